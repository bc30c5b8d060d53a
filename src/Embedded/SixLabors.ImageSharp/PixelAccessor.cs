using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>The rows of an image, while <see cref="Image{TPixel}.ProcessPixelRows"/> runs.</summary>
/// <typeparam name="TPixel">The layout of a pixel.</typeparam>
public ref struct PixelAccessor<TPixel>
    where TPixel : unmanaged, IPixel<TPixel>
{
    private readonly Image<TPixel> _image;

    internal PixelAccessor(Image<TPixel> image) => _image = image;

    /// <summary>Pixels in a row.</summary>
    public readonly int Width => _image.Width;

    /// <summary>How many rows there are.</summary>
    public readonly int Height => _image.Height;

    /// <summary>One row, to read and to write.</summary>
    /// <param name="rowIndex">From 0, the top, to Height − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public readonly Span<TPixel> GetRowSpan(int rowIndex) => _image.Row(rowIndex);
}

/// <summary>What is to be done with an image's rows.</summary>
/// <typeparam name="TPixel">The layout of a pixel.</typeparam>
/// <param name="pixelAccessor">The rows.</param>
public delegate void PixelAccessorAction<TPixel>(PixelAccessor<TPixel> pixelAccessor)
    where TPixel : unmanaged, IPixel<TPixel>;
