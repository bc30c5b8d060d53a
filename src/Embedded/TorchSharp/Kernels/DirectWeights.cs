using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The gradient of a convolution's weights straight from the image, for float32, stride 1, no dilation and one group.</summary>
/// <remarks>
/// gw[k, c, r, s] = Σ over n, i, j of gy[n, k, i, j] · x[n, c, i + r, j + s], x with its padding. The lanes of a vector are output channels, with gy turned so that a pixel's
/// channels are neighbours, or, for few channels, neighbouring pixels. Few weights are summed by parts of the images, whose sums are added in order; of many weights
/// each part sums some over all images.
/// </remarks>
internal static unsafe class DirectWeights<V, L>
    where V : struct
    where L : ILanes<float, V>
{
    private const int MostParts = 16;
    private const int ManyTasks = 12;
    private const long ChunkBytes = 1 << 20;

    /// <summary>Computes the gradient if this should be faster than <see cref="PatchGradients{T}"/>; otherwise does nothing.</summary>
    /// <returns>Whether the gradient has been computed.</returns>
    public static bool TryRun(in ConvShape shape, float* x, float* gy, float* gw)
    {
        if ((shape.StrideH, shape.StrideW, shape.DilationH, shape.DilationW, shape.Groups) != (1, 1, 1, 1, 1)
            || shape.KernelW > 7 || shape.N * shape.ResultSize == 0 || shape.Taps == 0)
        {
            return false;
        }

        // Products of vectors for an image, with what measurements say each way costs beside them: the matrix of patches is gathered, then packed.
        var channelVectors = Over(shape.K, L.Count);
        var byChannels = (double)channelVectors * shape.Pixels * 1.1;
        var byPixels = (double)shape.K * shape.OutH * Over(shape.OutW, L.Count) * 1.1;
        var byPatches = (shape.K + 12.0) * shape.Pixels / L.Count * 1.5;
        if (byPatches < Math.Min(byPixels, byChannels))
        {
            return false;
        }

        var kernelRows = shape.C * shape.KernelH;
        var height = RowsAtOnce(shape);
        if (byChannels <= byPixels && channelVectors * Over(kernelRows, height) >= ManyTasks)
        {
            RunByTasks(shape, x, gy, gw, height);
            return true;
        }

        var work = new Parts { Shape = shape, X = x, Gy = gy, ByPixels = byPixels < byChannels };

        // By pixels the lanes are added up at the end of a part, by channels each part has its sums for all channels of a vector.
        work.PartSize = work.ByPixels ? shape.WeightSize : (nint)channelVectors * L.Count * shape.Taps;
        work.PerPart = Over(shape.N, MostParts);
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
            Unturn(shape, k, 0, shape.Taps, total + ((nint)k * shape.Taps), gw);
        }

        return true;
    }

    private static int Over(int size, int by) => (size + by - 1) / by;

    /// <summary>How many rows of the kernel, over all channels, are summed at once.</summary>
    private static int RowsAtOnce(in ConvShape shape)
    {
        var kernelRows = shape.C * shape.KernelH;
        var most = Math.Clamp(TapSums<V, L>.MostOverChannels / shape.KernelW, 1, TapSums<V, L>.MostRows);
        return Over(kernelRows, Over(kernelRows, most));
    }

    /// <summary>Puts sums that lie tap by tap, a vector of output channels each, into the weights' own order.</summary>
    private static void Unturn(in ConvShape shape, int k, int firstTap, int count, float* sums, float* gw)
    {
        for (var tap = 0; tap < count; tap += L.Count)
        {
            var taps = Math.Min(L.Count, count - tap);
            Transposition.Run(
                sums + ((nint)tap * L.Count), L.Count, taps, Math.Min(L.Count, shape.K - k),
                gw + ((nint)k * shape.Taps) + firstTap + tap, shape.Taps, taps, exact: true);
        }
    }

    /// <summary>Images are padded and turned some at a time; then each task adds them all to its own weights.</summary>
    private static void RunByTasks(in ConvShape shape, float* x, float* gy, float* gw, int height)
    {
        var work = new Tasks
        {
            Shape = shape,
            X = x,
            Gy = gy,
            Gw = gw,
            Height = height,
            RowGroups = Over(shape.C * shape.KernelH, height),
            ChannelVectors = Over(shape.K, L.Count),
            Rows = shape.H + (2 * shape.PadH),
            Width = shape.W + (2 * shape.PadW),
        };
        work.PaddedSize = (nint)shape.C * work.Rows * work.Width;
        work.TurnedSize = (nint)work.ChannelVectors * L.Count * shape.Pixels;
        var chunk = (int)Math.Clamp(ChunkBytes / ((work.PaddedSize + work.TurnedSize) * sizeof(float)), 1, shape.N);
        work.Padded = Scratch.Take<float>(ScratchFor.PaddedImage, chunk * work.PaddedSize);
        work.Turned = Scratch.Take<float>(ScratchFor.Result, chunk * work.TurnedSize);
        work.Sums = Scratch.Take<float>(ScratchFor.PartialSums, (nint)work.ChannelVectors * L.Count * shape.Taps);
        for (var first = 0; first < shape.N; first += chunk)
        {
            work.First = first;
            work.Images = Math.Min(chunk, shape.N - first);
            work.Preparing = true;
            Workers.Run(work.Images, work);
            work.Preparing = false;
            Workers.Run(work.ChannelVectors * work.RowGroups, work);
        }
    }

    private struct Tasks : IParts
    {
        public ConvShape Shape;
        public float* X, Gy, Gw, Padded, Turned, Sums;
        public nint PaddedSize, TurnedSize;
        public int First, Images, Height, RowGroups, ChannelVectors, Rows, Width;
        public bool Preparing;

        public readonly void Run(int part)
        {
            if (Preparing)
            {
                Prepare(part);
            }
            else
            {
                Add(part / RowGroups, part % RowGroups);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Prepare(int image)
        {
            var shape = Shape;
            Patches.Pad(shape, X + ((First + image) * shape.ImageSize), shape.C, 0, Rows, Padded + (image * PaddedSize));
            for (var k = 0; k < shape.K; k += L.Count)
            {
                Transposition.Run(
                    Gy + ((First + image) * shape.ResultSize) + ((nint)k * shape.Pixels), shape.Pixels, Math.Min(L.Count, shape.K - k), shape.Pixels,
                    Turned + (image * TurnedSize) + ((nint)k * shape.Pixels), L.Count, L.Count);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Add(int channelVector, int rowGroup)
        {
            var shape = Shape;
            var row = rowGroup * Height;
            var count = Math.Min(Height, (shape.C * shape.KernelH) - row);
            var k = channelVector * L.Count;
            var firstTap = row * shape.KernelW;
            var taps = count * shape.KernelW;
            var work = new ChannelSums
            {
                OutH = shape.OutH,
                OutW = shape.OutW,
                Width = Width,
                Sums = Sums + (((nint)k * shape.Taps) + ((nint)firstTap * L.Count)),
            };
            work.SetRows(row, count, shape.KernelH, Rows, Width);
            if (First == 0)
            {
                new Span<float>(work.Sums, taps * L.Count).Clear();
            }

            for (var image = 0; image < Images; image++)
            {
                work.X = Padded + (image * PaddedSize);
                work.Gy = Turned + (image * TurnedSize) + ((nint)k * shape.Pixels);
                TapSums<V, L>.OverChannels(shape.KernelW, count, work);
            }

            if (First + Images == shape.N)
            {
                Unturn(shape, k, firstTap, taps, work.Sums, Gw);
            }
        }
    }

    private struct Parts : IParts
    {
        public ConvShape Shape;
        public float* X, Gy, Partial;
        public bool ByPixels;
        public nint PartSize;
        public int PerPart;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var shape = Shape;
            var rows = shape.H + (2 * shape.PadH);
            var width = shape.W + (2 * shape.PadW);
            var size = (nint)shape.C * rows * width;

            // By channels the pixels are read one by one, so that an image without padding needs no copy.
            var asItIs = !ByPixels && shape.PadH == 0 && shape.PadW == 0;
            var padded = asItIs ? null : Scratch.Take<float>(ScratchFor.PaddedImage, size);
            if (ByPixels)
            {
                // The last vectors of gy are filled up with zeros, which meet what lies behind the image: it must be a number.
                new Span<float>(padded + size, 2 * L.Count).Clear();
            }

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
                if (asItIs)
                {
                    padded = X + (image * shape.ImageSize);
                }
                else
                {
                    Patches.Pad(shape, X + (image * shape.ImageSize), shape.C, 0, rows, padded);
                }

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

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void AddByPixels(float* padded, int rows, int width, float* gy, float* sums)
        {
            var taps = Shape.Taps;
            var most = TapSums<V, L>.MostOverPixels;
            var (outH, outW) = (Shape.OutH, Shape.OutW);
            var work = new PixelSums
            {
                SumStride = (nint)taps * L.Count,
                Plane = (nint)outH * outW,
                OutH = outH,
                OutW = outW,
                Width = width,
            };
            var groups = Over(Shape.K, most);
            var height = Over(Shape.K, groups);
            for (var k = 0; k < Shape.K; k += height)
            {
                work.Gy = gy + (k * work.Plane);
                for (var c = 0; c < Shape.C; c++)
                {
                    for (var r = 0; r < Shape.KernelH; r++)
                    {
                        work.X = padded + ((((nint)c * rows) + r) * width);
                        work.Sums = sums + ((((nint)k * taps) + (((c * Shape.KernelH) + r) * Shape.KernelW)) * L.Count);
                        TapSums<V, L>.OverPixels(Shape.KernelW, Math.Min(height, Shape.K - k), work);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void AddByChannels(float* padded, int rows, int width, float* gy, float* sums)
        {
            var kernelRows = Shape.C * Shape.KernelH;
            var height = RowsAtOnce(Shape);
            var (taps, pixels, outH, outW) = (Shape.Taps, Shape.Pixels, Shape.OutH, Shape.OutW);
            var turned = Scratch.Take<float>(ScratchFor.Result, (nint)pixels * L.Count);
            for (var k = 0; k < Shape.K; k += L.Count)
            {
                Transposition.Run(
                    gy + ((nint)k * pixels), pixels, Math.Min(L.Count, Shape.K - k), pixels, turned, L.Count, L.Count);
                var work = new ChannelSums { X = padded, Gy = turned, OutH = outH, OutW = outW, Width = width };
                for (var row = 0; row < kernelRows; row += height)
                {
                    var count = Math.Min(height, kernelRows - row);
                    work.SetRows(row, count, Shape.KernelH, rows, width);
                    work.Sums = sums + (((nint)k * taps) + ((nint)row * Shape.KernelW * L.Count));
                    TapSums<V, L>.OverChannels(Shape.KernelW, count, work);
                }
            }
        }
    }
}
