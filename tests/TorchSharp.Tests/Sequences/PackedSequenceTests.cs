using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Tests.Sequences;

/// <summary>Numbers and sentences are PyTorch 1.13's.</summary>
public sealed class PackedSequenceTests
{
    private static readonly Tensor[] s_sequences = [arange(1, 4, dtype: float32), arange(11, 13, dtype: float32), arange(21, 22, dtype: float32)];

    [Fact]
    public void Packing_goes_step_by_step_through_the_sequences_that_have_it()
    {
        var packed = pack_sequence(s_sequences);
        Assert.Equal([1f, 11f, 21f, 2f, 12f, 3f], packed.data.data<float>().ToArray());
        Assert.Equal([3L, 2L, 1L], packed.batch_sizes.data<long>().ToArray());
        Assert.Null(packed.sorted_indices);
        Assert.Null(packed.unsorted_indices);
    }

    [Fact]
    public void Sequences_out_of_order_come_back_in_their_order()
    {
        Tensor[] mixed = [s_sequences[2], s_sequences[0], s_sequences[1]];
        var packed = pack_sequence(mixed, enforce_sorted: false);
        Assert.Equal([1L, 2L, 0L], packed.sorted_indices.data<long>().ToArray());
        Assert.Equal([2L, 0L, 1L], packed.unsorted_indices.data<long>().ToArray());
        var (padded, lengths) = pad_packed_sequence(packed, batch_first: true, padding_value: -1, total_length: 4);
        Assert.Equal([1L, 3L, 2L], lengths.data<long>().ToArray());
        Assert.Equal([3L, 4L], padded.shape);
        Assert.Equal([21f, -1, -1, -1, 1, 2, 3, -1, 11, 12, -1, -1], padded.contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Padding_puts_sequences_side_by_side()
    {
        Assert.Equal([1f, 11f, 21f, 2f, 12f, 0f, 3f, 0f, 0f], pad_sequence(s_sequences).contiguous().data<float>().ToArray());
        Assert.Equal([1f, 2f, 3f, 11f, 12f, 9f, 21f, 9f, 9f], pad_sequence(s_sequences, batch_first: true, padding_value: 9).contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Gradients_go_to_the_steps_that_exist()
    {
        var x = ones(3, 2, 1).requires_grad_();
        var (padded, _) = pad_packed_sequence(pack_padded_sequence(x, tensor(new long[] { 3, 1 })), padding_value: 5);
        (padded * arange(1, 7, dtype: float32).reshape(3, 2, 1)).sum().backward();
        Assert.Equal([1f, 2f, 3f, 0f, 5f, 0f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_packed_sequence_moves_between_scopes_with_all_its_tensors()
    {
        using var outer = NewDisposeScope();
        PackedSequence packed;
        using (NewDisposeScope()) packed = pack_sequence(s_sequences, enforce_sorted: false).MoveToOuterDisposeScope();
        Assert.All(new[] { packed.data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices }, part => Assert.False(part.IsInvalid));
        packed.Dispose();
        Assert.True(packed.data.IsInvalid && packed.unsorted_indices.IsInvalid);
    }

    [Fact]
    public void Wrong_lengths_are_refused_in_PyTorchs_words()
    {
        Refused("`lengths` array must be sorted in decreasing order when `enforce_sorted` is True", [1, 3]);
        Refused("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0", [3, 0]);
        Refused("Expected `len(lengths)` to be equal to batch_size, but got 1 (batch_size=2)", [3]);
        var error = Assert.Throws<ArgumentException>(() => pad_packed_sequence(pack_sequence(s_sequences), total_length: 2));
        Assert.Contains("Expected total_length to be at least the length of the longest sequence in input, but got total_length=2 and max sequence length being 3", error.Message);

        static void Refused(string words, long[] lengths) =>
            Assert.Contains(words, Assert.Throws<InvalidOperationException>(() => pack_padded_sequence(zeros(3, 2, 1), tensor(lengths))).Message);
    }
}
