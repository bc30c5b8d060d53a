using TorchSharp;

namespace Course.Training;

/// <summary>Chance that can be repeated.</summary>
public static class Seeds
{
    /// <summary>Seeds all chance that torch has: first weights, dropout, draws, shuffles without a generator of their own; on the CPU and on every GPU.</summary>
    /// <remarks>
    /// <para>The same seed gives the same training, bit for bit, on the same engine, whatever the number of threads. On a GPU some sums are made in an order that varies; the results do then too, in the
    /// last digits. What has a seed of its own, such as <c>Fit(…, seed: 1)</c>, <c>new Generator(1)</c> or <c>new Random(1)</c>, is not touched.</para>
    /// <para>.NET's <c>Random.Shared</c> cannot be seeded: take the generator that this method returns.</para>
    /// </remarks>
    /// <param name="seed">Any number.</param>
    /// <returns>A generator of .NET with the same seed, for chance outside torch.</returns>
    public static Random Everything(long seed)
    {
        torch.manual_seed(seed);
        return new Random(unchecked((int)(seed ^ (seed >> 32))));
    }
}
