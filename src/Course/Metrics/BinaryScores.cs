using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>Scores of two classes with their labels, sorted: what both curves over a moving threshold are made of.</summary>
internal static class BinaryScores
{
    /// <summary>For each score that occurs, from the largest down: how many positives and negatives have at least that score.</summary>
    internal static (double[] Thresholds, long[] TruePositives, long[] FalsePositives) Counts(Tensor scores, Tensor labels)
    {
        if (scores.ndim != 1 || labels.ndim != 1 || scores.shape[0] != labels.shape[0])
            throw new ArgumentException($"Scores of shape {scores.ShapeText()} do not go with labels of shape {labels.ShapeText()}: [N] of both are expected. For more than two classes, take one class's scores and whether each label is that class.");
        var (values, truth) = (scores.Doubles(), labels.Doubles());
        if (values.Any(double.IsNaN)) throw new ArgumentException("A score is NaN, which is neither above nor below a threshold.", nameof(scores));
        if (truth.FirstOrDefault(label => label is not (0 or 1)) is var odd and not 0) throw new ArgumentException(FormattableString.Invariant($"A label is {odd}: 0 for the negative class and 1 for the positive one are expected."), nameof(labels));
        if (!truth.Contains(0) || !truth.Contains(1)) throw new ArgumentException("All labels are the same: there have to be positives and negatives to tell apart.", nameof(labels));

        int[] order = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i])];
        List<double> thresholds = [];
        List<long> truePositives = [], falsePositives = [];
        var (positives, negatives) = (0L, 0L);
        for (var i = 0; i < order.Length; i++)
        {
            if (truth[order[i]] == 1) positives++;
            else negatives++;
            if (i + 1 < order.Length && values[order[i + 1]] == values[order[i]]) continue;
            thresholds.Add(values[order[i]]);
            truePositives.Add(positives);
            falsePositives.Add(negatives);
        }
        return ([.. thresholds], [.. truePositives], [.. falsePositives]);
    }
}
