using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

public sealed class TensorTests
{
    [Fact]
    public void A_slice_shares_memory_with_its_tensor()
    {
        var x = zeros(3, 4);
        x[1, 2] = 5f;
        x[TensorIndex.Colon, TensorIndex.Single(0)] = tensor(new[] { 1f, 2f, 3f });
        Assert.Equal([1, 0, 0, 0, 2, 0, 5, 0, 3, 0, 0, 0], x.data<float>().ToArray());
    }

    [Fact]
    public void Broadcasting_lines_shapes_up_from_the_right()
    {
        var y = arange(3).reshape(3, 1) * 10 + arange(4);
        Assert.Equal([0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23], y.data<long>().ToArray());
        Assert.Equal([3, 4], y.shape);
    }

    [Theory]
    [InlineData(ScalarType.Int64, ScalarType.Float32, ScalarType.Float32)]
    [InlineData(ScalarType.Byte, ScalarType.Int8, ScalarType.Int16)]
    [InlineData(ScalarType.Bool, ScalarType.Byte, ScalarType.Byte)]
    [InlineData(ScalarType.Float32, ScalarType.Float64, ScalarType.Float64)]
    public void Types_are_promoted_as_PyTorch_documents(ScalarType a, ScalarType b, ScalarType expected)
    {
        Assert.Equal(expected, (ones(2, a) + ones(2, b)).dtype);
        Assert.Equal(expected, (ones(2, b) + ones(2, a)).dtype);
    }

    [Fact]
    public void A_number_does_not_widen_a_tensor_of_its_category()
    {
        Assert.Equal(float32, (ones(2) * 2.5).dtype);
        Assert.Equal(float32, (ones(2, int64) * 2.5).dtype);
        Assert.Equal(int32, (ones(2, int32) * 2L).dtype);
    }

    [Fact]
    public void Integers_divide_to_real_numbers() => Assert.Equal(0.5f, (tensor(1L) / 2).item<float>());

    [Fact]
    public void The_remainder_has_the_sign_of_the_divisor()
    {
        Assert.Equal([1L, 2L, -2L, -1L], (tensor(new[] { 7L, -7L, 7L, -7L }) % tensor(new[] { 3L, 3L, -3L, -3L })).data<long>().ToArray());
    }

    [Fact]
    public void A_mask_picks_and_writes_elements()
    {
        var x = tensor(new[] { -1f, 2f, -3f, 4f });
        Assert.Equal([2f, 4f], x[x > 0].data<float>().ToArray());
        x[x < 0] = 0f;
        Assert.Equal([0f, 2f, 0f, 4f], x.data<float>().ToArray());
    }

    [Fact]
    public void Index_tensors_pick_rows_in_their_order()
    {
        var x = arange(6).reshape(3, 2);
        Assert.Equal([4L, 5L, 0L, 1L], x[tensor(new[] { 2L, 0L })].data<long>().ToArray());
        Assert.Equal([1L, 5L], x[TensorIndex.Tensor(tensor(new[] { 0L, 2L })), TensorIndex.Single(1)].data<long>().ToArray());
    }

    [Fact]
    public void A_row_gathered_in_the_middle_keeps_its_place()
    {
        var x = arange(24).reshape(2, 3, 4);
        var y = x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new[] { 2L, 0L }))];
        Assert.Equal([2, 2, 4], y.shape);
        Assert.Equal([8L, 9L, 10L, 11L, 0L], y.data<long>().ToArray()[..5]);
    }

    [Fact]
    public void Views_of_a_transpose_need_a_copy_and_say_so()
    {
        var x = arange(6).reshape(2, 3).t();
        Assert.Equal([0L, 3L, 1L, 4L, 2L, 5L], x.reshape(6).data<long>().ToArray());
        var error = Assert.Throws<InvalidOperationException>(() => x.view(6));
        Assert.Contains("Use .reshape(...) instead", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_that_do_not_match_are_named()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ones(64, 400).mm(ones(392, 120)));
        Assert.Equal("mat1 and mat2 shapes cannot be multiplied (64x400 and 392x120)", error.Message);
        Assert.Contains("[2, 3]", Assert.Throws<ArgumentException>(() => ones(2, 3) + ones(4)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_comes_back_at_the_end_of_a_scope()
    {
        using var outer = NewDisposeScope();
        ones(1000, 1000).Dispose();
        Forgotten.Collect();
        var before = MemoryPool.BytesInUse;
        torch.Tensor kept;
        using (NewDisposeScope())
        {
            var x = ones(1000, 1000) * 2;
            kept = x.sum().MoveToOuterDisposeScope();
        }
        Assert.Equal(2_000_000f, kept.item<float>());
        Assert.InRange(MemoryPool.BytesInUse - before, 0, 100_000);
    }

    [Fact]
    public void A_loop_that_never_disposes_stays_flat()
    {
        for (var i = 0; i < 50; i++) _ = ones(512, 512) * 2;
        var early = MemoryPool.BytesInUse + MemoryPool.BytesKept;
        for (var i = 0; i < 3000; i++) _ = ones(512, 512) * 2;
        var late = MemoryPool.BytesInUse + MemoryPool.BytesKept;
        Assert.True(late < early + (512L << 20), $"{late >> 20} MiB after 3,000 products of 2 MiB.");
    }

    [Theory]
    [InlineData(1, 256)]
    [InlineData(256, 256)]
    [InlineData(257, 320)]
    [InlineData(1000, 1024)]
    [InlineData(1025, 1280)]
    [InlineData(4_000_000, 4194304)]
    public void Blocks_come_in_four_classes_per_doubling(long bytes, long expected) =>
        Assert.Equal(expected, MemoryPool.SizeOf(MemoryPool.ClassOf(bytes)));

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        var x = ones(2);
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x + 1);
    }
}
