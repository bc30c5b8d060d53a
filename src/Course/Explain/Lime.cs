using static TorchSharp.torch;

namespace Course.Explain;

/// <summary>A line fitted to a model around one input: local, interpretable, model-agnostic explanations.</summary>
/// <remarks>
/// Coalitions are drawn evenly; each counts by how near it is to the whole input, exp(−D² / width²) with the cosine distance D = 1 − √(|S| / n); a ridge regression to their worth gives the weights.
/// Source: M. T. Ribeiro, S. Singh, C. Guestrin, "Why Should I Trust You?": Explaining the Predictions of Any Classifier, KDD (2016), section 3.
/// </remarks>
public static class Lime
{
    /// <summary>The weight of each player.</summary>
    /// <param name="game">Takes coalitions, float64 [M, players] of 0 and 1, gives what each is worth, [M]; such as from <see cref="Masking"/>.</param>
    /// <param name="players">At least 1.</param>
    /// <param name="samples">How many coalitions are drawn; more than there are players.</param>
    /// <param name="width">Of the kernel, above 0: the smaller, the more local.</param>
    /// <param name="ridge">The penalty on the squared weights, 0 or more; not on the intercept.</param>
    /// <param name="seed">Of the draw.</param>
    /// <returns>float64 [players], in units of the worth.</returns>
    /// <exception cref="ArgumentException">There are too few samples, or the width or the penalty is outside its range.</exception>
    public static Tensor Of(Func<Tensor, Tensor> game, int players, int samples = 1000, double width = 0.25, double ridge = 1e-3, int seed = 0)
    {
        Coalitions.RequirePlayers(players);
        if (samples <= players) throw new ArgumentException($"{samples} samples are too few for {players} players: give more than there are players.", nameof(samples));
        if (!(width > 0)) throw new ArgumentOutOfRangeException(nameof(width), "The kernel's width has to be above 0.");
        if (!(ridge >= 0)) throw new ArgumentOutOfRangeException(nameof(ridge), "The penalty has to be 0 or more.");
        var random = new Random(seed);
        var coalitions = new double[samples][];
        coalitions[0] = [.. Enumerable.Repeat(1.0, players)];
        for (var i = 1; i < samples; i++) coalitions[i] = [.. Enumerable.Range(0, players).Select(_ => (double)random.Next(2))];
        double[] weights = [.. coalitions.Select(c => 1 - Math.Sqrt(c.Sum() / players)).Select(distance => Math.Exp(-distance * distance / (width * width)))];
        double[][] withIntercept = [.. coalitions.Select(c => (double[])[.. c, 1])];
        var fit = Coalitions.LeastSquares(withIntercept, Coalitions.Play(game, coalitions), weights, [.. Enumerable.Repeat(ridge, players), 0]);
        return tensor(fit[..^1]);
    }
}
