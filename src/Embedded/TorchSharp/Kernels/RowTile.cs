using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The innermost loop of a convolution whose output channels fill one vector: neighbouring output pixels of a row, up to 14, kept in registers.</summary>
/// <remarks>
/// A row of the kernel is taken at once: each pixel of the image is broadcast once and multiplied by the weights of all taps that meet it, so that there is one load for
/// several products. <see cref="GemmTile{T,V,L,TWalk}"/> would load it again for each.
/// </remarks>
internal static unsafe class RowTile<V, L>
    where V : struct
    where L : ILanes<float, V>
{
    /// <summary>The widest kernel that is served.</summary>
    public const int MostTaps = 7;

    /// <summary>C[i] = Σ over rows of the kernel and channels q, and taps s, of x[offset q + i + s] · w[q, s] + bias, in the parts of <see cref="Chains"/>, for pixels i, with the tile's first vector of columns.</summary>
    /// <param name="pixels">1 to <see cref="ILanes{T,V}.TileRows"/>.</param>
    /// <param name="taps">Width of the kernel, 1 to <see cref="MostTaps"/>.</param>
    /// <param name="tile">As for <see cref="ImageAsA"/>: its K counts taps, its offsets have one for each of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int pixels, int taps, in TileOf<float> tile)
    {
        switch (taps)
        {
            case 1:
                Run<N1>(pixels, tile);
                break;
            case 2:
                Run<N2>(pixels, tile);
                break;
            case 3:
                Run<N3>(pixels, tile);
                break;
            case 4:
                Run<N4>(pixels, tile);
                break;
            case 5:
                Run<N5>(pixels, tile);
                break;
            case 6:
                Run<N6>(pixels, tile);
                break;
            case 7:
                Run<N7>(pixels, tile);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TTaps>(int pixels, in TileOf<float> tile)
        where TTaps : INumberOf
    {
        switch (pixels)
        {
            case 1:
                Run<TTaps, N1>(tile);
                break;
            case 2:
                Run<TTaps, N2>(tile);
                break;
            case 3:
                Run<TTaps, N3>(tile);
                break;
            case 4:
                Run<TTaps, N4>(tile);
                break;
            case 5:
                Run<TTaps, N5>(tile);
                break;
            case 6:
                Run<TTaps, N6>(tile);
                break;
            case 7:
                Run<TTaps, N7>(tile);
                break;
            case 8:
                Run<TTaps, N8>(tile);
                break;
            case 9:
                Run<TTaps, N9>(tile);
                break;
            case 10:
                Run<TTaps, N10>(tile);
                break;
            case 11:
                Run<TTaps, N11>(tile);
                break;
            case 12:
                Run<TTaps, N12>(tile);
                break;
            case 13:
                Run<TTaps, N13>(tile);
                break;
            case 14:
                Run<TTaps, N14>(tile);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TTaps, TPixels>(in TileOf<float> tile)
        where TTaps : INumberOf
        where TPixels : INumberOf
    {
        var taps = TTaps.Value;
        var n = TPixels.Value;
        var bias = tile.Bias == null ? L.Zero : L.LoadFirst(tile.Bias, tile.Columns);
        V zero = L.Zero;
        V c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13;
        var image = (byte*)tile.A;
        var offset = tile.Offsets;
        var step = tile.BStep;
        var weights = tile.B;
        var later = false;
        var left = tile.K / taps;
        do
        {
            c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = c10 = c11 = c12 = c13 = zero;
            var steps = Chains.Next(left, taps);
            left -= steps;
            for (var q = steps; q > 0; q--)
            {
                var x = (float*)(image + *offset);
                offset += taps;
                var w0 = L.Load(weights);
                var w1 = taps > 1 ? L.Load(weights + (1 * step)) : zero;
                var w2 = taps > 2 ? L.Load(weights + (2 * step)) : zero;
                var w3 = taps > 3 ? L.Load(weights + (3 * step)) : zero;
                var w4 = taps > 4 ? L.Load(weights + (4 * step)) : zero;
                var w5 = taps > 5 ? L.Load(weights + (5 * step)) : zero;
                var w6 = taps > 6 ? L.Load(weights + (6 * step)) : zero;
                weights += taps * step;
                var a = L.Broadcast(x[0]);
                c0 = L.MultiplyAdd(a, w0, c0);
                if (n + taps - 1 > 1)
                {
                    a = L.Broadcast(x[1]);
                    if (n > 1 && taps > 0) c1 = L.MultiplyAdd(a, w0, c1);
                    if (n > 0 && taps > 1) c0 = L.MultiplyAdd(a, w1, c0);
                }

                if (n + taps - 1 > 2)
                {
                    a = L.Broadcast(x[2]);
                    if (n > 2 && taps > 0) c2 = L.MultiplyAdd(a, w0, c2);
                    if (n > 1 && taps > 1) c1 = L.MultiplyAdd(a, w1, c1);
                    if (n > 0 && taps > 2) c0 = L.MultiplyAdd(a, w2, c0);
                }

                if (n + taps - 1 > 3)
                {
                    a = L.Broadcast(x[3]);
                    if (n > 3 && taps > 0) c3 = L.MultiplyAdd(a, w0, c3);
                    if (n > 2 && taps > 1) c2 = L.MultiplyAdd(a, w1, c2);
                    if (n > 1 && taps > 2) c1 = L.MultiplyAdd(a, w2, c1);
                    if (n > 0 && taps > 3) c0 = L.MultiplyAdd(a, w3, c0);
                }

                if (n + taps - 1 > 4)
                {
                    a = L.Broadcast(x[4]);
                    if (n > 4 && taps > 0) c4 = L.MultiplyAdd(a, w0, c4);
                    if (n > 3 && taps > 1) c3 = L.MultiplyAdd(a, w1, c3);
                    if (n > 2 && taps > 2) c2 = L.MultiplyAdd(a, w2, c2);
                    if (n > 1 && taps > 3) c1 = L.MultiplyAdd(a, w3, c1);
                    if (n > 0 && taps > 4) c0 = L.MultiplyAdd(a, w4, c0);
                }

                if (n + taps - 1 > 5)
                {
                    a = L.Broadcast(x[5]);
                    if (n > 5 && taps > 0) c5 = L.MultiplyAdd(a, w0, c5);
                    if (n > 4 && taps > 1) c4 = L.MultiplyAdd(a, w1, c4);
                    if (n > 3 && taps > 2) c3 = L.MultiplyAdd(a, w2, c3);
                    if (n > 2 && taps > 3) c2 = L.MultiplyAdd(a, w3, c2);
                    if (n > 1 && taps > 4) c1 = L.MultiplyAdd(a, w4, c1);
                    if (n > 0 && taps > 5) c0 = L.MultiplyAdd(a, w5, c0);
                }

                if (n + taps - 1 > 6)
                {
                    a = L.Broadcast(x[6]);
                    if (n > 6 && taps > 0) c6 = L.MultiplyAdd(a, w0, c6);
                    if (n > 5 && taps > 1) c5 = L.MultiplyAdd(a, w1, c5);
                    if (n > 4 && taps > 2) c4 = L.MultiplyAdd(a, w2, c4);
                    if (n > 3 && taps > 3) c3 = L.MultiplyAdd(a, w3, c3);
                    if (n > 2 && taps > 4) c2 = L.MultiplyAdd(a, w4, c2);
                    if (n > 1 && taps > 5) c1 = L.MultiplyAdd(a, w5, c1);
                    if (n > 0 && taps > 6) c0 = L.MultiplyAdd(a, w6, c0);
                }

                if (n + taps - 1 > 7)
                {
                    a = L.Broadcast(x[7]);
                    if (n > 7 && taps > 0) c7 = L.MultiplyAdd(a, w0, c7);
                    if (n > 6 && taps > 1) c6 = L.MultiplyAdd(a, w1, c6);
                    if (n > 5 && taps > 2) c5 = L.MultiplyAdd(a, w2, c5);
                    if (n > 4 && taps > 3) c4 = L.MultiplyAdd(a, w3, c4);
                    if (n > 3 && taps > 4) c3 = L.MultiplyAdd(a, w4, c3);
                    if (n > 2 && taps > 5) c2 = L.MultiplyAdd(a, w5, c2);
                    if (n > 1 && taps > 6) c1 = L.MultiplyAdd(a, w6, c1);
                }

                if (n + taps - 1 > 8)
                {
                    a = L.Broadcast(x[8]);
                    if (n > 8 && taps > 0) c8 = L.MultiplyAdd(a, w0, c8);
                    if (n > 7 && taps > 1) c7 = L.MultiplyAdd(a, w1, c7);
                    if (n > 6 && taps > 2) c6 = L.MultiplyAdd(a, w2, c6);
                    if (n > 5 && taps > 3) c5 = L.MultiplyAdd(a, w3, c5);
                    if (n > 4 && taps > 4) c4 = L.MultiplyAdd(a, w4, c4);
                    if (n > 3 && taps > 5) c3 = L.MultiplyAdd(a, w5, c3);
                    if (n > 2 && taps > 6) c2 = L.MultiplyAdd(a, w6, c2);
                }

                if (n + taps - 1 > 9)
                {
                    a = L.Broadcast(x[9]);
                    if (n > 9 && taps > 0) c9 = L.MultiplyAdd(a, w0, c9);
                    if (n > 8 && taps > 1) c8 = L.MultiplyAdd(a, w1, c8);
                    if (n > 7 && taps > 2) c7 = L.MultiplyAdd(a, w2, c7);
                    if (n > 6 && taps > 3) c6 = L.MultiplyAdd(a, w3, c6);
                    if (n > 5 && taps > 4) c5 = L.MultiplyAdd(a, w4, c5);
                    if (n > 4 && taps > 5) c4 = L.MultiplyAdd(a, w5, c4);
                    if (n > 3 && taps > 6) c3 = L.MultiplyAdd(a, w6, c3);
                }

                if (n + taps - 1 > 10)
                {
                    a = L.Broadcast(x[10]);
                    if (n > 10 && taps > 0) c10 = L.MultiplyAdd(a, w0, c10);
                    if (n > 9 && taps > 1) c9 = L.MultiplyAdd(a, w1, c9);
                    if (n > 8 && taps > 2) c8 = L.MultiplyAdd(a, w2, c8);
                    if (n > 7 && taps > 3) c7 = L.MultiplyAdd(a, w3, c7);
                    if (n > 6 && taps > 4) c6 = L.MultiplyAdd(a, w4, c6);
                    if (n > 5 && taps > 5) c5 = L.MultiplyAdd(a, w5, c5);
                    if (n > 4 && taps > 6) c4 = L.MultiplyAdd(a, w6, c4);
                }

                if (n + taps - 1 > 11)
                {
                    a = L.Broadcast(x[11]);
                    if (n > 11 && taps > 0) c11 = L.MultiplyAdd(a, w0, c11);
                    if (n > 10 && taps > 1) c10 = L.MultiplyAdd(a, w1, c10);
                    if (n > 9 && taps > 2) c9 = L.MultiplyAdd(a, w2, c9);
                    if (n > 8 && taps > 3) c8 = L.MultiplyAdd(a, w3, c8);
                    if (n > 7 && taps > 4) c7 = L.MultiplyAdd(a, w4, c7);
                    if (n > 6 && taps > 5) c6 = L.MultiplyAdd(a, w5, c6);
                    if (n > 5 && taps > 6) c5 = L.MultiplyAdd(a, w6, c5);
                }

                if (n + taps - 1 > 12)
                {
                    a = L.Broadcast(x[12]);
                    if (n > 12 && taps > 0) c12 = L.MultiplyAdd(a, w0, c12);
                    if (n > 11 && taps > 1) c11 = L.MultiplyAdd(a, w1, c11);
                    if (n > 10 && taps > 2) c10 = L.MultiplyAdd(a, w2, c10);
                    if (n > 9 && taps > 3) c9 = L.MultiplyAdd(a, w3, c9);
                    if (n > 8 && taps > 4) c8 = L.MultiplyAdd(a, w4, c8);
                    if (n > 7 && taps > 5) c7 = L.MultiplyAdd(a, w5, c7);
                    if (n > 6 && taps > 6) c6 = L.MultiplyAdd(a, w6, c6);
                }

                if (n + taps - 1 > 13)
                {
                    a = L.Broadcast(x[13]);
                    if (n > 13 && taps > 0) c13 = L.MultiplyAdd(a, w0, c13);
                    if (n > 12 && taps > 1) c12 = L.MultiplyAdd(a, w1, c12);
                    if (n > 11 && taps > 2) c11 = L.MultiplyAdd(a, w2, c11);
                    if (n > 10 && taps > 3) c10 = L.MultiplyAdd(a, w3, c10);
                    if (n > 9 && taps > 4) c9 = L.MultiplyAdd(a, w4, c9);
                    if (n > 8 && taps > 5) c8 = L.MultiplyAdd(a, w5, c8);
                    if (n > 7 && taps > 6) c7 = L.MultiplyAdd(a, w6, c7);
                }

                if (n + taps - 1 > 14)
                {
                    a = L.Broadcast(x[14]);
                    if (n > 13 && taps > 1) c13 = L.MultiplyAdd(a, w1, c13);
                    if (n > 12 && taps > 2) c12 = L.MultiplyAdd(a, w2, c12);
                    if (n > 11 && taps > 3) c11 = L.MultiplyAdd(a, w3, c11);
                    if (n > 10 && taps > 4) c10 = L.MultiplyAdd(a, w4, c10);
                    if (n > 9 && taps > 5) c9 = L.MultiplyAdd(a, w5, c9);
                    if (n > 8 && taps > 6) c8 = L.MultiplyAdd(a, w6, c8);
                }

                if (n + taps - 1 > 15)
                {
                    a = L.Broadcast(x[15]);
                    if (n > 13 && taps > 2) c13 = L.MultiplyAdd(a, w2, c13);
                    if (n > 12 && taps > 3) c12 = L.MultiplyAdd(a, w3, c12);
                    if (n > 11 && taps > 4) c11 = L.MultiplyAdd(a, w4, c11);
                    if (n > 10 && taps > 5) c10 = L.MultiplyAdd(a, w5, c10);
                    if (n > 9 && taps > 6) c9 = L.MultiplyAdd(a, w6, c9);
                }

                if (n + taps - 1 > 16)
                {
                    a = L.Broadcast(x[16]);
                    if (n > 13 && taps > 3) c13 = L.MultiplyAdd(a, w3, c13);
                    if (n > 12 && taps > 4) c12 = L.MultiplyAdd(a, w4, c12);
                    if (n > 11 && taps > 5) c11 = L.MultiplyAdd(a, w5, c11);
                    if (n > 10 && taps > 6) c10 = L.MultiplyAdd(a, w6, c10);
                }

                if (n + taps - 1 > 17)
                {
                    a = L.Broadcast(x[17]);
                    if (n > 13 && taps > 4) c13 = L.MultiplyAdd(a, w4, c13);
                    if (n > 12 && taps > 5) c12 = L.MultiplyAdd(a, w5, c12);
                    if (n > 11 && taps > 6) c11 = L.MultiplyAdd(a, w6, c11);
                }

                if (n + taps - 1 > 18)
                {
                    a = L.Broadcast(x[18]);
                    if (n > 13 && taps > 5) c13 = L.MultiplyAdd(a, w5, c13);
                    if (n > 12 && taps > 6) c12 = L.MultiplyAdd(a, w6, c12);
                }

                if (n + taps - 1 > 19)
                {
                    a = L.Broadcast(x[19]);
                    if (n > 13 && taps > 6) c13 = L.MultiplyAdd(a, w6, c13);
                }
            }

            var last = left == 0 ? bias : zero;
            Put(tile, 0, c0, last, later);
            if (n > 1) Put(tile, 1, c1, last, later);
            if (n > 2) Put(tile, 2, c2, last, later);
            if (n > 3) Put(tile, 3, c3, last, later);
            if (n > 4) Put(tile, 4, c4, last, later);
            if (n > 5) Put(tile, 5, c5, last, later);
            if (n > 6) Put(tile, 6, c6, last, later);
            if (n > 7) Put(tile, 7, c7, last, later);
            if (n > 8) Put(tile, 8, c8, last, later);
            if (n > 9) Put(tile, 9, c9, last, later);
            if (n > 10) Put(tile, 10, c10, last, later);
            if (n > 11) Put(tile, 11, c11, last, later);
            if (n > 12) Put(tile, 12, c12, last, later);
            if (n > 13) Put(tile, 13, c13, last, later);
            later = true;
        }
        while (left > 0);
    }

    /// <summary>Puts a pixel into the result: the first steps' sum, later on what is added to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(in TileOf<float> tile, int pixel, V value, V bias, bool later)
    {
        var to = tile.C + (pixel * tile.Ldc);
        L.StoreFirst(to, L.Add(later ? L.Add(value, L.LoadFirst(to, tile.Columns)) : value, bias), tile.Columns);
    }
}
