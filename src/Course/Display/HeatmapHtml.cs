using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Course.Display;

/// <summary>A matrix as a small picture: blue below zero, orange above, black at zero where there are both; else from black over orange to white.</summary>
internal static class HeatmapHtml
{
    private const int MostPixels = 128;

    /// <summary>An image element; a matrix larger than 128 × 128 is thinned out evenly. Cells that are not finite are grey.</summary>
    internal static string Of(double[][] rows, string description)
    {
        var (height, width) = (Math.Min(rows.Length, MostPixels), Math.Min(rows[0].Length, MostPixels));
        double[] finite = [.. rows.SelectMany(row => row).Where(double.IsFinite)];
        var (least, most) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        using var image = new Image<Rgb24>(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                image[x, y] = Colour(rows[(int)((long)y * rows.Length / height)][(int)((long)x * rows[0].Length / width)], least, most);
        using var png = new MemoryStream();
        image.SaveAsPng(png);
        var zoom = Math.Clamp(128 / Math.Max(height, width), 1, 16);
        return $"<img alt=\"{Markup.Text(description)}\" width=\"{width * zoom}\" height=\"{height * zoom}\" style=\"image-rendering:pixelated\" src=\"data:image/png;base64,{Convert.ToBase64String(png.ToArray())}\"/>";
    }

    private static Rgb24 Colour(double value, double least, double most)
    {
        if (!double.IsFinite(value)) return new Rgb24(128, 128, 128);
        if (least < 0 && most > 0)
        {
            var strength = value / Math.Max(-least, most);
            return strength < 0 ? Mix(-strength, (86, 180, 233)) : Mix(strength, (230, 159, 0));
        }
        var share = most > least ? (value - least) / (most - least) : 0.5;
        return share < 0.5 ? Mix(2 * share, (213, 94, 0)) : new Rgb24(Byte(213 + (2 * share - 1) * 42), Byte(94 + (2 * share - 1) * 161), Byte((2 * share - 1) * 255));

        static Rgb24 Mix(double strength, (int R, int G, int B) colour) => new(Byte(strength * colour.R), Byte(strength * colour.G), Byte(strength * colour.B));
        static byte Byte(double part) => (byte)Math.Clamp(Math.Round(part), 0, 255);
    }
}
