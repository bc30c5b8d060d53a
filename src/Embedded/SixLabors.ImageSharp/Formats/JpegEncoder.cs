namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>How an image is written as JPEG.</summary>
public sealed class JpegEncoder : ImageEncoder
{
    /// <summary>1 (small files) to 100 (good pictures); 75 where null.</summary>
    public int? Quality { get; init; }

    /// <inheritdoc/>
    protected override void Encode<TPixel>(Image<TPixel> image, Stream stream, CancellationToken cancellationToken) => JpegWriter.Encode(image, stream, this);
}
