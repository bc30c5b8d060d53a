using TorchSharp;
using static TorchSharp.torch;

namespace Course.Explain;

/// <summary>What the methods that play games share: coalitions, what they are worth, and fits to it.</summary>
internal static class Coalitions
{
    /// <summary>All 2ⁿ coalitions: player i is in coalition c if bit i of c is set.</summary>
    internal static double[][] All(int players) =>
        [.. Enumerable.Range(0, 1 << players).Select(c => Enumerable.Range(0, players).Select(i => (double)((c >> i) & 1)).ToArray())];

    /// <summary>What each coalition is worth.</summary>
    /// <exception cref="ArgumentException">The game gives another shape.</exception>
    internal static double[] Play(Func<Tensor, Tensor> game, double[][] coalitions)
    {
        using var scope = NewDisposeScope();
        using var masks = tensor(coalitions.SelectMany(c => c).ToArray(), coalitions.Length, coalitions[0].Length);
        var worth = game(masks);
        return worth.ndim == 1 && worth.shape[0] == coalitions.Length
            ? worth.Doubles()
            : throw new ArgumentException($"The game gives the shape {worth.ShapeText()} for {coalitions.Length} coalitions: one number for each, [{coalitions.Length}], is expected.", nameof(game));
    }

    /// <summary>The coefficients that minimise Σ wᵢ (yᵢ − xᵢ·β)² + β·(penalty ∘ β), by the normal equations.</summary>
    internal static double[] LeastSquares(double[][] x, double[] y, double[] weights, double[] penalty)
    {
        using var scope = NewDisposeScope();
        var matrix = tensor(x.SelectMany(row => row).ToArray(), x.Length, x[0].Length);
        var weighted = tensor(weights, weights.Length, 1) * matrix;
        var normal = weighted.t().matmul(matrix) + diag(tensor(penalty));
        return linalg.solve(normal, weighted.t().matmul(tensor(y, y.Length, 1))).Doubles();
    }

    internal static void RequirePlayers(int players)
    {
        if (players < 1) throw new ArgumentOutOfRangeException(nameof(players), $"A game of {players} players cannot be played: give at least 1.");
    }
}
