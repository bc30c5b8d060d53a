using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The gradient of a convolution's input where there are few channels and much border: float32, stride 1, no dilation, one group.</summary>
/// <remarks>
/// <para>
/// gx[c, i, j] = Σ over r, s, k of w[k, c, r, s] · gy[k, i + PadH − r, j + PadW − s]. For one row i a matrix product sums over r and k first,
/// t[q, (s, c)] = Σ w[k, c, r, s] · gy[k, i + PadH − r, q], whose lanes are the pairs (s, c): no lane and no product is wasted on the border, as in the convolution with turned weights.
/// </para>
/// <para>
/// Then gx[i, j, c] = Σₛ t[j + PadW − s, (s, c)]: with (j, c) in one line, every t[q] lies C elements further than the one before, so the sum is one of shifted rows.
/// A last transposition puts the channels first.
/// </para>
/// </remarks>
internal static unsafe class NarrowInputGradient<V, L>
    where V : struct
    where L : ILanes<float, V>
{
    private const long PartOfWork = 1 << 18;
    private const int MostLanes = 64;

    /// <summary>Computes the gradient if the way is open and worth it; otherwise does nothing.</summary>
    /// <returns>Whether the gradient has been computed.</returns>
    public static bool TryRun(in ConvShape shape, float* gy, float* w, float* gx)
    {
        if ((shape.StrideH, shape.StrideW, shape.DilationH, shape.DilationW, shape.Groups) != (1, 1, 1, 1, 1) || shape.N * shape.ResultSize == 0)
        {
            return false;
        }

        // Three quarters of the lanes must be used, and the image be larger than the result by a sixth, or the convolution with turned weights is as fast.
        var lanes = shape.KernelW * shape.C;
        var width = (lanes + (2 * L.Count) - 1) / (2 * L.Count) * 2 * L.Count;
        if (lanes > MostLanes || 4 * lanes < 3 * width || 6L * shape.H * shape.W < 7L * shape.Pixels)
        {
            return false;
        }

        // B of the product: a row for each (r, k), r descending so that the rows of gy ascend.
        var packed = Scratch.Take<float>(ScratchFor.PackedWeights, (nint)shape.KernelH * shape.K * width);
        new Span<float>(packed, shape.KernelH * shape.K * width).Clear();
        for (var r = 0; r < shape.KernelH; r++)
        {
            for (var k = 0; k < shape.K; k++)
            {
                var row = packed + ((((nint)(shape.KernelH - 1 - r) * shape.K) + k) * width);
                for (var s = 0; s < shape.KernelW; s++)
                {
                    for (var c = 0; c < shape.C; c++)
                    {
                        row[(s * shape.C) + c] = w[(((((nint)k * shape.C) + c) * shape.KernelH) + r) * shape.KernelW + s];
                    }
                }
            }
        }

        var imageWork = Math.Max(1, shape.WeightSize * shape.Pixels);
        var perPart = (int)Math.Clamp(PartOfWork / imageWork, 1, shape.N);
        Workers.Run((shape.N + perPart - 1) / perPart, new Parts { Shape = shape, Gy = gy, Weights = packed, Gx = gx, PerPart = perPart, LaneWidth = width });
        return true;
    }

    private struct Parts : IParts
    {
        public ConvShape Shape;
        public float* Gy, Weights, Gx;
        public int PerPart, LaneWidth;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var shape = Shape;
            var (outH, outW, pixels) = (shape.OutH, shape.OutW, shape.Pixels);

            // The rows t[q] stand between margins of zeros, into which the sum of shifted rows may reach.
            var line = shape.W * shape.C;
            var rowLength = LaneWidth + (2 * L.Count);
            var products = Scratch.Take<float>(ScratchFor.Patches, (nint)outW * rowLength);
            new Span<float>(products, outW * rowLength).Clear();
            var sums = Scratch.Take<float>(ScratchFor.Result, ((nint)shape.H * line) + L.Count);
            var vectors = (line + L.Count - 1) / L.Count;
            var offsets = Scratch.Take<nint>(ScratchFor.Offsets, ((nint)shape.KernelH * shape.K) + vectors + vectors);
            var rows = offsets + ((nint)shape.KernelH * shape.K);
            FindRows(outW, vectors, rows);
            for (var r = 0; r < shape.KernelH; r++)
            {
                for (var k = 0; k < shape.K; k++)
                {
                    offsets[(r * shape.K) + k] = (((nint)k * pixels) + (r * outW)) * sizeof(float);
                }
            }

            var endImage = Math.Min(shape.N, (part + 1) * PerPart);
            for (var image = part * PerPart; image < endImage; image++)
            {
                var gy = Gy + (image * shape.ResultSize);
                var gx = Gx + (image * shape.ImageSize);
                for (var i = 0; i < shape.H; i++)
                {
                    // Rows i + PadH − r of gy for r from KernelH − 1 down, those that exist.
                    var first = i + shape.PadH - (shape.KernelH - 1);
                    var skip = Math.Clamp(-first, 0, shape.KernelH);
                    var count = Math.Clamp(outH - first, skip, shape.KernelH) - skip;
                    Multiply(gy + ((nint)first * outW), skip, count, outW, offsets, products + L.Count, rowLength);
                    AddShifted(products, rowLength, vectors, rows, sums + ((nint)i * line));
                }

                var plane = shape.H * shape.W;
                for (var pixel = 0; pixel < plane; pixel += L.Count)
                {
                    var count = Math.Min(L.Count, plane - pixel);
                    Transposition.Run(sums + ((nint)pixel * shape.C), shape.C, count, shape.C, gx + pixel, plane, count, exact: true);
                }
            }
        }

        /// <summary>t[q] for all q of a row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Multiply(float* gy, int skip, int count, int outW, nint* offsets, float* products, int rowLength)
        {
            var tiles = (outW + L.TileRows - 1) / L.TileRows;
            var height = (outW + tiles - 1) / tiles;
            var tile = new TileOf<float>
            {
                K = (nint)count * Shape.K,
                BStep = LaneWidth,
                Ldc = rowLength,
                Columns = L.Count,
                Columns2 = L.Count,
                Offsets = offsets + (skip * Shape.K),
            };
            for (var lane = 0; lane < LaneWidth; lane += 2 * L.Count)
            {
                tile.B = Weights + ((nint)skip * Shape.K * LaneWidth) + lane;
                for (var q = 0; q < outW; q += height)
                {
                    tile.A = gy + q;
                    tile.C = products + ((nint)q * rowLength) + lane;
                    GemmTile<float, V, L, ImageAsA>.Run(Math.Min(height, outW - q), tile);
                }
            }
        }

        /// <summary>The first row t[q] whose lanes, which begin at C · (q − PadW), meet a vector of the line, and the end of those that do.</summary>
        private readonly void FindRows(int outW, int vectors, nint* rows)
        {
            for (var i = 0; i < vectors; i++)
            {
                rows[2 * i] = Math.Max(0, FloorDivide((i * L.Count) - LaneWidth, Shape.C) + 1 + Shape.PadW);
                rows[(2 * i) + 1] = Math.Min(outW, FloorDivide(((i + 1) * L.Count) - 1, Shape.C) + 1 + Shape.PadW);
            }
        }

        /// <summary>sums[x] = Σ_q t[q, x − C · (q − PadW)] for x over the line of pixels and channels.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void AddShifted(float* products, nint rowLength, int vectors, nint* rows, float* sums)
        {
            // From a row to the next, the lanes that meet the same place in the line lie so much further.
            var step = rowLength - Shape.C;
            var from = products + L.Count + (Shape.C * Shape.PadW);
            for (var i = 0; i < vectors; i++)
            {
                var sum = L.Zero;
                for (var q = rows[0]; q < rows[1]; q++)
                {
                    sum = L.Add(sum, L.Load(from + (q * step)));
                }

                L.Store(sums, sum);
                rows += 2;
                from += L.Count;
                sums += L.Count;
            }
        }

        private static int FloorDivide(int a, int b) => a >= 0 ? a / b : -((b - 1 - a) / b);
    }
}
