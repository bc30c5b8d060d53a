using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The innermost loops of a convolution's weight gradient: one sum for each tap of the kernel, in registers over a whole image.</summary>
internal static unsafe class TapSums<V, L>
    where V : struct
    where L : ILanes<float, V>
{
    /// <summary>The most sums that <see cref="OverChannels"/> keeps: what the registers hold beside one vector of gy.</summary>
    public static int MostOverChannels => L.TileRows > 6 ? 28 : 12;

    /// <summary>The most rows of the kernel that <see cref="OverChannels"/> takes at once.</summary>
    public const int MostRows = 8;

    /// <summary>The most output channels that <see cref="OverPixels"/> takes at once.</summary>
    public static int MostOverPixels => L.TileRows > 6 ? 3 : 2;

    /// <summary>Lanes are output channels: sums[q, s] += Σ over i, j of x[rows[q] + i · width + j + s] · gy[i, j], for vectors gy[i, j] that lie one behind the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OverChannels(int kernelW, int count, in ChannelSums work)
    {
        switch (kernelW)
        {
            case 1:
                OverChannels<N1>(count, work);
                break;
            case 2:
                OverChannels<N2>(count, work);
                break;
            case 3:
                OverChannels<N3>(count, work);
                break;
            case 4:
                OverChannels<N4>(count, work);
                break;
            case 5:
                OverChannels<N5>(count, work);
                break;
            case 6:
                OverChannels<N6>(count, work);
                break;
            case 7:
                OverChannels<N7>(count, work);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OverChannels<TWidth>(int count, in ChannelSums work)
        where TWidth : INumberOf
    {
        switch (count)
        {
            case 1:
                OverChannels<TWidth, N1>(work);
                break;
            case 2:
                OverChannels<TWidth, N2>(work);
                break;
            case 3:
                OverChannels<TWidth, N3>(work);
                break;
            case 4:
                OverChannels<TWidth, N4>(work);
                break;
            case 5:
                OverChannels<TWidth, N5>(work);
                break;
            case 6:
                OverChannels<TWidth, N6>(work);
                break;
            case 7:
                OverChannels<TWidth, N7>(work);
                break;
            case 8:
                OverChannels<TWidth, N8>(work);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OverChannels<TWidth, TCount>(in ChannelSums work)
        where TWidth : INumberOf
        where TCount : INumberOf
    {
        var kernelW = TWidth.Value;
        var count = TCount.Value;
        var taps = kernelW * count;
        var sums = work.Sums;
        V zero = L.Zero;
        var c0 = taps > 0 ? L.Load(sums + (0 * L.Count)) : zero;
        var c1 = taps > 1 ? L.Load(sums + (1 * L.Count)) : zero;
        var c2 = taps > 2 ? L.Load(sums + (2 * L.Count)) : zero;
        var c3 = taps > 3 ? L.Load(sums + (3 * L.Count)) : zero;
        var c4 = taps > 4 ? L.Load(sums + (4 * L.Count)) : zero;
        var c5 = taps > 5 ? L.Load(sums + (5 * L.Count)) : zero;
        var c6 = taps > 6 ? L.Load(sums + (6 * L.Count)) : zero;
        var c7 = taps > 7 ? L.Load(sums + (7 * L.Count)) : zero;
        var c8 = taps > 8 ? L.Load(sums + (8 * L.Count)) : zero;
        var c9 = taps > 9 ? L.Load(sums + (9 * L.Count)) : zero;
        var c10 = taps > 10 ? L.Load(sums + (10 * L.Count)) : zero;
        var c11 = taps > 11 ? L.Load(sums + (11 * L.Count)) : zero;
        var c12 = taps > 12 ? L.Load(sums + (12 * L.Count)) : zero;
        var c13 = taps > 13 ? L.Load(sums + (13 * L.Count)) : zero;
        var c14 = taps > 14 ? L.Load(sums + (14 * L.Count)) : zero;
        var c15 = taps > 15 ? L.Load(sums + (15 * L.Count)) : zero;
        var c16 = taps > 16 ? L.Load(sums + (16 * L.Count)) : zero;
        var c17 = taps > 17 ? L.Load(sums + (17 * L.Count)) : zero;
        var c18 = taps > 18 ? L.Load(sums + (18 * L.Count)) : zero;
        var c19 = taps > 19 ? L.Load(sums + (19 * L.Count)) : zero;
        var c20 = taps > 20 ? L.Load(sums + (20 * L.Count)) : zero;
        var c21 = taps > 21 ? L.Load(sums + (21 * L.Count)) : zero;
        var c22 = taps > 22 ? L.Load(sums + (22 * L.Count)) : zero;
        var c23 = taps > 23 ? L.Load(sums + (23 * L.Count)) : zero;
        var c24 = taps > 24 ? L.Load(sums + (24 * L.Count)) : zero;
        var c25 = taps > 25 ? L.Load(sums + (25 * L.Count)) : zero;
        var c26 = taps > 26 ? L.Load(sums + (26 * L.Count)) : zero;
        var c27 = taps > 27 ? L.Load(sums + (27 * L.Count)) : zero;
        var p0 = (byte*)(work.X + work.Rows[0]);
        var p1 = (byte*)(work.X + work.Rows[1]);
        var p2 = (byte*)(work.X + work.Rows[2]);
        var p3 = (byte*)(work.X + work.Rows[3]);
        var p4 = (byte*)(work.X + work.Rows[4]);
        var p5 = (byte*)(work.X + work.Rows[5]);
        var p6 = (byte*)(work.X + work.Rows[6]);
        var p7 = (byte*)(work.X + work.Rows[7]);
        var gy = work.Gy;
        var outW = work.OutW;
        var skip = (nint)(work.Width - outW) * sizeof(float);
        nint at = 0;
        for (var i = work.OutH; i > 0; i--)
        {
            for (var j = outW; j > 0; j--)
            {
                var g = L.Load(gy);
                gy += L.Count;
                if (taps > 0) c0 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(0, at, p0, p1, p2, p3, p4, p5, p6, p7)), c0);
                if (taps > 1) c1 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(1, at, p0, p1, p2, p3, p4, p5, p6, p7)), c1);
                if (taps > 2) c2 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(2, at, p0, p1, p2, p3, p4, p5, p6, p7)), c2);
                if (taps > 3) c3 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(3, at, p0, p1, p2, p3, p4, p5, p6, p7)), c3);
                if (taps > 4) c4 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(4, at, p0, p1, p2, p3, p4, p5, p6, p7)), c4);
                if (taps > 5) c5 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(5, at, p0, p1, p2, p3, p4, p5, p6, p7)), c5);
                if (taps > 6) c6 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(6, at, p0, p1, p2, p3, p4, p5, p6, p7)), c6);
                if (taps > 7) c7 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(7, at, p0, p1, p2, p3, p4, p5, p6, p7)), c7);
                if (taps > 8) c8 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(8, at, p0, p1, p2, p3, p4, p5, p6, p7)), c8);
                if (taps > 9) c9 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(9, at, p0, p1, p2, p3, p4, p5, p6, p7)), c9);
                if (taps > 10) c10 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(10, at, p0, p1, p2, p3, p4, p5, p6, p7)), c10);
                if (taps > 11) c11 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(11, at, p0, p1, p2, p3, p4, p5, p6, p7)), c11);
                if (taps > 12) c12 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(12, at, p0, p1, p2, p3, p4, p5, p6, p7)), c12);
                if (taps > 13) c13 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(13, at, p0, p1, p2, p3, p4, p5, p6, p7)), c13);
                if (taps > 14) c14 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(14, at, p0, p1, p2, p3, p4, p5, p6, p7)), c14);
                if (taps > 15) c15 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(15, at, p0, p1, p2, p3, p4, p5, p6, p7)), c15);
                if (taps > 16) c16 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(16, at, p0, p1, p2, p3, p4, p5, p6, p7)), c16);
                if (taps > 17) c17 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(17, at, p0, p1, p2, p3, p4, p5, p6, p7)), c17);
                if (taps > 18) c18 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(18, at, p0, p1, p2, p3, p4, p5, p6, p7)), c18);
                if (taps > 19) c19 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(19, at, p0, p1, p2, p3, p4, p5, p6, p7)), c19);
                if (taps > 20) c20 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(20, at, p0, p1, p2, p3, p4, p5, p6, p7)), c20);
                if (taps > 21) c21 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(21, at, p0, p1, p2, p3, p4, p5, p6, p7)), c21);
                if (taps > 22) c22 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(22, at, p0, p1, p2, p3, p4, p5, p6, p7)), c22);
                if (taps > 23) c23 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(23, at, p0, p1, p2, p3, p4, p5, p6, p7)), c23);
                if (taps > 24) c24 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(24, at, p0, p1, p2, p3, p4, p5, p6, p7)), c24);
                if (taps > 25) c25 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(25, at, p0, p1, p2, p3, p4, p5, p6, p7)), c25);
                if (taps > 26) c26 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(26, at, p0, p1, p2, p3, p4, p5, p6, p7)), c26);
                if (taps > 27) c27 = L.MultiplyAdd(g, L.Broadcast(At<TWidth>(27, at, p0, p1, p2, p3, p4, p5, p6, p7)), c27);
                at += sizeof(float);
            }

            at += skip;
        }

        if (taps > 0) L.Store(sums + (0 * L.Count), c0);
        if (taps > 1) L.Store(sums + (1 * L.Count), c1);
        if (taps > 2) L.Store(sums + (2 * L.Count), c2);
        if (taps > 3) L.Store(sums + (3 * L.Count), c3);
        if (taps > 4) L.Store(sums + (4 * L.Count), c4);
        if (taps > 5) L.Store(sums + (5 * L.Count), c5);
        if (taps > 6) L.Store(sums + (6 * L.Count), c6);
        if (taps > 7) L.Store(sums + (7 * L.Count), c7);
        if (taps > 8) L.Store(sums + (8 * L.Count), c8);
        if (taps > 9) L.Store(sums + (9 * L.Count), c9);
        if (taps > 10) L.Store(sums + (10 * L.Count), c10);
        if (taps > 11) L.Store(sums + (11 * L.Count), c11);
        if (taps > 12) L.Store(sums + (12 * L.Count), c12);
        if (taps > 13) L.Store(sums + (13 * L.Count), c13);
        if (taps > 14) L.Store(sums + (14 * L.Count), c14);
        if (taps > 15) L.Store(sums + (15 * L.Count), c15);
        if (taps > 16) L.Store(sums + (16 * L.Count), c16);
        if (taps > 17) L.Store(sums + (17 * L.Count), c17);
        if (taps > 18) L.Store(sums + (18 * L.Count), c18);
        if (taps > 19) L.Store(sums + (19 * L.Count), c19);
        if (taps > 20) L.Store(sums + (20 * L.Count), c20);
        if (taps > 21) L.Store(sums + (21 * L.Count), c21);
        if (taps > 22) L.Store(sums + (22 * L.Count), c22);
        if (taps > 23) L.Store(sums + (23 * L.Count), c23);
        if (taps > 24) L.Store(sums + (24 * L.Count), c24);
        if (taps > 25) L.Store(sums + (25 * L.Count), c25);
        if (taps > 26) L.Store(sums + (26 * L.Count), c26);
        if (taps > 27) L.Store(sums + (27 * L.Count), c27);
    }

    /// <summary>The pixel under a tap: the tap's row of the kernel, the place in it, and its column. All but the place are known to the JIT.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float At<TWidth>(int tap, nint at, byte* p0, byte* p1, byte* p2, byte* p3, byte* p4, byte* p5, byte* p6, byte* p7)
        where TWidth : INumberOf
    {
        var row = tap / TWidth.Value;
        var p = row == 0 ? p0 : row == 1 ? p1 : row == 2 ? p2 : row == 3 ? p3 : row == 4 ? p4 : row == 5 ? p5 : row == 6 ? p6 : p7;
        return *(float*)(p + at + (tap % TWidth.Value * sizeof(float)));
    }

    /// <summary>A vector, or what is left of a row and zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V UpTo(int left, float* p) => left >= L.Count ? L.Load(p) : L.LoadFirst(p, left);

    /// <summary>Lanes are neighbouring pixels: sums[k, s] += Σ over i, j of x[i, j + s] · gy[k, i, j]; the sum over lanes is left to the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OverPixels(int kernelW, int count, in PixelSums work)
    {
        switch (kernelW)
        {
            case 1:
                OverPixels<N1>(count, work);
                break;
            case 2:
                OverPixels<N2>(count, work);
                break;
            case 3:
                OverPixels<N3>(count, work);
                break;
            case 4:
                OverPixels<N4>(count, work);
                break;
            case 5:
                OverPixels<N5>(count, work);
                break;
            case 6:
                OverPixels<N6>(count, work);
                break;
            case 7:
                OverPixels<N7>(count, work);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OverPixels<TWidth>(int count, in PixelSums work)
        where TWidth : INumberOf
    {
        switch (count)
        {
            case 1:
                OverPixels<TWidth, N1>(work);
                break;
            case 2:
                OverPixels<TWidth, N2>(work);
                break;
            case 3:
                OverPixels<TWidth, N3>(work);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OverPixels<TWidth, TCount>(in PixelSums work)
        where TWidth : INumberOf
        where TCount : INumberOf
    {
        var kernelW = TWidth.Value;
        var count = TCount.Value;
        var sums = work.Sums;
        var stride = work.SumStride;
        V zero = L.Zero;
        var c00 = count > 0 && kernelW > 0 ? L.Load(sums + (0 * stride) + (0 * L.Count)) : zero;
        var c01 = count > 0 && kernelW > 1 ? L.Load(sums + (0 * stride) + (1 * L.Count)) : zero;
        var c02 = count > 0 && kernelW > 2 ? L.Load(sums + (0 * stride) + (2 * L.Count)) : zero;
        var c03 = count > 0 && kernelW > 3 ? L.Load(sums + (0 * stride) + (3 * L.Count)) : zero;
        var c04 = count > 0 && kernelW > 4 ? L.Load(sums + (0 * stride) + (4 * L.Count)) : zero;
        var c05 = count > 0 && kernelW > 5 ? L.Load(sums + (0 * stride) + (5 * L.Count)) : zero;
        var c06 = count > 0 && kernelW > 6 ? L.Load(sums + (0 * stride) + (6 * L.Count)) : zero;
        var c10 = count > 1 && kernelW > 0 ? L.Load(sums + (1 * stride) + (0 * L.Count)) : zero;
        var c11 = count > 1 && kernelW > 1 ? L.Load(sums + (1 * stride) + (1 * L.Count)) : zero;
        var c12 = count > 1 && kernelW > 2 ? L.Load(sums + (1 * stride) + (2 * L.Count)) : zero;
        var c13 = count > 1 && kernelW > 3 ? L.Load(sums + (1 * stride) + (3 * L.Count)) : zero;
        var c14 = count > 1 && kernelW > 4 ? L.Load(sums + (1 * stride) + (4 * L.Count)) : zero;
        var c15 = count > 1 && kernelW > 5 ? L.Load(sums + (1 * stride) + (5 * L.Count)) : zero;
        var c16 = count > 1 && kernelW > 6 ? L.Load(sums + (1 * stride) + (6 * L.Count)) : zero;
        var c20 = count > 2 && kernelW > 0 ? L.Load(sums + (2 * stride) + (0 * L.Count)) : zero;
        var c21 = count > 2 && kernelW > 1 ? L.Load(sums + (2 * stride) + (1 * L.Count)) : zero;
        var c22 = count > 2 && kernelW > 2 ? L.Load(sums + (2 * stride) + (2 * L.Count)) : zero;
        var c23 = count > 2 && kernelW > 3 ? L.Load(sums + (2 * stride) + (3 * L.Count)) : zero;
        var c24 = count > 2 && kernelW > 4 ? L.Load(sums + (2 * stride) + (4 * L.Count)) : zero;
        var c25 = count > 2 && kernelW > 5 ? L.Load(sums + (2 * stride) + (5 * L.Count)) : zero;
        var c26 = count > 2 && kernelW > 6 ? L.Load(sums + (2 * stride) + (6 * L.Count)) : zero;
        var x = work.X;
        var gy = work.Gy;
        var plane = work.Plane;
        var outW = work.OutW;
        for (var i = work.OutH; i > 0; i--)
        {
            for (var j = 0; j < outW; j += L.Count)
            {
                var left = outW - j;
                var x0 = kernelW > 0 ? L.Load(x + j + 0) : zero;
                var x1 = kernelW > 1 ? L.Load(x + j + 1) : zero;
                var x2 = kernelW > 2 ? L.Load(x + j + 2) : zero;
                var x3 = kernelW > 3 ? L.Load(x + j + 3) : zero;
                var x4 = kernelW > 4 ? L.Load(x + j + 4) : zero;
                var x5 = kernelW > 5 ? L.Load(x + j + 5) : zero;
                var x6 = kernelW > 6 ? L.Load(x + j + 6) : zero;
                if (count > 0)
                {
                    var g = UpTo(left, gy + (0 * plane) + j);
                    if (kernelW > 0) c00 = L.MultiplyAdd(g, x0, c00);
                    if (kernelW > 1) c01 = L.MultiplyAdd(g, x1, c01);
                    if (kernelW > 2) c02 = L.MultiplyAdd(g, x2, c02);
                    if (kernelW > 3) c03 = L.MultiplyAdd(g, x3, c03);
                    if (kernelW > 4) c04 = L.MultiplyAdd(g, x4, c04);
                    if (kernelW > 5) c05 = L.MultiplyAdd(g, x5, c05);
                    if (kernelW > 6) c06 = L.MultiplyAdd(g, x6, c06);
                }

                if (count > 1)
                {
                    var g = UpTo(left, gy + (1 * plane) + j);
                    if (kernelW > 0) c10 = L.MultiplyAdd(g, x0, c10);
                    if (kernelW > 1) c11 = L.MultiplyAdd(g, x1, c11);
                    if (kernelW > 2) c12 = L.MultiplyAdd(g, x2, c12);
                    if (kernelW > 3) c13 = L.MultiplyAdd(g, x3, c13);
                    if (kernelW > 4) c14 = L.MultiplyAdd(g, x4, c14);
                    if (kernelW > 5) c15 = L.MultiplyAdd(g, x5, c15);
                    if (kernelW > 6) c16 = L.MultiplyAdd(g, x6, c16);
                }

                if (count > 2)
                {
                    var g = UpTo(left, gy + (2 * plane) + j);
                    if (kernelW > 0) c20 = L.MultiplyAdd(g, x0, c20);
                    if (kernelW > 1) c21 = L.MultiplyAdd(g, x1, c21);
                    if (kernelW > 2) c22 = L.MultiplyAdd(g, x2, c22);
                    if (kernelW > 3) c23 = L.MultiplyAdd(g, x3, c23);
                    if (kernelW > 4) c24 = L.MultiplyAdd(g, x4, c24);
                    if (kernelW > 5) c25 = L.MultiplyAdd(g, x5, c25);
                    if (kernelW > 6) c26 = L.MultiplyAdd(g, x6, c26);
                }
            }

            x += work.Width;
            gy += outW;
        }

        if (count > 0)
        {
            if (kernelW > 0) L.Store(sums + (0 * stride) + (0 * L.Count), c00);
            if (kernelW > 1) L.Store(sums + (0 * stride) + (1 * L.Count), c01);
            if (kernelW > 2) L.Store(sums + (0 * stride) + (2 * L.Count), c02);
            if (kernelW > 3) L.Store(sums + (0 * stride) + (3 * L.Count), c03);
            if (kernelW > 4) L.Store(sums + (0 * stride) + (4 * L.Count), c04);
            if (kernelW > 5) L.Store(sums + (0 * stride) + (5 * L.Count), c05);
            if (kernelW > 6) L.Store(sums + (0 * stride) + (6 * L.Count), c06);
        }

        if (count > 1)
        {
            if (kernelW > 0) L.Store(sums + (1 * stride) + (0 * L.Count), c10);
            if (kernelW > 1) L.Store(sums + (1 * stride) + (1 * L.Count), c11);
            if (kernelW > 2) L.Store(sums + (1 * stride) + (2 * L.Count), c12);
            if (kernelW > 3) L.Store(sums + (1 * stride) + (3 * L.Count), c13);
            if (kernelW > 4) L.Store(sums + (1 * stride) + (4 * L.Count), c14);
            if (kernelW > 5) L.Store(sums + (1 * stride) + (5 * L.Count), c15);
            if (kernelW > 6) L.Store(sums + (1 * stride) + (6 * L.Count), c16);
        }

        if (count > 2)
        {
            if (kernelW > 0) L.Store(sums + (2 * stride) + (0 * L.Count), c20);
            if (kernelW > 1) L.Store(sums + (2 * stride) + (1 * L.Count), c21);
            if (kernelW > 2) L.Store(sums + (2 * stride) + (2 * L.Count), c22);
            if (kernelW > 3) L.Store(sums + (2 * stride) + (3 * L.Count), c23);
            if (kernelW > 4) L.Store(sums + (2 * stride) + (4 * L.Count), c24);
            if (kernelW > 5) L.Store(sums + (2 * stride) + (5 * L.Count), c25);
            if (kernelW > 6) L.Store(sums + (2 * stride) + (6 * L.Count), c26);
        }
    }
}

/// <summary>The operands of <see cref="TapSums{V,L}.OverChannels(int, int, in ChannelSums)"/>.</summary>
internal unsafe struct ChannelSums
{
    public float* X;
    public float* Gy;
    public float* Sums;
    public int OutH, OutW, Width;
    public fixed long Rows[8];

    /// <summary>Sets where in a padded image each of some rows of the kernel begins, counted over all channels.</summary>
    public void SetRows(int first, int count, int kernelH, int rows, int width)
    {
        for (var q = 0; q < count; q++)
        {
            Rows[q] = (((long)((first + q) / kernelH) * rows) + ((first + q) % kernelH)) * width;
        }
    }
}

/// <summary>The operands of <see cref="TapSums{V,L}.OverPixels(int, int, in PixelSums)"/>.</summary>
internal unsafe struct PixelSums
{
    public float* X;
    public float* Gy;
    public float* Sums;
    public nint SumStride, Plane;

    public int OutH, OutW, Width;
}
