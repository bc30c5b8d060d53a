namespace SixLabors.ImageSharp.Processing;

/// <summary>Where operations on an image are strung together: <c>image.Mutate(c => c.Resize(32, 32).Grayscale())</c>.</summary>
public interface IImageProcessingContext
{
    /// <summary>The size that the image has after the operations so far.</summary>
    Size GetCurrentSize();
}

/// <summary>The operations on one image, carried out as they are named.</summary>
internal sealed class ProcessingContext(Image image) : IImageProcessingContext
{
    public Size GetCurrentSize() => image.Size;

    /// <summary>Carries out an operation on the image behind a context.</summary>
    internal static IImageProcessingContext Apply(IImageProcessingContext source, Func<Raster, Raster> operation)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is not ProcessingContext context) throw new NotSupportedException("Operations work on the context that Mutate and Clone give, on no other.");
        context.Change(operation);
        return source;
    }

    private void Change(Func<Raster, Raster> operation) => image.Change(operation);
}
