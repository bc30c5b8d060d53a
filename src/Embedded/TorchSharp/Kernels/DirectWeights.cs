namespace TorchSharp.Kernels;

/// <summary>The gradient of a convolution's weights straight from the image, for float32, stride 1, no dilation and one group.</summary>
/// <remarks>
/// gw[k, c, r, s] = Σ over n, i, j of gy[n, k, i, j] · x[n, c, i + r, j + s], x with its padding. The lanes of a vector are output channels, with gy turned so that a pixel's
/// channels are neighbours, or, for few channels, neighbouring pixels. The images are cut into at most 16 parts, whose sums are added in order.
/// </remarks>
internal static unsafe class DirectWeights<V, L>
    where V : struct
    where L : ILanes<float, V>
{
    private const int MostParts = 16;
    private const long PartialBytes = 1 << 24;

    /// <summary>Computes the gradient if this should be faster than <see cref="PatchGradients{T}"/>; otherwise does nothing.</summary>
    /// <returns>Whether the gradient has been computed.</returns>
    public static bool TryRun(in ConvShape shape, float* x, float* gy, float* gw)
    {
        if ((shape.StrideH, shape.StrideW, shape.DilationH, shape.DilationW, shape.Groups) != (1, 1, 1, 1, 1)
            || shape.KernelW > 7 || shape.N * shape.ResultSize == 0 || shape.Taps == 0)
        {
            return false;
        }

        // Products of vectors for an image; the matrix of patches costs as much as three output channels.
        var channelVectors = Over(shape.K, L.Count);
        var byChannels = (double)channelVectors * shape.Pixels * 1.1;
        var byPixels = (double)shape.K * shape.OutH * Over(shape.OutW, L.Count) * 1.1;
        var byPatches = (shape.K + 3.0) * shape.Pixels / L.Count;
        if (byPatches < Math.Min(byPixels, byChannels))
        {
            return false;
        }

        var work = new Parts { Shape = shape, X = x, Gy = gy, ByPixels = byPixels < byChannels };

        // By pixels the lanes are added up at the end of a part, by channels each part has its sums for all channels of a vector.
        work.PartSize = work.ByPixels ? shape.WeightSize : (nint)channelVectors * L.Count * shape.Taps;
        var most = (int)Math.Clamp(PartialBytes / (work.PartSize * sizeof(float)), 1, MostParts);
        work.PerPart = Over(shape.N, most);
        var parts = Over(shape.N, work.PerPart);
        work.Partial = Scratch.Take<float>(ScratchFor.PartialSums, (parts + 1) * work.PartSize);
        Workers.Run(parts, work);
        if (work.ByPixels)
        {
            Sums.OfColumns(parts, work.PartSize, work.Partial, work.PartSize, gw);
            return true;
        }

        var total = work.Partial + (parts * work.PartSize);
        Sums.OfColumns(parts, work.PartSize, work.Partial, work.PartSize, total);
        for (var k = 0; k < shape.K; k += L.Count)
        {
            var channels = Math.Min(L.Count, shape.K - k);
            for (var tap = 0; tap < shape.Taps; tap += L.Count)
            {
                var taps = Math.Min(L.Count, shape.Taps - tap);
                Transposition.Run(
                    total + ((((nint)k * shape.Taps) + ((nint)tap * L.Count))), L.Count, taps, channels,
                    gw + ((nint)k * shape.Taps) + tap, shape.Taps, taps, exact: true);
            }
        }

        return true;
    }

    private static int Over(int size, int by) => (size + by - 1) / by;

    private struct Parts : IParts
    {
        public ConvShape Shape;
        public float* X, Gy, Partial;
        public bool ByPixels;
        public nint PartSize;
        public int PerPart;

        public readonly void Run(int part)
        {
            var shape = Shape;
            var rows = shape.H + (2 * shape.PadH);
            var width = shape.W + (2 * shape.PadW);
            var size = (nint)shape.C * rows * width;
            var padded = Scratch.Take<float>(ScratchFor.PaddedImage, size);

            // The last vectors of gy are filled up with zeros, which meet what lies behind the image: it must be a number.
            new Span<float>(padded + size, 2 * L.Count).Clear();
            var sums = Partial + (part * PartSize);
            if (ByPixels)
            {
                sums = Scratch.Take<float>(ScratchFor.Result, shape.WeightSize * L.Count);
            }

            var count = ByPixels ? shape.WeightSize * L.Count : PartSize;
            new Span<float>(sums, (int)count).Clear();
            var end = Math.Min(shape.N, (part + 1) * PerPart);
            for (var image = part * PerPart; image < end; image++)
            {
                Patches.Pad(shape, X + (image * shape.ImageSize), shape.C, 0, rows, padded);
                var gy = Gy + (image * shape.ResultSize);
                if (ByPixels)
                {
                    AddByPixels(padded, rows, width, gy, sums);
                }
                else
                {
                    AddByChannels(padded, rows, width, gy, sums);
                }
            }

            if (ByPixels)
            {
                var partial = Partial + (part * PartSize);
                for (nint i = 0; i < shape.WeightSize; i++)
                {
                    partial[i] = L.Sum(L.Load(sums + (i * L.Count)));
                }
            }
        }

        private readonly void AddByPixels(float* padded, int rows, int width, float* gy, float* sums)
        {
            var most = TapSums<V, L>.MostOverPixels;
            var work = new PixelSums
            {
                SumStride = (nint)Shape.Taps * L.Count,
                Plane = Shape.Pixels,
                OutH = Shape.OutH,
                OutW = Shape.OutW,
                Width = width,
            };
            var groups = Over(Shape.K, most);
            var height = Over(Shape.K, groups);
            for (var k = 0; k < Shape.K; k += height)
            {
                work.Gy = gy + ((nint)k * Shape.Pixels);
                for (var c = 0; c < Shape.C; c++)
                {
                    for (var r = 0; r < Shape.KernelH; r++)
                    {
                        work.X = padded + ((((nint)c * rows) + r) * width);
                        work.Sums = sums + ((((nint)k * Shape.Taps) + (((c * Shape.KernelH) + r) * Shape.KernelW)) * L.Count);
                        TapSums<V, L>.OverPixels(Shape.KernelW, Math.Min(height, Shape.K - k), work);
                    }
                }
            }
        }

        private readonly void AddByChannels(float* padded, int rows, int width, float* gy, float* sums)
        {
            var kernelRows = Shape.C * Shape.KernelH;
            var most = Math.Clamp(TapSums<V, L>.MostOverChannels / Shape.KernelW, 1, TapSums<V, L>.MostRows);
            var height = Over(kernelRows, Over(kernelRows, most));
            var turned = Scratch.Take<float>(ScratchFor.Result, (nint)Shape.Pixels * L.Count);
            for (var k = 0; k < Shape.K; k += L.Count)
            {
                Transposition.Run(
                    gy + ((nint)k * Shape.Pixels), Shape.Pixels, Math.Min(L.Count, Shape.K - k), Shape.Pixels, turned, L.Count, L.Count);
                var work = new ChannelSums { X = padded, Gy = turned, OutH = Shape.OutH, OutW = Shape.OutW, Width = width };
                for (var row = 0; row < kernelRows; row += height)
                {
                    var count = Math.Min(height, kernelRows - row);
                    for (var q = 0; q < count; q++)
                    {
                        work.Rows[q] = (((long)((row + q) / Shape.KernelH) * rows) + ((row + q) % Shape.KernelH)) * width;
                    }

                    work.Sums = sums + (((nint)k * Shape.Taps) + ((nint)row * Shape.KernelW * L.Count));
                    TapSums<V, L>.OverChannels(Shape.KernelW, count, work);
                }
            }
        }
    }
}
