using static TorchSharp.Tests.Sequences.NetworkNumbers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Sequences;

/// <summary>Numbers and sentences are PyTorch 1.13's.</summary>
public sealed class EmbeddingTests
{
    private static Tensor Table => tensor(new long[] { 0, 1, 4, 4, 4, 2 }).reshape(2, 3);

    [Fact]
    public void The_padding_row_collects_no_gradient()
    {
        using var layer = Embedding(5, 3, padding_idx: 1);
        Check([1.0191366564664772, 14.235669226027465], layer, x => [layer.call(x[0])], Table);
    }

    [Fact]
    public void Gradients_can_be_divided_by_how_often_a_row_was_taken()
    {
        using var layer = Embedding(5, 3, scale_grad_by_freq: true);
        Check([1.0191366564664772, 12.147384303113135], layer, x => [layer.call(x[0])], Table);
    }

    [Fact]
    public void Long_rows_are_shortened_in_the_table()
    {
        using var layer = Embedding(5, 3, max_norm: 0.4);
        Check([0.8635698238190115, 0.3562976317008887, 17.225132408275865], layer, x => [layer.call(x[0]), layer.weight.detach()], Table);
        using var first = Embedding(5, 3, max_norm: 0.4, norm_type: 1);
        Check([0.5894045251563302, 0.150337055705619, 17.225132408275865], first, x => [first.call(x[0]), first.weight.detach()], Table);
    }

    [Fact]
    public void The_first_values_are_PyTorchs()
    {
        manual_seed(3);
        using var layer = Embedding(4, 3, padding_idx: -2);
        Assert.Equal([0.8032760620117188f, 0.17483338713645935f, 0.08897809684276581f, -0.6137180328369141f, 0.04618244990706444f, -1.3682591915130615f, 0f, 0f, 0f, 0.9774317741394043f, 0.5220499634742737f, 1.2379167079925537f], layer.weight.data<float>().ToArray());
    }

    [Fact]
    public void A_given_table_is_frozen_unless_asked_otherwise()
    {
        using var frozen = Embedding_from_pretrained(ones(4, 3));
        Assert.False(frozen.weight.requires_grad);
        using var trained = Embedding_from_pretrained(ones(4, 3), freeze: false);
        Assert.True(trained.weight.requires_grad);
        Assert.Equal([1f, 1f, 1f], trained.call(tensor(2L)).data<float>().ToArray());
    }

    [Fact]
    public void Wrong_numbers_are_refused()
    {
        using var layer = Embedding(5, 3);
        Assert.Contains("index out of range in self", Assert.Throws<ArgumentOutOfRangeException>(() => layer.call(tensor(5L))).Message);
        Assert.Contains("index out of range in self", Assert.Throws<ArgumentOutOfRangeException>(() => layer.call(tensor(-1L))).Message);
        Assert.Contains("scalar types: Long, Int; but got Float32", Assert.Throws<InvalidOperationException>(() => layer.call(tensor(1f))).Message);
        Assert.Contains("Padding_idx must be within num_embeddings", Assert.Throws<ArgumentException>(() => Embedding(5, 3, padding_idx: 5)).Message);
    }

    [Fact]
    public void A_gradient_can_be_differentiated_again()
    {
        var weight = Input(1, 5, 3);
        Tensor Gradient() => autograd.grad([EmbeddingRows.Instance.Apply(weight, Table, padding: 1).pow(3).sum()], [weight], create_graph: true)[0];
        // Σ w³ over the rows taken; row 1 is padding, row 3 is not taken, row 4 is taken three times.
        var second = autograd.grad([Gradient().sum()], [weight])[0];
        var expected = weight.detach() * 6 * tensor(new double[] { 1, 0, 1, 0, 3 }).unsqueeze(1);
        Assert.True((second - expected).abs().max().item<double>() < 1e-12);
    }

    [Fact]
    public void Bags_have_PyTorchs_sums_means_and_maxima()
    {
        foreach (var (mode, plain, padded) in new[]
        {
            (EmbeddingBagMode.Sum, new[] { 0.7215302423615633, 18.41694753627484 }, new[] { 0.4920228168787336, 14.633226268746789 }),
            (EmbeddingBagMode.Mean, [0.31281677562104465, 6.442249221855643], [0.2460114084393668, 7.3166131343733944]),
            (EmbeddingBagMode.Max, [1.6885745365562788, 6.922365862775764], [1.2751570324003956, 7.597026335615926]),
        })
        {
            using var bag = EmbeddingBag(5, 3, mode: mode);
            Check(plain, bag, x => [bag.call(x[0], tensor(new long[] { 0, 2, 2 }))], tensor(new long[] { 0, 1, 4, 4, 4, 2 }));
            using var without = EmbeddingBag(5, 3, mode: mode, padding_index: 4, include_last_offset: true);
            Check(padded, without, x => [without.call(x[0], tensor(new long[] { 0, 2, 6 }))], tensor(new long[] { 0, 1, 4, 4, 3, 2 }));
        }
    }

    [Fact]
    public void Vectors_of_a_bag_can_be_weighted()
    {
        using var bag = EmbeddingBag(5, 3, mode: EmbeddingBagMode.Sum);
        Check([0.331697577286439, -3.0647488651669534, 1.0754420438855243], bag, x => [bag.call(x[0], null!, x[1])], Table, Input(2, 2, 3));
    }

    [Fact]
    public void An_empty_bag_gives_zeros()
    {
        foreach (var mode in Enum.GetValues<EmbeddingBagMode>())
        {
            using var bag = EmbeddingBag(5, 3, mode: mode);
            Assert.Equal([0f, 0f, 0f], bag.call(tensor(new long[] { 1, 2, 3 }), tensor(new long[] { 0, 3 }))[1].data<float>().ToArray());
        }
    }

    [Fact]
    public void Wrong_bags_are_refused_in_PyTorchs_words()
    {
        using var bag = EmbeddingBag(5, 3, mode: EmbeddingBagMode.Max);
        Assert.Contains("offsets has to be a 1D Tensor but got None", Assert.Throws<ArgumentException>(() => bag.call(tensor(new long[] { 1, 2 }))).Message);
        Assert.Contains("offsets[0] has to be 0", Assert.Throws<InvalidOperationException>(() => bag.call(tensor(new long[] { 1, 2 }), tensor(new long[] { 1, 2 }))).Message);
        Assert.Contains("if input is 2D, then offsets has to be None", Assert.Throws<ArgumentException>(() => bag.call(Table, tensor(new long[] { 0 }))).Message);
        Assert.Contains("only supported for mode='sum' (got mode='max')", Assert.Throws<NotSupportedException>(() => bag.call(Table, null!, ones(2, 3))).Message);
    }
}
