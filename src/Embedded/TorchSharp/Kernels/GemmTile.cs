using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The innermost loop of the matrix product: a tile of C, up to 14 rows high and two vectors wide, kept in registers over all of k.</summary>
/// <remarks>
/// Each step of k loads one row of B (one or two vectors), multiplies it by one element of A for each row, and adds.
/// C[i, j] = start[j] + Σₚ A[i, p] · B[p, j], summed in the order of p, plus what C held before if asked for.
/// </remarks>
internal static unsafe class GemmTile<T, V, L>
    where T : unmanaged
    where V : struct
    where L : ILanes<T, V>
{
    /// <summary>Computes a tile of a given height.</summary>
    /// <param name="rows">1 to <see cref="ILanes{T,V}.TileRows"/>.</param>
    /// <param name="tile">Where the factors and the result are.</param>
    public static void Run(int rows, in TileOf<T> tile)
    {
        if (tile.Columns > L.Count)
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
        var columns = tile.Columns;
        var start = tile.Start == null ? L.Zero : L.LoadFirst(tile.Start, Math.Min(columns, L.Count));
        var start2 = tile.Start == null || !two ? L.Zero : L.LoadFirst(tile.Start + L.Count, columns - L.Count);

        V c0 = start, c1 = start, c2 = start, c3 = start, c4 = start, c5 = start, c6 = start, c7 = start, c8 = start, c9 = start, c10 = start, c11 = start, c12 = start, c13 = start;
        V d0 = start2, d1 = start2, d2 = start2, d3 = start2, d4 = start2, d5 = start2, d6 = start2, d7 = start2, d8 = start2, d9 = start2, d10 = start2, d11 = start2, d12 = start2, d13 = start2;

        // One pointer for every three rows of A: the others are one or two strides further, which addressing modes express for nothing.
        var aRow = tile.ARow * sizeof(T);
        var aStep = tile.AStep * sizeof(T);
        var bStep = tile.BStep * sizeof(T);
        var a0 = (byte*)tile.A;
        var a3 = a0 + (3 * aRow);
        var a6 = a3 + (3 * aRow);
        var a9 = a6 + (3 * aRow);
        var a12 = a9 + (3 * aRow);
        var b = (byte*)tile.B;
        for (var k = tile.K; k > 0; k--)
        {
            var b0 = L.Load((T*)b);
            var b1 = two ? L.Load((T*)b + L.Count) : L.Zero;
            b += bStep;

            var a = L.Broadcast(*(T*)a0);
            c0 = L.MultiplyAdd(a, b0, c0);
            d0 = two ? L.MultiplyAdd(a, b1, d0) : d0;

            if (rows > 1)
            {
                a = L.Broadcast(*(T*)(a0 + aRow));
                c1 = L.MultiplyAdd(a, b0, c1);
                d1 = two ? L.MultiplyAdd(a, b1, d1) : d1;
            }

            if (rows > 2)
            {
                a = L.Broadcast(*(T*)(a0 + (2 * aRow)));
                c2 = L.MultiplyAdd(a, b0, c2);
                d2 = two ? L.MultiplyAdd(a, b1, d2) : d2;
            }

            if (rows > 3)
            {
                a = L.Broadcast(*(T*)a3);
                c3 = L.MultiplyAdd(a, b0, c3);
                d3 = two ? L.MultiplyAdd(a, b1, d3) : d3;
            }

            if (rows > 4)
            {
                a = L.Broadcast(*(T*)(a3 + aRow));
                c4 = L.MultiplyAdd(a, b0, c4);
                d4 = two ? L.MultiplyAdd(a, b1, d4) : d4;
            }

            if (rows > 5)
            {
                a = L.Broadcast(*(T*)(a3 + (2 * aRow)));
                c5 = L.MultiplyAdd(a, b0, c5);
                d5 = two ? L.MultiplyAdd(a, b1, d5) : d5;
            }

            if (rows > 6)
            {
                a = L.Broadcast(*(T*)a6);
                c6 = L.MultiplyAdd(a, b0, c6);
                d6 = two ? L.MultiplyAdd(a, b1, d6) : d6;
            }

            if (rows > 7)
            {
                a = L.Broadcast(*(T*)(a6 + aRow));
                c7 = L.MultiplyAdd(a, b0, c7);
                d7 = two ? L.MultiplyAdd(a, b1, d7) : d7;
            }

            if (rows > 8)
            {
                a = L.Broadcast(*(T*)(a6 + (2 * aRow)));
                c8 = L.MultiplyAdd(a, b0, c8);
                d8 = two ? L.MultiplyAdd(a, b1, d8) : d8;
            }

            if (rows > 9)
            {
                a = L.Broadcast(*(T*)a9);
                c9 = L.MultiplyAdd(a, b0, c9);
                d9 = two ? L.MultiplyAdd(a, b1, d9) : d9;
            }

            if (rows > 10)
            {
                a = L.Broadcast(*(T*)(a9 + aRow));
                c10 = L.MultiplyAdd(a, b0, c10);
                d10 = two ? L.MultiplyAdd(a, b1, d10) : d10;
            }

            if (rows > 11)
            {
                a = L.Broadcast(*(T*)(a9 + (2 * aRow)));
                c11 = L.MultiplyAdd(a, b0, c11);
                d11 = two ? L.MultiplyAdd(a, b1, d11) : d11;
            }

            if (rows > 12)
            {
                a = L.Broadcast(*(T*)a12);
                c12 = L.MultiplyAdd(a, b0, c12);
                d12 = two ? L.MultiplyAdd(a, b1, d12) : d12;
            }

            if (rows > 13)
            {
                a = L.Broadcast(*(T*)(a12 + aRow));
                c13 = L.MultiplyAdd(a, b0, c13);
                d13 = two ? L.MultiplyAdd(a, b1, d13) : d13;
            }

            a0 += aStep;
            a3 += aStep;
            a6 += aStep;
            a9 += aStep;
            a12 += aStep;
        }

        var c = tile.C;
        var ldc = tile.Ldc;
        var add = tile.Accumulate;
        Put<TVectors>(c, c0, d0, columns, add);
        if (rows > 1)
        {
            Put<TVectors>(c + (1 * ldc), c1, d1, columns, add);
        }

        if (rows > 2)
        {
            Put<TVectors>(c + (2 * ldc), c2, d2, columns, add);
        }

        if (rows > 3)
        {
            Put<TVectors>(c + (3 * ldc), c3, d3, columns, add);
        }

        if (rows > 4)
        {
            Put<TVectors>(c + (4 * ldc), c4, d4, columns, add);
        }

        if (rows > 5)
        {
            Put<TVectors>(c + (5 * ldc), c5, d5, columns, add);
        }

        if (rows > 6)
        {
            Put<TVectors>(c + (6 * ldc), c6, d6, columns, add);
        }

        if (rows > 7)
        {
            Put<TVectors>(c + (7 * ldc), c7, d7, columns, add);
        }

        if (rows > 8)
        {
            Put<TVectors>(c + (8 * ldc), c8, d8, columns, add);
        }

        if (rows > 9)
        {
            Put<TVectors>(c + (9 * ldc), c9, d9, columns, add);
        }

        if (rows > 10)
        {
            Put<TVectors>(c + (10 * ldc), c10, d10, columns, add);
        }

        if (rows > 11)
        {
            Put<TVectors>(c + (11 * ldc), c11, d11, columns, add);
        }

        if (rows > 12)
        {
            Put<TVectors>(c + (12 * ldc), c12, d12, columns, add);
        }

        if (rows > 13)
        {
            Put<TVectors>(c + (13 * ldc), c13, d13, columns, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TVectors>(T* c, V first, V second, int columns, bool add)
        where TVectors : INumberOf
    {
        if (TVectors.Value == 2)
        {
            var left = columns - L.Count;
            if (add)
            {
                first = L.Add(first, L.Load(c));
                second = L.Add(second, left == L.Count ? L.Load(c + L.Count) : L.LoadFirst(c + L.Count, left));
            }

            L.Store(c, first);
            if (left == L.Count)
            {
                L.Store(c + L.Count, second);
            }
            else
            {
                L.StoreFirst(c + L.Count, second, left);
            }
        }
        else
        {
            if (add)
            {
                first = L.Add(first, L.LoadFirst(c, columns));
            }

            if (columns == L.Count)
            {
                L.Store(c, first);
            }
            else
            {
                L.StoreFirst(c, first, columns);
            }
        }
    }
}

/// <summary>A tile of a matrix product: the element (i, p) of A is at A + i·ARow + p·AStep, row p of B at B + p·BStep, row i of C at C + i·Ldc.</summary>
/// <remarks>B has readable memory for whole vectors at each step; C is touched in its <see cref="Columns"/> columns only.</remarks>
internal unsafe struct TileOf<T> where T : unmanaged
{
    public nint K;
    public T* A;
    public nint ARow;
    public nint AStep;
    public T* B;
    public nint BStep;
    public T* C;
    public nint Ldc;

    /// <summary>Columns of C that exist, 1 to two vectors.</summary>
    public int Columns;

    /// <summary>Whether the result is added to C or replaces it.</summary>
    public bool Accumulate;

    /// <summary>What the sums start from, one for each column; zero if null.</summary>
    public T* Start;
}
