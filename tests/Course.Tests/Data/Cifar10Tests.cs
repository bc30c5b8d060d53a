using Course.Data;

namespace Course.Tests.Data;

public sealed class Cifar10Tests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_are_labels_and_planes_of_red_green_and_blue()
    {
        string first = _folder.Write("data_batch_1.bin", [.. Record(3, red: 51), .. Record(9, red: 0)]);
        string second = _folder.Write("data_batch_2.bin", Record(0, red: 255));

        var set = Cifar10.Read([first, second]);

        Assert.Equal("data_batch_1.bin: 3 images of 32×32 in 3 channels, 10 classes", set.ToString());
        Assert.Equal([3, 9, 0], set.Labels);
        Assert.Equal("cat", set.ClassNames[3]);
        using var image = set.Image(0);
        Assert.Equal((0.2f, 0.4f, 0.6f), (image[0, 0, 0].item<float>(), image[1, 31, 31].item<float>(), image[2, 5, 7].item<float>()));
        Assert.Equal(255, set.Pixels(2)[1023]);
    }

    [Fact]
    public void A_cut_file_is_an_error_with_its_size()
    {
        string path = _folder.Write("data_batch_1.bin", Record(3, 51)[..^1]);

        Assert.Equal(
            $"{path} is not a whole CIFAR-10 file: it has 3072 bytes, and a multiple of 3073 is expected, one label and 3×32×32 pixels an image.",
            Assert.Throws<InvalidDataException>(() => Cifar10.Read([path])).Message);
    }

    [Fact]
    public void A_label_that_is_no_class_is_an_error_with_its_place()
    {
        string path = _folder.Write("data_batch_1.bin", [.. Record(3, 51), .. Record(10, 51)]);

        Assert.Contains("image 1 has the label 10", Assert.Throws<InvalidDataException>(() => Cifar10.Read([path])).Message);
    }

    [Fact]
    public void A_data_set_of_this_form_has_its_last_file_to_test_with()
    {
        var files = new[] { "a.bin", "b.bin", "test.bin" }.Select((name, i) =>
        {
            byte[] content = [.. Enumerable.Range(0, i + 1).SelectMany(_ => Record((byte)i, 7))];
            _folder.Write($"tiny/{name}", content);
            return new CatalogFile(name, content.Length, Idx.Sha256(content));
        }).ToList();
        var entry = new CatalogEntry("tiny", "A tiny set", "cifar", "tiny", "none", "a test", "ask the teacher", Cifar10.ClassNames, files, []);

        var (train, test) = DatasetReader.Images(new DatasetShelves([_folder.Path]), entry);

        Assert.Equal([0, 1, 1], train.Labels);
        Assert.Equal([2, 2, 2], test.Labels);
    }

    private static byte[] Record(byte label, byte red) =>
        [label, .. Enumerable.Repeat(red, 1024), .. Enumerable.Repeat((byte)102, 1024), .. Enumerable.Repeat((byte)153, 1024)];
}
