namespace SixLabors.ImageSharp.Processing;

/// <summary>Cutting out.</summary>
public static class CropExtensions
{
    /// <summary>Keeps the top left corner.</summary>
    /// <exception cref="ArgumentException">The part is empty or reaches out of the image.</exception>
    public static IImageProcessingContext Crop(this IImageProcessingContext source, int width, int height) => source.Crop(new Rectangle(0, 0, width, height));

    /// <summary>Keeps a part.</summary>
    /// <exception cref="ArgumentException">The part is empty or reaches out of the image.</exception>
    public static IImageProcessingContext Crop(this IImageProcessingContext source, Rectangle cropRectangle) => ProcessingContext.Apply(source, before =>
    {
        var part = cropRectangle;
        if (part.Width <= 0 || part.Height <= 0 || !new Rectangle(0, 0, before.Width, before.Height).Contains(part))
            throw new ArgumentException($"{part} is no part of an image of {before.Width} x {before.Height} pixels.", nameof(cropRectangle));
        var after = new Raster(part.Width, part.Height);
        for (var y = 0; y < part.Height; y++) before.Row(part.Y + y).Slice(part.X, part.Width).CopyTo(after.Row(y));
        return after;
    });
}
