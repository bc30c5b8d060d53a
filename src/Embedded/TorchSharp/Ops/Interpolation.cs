using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Images in another size, each pixel a weighted sum of neighbours: [N, C, H, W] → [N, C, H', W']. The gradient goes back by <see cref="InterpolationAdjoint"/>.</summary>
internal sealed class Interpolation : Operator
{
    internal static readonly Interpolation Instance = new();

    internal override IEnumerable<Sample> Samples() => InterpolationAdjoint.Cases((x, rows, columns) => Apply(x, rows, columns), adjoint: false);

    internal Tensor Apply(Tensor x, LineWeights rows, LineWeights columns)
    {
        var y = Tensor.Empty([x.Sizes[0], x.Sizes[1], rows.Length, columns.Length], x.dtype);
        using (var images = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(images, rows, columns, y);
            else Compute<double>(images, rows, columns, y);
        }
        return Record(y, [x], [], step => [InterpolationAdjoint.Instance.Apply(step.Gradient, rows, columns)]);
    }

    private static unsafe void Compute<T>(Tensor x, LineWeights rows, LineWeights columns, Tensor y) where T : unmanaged, INumber<T> =>
        Resampling.Forward(checked((int)(x.Sizes[0] * x.Sizes[1])), rows, columns, x.Pointer<T>(), y.Pointer<T>());
}

/// <summary>Each pixel put back, weighted, to the neighbours that it would be made of: [N, C, H', W'] → [N, C, H, W]. The gradient goes back by <see cref="Interpolation"/>.</summary>
internal sealed class InterpolationAdjoint : Operator
{
    internal static readonly InterpolationAdjoint Instance = new();

    internal override IEnumerable<Sample> Samples() => Cases(Apply, adjoint: true);

    /// <summary>Samples of a function of images, or of resized images.</summary>
    internal static IEnumerable<Sample> Cases(Func<Tensor, LineWeights, LineWeights, Tensor> function, bool adjoint)
    {
        Sample Of(string name, InterpolationMode mode, (int, int) size, (int, int) length, long images = 2)
        {
            LineWeights rows = InterpolationWeights.Of(size.Item1, length.Item1, mode, false, null), columns = InterpolationWeights.Of(size.Item2, length.Item2, mode, false, null);
            return new(name, x => function(x[0] * x[0], rows, columns), Sample.Values(-2, 2, adjoint ? [images, 2, length.Item1, length.Item2] : [images, 2, size.Item1, size.Item2]));
        }

        yield return Of("nearest", InterpolationMode.Nearest, (3, 2), (5, 4));
        yield return Of("bilinear", InterpolationMode.Bilinear, (3, 2), (5, 3));
        yield return Of("bilinear, smaller", InterpolationMode.Bilinear, (5, 4), (2, 3));
        yield return Of("bicubic", InterpolationMode.Bicubic, (3, 2), (4, 5));
        yield return Of("empty", InterpolationMode.Bilinear, (3, 2), (5, 3), images: 0);
        LineWeights one = InterpolationWeights.Unchanged(1), four = InterpolationWeights.Of(4, 4, InterpolationMode.Bilinear, true, null);
        yield return new("size 1", x => function(x[0] * x[0], one, one), Sample.Values(-2, 2, [1, 1, 1, 1]));
        yield return new("non-contiguous", x => function((x[0] * x[0]).transpose(2, 3), four, four), Sample.Values(-2, 2, [1, 2, 4, 4]));
    }

    internal Tensor Apply(Tensor g, LineWeights rows, LineWeights columns)
    {
        var x = Tensor.Empty([g.Sizes[0], g.Sizes[1], rows.Size, columns.Size], g.dtype);
        using (var gradient = g.Dense())
        {
            if (g.dtype == ScalarType.Float32) Compute<float>(gradient, rows, columns, x);
            else Compute<double>(gradient, rows, columns, x);
        }
        return Record(x, [g], [], step => [Interpolation.Instance.Apply(step.Gradient, rows, columns)]);
    }

    private static unsafe void Compute<T>(Tensor g, LineWeights rows, LineWeights columns, Tensor x) where T : unmanaged, INumber<T> =>
        Resampling.Adjoint(checked((int)(g.Sizes[0] * g.Sizes[1])), rows, columns, g.Pointer<T>(), x.Pointer<T>());
}

public static partial class torch
{
    /// <summary>How pixels between pixels are computed.</summary>
    public enum InterpolationMode
    {
        /// <summary>The pixel to the left of or above the place.</summary>
        Nearest = 0,
        /// <summary>Straight lines between neighbours, of lines.</summary>
        Linear = 1,
        /// <summary>Straight lines between neighbours, of images.</summary>
        Bilinear = 2,
        /// <summary>Cubic curves through four neighbours each way, of images.</summary>
        Bicubic = 3,
        /// <summary>Straight lines between neighbours, of volumes.</summary>
        Trilinear = 4,
        /// <summary>The mean over what an output pixel covers.</summary>
        Area = 5,
        /// <summary>The pixel whose middle is nearest.</summary>
        NearestExact = 6,
    }

    /// <summary>How pixels between pixels are computed.</summary>
    public enum UpsampleMode
    {
        /// <summary>The pixel to the left of or above the place.</summary>
        Nearest = 0,
        /// <summary>Straight lines between neighbours, of lines.</summary>
        Linear = 1,
        /// <summary>Straight lines between neighbours, of images.</summary>
        Bilinear = 2,
        /// <summary>Cubic curves through four neighbours each way, of images.</summary>
        Bicubic = 3,
        /// <summary>Straight lines between neighbours, of volumes.</summary>
        Trilinear = 4,
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Lines or images in another size.</summary>
            /// <param name="x">[N, C, L] or [N, C, H, W].</param>
            /// <param name="size">The result's length, or height and width. Either this or a factor is given.</param>
            /// <param name="scale_factor">The result's size per input size, a number for each dimension.</param>
            /// <param name="mode">How pixels between pixels are computed: Linear for lines, Bilinear and Bicubic for images, the others but Trilinear for both.</param>
            /// <param name="align_corners">Whether the middles of the corner pixels stay where they are; otherwise the outer edges do. Not for Nearest, NearestExact and Area.</param>
            /// <param name="recompute_scale_factor">Whether the factor is replaced by the one that the rounded sizes give.</param>
            /// <param name="antialias">Whether a smaller image is smoothed as much as it must be; for Bilinear and Bicubic.</param>
            /// <exception cref="ArgumentException">Size, factor, mode and input do not fit; the message says why.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                var lines = CheckInterpolation(x, size, scale_factor, mode, align_corners, antialias);
                var spatial = x.shape[2..];
                var result = size ?? [.. spatial.Zip(scale_factor!, (length, factor) => (long)Math.Floor(length * factor))];
                if (spatial.Contains(0) || result.Any(length => length < 1))
                    throw new InvalidOperationException($"Input and output sizes should be greater than 0, but got input {Layout.Text(spatial)} and output {Layout.Text(result)}");
                if (mode == InterpolationMode.Area) return lines == 1 ? adaptive_avg_pool1d(x, result[0]) : adaptive_avg_pool2d(x, result);
                LineWeights Weights(int d)
                {
                    var factor = recompute_scale_factor ? null : scale_factor?[d];
                    return antialias
                        ? InterpolationWeights.Antialiased((int)spatial[d], (int)result[d], mode == InterpolationMode.Bicubic, align_corners ?? false, factor)
                        : InterpolationWeights.Of((int)spatial[d], (int)result[d], mode, align_corners ?? false, factor);
                }

                if (lines == 2) return Interpolation.Instance.Apply(x, Weights(0), Weights(1));
                using var images = x.unsqueeze(2);
                using var row = Interpolation.Instance.Apply(images, InterpolationWeights.Unchanged(1), Weights(0));
                return row.squeeze(2);
            }

            /// <summary>Lines or images in another size, as <see cref="interpolate"/>.</summary>
            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            /// <summary>Lines or images in another size, each pixel the one to the left of or above its place.</summary>
            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) => interpolate(x, size, scale_factor);

            /// <summary>Images in another size, by straight lines between pixels.</summary>
            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);

            private static int CheckInterpolation(Tensor x, long[]? size, double[]? factors, InterpolationMode mode, bool? alignCorners, bool antialias)
            {
                var lines = (int)x.ndim - 2;
                if (lines is not (1 or 2)) throw new ArgumentException($"interpolate works on lines [N, C, L] and images [N, C, H, W] (got a {x.ndim}D input)", nameof(x));
                if (!x.is_floating_point()) throw new InvalidOperationException($"interpolate works on floating-point tensors, not on {x.dtype}: convert the input with to_type(float32).");
                if (size is not null && factors is not null) throw new ArgumentException("only one of size or scale_factor should be defined", nameof(size));
                if ((size?.Length ?? factors?.Length) is not { } given) throw new ArgumentException("either size or scale_factor should be defined", nameof(size));
                if (given != lines)
                    throw new ArgumentException($"Input and output must have the same number of spatial dimensions, but got input with spatial dimensions of {Layout.Text(x.Sizes[2..])} and {(size is null ? $"scale_factor of [{string.Join(", ", factors!)}]" : $"output size of {Layout.Text(size)}")}", nameof(size));
                var needs = mode switch { InterpolationMode.Linear => 1, InterpolationMode.Bilinear or InterpolationMode.Bicubic => 2, InterpolationMode.Trilinear => 3, _ => lines };
                if (needs != lines) throw new ArgumentException($"Got {x.ndim}D input, but {mode} mode needs {needs + 2}D input", nameof(mode));
                if (alignCorners is not null && mode is (InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area))
                    throw new ArgumentException("align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear", nameof(alignCorners));
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic)) throw new ArgumentException("Anti-alias option is only supported for bilinear and bicubic modes", nameof(antialias));
                return lines;
            }
        }
    }
}
