using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>What normalisations do with a row of numbers, in vectors of one width; sums are four partial sums side by side.</summary>
internal static unsafe class Moments<T, V, L>
    where T : unmanaged, INumber<T>
    where V : struct
    where L : ILanes<T, V>
{
    /// <summary>Σ xⱼ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Sum(T* x, nint count)
    {
        V s0 = L.Zero, s1 = s0, s2 = s0, s3 = s0;
        nint j = 0;
        for (; j + (4 * L.Count) <= count; j += 4 * L.Count)
        {
            s0 = L.Add(s0, L.Load(x + j));
            s1 = L.Add(s1, L.Load(x + j + L.Count));
            s2 = L.Add(s2, L.Load(x + j + (2 * L.Count)));
            s3 = L.Add(s3, L.Load(x + j + (3 * L.Count)));
        }

        for (; j + L.Count <= count; j += L.Count)
        {
            s0 = L.Add(s0, L.Load(x + j));
        }

        var sum = L.Sum(L.Add(L.Add(s0, s1), L.Add(s2, s3)));
        for (; j < count; j++)
        {
            sum += x[j];
        }

        return sum;
    }

    /// <summary>Σ (xⱼ − center)².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T SquaredDeviations(T* x, nint count, T center)
    {
        var minus = L.Broadcast(-center);
        V s0 = L.Zero, s1 = s0, s2 = s0, s3 = s0;
        nint j = 0;
        for (; j + (4 * L.Count) <= count; j += 4 * L.Count)
        {
            var d0 = L.Add(L.Load(x + j), minus);
            var d1 = L.Add(L.Load(x + j + L.Count), minus);
            var d2 = L.Add(L.Load(x + j + (2 * L.Count)), minus);
            var d3 = L.Add(L.Load(x + j + (3 * L.Count)), minus);
            s0 = L.MultiplyAdd(d0, d0, s0);
            s1 = L.MultiplyAdd(d1, d1, s1);
            s2 = L.MultiplyAdd(d2, d2, s2);
            s3 = L.MultiplyAdd(d3, d3, s3);
        }

        for (; j + L.Count <= count; j += L.Count)
        {
            var d0 = L.Add(L.Load(x + j), minus);
            s0 = L.MultiplyAdd(d0, d0, s0);
        }

        var sum = L.Sum(L.Add(L.Add(s0, s1), L.Add(s2, s3)));
        for (; j < count; j++)
        {
            sum += (x[j] - center) * (x[j] - center);
        }

        return sum;
    }

    /// <summary>Σ gⱼ and Σ gⱼ · (xⱼ − center).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(T* g, T* x, nint count, T center, out T sum, out T product)
    {
        var minus = L.Broadcast(-center);
        V s0 = L.Zero, s1 = s0, p0 = s0, p1 = s0;
        nint j = 0;
        for (; j + (2 * L.Count) <= count; j += 2 * L.Count)
        {
            V g0 = L.Load(g + j), g1 = L.Load(g + j + L.Count);
            s0 = L.Add(s0, g0);
            s1 = L.Add(s1, g1);
            p0 = L.MultiplyAdd(g0, L.Add(L.Load(x + j), minus), p0);
            p1 = L.MultiplyAdd(g1, L.Add(L.Load(x + j + L.Count), minus), p1);
        }

        sum = L.Sum(L.Add(s0, s1));
        product = L.Sum(L.Add(p0, p1));
        for (; j < count; j++)
        {
            sum += g[j];
            product += g[j] * (x[j] - center);
        }
    }

    /// <summary>yⱼ = (xⱼ − center) · scale + shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transform(T* x, nint count, T center, T scale, T shift, T* y)
    {
        V minus = L.Broadcast(-center), factor = L.Broadcast(scale), constant = L.Broadcast(shift);
        nint j = 0;
        for (; j + L.Count <= count; j += L.Count)
        {
            L.Store(y + j, L.MultiplyAdd(L.Add(L.Load(x + j), minus), factor, constant));
        }

        for (; j < count; j++)
        {
            y[j] = ((x[j] - center) * scale) + shift;
        }
    }

    /// <summary>gxⱼ = a · gⱼ + b · (xⱼ − center) + c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine(T* g, T* x, nint count, T center, T a, T b, T c, T* gx)
    {
        V minus = L.Broadcast(-center), va = L.Broadcast(a), vb = L.Broadcast(b), vc = L.Broadcast(c);
        nint j = 0;
        for (; j + L.Count <= count; j += L.Count)
        {
            L.Store(gx + j, L.MultiplyAdd(va, L.Load(g + j), L.MultiplyAdd(vb, L.Add(L.Load(x + j), minus), vc)));
        }

        for (; j < count; j++)
        {
            gx[j] = (a * g[j]) + (b * (x[j] - center)) + c;
        }
    }
}
