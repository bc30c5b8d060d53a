using System.Runtime.InteropServices;
using TorchSharp.Kernels;

namespace TorchSharp.Tests.Kernels;

/// <summary>Tests that set the vector width or the number of threads for the whole process, so nothing may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class KernelCollection
{
    public const string Name = "Kernels";
}

internal static class Everywhere
{
    /// <summary>Leaves the narrower widths out.</summary>
    public static bool WidestOnly { get; set; }

    public static IEnumerable<SimdWidth> Widths =>
        WidestOnly ? [Simd.Widest] : Enum.GetValues<SimdWidth>().Where(width => width <= Simd.Widest);

    /// <summary>Does something once for each vector width that this processor has.</summary>
    public static void OnEveryWidth(Action<SimdWidth> action)
    {
        try
        {
            foreach (var width in Widths)
            {
                Simd.Width = width;
                action(width);
            }
        }
        finally
        {
            Simd.Width = Simd.Widest;
        }
    }

    /// <summary>Asserts that a computation gives the same bits on 1, 2 and 3 threads.</summary>
    public static void SameBitsOnAnyNumberOfThreads<T>(Func<T[]> compute) where T : unmanaged
    {
        var before = Workers.Count;
        try
        {
            Workers.Count = 1;
            var one = compute();
            foreach (var threads in new[] { 2, 3 })
            {
                Workers.Count = threads;
                for (var again = 0; again < 3; again++)
                {
                    Assert.True(
                        MemoryMarshal.AsBytes<T>(one).SequenceEqual(MemoryMarshal.AsBytes<T>(compute())),
                        $"{threads} threads give other bits than one");
                }
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }

    public static float[] Floats(int count, int seed) => [.. Doubles(count, seed).Select(x => (float)x)];

    public static double[] Doubles(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
