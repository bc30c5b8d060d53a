using Course.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Course.Tests.Data;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_are_folders_in_the_order_of_their_names()
    {
        Write("dog/1.png", new Rgb24(0, 51, 255));
        Write("cat/2.bmp", new Rgb24(255, 0, 0));
        Write("cat/deep/1.png", new Rgb24(0, 255, 0));
        _folder.Write("cat/notes.txt", [1]);
        _folder.Write(".cache/x.png", [1]);

        var set = ImageFolder.Read(_folder.Path);

        Assert.Equal(["cat", "dog"], set.ClassNames);
        Assert.Equal([0, 0, 1], set.Labels);
        Assert.Equal((3, 2, 4), (set.Channels, set.Height, set.Width));
        Assert.Equal([255, 0, 0], Enumerable.Range(0, 3).Select(channel => (int)set.Pixels(0)[channel * 8]));
        Assert.Equal([0, 51, 255], Enumerable.Range(0, 3).Select(channel => (int)set.Pixels(2)[channel * 8 + 7]));
    }

    [Fact]
    public void What_an_editor_keeps_in_hidden_folders_is_no_image_of_the_class()
    {
        Write("cat/1.png", new Rgb24(1, 2, 3));
        Write("cat/.ipynb_checkpoints/1-checkpoint.png", new Rgb24(1, 2, 3));

        Assert.Equal(1, ImageFolder.Read(_folder.Path).Count);
    }

    /// <summary>In ASCII, - comes before /, and / before 0; \, which parts paths on other systems, comes after both.</summary>
    [Fact]
    public void Images_come_in_the_order_of_their_paths_with_slashes()
    {
        byte[] reds = [10, 20, 30];
        Write("cat/a0.png", new Rgb24(30, 0, 0));
        Write("cat/a/x.png", new Rgb24(20, 0, 0));
        Write("cat/a-b.png", new Rgb24(10, 0, 0));

        var set = ImageFolder.Read(_folder.Path);

        Assert.Equal(reds, Enumerable.Range(0, 3).Select(i => set.Pixels(i)[0]));
    }

    [Fact]
    public void Corrupt_files_are_named_all_of_them()
    {
        Write("cat/1.png", new Rgb24(1, 2, 3));
        _folder.Write("cat/2.png", "no picture"u8.ToArray());
        _folder.Write("dog/3.jpg", [0xff, 0xd8, 0xff, 0xe0]);

        string message = Assert.Throws<InvalidDataException>(() => ImageFolder.Read(_folder.Path)).Message;

        Assert.StartsWith($"2 of 3 images in {_folder.Path} cannot be read: {Path.Combine("cat", "2.png")} (", message);
        Assert.Contains($"), {Path.Combine("dog", "3.jpg")} (", message);
        Assert.EndsWith("; repair or remove them, or pass skip to leave them out.", message);
    }

    [Fact]
    public void Corrupt_files_are_skipped_on_request_and_told()
    {
        Write("cat/1.png", new Rgb24(1, 2, 3));
        _folder.Write("cat/2.png", "no picture"u8.ToArray());
        var skipped = new List<string>();

        var set = ImageFolder.Read(_folder.Path, skip: skipped.Add);

        Assert.Equal(1, set.Count);
        Assert.StartsWith(Path.Combine("cat", "2.png") + " (", Assert.Single(skipped));
    }

    [Fact]
    public void An_image_of_another_size_is_an_error_with_both()
    {
        Write("cat/1.png", new Rgb24(1, 2, 3));
        Write("cat/2.png", new Rgb24(1, 2, 3), width: 5);

        Assert.EndsWith(
            "is 2×5 and the images before it are 2×4; pass size to resize all images to one.",
            Assert.Throws<InvalidDataException>(() => ImageFolder.Read(_folder.Path)).Message);
    }

    [Fact]
    public void Images_are_resized_to_the_size_that_is_given()
    {
        Write("cat/1.png", new Rgb24(10, 20, 30));
        Write("cat/2.png", new Rgb24(10, 20, 30), width: 9);

        var set = ImageFolder.Read(_folder.Path, size: (6, 5));

        Assert.Equal((2, 6, 5), (set.Count, set.Height, set.Width));
        Assert.Equal((10, 30), (set.Pixels(1)[0], set.Pixels(1)[89]));
    }

    [Fact]
    public void Grey_images_have_one_channel()
    {
        Write("cat/1.png", new Rgb24(90, 90, 90));

        var set = ImageFolder.Read(_folder.Path, grey: true);

        Assert.Equal((1, 90), (set.Channels, set.Pixels(0)[0]));
    }

    [Fact]
    public void A_folder_without_folders_of_images_is_an_error()
    {
        Write("1.png", new Rgb24(1, 2, 3));

        Assert.Contains("has no folder with PNG, JPEG or BMP images", Assert.Throws<InvalidDataException>(() => ImageFolder.Read(_folder.Path)).Message);
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.StartsWith("There is no folder nowhere;", Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Read("nowhere")).Message);

    /// <summary>The folder has 500 images of each class. CIFAR-10's known channel means are 0.4914, 0.4822, 0.4465; a sample of this size is within 0.02.</summary>
    [SkippableFact]
    public void Real_CIFAR_photographs_are_read_from_folders()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("COURSE_DATA") ?? "", "cifar10-jpg");
        Skip.IfNot(Directory.Exists(folder), "CIFAR-10's photographs are not here: COURSE_DATA names no folder with cifar10-jpg/ in it.");

        var (train, test) = (ImageFolder.Read(Path.Combine(folder, "train")), ImageFolder.Read(Path.Combine(folder, "test")));

        Assert.Equal((4_000, 1_000, 3, 32, 32), (train.Count, test.Count, train.Channels, train.Height, train.Width));
        Assert.Equal(Cifar10.ClassNames, train.ClassNames);
        Assert.All(train.Labels.CountBy(label => label), count => Assert.Equal(400, count.Value));
        double[] mean = ChannelStatistics.Of(train).Mean;
        Assert.InRange(mean[0], 0.4714, 0.5114);
        Assert.InRange(mean[1], 0.4622, 0.5022);
        Assert.InRange(mean[2], 0.4265, 0.4665);
        Assert.Empty(Leakage.Between(train, test));
    }

    private void Write(string name, Rgb24 colour, int width = 4)
    {
        string path = _folder.Write(name, []);
        using var image = new Image<Rgb24>(width, 2, colour);
        image.Save(path);
    }
}
