using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Tensors;

/// <summary>Rules at the edges of shape and indexing operators: memory, NaN, and what is refused.</summary>
public sealed class ShapeRuleTests
{
    [Fact]
    public void A_repeated_tensor_has_memory_of_its_own()
    {
        var x = arange(3);
        var rows = x.repeat(2, 1);
        rows[0, 0] = 7L;
        Assert.Equal([7L, 1L, 2L, 0L, 1L, 2L], rows.data<long>().ToArray());
        Assert.Equal([0L, 1L, 2L], x.data<long>().ToArray());
        Assert.Equal(0, x.repeat(1).add_(1)[0].item<long>() - 1);
        Assert.Equal([0L, 1L, 2L], x.data<long>().ToArray());
    }

    [Fact]
    public void A_sort_puts_NaN_behind_every_number_and_keeps_equal_zeros_in_their_order()
    {
        var (values, places) = tensor(new[] { 1f, float.NaN, 0f, -0f, float.NegativeInfinity, float.PositiveInfinity }).sort();
        Assert.Equal([4L, 2L, 3L, 0L, 5L, 1L], places.data<long>().ToArray());
        Assert.True(float.IsNaN(values[5].item<float>()));
        Assert.Equal(1L, tensor(new[] { 1.0, double.NaN, 3.0 }).sort(descending: true).Item2[0].item<long>());
    }

    [Fact]
    public void Integers_of_64_bits_are_sorted_exactly()
    {
        var x = tensor(new[] { long.MaxValue, long.MinValue, long.MaxValue - 1, 0L, long.MaxValue });
        Assert.Equal([1L, 3L, 2L, 0L, 4L], x.argsort().data<long>().ToArray());
        Assert.Equal([0L, 4L, 2L, 3L, 1L], x.argsort(descending: true).data<long>().ToArray());
    }

    [Fact]
    public void The_largest_so_far_stays_NaN_after_a_NaN()
    {
        var (values, places) = tensor(new[] { 1f, 3f, 3f, float.NaN, 5f }).cummax(0);
        Assert.Equal([0L, 1L, 2L, 3L, 3L], places.data<long>().ToArray());
        Assert.True(float.IsNaN(values[4].item<float>()));
    }

    [Fact]
    public void A_transposed_copy_of_every_size_has_the_rows_as_columns()
    {
        for (var rows = 1; rows < 40; rows += 3)
            for (var columns = 1; columns < 300; columns += 37)
            {
                using var scope = NewDisposeScope();
                var x = arange(rows * columns, float32).reshape(rows, columns);
                var expected = new float[rows * columns];
                for (var i = 0; i < rows; i++)
                    for (var j = 0; j < columns; j++) expected[j * rows + i] = i * columns + j;
                Assert.Equal(expected, x.t().contiguous().data<float>().ToArray());
            }
    }

    [Fact]
    public void An_index_written_to_after_its_use_is_noticed_by_backward()
    {
        var x = ones(3, requires_grad: true);
        var index = tensor(new[] { 0L, 2L });
        var y = x[index];
        index.fill_(1);
        Assert.Contains("modified by an inplace operation", Assert.Throws<InvalidOperationException>(() => y.sum().backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_padding_that_has_nothing_to_reflect_is_refused() =>
        Assert.Contains("Padding size should be less than the corresponding input dimension", Assert.Throws<ArgumentException>(() => F.pad(ones(1, 3), (3, 0), PaddingModes.Reflect)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_PyTorch_refuses_is_refused()
    {
        var x = ones(2, 3);
        Refused<ArgumentOutOfRangeException>(() => x[2], "index 2 is out of bounds for dimension 0 with size 2");
        Refused<ArgumentException>(() => x[0, 0, 0], "too many indices for tensor of dimension 2");
        Refused<ArgumentException>(() => x[TensorIndex.Ellipsis, TensorIndex.Ellipsis], "single ellipsis");
        Refused<ArgumentException>(() => x[ones(2)], "tensors used as indices must be long");
        Refused<ArgumentException>(() => x[ones(3, 2) > 0], "The shape of the mask [3, 2] at index 0 does not match the shape of the indexed tensor [2, 3] at index 0");
        Refused<ArgumentException>(() => x[TensorIndex.Slice(step: 0)], "slice step cannot be zero");
        Refused<InvalidOperationException>(() => x.gather(1, zeros(2, 2)), "Expected dtype int64 for index");
        Refused<ArgumentOutOfRangeException>(() => x.gather(1, full(2, 2, 3, int64)), "index 3 is out of bounds for dimension 1 with size 3");
        Refused<ArgumentOutOfRangeException>(() => x.index_select(0, tensor(new[] { -1L })), "out of range");
        Refused<ArgumentException>(() => cat([x, ones(2, 4)], 0), "Sizes of tensors must match except in dimension 0");
        Refused<ArgumentException>(() => stack([x, ones(2, 4)]), "stack expects each tensor to be equal size, but got [2, 3] at entry 0 and [2, 4] at entry 1");
        Refused<ArgumentException>(() => x.split([1L, 3], 1), "sum exactly to 3");
        Refused<ArgumentOutOfRangeException>(() => x.topk(4), "k out of range");
        Refused<ArgumentException>(() => x.masked_scatter(x > 0, ones(5)), "fewer than the 6 true elements");
        Refused<ArgumentException>(() => x.unfold(1, 4, 1), "maximum size for tensor at dimension 1 is 3 but size is 4");
    }

    private static void Refused<TError>(Func<object> call, string words) where TError : Exception =>
        Assert.Contains(words, Assert.ThrowsAny<TError>(call).Message, StringComparison.Ordinal);
}
