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
    /// <exception cref="ArgumentException">The shapes do not fit, there are no rows, a score is NaN, a label is outside its range, or a predicted class is no whole number.</exception>
    public static double Of(Tensor scores, Tensor labels)
    {
        var predicted = Predicted(scores, labels);
        if (predicted.Length == 0) throw new ArgumentException("There are no predictions to count: the labels are empty.");
        var truth = labels.Longs();
        if (scores.ndim == 2) RequireClasses(truth, scores.shape[1]);
        return (double)predicted.Zip(truth).Count(pair => pair.First == pair.Second) / predicted.Length;
    }

    /// <summary>The share of rows whose label is among the k largest scores.</summary>
    /// <param name="scores">Logits or probabilities [N, K].</param>
    /// <param name="labels">The true classes, int64 [N], each 0 to K − 1.</param>
    /// <param name="k">1 to K; 1 is the plain accuracy.</param>
    /// <returns>0 to 1. A class that ties with the label counts as above it only if its number is smaller.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, there are no rows, a score is NaN, or a label or k is outside its range.</exception>
    public static double TopK(Tensor scores, Tensor labels, int k)
    {
        if (scores.ndim != 2 || labels.ndim != 1 || scores.shape[0] != labels.shape[0] || labels.NumberOfElements == 0)
            throw new ArgumentException($"Scores of shape {scores.ShapeText()} do not go with labels of shape {labels.ShapeText()}: [N, K] and [N] with at least one row are expected.");
        var classes = scores.shape[1];
        if (k < 1 || k > classes) throw new ArgumentException($"The best {k} of {classes} classes were asked for: k is 1 to {classes}.", nameof(k));
        RequireNumbers(scores);
        var (rows, truth, found) = (scores.Rows(), labels.Longs(), 0);
        RequireClasses(truth, classes);
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, label) = (rows[i], truth[i]);
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

    /// <summary>The predicted class of each row, from scores that are numbers or classes that are whole.</summary>
    internal static long[] Predicted(Tensor scores, Tensor labels)
    {
        RequireNumbers(scores);
        if (scores.ndim == 1 && scores.Doubles().FirstOrDefault(value => value != Math.Truncate(value)) is var odd and not 0)
            throw new ArgumentException(FormattableString.Invariant($"{odd} is no class: predicted classes are whole numbers. Give scores as [N, K], or compare probabilities with a threshold first."), nameof(scores));
        using var scope = NewDisposeScope();
        return Classes(scores, labels).Longs();
    }

    private static void RequireNumbers(Tensor scores)
    {
        if (Array.FindIndex(scores.Doubles(), double.IsNaN) is >= 0 and var place)
            throw new ArgumentException($"A score of sample {(scores.ndim == 2 ? place / scores.shape[1] : place)} is NaN, which is neither more nor less than another.", nameof(scores));
    }

    private static void RequireClasses(long[] labels, long classes)
    {
        if (Array.FindIndex(labels, label => (ulong)label >= (ulong)classes) is >= 0 and var i)
            throw new ArgumentException($"Sample {i} has the label {labels[i]}, and there are scores for the classes 0 to {classes - 1} only.", nameof(labels));
    }

    /// <summary>The predicted class of each row, int64 [N].</summary>
    private static Tensor Classes(Tensor scores, Tensor labels)
    {
        if (labels.ndim != 1 || scores.ndim is not (1 or 2) || scores.shape[0] != labels.shape[0])
            throw new ArgumentException(
                $"Scores of shape [{string.Join(", ", scores.shape)}] do not go with labels of shape [{string.Join(", ", labels.shape)}]: [N, K], or [N] predicted classes, and [N] are expected.");
        return scores.ndim == 2 ? scores.argmax(1) : scores.to(ScalarType.Int64);
    }
}
