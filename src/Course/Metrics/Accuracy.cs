using TorchSharp;
using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>The share of predictions that are right.</summary>
public static class Accuracy
{
    /// <summary>The share of rows whose largest score is that of their label.</summary>
    /// <param name="scores">Logits or probabilities [N, K], or predicted classes [N].</param>
    /// <param name="labels">The true classes, int64 [N], each 0 to K − 1.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, or there are no rows.</exception>
    public static double Of(Tensor scores, Tensor labels)
    {
        var count = labels.NumberOfElements;
        if (count == 0) throw new ArgumentException("There are no predictions to count: the labels are empty.");
        return (double)Correct(scores, labels) / count;
    }

    /// <summary>The share of rows whose label is among the k largest scores.</summary>
    /// <param name="scores">Logits or probabilities [N, K].</param>
    /// <param name="labels">The true classes, int64 [N], each 0 to K − 1.</param>
    /// <param name="k">1 to K; 1 is the plain accuracy.</param>
    /// <returns>0 to 1. A class that ties with the label counts as above it only if its number is smaller.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, there are no rows, or a label or k is outside its range.</exception>
    public static double TopK(Tensor scores, Tensor labels, int k)
    {
        if (scores.ndim != 2 || labels.ndim != 1 || scores.shape[0] != labels.shape[0] || labels.NumberOfElements == 0)
            throw new ArgumentException($"Scores of shape {scores.ShapeText()} do not go with labels of shape {labels.ShapeText()}: [N, K] and [N] with at least one row are expected.");
        var classes = scores.shape[1];
        if (k < 1 || k > classes) throw new ArgumentException($"The best {k} of {classes} classes were asked for: k is 1 to {classes}.", nameof(k));
        var (rows, truth, found) = (scores.Rows(), labels.Longs(), 0);
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, label) = (rows[i], truth[i]);
            if ((ulong)label >= (ulong)classes) throw new ArgumentException($"Sample {i} has the label {label}, and there are scores for the classes 0 to {classes - 1} only.", nameof(labels));
            var above = 0;
            for (var c = 0; c < row.Length; c++) if (row[c] > row[label] || (row[c] == row[label] && c < label)) above++;
            if (above < k) found++;
        }
        return (double)found / rows.Length;
    }

    /// <summary>The number of rows whose largest score is that of their label.</summary>
    internal static long Correct(Tensor scores, Tensor labels)
    {
        using var scope = NewDisposeScope();
        return (Classes(scores, labels) == labels).sum().to(ScalarType.Int64).item<long>();
    }

    /// <summary>Whether a model's outputs and their targets are scores of classes and labels.</summary>
    internal static bool Applies(Tensor outputs, Tensor targets) =>
        outputs.ndim == 2 && targets.ndim == 1 && targets.dtype == ScalarType.Int64 && outputs.shape[0] == targets.shape[0];

    /// <summary>The predicted class of each row, int64 [N].</summary>
    internal static Tensor Classes(Tensor scores, Tensor labels)
    {
        if (labels.ndim != 1 || scores.ndim is not (1 or 2) || scores.shape[0] != labels.shape[0])
            throw new ArgumentException(
                $"Scores of shape [{string.Join(", ", scores.shape)}] do not go with labels of shape [{string.Join(", ", labels.shape)}]: [N, K], or [N] predicted classes, and [N] are expected.");
        return scores.ndim == 2 ? scores.argmax(1) : scores.to(ScalarType.Int64);
    }
}
