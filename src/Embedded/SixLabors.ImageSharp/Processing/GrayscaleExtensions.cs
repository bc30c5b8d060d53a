using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Taking the colour away.</summary>
public static class GrayscaleExtensions
{
    /// <summary>Gives each pixel its luminance in all channels, 0.2126 R + 0.7152 G + 0.0722 B (ITU-R BT.709); opacity stays.</summary>
    public static IImageProcessingContext Grayscale(this IImageProcessingContext source) => ProcessingContext.Apply(source, raster =>
    {
        foreach (ref var pixel in raster.Pixels.AsSpan())
        {
            L8 grey = default;
            grey.FromRgba32(pixel);
            pixel = new Rgba32(grey.PackedValue, grey.PackedValue, grey.PackedValue, pixel.A);
        }
        return raster;
    });
}
