using Course.Data;
using static TorchSharp.torch;

namespace Course.Tests.Data;

public sealed class LeakageTests
{
    [Fact]
    public void An_image_in_both_sets_is_found_even_with_another_label()
    {
        var train = new ImageSet("train", new IdxArray([3, 1, 2], new byte[] { 1, 2, 3, 4, 5, 6 }), new[] { 0, 0, 0 }, ["a", "b"]);
        var test = new ImageSet("test", new IdxArray([2, 1, 2], new byte[] { 9, 9, 3, 4 }), new[] { 0, 1 }, ["a", "b"]);

        Assert.Equal([(1, 1)], Leakage.Between(train, test));
    }

    [Fact]
    public void A_row_in_both_tensors_is_found()
    {
        Assert.Equal([(2, 0), (0, 2)], Leakage.Between(tensor(new[] { 1f, 2, 3, 4, 5, 6 }, [3, 2]), tensor(new[] { 5f, 6, 2, 1, 1, 2 }, [3, 2])));
    }

    [Fact]
    public void Parts_of_a_split_share_nothing()
    {
        var points = rand(100, 3);
        var (train, test) = Splits.Random(100, 0.3);

        Assert.Empty(Leakage.Between(points[tensor([.. train.Select(i => (long)i)])], points[tensor([.. test.Select(i => (long)i)])]));
    }

    [Fact]
    public void Rows_of_different_shapes_are_an_error() =>
        Assert.Contains("[2, 3] and [2, 4]", Assert.Throws<ArgumentException>(() => Leakage.Between(zeros(2, 3), zeros(2, 4))).Message);
}
