using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A training that can be stopped after any step and goes on bit for bit.</summary>
public sealed class ResumableTraining() : Exercise<
    Func<Dictionary<string, Tensor>, Tensor, Tensor, int, Dictionary<string, Tensor>>,
    (Tensor X, Tensor Y, Tensor Start, int[] Pieces, int Seed), ResumableTraining.Seen>(
    "08.6", "A checkpoint that resumes bit for bit", Difficulty.Hard, minutes: 90)
{
    private const int BatchSize = 8;

    /// <summary>What is seen of a training.</summary>
    /// <param name="Whole">The weights after all steps in one go.</param>
    /// <param name="Pieces">The weights after the same steps in several calls.</param>
    public sealed record Seen(Tensor Whole, Tensor Pieces);

    private enum Forgotten
    {
        Nothing,
        Means,
        StepNumber,
        Order,
        Chance,
        AllButWeights,
    }

    /// <inheritdoc/>
    protected override void Define()
    {
        Run(See);
        Probe("stopped in the middle of an epoch", draw => Drawn(draw, samples: 27, [6, 7, 5]));
        Probe("stopped at the end of an epoch", draw => Drawn(draw, samples: 24, [3, 6, 3]));
        Probe("stopped after every step", draw => Drawn(draw, samples: draw.Integer(17, 23), [1, 1, 1, 1, 1, 1, 1, 1]));
        Property("in one go it is the plain training", IsPlain);
        Property("in pieces it is the same, to the last bit", (x, seen) => IsPlain(x, seen) && Same(seen.Whole, seen.Pieces), points: 2, on: "stopped in the middle of an epoch");
        Property("also at the end of an epoch", (x, seen) => IsPlain(x, seen) && Same(seen.Whole, seen.Pieces), on: "stopped at the end of an epoch");
        Property("and after every single step", (x, seen) => IsPlain(x, seen) && Same(seen.Whole, seen.Pieces), points: 2, on: "stopped after every step");

        Diagnose((x, seen) => Same(seen.Whole, x.Start), "The weights that come back are those that went in: put the new ones into the checkpoint.");
        Diagnose((x, seen) => Shows(x, seen, Forgotten.AllButWeights), "Only the weights go on. The next step depends on more than these: list everything that the plain loop keeps from one step to the next.");
        Diagnose((x, seen) => Shows(x, seen, Forgotten.Means), "Adam's two means begin anew in every call.");
        Diagnose((x, seen) => Shows(x, seen, Forgotten.StepNumber), "The number of the step, t, begins anew in every call, and with it the bias correction.");
        Diagnose((x, seen) => Shows(x, seen, Forgotten.Order), "Every call begins a new epoch: keep the order and the place in it.");
        Diagnose((x, seen) => Shows(x, seen, Forgotten.Chance), "The random generator goes on from where the new process happens to be: keep get_rng_state(), and set it before the first draw.");
        Hint("Which variables of the plain loop live longer than one step? One of them is not declared in it.");
        Hint("Seven things: w, m, s, t, order, place, and the state of torch's generator. A number fits into a tensor of one element.");
        Hint("if (checkpoint.TryGetValue(\"random\", out var state)) set_rng_state(state); … and in the end [\"random\"] = get_rng_state(), taken after the last draw.");
    }

    private static (Tensor, Tensor, Tensor, int[], int) Drawn(Draw draw, int samples, int[] pieces)
    {
        int features = draw.Integer(4, 6), classes = draw.Integer(3, 4);
        return (draw.Normal([samples, features]), draw.Integers(0, classes - 1, [samples]), 0.1 * draw.Normal([features, classes]), pieces, draw.Integer(1, 10_000));
    }

    private static Seen See(
        Func<Dictionary<string, Tensor>, Tensor, Tensor, int, Dictionary<string, Tensor>> answer, (Tensor X, Tensor Y, Tensor Start, int[] Pieces, int Seed) x) =>
        new(Last(answer, x, [x.Pieces.Sum()]), Last(answer, x, x.Pieces));

    /// <summary>Calls it once for each piece. Between two calls chance is elsewhere, as in another process, and the checkpoint is copied, as by a file.</summary>
    private static Tensor Last(
        Func<Dictionary<string, Tensor>, Tensor, Tensor, int, Dictionary<string, Tensor>> answer, (Tensor X, Tensor Y, Tensor Start, int[] Pieces, int Seed) x, int[] pieces)
    {
        Dictionary<string, Tensor> checkpoint = new() { ["weight"] = x.Start.clone() };
        for (int call = 0; call < pieces.Length; call++)
        {
            manual_seed(x.Seed + 1_000 * call);
            checkpoint = answer(checkpoint, x.X.clone(), x.Y.clone(), pieces[call]).ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());
        }
        return checkpoint["weight"];
    }

    private static bool Same(Tensor left, Tensor right) => left.shape.SequenceEqual(right.shape) && left.equal(right).all().item<bool>();

    private static bool IsPlain((Tensor X, Tensor Y, Tensor Start, int[] Pieces, int Seed) x, Seen seen) =>
        Close(seen.Whole, Last((checkpoint, X, y, steps) => Train(checkpoint, X, y, steps, Forgotten.Nothing), x, [x.Pieces.Sum()]), 1e-4);

    private static bool Shows((Tensor X, Tensor Y, Tensor Start, int[] Pieces, int Seed) x, Seen seen, Forgotten what) =>
        !Same(seen.Whole, seen.Pieces) && !Close(seen.Pieces, seen.Whole, 1e-5)
        && Close(seen.Pieces, Last((checkpoint, X, y, steps) => Train(checkpoint, X, y, steps, what), x, x.Pieces), 1e-4);

    private static Dictionary<string, Tensor> Train(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps, Forgotten forgotten)
    {
        bool anew = forgotten == Forgotten.AllButWeights || !checkpoint.ContainsKey("t");
        Tensor w = checkpoint["weight"];
        Tensor m = anew || forgotten == Forgotten.Means ? zeros_like(w) : checkpoint["m"], s = anew || forgotten == Forgotten.Means ? zeros_like(w) : checkpoint["s"];
        long done = anew || forgotten == Forgotten.StepNumber ? 0 : checkpoint["t"].item<long>(), n = X.shape[0];
        long place = anew || forgotten == Forgotten.Order ? n : checkpoint["place"].item<long>();
        Tensor order = anew ? zeros(n, ScalarType.Int64) : checkpoint["order"];
        if (!anew && forgotten != Forgotten.Chance)
            set_rng_state(checkpoint["random"]);
        for (long t = done + 1; t <= done + steps; t++)
        {
            if (place >= n)
                (order, place) = (randperm(n), 0);
            var chosen = order.narrow(0, place, Math.Min(BatchSize, n - place));
            place += BatchSize;
            var input = X.index_select(0, chosen) * (rand(chosen.shape[0], X.shape[1]) < 0.5) * 2;
            var errors = nn.functional.softmax(input.matmul(w), 1) - nn.functional.one_hot(y.index_select(0, chosen), w.shape[1]);
            var g = input.t().matmul(errors) / chosen.shape[0];
            (m, s) = (0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g);
            w = w - 0.05 * (m / (1 - Math.Pow(0.9, t))) / ((s / (1 - Math.Pow(0.999, t))).sqrt() + 1e-8);
        }
        return new() { ["weight"] = w, ["m"] = m, ["s"] = s, ["t"] = tensor(done + steps), ["place"] = tensor(place), ["order"] = order, ["random"] = get_rng_state() };
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ResumableTraining"/>
    public static ResumableTraining ResumableTraining => The<ResumableTraining>();
}
