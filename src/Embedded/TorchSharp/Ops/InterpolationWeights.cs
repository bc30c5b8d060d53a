using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which neighbours each place of a resized line has, and with which weights, by the ways of interpolating.</summary>
/// <remarks>Pixels are squares: the middle of output i lies at (i + ½)·scale of the input's length, or, with aligned corners, the middles of the first and last pixels stay.</remarks>
internal static class InterpolationWeights
{
    /// <summary>One way of resizing a line.</summary>
    /// <param name="size">Length of the line.</param>
    /// <param name="length">Length of the result.</param>
    /// <param name="mode">Nearest, NearestExact, Linear (of one dimension or two) or Bicubic.</param>
    /// <param name="alignCorners">Whether the middles of the first and last pixels stay.</param>
    /// <param name="factor">The result's length per input length that was asked for, if one was.</param>
    internal static LineWeights Of(int size, int length, InterpolationMode mode, bool alignCorners, double? factor) => mode switch
    {
        InterpolationMode.Nearest or InterpolationMode.NearestExact => Nearest(size, length, mode == InterpolationMode.NearestExact, factor),
        InterpolationMode.Bicubic => Cubic(size, length, Scale(size, length, alignCorners, factor), alignCorners),
        _ => Linear(size, length, Scale(size, length, alignCorners, factor), alignCorners),
    };

    /// <summary>The line as it is.</summary>
    internal static LineWeights Unchanged(int size) => Nearest(size, size, false, null);

    /// <summary>Weights that fall off over as much of the input as an output pixel covers, so that a smaller image keeps no stripes that it cannot show.</summary>
    internal static LineWeights Antialiased(int size, int length, bool cubic, bool alignCorners, double? factor)
    {
        var scale = Scale(size, length, alignCorners, factor);
        double reach = (cubic ? 2 : 1) * Math.Max(1, scale), stretch = 1 / Math.Max(1, scale);
        return Collect(size, length, 2 * (int)Math.Ceiling(reach) + 1, (i, weights) =>
        {
            var middle = scale * (i + 0.5);
            int first = Math.Max(0, (int)(middle - reach + 0.5)), count = Math.Min(size, (int)(middle + reach + 0.5)) - first;
            var total = 0.0;
            for (var k = 0; k < count; k++)
            {
                var distance = Math.Abs((k + first - middle + 0.5) * stretch);
                total += weights[k] = cubic ? CubicWeight(distance, -0.5) : Math.Max(0, 1 - distance);
            }
            for (var k = 0; k < count; k++) weights[k] /= total;
            return (first, count);
        });
    }

    private static double Scale(int size, int length, bool alignCorners, double? factor) =>
        alignCorners ? (length > 1 ? (size - 1.0) / (length - 1) : 0)
        : factor is > 0 ? 1 / factor.Value
        : (double)size / length;

    private static LineWeights Nearest(int size, int length, bool exact, double? factor)
    {
        // In single precision whatever the images' type is, as in PyTorch: a place between two pixels falls to the same one.
        var scale = factor is > 0 ? (float)(1 / factor.Value) : (float)size / length;
        return Collect(size, length, 1, (i, weights) =>
        {
            weights[0] = 1;
            var at = exact ? (i + 0.5f) * scale : length == size ? i : length == 2 * size ? i / 2 : i * scale;
            return (Math.Min((int)MathF.Floor(at), size - 1), 1);
        });
    }

    private static LineWeights Linear(int size, int length, double scale, bool alignCorners) => Collect(size, length, 2, (i, weights) =>
    {
        var at = alignCorners ? scale * i : Math.Max(0, scale * (i + 0.5) - 0.5);
        var first = Math.Min((int)at, size - 1);
        if (first == size - 1)
        {
            weights[0] = 1;
            return (first, 1);
        }
        (weights[0], weights[1]) = (1 - (at - first), at - first);
        return (first, 2);
    });

    private static LineWeights Cubic(int size, int length, double scale, bool alignCorners) => Collect(size, length, 4, (i, weights) =>
    {
        var at = alignCorners ? scale * i : scale * (i + 0.5) - 0.5;
        var floor = (int)Math.Floor(at);
        var first = Math.Clamp(floor - 1, 0, size - 1);
        // Neighbours beyond an end are the pixel at the end.
        for (var k = -1; k <= 2; k++) weights[Math.Clamp(floor + k, 0, size - 1) - first] += CubicWeight(Math.Abs(at - floor - k), -0.75);
        return (first, Math.Clamp(floor + 2, 0, size - 1) - first + 1);
    });

    /// <summary>R. Keys, "Cubic Convolution Interpolation for Digital Image Processing", 1981.</summary>
    private static double CubicWeight(double x, double a) =>
        x < 1 ? ((a + 2) * x - (a + 3)) * x * x + 1
        : x < 2 ? (((x - 5) * x + 8) * x - 4) * a
        : 0;

    private delegate (int First, int Count) Place(int index, Span<double> weights);

    private static LineWeights Collect(int size, int length, int width, Place place)
    {
        var (first, counts, weights) = (new int[length], new int[length], new double[length * width]);
        for (var i = 0; i < length; i++) (first[i], counts[i]) = place(i, weights.AsSpan(i * width, width));
        return new(size, width, first, counts, weights);
    }
}
