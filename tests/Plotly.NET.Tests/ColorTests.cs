using System.IO.Compression;
using Plotly.NET;
using Plotly.NET.Svg;

namespace Charts.Tests;

public sealed class ColorTests
{
    [Theory]
    [InlineData("#0072b2", 0, 114, 178, 1)]
    [InlineData("#fff", 255, 255, 255, 1)]
    [InlineData("rgb(1, 2, 3)", 1, 2, 3, 1)]
    [InlineData("rgba(1,2,3,0.5)", 1, 2, 3, 0.5)]
    [InlineData("Tomato", 255, 99, 71, 1)]
    public void Css_colours_are_read(string css, int r, int g, int b, double a)
    {
        Assert.True(Rgb.TryParse(css, out Rgb rgb));
        Assert.Equal(new Rgb((byte)r, (byte)g, (byte)b, a), rgb);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("rgb(1,2)")]
    [InlineData("no-such-colour")]
    public void What_is_no_colour_is_not_read(string css) => Assert.False(Rgb.TryParse(css, out _));

    [Fact]
    public void Ink_is_the_one_with_more_contrast()
    {
        for (int grey = 0; grey < 256; grey++)
        {
            var rgb = new Rgb((byte)grey, (byte)grey, (byte)grey);
            double onWhite = 1.05 / (rgb.Luminance + 0.05), onBlack = (rgb.Luminance + 0.05) / 0.05;   // WCAG 2 contrast
            Assert.Equal(onBlack > onWhite ? "#000" : "#fff", rgb.Ink);
        }
    }

    [Fact]
    public void Scales_have_their_known_ends()
    {
        var viridis = ColorScale.Of(StyleParam.Colorscale.Viridis, reversed: false);
        Assert.Equal("#440154", viridis.At(0).ToString());
        Assert.Equal("#21918c", viridis.At(0.5).ToString());
        Assert.Equal("#fde725", viridis.At(1).ToString());
        Assert.Equal("#fde725", viridis.At(7).ToString());
        Assert.Equal("#fde725", ColorScale.Of(StyleParam.Colorscale.Viridis, reversed: true).At(0).ToString());
        Assert.Equal(new Rgb(64, 64, 64), ColorScale.Of(StyleParam.Colorscale.Greys, reversed: false).At(64 / 255.0));
    }

    [Fact]
    public void A_scale_of_ones_own_is_linear_between_its_stops()
    {
        var scale = StyleParam.Colorscale.NewCustom([Tuple.Create(0.0, Color.fromRGB(0, 0, 0)), Tuple.Create(0.5, Color.fromHex("#6496c8")), Tuple.Create(1.0, Color.fromString("white"))]);
        Assert.Equal(new Rgb(50, 75, 100), ColorScale.Of(scale, reversed: false).At(0.25));
    }

    [Fact]
    public void A_colour_from_hexadecimal_digits_is_checked()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Color.fromHex("blue"));
        Assert.StartsWith("\"blue\" is not a colour: write six hexadecimal digits", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Color.fromRGB(0, 256, 0));
        Assert.Equal(Color.fromHex("0072b2"), Color.fromHex("#0072b2"));
    }

    [Fact]
    public void An_image_is_a_png_with_the_pixels_that_were_given()
    {
        byte[] png = Png.Encode(3, 2, (x, y) => new Rgb((byte)(10 * x), (byte)(100 * y), 7));
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
        Assert.Equal([0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0], png[8..29]);
        Assert.Equal([0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xae, 0x42, 0x60, 0x82], png[^12..]);   // the CRC of every IEND
        int length = (png[33] << 24) | (png[34] << 16) | (png[35] << 8) | png[36];
        using var zlib = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress);
        var raw = new MemoryStream();
        zlib.CopyTo(raw);
        Assert.Equal([0, 0, 0, 7, 10, 0, 7, 20, 0, 7, 0, 0, 100, 7, 10, 100, 7, 20, 100, 7], raw.ToArray());
    }

    [Fact]
    public void A_grey_image_has_one_byte_a_pixel() => Assert.Equal(0, Png.Encode(4, 4, (x, _) => new Rgb((byte)x, (byte)x, (byte)x))[25]);
}
