using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter08;

internal sealed class ResumableTrainingAnswers : AnswersTo<ResumableTraining>
{
    private static Tensor Number(long number) => tensor(number);

    /// <summary>The right training; entries that are named are not read, as if they had not been saved.</summary>
    private static Dictionary<string, Tensor> Train(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps, params string[] forgotten)
    {
        var saved = checkpoint.Where(entry => !forgotten.Contains(entry.Key)).ToDictionary();
        long n = X.shape[0];
        var w = saved["weight"];
        var m = saved.TryGetValue("m", out var mean) ? mean : zeros_like(w);
        var s = saved.TryGetValue("s", out var square) ? square : zeros_like(w);
        var order = saved.TryGetValue("order", out var kept) ? kept : zeros(n, ScalarType.Int64);
        long place = saved.TryGetValue("place", out var where) ? where.item<long>() : n;
        long done = saved.TryGetValue("t", out var count) ? count.item<long>() : 0;
        if (saved.TryGetValue("random", out var random))
            set_rng_state(random);
        for (long t = done + 1; t <= done + steps; t++)
            Step(X, y, t, ref w, ref m, ref s, ref order, ref place);
        return new()
        {
            ["weight"] = w,
            ["m"] = m,
            ["s"] = s,
            ["order"] = order,
            ["place"] = Number(place),
            ["t"] = Number(done + steps),
            ["random"] = get_rng_state(),
        };
    }

    private static void Step(Tensor X, Tensor y, long t, ref Tensor w, ref Tensor m, ref Tensor s, ref Tensor order, ref long place, bool dropout = true)
    {
        long n = X.shape[0];
        if (place >= n)
            (order, place) = (randperm(n), 0);
        var chosen = order.narrow(0, place, Math.Min(8, n - place));
        place += 8;
        var input = X.index_select(0, chosen);
        if (dropout)
            input = input * (rand(chosen.shape[0], X.shape[1]) < 0.5) * 2;
        var P = nn.functional.softmax(input.matmul(w), 1);
        var g = input.t().matmul(P - nn.functional.one_hot(y.index_select(0, chosen), w.shape[1])) / chosen.shape[0];
        m = 0.9 * m + 0.1 * g;
        s = 0.999 * s + 0.001 * g * g;
        w = w - 0.05 * (m / (1 - Math.Pow(0.9, t))) / ((s / (1 - Math.Pow(0.999, t))).sqrt() + 1e-8);
    }

    [Right]
    private static Dictionary<string, Tensor> WithEverything(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps);

    /// <summary>Keeps the state of chance at the start and how many steps were made, and makes them all again.</summary>
    [Right]
    private static Dictionary<string, Tensor> FromTheBeginning(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps)
    {
        var first = checkpoint.TryGetValue("first", out var start) ? start : checkpoint["weight"];
        var chance = checkpoint.TryGetValue("chance", out var state) ? state : get_rng_state();
        long done = checkpoint.TryGetValue("done", out var number) ? number.item<long>() : 0;
        set_rng_state(chance);
        var all = Train(new() { ["weight"] = first }, X, y, (int)done + steps);
        return new() { ["weight"] = all["weight"], ["first"] = first, ["chance"] = chance, ["done"] = Number(done + steps) };
    }

    [Wrong("Only the weights go on")]
    private static Dictionary<string, Tensor> WeightsOnly(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) =>
        new() { ["weight"] = Train(checkpoint, X, y, steps)["weight"] };

    [Wrong("two means begin anew")]
    private static Dictionary<string, Tensor> WithoutTheMeans(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps, "m", "s");

    [Wrong("number of the step")]
    private static Dictionary<string, Tensor> WithoutTheStepNumber(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps, "t");

    [Wrong("begins a new epoch")]
    private static Dictionary<string, Tensor> ANewEpochEachTime(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps, "order", "place");

    [Wrong("random generator")]
    private static Dictionary<string, Tensor> WithoutChance(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps, "random");

    [Wrong("those that went in")]
    private static Dictionary<string, Tensor> GivesBackTheStart(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps)
    {
        Train(checkpoint, X, y, steps);
        return checkpoint;
    }

    [Wrong]
    private static Dictionary<string, Tensor> WithoutTheSquares(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps, "s");

    [Wrong]
    private static Dictionary<string, Tensor> WithoutTheFirstMean(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps, "m");

    [Wrong]
    private static Dictionary<string, Tensor> ChanceOfTheBeginning(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps)
    {
        var before = checkpoint.TryGetValue("random", out var state) ? state : get_rng_state();
        var next = Train(checkpoint, X, y, steps);
        next["random"] = before;
        return next;
    }

    [Wrong]
    private static Dictionary<string, Tensor> ASeedOfItsOwn(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps)
    {
        manual_seed(1);
        return Train(checkpoint, X, y, steps, "random");
    }

    [Wrong]
    private static Dictionary<string, Tensor> WithoutDropout(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps)
    {
        var w = checkpoint["weight"];
        Tensor m = zeros_like(w), s = zeros_like(w), order = zeros(X.shape[0], ScalarType.Int64);
        long place = X.shape[0];
        for (long t = 1; t <= steps; t++)
            Step(X, y, t, ref w, ref m, ref s, ref order, ref place, dropout: false);
        return new() { ["weight"] = w };
    }

    [Wrong]
    private static Dictionary<string, Tensor> AStepTooMany(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => Train(checkpoint, X, y, steps + 1);

    [Wrong]
    private static Dictionary<string, Tensor> InHalfPrecision(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps)
    {
        var next = Train(checkpoint, X, y, steps);
        next["m"] = (next["m"] * 4096).round() / 4096;
        return next;
    }

    [Wrong]
    private static Dictionary<string, Tensor> Empty(Dictionary<string, Tensor> checkpoint, Tensor X, Tensor y, int steps) => [];
}
