using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Training;

/// <summary>Two clouds of points that a straight line almost parts: class 0 around (−1, −1), class 1 around (1, 1).</summary>
internal static class Blobs
{
    internal static (Tensor inputs, Tensor targets) Draw(int count, int seed)
    {
        var random = new Random(seed);
        var points = new float[2 * count];
        var labels = new long[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 2;
            var centre = labels[i] == 0 ? -1f : 1f;
            for (var d = 0; d < 2; d++) points[2 * i + d] = centre + (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5);
        }
        return (tensor(points, [count, 2]), tensor(labels));
    }

    /// <summary>Batches that are made as they are asked for, in an order that the epoch decides.</summary>
    internal static Func<int, IEnumerable<(Tensor inputs, Tensor targets)>> Batches(int count, int batchSize, int seed) => epoch => Walk(count, batchSize, seed + epoch);

    private static IEnumerable<(Tensor inputs, Tensor targets)> Walk(int count, int batchSize, int seed)
    {
        // The order lives as long as the walk; the trainer must not dispose it with the first batch.
        var order = randperm(count, ScalarType.Int64, generator: new Generator((ulong)seed));
        var (inputs, targets) = Draw(count, 42);
        for (var i = 0; i < count; i += batchSize)
        {
            var picked = order[TensorIndex.Slice(i, Math.Min(i + batchSize, count))];
            yield return (inputs[picked], targets[picked]);
        }
    }
}
