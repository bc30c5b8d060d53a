using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The mean of each window: [N, C, H, W] → [N, C, H', W']. The gradient is spread over the windows: <see cref="SpreadOverWindows"/>.</summary>
internal sealed class AveragePooling2d : Operator
{
    internal static readonly AveragePooling2d Instance = new();

    internal override bool SlopeIsOfInput => true;

    internal override IEnumerable<Sample> Samples() => Cases(Apply, pooled: false);

    internal Tensor Apply(Tensor x, PoolWindows windows)
    {
        var y = Tensor.Empty([x.Sizes[0], x.Sizes[1], windows.Rows.Length, windows.Columns.Length], x.dtype);
        using (var images = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(images, windows, y);
            else Compute<double>(images, windows, y);
        }
        var (height, width) = (x.Sizes[2], x.Sizes[3]);
        return Record(y, [x], [], step => [SpreadOverWindows.Instance.Apply(step.Gradient, windows, height, width)]);
    }

    /// <summary>Samples of a function of images, or of pooled images.</summary>
    internal static IEnumerable<Sample> Cases(Func<Tensor, PoolWindows, Tensor> function, bool pooled)
    {
        Sample Of(string name, long[] shape, PoolWindow[] rows, PoolWindow[] columns, long? divisor = null, PoolShape? sliding = null) =>
            new(name, x => function(x[0] * x[0], new(rows, columns, divisor, sliding)), Sample.Values(-2, 2, pooled ? [shape[0], shape[1], rows.Length, columns.Length] : shape));
        PoolWindow[] overlapping = PoolWindow.Sliding(5, 3, 2, 1, 1, true, false);
        yield return Of("side by side", [2, 2, 4, 4], PoolWindow.Sliding(4, 2, 2, 0, 1, false, true), PoolWindow.Sliding(4, 2, 2, 0, 1, false, true));
        yield return Of("overlapping", [1, 2, 5, 5], overlapping, overlapping);
        yield return Of("by kernel", [1, 2, 5, 5], overlapping, overlapping, null, new PoolShape(2, 5, 5, 3, 3, 2, 2, 1, 1, CeilMode: true));
        yield return Of("with a divisor", [1, 2, 5, 5], overlapping, overlapping, 5);
        yield return Of("adaptive", [1, 2, 5, 5], PoolWindow.Covering(5, 3), PoolWindow.Covering(5, 2));
        yield return Of("size 1", [1, 1, 1, 1], PoolWindow.Covering(1, 1), PoolWindow.Covering(1, 1));
        yield return new("non-contiguous", x => function((x[0] * x[0]).transpose(2, 3), new(PoolWindow.Covering(4, 2), PoolWindow.Covering(4, 2))), Sample.Values(-2, 2, pooled ? [1, 2, 2, 2] : [1, 2, 4, 4]));
        yield return Of("empty", [0, 2, 4, 4], PoolWindow.Covering(4, 2), PoolWindow.Covering(4, 2));
    }

    private static unsafe void Compute<T>(Tensor x, PoolWindows windows, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (windows.Sliding is { } shape)
        {
            Pool2d.AverageForward(shape, x.Pointer<T>(), y.Pointer<T>(), windows.CountPadding, (int)(windows.Divisor ?? 0));
            return;
        }
        var (rows, columns, divisor) = (windows.Rows, windows.Columns, windows.Divisor);
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

    internal override IEnumerable<Sample> Samples() => AveragePooling2d.Cases((x, windows) => Apply(x, windows, windows.Rows[^1].End, windows.Columns[^1].End), pooled: true);

    internal Tensor Apply(Tensor values, PoolWindows windows, long height, long width)
    {
        var y = zeros([values.Sizes[0], values.Sizes[1], height, width], values.dtype);
        using (var from = values.Dense())
        {
            if (values.dtype == ScalarType.Float32) Compute<float>(from, windows, y);
            else Compute<double>(from, windows, y);
        }
        return Record(y, [values], [], step => [AveragePooling2d.Instance.Apply(step.Gradient, windows)]);
    }

    private static unsafe void Compute<T>(Tensor values, PoolWindows windows, Tensor y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (windows.Sliding is { } shape)
        {
            Pool2d.AverageBackward(shape, values.Pointer<T>(), y.Pointer<T>(), windows.CountPadding, (int)(windows.Divisor ?? 0));
            return;
        }
        var (rows, columns, divisor) = (windows.Rows, windows.Columns, windows.Divisor);
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

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The mean of each window of lines.</summary>
            /// <param name="input">[N, C, L], or one line [C, L].</param>
            /// <param name="kernel_size">Length of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Zeros on each side; 0 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the end counts.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                AveragePooled(input, true, Pooling.OfLines("avg_pool1d", kernel_size, stride, padding, 1, ceil_mode), count_include_pad, null);

            /// <summary>The mean of each window of images.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            /// <param name="divisor_override">What sums are divided by, if not by the window's size.</param>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                AveragePooled(input, false, Pooling.OfImages("avg_pool2d", kernel_size, stride, padding, null, ceil_mode), count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], One(stride), [padding], ceil_mode, count_include_pad, divisor_override);

            /// <inheritdoc cref="avg_pool2d(Tensor, long[], long[], long[], bool, bool, long?)"/>
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Two(kernel_size)!, Two(stride), Two(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over as many windows as wanted, of nearly equal size, that cover each line.</summary>
            /// <param name="input">[N, C, L], or one line [C, L].</param>
            /// <param name="output_size">Length of the result.</param>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => Pooling.Run("adaptive_avg_pool1d", input, true, images => [Covered(images, 1, output_size)])[0];

            /// <summary>Means over as many windows as wanted, of nearly equal size, that cover each image.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size)
            {
                var size = Both(output_size, 1, "output_size");
                return Pooling.Run("adaptive_avg_pool2d", input, false, images => [Covered(images, size[0], size[1])])[0];
            }

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size]);

            /// <inheritdoc cref="adaptive_avg_pool2d(Tensor, long[])"/>
            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Two(output_size)!);

            private static Tensor Covered(Tensor images, long height, long width) =>
                AveragePooling2d.Instance.Apply(images, new(PoolWindow.Covering(images.Sizes[2], height), PoolWindow.Covering(images.Sizes[3], width)));

            private static Tensor AveragePooled(Tensor input, bool lines, Pooling pooling, bool countPadding, long? divisor)
            {
                if (divisor == 0) throw new ArgumentException("divisor must be not zero", nameof(divisor));
                return Pooling.Run(pooling.Name, input, lines, images =>
                {
                    var shape = pooling.Over(images);
                    return [AveragePooling2d.Instance.Apply(images, new(pooling.Windows(images, 0, countPadding), pooling.Windows(images, 1, countPadding), divisor, shape, countPadding))];
                })[0];
            }
        }
    }
}
