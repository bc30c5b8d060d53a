using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Sums over rows, columns and channels, each in an order that depends on the sizes and the vector width only.</summary>
internal static unsafe class Sums
{
    private const int PartOfWork = 1 << 15;

    /// <summary>sums[i] = Σⱼ x[i · stride + j] for j below <paramref name="columns"/>.</summary>
    public static void OfRows<T>(nint rows, nint columns, T* x, nint stride, T* sums) where T : unmanaged, INumber<T>
    {
        var perPart = (int)Math.Clamp(PartOfWork / Math.Max(columns, 1), 1, Math.Max(rows, 1));
        Workers.Run((int)((rows + perPart - 1) / perPart), new Rows<T> { Count = rows, Columns = columns, X = x, Stride = stride, Results = sums, PerPart = perPart });
    }

    /// <summary>sums[j] = Σᵢ x[i · stride + j] for i below <paramref name="rows"/>: the gradient of a bias that was added to every row.</summary>
    public static void OfColumns<T>(nint rows, nint columns, T* x, nint stride, T* sums) where T : unmanaged, INumber<T>
    {
        const int Width = 64;
        var perPart = (int)Math.Clamp(PartOfWork / Math.Max(rows * Width, 1), 1, int.MaxValue) * Width;
        Workers.Run((int)((columns + perPart - 1) / perPart), new ColumnParts<T> { Rows = rows, Count = columns, X = x, Stride = stride, Results = sums, PerPart = perPart });
    }

    /// <summary>sums[k] = Σ over n and p of x[n, k, p]: the gradient of a convolution's bias.</summary>
    public static void OfChannels<T>(int images, int channels, int pixels, T* x, T* sums) where T : unmanaged, INumber<T>
    {
        var perPart = (int)Math.Clamp(PartOfWork / Math.Max((long)images * pixels, 1), 1, Math.Max(channels, 1));
        Workers.Run((channels + perPart - 1) / perPart, new Channels<T> { Images = images, Count = channels, Pixels = pixels, X = x, Results = sums, PerPart = perPart });
    }

    /// <summary>Σⱼ x[j], as many partial sums side by side as four vectors have lanes.</summary>
    public static T Of<T>(T* x, nint count) where T : unmanaged, INumber<T> => OfPlanes(x, 1, 0, count);

    /// <summary>Σᵢⱼ x[i · stride + j] for planes i and <paramref name="count"/> elements j of each; the lanes are added up once, at the end.</summary>
    private static T OfPlanes<T>(T* x, int planes, nint stride, nint count) where T : unmanaged, INumber<T> => Simd.Width switch
    {
        SimdWidth.Bits512 => OfPlanes<T, Vector512<T>, Lanes512<T>>(x, planes, stride, count),
        SimdWidth.Bits256 => OfPlanes<T, Vector256<T>, Lanes256<T>>(x, planes, stride, count),
        SimdWidth.Bits128 => OfPlanes<T, Vector128<T>, Lanes128<T>>(x, planes, stride, count),
        _ => OfPlanes<T, T, Lanes1<T>>(x, planes, stride, count),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T OfPlanes<T, V, L>(T* x, int planes, nint stride, nint count)
        where T : unmanaged, INumber<T>
        where V : struct
        where L : ILanes<T, V>
    {
        V s0 = L.Zero, s1 = s0, s2 = s0, s3 = s0;
        for (; planes > 0; planes--)
        {
            nint i = 0;
            for (; i + (4 * L.Count) <= count; i += 4 * L.Count)
            {
                s0 = L.Add(s0, L.Load(x + i));
                s1 = L.Add(s1, L.Load(x + i + L.Count));
                s2 = L.Add(s2, L.Load(x + i + (2 * L.Count)));
                s3 = L.Add(s3, L.Load(x + i + (3 * L.Count)));
            }

            for (; i + L.Count <= count; i += L.Count)
            {
                s0 = L.Add(s0, L.Load(x + i));
            }

            if (i < count)
            {
                s1 = L.Add(s1, L.LoadFirst(x + i, (int)(count - i)));
            }

            x += stride;
        }

        return L.Sum(L.Add(L.Add(s0, s1), L.Add(s2, s3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfColumns<T, V, L>(nint rows, int columns, T* x, nint stride, T* sums)
        where T : unmanaged, INumber<T>
        where V : struct
        where L : ILanes<T, V>
    {
        for (var j = 0; j < columns; j += L.Count)
        {
            var count = Math.Min(L.Count, columns - j);
            V even = L.Zero, odd = L.Zero;
            var p = x + j;
            if (count == L.Count)
            {
                nint i = 0;
                for (; i + 2 <= rows; i += 2)
                {
                    even = L.Add(even, L.Load(p));
                    odd = L.Add(odd, L.Load(p + stride));
                    p += 2 * stride;
                }

                if (i < rows)
                {
                    even = L.Add(even, L.Load(p));
                }
            }
            else
            {
                for (nint i = 0; i < rows; i++)
                {
                    even = L.Add(even, L.LoadFirst(p, count));
                    p += stride;
                }
            }

            L.StoreFirst(sums + j, L.Add(even, odd), count);
        }
    }

    private struct Rows<T> : IParts where T : unmanaged, INumber<T>
    {
        public nint Count, Columns, Stride;
        public int PerPart;
        public T* X, Results;

        public readonly void Run(int part)
        {
            var end = Math.Min(Count, (nint)(part + 1) * PerPart);
            for (var i = (nint)part * PerPart; i < end; i++)
            {
                Results[i] = Of(X + (i * Stride), Columns);
            }
        }
    }

    private struct ColumnParts<T> : IParts where T : unmanaged, INumber<T>
    {
        public nint Rows, Count, Stride;
        public int PerPart;
        public T* X, Results;

        public readonly void Run(int part)
        {
            var start = (nint)part * PerPart;
            var columns = (int)Math.Min(PerPart, Count - start);
            var x = X + start;
            var sums = Results + start;
            switch (Simd.Width)
            {
                case SimdWidth.Bits512:
                    OfColumns<T, Vector512<T>, Lanes512<T>>(Rows, columns, x, Stride, sums);
                    break;
                case SimdWidth.Bits256:
                    OfColumns<T, Vector256<T>, Lanes256<T>>(Rows, columns, x, Stride, sums);
                    break;
                case SimdWidth.Bits128:
                    OfColumns<T, Vector128<T>, Lanes128<T>>(Rows, columns, x, Stride, sums);
                    break;
                default:
                    OfColumns<T, T, Lanes1<T>>(Rows, columns, x, Stride, sums);
                    break;
            }
        }
    }

    private struct Channels<T> : IParts where T : unmanaged, INumber<T>
    {
        public int Images, Count, Pixels, PerPart;
        public T* X, Results;

        public readonly void Run(int part)
        {
            var end = Math.Min(Count, (part + 1) * PerPart);
            for (var k = part * PerPart; k < end; k++)
            {
                Results[k] = OfPlanes(X + ((nint)k * Pixels), Images, (nint)Count * Pixels, Pixels);
            }
        }
    }
}
