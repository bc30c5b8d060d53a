using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Rows of a table by their numbers: [n, d], [..] of integers → [.., d]. dW[i] = Σ g over the places where row i was taken.</summary>
/// <remarks>The padding row collects no gradient. Scaled by frequency, each row's gradient is divided by how often it was taken.</remarks>
internal sealed unsafe class EmbeddingRows : Operator
{
    internal static readonly EmbeddingRows Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("one row twice", x => Apply(x[0], tensor(new long[] { 2, 0, 2 })), Sample.Values(-2, 2, [3, 4])),
        new("table of numbers", x => Apply(x[0], tensor(new[] { 0, 1, 2, 0 }).reshape(2, 2)), Sample.Values(-2, 2, [3, 4])),
        new("one number", x => Apply(x[0], tensor(1L)), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), tensor(new long[] { 1, 1 })), Sample.Values(-2, 2, [3, 4])),
        new("empty", x => Apply(x[0], tensor(new long[] { 1, 1 })), Sample.Values(-2, 2, [3, 0])),
        new("no number", x => Apply(x[0], zeros(0, int64)), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], zeros(1, int64)), Sample.Values(-2, 2, [1, 1])),
    ];

    /// <param name="weight">[n, d].</param>
    /// <param name="indices">Any shape, int64 or int32, each in [0, n).</param>
    /// <param name="padding">The row without a gradient, or −1.</param>
    /// <param name="byFrequency">Whether gradients are divided by how often a row was taken.</param>
    internal Tensor Apply(Tensor weight, Tensor indices, long padding = -1, bool byFrequency = false)
    {
        var (rows, width) = (weight.Sizes[0], weight.Sizes[1]);
        using var numbers = Numbers(indices, rows);
        var y = Tensor.Empty([.. indices.Sizes, width], weight.dtype);
        using (var table = weight.Dense())
        {
            var bytes = width * weight.ElementSize;
            byte* from = (byte*)table.Address, to = (byte*)y.Address;
            var taken = numbers.AsSpan<long>();
            for (var i = 0; i < taken.Length; i++) Buffer.MemoryCopy(from + taken[i] * bytes, to + i * bytes, bytes, bytes);
        }
        return Record(y, [weight], [numbers], step =>
        {
            var (g, taken) = (step.Gradient, step.Saved(0));
            if (GradientMode.Enabled) return [Rule(g.reshape(taken.NumberOfElements, width), taken, rows, padding, byFrequency)];
            var dWeight = zeros([rows, width], g.dtype);
            using var gradient = g.Dense();
            if (g.dtype == ScalarType.Float32) Add<float>(gradient, taken, dWeight, padding, byFrequency);
            else Add<double>(gradient, taken, dWeight, padding, byFrequency);
            return [dWeight];
        });
    }

    /// <summary>The numbers in a row as int64, each checked to be in [0, rows).</summary>
    internal static Tensor Numbers(Tensor indices, long rows)
    {
        if (indices.dtype is not (ScalarType.Int64 or ScalarType.Int32))
            throw new InvalidOperationException($"Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got {indices.dtype} instead (while checking arguments for embedding)");
        using var wide = indices.AsType(ScalarType.Int64);
        using var dense = wide.Dense();
        var numbers = Tensor.Empty([indices.NumberOfElements], ScalarType.Int64);
        Buffer.MemoryCopy(dense.Address, numbers.Address, numbers.NumberOfElements * sizeof(long), numbers.NumberOfElements * sizeof(long));
        foreach (var number in numbers.AsSpan<long>())
            if (number < 0 || number >= rows) throw new ArgumentOutOfRangeException(nameof(indices), $"index out of range in self: the table has {rows} rows, and row {number} was asked for.");
        return numbers;
    }

    private static Tensor Rule(Tensor g, Tensor numbers, long rows, long padding, bool byFrequency)
    {
        using var taken = numbers.detach();
        Tensor scale = ones([rows], g.dtype);
        if (byFrequency) scale = 1 / zeros([rows], g.dtype).scatter_add(0, taken, ones(taken.shape, g.dtype)).maximum(scale);
        if (padding >= 0) scale[padding] = 0;
        return IndexAdd.Instance.Apply(zeros([rows, g.Sizes[1]], g.dtype), [taken], g) * scale.unsqueeze(1);
    }

    private static void Add<T>(Tensor g, Tensor numbers, Tensor dWeight, long padding, bool byFrequency) where T : unmanaged, INumber<T>
    {
        var width = (int)dWeight.Sizes[1];
        var taken = numbers.AsSpan<long>();
        T* from = g.Pointer<T>(), to = dWeight.Pointer<T>();
        for (var i = 0; i < taken.Length; i++)
        {
            if (taken[i] == padding) continue;
            var row = new Span<T>(to + taken[i] * width, width);
            TensorPrimitives.Add(row, new ReadOnlySpan<T>(from + (nint)i * width, width), row);
        }
        if (!byFrequency) return;
        var counts = new int[dWeight.Sizes[0]];
        foreach (var number in taken) counts[number]++;
        for (nint i = 0; i < counts.Length; i++)
        {
            var row = new Span<T>(to + i * width, width);
            if (counts[i] > 1) TensorPrimitives.Divide(row, T.CreateChecked(counts[i]), row);
        }
    }

    /// <summary>Shortens, in place, the rows about to be taken whose norm is above a limit.</summary>
    internal static void Renormalise(Tensor weight, Tensor indices, double limit, double norm)
    {
        using var recording = no_grad();
        using var scope = NewDisposeScope();
        var numbers = Numbers(indices, weight.Sizes[0]);
        foreach (var number in numbers.AsSpan<long>().ToArray().Distinct())
        {
            var row = weight[number];
            var length = row.abs().to_type(ScalarType.Float64).pow(norm).sum().pow(1 / norm).item<double>();
            if (length > limit) row.mul_(limit / (length + 1e-7));
        }
    }
}
