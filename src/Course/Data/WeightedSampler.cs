using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Draws samples with replacement, each as often as its weight says: so a rare class can be seen as often as a frequent one.</summary>
/// <remarks><code>train.Batches(64, WeightedSampler.Balanced(train.Labels, train.Count, seed: epoch))</code></remarks>
public static class WeightedSampler
{
    /// <summary>Indices of samples, drawn as <c>torch.multinomial</c> draws them from a generator of this seed.</summary>
    /// <param name="weights">A weight for each sample, not negative, not all 0; their sum need not be 1.</param>
    /// <param name="count">How many are drawn.</param>
    /// <param name="seed">Decides the draw.</param>
    /// <exception cref="ArgumentException">A weight is negative or no number, or all are 0.</exception>
    public static int[] Draw(IReadOnlyList<double> weights, int count, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (weights.Any(weight => !(weight >= 0) || double.IsInfinity(weight)) || weights.Sum() <= 0)
            throw new ArgumentException("The weights are no weights: each must be a number of at least 0, and one must be more than 0.", nameof(weights));
        if (count == 0)
            return [];
        using var all = tensor([.. weights], [weights.Count], dtype: float64);
        using var drawn = multinomial(all, count, replacement: true, generator: new Generator(unchecked((ulong)seed)));
        return [.. drawn.data<long>().Select(index => (int)index)];
    }

    /// <summary>Indices of samples, drawn so that every class that occurs comes equally often on average.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="count">How many are drawn.</param>
    /// <param name="seed">Decides the draw.</param>
    public static int[] Balanced(IReadOnlyList<int> labels, int count, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var counts = labels.CountBy(label => label).ToDictionary();
        return Draw([.. labels.Select(label => 1.0 / counts[label])], count, seed);
    }
}
