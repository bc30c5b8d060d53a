using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The largest value of each of as many windows as wanted, of nearly equal size, and where it is: [N, C, H, W] → [N, C, H', W'] twice.</summary>
/// <remarks>The first of equal values counts; NaN is larger than all. Places (Int64) are counted in the image, row by row. The gradient goes to those places: <see cref="PlacedPixels"/>.</remarks>
internal sealed class AdaptiveMaxPooling2d : Operator
{
    internal static readonly AdaptiveMaxPooling2d Instance = new();

    internal override bool SlopeIsOfInput => true;

    internal override IEnumerable<Sample> Samples()
    {
        Sample Of(string name, long height, long width, long[] shape) => new(name, x => Apply(x[0], height, width).Values, Sample.Values(-2, 2, shape));
        return
        [
            Of("uneven", 3, 2, [2, 2, 5, 5]),
            Of("more windows than pixels", 3, 5, [1, 2, 2, 3]),
            Of("size 1", 1, 1, [1, 1, 1, 1]),
            Of("empty", 2, 2, [0, 2, 4, 4]),
            new("non-contiguous", x => Apply(x[0].transpose(2, 3), 2, 2).Values, Sample.Values(-2, 2, [1, 2, 4, 3])),
        ];
    }

    internal (Tensor Values, Tensor Places) Apply(Tensor x, long height, long width)
    {
        PoolWindow[] rows = PoolWindow.Covering(x.Sizes[2], height), columns = PoolWindow.Covering(x.Sizes[3], width);
        long[] sizes = [x.Sizes[0], x.Sizes[1], rows.Length, columns.Length];
        Tensor y = Tensor.Empty(sizes, x.dtype), places = Tensor.Empty(sizes, ScalarType.Int64);
        using (var images = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(images, rows, columns, y, places);
            else Compute<double>(images, rows, columns, y, places);
        }
        var (before, beside) = (x.Sizes[2], x.Sizes[3]);
        return (Record(y, [x], [places], step => [PlacedPixels.Instance.Apply(step.Gradient, step.Saved(0), before, beside)]), places);
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
                    var best = row.First * width + column.First;
                    for (var i = row.First; i < row.End; i++)
                        for (var j = column.First; j < column.End; j++)
                            if (image[i * width + j] is var value && (value > image[best] || T.IsNaN(value))) best = i * width + j;
                    (to[o], where[o++]) = (image[best], best);
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
            /// <summary>The largest values of as many windows as wanted, of nearly equal size, that cover each line.</summary>
            /// <param name="input">[N, C, L], or one line [C, L].</param>
            /// <param name="output_size">Length of the result.</param>
            public static Tensor adaptive_max_pool1d(Tensor input, long output_size)
            {
                var (values, places) = adaptive_max_pool1d_with_indices(input, output_size);
                places.Dispose();
                return values;
            }

            /// <summary>The largest values of as many windows as wanted, and where each is in its line.</summary>
            /// <inheritdoc cref="adaptive_max_pool1d"/>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size) => CoveredByMaxima("adaptive_max_pool1d", input, true, 1, output_size);

            /// <summary>The largest values of as many windows as wanted, of nearly equal size, that cover each image.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="output_size">Height and width of the result.</param>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size)
            {
                var (values, places) = adaptive_max_pool2d_with_indices(input, output_size);
                places.Dispose();
                return values;
            }

            /// <summary>The largest values of as many windows as wanted, and where each is in its image, counted row by row.</summary>
            /// <inheritdoc cref="adaptive_max_pool2d"/>
            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size)
            {
                var size = Both(output_size, 1, "output_size");
                return CoveredByMaxima("adaptive_max_pool2d", input, false, size[0], size[1]);
            }

            private static (Tensor Values, Tensor Indices) CoveredByMaxima(string name, Tensor input, bool lines, long height, long width)
            {
                var results = Pooling.Run(name, input, lines, images =>
                {
                    var (values, places) = AdaptiveMaxPooling2d.Instance.Apply(images, height, width);
                    return [values, places];
                });
                return (results[0], results[1]);
            }
        }
    }
}
