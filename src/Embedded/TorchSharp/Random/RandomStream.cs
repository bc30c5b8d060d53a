using System.Numerics;

namespace TorchSharp;

/// <summary>One stream of random numbers: PyTorch's CPU generator, number for number.</summary>
/// <remarks>
/// Which and how many 32-bit draws each distribution takes is part of the contract: the same seed and the same calls
/// give the same values as PyTorch built without MKL. Each call is atomic; threads may share a stream.
/// </remarks>
internal sealed partial class RandomStream
{
    private readonly Lock gate = new();
    private readonly MersenneTwister engine;

    /// <summary>The second value of the last Box-Muller pair, waiting for the next small draw of normals.</summary>
    private double? spareNormal;

    /// <summary>PyTorch keeps a spare of its float normals too; no CPU operator draws one, but saved states carry it.</summary>
    private float? spareFloatNormal;

    internal RandomStream(ulong seed) => engine = new MersenneTwister(seed);

    /// <summary>The stream behind every call that names no generator. Starts from a seed of the operating system.</summary>
    internal static RandomStream Default { get; } = new(NonDeterministicSeed());

    internal ulong InitialSeed
    {
        get
        {
            lock (gate)
            {
                return engine.InitialSeed;
            }
        }
    }

    internal void Seed(ulong seed)
    {
        lock (gate)
        {
            engine.Seed(seed);
            spareNormal = null;
            spareFloatNormal = null;
        }
    }

    internal static ulong NonDeterministicSeed() => BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));

    internal uint NextUInt32()
    {
        lock (gate)
        {
            return engine.NextUInt32();
        }
    }

    internal ulong NextUInt64()
    {
        lock (gate)
        {
            return engine.NextUInt64();
        }
    }

    /// <summary>Uniform over [from, to): 24 random bits each, from one 32-bit draw; scaled and shifted with one rounding, as PyTorch's processors do.</summary>
    internal void Uniform(Span<float> values, float from = 0, float to = 1)
    {
        lock (gate)
        {
            float width = to - from;
            foreach (ref float value in values)
            {
                value = MathF.FusedMultiplyAdd(UnitFloat(), width, from);
            }
        }
    }

    /// <summary>Uniform over [from, to): 53 random bits each, from two 32-bit draws.</summary>
    internal void Uniform(Span<double> values, double from = 0, double to = 1)
    {
        lock (gate)
        {
            double width = to - from;
            foreach (ref double value in values)
            {
                value = Math.FusedMultiplyAdd(UnitDouble(), width, from);
            }
        }
    }

    /// <summary>Integers uniform over [from, to), each from one draw of 32 bits, or of 64 where the range needs them.</summary>
    internal void Integers<T>(Span<T> values, long from, long to)
        where T : unmanaged, INumberBase<T>
    {
        ulong range = unchecked((ulong)to - (ulong)from);
        if (to <= from)
        {
            throw new ArgumentException($"random_ expects 'from' to be less than 'to', but got from={from} >= to={to}");
        }

        lock (gate)
        {
            foreach (ref T value in values)
            {
                ulong draw = range >= 1ul << 32 ? engine.NextUInt64() : engine.NextUInt32();
                value = T.CreateTruncating(unchecked((long)(draw % range) + from));
            }
        }
    }

    /// <summary>A uniformly random order of 0 … n−1 (Fisher and Yates' shuffle from the front).</summary>
    internal void Permutation<T>(Span<T> values)
        where T : unmanaged, INumberBase<T>
    {
        const uint LargestFor32Bits = uint.MaxValue / 20;
        lock (gate)
        {
            int n = values.Length;
            for (int i = 0; i < n; i++)
            {
                values[i] = T.CreateTruncating(i);
            }

            for (int i = 0; i < n - 1; i++)
            {
                ulong draw = (uint)n < LargestFor32Bits ? engine.NextUInt32() : engine.NextUInt64();
                int other = i + (int)(draw % (ulong)(n - i));
                (values[i], values[other]) = (values[other], values[i]);
            }
        }
    }

    /// <summary>One with probability <paramref name="p"/>, else zero; each from a 53-bit uniform.</summary>
    internal void Bernoulli<T>(Span<T> values, double p)
        where T : unmanaged, INumberBase<T>
    {
        CheckProbability(p);
        lock (gate)
        {
            foreach (ref T value in values)
            {
                value = UnitDouble() < p ? T.One : T.Zero;
            }
        }
    }

    /// <summary>One with the probability that stands at the same place of <paramref name="p"/>; each from a 24-bit uniform.</summary>
    internal void Bernoulli<T>(Span<T> values, ReadOnlySpan<float> p)
        where T : unmanaged, INumberBase<T>
    {
        lock (gate)
        {
            for (int i = 0; i < values.Length; i++)
            {
                CheckProbability(p[i]);
                values[i] = UnitFloat() < p[i] ? T.One : T.Zero;
            }
        }
    }

    /// <summary>One with the probability that stands at the same place of <paramref name="p"/>; each from a 53-bit uniform.</summary>
    internal void Bernoulli<T>(Span<T> values, ReadOnlySpan<double> p)
        where T : unmanaged, INumberBase<T>
    {
        lock (gate)
        {
            for (int i = 0; i < values.Length; i++)
            {
                CheckProbability(p[i]);
                values[i] = UnitDouble() < p[i] ? T.One : T.Zero;
            }
        }
    }

    /// <summary>Exponential with rate λ: −ln(1 − u) / λ, u a 53-bit uniform.</summary>
    internal void Exponential<T>(Span<T> values, double rate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (!(rate > 0))
        {
            throw new ArgumentException($"exponential_ expects lambda > 0.0, but found lambda={rate}");
        }

        lock (gate)
        {
            foreach (ref T value in values)
            {
                value = T.CreateTruncating(-1 / rate * NearOne.Log1p(-UnitDouble()));
            }
        }
    }

    private static void CheckProbability(double p)
    {
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentException($"bernoulli_ expects p to be in [0, 1], but got p={p}");
        }
    }

    private float UnitFloat() => (engine.NextUInt32() & 0xffffff) * (1f / (1 << 24));

    private double UnitDouble() => (engine.NextUInt64() & ((1ul << 53) - 1)) * (1.0 / (1L << 53));
}
