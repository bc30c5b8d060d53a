using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests;

/// <summary>BMP files laid out by hand.</summary>
public sealed class BmpTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var (width, height, rgb) = Pictures.Pnm("source.pnm");
        using var image = Image.LoadPixelData<Rgb24>(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Rgb24>(rgb), width, height);
        using var file = new MemoryStream();
        image.SaveAsBmp(file);
        file.Position = 0;
        using var again = Image.Load<Rgb24>(file);
        Assert.Equal(rgb, Pictures.Bytes(again));
    }

    [Theory]
    [InlineData(1, new byte[] { 0b1010_0000, 0, 0, 0 }, new byte[] { 200, 10, 200 })]
    [InlineData(4, new byte[] { 0x12, 0x30, 0, 0 }, new byte[] { 200, 90, 33 })]
    [InlineData(8, new byte[] { 2, 0, 3, 0 }, new byte[] { 90, 10, 33 })]
    public void Palette_indices_are_read_from_the_high_bits(int bits, byte[] row, byte[] reds)
    {
        byte[] palette = [.. new byte[] { 10, 200, 90, 33 }.SelectMany(red => new byte[] { 1, 2, red, 0 })];
        using var image = Image.Load<Rgb24>(File(bits, 3, 1, palette, row, colours: 4));
        Assert.Equal(reds, Enumerable.Range(0, 3).Select(x => image[x, 0].R));
        Assert.Equal(new Rgb24(reds[0], 2, 1), image[0, 0]);
    }

    [Fact]
    public void Sixteen_bits_have_five_for_each_colour()
    {
        using var image = Image.Load<Rgb24>(File(16, 2, 1, [], [0x00, 0x7C, 0x1F, 0x02]));
        Assert.Equal([new Rgb24(255, 0, 0), new Rgb24(0, 132, 255)], [image[0, 0], image[1, 0]]);
    }

    [Fact]
    public void A_negative_height_says_that_the_first_row_is_the_top()
    {
        byte[] rows = [3, 2, 1, 0, 6, 5, 4, 0];
        using var down = Image.Load<Rgb24>(File(24, 1, -2, [], rows));
        using var up = Image.Load<Rgb24>(File(24, 1, 2, [], rows));
        Assert.Equal(new Rgb24(1, 2, 3), down[0, 0]);
        Assert.Equal(new Rgb24(4, 5, 6), up[0, 0]);
    }

    [Fact]
    public void A_compressed_file_is_refused_with_advice()
    {
        var file = File(8, 1, 1, new byte[16], [0, 0, 0, 0], colours: 4);
        file[30] = 1;
        Assert.Contains("save it as PNG", Assert.Throws<InvalidImageContentException>(() => Image.Load(file)).Message, StringComparison.Ordinal);
    }

    internal static byte[] File(int bits, int width, int height, byte[] palette, byte[] rows, int colours = 0)
    {
        var file = new byte[54];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(10), 54 + palette.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), height);
        (file[26], file[28], file[46]) = (1, (byte)bits, (byte)colours);
        return [.. file, .. palette, .. rows];
    }
}
