using Course.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Data;

public sealed class ImageSetTests : IDisposable
{
    private static readonly string[] Digits = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pair_of_files_is_a_set()
    {
        var set = ImageSet.Read(_folder.Write("images", IdxBytes.TwoImages), _folder.Write("labels", IdxBytes.TwoLabels));

        Assert.Equal((2, 2, 3), (set.Count, set.Height, set.Width));
        Assert.Equal((7, 1), (set.Label(0), set.Label(1)));
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5, 6 }, set.Pixels(1).ToArray());
        Assert.Equal(Digits[..8], set.ClassNames);
    }

    [Fact]
    public void Files_of_different_counts_are_an_error_with_both()
    {
        string images = _folder.Write("images", IdxBytes.TwoImages);
        string labels = _folder.Write("labels", [0, 0, 8, 1, 0, 0, 0, 1, 7]);

        string message = Assert.Throws<InvalidDataException>(() => ImageSet.Read(images, labels)).Message;

        Assert.Equal($"{images} has 2 images and {labels} has 1 labels; there must be one label for each image.", message);
    }

    [Fact]
    public void A_label_without_a_class_is_an_error()
    {
        var (images, labels) = (Idx.Parse(IdxBytes.TwoImages, "images"), Idx.Parse(IdxBytes.TwoLabels, "labels"));

        string message = Assert.Throws<ArgumentException>(() => new ImageSet("two", images, labels, ["a", "b", "c"])).Message;

        Assert.Equal("two gives image 0 the label 7; labels from 0 to 2 are expected.", message);
    }

    [Fact]
    public void An_image_is_its_pixels_over_255()
    {
        var set = ImageSet.Read(_folder.Write("images", IdxBytes.TwoImages), _folder.Write("labels", IdxBytes.TwoLabels));

        using var image = set.Image(0);

        Assert.Equal([1, 2, 3], image.shape);
        Assert.Equal(float32, image.dtype);
        Assert.Equal([0f, 0.2f, 0.4f, 0.6f, 0.8f, 1f], image.data<float>().ToArray());
    }

    [Fact]
    public void A_batch_is_images_of_one_channel_and_labels()
    {
        var set = ImageSet.Read(_folder.Write("images", IdxBytes.TwoImages), _folder.Write("labels", IdxBytes.TwoLabels));

        var (images, labels) = set.Batch(1, 0, 1);

        Assert.Equal([3, 1, 2, 3], images.shape);
        Assert.Equal([3], labels.shape);
        Assert.Equal(int64, labels.dtype);
        Assert.Equal([1L, 7L, 1L], labels.data<long>().ToArray());
        Assert.Equal(0.2f, images[1, 0, 0, 1].item<float>());
    }

    [Fact]
    public void An_index_past_the_end_is_an_error()
    {
        Assert.Contains("no image 5", Assert.Throws<ArgumentOutOfRangeException>(() => Counted(5).Batch(0, 5)).Message);
    }

    [Fact]
    public void Unshuffled_batches_go_through_the_set_in_order_and_the_last_is_smaller()
    {
        var batches = Counted(23).Batches(10).Select(Values).ToList();

        Assert.Equal([10, 10, 3], batches.Select(batch => batch.Length));
        Assert.Equal(Enumerable.Range(0, 23), batches.SelectMany(batch => batch));
    }

    [Fact]
    public void A_smaller_last_batch_can_be_dropped()
    {
        Assert.Equal([10, 10], Counted(23).Batches(10, dropLast: true).Select(batch => Values(batch).Length));
    }

    [Fact]
    public void A_batch_keeps_its_values_while_the_next_ones_are_made()
    {
        var batches = Counted(20).Batches(5).ToList();

        Assert.Equal([0, 1, 2, 3, 4], Values(batches[0]));
    }

    [Fact]
    public void Shuffled_batches_have_every_image_once_with_its_label()
    {
        var batches = Counted(200).Batches(32, shuffle: true, seed: 3).ToList();

        Assert.Equal(Enumerable.Range(0, 200), batches.SelectMany(Values).Order());
        foreach (var batch in batches)
            Assert.Equal(Values(batch).Select(value => value % 10L), batch.labels.data<long>().ToArray());
    }

    /// <summary>The order is PyTorch's torch.randperm(10, generator=torch.Generator().manual_seed(7)).</summary>
    [Fact]
    public void The_shuffled_order_is_PyTorchs()
    {
        Assert.Equal([5, 0, 3, 4, 1, 7, 9, 6, 8, 2], Counted(10).Batches(4, shuffle: true, seed: 7).SelectMany(Values));
    }

    [Fact]
    public void A_generator_gives_each_pass_another_order()
    {
        var (set, generator) = (Counted(50), new Generator(1));

        var passes = Enumerable.Range(0, 2).Select(_ => set.Batches(8, generator).SelectMany(Values).ToArray()).ToList();

        Assert.NotEqual(passes[0], passes[1]);
        Assert.Equal(passes[0].Order(), passes[1].Order());
    }

    [Fact]
    public void A_batch_without_images_is_an_error_at_once()
    {
        Assert.Contains("the batch size is 0", Assert.Throws<ArgumentOutOfRangeException>(() => Counted(3).Batches(0)).Message);
    }

    [Fact]
    public void A_set_cut_in_two_keeps_its_order()
    {
        var (first, rest) = Counted(9).Split(4);

        Assert.Equal([0, 1, 2, 3], Values(first.ToTensors()));
        Assert.Equal([4, 5, 6, 7, 8], Values(rest.ToTensors()));
        Assert.Equal(4, rest.Label(0));
    }

    [Fact]
    public void Bytes_of_rank_4_are_images_of_several_channels()
    {
        var set = new ImageSet("colours", new IdxArray([1, 3, 1, 2], new byte[] { 255, 0, 51, 51, 0, 102 }), new[] { 0 }, ["only"]);

        using var image = set.Image(0);

        Assert.Equal([3, 1, 2], image.shape);
        Assert.Equal([1f, 0f, 0.2f, 0.2f, 0f, 0.4f], image.data<float>().ToArray());
        Assert.Equal("colours: 1 images of 1×2 in 3 channels, 1 classes", set.ToString());
    }

    [Fact]
    public void A_subset_has_the_chosen_images_in_their_order()
    {
        var set = Counted(9).Subset(7, 2, 7);

        Assert.Equal([7, 2, 7], Values(set.ToTensors()));
        Assert.Equal([7, 2, 7], set.Labels);
    }

    [Fact]
    public void Batches_follow_the_order_that_is_given()
    {
        Assert.Equal([3, 3, 0, 8], Counted(9).Batches(3, [3, 3, 0, 8]).SelectMany(Values));
    }

    [Fact]
    public void More_images_than_there_are_cannot_be_taken()
    {
        Assert.Contains("has 9 images and 10 are asked for", Assert.Throws<ArgumentOutOfRangeException>(() => Counted(9).Take(10)).Message);
    }

    private static ImageSet Counted(byte count)
    {
        var (images, labels) = IdxBytes.Counted(count);
        return new ImageSet("counted", Idx.Parse(images, "images"), Idx.Parse(labels, "labels"), Digits);
    }

    private static int[] Values((Tensor images, Tensor labels) batch) =>
        [.. batch.images.data<float>().Select(value => (int)MathF.Round(value * 255))];

    [Fact]
    public void An_order_longer_than_the_set_makes_batches_larger_than_it()
    {
        var set = ImageSet.Read(_folder.Write("images", IdxBytes.TwoImages), _folder.Write("labels", IdxBytes.TwoLabels));

        var (images, labels) = set.Batches(8, [0, 1, 1, 0, 1]).Single();

        Assert.Equal([5, 1, 2, 3], images.shape);
        Assert.Equal([7L, 1, 1, 7, 1], labels.data<long>().ToArray());
    }

    [Fact]
    public void Pixels_that_are_fewer_than_their_shape_says_are_an_error() =>
        Assert.Equal(
            "short has images of shape [2, 2, 3], which take 12 bytes, and has 11.",
            Assert.Throws<ArgumentException>(() => new ImageSet("short", new IdxArray([2, 2, 3], new byte[11]), new[] { 0, 0 }, Digits)).Message);
}
