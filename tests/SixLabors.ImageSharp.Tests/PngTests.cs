using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests;

/// <summary>PNG files of every colour type, depth and interlace.</summary>
public sealed class PngTests
{
    public static TheoryData<int, int, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<int, int, bool>();
            foreach (var interlaced in new[] { false, true })
                foreach (var (type, depths) in new[] { (0, "1 2 4 8 16"), (2, "8 16"), (3, "1 2 4 8"), (4, "8 16"), (6, "8 16") })
                    foreach (var depth in depths.Split(' ')) kinds.Add(type, int.Parse(depth), interlaced);
            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_file_gives_the_pixels_that_were_written(int type, int depth, bool interlaced)
    {
        var maker = new PngMaker(type, depth, interlaced);
        var palette = type == 3 ? Enumerable.Range(0, 3 << depth).Select(i => (byte)(i * 37)).ToArray() : null;
        using var image = Image.Load<Rgba32>(maker.File(palette));
        Assert.Equal(new Size(maker.Width, maker.Height), image.Size);
        for (var y = 0; y < maker.Height; y++)
        {
            for (var x = 0; x < maker.Width; x++)
            {
                var v = Enumerable.Range(0, maker.Channels).Select(channel => maker.Value(x, y, channel)).ToArray();
                byte Scaled(int value) => (byte)Math.Floor((value * 255.0 / ((1 << depth) - 1)) + 0.5);
                var expected = type switch
                {
                    0 => new Rgba32(Scaled(v[0]), Scaled(v[0]), Scaled(v[0])),
                    2 => new Rgba32(Scaled(v[0]), Scaled(v[1]), Scaled(v[2])),
                    3 => new Rgba32(palette![3 * v[0]], palette[(3 * v[0]) + 1], palette[(3 * v[0]) + 2]),
                    4 => new Rgba32(Scaled(v[0]), Scaled(v[0]), Scaled(v[0]), Scaled(v[1])),
                    _ => new Rgba32(Scaled(v[0]), Scaled(v[1]), Scaled(v[2]), Scaled(v[3])),
                };
                Assert.Equal(expected, image[x, y]);
            }
        }
    }

    [Fact]
    public void A_transparent_colour_and_a_palette_with_opacity_are_honoured()
    {
        var grey = new PngMaker(0, 8, false);
        using var image = Image.Load<Rgba32>(grey.File(transparency: [0, (byte)grey.Value(3, 2, 0)]));
        Assert.Equal(0, image[3, 2].A);
        Assert.Equal(255, image[4, 2].A);

        var indexed = new PngMaker(3, 1, false);
        using var two = Image.Load<Rgba32>(indexed.File([1, 2, 3, 4, 5, 6], transparency: [77]));
        Assert.All(Enumerable.Range(0, indexed.Width), x => Assert.Equal(indexed.Value(x, 0, 0) == 0 ? 77 : 255, two[x, 0].A));
    }

    [Fact]
    public void The_layout_of_a_file_decides_the_pixels_when_none_is_asked_for()
    {
        Assert.IsType<Image<L8>>(Image.Load(new PngMaker(0, 4, false).File()));
        Assert.IsType<Image<Rgb24>>(Image.Load(new PngMaker(2, 8, false).File()));
        Assert.IsType<Image<Rgba32>>(Image.Load(new PngMaker(6, 8, true).File()));
    }

    [Fact]
    public void What_is_written_is_read_back_in_every_layout()
    {
        using var source = Image.Load<Rgba32>(new PngMaker(6, 8, false).File());
        AssertRoundTrip(source);
        AssertRoundTrip(source.CloneAs<Rgb24>());
        AssertRoundTrip(source.CloneAs<L8>());

        static void AssertRoundTrip<TPixel>(Image<TPixel> image) where TPixel : unmanaged, IPixel<TPixel>
        {
            using var file = new MemoryStream();
            image.SaveAsPng(file);
            using var again = Assert.IsType<Image<TPixel>>(Image.Load(file.ToArray()));
            for (var y = 0; y < image.Height; y++)
                for (var x = 0; x < image.Width; x++) Assert.Equal(image[x, y], again[x, y]);
        }
    }

    [Fact]
    public void A_wrong_checksum_names_the_chunk()
    {
        var file = new PngMaker(2, 8, false).File();
        file[^20] ^= 1;
        Assert.Contains("IDAT", Assert.Throws<InvalidImageContentException>(() => Image.Load<L8>(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_the_bytes_cannot_hold_takes_no_memory()
    {
        var maker = new PngMaker(0, 8, false) { Width = 19 };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var huge = (maker with { Height = 13 }).File();
        // The header says 30,000 x 30,000 and has the right checksum.
        var header = new PngMaker(0, 8, false, 30_000, 1).File()[..33];
        header[20..24].CopyTo(header, 20);
        header[22] = 0x75;
        header[23] = 0x30;
        var crc = uint.MaxValue;
        for (var i = 12; i < 29; i++)
            for (var bit = 0; bit < 8; bit++) crc = (((crc ^ ((uint)header[i] >> bit)) & 1) * 0xEDB88320) ^ (crc >> 1);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(29), ~crc);
        header.CopyTo(huge, 0);
        Assert.Contains("30000 x 30000", Assert.Throws<InvalidImageContentException>(() => Image.Load<L8>(huge)).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50_000_000);
    }
}
