using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Tests;

/// <summary>Decoded JPEG files against libjpeg's pixels.</summary>
public sealed class JpegTests
{
    [Theory]
    [InlineData("baseline-444")]
    [InlineData("baseline-420")]
    [InlineData("baseline-422")]
    [InlineData("baseline-440")]
    [InlineData("grey")]
    [InlineData("progressive-420")]
    [InlineData("progressive-444-restart")]
    [InlineData("progressive-grey")]
    [InlineData("restart-420")]
    [InlineData("rgb")]
    [InlineData("low-quality")]
    [InlineData("cmyk")]
    public void The_pixels_are_libjpegs_within_rounding(string name)
    {
        using var image = Image.Load<Rgb24>(Pictures.Path(name + ".jpg"));
        var (width, height, expected) = Pictures.Pnm(name + ".pnm");
        Assert.Equal(new Size(width, height), image.Size);
        var (worst, mean) = Pictures.Difference(Pictures.Bytes(image), expected);
        Assert.True(worst <= 2 && mean < 0.2, $"{name}: a channel is off by {worst}, the mean is off by {mean:F3}.");
    }

    [Fact]
    public void A_grey_file_gives_grey_pixels_and_a_colour_file_colours()
    {
        using var grey = Image.Load(Pictures.Path("grey.jpg"));
        using var colour = Image.Load(Pictures.Path("baseline-420.jpg"));
        Assert.IsType<Image<L8>>(grey);
        Assert.IsType<Image<Rgb24>>(colour);
    }

    [SkippableFact]
    public void The_5000_CIFAR_files_have_libjpegs_means()
    {
        var folder = CifarFolder();
        Skip.If(folder is null, "the CIFAR-10 JPEG folders are not here: set COURSE_DATA to a folder with cifar10-jpg/");
        var files = Directory.EnumerateFiles(folder, "*.jpg", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(5000, files.Count);
        // For each file the means of red, green and blue, and of green weighted by column/31 · row/31.
        var means = File.ReadAllBytes(Pictures.Path("cifar10-means.bin"));
        for (var n = 0; n < files.Count; n++)
        {
            using var image = Image.Load<Rgb24>(Path.Combine(folder, files[n]));
            Assert.Equal(new Size(32, 32), image.Size);
            var sums = new double[4];
            image.ProcessPixelRows(rows =>
            {
                for (var y = 0; y < rows.Height; y++)
                {
                    var row = rows.GetRowSpan(y);
                    for (var x = 0; x < row.Length; x++)
                    {
                        sums[0] += row[x].R / 1024.0;
                        sums[1] += row[x].G / 1024.0;
                        sums[2] += row[x].B / 1024.0;
                        sums[3] += row[x].G * (x / 31.0) * (y / 31.0) / 1024;
                    }
                }
            });
            for (var i = 0; i < 4; i++) Assert.True(Math.Abs(sums[i] - means[(4 * n) + i]) <= 0.75, $"{files[n]}: mean {i} is {sums[i]:F2}, libjpeg's is {means[(4 * n) + i]}.");
        }
    }

    private static string? CifarFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "shared", "datasets", "cifar10-jpg");
            if (Directory.Exists(beside)) return beside;
        }
        var data = Environment.GetEnvironmentVariable("COURSE_DATA");
        return data is not null && Directory.Exists(Path.Combine(data, "cifar10-jpg")) ? Path.Combine(data, "cifar10-jpg") : null;
    }
}
