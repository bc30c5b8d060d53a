using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sums, means and maxima of bags of embedding rows, as compositions: each bag is a run of the flat list of numbers.</summary>
internal static class EmbeddingBags
{
    /// <summary>One row for each bag; an empty bag gives zeros.</summary>
    /// <param name="weight">[n, d].</param>
    /// <param name="numbers">All bags one behind the other, int64.</param>
    /// <param name="starts">Where each bag begins.</param>
    /// <param name="mode">What becomes of a bag's rows.</param>
    /// <param name="weights">A factor for each number, for sums only; or null.</param>
    /// <param name="byFrequency">Whether gradients are divided by how often a row was taken.</param>
    /// <param name="padding">The row that is left out of every bag, or −1.</param>
    internal static Tensor Reduce(Tensor weight, Tensor numbers, long[] starts, EmbeddingBagMode mode, Tensor? weights, bool byFrequency, long padding)
    {
        var taken = numbers.data<long>().ToArray();
        long bags = starts.Length, width = weight.Sizes[1];
        List<long> kept = [], bagOf = [];
        for (var bag = 0; bag < bags; bag++)
        {
            var end = bag + 1 < bags ? starts[bag + 1] : taken.Length;
            for (var i = starts[bag]; i < end; i++)
            {
                if (taken[i] == padding) continue;
                kept.Add(i);
                bagOf.Add(bag);
            }
        }
        var sizes = new long[bags];
        foreach (var bag in bagOf) sizes[bag]++;
        var places = tensor(kept.ToArray());
        var rows = EmbeddingRows.Instance.Apply(weight, numbers.index_select(0, places), -1, byFrequency);
        if (mode == EmbeddingBagMode.Max) return stack([.. Bags().Select(Maximum)], 0);
        if (weights is not null) rows = rows * weights.reshape(-1).index_select(0, places).unsqueeze(1);
        var sums = IndexAdd.Instance.Apply(zeros([bags, width], weight.dtype), [tensor(bagOf.ToArray())], rows);
        return mode == EmbeddingBagMode.Sum ? sums : sums / tensor(sizes).maximum(ones(1, int64)).to_type(weight.dtype).unsqueeze(1);

        IEnumerable<(long Start, long Size)> Bags()
        {
            var start = 0L;
            foreach (var size in sizes)
            {
                yield return (start, size);
                start += size;
            }
        }

        Tensor Maximum((long Start, long Size) bag) =>
            bag.Size == 0 ? zeros([width], weight.dtype) : rows.narrow(0, bag.Start, bag.Size).max(0).values;
    }
}
