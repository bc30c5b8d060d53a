using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Early stopping with patience, and the best weights put back.</summary>
public sealed class StopInTime() : Exercise<Func<Tensor, Func<int, double>, int, int, int>, (double[] Losses, int Patience), StopInTime.Seen>(
    "08.5", "Early stopping", Difficulty.Medium, minutes: 30)
{
    /// <summary>What is seen of a training that stops in time.</summary>
    /// <param name="Best">The epoch that was returned.</param>
    /// <param name="Weight">The number of the epoch whose weights are in the tensor in the end; −1 where they are no epoch's.</param>
    /// <param name="Epochs">The epochs that were trained, in order.</param>
    public sealed record Seen(int Best, int Weight, int[] Epochs);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run(See);
        Probe("falls, then rises", draw => (Valley(draw, draw.Integer(3, 6), 12), draw.Integer(2, 4)));
        Probe("rises for a while, and falls again", Twice);
        Probe("the best one comes again", Again);
        Probe("falls to the end", draw => (Valley(draw, 8, 8), draw.Integer(2, 3)));
        Probe("a loss that is not a number", NotANumber);
        Oracle(Right, points: 2, name: "the best epoch, its weights, and no epoch too many", on: ["falls, then rises", "falls to the end"]);
        Oracle(Right, name: "patience counts epochs in a row", on: "rises for a while, and falls again");
        Oracle(Right, name: "as good as the best is no improvement", on: "the best one comes again");
        Oracle(Right, name: "NaN is no improvement", on: "a loss that is not a number");

        Diagnose((_, seen, right) => seen.Best == right.Best && seen.Weight == seen.Epochs.LastOrDefault() && seen.Weight != right.Weight,
            "The best epoch is right, and the weights are those of the last one. Keep a clone, since training changes the tensor in place, and copy_ it back in the end.");
        Diagnose((x, seen, right) => !HasNaN(x) && seen.Epochs.Length == x.Losses.Length && right.Epochs.Length < x.Losses.Length, "It never stops before the last epoch.");
        Diagnose((x, seen, right) => Simulated(x, tie: true) is var late && seen.Epochs.SequenceEqual(late.Epochs) && seen.Best == late.Best && seen.Best != right.Best && !HasNaN(x),
            "An epoch that is only as good as the best one is taken for an improvement: ask for less, not for less or equal.");
        Diagnose((x, seen, right) => Simulated(x, total: true) is var early && seen.Epochs.SequenceEqual(early.Epochs) && seen.Epochs.Length < right.Epochs.Length && !early.Epochs.SequenceEqual(Simulated(x, patience: -1).Epochs),
            "Epochs without improvement are counted over the whole training: an improvement sets the count back to 0.");
        Diagnose((x, seen, right) => !HasNaN(x) && seen.Best == right.Best && seen.Epochs.Length == right.Epochs.Length + 1, "It trains an epoch too many: stop as soon as as many epochs as the patience, in a row, have brought nothing.");
        Diagnose((x, seen, right) => HasNaN(x) && (seen.Best != right.Best || seen.Epochs.Length != right.Epochs.Length), "Every comparison with NaN is false: ask whether the loss is less than the best, so that NaN counts as no improvement.");
        Hint("Remember three things: the lowest loss so far, the epoch that had it, and a clone of its weights.");
        Hint("Stop when the current epoch minus the best epoch reaches the patience. Then you need no counter.");
        Hint("for epoch = 1 … maxEpochs: loss = trainEpoch(epoch); if (loss < best) { … kept = weights.clone(); } else if (epoch − bestEpoch >= patience) break; and in the end weights.copy_(kept).");
    }

    private static Seen See(Func<Tensor, Func<int, double>, int, int, int> answer, (double[] Losses, int Patience) x)
    {
        var weights = zeros(3);
        var epochs = new List<int>();
        // Weights are the epoch's number, written in place as an optimiser does.
        int best = answer(weights, epoch =>
        {
            epochs.Add(epoch);
            weights.fill_(epoch);
            return x.Losses[Math.Clamp(epoch - 1, 0, x.Losses.Length - 1)];
        }, x.Patience, x.Losses.Length);
        float[] left = weights.data<float>().ToArray();
        return new Seen(best, left.All(w => w == left[0]) ? (int)left[0] : -1, [.. epochs]);
    }

    private static double[] Valley(Draw draw, int bottom, int count) =>
        [.. Enumerable.Range(1, count).Select(epoch => 0.4 + 0.1 * Math.Abs(epoch - bottom) + draw.Number(0, 0.04))];

    /// <summary>Two rises that are each shorter than the patience and together longer; then the best epoch.</summary>
    private static (double[], int) Twice(Draw draw)
    {
        double low = draw.Number(0.1, 0.3);
        return ([1.0, 0.9, 0.95, 0.97, 0.8, 0.85, 0.88, low, low + 0.1, low + 0.2, low + 0.3, low + 0.4, low + 0.5], 3);
    }

    private static (double[], int) Again(Draw draw)
    {
        double low = draw.Number(0.2, 0.5);
        return ([1.0, low, low + 0.1, low, low + 0.2, low + 0.1, low + 0.3, low + 0.4], 3);
    }

    private static (double[], int) NotANumber(Draw draw)
    {
        double low = draw.Number(0.2, 0.5);
        return ([1.0, low, double.NaN, double.NaN, double.NaN, low + 0.1, low + 0.1, low + 0.1, low + 0.1], 3);
    }

    private static bool HasNaN((double[] Losses, int Patience) x) => x.Losses.Any(double.IsNaN);

    private static Seen Right((double[] Losses, int Patience) x) => Simulated(x);

    /// <summary>What is right, or what a known mistake gives.</summary>
    private static Seen Simulated((double[] Losses, int Patience) x, bool tie = false, bool total = false, int patience = 0)
    {
        double best = double.PositiveInfinity;
        int bestEpoch = 0, without = 0, epoch = 0;
        while (epoch < x.Losses.Length && without < x.Patience + patience)
        {
            double loss = x.Losses[epoch++];
            if (loss < best || (tie && loss == best))
                (best, bestEpoch, without) = (loss, epoch, total ? without : 0);
            else
                without++;
        }
        return new Seen(bestEpoch, bestEpoch, [.. Enumerable.Range(1, epoch)]);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.StopInTime"/>
    public static StopInTime StopInTime => The<StopInTime>();
}
