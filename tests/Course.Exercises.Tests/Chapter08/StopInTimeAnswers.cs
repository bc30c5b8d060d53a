using Course.Exercises.Proof;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter08;

internal sealed class StopInTimeAnswers : AnswersTo<StopInTime>
{
    [Right]
    private static int ByDistance(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs)
    {
        double best = double.PositiveInfinity;
        int bestEpoch = 0;
        var kept = weights.clone();
        for (int epoch = 1; epoch <= maxEpochs && epoch - bestEpoch <= patience; epoch++)
        {
            double loss = trainEpoch(epoch);
            if (loss < best)
            {
                (best, bestEpoch) = (loss, epoch);
                kept = weights.clone();
            }
        }
        weights.copy_(kept);
        return bestEpoch;
    }

    [Right]
    private static int ByCounter(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs)
    {
        float[] kept = [];
        var losses = new List<double>();
        int best = 0, without = 0;
        while (losses.Count < maxEpochs && without < patience)
        {
            losses.Add(trainEpoch(losses.Count + 1));
            without++;
            if (best != 0 && !(losses[^1] < losses[best - 1]))
                continue;
            (best, without) = (losses.Count, 0);
            kept = weights.data<float>().ToArray();
        }
        weights.copy_(tensor(kept));
        return best;
    }

    /// <summary>The right loop with a place for each mistake.</summary>
    private static int Loop(
        Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs,
        Func<double, double, bool>? better = null, bool total = false, bool restore = true, bool copy = true)
    {
        double best = double.PositiveInfinity;
        int bestEpoch = 0, without = 0;
        var kept = copy ? weights.clone() : weights;
        better ??= (loss, lowest) => loss < lowest;
        for (int epoch = 1; epoch <= maxEpochs; epoch++)
        {
            double loss = trainEpoch(epoch);
            if (better(loss, best))
            {
                (best, bestEpoch) = (loss, epoch);
                kept = copy ? weights.clone() : weights;
                if (!total)
                    without = 0;
            }
            else if (++without >= patience)
            {
                break;
            }
        }
        if (restore)
            weights.copy_(kept);
        return bestEpoch;
    }

    [Wrong("Keep a clone")]
    private static int SecondName(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, patience, maxEpochs, copy: false);

    [Wrong("Keep a clone")]
    private static int NotPutBack(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, patience, maxEpochs, restore: false);

    [Wrong("never stops")]
    private static int NeverStops(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, int.MaxValue, maxEpochs);

    [Wrong("as good as the best one")]
    private static int LessOrEqual(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) =>
        Loop(weights, trainEpoch, patience, maxEpochs, (loss, best) => loss <= best);

    [Wrong("over the whole training")]
    private static int CountedInTotal(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, patience, maxEpochs, total: true);

    [Wrong("an epoch too many")]
    private static int OneTooMany(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, patience + 1, maxEpochs);

    [Wrong("comparison with NaN")]
    private static int NaNIsBetter(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) =>
        Loop(weights, trainEpoch, patience, maxEpochs, (loss, best) => !(loss >= best));

    [Wrong]
    private static int OneTooFew(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, Math.Max(1, patience - 1), maxEpochs);

    [Wrong]
    private static int StopsAtTheFirstRise(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, 1, maxEpochs);

    [Wrong]
    private static int BetterThanTheOneBefore(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs)
    {
        double before = double.PositiveInfinity;
        return Loop(weights, trainEpoch, patience, maxEpochs, (loss, _) =>
        {
            bool falls = loss < before;
            before = loss;
            return falls;
        });
    }

    [Wrong]
    private static int FromZero(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => Loop(weights, trainEpoch, patience, maxEpochs) - 1;

    [Wrong]
    private static int TheLastEpoch(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs)
    {
        int last = 0;
        Loop(weights, epoch => trainEpoch(last = epoch), patience, maxEpochs);
        return last;
    }

    [Wrong]
    private static int HighestIsBest(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) =>
        Loop(weights, trainEpoch, patience, maxEpochs, (loss, best) => double.IsInfinity(best) || loss > best);

    [Wrong]
    private static int TrainsAgain(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs)
    {
        int best = Loop(weights, trainEpoch, patience, maxEpochs, restore: false);
        trainEpoch(best);
        return best;
    }

    [Wrong]
    private static int Nothing(Tensor weights, Func<int, double> trainEpoch, int patience, int maxEpochs) => 0;
}
