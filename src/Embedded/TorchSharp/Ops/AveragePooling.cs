using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Ops;

/// <summary>The mean of each window: [N, C, H, W] → [N, C, H', W']. The gradient is spread over the windows: <see cref="SpreadOverWindows"/>.</summary>
internal sealed class AveragePooling2d : Operator
{
    internal static readonly AveragePooling2d Instance = new();

    internal override IEnumerable<Sample> Samples() => Cases(this.Apply, pooled: false);

    /// <param name="x">Images.</param>
    /// <param name="rows">The windows down an image.</param>
    /// <param name="columns">The windows along an image.</param>
    /// <param name="divisor">What sums are divided by, if not by the window's size.</param>
    internal Tensor Apply(Tensor x, PoolWindow[] rows, PoolWindow[] columns, long? divisor)
    {
        var y = Tensor.Empty([x.Sizes[0], x.Sizes[1], rows.Length, columns.Length], x.dtype);
        using (var images = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(images, rows, columns, divisor, y);
            else Compute<double>(images, rows, columns, divisor, y);
        }
        var (height, width) = (x.Sizes[2], x.Sizes[3]);
        return Record(y, [x], [], step => [SpreadOverWindows.Instance.Apply(step.Gradient, rows, columns, divisor, height, width)]);
    }

    /// <summary>Samples of a function of images, or of pooled images.</summary>
    internal static IEnumerable<Sample> Cases(Func<Tensor, PoolWindow[], PoolWindow[], long?, Tensor> function, bool pooled)
    {
        Sample Of(string name, long[] shape, PoolWindow[] rows, PoolWindow[] columns, long? divisor = null) =>
            new(name, x => function(x[0] * x[0], rows, columns, divisor), Sample.Values(-2, 2, pooled ? [shape[0], shape[1], rows.Length, columns.Length] : shape));
        PoolWindow[] overlapping = PoolWindow.Sliding(5, 3, 2, 1, 1, true, false);
        yield return Of("side by side", [2, 2, 4, 4], PoolWindow.Sliding(4, 2, 2, 0, 1, false, true), PoolWindow.Sliding(4, 2, 2, 0, 1, false, true));
        yield return Of("overlapping", [1, 2, 5, 5], overlapping, overlapping);
        yield return Of("with a divisor", [1, 2, 5, 5], overlapping, overlapping, 5);
        yield return Of("adaptive", [1, 2, 5, 5], PoolWindow.Covering(5, 3), PoolWindow.Covering(5, 2));
        yield return Of("empty", [0, 2, 4, 4], PoolWindow.Covering(4, 2), PoolWindow.Covering(4, 2));
    }

    private static void Compute<T>(Tensor x, PoolWindow[] rows, PoolWindow[] columns, long? divisor, Tensor y) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> all = x.AsSpan<T>();
        var to = y.AsSpan<T>();
        int width = (int)x.Sizes[3], size = (int)x.Sizes[2] * width, o = 0;
        for (var start = 0; o < to.Length; start += size)
        {
            var image = all.Slice(start, size);
            foreach (var row in rows)
            {
                foreach (var column in columns)
                {
                    var sum = T.Zero;
                    for (var i = row.First; i < row.End; i++)
                        for (var j = column.First; j < column.End; j++) sum += image[i * width + j];
                    to[o++] = sum / T.CreateTruncating(divisor ?? (long)row.Divisor * column.Divisor);
                }
            }
        }
    }
}

/// <summary>Each value divided among the pixels of its window, added where windows overlap. The gradient is the windows' mean: <see cref="AveragePooling2d"/>.</summary>
internal sealed class SpreadOverWindows : Operator
{
    internal static readonly SpreadOverWindows Instance = new();

    internal override IEnumerable<Sample> Samples() => AveragePooling2d.Cases((x, rows, columns, divisor) => Apply(x, rows, columns, divisor, rows[^1].End, columns[^1].End), pooled: true);

    internal Tensor Apply(Tensor values, PoolWindow[] rows, PoolWindow[] columns, long? divisor, long height, long width)
    {
        var y = zeros([values.Sizes[0], values.Sizes[1], height, width], values.dtype);
        using (var from = values.Dense())
        {
            if (values.dtype == ScalarType.Float32) Compute<float>(from, rows, columns, divisor, y);
            else Compute<double>(from, rows, columns, divisor, y);
        }
        return Record(y, [values], [], step => [AveragePooling2d.Instance.Apply(step.Gradient, rows, columns, divisor)]);
    }

    private static void Compute<T>(Tensor values, PoolWindow[] rows, PoolWindow[] columns, long? divisor, Tensor y) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> from = values.AsSpan<T>();
        var all = y.AsSpan<T>();
        int width = (int)y.Sizes[3], size = (int)y.Sizes[2] * width, o = 0;
        for (var start = 0; o < from.Length; start += size)
        {
            var image = all.Slice(start, size);
            foreach (var row in rows)
            {
                foreach (var column in columns)
                {
                    var share = from[o++] / T.CreateTruncating(divisor ?? (long)row.Divisor * column.Divisor);
                    for (var i = row.First; i < row.End; i++)
                        for (var j = column.First; j < column.End; j++) image[i * width + j] += share;
                }
            }
        }
    }
}
