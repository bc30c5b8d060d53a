using System.Globalization;
using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>The receiver operating characteristic: what share of the positives is found for each share of the negatives that is taken for positive, as the threshold falls.</summary>
/// <param name="FalsePositiveRates">From 0 to 1, rising.</param>
/// <param name="TruePositiveRates">From 0 to 1, rising; the recall at the same threshold.</param>
/// <param name="Thresholds">A sample counts as positive from this score on; the first is +∞, where none does.</param>
public sealed record RocCurve(IReadOnlyList<double> FalsePositiveRates, IReadOnlyList<double> TruePositiveRates, IReadOnlyList<double> Thresholds)
{
    /// <summary>The curve of a classifier of two classes.</summary>
    /// <param name="scores">Logits or probabilities of the positive class [N].</param>
    /// <param name="labels">1 for positives, 0 for negatives [N]; any type.</param>
    /// <exception cref="ArgumentException">Shapes differ, a label is neither 0 nor 1, a score is NaN, or all labels are the same.</exception>
    public static RocCurve Of(Tensor scores, Tensor labels)
    {
        var (thresholds, truePositives, falsePositives) = BinaryScores.Counts(scores, labels);
        double[] Rates(long[] counts) => [0, .. counts.Select(count => (double)count / counts[^1])];
        return new RocCurve(Rates(falsePositives), Rates(truePositives), [double.PositiveInfinity, .. thresholds]);
    }

    /// <summary>The area under the curve (AUC), 0 to 1: the probability that a positive drawn at random scores higher than a negative, ties counted half. 0.5 is guessing.</summary>
    /// <remarks>Source of the equality: J. A. Hanley, B. J. McNeil, The Meaning and Use of the Area under a ROC Curve, Radiology 143 (1982) 29-36.</remarks>
    public double Area => Enumerable.Range(1, Thresholds.Count - 1).Sum(i =>
        (FalsePositiveRates[i] - FalsePositiveRates[i - 1]) * (TruePositiveRates[i] + TruePositiveRates[i - 1]) / 2);

    /// <summary>"ROC curve of 5 points, area 0.7500".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ROC curve of {Thresholds.Count} points, area {Area:0.0000}");
}
