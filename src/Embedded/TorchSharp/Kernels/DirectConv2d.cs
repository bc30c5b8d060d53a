using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The convolution straight from the image, for float32, stride 1, no dilation and one group: nothing is copied but the image's padding.</summary>
/// <remarks>
/// The tiles of the matrix product read the image through a table with one offset for each tap of the kernel. Either the lanes of a vector are neighbouring pixels
/// and the rows of a tile output channels (few channels, wide images), or the lanes are output channels and the rows neighbouring pixels (16 channels or more).
/// Taps are summed row by row of the kernel, each over all channels, so that rows which only see padding are left out.
/// </remarks>
internal static unsafe class DirectConv2d<V, L>
    where V : struct
    where L : ILanes<float, V>
{
    private const long PartOfWork = 1 << 18;
    private const int ManyImages = 16;

    /// <summary>Computes the output if one of the two ways should be faster than <see cref="PatchConv2d{T,V,L}"/>; otherwise does nothing.</summary>
    /// <returns>Whether the output has been computed.</returns>
    public static bool TryForward(in ConvShape shape, float* x, float* w, float* bias, float* y)
    {
        if ((shape.StrideH, shape.StrideW, shape.DilationH, shape.DilationW, shape.Groups) != (1, 1, 1, 1, 1)
            || shape.N * shape.ResultSize == 0 || shape.Taps == 0)
        {
            return false;
        }

        var byPixels = CyclesByPixels(shape);
        var byChannels = CyclesByChannels(shape);
        var byPatches = CyclesByPatches(shape);
        if (byPatches < Math.Min(byPixels, byChannels))
        {
            return false;
        }

        Forward(shape, x, w, bias, y, byPixels <= byChannels);
        return true;
    }

    /// <summary>Cycles for a step of k in a tile: two products, two loads at a time, and four from a sum to the next.</summary>
    private static double Step(double rows, int vectors) => Math.Max(4, Math.Max(rows * vectors, rows + vectors) / 2);

    private static double CyclesByPixels(in ConvShape shape)
    {
        var panels = Over(shape.K, L.TileRows);
        var rows = (double)shape.K / panels;
        return shape.OutW <= L.Count
            ? panels * Over(shape.OutH, 2) * Step(rows, 2) * shape.Taps
            : panels * shape.OutH * ((shape.OutW / (2 * L.Count) * Step(rows, 2)) + (shape.OutW % (2 * L.Count) == 0 ? 0 : Step(rows, 1 + (shape.OutW % (2 * L.Count) > L.Count ? 1 : 0)))) * shape.Taps;
    }

    private static double CyclesByChannels(in ConvShape shape)
    {
        var tiles = Over(shape.OutW, L.TileRows);
        var rows = (double)shape.OutW / tiles;
        var whole = shape.K / (2 * L.Count);
        var rest = shape.K % (2 * L.Count);
        var vectors = (whole * Step(rows, 2)) + (rest == 0 ? 0 : Step(rows, rest > L.Count ? 2 : 1));
        return shape.OutH * tiles * vectors * shape.Taps;
    }

    private static double CyclesByPatches(in ConvShape shape)
    {
        var panels = Over(shape.K, L.TileRows);
        var columns = (double)shape.Pixels / (2 * L.Count);
        return Math.Ceiling(columns) * ((panels * Step((double)shape.K / panels, 2)) + 5) * shape.Taps;
    }

    private static int Over(int size, int by) => (size + by - 1) / by;

    /// <summary>Where part <paramref name="index"/> of <paramref name="count"/> pixels cut into almost equal parts begins.</summary>
    private static int Start(int index, int count, int parts) => (index * (count / parts)) + Math.Min(index, count % parts);

    private static void Forward(in ConvShape shape, float* x, float* w, float* bias, float* y, bool byPixels)
    {
        var work = new Parts
        {
            Shape = shape,
            X = x,
            Bias = bias,
            Y = y,
            ByPixels = byPixels,
            Panels = Over(shape.K, byPixels ? L.TileRows : 2 * L.Count),
        };
        work.Height = byPixels ? Over(shape.K, work.Panels) : 2 * L.Count;
        work.Weights = PackWeights(shape, w, work.Panels, work.Height);
        var rowWork = Math.Max(1, (long)shape.K * shape.OutW * shape.Taps);

        // A part copies KernelH − 1 rows more than it computes, so it is large where the images alone are parts enough.
        work.RowsPerPart = (int)Math.Clamp((shape.N < ManyImages ? 2 : 32) * PartOfWork / rowWork, 1, shape.OutH);
        work.RowsPerPart += work.RowsPerPart & (work.RowsPerPart < shape.OutH ? 1 : 0);
        work.PartsPerImage = Over(shape.OutH, work.RowsPerPart);
        work.ImagesPerPart = (int)Math.Clamp(PartOfWork / (rowWork * shape.OutH), 1, shape.N);
        Workers.Run(Over(shape.N, work.ImagesPerPart) * work.PartsPerImage, work);
    }

    /// <summary>Panels of <paramref name="height"/> output channels, in each of them the taps in the order (row, channel, column), zeros behind the last channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float* PackWeights(in ConvShape shape, float* w, int panels, int height)
    {
        var packed = Scratch.Take<float>(ScratchFor.PackedWeights, (nint)panels * height * shape.Taps);
        var turned = Scratch.Take<float>(ScratchFor.Result, (nint)height * shape.Taps);
        var row = shape.KernelW * height;
        var to = packed;
        for (var first = 0; first < panels * height; first += height)
        {
            // Tap by tap in the weights' own order, (channel, row, column), a panel's channels being neighbours: then only rows of the kernel change places.
            for (var i = 0; i < height; i += L.Count)
            {
                var width = Math.Min(L.Count, height - i);
                Transposition.Run(w + ((nint)(first + i) * shape.Taps), shape.Taps, Math.Clamp(shape.K - first - i, 0, width), shape.Taps, turned + i, height, width, exact: true);
            }

            for (var r = 0; r < shape.KernelH; r++)
            {
                for (var c = 0; c < shape.C; c++)
                {
                    new Span<float>(turned + ((((nint)c * shape.KernelH) + r) * row), row).CopyTo(new Span<float>(to, row));
                    to += row;
                }
            }
        }

        return packed;
    }

    private struct Parts : IParts
    {
        public ConvShape Shape;
        public float* X, Weights, Bias, Y;
        public bool ByPixels;
        public int Panels, Height, RowsPerPart, PartsPerImage, ImagesPerPart;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var shape = Shape;
            var first = part % PartsPerImage * RowsPerPart;
            var end = Math.Min(shape.OutH, first + RowsPerPart);

            // Rows of pixels are read one by one and never past their end; vectors of pixels are, so they need a copy even without padding.
            var asItIs = !ByPixels && shape.PadH == 0 && shape.PadW == 0;
            var rows = asItIs ? shape.H : end - first + shape.KernelH - 1;
            var width = shape.W + (2 * shape.PadW);
            var padded = asItIs ? null : Scratch.Take<float>(ScratchFor.PaddedImage, (nint)shape.C * rows * width);
            var offsets = Scratch.Take<nint>(ScratchFor.Offsets, shape.Taps);
            var t = 0;
            for (var r = 0; r < shape.KernelH; r++)
            {
                for (var c = 0; c < shape.C; c++)
                {
                    for (var s = 0; s < shape.KernelW; s++)
                    {
                        offsets[t++] = (((((nint)c * rows) + r) * width) + s) * sizeof(float);
                    }
                }
            }

            var endImage = Math.Min(shape.N, ((part / PartsPerImage) + 1) * ImagesPerPart);
            for (var image = part / PartsPerImage * ImagesPerPart; image < endImage; image++)
            {
                if (asItIs)
                {
                    padded = X + (image * shape.ImageSize) + ((nint)first * width);
                }
                else
                {
                    Patches.Pad(shape, X + (image * shape.ImageSize), shape.C, first, rows, padded);
                }

                var y = Y + (image * shape.ResultSize);
                if (ByPixels)
                {
                    RunByPixels(padded, width, offsets, first, end, y);
                }
                else
                {
                    RunByChannels(padded, width, offsets, first, end, y);
                }
            }
        }

        /// <summary>The rows of the kernel that meet at least one row of the image from output row <paramref name="top"/> to <paramref name="bottom"/>.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly (int First, int Count) Inside(int top, int bottom)
        {
            var first = Math.Clamp(Shape.PadH - bottom, 0, Shape.KernelH);
            var end = Math.Clamp(Shape.H + Shape.PadH - top, first, Shape.KernelH);
            return (first, end - first);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void RunByPixels(float* padded, int width, nint* offsets, int first, int end, float* y)
        {
            var tapsPerRow = Shape.C * Shape.KernelW;
            var (taps, outW, pixels) = (Shape.Taps, Shape.OutW, Shape.Pixels);
            var twoRows = outW <= L.Count;
            var tile = new TileOf<float> { ARow = 1, AStep = Height, Ldc = pixels };

            // A panel of weights meets all rows while it is in the nearest cache.
            for (var panel = 0; panel < Panels; panel++)
            {
                var k = panel * Height;
                var height = Math.Min(Height, Shape.K - k);
                tile.Bias = Bias == null ? null : Bias + k;
                for (var row = first; row < end; row += twoRows ? 2 : 1)
                {
                    var bottom = twoRows && row + 1 < end ? row + 1 : row;
                    var (skip, count) = Inside(row, bottom);
                    tile.K = (nint)count * tapsPerRow;
                    tile.Offsets = offsets + ((nint)skip * tapsPerRow);
                    tile.A = Weights + ((((nint)panel * taps) + ((nint)skip * tapsPerRow)) * Height);
                    for (var column = 0; column < outW; column += 2 * L.Count)
                    {
                        tile.B = padded + ((row - first) * (nint)width) + column;
                        tile.C = y + ((nint)k * pixels) + ((nint)row * outW) + column;
                        if (twoRows)
                        {
                            tile.Columns = outW;
                            tile.Columns2 = bottom > row ? outW : 0;
                            tile.B2 = width;
                            tile.C2 = outW;
                        }
                        else
                        {
                            tile.SetColumns(Math.Min(2 * L.Count, outW - column), L.Count);
                            tile.B2 = tile.C2 = L.Count;
                        }

                        GemmTile<float, V, L, ImageAsB>.Run(height, tile);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void RunByChannels(float* padded, int width, nint* offsets, int first, int end, float* y)
        {
            var tapsPerRow = Shape.C * Shape.KernelW;
            var (taps, outW, plane) = (Shape.Taps, Shape.OutW, Shape.Pixels);
            var pixels = (end - first) * outW;
            var result = Scratch.Take<float>(ScratchFor.Result, (nint)pixels * 2 * L.Count);
            var tiles = Over(outW, L.TileRows);
            var tile = new TileOf<float> { Ldc = Height };
            for (var panel = 0; panel < Panels; panel++)
            {
                var k = panel * Height;
                tile.SetColumns(Math.Min(Height, Shape.K - k), L.Count);
                var byRows = tile.Columns2 == 0 && Shape.KernelW is > 1 and <= RowTile<V, L>.MostTaps;
                tile.Bias = Bias == null ? null : Bias + k;
                tile.BStep = Height;
                for (var row = first; row < end; row++)
                {
                    var (skip, count) = Inside(row, row);
                    tile.K = (nint)count * tapsPerRow;
                    tile.Offsets = offsets + ((nint)skip * tapsPerRow);
                    tile.B = Weights + ((((nint)panel * taps) + ((nint)skip * tapsPerRow)) * Height);
                    for (var t = 0; t < tiles; t++)
                    {
                        var column = Start(t, outW, tiles);
                        var tileWidth = Start(t + 1, outW, tiles) - column;
                        tile.A = padded + ((row - first) * (nint)width) + column;
                        tile.C = result + ((((nint)(row - first) * outW) + column) * Height);
                        if (byRows)
                        {
                            RowTile<V, L>.Run(tileWidth, Shape.KernelW, tile);
                        }
                        else
                        {
                            GemmTile<float, V, L, ImageAsA>.Run(tileWidth, tile);
                        }
                    }
                }

                // From pixel by pixel to channel by channel.
                var channels = Math.Min(Height, Shape.K - k);
                for (var pixel = 0; pixel < pixels; pixel += L.Count)
                {
                    var count = Math.Min(L.Count, pixels - pixel);
                    Transposition.Run(
                        result + ((nint)pixel * Height), Height, count, channels,
                        y + ((nint)k * plane) + ((nint)first * outW) + pixel, plane, count, exact: true);
                }
            }
        }
    }
}
