using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Making larger and smaller.</summary>
public static class ResizeExtensions
{
    /// <summary>Gives the image a size, by cubic interpolation.</summary>
    /// <inheritdoc cref="Resize(IImageProcessingContext, int, int, IResampler)"/>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, Size size) => source.Resize(size.Width, size.Height);

    /// <summary>Gives the image a size, by cubic interpolation.</summary>
    /// <inheritdoc cref="Resize(IImageProcessingContext, int, int, IResampler)"/>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height) => source.Resize(width, height, KnownResamplers.Bicubic);

    /// <summary>Gives the image a size.</summary>
    /// <param name="source">The operations so far.</param>
    /// <param name="width">The new width; 0 keeps the proportions.</param>
    /// <param name="height">The new height; 0 keeps the proportions.</param>
    /// <param name="sampler">How pixels are computed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is negative, or both are 0.</exception>
    public static IImageProcessingContext Resize(this IImageProcessingContext source, int width, int height, IResampler sampler) => ProcessingContext.Apply(source, before =>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if (width == 0 && height == 0) throw new ArgumentOutOfRangeException(nameof(width), "Give a width, a height, or both.");
        var toWidth = width > 0 ? width : (int)Math.Max(1, MathF.Round(before.Width * (height / (float)before.Height)));
        var toHeight = height > 0 ? height : (int)Math.Max(1, MathF.Round(before.Height * (width / (float)before.Width)));
        if (toWidth == before.Width && toHeight == before.Height) return before;
        return sampler is NearestNeighborResampler ? Nearest(before, toWidth, toHeight) : Weighted(before, toWidth, toHeight, sampler);
    });

    private static Raster Nearest(Raster before, int width, int height)
    {
        var after = new Raster(width, height);
        for (var y = 0; y < height; y++)
        {
            var from = before.Row((int)((long)y * before.Height / height));
            var to = after.Row(y);
            for (var x = 0; x < width; x++) to[x] = from[(int)((long)x * before.Width / width)];
        }
        return after;
    }

    /// <summary>Along rows, then along columns. Colours count by their opacity, or transparent pixels would bleed.</summary>
    private static Raster Weighted(Raster before, int width, int height, IResampler sampler)
    {
        Taps[] columns = Taps.For(before.Width, width, sampler), rows = Taps.For(before.Height, height, sampler);
        var narrow = new Vector4[before.Height * width];
        var line = new Vector4[before.Width];
        for (var y = 0; y < before.Height; y++)
        {
            var from = before.Row(y);
            for (var x = 0; x < line.Length; x++)
            {
                line[x] = from[x].ToScaledVector4();
                var opacity = line[x].W;
                line[x] *= opacity;
                line[x].W = opacity;
            }
            for (var x = 0; x < width; x++) narrow[(y * width) + x] = columns[x].Sum(line, 0, 1);
        }
        var after = new Raster(width, height);
        for (var y = 0; y < height; y++)
        {
            var to = after.Row(y);
            for (var x = 0; x < width; x++)
            {
                var sum = rows[y].Sum(narrow, x, width);
                var opacity = sum.W;
                if (opacity != 0) sum /= opacity;
                sum.W = opacity;
                to[x].FromScaledVector4(sum);
            }
        }
        return after;
    }

    /// <summary>The weights of the pixels that one new pixel is made of.</summary>
    private sealed record Taps(int First, float[] Weights)
    {
        internal static Taps[] For(int from, int to, IResampler sampler)
        {
            var ratio = from / (double)to;
            // When the image gets smaller the weights reach over as many more pixels.
            var scale = Math.Max(1, ratio);
            var radius = Math.Ceiling(scale * sampler.Radius);
            var taps = new Taps[to];
            for (var i = 0; i < to; i++)
            {
                var centre = ((i + 0.5) * ratio) - 0.5;
                var first = (int)Math.Max(0, Math.Ceiling(centre - radius));
                var last = (int)Math.Min(from - 1, Math.Floor(centre + radius));
                var weights = new float[last - first + 1];
                for (var j = 0; j < weights.Length; j++) weights[j] = sampler.GetValue((float)((first + j - centre) / scale));
                var sum = weights.Sum(weight => (double)weight);
                for (var j = 0; j < weights.Length; j++) weights[j] = (float)(weights[j] / sum);
                taps[i] = new Taps(first, weights);
            }
            return taps;
        }

        internal Vector4 Sum(Vector4[] values, int start, int step)
        {
            var sum = Vector4.Zero;
            for (var j = 0; j < Weights.Length; j++) sum += Weights[j] * values[start + ((First + j) * step)];
            return sum;
        }
    }
}
