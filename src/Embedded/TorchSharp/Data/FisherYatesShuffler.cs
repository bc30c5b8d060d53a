using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers from 0 in a random order, another one at each enumeration, or the same one if a seed is given.</summary>
/// <remarks>Without a seed the order is drawn from torch's generator, so that <see cref="torch.manual_seed"/> repeats it.</remarks>
public class FisherYatesShuffler : IEnumerable<long>
{
    private readonly long _size;
    private readonly int? _seed;

    /// <summary>A shuffler of the numbers below a size.</summary>
    public FisherYatesShuffler(long size, int? seed = null) => (_size, _seed) = (size, seed);

    /// <summary>An order.</summary>
    public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Order()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private long[] Order()
    {
        var order = new long[_size];
        if (_seed is not { } seed)
        {
            RandomStream.Default.Permutation<long>(order);
            return order;
        }
        // The draws that TorchSharp makes for a seed: each number takes the place of a random earlier one, or its own.
        var random = new Random(seed);
        for (var i = 0L; i < _size; i++)
        {
            var high = (long)random.Next() << 32;
            var place = unchecked(high + (uint)random.Next()) % (i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
