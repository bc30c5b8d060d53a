using Course.Exercises.Proof;
using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter08;

internal sealed class ClassScoresAnswers : AnswersTo<ClassScores>
{
    private static (Tensor Found, Tensor Actual, Tensor Predicted) Parts(Tensor counts)
    {
        var c = counts.to(ScalarType.Float64);
        return (c.diagonal(), c.sum(dim: 1), c.sum(dim: 0));
    }

    private static Tensor Share(Tensor part, Tensor whole) => part / whole.clamp(min: 1);

    [Right]
    private static Tensor ByVectors(Tensor counts)
    {
        var (found, actual, predicted) = Parts(counts);
        return stack([Share(found, predicted), Share(found, actual), Share(2 * found, actual + predicted)]);
    }

    [Right]
    private static Tensor ByTheLibrary(Tensor counts)
    {
        int k = (int)counts.shape[0];
        long[,] table = new long[k, k];
        for (int i = 0; i < k; i++)
            for (int j = 0; j < k; j++)
                table[i, j] = counts[i, j].item<long>();
        var matrix = new ConfusionMatrix(table);
        double[] values = [.. new Func<int, double>[] { matrix.Precision, matrix.Recall, matrix.F1 }.SelectMany(score => Enumerable.Range(0, k).Select(score))];
        return tensor([.. values.Select(value => double.IsNaN(value) ? 0 : value)], [3, k]);
    }

    [Right]
    private static Tensor HarmonicMean(Tensor counts)
    {
        var (found, actual, predicted) = Parts(counts);
        Tensor precision = Share(found, predicted), recall = Share(found, actual);
        var sum = precision + recall;
        return stack([precision, recall, where(sum > 0, 2 * precision * recall / sum, zeros_like(sum))]);
    }

    [Wrong("not a number")]
    private static Tensor NothingGuarded(Tensor counts)
    {
        var (found, actual, predicted) = Parts(counts);
        return stack([found / predicted, found / actual, 2 * found / (actual + predicted)]);
    }

    [Wrong("exchanged")]
    private static Tensor Exchanged(Tensor counts)
    {
        var right = ByVectors(counts);
        return stack([right[1], right[0], right[2]]);
    }

    [Wrong("exchanged")]
    private static Tensor Transposed(Tensor counts) => ByVectors(counts.t());

    [Wrong("plain mean")]
    private static Tensor ArithmeticMean(Tensor counts)
    {
        var right = ByVectors(counts);
        return stack([right[0], right[1], (right[0] + right[1]) / 2]);
    }

    [Wrong("share of all samples")]
    private static Tensor OfAll(Tensor counts)
    {
        var (found, actual, _) = Parts(counts);
        var share = found / actual.sum();
        return stack([share, share, share]);
    }

    [Wrong("Whole numbers")]
    private static Tensor IntegerDivision(Tensor counts) => ByVectors(counts).floor();

    [Wrong("Three rows")]
    private static Tensor ARowForEachClass(Tensor counts) => ByVectors(counts).t().contiguous();

    [Wrong("Three rows")]
    private static Tensor WithoutF1(Tensor counts) => ByVectors(counts).narrow(0, 0, 2);

    [Wrong]
    private static Tensor GeometricMean(Tensor counts)
    {
        var right = ByVectors(counts);
        return stack([right[0], right[1], (right[0] * right[1]).sqrt()]);
    }

    [Wrong]
    private static Tensor Percent(Tensor counts) => 100 * ByVectors(counts);

    [Wrong]
    private static Tensor F1WithoutTheTwo(Tensor counts)
    {
        var right = ByVectors(counts);
        return stack([right[0], right[1], right[2] / 2]);
    }

    [Wrong]
    private static Tensor OneWhereNothingIsCounted(Tensor counts)
    {
        var (found, actual, predicted) = Parts(counts);
        return stack([where(predicted > 0, Share(found, predicted), ones_like(found)), Share(found, actual), Share(2 * found, actual + predicted)]);
    }

    [Wrong]
    private static Tensor Zeros(Tensor counts) => zeros([3, counts.shape[0]], ScalarType.Float64);

    [Wrong]
    private static Tensor Ones(Tensor counts) => ones([3, counts.shape[0]], ScalarType.Float64);
}
