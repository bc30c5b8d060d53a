using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The convolution as a matrix product of the weights with the patches of the image, two vectors of output pixels at a time.</summary>
/// <remarks>
/// The matrix of patches never exists as a whole: its next panel is packed from a padded copy of the image rows, used by all output channels while it is in the
/// cache, and overwritten. It serves every stride, dilation and grouping.
/// </remarks>
internal static unsafe class PatchConv2d<T, V, L>
    where T : unmanaged, INumber<T>
    where V : struct
    where L : ILanes<T, V>
{
    private const int BlockKBytes = 2048;
    private const long PartOfWork = 1 << 19;

    /// <summary>The output of the convolution.</summary>
    public static void Forward(in ConvShape shape, T* x, T* w, T* bias, T* y)
    {
        if (shape.N * shape.ResultSize == 0)
        {
            return;
        }

        // Panels of the weights as high as a tile, each tap-major.
        var panels = (shape.GroupK + L.TileRows - 1) / L.TileRows;
        var height = (shape.GroupK + panels - 1) / panels;
        var panelSize = ((nint)height * shape.Taps) + L.Count;
        var packed = Scratch.Take<T>(ScratchFor.PackedWeights, panelSize * panels * shape.Groups);
        for (var g = 0; g < shape.Groups; g++)
        {
            for (var panel = 0; panel < panels; panel++)
            {
                var k = panel * height;
                var rows = Math.Min(height, shape.GroupK - k);
                Transposition.Run(
                    w + ((((nint)g * shape.GroupK) + k) * shape.Taps), shape.Taps, rows, shape.Taps,
                    packed + (((g * panels) + panel) * panelSize), rows, rows);
            }
        }

        var imageWork = Math.Max(1, (long)shape.K * shape.Pixels * shape.Taps);
        var rowsPerPart = (int)Math.Clamp(shape.OutH * PartOfWork / imageWork, 1, shape.OutH);
        var partsPerImage = (shape.OutH + rowsPerPart - 1) / rowsPerPart;
        Workers.Run(shape.N * partsPerImage, new Parts
        {
            Shape = shape,
            X = x,
            Weights = packed,
            Bias = bias,
            Y = y,
            Panels = panels,
            Height = height,
            PanelSize = panelSize,
            RowsPerPart = rowsPerPart,
            PartsPerImage = partsPerImage,
        });
    }

    private struct Parts : IParts
    {
        public ConvShape Shape;
        public T* X, Weights, Bias, Y;
        public int Panels, Height, RowsPerPart, PartsPerImage;
        public nint PanelSize;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var shape = Shape;
            var image = part / PartsPerImage;
            var firstOut = part % PartsPerImage * RowsPerPart;
            var outs = Math.Min(RowsPerPart, shape.OutH - firstOut);
            var firstRow = firstOut * shape.StrideH;
            var rows = ((outs - 1) * shape.StrideH) + ((shape.KernelH - 1) * shape.DilationH) + 1;
            var width = shape.W + (2 * shape.PadW);
            var padded = Scratch.Take<T>(ScratchFor.PaddedImage, (nint)shape.GroupC * rows * width);
            var blockK = Math.Min(shape.Taps, BlockKBytes / sizeof(T));
            var patches = Scratch.Take<T>(ScratchFor.Patches, ((nint)blockK * 2 * L.Count) + (2 * L.Count));
            var firstPixel = firstOut * shape.OutW;
            var endPixel = firstPixel + (outs * shape.OutW);
            var (allTaps, pixels, groupK) = (shape.Taps, shape.Pixels, shape.GroupK);
            for (var g = 0; g < shape.Groups; g++)
            {
                Patches.Pad(shape, X + (image * shape.ImageSize) + ((nint)g * shape.GroupC * shape.H * shape.W), shape.GroupC, firstRow, rows, padded);
                var y = Y + (image * shape.ResultSize) + ((nint)g * groupK * pixels);
                for (var pixel = firstPixel; pixel < endPixel; pixel += 2 * L.Count)
                {
                    var columns = Math.Min(2 * L.Count, endPixel - pixel);
                    for (var tap = 0; tap < allTaps; tap += blockK)
                    {
                        var taps = Math.Min(blockK, allTaps - tap);
                        PackPatches(padded, rows, width, tap, taps, pixel - firstPixel, columns, patches);
                        var tile = new TileOf<T>
                        {
                            K = taps,
                            ARow = 1,
                            B = patches,
                            BStep = columns <= L.Count ? L.Count : 2 * L.Count,
                            Ldc = pixels,
                            Accumulate = tap > 0,
                        };
                        tile.SetColumns(columns, L.Count);
                        for (var panel = 0; panel < Panels; panel++)
                        {
                            var k = panel * Height;
                            var height = Math.Min(Height, groupK - k);
                            tile.A = Weights + (((g * Panels) + panel) * PanelSize) + (tap * height);
                            tile.AStep = height;
                            tile.C = y + ((nint)k * pixels) + pixel;
                            tile.Bias = Bias == null || tap + taps < allTaps ? null : Bias + (g * groupK) + k;
                            GemmTile<T, V, L, FixedStepsBiasByRow>.Run(height, tile);
                        }
                    }
                }
            }
        }

        /// <summary>Row by row of the panel, the pixels under one tap of the kernel; output pixels of different rows lie in different rows of the image.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void PackPatches(T* padded, int rows, int width, int tap, int taps, int pixel, int columns, T* to)
        {
            var step = columns <= L.Count ? L.Count : 2 * L.Count;
            var outW = Shape.OutW;
            var firstI = pixel / outW;
            var firstJ = pixel % outW;
            var s = tap % Shape.KernelW;
            var r = tap / Shape.KernelW % Shape.KernelH;
            var c = tap / (Shape.KernelW * Shape.KernelH);
            for (var t = 0; t < taps; t++)
            {
                var from = padded + ((((nint)c * rows) + (r * Shape.DilationH)) * width) + (s * Shape.DilationW);
                var (i, j) = (firstI, firstJ);
                for (var done = 0; done < columns;)
                {
                    var run = Math.Min(outW - j, columns - done);
                    Copy(from + ((nint)i * Shape.StrideH * width) + (j * Shape.StrideW), to + done, run);
                    done += run;
                    j = 0;
                    i++;
                }

                to += step;
                if (++s == Shape.KernelW)
                {
                    s = 0;
                    if (++r == Shape.KernelH)
                    {
                        r = 0;
                        c++;
                    }
                }
            }
        }

        /// <summary>Copies a run of pixels; whole vectors, because what is written too much is overwritten by what comes next.</summary>
        private readonly void Copy(T* from, T* to, int count)
        {
            if (Shape.StrideW == 1)
            {
                for (var i = 0; i < count; i += L.Count)
                {
                    L.Store(to + i, L.Load(from + i));
                }
            }
            else
            {
                for (var i = 0; i < count; i++)
                {
                    to[i] = from[i * Shape.StrideW];
                }
            }
        }
    }
}
