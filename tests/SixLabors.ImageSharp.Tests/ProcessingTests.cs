using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Tests;

/// <summary>Operations on images.</summary>
public sealed class ProcessingTests
{
    private static Image<Rgb24> Source()
    {
        var (width, height, rgb) = Pictures.Pnm("source.pnm");
        return Image.LoadPixelData<Rgb24>(MemoryMarshal.Cast<byte, Rgb24>(rgb), width, height);
    }

    [Theory]
    [InlineData("resize-16x13-bicubic", 16, 13)]
    [InlineData("resize-64x50-bicubic", 64, 50)]
    [InlineData("resize-20x40-triangle", 20, 40)]
    [InlineData("resize-17x15-box", 17, 15)]
    public void Resized_images_are_Pillows_within_rounding(string name, int width, int height)
    {
        IResampler sampler = name.EndsWith("box", StringComparison.Ordinal) ? KnownResamplers.Box : name.EndsWith("triangle", StringComparison.Ordinal) ? KnownResamplers.Triangle : KnownResamplers.Bicubic;
        using var image = Source();
        image.Mutate(c => c.Resize(width, height, sampler));
        var (worst, mean) = Pictures.Difference(Pictures.Bytes(image), Pictures.Pnm(name + ".pnm").Rgb);
        // Pillow was asked for floating-point channels, which it neither rounds nor clamps between the two directions.
        Assert.True(worst <= 1 && mean < 0.01, $"{name}: a channel is off by {worst}, the mean is off by {mean:F3}.");
    }

    [Fact]
    public void An_image_of_one_colour_keeps_it_at_every_size()
    {
        using var image = new Image<Rgb24>(7, 5, new Rgb24(10, 200, 30));
        image.Mutate(c => c.Resize(23, 3));
        Assert.All(Enumerable.Range(0, 23), x => Assert.Equal(new Rgb24(10, 200, 30), image[x, 1]));
    }

    [Fact]
    public void A_side_of_0_keeps_the_proportions()
    {
        using var image = new Image<L8>(40, 20);
        image.Mutate(c => c.Resize(10, 0));
        Assert.Equal(new Size(10, 5), image.Size);
    }

    [Fact]
    public void A_crop_is_the_part_that_was_named()
    {
        using var source = Source();
        using var part = source.Clone(c => c.Crop(new Rectangle(5, 7, 11, 3)));
        Assert.Equal(new Size(11, 3), part.Size);
        Assert.Equal(source[5, 7], part[0, 0]);
        Assert.Equal(source[15, 9], part[10, 2]);
        Assert.Throws<ArgumentException>(() => source.Mutate(c => c.Crop(new Rectangle(30, 0, 8, 1))));
    }

    [Fact]
    public void Flipping_mirrors_and_twice_is_nothing()
    {
        using var source = Source();
        using var across = source.Clone(c => c.Flip(FlipMode.Horizontal));
        using var down = source.Clone(c => c.Flip(FlipMode.Vertical));
        Assert.Equal(source[0, 3], across[36, 3]);
        Assert.Equal(source[4, 0], down[4, 28]);
        using var twice = across.Clone(c => c.Flip(FlipMode.Horizontal).Flip(FlipMode.Vertical).Flip(FlipMode.Vertical));
        Assert.Equal(Pictures.Bytes(source), Pictures.Bytes(twice));
    }

    [Fact]
    public void A_quarter_turn_is_clockwise_and_four_are_nothing()
    {
        using var source = Source();
        using var turned = source.Clone(c => c.Rotate(RotateMode.Rotate90));
        Assert.Equal(new Size(29, 37), turned.Size);
        // The left edge's top goes to the top edge's right.
        Assert.Equal(source[0, 0], turned[28, 0]);
        Assert.Equal(source[0, 28], turned[0, 0]);
        using var whole = turned.Clone(c => c.Rotate(270));
        Assert.Equal(Pictures.Bytes(source), Pictures.Bytes(whole));
        using var half = source.Clone(c => c.Rotate(180));
        using var twoQuarters = source.Clone(c => c.Rotate(90).Rotate(90));
        Assert.Equal(Pictures.Bytes(half), Pictures.Bytes(twoQuarters));
    }

    [Fact]
    public void Other_angles_grow_the_image_and_keep_its_middle()
    {
        using var image = new Image<Rgba32>(21, 21, new Rgba32(50, 60, 70));
        image.Mutate(c => c.Rotate(45));
        Assert.Equal(30, image.Width);
        Assert.Equal(new Rgba32(50, 60, 70), image[15, 15]);
        Assert.Equal(0, image[0, 0].A);
    }

    [Fact]
    public void Grey_is_the_luminance_of_BT_709()
    {
        using var image = new Image<Rgb24>(1, 1, new Rgb24(100, 50, 200));
        image.Mutate(c => c.Grayscale());
        var expected = (byte)Math.Round((0.2126 * 100) + (0.7152 * 50) + (0.0722 * 200));
        Assert.Equal(new Rgb24(expected, expected, expected), image[0, 0]);
        using var grey = image.CloneAs<L8>();
        Assert.Equal(expected, grey[0, 0].PackedValue);
    }

    [Fact]
    public void A_clone_leaves_the_source_alone_and_a_disposed_image_is_refused()
    {
        using var source = Source();
        var before = Pictures.Bytes(source);
        using (source.Clone(c => c.Flip(FlipMode.Horizontal).Resize(3, 3))) Assert.Equal(before, Pictures.Bytes(source));
        var gone = source.Clone();
        gone.Dispose();
        gone.Dispose();
        Assert.Throws<ObjectDisposedException>(() => gone[0, 0]);
    }

    [Fact]
    public void A_file_is_written_whole_or_not_at_all()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "a.png");
            using var image = Source();
            image.Save(path);
            Assert.Equal(Pictures.Bytes(image), Pictures.Bytes(Image.Load<Rgb24>(path)));
            Assert.Equal([path], Directory.GetFiles(folder.FullName));
            Assert.Contains(".png", Assert.Throws<UnknownImageFormatException>(() => image.Save(Path.Combine(folder.FullName, "a.webp"))).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
