using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>An image in memory, its pixels in some layout.</summary>
public abstract class Image : IDisposable
{
    private protected Image(int width, int height) => (Width, Height) = (width, height);

    /// <summary>Pixels from left to right.</summary>
    public int Width { get; private protected set; }

    /// <summary>Pixels from top to bottom.</summary>
    public int Height { get; private protected set; }

    /// <summary>Width and height.</summary>
    public Size Size => new(Width, Height);

    /// <summary>The whole image as a rectangle.</summary>
    public Rectangle Bounds => new(0, 0, Width, Height);

    /// <summary>Reads a PNG, JPEG or BMP file; its pixels get the layout that fits the file: L8, Rgb24 or Rgba32.</summary>
    /// <inheritdoc cref="Load{TPixel}(string)"/>
    public static Image Load(string path) => Load(File.ReadAllBytes(path));

    /// <summary>Reads a PNG, JPEG or BMP file from a stream, from its position to its end.</summary>
    /// <inheritdoc cref="Load{TPixel}(string)"/>
    public static Image Load(Stream stream) => Load(ReadAll(stream));

    /// <summary>Reads the bytes of a PNG, JPEG or BMP file.</summary>
    /// <inheritdoc cref="Load{TPixel}(string)"/>
    public static Image Load(ReadOnlySpan<byte> buffer)
    {
        var picture = Picture.Decode(buffer);
        return picture.Layout switch
        {
            PixelLayout.Grey => picture.To<L8>(),
            PixelLayout.Colour => picture.To<Rgb24>(),
            _ => picture.To<Rgba32>(),
        };
    }

    /// <summary>Reads a PNG, JPEG or BMP file into pixels of the given layout.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnknownImageFormatException">It is no PNG, JPEG or BMP file.</exception>
    /// <exception cref="InvalidImageContentException">The file breaks its format's rules.</exception>
    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(File.ReadAllBytes(path));

    /// <summary>Reads a PNG, JPEG or BMP file from a stream, from its position to its end.</summary>
    /// <inheritdoc cref="Load{TPixel}(string)"/>
    public static Image<TPixel> Load<TPixel>(Stream stream)
        where TPixel : unmanaged, IPixel<TPixel> => Load<TPixel>(ReadAll(stream));

    /// <summary>Reads the bytes of a PNG, JPEG or BMP file.</summary>
    /// <inheritdoc cref="Load{TPixel}(string)"/>
    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel> => Picture.Decode(data).To<TPixel>();

    /// <summary>An image with a copy of the given pixels, row by row from the top.</summary>
    /// <exception cref="ArgumentException">There are fewer than width · height pixels.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var image = new Image<TPixel>(width, height);
        if (data.Length < image.Pixels.Length)
            throw new ArgumentException($"{width} x {height} pixels were asked for, and the data has {data.Length}.", nameof(data));
        data[..image.Pixels.Length].CopyTo(image.Pixels);
        return image;
    }

    /// <summary>A copy with pixels of another layout.</summary>
    public Image<TPixel2> CloneAs<TPixel2>()
        where TPixel2 : unmanaged, IPixel<TPixel2>
    {
        var copy = new Image<TPixel2>(Width, Height);
        var row = new Rgba32[Width];
        for (var y = 0; y < Height; y++)
        {
            ReadRow(y, row);
            var to = copy.Row(y);
            for (var x = 0; x < row.Length; x++) to[x].FromRgba32(row[x]);
        }
        return copy;
    }

    /// <summary>Gives back the pixels.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back the pixels.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>What a file must be able to hold of the image.</summary>
    internal abstract PixelLayout Layout { get; }

    /// <summary>One row as colours with opacity.</summary>
    internal abstract void ReadRow(int y, Span<Rgba32> row);

    /// <summary>Replaces the pixels by those that an operation makes of them.</summary>
    internal abstract void Change(Func<Raster, Raster> operation);

    private static ReadOnlySpan<byte> ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
