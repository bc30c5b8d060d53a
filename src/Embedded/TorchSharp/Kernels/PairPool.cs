using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Pooling with windows of 2 × 2 side by side, 4 windows at a time, on any processor with 128-bit vectors.</summary>
internal static unsafe class PairPool
{
    /// <summary>The maxima of one plane and where they are in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MaxForward(int outH, int outW, int width, float* x, float* y, int* index)
    {
        var even = Vector128.Create(0, 2, 4, 6);
        for (var i = 0; i < outH; i++)
        {
            var upper = x + (2 * i * width);
            var lower = upper + width;
            var j = 0;
            for (; j + 4 <= outW; j += 4)
            {
                var at = even + Vector128.Create((2 * i * width) + (2 * j));
                var best = at;
                Pairs(upper + (2 * j), out var maximum, out var b);
                Pairs(lower + (2 * j), out var c, out var d);
                Take(ref maximum, ref best, b, at + Vector128<int>.One);
                Take(ref maximum, ref best, c, at + Vector128.Create(width));
                Take(ref maximum, ref best, d, at + Vector128.Create(width + 1));
                maximum.Store(y + j);
                best.Store(index + j);
            }

            for (; j < outW; j++)
            {
                var at = (2 * i * width) + (2 * j);
                var (maximum, best) = (x[at], at);
                foreach (var next in (ReadOnlySpan<int>)[at + 1, at + width, at + width + 1])
                {
                    if (x[next] > maximum || float.IsNaN(x[next]))
                    {
                        (maximum, best) = (x[next], next);
                    }
                }

                (y[j], index[j]) = (maximum, best);
            }

            y += outW;
            index += outW;
        }
    }

    /// <summary>The sums of the windows of one plane, divided.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AverageForward(int outH, int outW, int width, float divisor, float* x, float* y)
    {
        for (var i = 0; i < outH; i++)
        {
            var upper = x + (2 * i * width);
            var lower = upper + width;
            var j = 0;
            for (; j + 4 <= outW; j += 4)
            {
                Pairs(upper + (2 * j), out var a, out var b);
                Pairs(lower + (2 * j), out var c, out var d);
                ((a + b + c + d) / divisor).Store(y + j);
            }

            for (; j < outW; j++)
            {
                y[j] = (upper[2 * j] + upper[(2 * j) + 1] + lower[2 * j] + lower[(2 * j) + 1]) / divisor;
            }

            y += outW;
        }
    }

    /// <summary>The gradient of one plane: each output's, divided, at all four places of its window; zero behind the last windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AverageBackward(int outH, int outW, int height, int width, float divisor, float* gy, float* gx)
    {
        for (var i = 0; i < outH; i++)
        {
            var upper = gx + (2 * i * width);
            var j = 0;
            for (; j + 4 <= outW; j += 4)
            {
                var share = Vector128.Load(gy + j) / divisor;
                Vector128.Shuffle(share, Vector128.Create(0, 0, 1, 1)).Store(upper + (2 * j));
                Vector128.Shuffle(share, Vector128.Create(2, 2, 3, 3)).Store(upper + (2 * j) + 4);
            }

            for (; j < outW; j++)
            {
                upper[2 * j] = upper[(2 * j) + 1] = gy[j] / divisor;
            }

            new Span<float>(upper + (2 * outW), width - (2 * outW)).Clear();
            new ReadOnlySpan<float>(upper, width).CopyTo(new Span<float>(upper + width, width));
            gy += outW;
        }

        new Span<float>(gx + (2 * outH * width), (height - (2 * outH)) * width).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(ref Vector128<float> maximum, ref Vector128<int> best, Vector128<float> value, Vector128<int> at)
    {
        // A NaN replaces whatever was there, and nothing but another NaN replaces it.
        var replaces = Vector128.GreaterThan(value, maximum) | ~Vector128.Equals(value, value);
        maximum = Vector128.ConditionalSelect(replaces, value, maximum);
        best = Vector128.ConditionalSelect(replaces.AsInt32(), at, best);
    }

    /// <summary>The even and the odd ones of 8 numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pairs(float* p, out Vector128<float> even, out Vector128<float> odd)
    {
        var low = Vector128.Load(p);
        var high = Vector128.Load(p + 4);
        if (Sse.IsSupported)
        {
            even = Sse.Shuffle(low, high, 0b10_00_10_00);
            odd = Sse.Shuffle(low, high, 0b11_01_11_01);
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            even = AdvSimd.Arm64.UnzipEven(low, high);
            odd = AdvSimd.Arm64.UnzipOdd(low, high);
        }
        else
        {
            even = Vector128.Create(low[0], low[2], high[0], high[2]);
            odd = Vector128.Create(low[1], low[3], high[1], high[3]);
        }
    }
}
