using System.Globalization;
using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>Whether probabilities mean what they say: of what is predicted with 80 %, are 80 % right?</summary>
/// <param name="Bins">The bins from 0 to 1, equally wide, the empty ones too.</param>
/// <remarks>Source: C. Guo, G. Pleiss, Y. Sun, K. Q. Weinberger, On Calibration of Modern Neural Networks, ICML (2017), equations 2 to 5.</remarks>
public sealed record Calibration(IReadOnlyList<Calibration.Bin> Bins)
{
    /// <summary>Predictions of about the same confidence.</summary>
    /// <param name="From">Confidences above this one are in the bin; in the first bin, 0 too.</param>
    /// <param name="To">Confidences up to this one are in the bin.</param>
    /// <param name="Count">How many predictions.</param>
    /// <param name="Confidence">Their mean confidence, 0 to 1; NaN where there are none.</param>
    /// <param name="Accuracy">The share of them that is right, 0 to 1; NaN where there are none.</param>
    public sealed record Bin(double From, double To, long Count, double Confidence, double Accuracy);

    /// <summary>Sorts predictions into bins.</summary>
    /// <param name="probabilities">Of classes, [N, K], each row a distribution: a prediction is the largest, its confidence is that probability. Or of the positive one of two classes, [N]: confidence is the
    /// probability, and right is what is positive. Not logits.</param>
    /// <param name="labels">The true classes [N]: 0 to K − 1, or 0 and 1.</param>
    /// <param name="bins">How many bins; at least 1.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, there are no rows, a value is not a probability, a row does not sum to 1, or a label is outside its range.</exception>
    public static Calibration Of(Tensor probabilities, Tensor labels, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (probabilities.ndim is not (1 or 2) || labels.ndim != 1 || probabilities.shape[0] != labels.shape[0] || labels.NumberOfElements == 0)
            throw new ArgumentException($"Probabilities of shape {probabilities.ShapeText()} do not go with labels of shape {labels.ShapeText()}: [N, K] or [N], and [N] with at least one row are expected.");
        if (probabilities.Doubles().FirstOrDefault(p => !(p is >= 0 and <= 1 + 1e-6), 0) is var odd && odd != 0)
            throw new ArgumentException(FormattableString.Invariant($"{odd} is not a probability: give numbers from 0 to 1, for logits their softmax or sigmoid."), nameof(probabilities));

        var truth = labels.Longs();
        var classes = probabilities.ndim == 1 ? 2 : probabilities.shape[1];
        if (Array.FindIndex(truth, label => (ulong)label >= (ulong)classes) is >= 0 and var unknown)
            throw new ArgumentException($"Sample {unknown} has the label {truth[unknown]}: 0 to {classes - 1} are expected.", nameof(labels));
        // Wide enough for the float16 softmax of many classes.
        if (probabilities.ndim == 2 && Array.FindIndex(probabilities.Rows(), row => Math.Abs(row.Sum() - 1) > 1e-2) is >= 0 and var uneven)
            throw new ArgumentException($"The probabilities of sample {uneven} do not sum to 1: each row has to be a distribution, such as a softmax gives.", nameof(probabilities));
        (double Confidence, bool Right)[] predictions = probabilities.ndim == 1
            ? [.. probabilities.Doubles().Zip(truth, (p, label) => (p, label == 1))]
            : [.. probabilities.Rows().Zip(truth, (row, label) => (row.Max(), Array.IndexOf(row, row.Max()) == label))];
        var ofBin = predictions.ToLookup(p => Math.Clamp((int)Math.Ceiling(p.Confidence * bins) - 1, 0, bins - 1));
        return new Calibration([.. Enumerable.Range(0, bins).Select(b => new Bin(
            (double)b / bins, (b + 1.0) / bins, ofBin[b].Count(),
            ofBin[b].Select(p => p.Confidence).DefaultIfEmpty(double.NaN).Average(),
            ofBin[b].Select(p => p.Right ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average()))]);
    }

    /// <summary>The number of predictions.</summary>
    public long Count => Bins.Sum(bin => bin.Count);

    /// <summary>Expected calibration error (ECE), 0 to 1: how far accuracy and confidence are apart in a bin, on average over the predictions.</summary>
    public double ExpectedError => Bins.Where(bin => bin.Count > 0).Sum(bin => bin.Count * Math.Abs(bin.Accuracy - bin.Confidence)) / Count;

    /// <summary>Maximum calibration error (MCE), 0 to 1: how far they are apart in the worst bin; NaN where there are no predictions.</summary>
    public double MaximumError => Bins.Where(bin => bin.Count > 0).Select(bin => Math.Abs(bin.Accuracy - bin.Confidence)).DefaultIfEmpty(double.NaN).Max();

    /// <summary>"expected calibration error 0.0312 (10 bins, 1,000 predictions)".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"expected calibration error {ExpectedError:0.0000} ({Bins.Count} bins, {Count:N0} predictions)");
}
