using System.Globalization;
using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>Precision for each recall, as the threshold falls.</summary>
/// <param name="Precisions">Of what counts as positive, the share that is, 0 to 1.</param>
/// <param name="Recalls">Of the positives, the share that counts as such, rising to 1.</param>
/// <param name="Thresholds">A sample counts as positive from this score on, falling.</param>
/// <param name="Prevalence">The share of positives among all samples: the precision of guessing.</param>
public sealed record PrecisionRecallCurve(IReadOnlyList<double> Precisions, IReadOnlyList<double> Recalls, IReadOnlyList<double> Thresholds, double Prevalence)
{
    /// <summary>The curve of a classifier of two classes.</summary>
    /// <param name="scores">Logits or probabilities of the positive class [N].</param>
    /// <param name="labels">1 for positives, 0 for negatives [N]; any type.</param>
    /// <exception cref="ArgumentException">Shapes differ, a label is neither 0 nor 1, a score is NaN, or all labels are the same.</exception>
    public static PrecisionRecallCurve Of(Tensor scores, Tensor labels)
    {
        var (thresholds, truePositives, falsePositives) = BinaryScores.Counts(scores, labels);
        return new PrecisionRecallCurve(
            [.. truePositives.Zip(falsePositives, (found, wrong) => (double)found / (found + wrong))],
            [.. truePositives.Select(found => (double)found / truePositives[^1])],
            thresholds,
            (double)truePositives[^1] / (truePositives[^1] + falsePositives[^1]));
    }

    /// <summary>Average precision, Σ (Rₙ − Rₙ₋₁) Pₙ, 0 to 1: the area under the curve without interpolation, which would be too optimistic.</summary>
    /// <remarks>Source: J. Davis, M. Goadrich, The Relationship Between Precision-Recall and ROC Curves, ICML (2006), on why not to interpolate linearly.</remarks>
    public double AveragePrecision => Enumerable.Range(0, Recalls.Count).Sum(i => (Recalls[i] - (i == 0 ? 0 : Recalls[i - 1])) * Precisions[i]);

    /// <summary>"precision-recall curve of 4 points, average precision 0.8333".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision-recall curve of {Thresholds.Count} points, average precision {AveragePrecision:0.0000}");
}
