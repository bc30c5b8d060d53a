using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>What writes images in one format.</summary>
public interface IImageEncoder
{
    /// <summary>Writes an image.</summary>
    void Encode<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>;
}

/// <summary>What writes images in one format.</summary>
public abstract class ImageEncoder : IImageEncoder
{
    /// <inheritdoc/>
    public void Encode<TPixel>(Image<TPixel> image, Stream stream)
        where TPixel : unmanaged, IPixel<TPixel> => Encode(image, stream, CancellationToken.None);

    /// <summary>Writes an image.</summary>
    protected abstract void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken)
        where TPixel : unmanaged, IPixel<TPixel>;
}
