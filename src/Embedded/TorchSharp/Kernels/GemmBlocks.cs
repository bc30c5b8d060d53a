using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Cuts a matrix product into blocks that fit the caches, packs them, and runs the tiles.</summary>
/// <remarks>
/// B is packed into panels two vectors wide, each k-major; A into panels as high as a tile, each k-major too. Both are packed once for each block and shared
/// by all threads. A is left unpacked where few columns would use it, B where few rows would or where it is flat.
/// </remarks>
internal static unsafe class GemmBlocks<T, V, L>
    where T : unmanaged, INumber<T>
    where V : struct
    where L : ILanes<T, V>
{
    // BlockPanels panels of A by BlockK stay in the second-level cache, and panels of B pass by. A shorter BlockK would keep B's panel in the first level,
    // but stores the tiles' sums more often, which costs more.
    private const int BlockKBytes = 2048;
    private const int BlockPanels = 24;
    private const int BlockM = 1024;
    private const int BlockN = 2048;
    private const long PartOfWork = 1 << 18;
    private const int PartOfPacking = 1 << 14;
    private const int MostParts = 64;

    // The largest B that every thread may read whole: half of a second-level cache.
    private const int SharedBytes = 1 << 19;

    /// <summary>Computes the product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(in Product<T> product)
    {
        var fewRows = product.M > L.TileRows && product.M <= 4 * L.Count && product.M < product.N;
        if (product.TransposeB && !product.TransposeA && !product.Accumulate && fewRows)
        {
            MultiplyTurned(product);
        }
        else
        {
            MultiplyInBlocks(product);
        }
    }

    /// <summary>Cᵀ = B · Aᵀ, which is then turned: of a small A and a large B, as a layer's weights are, only A is packed.</summary>
    private static void MultiplyTurned(in Product<T> product)
    {
        nint m = product.M, n = product.N;
        var turned = Scratch.Take<T>(ScratchFor.TurnedProduct, m * n);
        MultiplyInBlocks(new Product<T>
        {
            TransposeB = true,
            M = product.N,
            N = product.M,
            K = product.K,
            A = product.B,
            Lda = product.Ldb,
            B = product.A,
            Ldb = product.Lda,
            C = turned,
            Ldc = product.M,
            Bias = product.Bias,
            BiasByRow = true,
        });
        for (nint j = 0; j < n; j += L.Count)
        {
            var rows = (int)Math.Min(L.Count, n - j);
            Transposition.Run(turned + (j * m), m, rows, m, product.C + j, product.Ldc, rows, exact: true);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyInBlocks(in Product<T> product)
    {
        var blockK = Even(product.K, BlockKBytes / sizeof(T));
        var blockM = Even(product.M, BlockM);
        var blockN = product.N <= BlockN ? product.N : BlockN;
        var panelWidth = 2 * L.Count;
        var packsA = product.N > 2 * panelWidth;
        for (var n0 = 0; n0 < product.N; n0 += blockN)
        {
            for (var k0 = 0; k0 == 0 || k0 < product.K; k0 += blockK)
            {
                for (var m0 = 0; m0 < product.M; m0 += blockM)
                {
                    var block = new Block
                    {
                        Product = product,
                        M0 = m0,
                        M = Math.Min(blockM, product.M - m0),
                        N0 = n0,
                        N = Math.Min(blockN, product.N - n0),
                        K0 = k0,
                        K = Math.Min(blockK, product.K - k0),
                        PacksA = packsA,
                        PacksB = product.TransposeB || (product.M > L.TileRows && !LiesWell(product)),
                        HasB = m0 > 0,
                    };
                    Multiply(ref block);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(ref Block block)
    {
        block.RowPanels = Over(block.M, L.TileRows);
        block.ColumnPanels = Over(block.N, 2 * L.Count);
        if (block.PacksA)
        {
            block.PanelA = (Over(block.M, block.RowPanels) * (nint)block.K) + L.Count;
            block.PackedA = Scratch.Take<T>(ScratchFor.PackedA, block.PanelA * block.RowPanels);
        }

        // The last panel of B is packed in any case if it is not whole, so that nothing behind the end of a row is read.
        var ragged = block.N % (2 * L.Count) != 0;
        if (block.PacksB || ragged)
        {
            block.PackedB = Scratch.Take<T>(ScratchFor.PackedB, (nint)block.K * 2 * L.Count * (block.PacksB ? block.ColumnPanels : 1));
        }

        var toPackA = block.PacksA ? block.RowPanels : 0;
        var toPackB = block.HasB ? 0 : block.PacksB ? block.ColumnPanels : ragged ? 1 : 0;
        if (toPackA + toPackB > 0)
        {
            var size = ((long)toPackA * L.TileRows * block.K) + ((long)toPackB * 2 * L.Count * block.K);
            var packs = (int)Math.Clamp(size / PartOfPacking, 1, Math.Min(MostParts, toPackA + toPackB));
            Workers.Run(packs, new Packing { Block = block, PanelsOfA = toPackA, PanelsOfB = toPackB, Parts = packs });
        }

        var work = (long)block.M * block.N * Math.Max(block.K, 1);
        var parts = (int)Math.Clamp(work / PartOfWork, 1, MostParts);
        block.RowGroups = Over(block.RowPanels, BlockPanels);
        if ((block.M > block.K || block.M > block.N) && (long)block.K * block.N * sizeof(T) <= SharedBytes)
        {
            // B is smaller than the result or than A, one of which has the shape of a layer's weights: cut in groups of whole rows it is cut as the optimizer cuts it.
            block.RowGroups = Math.Clamp(parts, block.RowGroups, block.RowPanels);
        }

        block.ColumnGroups = Math.Clamp(Over(parts, block.RowGroups), 1, block.ColumnPanels);
        block.RowGroups = Math.Clamp(parts / block.ColumnGroups, block.RowGroups, block.RowPanels);
        Workers.Run(block.RowGroups * block.ColumnGroups, new Tiles { Block = block });
    }

    private static int Over(int size, int by) => (size + by - 1) / by;

    /// <summary>Whether a few rows of B can be read where they are: a panel of them stays in the nearest cache, if not too many rows begin at the same place of a page, and so of the cache.</summary>
    private static bool LiesWell(in Product<T> product)
    {
        const int FewRows = 64, MostInCommon = 256;
        var step = product.Ldb * sizeof(T);
        return product.K <= FewRows && (step & -step) <= MostInCommon;
    }

    /// <summary>The block size that cuts a size into as few and as equal blocks as a limit allows.</summary>
    private static int Even(int size, int limit) => Math.Max(1, Over(size, Math.Max(1, Over(size, limit))));

    /// <summary>Where group <paramref name="index"/> of <paramref name="count"/> items cut into <paramref name="groups"/> almost equal groups begins.</summary>
    private static int Start(int index, int count, int groups) => (index * (count / groups)) + Math.Min(index, count % groups);

    private struct Block
    {
        public Product<T> Product;
        public int M0, M, N0, N, K0, K;
        public bool PacksA, PacksB, HasB;
        public int RowPanels, ColumnPanels, RowGroups, ColumnGroups;
        public nint PanelA;
        public T* PackedA, PackedB;

        public readonly int RowStart(int panel) => Start(panel, M, RowPanels);

        public readonly int Columns(int panel) => Math.Min(2 * L.Count, N - (panel * 2 * L.Count));

        public readonly T* BAt(int column) =>
            Product.TransposeB
                ? Product.B + ((nint)(N0 + column) * Product.Ldb) + K0
                : Product.B + ((nint)K0 * Product.Ldb) + N0 + column;

        public readonly T* AAt(int row) =>
            Product.TransposeA
                ? Product.A + ((nint)K0 * Product.Lda) + M0 + row
                : Product.A + ((nint)(M0 + row) * Product.Lda) + K0;
    }

    private struct Packing : IParts
    {
        public Block Block;
        public int PanelsOfA, PanelsOfB, Parts;

        /// <summary>Packs a share of both factors, so that the columns that a thread packs are those that it multiplies.</summary>
        public readonly void Run(int part)
        {
            for (var panel = part * PanelsOfA / Parts; panel < (part + 1) * PanelsOfA / Parts; panel++)
            {
                PackA(panel);
            }

            for (var panel = part * PanelsOfB / Parts; panel < (part + 1) * PanelsOfB / Parts; panel++)
            {
                PackB(Block.PacksB ? panel : Block.ColumnPanels - 1);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void PackA(int panel)
        {
            var start = Block.RowStart(panel);
            var rows = Block.RowStart(panel + 1) - start;
            var from = Block.AAt(start);
            var to = Block.PackedA + (panel * Block.PanelA);
            nint lda = Block.Product.Lda;
            if (!Block.Product.TransposeA)
            {
                Transposition.Run(from, lda, rows, Block.K, to, rows, rows);
                return;
            }

            for (var p = 0; p < Block.K; p++)
            {
                var i = 0;
                for (; i + L.Count <= rows; i += L.Count)
                {
                    L.Store(to + i, L.Load(from + i));
                }

                L.StoreFirst(to + i, L.LoadFirst(from + i, rows - i), rows - i);
                from += lda;
                to += rows;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void PackB(int panel)
        {
            var columns = Block.Columns(panel);
            var width = columns <= L.Count ? L.Count : 2 * L.Count;
            var from = Block.BAt(panel * 2 * L.Count);
            var to = Block.PackedB + (Block.PacksB ? (nint)panel * 2 * L.Count * Block.K : 0);
            nint ldb = Block.Product.Ldb;
            if (Block.Product.TransposeB)
            {
                for (var j = 0; j < width; j += L.Count)
                {
                    Transposition.Run(from + (j * ldb), ldb, Math.Clamp(columns - j, 0, L.Count), Block.K, to + j, width, L.Count);
                }

                return;
            }

            for (var p = 0; p < Block.K; p++)
            {
                if (columns == width)
                {
                    L.Store(to, L.Load(from));
                    if (width > L.Count)
                    {
                        L.Store(to + L.Count, L.Load(from + L.Count));
                    }
                }
                else
                {
                    L.Store(to, L.LoadFirst(from, Math.Min(columns, L.Count)));
                    if (width > L.Count)
                    {
                        L.Store(to + L.Count, L.LoadFirst(from + L.Count, columns - L.Count));
                    }
                }

                from += ldb;
                to += width;
            }
        }
    }

    private struct Tiles : IParts
    {
        public Block Block;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var rowGroup = part % Block.RowGroups;
            var columnGroup = part / Block.RowGroups;
            var firstRow = Start(rowGroup, Block.RowPanels, Block.RowGroups);
            var lastRow = Start(rowGroup + 1, Block.RowPanels, Block.RowGroups);
            var firstColumn = Start(columnGroup, Block.ColumnPanels, Block.ColumnGroups);
            var lastColumn = Start(columnGroup + 1, Block.ColumnPanels, Block.ColumnGroups);
            var product = Block.Product;
            var tile = new TileOf<T>
            {
                K = Block.K,
                Ldc = product.Ldc,
                Accumulate = product.Accumulate || Block.K0 > 0,
            };
            for (var column = firstColumn; column < lastColumn; column++)
            {
                var j = column * 2 * L.Count;
                var columns = Block.Columns(column);
                tile.SetColumns(columns, L.Count);
                var bias = Block.K0 + Block.K < product.K ? null : product.Bias;
                tile.Bias = bias == null ? null : bias + Block.N0 + j;
                if (Block.PacksB)
                {
                    tile.B = Block.PackedB + ((nint)j * Block.K);
                    tile.BStep = columns <= L.Count ? L.Count : 2 * L.Count;
                }
                else if (columns < 2 * L.Count)
                {
                    tile.B = Block.PackedB;
                    tile.BStep = columns <= L.Count ? L.Count : 2 * L.Count;
                }
                else
                {
                    tile.B = Block.BAt(j);
                    tile.BStep = product.Ldb;
                }

                for (var row = firstRow; row < lastRow; row++)
                {
                    var i = Block.RowStart(row);
                    var rows = Block.RowStart(row + 1) - i;
                    if (Block.PacksA)
                    {
                        tile.A = Block.PackedA + (row * Block.PanelA);
                        tile.ARow = 1;
                        tile.AStep = rows;
                    }
                    else
                    {
                        tile.A = Block.AAt(i);
                        tile.ARow = product.TransposeA ? 1 : product.Lda;
                        tile.AStep = product.TransposeA ? product.Lda : 1;
                    }

                    tile.C = product.C + ((nint)(Block.M0 + i) * product.Ldc) + Block.N0 + j;
                    if (product.BiasByRow)
                    {
                        tile.Bias = bias == null ? null : bias + Block.M0 + i;
                        GemmTile<T, V, L, FixedStepsBiasByRow>.Run(rows, tile);
                    }
                    else
                    {
                        GemmTile<T, V, L, FixedSteps>.Run(rows, tile);
                    }
                }
            }
        }
    }
}
