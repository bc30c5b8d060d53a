using static TorchSharp.torch;

namespace Course.Explain;

/// <summary>Shapley values as the solution of a weighted least-squares problem, so that a sample of the coalitions is enough.</summary>
/// <remarks>
/// Minimises Σ over coalitions S of π(S) (v(S) − v(none) − Σ φᵢ[i ∈ S])² with π(S) = (n − 1) / (C(n, |S|) |S| (n − |S|)), held to Σ φᵢ = v(all) − v(none): efficient for any sample, and exact
/// where all coalitions are taken.
/// Sources: S. M. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, NeurIPS (2017), theorem 2; sampling in pairs of a coalition and its complement:
/// I. Covert, S.-I. Lee, Improving KernelSHAP, AISTATS (2021), section 4.1.
/// </remarks>
public static class KernelShap
{
    /// <summary>The values of all players.</summary>
    /// <param name="game">Takes coalitions, float64 [M, players] of 0 and 1, gives what each is worth, [M]; such as from <see cref="Masking"/>.</param>
    /// <param name="players">At least 1.</param>
    /// <param name="samples">How many coalitions may be played beside none and all. If it is at least 2ⁿ − 2, each is played once and the values are exact; else this many, an even number, are drawn.</param>
    /// <param name="seed">Of the draw.</param>
    /// <returns>float64 [players], in units of the worth.</returns>
    /// <exception cref="ArgumentException">There are too few samples for so many players.</exception>
    public static Tensor Of(Func<Tensor, Tensor> game, int players, int samples = 2048, int seed = 0)
    {
        Coalitions.RequirePlayers(players);
        var all = players <= 20 && samples >= (1 << players) - 2;
        if (!all && samples < 2 * players) throw new ArgumentException($"{samples} samples are too few for {players} players: give at least {2 * players}.", nameof(samples));
        var ends = Coalitions.Play(game, [new double[players], [.. Enumerable.Repeat(1.0, players)]]);
        var (none, total) = (ends[0], ends[1] - ends[0]);
        if (players == 1) return tensor(new[] { total });

        double[][] coalitions = all ? Coalitions.All(players)[1..^1] : Draw(players, samples / 2, seed);
        double[] weights = [.. coalitions.Select(c => all ? Kernel(players, (int)c.Sum()) : 1)];
        var worth = Coalitions.Play(game, coalitions);

        // The last value is what the others leave of the total, which takes the constraint into the problem.
        double[][] x = [.. coalitions.Select(c => c[..^1].Select(present => present - c[^1]).ToArray())];
        double[] y = [.. coalitions.Select((c, i) => worth[i] - none - c[^1] * total)];
        // A trace of a penalty decides between players that the sample does not tell apart.
        var values = Coalitions.LeastSquares(x, y, weights, [.. Enumerable.Repeat(all ? 0 : 1e-9, players - 1)]);
        return tensor((double[])[.. values, total - values.Sum()]);
    }

    private static double Kernel(int players, int size)
    {
        var choices = 1.0;
        for (var i = 0; i < size; i++) choices = choices * (players - i) / (i + 1);
        return (players - 1) / (choices * size * (players - size));
    }

    /// <summary>Pairs of coalitions, drawn with probability proportional to the kernel: first their size, then who is in.</summary>
    private static double[][] Draw(int players, int pairs, int seed)
    {
        var random = new Random(seed);
        double[] sizes = [.. Enumerable.Range(1, players - 1).Select(size => 1.0 / ((double)size * (players - size)))];
        var coalitions = new double[2 * pairs][];
        int[] order = [.. Enumerable.Range(0, players)];
        for (var pair = 0; pair < pairs; pair++)
        {
            var place = random.NextDouble() * sizes.Sum();
            var size = 0;
            while (size < sizes.Length - 1 && (place -= sizes[size]) > 0) size++;
            random.Shuffle(order);
            var coalition = new double[players];
            foreach (var player in order[..(size + 1)]) coalition[player] = 1;
            coalitions[2 * pair] = coalition;
            coalitions[2 * pair + 1] = [.. coalition.Select(present => 1 - present)];
        }
        return coalitions;
    }
}
