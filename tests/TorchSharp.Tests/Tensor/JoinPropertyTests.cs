using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Facts about joining, cutting, picking and ordering that hold for all shapes.</summary>
public sealed class JoinPropertyTests
{
    private sealed record Case(long[] Shape, int Dim, int Number, int Seed)
    {
        public override string ToString() => $"shape [{string.Join(", ", Shape)}], dim {Dim}, number {Number}, seed {Seed}";

        /// <summary>Some numbers, many of them equal.</summary>
        internal Tensor Values()
        {
            var random = new Random(Seed);
            return tensor(Enumerable.Range(0, (int)Shape.Aggregate(1L, (a, b) => a * b)).Select(_ => (float)random.Next(-5, 6)).ToArray()).reshape(Shape);
        }

        /// <summary>Positions below a bound, of a shape.</summary>
        internal Tensor Positions(long bound, params long[] shape)
        {
            var random = new Random(Seed + 1);
            return tensor(Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => random.NextInt64(bound)).ToArray()).reshape(shape);
        }
    }

    private static Gen<Case> Cases(int least) =>
        from dimensions in Gen.Choose(1, 4)
        from sizes in Gen.ArrayOf(Gen.Choose(least, 4), dimensions)
        from dim in Gen.Choose(0, dimensions - 1)
        from number in Gen.Choose(1, 5)
        from seed in Gen.Choose(0, 1000000)
        select new Case(Array.ConvertAll(sizes, size => (long)size), dim, number, seed);

    [Fact]
    public void Concatenating_the_pieces_of_a_split_gives_the_tensor_back() => Property.Holds(Cases(0), drawn =>
    {
        var x = drawn.Values();
        Assert.True(cat(x.split(drawn.Number, drawn.Dim), drawn.Dim).Equals(x));
        Assert.True(cat(x.tensor_split(drawn.Number, drawn.Dim), drawn.Dim).Equals(x));
        Assert.True(cat(x.chunk(drawn.Number, drawn.Dim), drawn.Dim).Equals(x));
    });

    [Fact]
    public void Stacking_what_unbind_gives_gives_the_tensor_back() => Property.Holds(Cases(1), drawn =>
    {
        var x = drawn.Values();
        Assert.True(stack(x.unbind(drawn.Dim), drawn.Dim).Equals(x));
    });

    [Fact]
    public void Gathering_at_scattered_places_gives_the_values_back() => Property.Holds(Cases(1), drawn =>
    {
        var x = drawn.Values();
        // Each line gets a permutation, so that no place is written twice.
        var order = rand(drawn.Shape).argsort(drawn.Dim);
        Assert.True(zeros_like(x).scatter(drawn.Dim, order, x).gather(drawn.Dim, order).Equals(x));
        Assert.True(x.gather(drawn.Dim, order).gather(drawn.Dim, order.argsort(drawn.Dim)).Equals(x));
    });

    [Fact]
    public void Picking_one_position_at_a_time_equals_picking_them_together() => Property.Holds(Cases(1), drawn =>
    {
        var x = drawn.Values();
        var places = drawn.Positions(drawn.Shape[drawn.Dim], drawn.Number);
        var together = x.index_select(drawn.Dim, places);
        for (var i = 0; i < drawn.Number; i++) Assert.True(together.select(drawn.Dim, i).Equals(x.select(drawn.Dim, places[i].item<long>())));
        Assert.True(together.Equals(x[[.. Enumerable.Repeat(TensorIndex.Colon, drawn.Dim), TensorIndex.Tensor(places)]]));
    });

    [Fact]
    public void Adding_at_picked_places_counts_how_often_each_was_picked() => Property.Holds(Cases(1), drawn =>
    {
        var size = drawn.Shape[drawn.Dim];
        var places = drawn.Positions(size, drawn.Number);
        long[] slices = [.. drawn.Shape];
        slices[drawn.Dim] = drawn.Number;
        var sums = zeros(drawn.Shape, int64).index_add(drawn.Dim, places, ones(slices, int64), 1);
        long[] line = [.. Enumerable.Repeat(1L, drawn.Shape.Length)];
        line[drawn.Dim] = size;
        Assert.True(sums.Equals(bincount(places, minlength: size).reshape(line).expand(drawn.Shape)));
    });

    [Fact]
    public void Writing_what_a_mask_picks_back_through_it_changes_nothing() => Property.Holds(Cases(0), drawn =>
    {
        var x = drawn.Values();
        var (mask, copy) = (x > 0, x.clone());
        var picked = x[mask];
        Assert.Equal(mask.sum().item<long>(), picked.numel());
        copy[mask] = picked;
        Assert.True(copy.Equals(x));
        Assert.True(zeros_like(x).masked_scatter(mask, picked).Equals(where(mask, x, 0f)));
    });

    [Fact]
    public void A_sort_is_in_order_keeps_equals_in_theirs_and_is_the_elements_at_its_positions() => Property.Holds(Cases(1), drawn =>
    {
        var x = drawn.Values();
        var (values, places) = x.sort(drawn.Dim);
        var size = drawn.Shape[drawn.Dim];
        Assert.True(x.gather(drawn.Dim, places).Equals(values));
        Tensor before = values.narrow(drawn.Dim, 0, size - 1), behind = values.narrow(drawn.Dim, 1, size - 1);
        Tensor first = places.narrow(drawn.Dim, 0, size - 1), second = places.narrow(drawn.Dim, 1, size - 1);
        Assert.True(((before < behind) | ((before == behind) & (first < second))).all().item<bool>());
        Assert.True(x.topk((int)size, drawn.Dim).Item1.Equals(values.flip(drawn.Dim)));
    });

    [Fact]
    public void The_largest_few_are_the_first_of_a_descending_sort() => Property.Holds(Cases(1), drawn =>
    {
        // Long enough for the heap of the best so far.
        var x = drawn.Values().reshape(-1).repeat(9);
        var (values, places) = x.topk(drawn.Number % (int)drawn.Values().numel() + 1);
        var (sorted, order) = x.sort(descending: true);
        Assert.True(values.Equals(sorted.narrow(0, 0, values.numel())));
        Assert.True(places.Equals(order.narrow(0, 0, values.numel())));
    });

    [Fact]
    public void The_inverse_of_unique_rebuilds_the_tensor_and_the_counts_add_up() => Property.Holds(Cases(0), drawn =>
    {
        var x = drawn.Values();
        var (output, inverse, counts) = x.unique(return_inverse: true, return_counts: true);
        Assert.True(output[TensorIndex.Tensor(inverse)].Equals(x));
        Assert.Equal(x.numel(), counts.sum().item<long>());
    });

    [Fact]
    public void A_strided_view_with_the_tensors_own_geometry_is_the_tensor() => Property.Holds(Cases(1), drawn =>
    {
        var x = drawn.Values().movedim([drawn.Dim], [0]);
        Assert.True(x.as_strided(x.shape, x.stride(), x.storage_offset()).Equals(x));
    });

    [Fact]
    public void Inside_the_border_a_padded_tensor_is_the_tensor() => Property.Holds(Cases(1), drawn =>
    {
        var x = drawn.Values().reshape(1, 1, -1);
        var length = x.shape[2];
        foreach (var mode in Enum.GetValues<PaddingModes>())
        {
            var width = Math.Min(drawn.Number, mode == PaddingModes.Reflect ? length - 1 : length);
            Assert.True(nn.functional.pad(x, width, mode).narrow(2, width, length).Equals(x), mode.ToString());
        }
    });
}
