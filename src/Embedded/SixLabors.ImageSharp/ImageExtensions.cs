using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;

namespace SixLabors.ImageSharp;

/// <summary>Writing images.</summary>
public static class ImageExtensions
{
    /// <summary>Writes the image in the format that the file's name ends with: .png, .jpg, .jpeg or .bmp.</summary>
    /// <exception cref="UnknownImageFormatException">The name ends otherwise.</exception>
    public static void Save(this Image source, string path)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".png": source.SaveAsPng(path); break;
            case ".jpg" or ".jpeg": source.SaveAsJpeg(path); break;
            case ".bmp": source.SaveAsBmp(path); break;
            case var other: throw new UnknownImageFormatException($"No image can be written as '{other}': name the file .png, .jpg or .bmp.");
        }
    }

    /// <summary>Writes the image as a PNG file.</summary>
    public static void SaveAsPng(this Image source, string path) => Write(path, stream => PngEncoder.Encode(source, stream));

    /// <summary>Writes the image as PNG.</summary>
    public static void SaveAsPng(this Image source, Stream stream) => PngEncoder.Encode(source, stream);

    /// <summary>Writes the image as a JPEG file, in which colours are not quite what they were, and opacity is lost.</summary>
    public static void SaveAsJpeg(this Image source, string path) => source.SaveAsJpeg(path, new JpegEncoder());

    /// <summary>Writes the image as a JPEG file.</summary>
    public static void SaveAsJpeg(this Image source, string path, JpegEncoder encoder) => Write(path, stream => JpegWriter.Encode(source, stream, encoder));

    /// <summary>Writes the image as JPEG.</summary>
    public static void SaveAsJpeg(this Image source, Stream stream) => source.SaveAsJpeg(stream, new JpegEncoder());

    /// <summary>Writes the image as JPEG.</summary>
    public static void SaveAsJpeg(this Image source, Stream stream, JpegEncoder encoder) => JpegWriter.Encode(source, stream, encoder);

    /// <summary>Writes the image as a BMP file.</summary>
    public static void SaveAsBmp(this Image source, string path) => Write(path, stream => BmpEncoder.Encode(source, stream));

    /// <summary>Writes the image as BMP.</summary>
    public static void SaveAsBmp(this Image source, Stream stream) => BmpEncoder.Encode(source, stream);

    /// <summary>Writes beside the file and renames, so that a failure leaves no half file.</summary>
    private static void Write(string path, Action<Stream> encode)
    {
        var beside = $"{path}.{Environment.ProcessId}.part";
        try
        {
            using (var stream = File.Create(beside)) encode(stream);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
