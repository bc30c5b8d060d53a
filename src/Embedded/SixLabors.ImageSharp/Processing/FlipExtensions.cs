namespace SixLabors.ImageSharp.Processing;

/// <summary>Which way an image is mirrored.</summary>
public enum FlipMode
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Left and right change places.</summary>
    Horizontal,

    /// <summary>Top and bottom change places.</summary>
    Vertical,
}

/// <summary>Mirroring.</summary>
public static class FlipExtensions
{
    /// <summary>Mirrors the image.</summary>
    public static IImageProcessingContext Flip(this IImageProcessingContext source, FlipMode flipMode) => ProcessingContext.Apply(source, raster =>
    {
        for (var y = 0; flipMode == FlipMode.Horizontal && y < raster.Height; y++) raster.Row(y).Reverse();
        if (flipMode == FlipMode.Vertical)
        {
            raster.Pixels.AsSpan().Reverse();
            for (var y = 0; y < raster.Height; y++) raster.Row(y).Reverse();
        }
        return raster;
    });
}
