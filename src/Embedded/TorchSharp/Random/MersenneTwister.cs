namespace TorchSharp;

/// <summary>The Mersenne Twister MT19937, which PyTorch's CPU generator draws from.</summary>
/// <remarks>
/// M. Matsumoto and T. Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998), with the initialisation of 2002.
/// Period 2¹⁹⁹³⁷ − 1; each draw is 32 tempered bits of a state of 624 words.
/// </remarks>
internal sealed class MersenneTwister
{
    internal const int StateSize = 624;
    private const int ShiftSize = 397;

    private readonly uint[] state = new uint[StateSize];

    /// <summary>The index of the word that the next draw tempers.</summary>
    private int next;

    /// <summary>Counts down to the renewal of the state: the next draw renews it when this is 1.</summary>
    private int left;

    internal MersenneTwister(ulong seed) => Seed(seed);

    internal ulong InitialSeed { get; private set; }

    /// <summary>Restarts the stream. The state depends on the low 32 bits only, as in PyTorch.</summary>
    internal void Seed(ulong seed)
    {
        InitialSeed = seed;
        state[0] = (uint)seed;
        for (int i = 1; i < StateSize; i++)
        {
            uint previous = state[i - 1];
            state[i] = 1812433253u * (previous ^ (previous >> 30)) + (uint)i;
        }

        left = 1;
        next = 0;
    }

    internal uint NextUInt32()
    {
        if (--left == 0)
        {
            Renew();
        }

        uint y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary>Two draws; the first is the high half.</summary>
    internal ulong NextUInt64()
    {
        ulong high = NextUInt32();
        return (high << 32) | NextUInt32();
    }

    /// <summary>The words of the state; with the seed, <see cref="Next"/> and <see cref="Left"/> they are all of it.</summary>
    internal ReadOnlySpan<uint> Words => state;

    internal int Next => next;

    internal int Left => left;

    internal void Restore(ulong seed, ReadOnlySpan<uint> words, int nextWord, int drawsLeft)
    {
        if (words.Length != StateSize || nextWord < 0 || nextWord > StateSize || drawsLeft < 1 || drawsLeft > StateSize
            || (nextWord == 0 ? drawsLeft != 1 : nextWord + drawsLeft != StateSize + 1))
        {
            throw new ArgumentException("Invalid mt19937 state");
        }

        InitialSeed = seed;
        words.CopyTo(state);
        next = nextWord;
        left = drawsLeft;
    }

    private void Renew()
    {
        for (int i = 0; i < StateSize; i++)
        {
            uint bits = (state[i] & 0x80000000u) | (state[(i + 1) % StateSize] & 0x7fffffffu);
            uint twisted = (bits >> 1) ^ ((bits & 1) == 0 ? 0 : 0x9908b0dfu);
            state[i] = state[(i + ShiftSize) % StateSize] ^ twisted;
        }

        next = 0;
        left = StateSize;
    }
}
