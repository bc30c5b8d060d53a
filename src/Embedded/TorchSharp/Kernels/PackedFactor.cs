using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>The second factor of many products with few rows each, packed once: the weights of a recurrent network, used at every step.</summary>
/// <remarks>
/// Blocks of k, in each the panels of <see cref="GemmTile{T,V,L,TWalk}"/> one behind the other, two vectors wide with zeros behind the last column.
/// A product runs on the calling thread alone. Its elements are sums in the order of k whatever the number of rows, so rows may be shared out freely.
/// </remarks>
internal readonly unsafe struct PackedFactor<T> where T : unmanaged, INumber<T>
{
    private const int BlockBytes = 1024;

    private readonly T* _memory;
    private readonly int _k, _n;

    /// <summary>Packs op(B), k × n, into memory of <see cref="Length"/> elements.</summary>
    /// <param name="transposed">Whether B is stored n × k.</param>
    /// <param name="k">Rows of op(B).</param>
    /// <param name="n">Columns of op(B).</param>
    /// <param name="b">B.</param>
    /// <param name="ldb">Elements from one stored row of B to the next.</param>
    /// <param name="memory">Where to; the caller keeps it as long as the factor is used. It has a vector of slack.</param>
    public PackedFactor(bool transposed, int k, int n, T* b, int ldb, T* memory)
    {
        _memory = memory;
        (_k, _n) = (k, n);
        var width = 2 * Lanes;
        var panels = (n + width - 1) / width;
        const int PartOfWork = 1 << 14;
        var perPart = Math.Clamp(PartOfWork / Math.Max(width * k, 1), 1, Math.Max(panels, 1));
        Workers.Run((panels + perPart - 1) / perPart, new Packing { To = memory, B = b, Ldb = ldb, K = k, N = n, Width = width, Panels = panels, PerPart = perPart, Transposed = transposed });
    }

    /// <summary>Elements that a packed factor of this size takes.</summary>
    public static nint Length(int k, int n) => (nint)k * ((n + (2 * Lanes) - 1) / (2 * Lanes)) * 2 * Lanes;

    private static int Lanes => Simd.Width == SimdWidth.Scalar ? 1 : (int)Simd.Width / 8 / sizeof(T);

    private static int Block => BlockBytes / sizeof(T);

    /// <summary>C = A · op(B) + start, or C += A · op(B) + start.</summary>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="a">A, rows × k.</param>
    /// <param name="lda">Elements from one row of A to the next.</param>
    /// <param name="c">C, rows × n; it overlaps neither factor.</param>
    /// <param name="ldc">Elements from one row of C to the next.</param>
    /// <param name="accumulate">Whether C's content is added to.</param>
    /// <param name="start">One number for each column, or null.</param>
    public void Multiply(int rows, T* a, nint lda, T* c, nint ldc, bool accumulate, T* start = null)
    {
        if (rows <= 0) return;
        switch (Simd.Width)
        {
            case SimdWidth.Bits512: Multiply<Vector512<T>, Lanes512<T>>(rows, a, lda, c, ldc, accumulate, start); break;
            case SimdWidth.Bits256: Multiply<Vector256<T>, Lanes256<T>>(rows, a, lda, c, ldc, accumulate, start); break;
            case SimdWidth.Bits128: Multiply<Vector128<T>, Lanes128<T>>(rows, a, lda, c, ldc, accumulate, start); break;
            default: Multiply<T, Lanes1<T>>(rows, a, lda, c, ldc, accumulate, start); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V, L>(int rows, T* a, nint lda, T* c, nint ldc, bool accumulate, T* start)
        where V : struct
        where L : ILanes<T, V>
    {
        // Tiles of almost equal height; A is turned so that a tile reads it in one stream, whatever the distance of its rows.
        var tiles = (rows + L.TileRows - 1) / L.TileRows;
        var (height, tall) = (rows / tiles, rows % tiles);
        nint tileOfA = ((nint)(height + 1) * _k) + L.Count;
        var packedA = Scratch.Take<T>(ScratchFor.PackedA, tileOfA * tiles);
        for (int t = 0, i = 0; t < tiles; t++)
        {
            var count = height + (t < tall ? 1 : 0);
            Transposition.Run(a + (i * lda), lda, count, _k, packedA + (t * tileOfA), count, count);
            i += count;
        }

        const int PanelVectors = 2;
        var width = PanelVectors * L.Count;
        var tile = new TileOf<T> { ARow = 1, BStep = width, Ldc = ldc };
        var b = _memory;
        for (var k0 = 0; k0 == 0 || k0 < _k; k0 += Block)
        {
            tile.K = Math.Min(Block, _k - k0);
            tile.Accumulate = accumulate || k0 > 0;
            for (var j = 0; j < _n; j += width)
            {
                tile.SetColumns(Math.Min(width, _n - j), L.Count);
                tile.Bias = start == null || k0 + Block < _k ? null : start + j;
                tile.B = b;
                for (int t = 0, i = 0; t < tiles; t++)
                {
                    var count = height + (t < tall ? 1 : 0);
                    tile.A = packedA + (t * tileOfA) + ((nint)k0 * count);
                    tile.AStep = count;
                    tile.C = c + (i * ldc) + j;
                    GemmTile<T, V, L, FixedSteps>.Run(count, tile);
                    i += count;
                }

                b += tile.K * width;
            }
        }
    }

    private struct Packing : IParts
    {
        public T* To, B;
        public nint Ldb;
        public int K, N, Width, Panels, PerPart;
        public bool Transposed;

        public readonly void Run(int part)
        {
            for (var panel = part * PerPart; panel < Math.Min(Panels, (part + 1) * PerPart); panel++)
            {
                var j = panel * Width;
                var columns = Math.Min(Width, N - j);
                for (var k0 = 0; k0 < K; k0 += Block)
                {
                    var count = Math.Min(Block, K - k0);
                    Pack(j, columns, k0, count, To + ((nint)k0 * Panels * Width) + ((nint)panel * count * Width));
                }
            }
        }

        private readonly void Pack(int j, int columns, int k0, int count, T* to)
        {
            if (Transposed)
            {
                for (var half = 0; half < Width; half += Width / 2)
                {
                    Transposition.Run(B + ((j + half) * Ldb) + k0, Ldb, Math.Clamp(columns - half, 0, Width / 2), count, to + half, Width, Width / 2, exact: true);
                }

                return;
            }

            for (nint p = 0; p < count; p++)
            {
                var row = new Span<T>(to + (p * Width), Width);
                new ReadOnlySpan<T>(B + ((k0 + p) * Ldb) + j, columns).CopyTo(row);
                row[columns..].Clear();
            }
        }
    }
}
