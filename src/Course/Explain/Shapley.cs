using static TorchSharp.torch;

namespace Course.Explain;

/// <summary>Shapley values: what each player adds, averaged over all orders in which the players can come.</summary>
/// <remarks>
/// φᵢ = Σ over coalitions S without i of |S|! (n − |S| − 1)! / n! · (v(S ∪ {i}) − v(S)). Efficient: they sum to v(all) − v(none).
/// Source: L. S. Shapley, A Value for n-Person Games, Contributions to the Theory of Games II (1953) 307-317.
/// </remarks>
public static class Shapley
{
    /// <summary>The exact values, from all 2ⁿ coalitions.</summary>
    /// <param name="game">Takes coalitions, float64 [M, players] of 0 and 1, gives what each is worth, [M]; such as from <see cref="Masking"/>.</param>
    /// <param name="players">1 to 16: 16 take 65,536 coalitions. For more, <see cref="KernelShap"/>.</param>
    /// <returns>float64 [players], in units of the worth.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too many players, or none.</exception>
    public static Tensor Exact(Func<Tensor, Tensor> game, int players)
    {
        Coalitions.RequirePlayers(players);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(players, 16);
        var worth = Coalitions.Play(game, Coalitions.All(players));
        // |S|! (n − |S| − 1)! / n!, by size.
        var share = new double[players];
        share[0] = 1.0 / players;
        for (var size = 1; size < players; size++) share[size] = share[size - 1] * size / (players - size);
        var values = new double[players];
        for (var coalition = 0; coalition < worth.Length; coalition++)
            for (var i = 0; i < players; i++)
                if ((coalition >> i & 1) == 0)
                    values[i] += share[int.PopCount(coalition)] * (worth[coalition | 1 << i] - worth[coalition]);
        return tensor(values);
    }
}
