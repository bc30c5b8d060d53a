using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>How a tile goes from one step of k to the next.</summary>
internal interface IWalk
{
    /// <summary>Whether B moves by a table of offsets, and its two vectors and those of C lie anywhere.</summary>
    static abstract bool TableForB { get; }

    /// <summary>Whether A moves by a table of offsets, its rows one element apart.</summary>
    static abstract bool TableForA { get; }

    /// <summary>Whether the bias is one number for each row of C, rather than for each column.</summary>
    static abstract bool BiasByRow { get; }
}

/// <summary>A and B both move by fixed steps: the matrix product.</summary>
internal readonly struct FixedSteps : IWalk
{
    public static bool TableForB => false;

    public static bool TableForA => false;

    public static bool BiasByRow => false;
}

/// <summary>The same with one bias for each row: of a product that is turned round afterwards, or of a convolution, where rows are output channels.</summary>
internal readonly struct FixedStepsBiasByRow : IWalk
{
    public static bool TableForB => false;

    public static bool TableForA => false;

    public static bool BiasByRow => true;
}

/// <summary>B is read from an image, vectors of neighbouring pixels under one tap of a kernel after the other; A holds the weights.</summary>
internal readonly struct ImageAsB : IWalk
{
    public static bool TableForB => true;

    public static bool TableForA => false;

    public static bool BiasByRow => true;
}

/// <summary>A is read from an image, neighbouring pixels being its rows; B holds the weights, a vector of output channels for each tap.</summary>
internal readonly struct ImageAsA : IWalk
{
    public static bool TableForB => false;

    public static bool TableForA => true;

    public static bool BiasByRow => false;
}

/// <summary>The innermost loop of products and convolutions: a tile of C, up to 14 rows high and two vectors wide, kept in registers over all of k.</summary>
/// <remarks>
/// Each step of k loads one row of B (one or two vectors), multiplies it by one element of A for each row, and adds.
/// C[i, j] = Σₚ A[i, p] · B[p, j] + bias, summed in the order of p and in the parts of <see cref="Chains"/>, plus what C held before if asked for.
/// </remarks>
internal static unsafe class GemmTile<T, V, L, TWalk>
    where T : unmanaged
    where V : struct
    where L : ILanes<T, V>
    where TWalk : IWalk
{
    /// <summary>Computes a tile of a given height, 1 to <see cref="ILanes{T,V}.TileRows"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int rows, in TileOf<T> tile)
    {
        if (tile.Columns2 > 0)
        {
            switch (rows)
            {
                case 1:
                    Run<N1, N2>(tile);
                    break;
                case 2:
                    Run<N2, N2>(tile);
                    break;
                case 3:
                    Run<N3, N2>(tile);
                    break;
                case 4:
                    Run<N4, N2>(tile);
                    break;
                case 5:
                    Run<N5, N2>(tile);
                    break;
                case 6:
                    Run<N6, N2>(tile);
                    break;
                case 7:
                    Run<N7, N2>(tile);
                    break;
                case 8:
                    Run<N8, N2>(tile);
                    break;
                case 9:
                    Run<N9, N2>(tile);
                    break;
                case 10:
                    Run<N10, N2>(tile);
                    break;
                case 11:
                    Run<N11, N2>(tile);
                    break;
                case 12:
                    Run<N12, N2>(tile);
                    break;
                case 13:
                    Run<N13, N2>(tile);
                    break;
                case 14:
                    Run<N14, N2>(tile);
                    break;
            }
        }
        else
        {
            switch (rows)
            {
                case 1:
                    Run<N1, N1>(tile);
                    break;
                case 2:
                    Run<N2, N1>(tile);
                    break;
                case 3:
                    Run<N3, N1>(tile);
                    break;
                case 4:
                    Run<N4, N1>(tile);
                    break;
                case 5:
                    Run<N5, N1>(tile);
                    break;
                case 6:
                    Run<N6, N1>(tile);
                    break;
                case 7:
                    Run<N7, N1>(tile);
                    break;
                case 8:
                    Run<N8, N1>(tile);
                    break;
                case 9:
                    Run<N9, N1>(tile);
                    break;
                case 10:
                    Run<N10, N1>(tile);
                    break;
                case 11:
                    Run<N11, N1>(tile);
                    break;
                case 12:
                    Run<N12, N1>(tile);
                    break;
                case 13:
                    Run<N13, N1>(tile);
                    break;
                case 14:
                    Run<N14, N1>(tile);
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TRows, TVectors>(in TileOf<T> tile)
        where TRows : INumberOf
        where TVectors : INumberOf
    {
        var rows = TRows.Value;
        var two = TVectors.Value == 2;
        V zero = L.Zero;
        V c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13;
        V d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, d10, d11, d12, d13;

        // One pointer for every three rows of A: the others are one or two strides further, which addressing modes express for nothing.
        var aRow = TWalk.TableForA ? sizeof(T) : tile.ARow * sizeof(T);
        var aStep = tile.AStep * sizeof(T);
        var bStep = tile.BStep * sizeof(T);
        var a0 = (byte*)tile.A;
        var a3 = a0 + (3 * aRow);
        var a6 = a3 + (3 * aRow);
        var a9 = a6 + (3 * aRow);
        var a12 = a9 + (3 * aRow);
        var b = (byte*)tile.B;
        var second = TWalk.TableForB ? tile.B2 * sizeof(T) : L.Count * sizeof(T);
        var image = TWalk.TableForA ? a0 : b;
        var offset = tile.Offsets;
        var later = false;
        var left = tile.K;
        do
        {
            c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = c10 = c11 = c12 = c13 = zero;
            d0 = d1 = d2 = d3 = d4 = d5 = d6 = d7 = d8 = d9 = d10 = d11 = d12 = d13 = zero;
            var steps = Chains.Next(left, 1);
            left -= steps;
            for (var k = steps; k > 0; k--)
            {
                if (TWalk.TableForA)
                {
                    a0 = image + *offset++;
                }

                if (TWalk.TableForB)
                {
                    b = image + *offset++;
                }

                var b0 = L.Load((T*)b);
                var b1 = two ? L.Load((T*)(b + second)) : L.Zero;
                b += TWalk.TableForB ? 0 : bStep;

                var a = L.Broadcast(*(T*)a0);
                c0 = L.MultiplyAdd(a, b0, c0);
                if (two) d0 = L.MultiplyAdd(a, b1, d0);

                if (rows > 1)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 1 : (T*)(a0 + aRow)));
                    c1 = L.MultiplyAdd(a, b0, c1);
                    if (two) d1 = L.MultiplyAdd(a, b1, d1);
                }

                if (rows > 2)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 2 : (T*)(a0 + (2 * aRow))));
                    c2 = L.MultiplyAdd(a, b0, c2);
                    if (two) d2 = L.MultiplyAdd(a, b1, d2);
                }

                if (rows > 3)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 3 : (T*)a3));
                    c3 = L.MultiplyAdd(a, b0, c3);
                    if (two) d3 = L.MultiplyAdd(a, b1, d3);
                }

                if (rows > 4)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 4 : (T*)(a3 + aRow)));
                    c4 = L.MultiplyAdd(a, b0, c4);
                    if (two) d4 = L.MultiplyAdd(a, b1, d4);
                }

                if (rows > 5)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 5 : (T*)(a3 + (2 * aRow))));
                    c5 = L.MultiplyAdd(a, b0, c5);
                    if (two) d5 = L.MultiplyAdd(a, b1, d5);
                }

                if (rows > 6)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 6 : (T*)a6));
                    c6 = L.MultiplyAdd(a, b0, c6);
                    if (two) d6 = L.MultiplyAdd(a, b1, d6);
                }

                if (rows > 7)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 7 : (T*)(a6 + aRow)));
                    c7 = L.MultiplyAdd(a, b0, c7);
                    if (two) d7 = L.MultiplyAdd(a, b1, d7);
                }

                if (rows > 8)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 8 : (T*)(a6 + (2 * aRow))));
                    c8 = L.MultiplyAdd(a, b0, c8);
                    if (two) d8 = L.MultiplyAdd(a, b1, d8);
                }

                if (rows > 9)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 9 : (T*)a9));
                    c9 = L.MultiplyAdd(a, b0, c9);
                    if (two) d9 = L.MultiplyAdd(a, b1, d9);
                }

                if (rows > 10)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 10 : (T*)(a9 + aRow)));
                    c10 = L.MultiplyAdd(a, b0, c10);
                    if (two) d10 = L.MultiplyAdd(a, b1, d10);
                }

                if (rows > 11)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 11 : (T*)(a9 + (2 * aRow))));
                    c11 = L.MultiplyAdd(a, b0, c11);
                    if (two) d11 = L.MultiplyAdd(a, b1, d11);
                }

                if (rows > 12)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 12 : (T*)a12));
                    c12 = L.MultiplyAdd(a, b0, c12);
                    if (two) d12 = L.MultiplyAdd(a, b1, d12);
                }

                if (rows > 13)
                {
                    a = L.Broadcast(*(TWalk.TableForA ? (T*)a0 + 13 : (T*)(a12 + aRow)));
                    c13 = L.MultiplyAdd(a, b0, c13);
                    if (two) d13 = L.MultiplyAdd(a, b1, d13);
                }

                if (!TWalk.TableForA)
                {
                    a0 += aStep;
                    a3 += aStep;
                    a6 += aStep;
                    a9 += aStep;
                    a12 += aStep;
                }
            }

            // The bias comes last: a sum that began with it would be rounded at each step by a part of it.
            if (tile.Bias != null && left == 0)
            {
                V bias = zero, bias2 = zero;
                if (!TWalk.BiasByRow)
                {
                    bias = L.LoadFirst(tile.Bias, tile.Columns);
                    if (two) bias2 = L.LoadFirst(tile.Bias + L.Count, tile.Columns2);
                }

                c0 = L.Add(c0, OfRow(tile, 0, bias));
                if (two) d0 = L.Add(d0, OfRow(tile, 0, bias2));
                if (rows > 1) c1 = L.Add(c1, OfRow(tile, 1, bias));
                if (rows > 1 && two) d1 = L.Add(d1, OfRow(tile, 1, bias2));
                if (rows > 2) c2 = L.Add(c2, OfRow(tile, 2, bias));
                if (rows > 2 && two) d2 = L.Add(d2, OfRow(tile, 2, bias2));
                if (rows > 3) c3 = L.Add(c3, OfRow(tile, 3, bias));
                if (rows > 3 && two) d3 = L.Add(d3, OfRow(tile, 3, bias2));
                if (rows > 4) c4 = L.Add(c4, OfRow(tile, 4, bias));
                if (rows > 4 && two) d4 = L.Add(d4, OfRow(tile, 4, bias2));
                if (rows > 5) c5 = L.Add(c5, OfRow(tile, 5, bias));
                if (rows > 5 && two) d5 = L.Add(d5, OfRow(tile, 5, bias2));
                if (rows > 6) c6 = L.Add(c6, OfRow(tile, 6, bias));
                if (rows > 6 && two) d6 = L.Add(d6, OfRow(tile, 6, bias2));
                if (rows > 7) c7 = L.Add(c7, OfRow(tile, 7, bias));
                if (rows > 7 && two) d7 = L.Add(d7, OfRow(tile, 7, bias2));
                if (rows > 8) c8 = L.Add(c8, OfRow(tile, 8, bias));
                if (rows > 8 && two) d8 = L.Add(d8, OfRow(tile, 8, bias2));
                if (rows > 9) c9 = L.Add(c9, OfRow(tile, 9, bias));
                if (rows > 9 && two) d9 = L.Add(d9, OfRow(tile, 9, bias2));
                if (rows > 10) c10 = L.Add(c10, OfRow(tile, 10, bias));
                if (rows > 10 && two) d10 = L.Add(d10, OfRow(tile, 10, bias2));
                if (rows > 11) c11 = L.Add(c11, OfRow(tile, 11, bias));
                if (rows > 11 && two) d11 = L.Add(d11, OfRow(tile, 11, bias2));
                if (rows > 12) c12 = L.Add(c12, OfRow(tile, 12, bias));
                if (rows > 12 && two) d12 = L.Add(d12, OfRow(tile, 12, bias2));
                if (rows > 13) c13 = L.Add(c13, OfRow(tile, 13, bias));
                if (rows > 13 && two) d13 = L.Add(d13, OfRow(tile, 13, bias2));
            }

            var c = tile.C;
            var ldc = tile.Ldc;
            var add = later || tile.Accumulate;
            Put<TVectors>(tile, c, c0, d0, add);
            if (rows > 1) Put<TVectors>(tile, c + (1 * ldc), c1, d1, add);
            if (rows > 2) Put<TVectors>(tile, c + (2 * ldc), c2, d2, add);
            if (rows > 3) Put<TVectors>(tile, c + (3 * ldc), c3, d3, add);
            if (rows > 4) Put<TVectors>(tile, c + (4 * ldc), c4, d4, add);
            if (rows > 5) Put<TVectors>(tile, c + (5 * ldc), c5, d5, add);
            if (rows > 6) Put<TVectors>(tile, c + (6 * ldc), c6, d6, add);
            if (rows > 7) Put<TVectors>(tile, c + (7 * ldc), c7, d7, add);
            if (rows > 8) Put<TVectors>(tile, c + (8 * ldc), c8, d8, add);
            if (rows > 9) Put<TVectors>(tile, c + (9 * ldc), c9, d9, add);
            if (rows > 10) Put<TVectors>(tile, c + (10 * ldc), c10, d10, add);
            if (rows > 11) Put<TVectors>(tile, c + (11 * ldc), c11, d11, add);
            if (rows > 12) Put<TVectors>(tile, c + (12 * ldc), c12, d12, add);
            if (rows > 13) Put<TVectors>(tile, c + (13 * ldc), c13, d13, add);
            later = true;
        }
        while (left > 0);
    }

    /// <summary>A row's bias: its own number, or those of the columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OfRow(in TileOf<T> tile, int row, V ofColumns) => TWalk.BiasByRow ? L.Broadcast(tile.Bias[row]) : ofColumns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TVectors>(in TileOf<T> tile, T* c, V first, V second, bool add)
        where TVectors : INumberOf
    {
        Put(c, first, tile.Columns, add);
        if (TVectors.Value == 2)
        {
            Put(c + (TWalk.TableForB ? tile.C2 : L.Count), second, tile.Columns2, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* c, V value, int columns, bool add)
    {
        if (columns == L.Count)
        {
            L.Store(c, add ? L.Add(value, L.Load(c)) : value);
        }
        else
        {
            L.StoreFirst(c, add ? L.Add(value, L.LoadFirst(c, columns)) : value, columns);
        }
    }
}
