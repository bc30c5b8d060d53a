using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>How a tile goes from one step of k to the next.</summary>
internal interface IWalk
{
    /// <summary>Whether B moves by a table of offsets, and its two vectors and those of C lie anywhere.</summary>
    static abstract bool TableForB { get; }

    /// <summary>Whether A moves by a table of offsets, its rows one element apart.</summary>
    static abstract bool TableForA { get; }

    /// <summary>Whether each row of C starts from a number of its own, rather than each column.</summary>
    static abstract bool StartsByRow { get; }
}

/// <summary>A and B both move by fixed steps: the matrix product.</summary>
internal readonly struct FixedSteps : IWalk
{
    public static bool TableForB => false;

    public static bool TableForA => false;

    public static bool StartsByRow => false;
}

/// <summary>The matrix product whose result is turned round afterwards, so that what was one number for each column is one for each row.</summary>
internal readonly struct FixedStepsTurned : IWalk
{
    public static bool TableForB => false;

    public static bool TableForA => false;

    public static bool StartsByRow => true;
}

/// <summary>B is read from an image, vectors of neighbouring pixels under one tap of a kernel after the other; A holds the weights.</summary>
internal readonly struct ImageAsB : IWalk
{
    public static bool TableForB => true;

    public static bool TableForA => false;

    public static bool StartsByRow => true;
}

/// <summary>A is read from an image, neighbouring pixels being its rows; B holds the weights, a vector of output channels for each tap.</summary>
internal readonly struct ImageAsA : IWalk
{
    public static bool TableForB => false;

    public static bool TableForA => true;

    public static bool StartsByRow => false;
}

/// <summary>The innermost loop of products and convolutions: a tile of C, up to 14 rows high and two vectors wide, kept in registers over all of k.</summary>
/// <remarks>
/// Each step of k loads one row of B (one or two vectors), multiplies it by one element of A for each row, and adds.
/// C[i, j] = start + Σₚ A[i, p] · B[p, j], summed in the order of p, plus what C held before if asked for.
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
        V start = L.Zero, start2 = L.Zero;
        if (!TWalk.StartsByRow && tile.Start != null)
        {
            start = L.LoadFirst(tile.Start, tile.Columns);
            if (two) start2 = L.LoadFirst(tile.Start + L.Count, tile.Columns2);
        }

        V c0 = start, c1 = start, c2 = start, c3 = start, c4 = start, c5 = start, c6 = start, c7 = start, c8 = start, c9 = start, c10 = start, c11 = start, c12 = start, c13 = start;
        V d0 = start2, d1 = start2, d2 = start2, d3 = start2, d4 = start2, d5 = start2, d6 = start2, d7 = start2, d8 = start2, d9 = start2, d10 = start2, d11 = start2, d12 = start2, d13 = start2;
        if (TWalk.StartsByRow && tile.Start != null)
        {
            c0 = d0 = L.Broadcast(tile.Start[0]);
            if (rows > 1) c1 = d1 = L.Broadcast(tile.Start[1]);
            if (rows > 2) c2 = d2 = L.Broadcast(tile.Start[2]);
            if (rows > 3) c3 = d3 = L.Broadcast(tile.Start[3]);
            if (rows > 4) c4 = d4 = L.Broadcast(tile.Start[4]);
            if (rows > 5) c5 = d5 = L.Broadcast(tile.Start[5]);
            if (rows > 6) c6 = d6 = L.Broadcast(tile.Start[6]);
            if (rows > 7) c7 = d7 = L.Broadcast(tile.Start[7]);
            if (rows > 8) c8 = d8 = L.Broadcast(tile.Start[8]);
            if (rows > 9) c9 = d9 = L.Broadcast(tile.Start[9]);
            if (rows > 10) c10 = d10 = L.Broadcast(tile.Start[10]);
            if (rows > 11) c11 = d11 = L.Broadcast(tile.Start[11]);
            if (rows > 12) c12 = d12 = L.Broadcast(tile.Start[12]);
            if (rows > 13) c13 = d13 = L.Broadcast(tile.Start[13]);
        }

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
        for (var k = tile.K; k > 0; k--)
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

        var c = tile.C;
        var ldc = tile.Ldc;
        Put<TVectors>(tile, c, c0, d0);
        if (rows > 1) Put<TVectors>(tile, c + (1 * ldc), c1, d1);
        if (rows > 2) Put<TVectors>(tile, c + (2 * ldc), c2, d2);
        if (rows > 3) Put<TVectors>(tile, c + (3 * ldc), c3, d3);
        if (rows > 4) Put<TVectors>(tile, c + (4 * ldc), c4, d4);
        if (rows > 5) Put<TVectors>(tile, c + (5 * ldc), c5, d5);
        if (rows > 6) Put<TVectors>(tile, c + (6 * ldc), c6, d6);
        if (rows > 7) Put<TVectors>(tile, c + (7 * ldc), c7, d7);
        if (rows > 8) Put<TVectors>(tile, c + (8 * ldc), c8, d8);
        if (rows > 9) Put<TVectors>(tile, c + (9 * ldc), c9, d9);
        if (rows > 10) Put<TVectors>(tile, c + (10 * ldc), c10, d10);
        if (rows > 11) Put<TVectors>(tile, c + (11 * ldc), c11, d11);
        if (rows > 12) Put<TVectors>(tile, c + (12 * ldc), c12, d12);
        if (rows > 13) Put<TVectors>(tile, c + (13 * ldc), c13, d13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TVectors>(in TileOf<T> tile, T* c, V first, V second)
        where TVectors : INumberOf
    {
        Put(c, first, tile.Columns, tile.Accumulate);
        if (TVectors.Value == 2)
        {
            Put(c + (TWalk.TableForB ? tile.C2 : L.Count), second, tile.Columns2, tile.Accumulate);
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
