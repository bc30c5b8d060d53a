using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests;

/// <summary>Written JPEG files, read by the decoder that is checked against libjpeg.</summary>
public sealed class JpegWritingTests
{
    [Theory]
    [InlineData(100, 4, 1.0)]
    [InlineData(90, 40, 4.0)]
    [InlineData(75, 70, 7.0)]
    public void A_picture_comes_back_nearly_as_it_was(int quality, int worst, double mean)
    {
        using var image = Photograph();
        var (worstSeen, meanSeen) = Pictures.Difference(Pictures.Bytes(Again(image, quality)), Pictures.Bytes(image));
        Assert.True(worstSeen <= worst && meanSeen <= mean, $"quality {quality}: a channel is off by {worstSeen}, the mean is off by {meanSeen:F3}.");
    }

    [Fact]
    public void Sides_need_not_be_multiples_of_eight()
    {
        using var image = new Image<Rgb24>(13, 3, new Rgb24(200, 100, 50));
        image[12, 2] = new Rgb24(190, 110, 60);
        using var again = Again(image, 100);
        Assert.Equal(new Size(13, 3), again.Size);
        Assert.InRange(again[12, 2].R, 187, 193);
        Assert.InRange(again[0, 0].B, 48, 52);
    }

    [Fact]
    public void A_grey_image_gives_a_file_of_one_channel()
    {
        using var image = new Image<L8>(9, 9, new L8(77));
        using var stream = new MemoryStream();
        image.SaveAsJpeg(stream);
        stream.Position = 0;
        using var again = Assert.IsType<Image<L8>>(Image.Load(stream));
        Assert.InRange(again[4, 4].PackedValue, 76, 78);
    }

    [Fact]
    public void A_lower_quality_gives_a_smaller_file()
    {
        using var image = Photograph();
        long[] sizes = [.. new[] { 10, 50, 75, 95 }.Select(quality => Written(image, quality).Length)];
        Assert.Equal(sizes.Order(), sizes);
        Assert.Equal(4, sizes.Distinct().Count());
    }

    /// <summary>The first quantisation table at quality 50 is that of T.81's annex K, in zigzag order.</summary>
    [Fact]
    public void Quality_50_has_the_tables_of_the_standard()
    {
        using var image = new Image<Rgb24>(8, 8);
        byte[] file = Written(image, 50);
        int table = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xDB });
        Assert.Equal([0, 16, 11, 12, 14, 12, 10, 16, 14], file[(table + 4)..(table + 13)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_quality_out_of_range_is_refused(int quality)
    {
        using var image = new Image<Rgb24>(8, 8);
        Assert.Contains("1 to 100", Assert.Throws<ArgumentException>(() => Written(image, quality)).Message, StringComparison.Ordinal);
    }

    private static Image<Rgb24> Photograph() => Image.Load<Rgb24>(Pictures.Path("baseline-444.jpg"));

    private static byte[] Written(Image image, int quality)
    {
        using var stream = new MemoryStream();
        image.SaveAsJpeg(stream, new JpegEncoder { Quality = quality });
        return stream.ToArray();
    }

    private static Image<Rgb24> Again(Image image, int quality) => Image.Load<Rgb24>(Written(image, quality));
}
