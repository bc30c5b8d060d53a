using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The largest value of each window, and where it is: [N, C, H, W] → [N, C, H', W'] twice.</summary>
/// <remarks>The first of equal values counts; NaN is larger than all. Places (Int32) are counted in the image, row by row. The gradient goes to those places, as in <see cref="PlacedPixels"/>.</remarks>
internal sealed class MaxPooling2d : Operator
{
    internal static readonly MaxPooling2d Instance = new();

    internal override bool SlopeIsOfInput => true;

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long[] shape, int kernel, int stride, int padding, int dilation = 1) => new(
            name,
            x => Apply(x[0], new PoolShape((int)(shape[0] * shape[1]), (int)shape[2], (int)shape[3], kernel, kernel, stride, stride, padding, padding, dilation, dilation)).Values,
            Sample.Values(-2, 2, shape));
        return
        [
            Of("side by side", [2, 2, 4, 4], 2, 2, 0),
            Of("overlapping", [1, 2, 5, 6], 3, 2, 1),
            Of("dilated", [1, 1, 5, 5], 2, 1, 0, 2),
            Of("size 1", [1, 1, 1, 1], 1, 1, 0),
            Of("empty", [0, 2, 4, 4], 2, 2, 0),
            new("non-contiguous", x => Apply(x[0].transpose(2, 3), new PoolShape(2, 4, 5, 2, 2, 2, 2)).Values, Sample.Values(-2, 2, [1, 2, 5, 4])),
        ];
    }

    internal (Tensor Values, Tensor Places) Apply(Tensor x, PoolShape shape)
    {
        long[] sizes = [x.Sizes[0], x.Sizes[1], shape.OutH, shape.OutW];
        Tensor y = Tensor.Empty(sizes, x.dtype), places = Tensor.Empty(sizes, ScalarType.Int32);
        using (var images = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Forward<float>(shape, images, y, places);
            else Forward<double>(shape, images, y, places);
        }
        var before = x.shape;
        return (Record(y, [x], [places], step => [Backward(step.Gradient, step.Saved(0), before, shape)]), places);
    }

    private static Tensor Backward(Tensor g, Tensor places, long[] before, PoolShape shape)
    {
        if (GradientMode.Enabled)
        {
            using var wide = places.to_type(ScalarType.Int64);
            return PlacedPixels.Instance.Apply(g, wide, shape.H, shape.W);
        }
        var dx = Tensor.Empty(before, g.dtype);
        using var gradient = g.Dense();
        if (g.dtype == ScalarType.Float32) Backward<float>(shape, gradient, places, dx);
        else Backward<double>(shape, gradient, places, dx);
        return dx;
    }

    private static unsafe void Forward<T>(in PoolShape shape, Tensor x, Tensor y, Tensor places) where T : unmanaged, IFloatingPointIeee754<T> =>
        Pool2d.MaxForward(shape, x.Pointer<T>(), y.Pointer<T>(), places.Pointer<int>());

    private static unsafe void Backward<T>(in PoolShape shape, Tensor g, Tensor places, Tensor dx) where T : unmanaged, IFloatingPointIeee754<T> =>
        Pool2d.MaxBackward(shape, g.Pointer<T>(), places.Pointer<int>(), dx.Pointer<T>());
}

/// <summary>Values put into images of zeros at given places, added where places coincide. The gradient is picked from the places: <see cref="PickedPixels"/>.</summary>
internal sealed class PlacedPixels : Operator
{
    internal static readonly PlacedPixels Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("with a coincidence", x => Apply(x[0] * x[0], PickedPixels.SamplePlaces(), 2, 3), Sample.Values(-2, 2, [1, 2, 2, 2])),
        new("non-contiguous", x => Apply((x[0] * x[0]).transpose(2, 3), PickedPixels.SamplePlaces(), 2, 3), Sample.Values(-2, 2, [1, 2, 2, 2])),
        new("size 1", x => Apply(x[0] * x[0], zeros([1, 1, 1, 1], ScalarType.Int64), 2, 3), Sample.Values(-2, 2, [1, 1, 1, 1])),
        new("empty", x => Apply(x[0] * x[0], zeros([0, 1, 1, 1], ScalarType.Int64), 2, 3), Sample.Values(-2, 2, [0, 1, 1, 1])),
    ];

    internal Tensor Apply(Tensor values, Tensor places, long height, long width)
    {
        var y = zeros([values.Sizes[0], values.Sizes[1], height, width], values.dtype);
        using (Tensor from = values.Dense(), where = places.Dense())
        {
            if (values.dtype == ScalarType.Float32) Compute<float>(from, where, y);
            else Compute<double>(from, where, y);
        }
        return Record(y, [values], [places], step => [PickedPixels.Instance.Apply(step.Gradient, step.Saved(0))]);
    }

    private static void Compute<T>(Tensor values, Tensor places, Tensor y) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> from = values.AsSpan<T>();
        ReadOnlySpan<long> where = places.AsSpan<long>();
        var to = y.AsSpan<T>();
        int size = (int)(y.Sizes[2] * y.Sizes[3]), each = (int)(values.Sizes[2] * values.Sizes[3]);
        for (int o = 0, image = 0; o < from.Length; image += size)
            for (var i = 0; i < each; i++, o++) to[image + (int)where[o]] += from[o];
    }
}

/// <summary>The values of images at given places. The gradient is put back there: <see cref="PlacedPixels"/>.</summary>
internal sealed class PickedPixels : Operator
{
    internal static readonly PickedPixels Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("with a coincidence", x => Apply(x[0] * x[0], SamplePlaces()), Sample.Values(-2, 2, [1, 2, 2, 3])),
        new("non-contiguous", x => Apply((x[0] * x[0]).transpose(2, 3), SamplePlaces()), Sample.Values(-2, 2, [1, 2, 3, 2])),
        new("size 1", x => Apply(x[0] * x[0], zeros([1, 1, 1, 1], ScalarType.Int64)), Sample.Values(-2, 2, [1, 1, 1, 1])),
        new("empty", x => Apply(x[0] * x[0], zeros([0, 1, 1, 1], ScalarType.Int64)), Sample.Values(-2, 2, [0, 1, 2, 3])),
    ];

    /// <summary>Places in two images of 2 by 3, one of them named twice.</summary>
    internal static Tensor SamplePlaces() => tensor(new long[] { 0, 5, 3, 0, 1, 2, 4, 5 }, [1, 2, 2, 2]);

    internal Tensor Apply(Tensor x, Tensor places)
    {
        var y = Tensor.Empty(places.Sizes, x.dtype);
        using (Tensor images = x.Dense(), where = places.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(images, where, y);
            else Compute<double>(images, where, y);
        }
        var (height, width) = (x.Sizes[2], x.Sizes[3]);
        return Record(y, [x], [places], step => [PlacedPixels.Instance.Apply(step.Gradient, step.Saved(0), height, width)]);
    }

    private static void Compute<T>(Tensor x, Tensor places, Tensor y) where T : unmanaged, INumber<T>
    {
        ReadOnlySpan<T> from = x.AsSpan<T>();
        ReadOnlySpan<long> where = places.AsSpan<long>();
        var to = y.AsSpan<T>();
        int size = (int)(x.Sizes[2] * x.Sizes[3]), each = (int)(y.Sizes[2] * y.Sizes[3]);
        for (int o = 0, image = 0; o < to.Length; image += size)
            for (var i = 0; i < each; i++, o++) to[o] = from[image + (int)where[o]];
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The largest value of each window of lines.</summary>
            /// <param name="input">[N, C, L], or one line [C, L].</param>
            /// <param name="kernel_size">Length of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Places added on each side, which no value beats; 0 if left out.</param>
            /// <param name="dilation">Distance of a window's places; 1 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the end counts.</param>
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                MaxPooled(input, true, Pooling.OfLines("max_pool1d", kernel_size, stride, padding, dilation, ceil_mode));

            /// <summary>The largest value of each window of lines, and where it is in its line.</summary>
            /// <inheritdoc cref="max_pool1d"/>
            public static (Tensor Values, Tensor Indices) max_pool1d_with_indices(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                MaxPooledWithPlaces(input, true, Pooling.OfLines("max_pool1d", kernel_size, stride, padding, dilation, ceil_mode));

            /// <summary>The largest value of each window of images.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="strides">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Rows and columns added on each side, which no value beats; 0 if left out.</param>
            /// <param name="dilation">Distance of a window's rows and columns; 1 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                MaxPooled(input, false, Pooling.OfImages("max_pool2d", kernel_size, strides, padding, dilation, ceil_mode));

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], One(stride), One(padding), One(dilation), ceil_mode);

            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Two(kernel_size)!, Two(stride), Two(padding), Two(dilation), ceil_mode);

            /// <summary>The largest value of each window, and where it is in its image, counted row by row.</summary>
            /// <inheritdoc cref="max_pool2d(Tensor, long[], long[], long[], long[], bool)"/>
            public static (Tensor Values, Tensor Indices) max_pool2d_with_indices(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                MaxPooledWithPlaces(input, false, Pooling.OfImages("max_pool2d", kernel_size, strides, padding, dilation, ceil_mode));

            internal static long[]? One(long? value) => value is { } number ? [number] : null;

            internal static long[]? Two((long, long)? value) => value is var (height, width) ? [height, width] : null;

            private static Tensor MaxPooled(Tensor input, bool lines, Pooling pooling) => Pooling.Run(pooling.Name, input, lines, images =>
            {
                var (values, places) = MaxPooling2d.Instance.Apply(images, pooling.Over(images));
                places.Dispose();
                return [values];
            })[0];

            private static (Tensor Values, Tensor Indices) MaxPooledWithPlaces(Tensor input, bool lines, Pooling pooling)
            {
                var results = Pooling.Run(pooling.Name, input, lines, images =>
                {
                    var (values, places) = MaxPooling2d.Instance.Apply(images, pooling.Over(images));
                    return [values, places.to_type(ScalarType.Int64)];
                });
                return (results[0], results[1]);
            }
        }
    }
}
