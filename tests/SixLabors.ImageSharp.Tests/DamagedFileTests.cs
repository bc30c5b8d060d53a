using System.Diagnostics;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests;

/// <summary>Files cut short and bytes changed at random: an image or an ImageFormatException, nothing else, and soon.</summary>
public sealed class DamagedFileTests
{
    public static TheoryData<string> Files => ["baseline-420.jpg", "progressive-444-restart.jpg", "progressive-420.jpg", "cmyk.jpg", "grey.jpg", "rgba16.png", "palette-interlaced.png", "rgb.bmp", "palette.bmp"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_anywhere_is_refused_by_its_documented_exception(string name)
    {
        var file = Read(name);
        for (var length = 0; length < file.Length; length++) LoadOrRefuse(file[..length]);
        // Half of it can never be an image.
        Assert.ThrowsAny<ImageFormatException>(() => Image.Load<Rgb24>(file.AsSpan(0, file.Length / 2)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_changed_at_random_never_crash_or_hang(string name)
    {
        var file = Read(name);
        var random = new Random(7);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 1500; round++)
        {
            var changed = (byte[])file.Clone();
            for (var n = random.Next(1, 6); n > 0; n--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            LoadOrRefuse(changed);
        }
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"1500 damaged copies of {name} took {clock.Elapsed}.");
    }

    [Fact]
    public void Something_else_is_no_image()
    {
        Assert.Contains("no PNG, JPEG or BMP", Assert.Throws<UnknownImageFormatException>(() => Image.Load("plain text"u8)).Message, StringComparison.Ordinal);
        Assert.Throws<UnknownImageFormatException>(() => Image.Load(ReadOnlySpan<byte>.Empty));
        Assert.Throws<FileNotFoundException>(() => Image.Load("no-such-file.png"));
    }

    private static byte[] Read(string name) => name switch
    {
        "rgba16.png" => new PngMaker(6, 16, false).File(),
        "palette-interlaced.png" => new PngMaker(3, 4, true).File([.. Enumerable.Range(0, 48).Select(i => (byte)(5 * i))]),
        "rgb.bmp" => BmpTests.File(24, 5, 4, [], new byte[64]),
        "palette.bmp" => BmpTests.File(4, 9, 3, new byte[64], new byte[24], colours: 16),
        _ => File.ReadAllBytes(Pictures.Path(name)),
    };

    private static void LoadOrRefuse(byte[] file)
    {
        try
        {
            using var image = Image.Load(file);
        }
        catch (ImageFormatException)
        {
            // The documented answer.
        }
    }
}
