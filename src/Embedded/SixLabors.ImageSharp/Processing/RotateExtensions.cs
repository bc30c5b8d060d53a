using System.Numerics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Quarter turns, clockwise.</summary>
public enum RotateMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A quarter turn.</summary>
    Rotate90 = 90,

    /// <summary>A half turn.</summary>
    Rotate180 = 180,

    /// <summary>Three quarters.</summary>
    Rotate270 = 270,
}

/// <summary>Turning.</summary>
public static class RotateExtensions
{
    /// <summary>Turns by quarters, clockwise, without loss.</summary>
    public static IImageProcessingContext Rotate(this IImageProcessingContext source, RotateMode rotateMode) => source.Rotate((float)rotateMode);

    /// <summary>Turns clockwise about the middle. Quarter turns lose nothing; otherwise the image grows to hold what was turned, and its corners are empty.</summary>
    /// <param name="source">The operations so far.</param>
    /// <param name="degrees">Any angle.</param>
    public static IImageProcessingContext Rotate(this IImageProcessingContext source, float degrees) => ProcessingContext.Apply(source, before =>
    {
        var angle = ((degrees % 360) + 360) % 360;
        return angle switch
        {
            0 => before,
            90 => Turned(before, before.Height, before.Width, (x, y) => (y, before.Height - 1 - x)),
            180 => Turned(before, before.Width, before.Height, (x, y) => (before.Width - 1 - x, before.Height - 1 - y)),
            270 => Turned(before, before.Height, before.Width, (x, y) => (before.Width - 1 - y, x)),
            _ => Interpolated(before, angle * MathF.PI / 180),
        };
    });

    private static Raster Turned(Raster before, int width, int height, Func<int, int, (int X, int Y)> from)
    {
        var after = new Raster(width, height);
        for (var y = 0; y < height; y++)
        {
            var to = after.Row(y);
            for (var x = 0; x < width; x++)
            {
                var (column, row) = from(x, y);
                to[x] = before.Row(row)[column];
            }
        }
        return after;
    }

    private static Raster Interpolated(Raster before, float angle)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var width = (int)MathF.Round((MathF.Abs(cos) * before.Width) + (MathF.Abs(sin) * before.Height));
        var height = (int)MathF.Round((MathF.Abs(sin) * before.Width) + (MathF.Abs(cos) * before.Height));
        var after = new Raster(Math.Max(1, width), Math.Max(1, height));
        for (var y = 0; y < after.Height; y++)
        {
            var to = after.Row(y);
            for (var x = 0; x < after.Width; x++)
            {
                float dx = x - ((after.Width - 1) / 2f), dy = y - ((after.Height - 1) / 2f);
                to[x] = Bicubic(before, (cos * dx) + (sin * dy) + ((before.Width - 1) / 2f), (cos * dy) - (sin * dx) + ((before.Height - 1) / 2f));
            }
        }
        return after;
    }

    /// <summary>The colour between the pixels, weighted by opacity; outside the image everything is transparent.</summary>
    private static Rgba32 Bicubic(Raster raster, float x, float y)
    {
        var sum = Vector4.Zero;
        int left = (int)MathF.Floor(x) - 1, top = (int)MathF.Floor(y) - 1;
        for (var row = Math.Max(0, top); row <= Math.Min(raster.Height - 1, top + 3); row++)
        {
            for (var column = Math.Max(0, left); column <= Math.Min(raster.Width - 1, left + 3); column++)
            {
                var colour = raster.Row(row)[column].ToScaledVector4();
                var weight = KnownResamplers.Bicubic.GetValue(column - x) * KnownResamplers.Bicubic.GetValue(row - y);
                var opacity = colour.W;
                colour *= opacity;
                colour.W = opacity;
                sum += weight * colour;
            }
        }
        Rgba32 result = default;
        if (sum.W > 0) result.FromScaledVector4(new Vector4(sum.X / sum.W, sum.Y / sum.W, sum.Z / sum.W, sum.W));
        return result;
    }
}
