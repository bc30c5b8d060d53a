using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Gradients of a convolution through the matrix of its patches, a few channels at a time so that the matrix stays in the cache.</summary>
internal static unsafe class PatchGradients<T> where T : unmanaged, INumber<T>
{
    private const int PatchBytes = 1 << 18;
    private const long PartialBytes = 1 << 24;
    private const int MostParts = 16;

    /// <summary>gx: the patches' gradients Wᵀ · gy, each added to the pixel it came from. Any stride, dilation, padding and grouping.</summary>
    public static void BackwardInput(in ConvShape shape, T* gy, T* w, T* gx) =>
        Workers.Run(shape.N * shape.Groups, new InputParts { Shape = shape, Gy = gy, W = w, Gx = gx });

    /// <summary>gw = Σ over images of gy · patchesᵀ: the images are cut into at most 16 parts, whose sums are added in order.</summary>
    public static void BackwardWeight(in ConvShape shape, T* x, T* gy, T* gw)
    {
        var size = shape.WeightSize;
        if (size == 0)
        {
            return;
        }

        var most = (int)Math.Clamp(PartialBytes / (size * sizeof(T)), 1, MostParts);
        var perPart = Math.Max(1, (shape.N + most - 1) / most);
        var parts = Math.Max(1, (shape.N + perPart - 1) / perPart);
        var partial = parts == 1 ? gw : Scratch.Take<T>(ScratchFor.PartialSums, parts * size);
        Workers.Run(parts, new WeightParts { Shape = shape, X = x, Gy = gy, Partial = partial, PerPart = perPart });
        if (parts > 1)
        {
            Sums.OfColumns(parts, size, partial, size, gw);
        }
    }

    private static int ChannelsAtOnce(in ConvShape shape)
    {
        var perChannel = (long)shape.KernelH * shape.KernelW * Math.Max(shape.Pixels, 1) * sizeof(T);
        return (int)Math.Clamp(PatchBytes / perChannel, 1, Math.Max(shape.GroupC, 1));
    }

    private struct InputParts : IParts
    {
        public ConvShape Shape;
        public T* Gy, W, Gx;

        public readonly void Run(int part)
        {
            var shape = Shape;
            var group = part % shape.Groups;
            var image = part / shape.Groups;
            var area = shape.KernelH * shape.KernelW;
            var plane = (nint)shape.H * shape.W;
            var gy = Gy + (image * shape.ResultSize) + ((nint)group * shape.GroupK * shape.Pixels);
            var w = W + ((nint)group * shape.GroupK * shape.Taps);
            var gx = Gx + (image * shape.ImageSize) + (group * shape.GroupC * plane);
            for (nint i = 0; i < shape.GroupC * plane; i++)
            {
                gx[i] = default;
            }

            if (shape.Pixels == 0)
            {
                return;
            }

            var atOnce = ChannelsAtOnce(shape);
            var patches = Scratch.Take<T>(ScratchFor.Patches, (nint)atOnce * area * shape.Pixels);
            for (var c = 0; c < shape.GroupC; c += atOnce)
            {
                var channels = Math.Min(atOnce, shape.GroupC - c);
                Gemm.Multiply(
                    true, false, channels * area, shape.Pixels, shape.GroupK,
                    w + (c * area), shape.Taps, gy, shape.Pixels, patches, shape.Pixels, accumulate: false);
                Patches.Scatter(shape, patches, channels, gx + (c * plane));
            }
        }
    }

    private struct WeightParts : IParts
    {
        public ConvShape Shape;
        public T* X, Gy, Partial;
        public int PerPart;

        public readonly void Run(int part)
        {
            var shape = Shape;
            var area = shape.KernelH * shape.KernelW;
            var plane = (nint)shape.H * shape.W;
            var gw = Partial + (part * shape.WeightSize);
            for (nint i = 0; i < shape.WeightSize; i++)
            {
                gw[i] = default;
            }

            if (shape.Pixels == 0)
            {
                return;
            }

            var atOnce = ChannelsAtOnce(shape);
            var patches = Scratch.Take<T>(ScratchFor.Patches, (nint)atOnce * area * shape.Pixels);
            var end = Math.Min(shape.N, (part + 1) * PerPart);
            for (var image = part * PerPart; image < end; image++)
            {
                var channels = 0;
                for (var c = 0; c < shape.C; c += channels)
                {
                    var group = c / shape.GroupC;
                    var inGroup = c % shape.GroupC;
                    channels = Math.Min(atOnce, shape.GroupC - inGroup);
                    Patches.Gather(shape, X + (image * shape.ImageSize) + (c * plane), channels, patches);
                    Gemm.Multiply(
                        false, true, shape.GroupK, channels * area, shape.Pixels,
                        Gy + (image * shape.ResultSize) + ((nint)group * shape.GroupK * shape.Pixels), shape.Pixels, patches, shape.Pixels,
                        gw + ((nint)group * shape.GroupK * shape.Taps) + (inGroup * area), shape.Taps, accumulate: true);
                }
            }
        }
    }
}
