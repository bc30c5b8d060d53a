using System.Text;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests;

/// <summary>The files beside the tests. JPEG files are libjpeg's (cjpeg), and each has the pixels that djpeg -nosmooth -dct float gives; resized ones are Pillow's.</summary>
internal static class Pictures
{
    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "pictures", name);

    /// <summary>A binary PGM or PPM file (P5, P6) of 8 bits.</summary>
    internal static (int Width, int Height, byte[] Rgb) Pnm(string name)
    {
        var bytes = File.ReadAllBytes(Path(name));
        var (at, words) = (0, new List<string>());
        while (words.Count < 4)
        {
            var word = new StringBuilder();
            while (!char.IsWhiteSpace((char)bytes[at])) word.Append((char)bytes[at++]);
            at++;
            words.Add(word.ToString());
        }
        var pixels = bytes[at..];
        return (int.Parse(words[1]), int.Parse(words[2]), words[0] == "P6" ? pixels : [.. pixels.SelectMany(grey => new[] { grey, grey, grey })]);
    }

    internal static byte[] Bytes(Image<Rgb24> image)
    {
        var bytes = new byte[3 * image.Width * image.Height];
        image.CopyPixelDataTo(bytes);
        return bytes;
    }

    /// <summary>The largest difference of a channel, and the mean of all.</summary>
    internal static (int Worst, double Mean) Difference(byte[] a, byte[] b)
    {
        Assert.Equal(b.Length, a.Length);
        var differences = a.Zip(b, (x, y) => Math.Abs(x - y)).ToList();
        return (differences.Max(), differences.Average());
    }
}
