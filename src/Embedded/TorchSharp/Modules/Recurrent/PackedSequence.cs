using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Around layers: gradients, parameters, sequences of several lengths.</summary>
        public static partial class utils
        {
            /// <summary>Sequences of several lengths: padded to one length, or packed without padding.</summary>
            public static class rnn
            {
                /// <summary>Sequences of several lengths in one tensor: the first step of all, then the second of all that have one, and so on, the longest sequence first.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>[sum of the lengths, …].</summary>
                    public readonly Tensor data;

                    /// <summary>How many sequences have each step, int64; never growing.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>The sequence that stands at each place; null if they were in order.</summary>
                    public readonly Tensor sorted_indices;

                    /// <summary>The place at which each sequence stands; null if they were in order.</summary>
                    public readonly Tensor unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batch_sizes, Tensor? sorted_indices, Tensor? unsorted_indices) =>
                        (this.data, this.batch_sizes, this.sorted_indices, this.unsorted_indices) = (data, batch_sizes, sorted_indices!, unsorted_indices!);

                    private IEnumerable<Tensor> Parts => new[] { data, batch_sizes, sorted_indices, unsorted_indices }.Where(part => part is not null);

                    /// <summary>Frees the tensors.</summary>
                    public void Dispose()
                    {
                        foreach (var part in Parts) part.Dispose();
                    }

                    /// <summary>Moves the tensors to the scope around theirs.</summary>
                    public PackedSequence MoveToOuterDisposeScope()
                    {
                        foreach (var part in Parts) part.MoveToOuterDisposeScope();
                        return this;
                    }

                    /// <summary>Moves the tensors to another scope.</summary>
                    public PackedSequence MoveToOtherDisposeScope(DisposeScope other)
                    {
                        foreach (var part in Parts) part.MoveToOtherDisposeScope(other);
                        return this;
                    }

                    /// <summary>Takes the tensors out of their scope.</summary>
                    public PackedSequence DetachFromDisposeScope()
                    {
                        foreach (var part in Parts) part.DetachFromDisposeScope();
                        return this;
                    }
                }

                /// <summary>Packs padded sequences.</summary>
                /// <param name="input">[longest, batch, …], or [batch, longest, …] with batch_first.</param>
                /// <param name="lengths">The length of each sequence, int64, all positive.</param>
                /// <param name="batch_first">Whether the batch is the input's first dimension.</param>
                /// <param name="enforce_sorted">Whether the lengths must fall; otherwise the sequences are sorted, and the result says how.</param>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    if (batch_first) input = input.transpose(0, 1);
                    var (steps, batch) = (input.Sizes[0], input.Sizes[1]);
                    var given = lengths.to_type(ScalarType.Int64).data<long>().ToArray();
                    if (given.Length != batch) throw new InvalidOperationException($"Expected `len(lengths)` to be equal to batch_size, but got {given.Length} (batch_size={batch})");
                    if (given.Any(length => length <= 0)) throw new InvalidOperationException("Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0");
                    if (given.Any(length => length > steps)) throw new InvalidOperationException($"Expected lengths of at most {steps}, as many steps as the input has, but got {given.Max()}");
                    if (enforce_sorted && given.Zip(given.Skip(1)).Any(pair => pair.First < pair.Second))
                        throw new InvalidOperationException("`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX exportability.");
                    long[] order = [.. Enumerable.Range(0, given.Length).OrderByDescending(sequence => given[sequence]).Select(sequence => (long)sequence)];
                    List<long> rows = [], sizes = [];
                    for (var t = 0L; t < given.Max(); t++)
                    {
                        sizes.Add(given.Count(length => length > t));
                        for (var i = 0; i < sizes[^1]; i++) rows.Add(t * batch + order[i]);
                    }
                    var flat = input.reshape([steps * batch, .. input.Sizes[2..]]);
                    var places = new long[order.Length];
                    for (var place = 0; place < order.Length; place++) places[order[place]] = place;
                    return new(
                        flat.index_select(0, tensor(rows.ToArray())), tensor(sizes.ToArray()),
                        enforce_sorted ? null : tensor(order), enforce_sorted ? null : tensor(places));
                }

                /// <summary>Turns packed sequences back into padded ones.</summary>
                /// <param name="sequence">The packed sequences.</param>
                /// <param name="batch_first">Whether the batch is to be the result's first dimension.</param>
                /// <param name="padding_value">What stands behind the end of a sequence.</param>
                /// <param name="total_length">How many steps the result has, if not as many as the longest sequence.</param>
                /// <returns>[steps, batch, …] and the lengths, in the order that the sequences had before packing.</returns>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0.0, long? total_length = null)
                {
                    var sizes = sequence.batch_sizes.data<long>().ToArray();
                    var (steps, batch, packed) = (total_length ?? sizes.Length, sizes[0], sequence.data.Sizes[0]);
                    if (steps < sizes.Length)
                        throw new ArgumentException($"Expected total_length to be at least the length of the longest sequence in input, but got total_length={steps} and max sequence length being {sizes.Length}");
                    long[] places = sequence.unsorted_indices is null ? [.. Enumerable.Range(0, (int)batch)] : sequence.unsorted_indices.data<long>().ToArray();
                    // Row by row of the result: which packed row it is, or the one of padding behind them.
                    var rows = new long[steps * batch];
                    Array.Fill(rows, packed);
                    var lengths = new long[batch];
                    var start = 0L;
                    for (var t = 0; t < sizes.Length; t++)
                    {
                        for (var i = 0; i < batch; i++)
                        {
                            if (places[i] >= sizes[t]) continue;
                            rows[t * batch + i] = start + places[i];
                            lengths[i]++;
                        }
                        start += sizes[t];
                    }
                    var rest = sequence.data.Sizes[1..];
                    using var padding = full([1, .. rest], padding_value, sequence.data.dtype);
                    var padded = cat([sequence.data, padding], 0).index_select(0, tensor(rows)).reshape([steps, batch, .. rest]);
                    return (batch_first ? padded.transpose(0, 1) : padded, tensor(lengths));
                }

                /// <summary>Puts sequences of several lengths side by side, padded to the length of the longest.</summary>
                /// <param name="sequences">Each [length, …].</param>
                /// <param name="batch_first">Whether the result is [batch, steps, …] instead of [steps, batch, …].</param>
                /// <param name="padding_value">What stands behind the end of a sequence.</param>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0.0)
                {
                    Tensor[] all = [.. sequences];
                    if (all.Length == 0) throw new ArgumentException("received an empty list of sequences", nameof(sequences));
                    var longest = all.Max(sequence => sequence.Sizes[0]);
                    return stack([.. all.Select(Padded)], batch_first ? 0 : 1);

                    Tensor Padded(Tensor sequence)
                    {
                        var missing = longest - sequence.Sizes[0];
                        if (missing == 0) return sequence;
                        using var padding = full([missing, .. sequence.Sizes[1..]], padding_value, sequence.dtype);
                        return cat([sequence, padding], 0);
                    }
                }

                /// <summary>Packs sequences of several lengths.</summary>
                /// <param name="sequences">Each [length, …].</param>
                /// <param name="enforce_sorted">Whether the lengths must fall; otherwise the sequences are sorted, and the result says how.</param>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    Tensor[] all = [.. sequences];
                    return pack_padded_sequence(pad_sequence(all), tensor(all.Select(sequence => sequence.Sizes[0]).ToArray()), enforce_sorted: enforce_sorted);
                }
            }
        }
    }
}
