using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Changing images.</summary>
public static class ProcessingExtensions
{
    /// <summary>Changes the image.</summary>
    public static void Mutate(this Image source, Action<IImageProcessingContext> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        operation(new ProcessingContext(source));
    }

    /// <summary>Changes the image.</summary>
    public static void Mutate<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel> => Mutate((Image)source, operation);

    /// <summary>A changed copy; the image stays as it is.</summary>
    public static Image<TPixel> Clone<TPixel>(this Image<TPixel> source, Action<IImageProcessingContext> operation)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var copy = source.Clone();
        copy.Mutate(operation);
        return copy;
    }
}
