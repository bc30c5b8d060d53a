using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Max-pooling with windows of 2 × 2 side by side, 16 windows at a time.</summary>
/// <remarks>Masked stores are slow on some processors. So a row that is no whole vector is stored as one all the same, over the beginning of the next row,
/// which is written after it; only the last row of a plane is masked, for the next plane may be another thread's.</remarks>
internal static unsafe class HalvingPool
{
    private static Vector512<int> Even
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<int>.Indices * 2;
    }

    /// <summary>The maxima of one plane and where they are in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MaxForward(int outH, int outW, int width, float* x, float* y, int* index)
    {
        if (outW <= 8)
        {
            NarrowForward(outH, outW, width, x, y, index);
            return;
        }

        for (var i = 0; i < outH; i++)
        {
            for (var j = 0; j < outW; j += 16)
            {
                var count = Math.Min(16, outW - j);
                var lanes = i + 1 < outH ? 16 : count;
                var upper = x + (2 * i * width) + (2 * j);
                Pairs(upper, lanes, out var a, out var b);
                Pairs(upper + width, lanes, out var c, out var d);
                var at = Even + Vector512.Create((2 * i * width) + (2 * j));
                var best = at;
                Take(ref a, ref best, b, at + Vector512<int>.One);
                Take(ref a, ref best, c, at + Vector512.Create(width));
                Take(ref a, ref best, d, at + Vector512.Create(width + 1));
                if (lanes == 16)
                {
                    a.Store(y);
                    best.Store(index);
                }
                else
                {
                    Lanes512<float>.StoreFirst(y, a, lanes);
                    Lanes512<float>.StoreFirst((float*)index, best.AsSingle(), lanes);
                }

                y += count;
                index += count;
            }
        }
    }

    /// <summary>The gradient of one plane: that of each output at the place of its maximum, zero at the three others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MaxBackward(int outH, int outW, int height, int width, float* gy, int* index, float* gx)
    {
        if (outW <= 8)
        {
            NarrowBackward(outH, outW, width, gy, index, gx);
        }

        for (var i = 0; i < outH; i++)
        {
            for (var j = 0; outW > 8 && j < outW; j += 16)
            {
                var count = Math.Min(16, outW - j);
                var g = Lanes512<float>.LoadFirst(gy, count);
                var best = Lanes512<float>.LoadFirst((float*)index, count).AsInt32();
                gy += count;
                index += count;
                var at = Even + Vector512.Create((2 * i * width) + (2 * j));
                var upper = gx + (2 * i * width) + (2 * j);

                // Rows are written one after the other only if each is a single vector.
                var lanes = outW <= 16 && i + 1 < outH ? 16 : count;
                PutPairs(upper, lanes, At(best, at, g), At(best, at + Vector512<int>.One, g));
                at += Vector512.Create(width);
                PutPairs(upper + width, lanes, At(best, at, g), At(best, at + Vector512<int>.One, g));
            }

            if (2 * outW < width)
            {
                new Span<float>(gx + (2 * i * width) + (2 * outW), width - (2 * outW)).Clear();
                new Span<float>(gx + (((2 * i) + 1) * width) + (2 * outW), width - (2 * outW)).Clear();
            }
        }

        new Span<float>(gx + (2 * outH * width), (height - (2 * outH)) * width).Clear();
    }

    /// <summary>Up to 8 windows a row: both rows of them fit in one vector, the upper in its first half and the lower in its second.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NarrowForward(int outH, int outW, int width, float* x, float* y, int* index)
    {
        var pairs = First(2 * outW);
        var wide = outW >= 4;
        var even = Even;
        var odd = even + Vector512<int>.One;
        var at = Vector512.Create(Even.GetLower(), Even.GetLower() + Vector256.Create(width));
        for (var i = 0; i < outH; i++)
        {
            var upper = Avx512F.MaskLoad(x, pairs, Vector512<float>.Zero);
            var lower = Avx512F.MaskLoad(x + width, pairs, Vector512<float>.Zero);
            var maximum = Avx512F.PermuteVar16x32x2(upper, even, lower);
            var best = at;
            Take(ref maximum, ref best, Avx512F.PermuteVar16x32x2(upper, odd, lower), at + Vector512<int>.One);
            var (first, second) = (maximum.GetLower(), maximum.GetUpper());
            var replaces = Vector256.GreaterThan(second, first) | ~Vector256.Equals(second, second);
            first = Vector256.ConditionalSelect(replaces, second, first);
            var place = Vector256.ConditionalSelect(replaces.AsInt32(), best.GetUpper(), best.GetLower());
            if (i + 1 < outH && wide)
            {
                first.Store(y);
                place.Store(index);
            }
            else
            {
                Lanes512<float>.StoreFirst(y, first.ToVector512Unsafe(), outW);
                Lanes512<float>.StoreFirst((float*)index, place.AsSingle().ToVector512Unsafe(), outW);
            }

            at += Vector512.Create(2 * width);
            x += 2 * width;
            y += outW;
            index += outW;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void NarrowBackward(int outH, int outW, int width, float* gy, int* index, float* gx)
    {
        var pairs = First(2 * outW);
        var outputs = First(outW).GetLower();
        var wide = outW >= 4;
        var order = Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        var orderOfLower = order + Vector512.Create(8);
        var at = Vector512.Create(Even.GetLower(), Even.GetLower() + Vector256.Create(width));
        for (var i = 0; i < outH; i++)
        {
            var g = Avx.MaskLoad(gy, outputs);
            var best = Avx.MaskLoad((float*)index, outputs).AsInt32();
            var both = Vector512.Create(g, g);
            var bestOfBoth = Vector512.Create(best, best);
            var even = At(bestOfBoth, at, both);
            var odd = At(bestOfBoth, at + Vector512<int>.One, both);
            var upper = Avx512F.PermuteVar16x32x2(even, order, odd);
            var lower = Avx512F.PermuteVar16x32x2(even, orderOfLower, odd);
            if (i + 1 < outH && wide)
            {
                upper.Store(gx);
                lower.Store(gx + width);
            }
            else
            {
                Avx512F.MaskStore(gx, pairs, upper);
                Avx512F.MaskStore(gx + width, pairs, lower);
            }

            at += Vector512.Create(2 * width);
            gx += 2 * width;
            gy += outW;
            index += outW;
        }
    }

    private static Vector512<float> First(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(ref Vector512<float> maximum, ref Vector512<int> best, Vector512<float> value, Vector512<int> at)
    {
        // A NaN replaces whatever was there, and nothing but another NaN replaces it.
        var replaces = Vector512.GreaterThan(value, maximum) | ~Vector512.Equals(value, value);
        maximum = Vector512.ConditionalSelect(replaces, value, maximum);
        best = Vector512.ConditionalSelect(replaces.AsInt32(), at, best);
    }

    /// <summary>The even and the odd ones of 2 · count numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pairs(float* p, int count, out Vector512<float> even, out Vector512<float> odd)
    {
        var low = count >= 8 ? Vector512.Load(p) : Lanes512<float>.LoadFirst(p, 2 * count);
        var high = count == 16 ? Vector512.Load(p + 16) : count > 8 ? Lanes512<float>.LoadFirst(p + 16, (2 * count) - 16) : Vector512<float>.Zero;
        even = Avx512F.PermuteVar16x32x2(low, Even, high);
        odd = Avx512F.PermuteVar16x32x2(low, Even + Vector512<int>.One, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutPairs(float* p, int count, Vector512<float> even, Vector512<float> odd)
    {
        // Lane 2i of the result is lane i of even, lane 2i + 1 is lane i of odd, which the permutation numbers from 16.
        var order = Vector512.Create(0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        var low = Avx512F.PermuteVar16x32x2(even, order, odd);
        if (count < 8)
        {
            Lanes512<float>.StoreFirst(p, low, 2 * count);
            return;
        }

        low.Store(p);
        if (count > 8)
        {
            var high = Avx512F.PermuteVar16x32x2(even, order + Vector512.Create(8), odd);
            Lanes512<float>.StoreFirst(p + 16, high, (2 * count) - 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> At(Vector512<int> best, Vector512<int> at, Vector512<float> g) =>
        Vector512.ConditionalSelect(Vector512.Equals(best, at).AsSingle(), g, Vector512<float>.Zero);
}
