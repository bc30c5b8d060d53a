using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Ops;

/// <summary>The largest value of each window, and where it is: [N, C, H, W] → [N, C, H', W'] twice.</summary>
/// <remarks>The first of equal values counts; NaN is larger than all. Places are counted in the image, row by row. The gradient goes to those places: <see cref="PlacedPixels"/>.</remarks>
internal sealed class MaxPooling2d : Operator
{
    internal static readonly MaxPooling2d Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long[] shape, long kernel, long stride, long padding, long dilation = 1) => new(name, x => Apply(x[0],
            PoolWindow.Sliding(shape[2], kernel, stride, padding, dilation, false, false),
            PoolWindow.Sliding(shape[3], kernel, stride, padding, dilation, false, false)).Values, Sample.Values(-2, 2, shape));
        return [Of("side by side", [2, 2, 4, 4], 2, 2, 0), Of("overlapping", [1, 2, 5, 6], 3, 2, 1), Of("dilated", [1, 1, 5, 5], 2, 1, 0, 2), Of("empty", [0, 2, 4, 4], 2, 2, 0), Of("size 1", [1, 1, 1, 1], 1, 1, 0)];
    }

    internal (Tensor Values, Tensor Places) Apply(Tensor x, PoolWindow[] rows, PoolWindow[] columns)
    {
        long[] shape = [x.Sizes[0], x.Sizes[1], rows.Length, columns.Length];
        Tensor y = Tensor.Empty(shape, x.dtype), places = Tensor.Empty(shape, ScalarType.Int64);
        using (var images = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(images, rows, columns, y, places);
            else Compute<double>(images, rows, columns, y, places);
        }
        var (height, width) = (x.Sizes[2], x.Sizes[3]);
        return (Record(y, [x], [places], step => [PlacedPixels.Instance.Apply(step.Gradient, step.Saved(0), height, width)]), places);
    }

    private static void Compute<T>(Tensor x, PoolWindow[] rows, PoolWindow[] columns, Tensor y, Tensor places) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> all = x.AsSpan<T>();
        var to = y.AsSpan<T>();
        var where = places.AsSpan<long>();
        int width = (int)x.Sizes[3], size = (int)x.Sizes[2] * width, o = 0;
        for (var start = 0; o < to.Length; start += size)
        {
            var image = all.Slice(start, size);
            foreach (var row in rows)
            {
                foreach (var column in columns)
                {
                    var place = row.First * width + column.First;
                    var largest = T.NegativeInfinity;
                    for (var i = row.First; i < row.End; i += row.Step)
                    {
                        for (var j = column.First; j < column.End; j += column.Step)
                        {
                            var value = image[i * width + j];
                            if (value > largest || T.IsNaN(value)) (largest, place) = (value, i * width + j);
                        }
                    }
                    (to[o], where[o]) = (largest, place);
                    o++;
                }
            }
        }
    }
}

/// <summary>Values put into images of zeros at given places, added where places coincide. The gradient is picked from the places: <see cref="PickedPixels"/>.</summary>
internal sealed class PlacedPixels : Operator
{
    internal static readonly PlacedPixels Instance = new();

    internal override IEnumerable<Sample> Samples() =>
        [new("with a coincidence", x => Apply(x[0] * x[0], PickedPixels.SamplePlaces(), 2, 3), Sample.Values(-2, 2, [1, 2, 2, 2]))];

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
        [new("with a coincidence", x => Apply(x[0] * x[0], SamplePlaces()), Sample.Values(-2, 2, [1, 2, 2, 3]))];

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
