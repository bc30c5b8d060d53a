using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>What a pixel of a file says.</summary>
internal enum PixelLayout
{
    Grey,
    Colour,
    ColourAndOpacity,
}

/// <summary>A decoded file.</summary>
/// <param name="Raster">Its pixels.</param>
/// <param name="Layout">What of them the file has.</param>
internal sealed record Picture(Raster Raster, PixelLayout Layout)
{
    /// <summary>Decodes the bytes of a file by what they begin with.</summary>
    internal static Picture Decode(ReadOnlySpan<byte> file)
    {
        if (PngDecoder.Recognises(file)) return new PngDecoder().Decode(file);
        if (JpegDecoder.Recognises(file)) return new JpegDecoder(file.ToArray()).Decode();
        if (BmpDecoder.Recognises(file)) return BmpDecoder.Decode(file);
        throw new UnknownImageFormatException(
            $"The {file.Length} bytes begin with {(file.IsEmpty ? "nothing" : Convert.ToHexString(file[..Math.Min(8, file.Length)]))}, which is no PNG, JPEG or BMP file.");
    }

    /// <summary>The picture as an image whose pixels have the given layout.</summary>
    internal Image<TPixel> To<TPixel>()
        where TPixel : unmanaged, IPixel<TPixel>
    {
        var image = new Image<TPixel>(Raster.Width, Raster.Height);
        var pixels = image.Pixels;
        for (var i = 0; i < pixels.Length; i++) pixels[i].FromRgba32(Raster.Pixels[i]);
        return image;
    }

    /// <summary>Refuses sizes that no file of so few bytes can hold, before memory is taken for them.</summary>
    /// <param name="width">The width that the file claims.</param>
    /// <param name="height">The height that the file claims.</param>
    /// <param name="most">The most pixels that the file's bytes can stand for.</param>
    internal static Raster NewRaster(int width, int height, long most)
    {
        if (width <= 0 || height <= 0)
            throw new InvalidImageContentException($"The file says that it is {width} x {height} pixels, and both sides must be positive.");
        if ((long)width * height > Math.Min(most, Array.MaxLength / 4))
            throw new InvalidImageContentException($"The file says that it is {width} x {height} pixels, which its bytes cannot hold: it is cut short or its header is wrong.");
        return new Raster(width, height);
    }
}
