using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Two-dimensional pooling: the maximum or the average of each window, and the gradients.</summary>
/// <remarks>
/// A NaN in a window is its maximum, the last one if there are several; of equal maxima the first counts: as in PyTorch.
/// Windows of 2 × 2 side by side have paths of their own: <see cref="PairPool"/>, and <see cref="HalvingPool"/> for the maximum where the processor has AVX-512.
/// </remarks>
internal static unsafe class Pool2d
{
    private const int PartOfWork = 1 << 14;

    /// <summary>y = the maximum of each window; index = where it was, counted from the beginning of its plane.</summary>
    public static void MaxForward<T>(in PoolShape shape, T* x, T* y, int* index) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new Parts<T> { Shape = shape, What = Kind.MaxForward, X = x, Y = y, Index = index });

    /// <summary>gx = gy at the places of the maxima, summed where windows share one, zero elsewhere.</summary>
    public static void MaxBackward<T>(in PoolShape shape, T* gy, int* index, T* gx) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new Parts<T> { Shape = shape, What = Kind.MaxBackward, X = gx, Y = gy, Index = index });

    /// <summary>y = the sum of each window divided by its size: with the padding if <paramref name="countPadding"/>, or else without, or by <paramref name="divisor"/> if that is not 0.</summary>
    public static void AverageForward<T>(in PoolShape shape, T* x, T* y, bool countPadding = true, int divisor = 0) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new Parts<T> { Shape = shape, What = Kind.AverageForward, X = x, Y = y, CountPadding = countPadding, Divisor = divisor });

    /// <summary>gx = for each pixel the sum, over the windows it lies in, of gy divided by what the average was divided by.</summary>
    public static void AverageBackward<T>(in PoolShape shape, T* gy, T* gx, bool countPadding = true, int divisor = 0) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(new Parts<T> { Shape = shape, What = Kind.AverageBackward, X = gx, Y = gy, CountPadding = countPadding, Divisor = divisor });

    private static void Run<T>(Parts<T> parts) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var shape = parts.Shape;
        var plane = Math.Max(1, (long)shape.H * shape.W);
        parts.PerPart = (int)Math.Clamp(PartOfWork / plane, 1, Math.Max(1, shape.Planes));
        Workers.Run((shape.Planes + parts.PerPart - 1) / parts.PerPart, parts);
    }

    private enum Kind
    {
        MaxForward,
        MaxBackward,
        AverageForward,
        AverageBackward,
    }

    private struct Parts<T> : IParts where T : unmanaged, IFloatingPointIeee754<T>
    {
        public PoolShape Shape;
        public Kind What;
        public T* X, Y;
        public int* Index;
        public bool CountPadding;
        public int Divisor, PerPart;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var shape = Shape;
            var size = (nint)shape.H * shape.W;
            var (outH, outW) = (shape.OutH, shape.OutW);
            var outSize = (nint)outH * outW;
            var pairs = typeof(T) == typeof(float) && Simd.Width >= SimdWidth.Bits128 && shape.IsHalving;
            var halving = pairs && Simd.Width == SimdWidth.Bits512 && Avx512F.IsSupported;
            var divisor = Divisor == 0 ? 4 : Divisor;
            var end = Math.Min(shape.Planes, (part + 1) * PerPart);
            for (var plane = part * PerPart; plane < end; plane++)
            {
                var x = X + (plane * size);
                var y = Y + (plane * outSize);
                var index = Index + (plane * outSize);
                switch (What)
                {
                    case Kind.MaxForward when halving:
                        HalvingPool.MaxForward(outH, outW, shape.W, (float*)x, (float*)y, index);
                        break;
                    case Kind.MaxForward when pairs:
                        PairPool.MaxForward(outH, outW, shape.W, (float*)x, (float*)y, index);
                        break;
                    case Kind.MaxForward:
                        MaxForward(shape, x, y, index);
                        break;
                    case Kind.MaxBackward when halving:
                        HalvingPool.MaxBackward(outH, outW, shape.H, shape.W, (float*)y, index, (float*)x);
                        break;
                    case Kind.MaxBackward:
                        new Span<T>(x, (int)size).Clear();
                        for (nint i = 0; i < outSize; i++)
                        {
                            x[index[i]] += y[i];
                        }

                        break;
                    case Kind.AverageForward when pairs:
                        PairPool.AverageForward(outH, outW, shape.W, divisor, (float*)x, (float*)y);
                        break;
                    case Kind.AverageBackward when pairs:
                        PairPool.AverageBackward(outH, outW, shape.H, shape.W, divisor, (float*)y, (float*)x);
                        break;
                    case Kind.AverageForward:
                        AverageForward(x, y);
                        break;
                    default:
                        AverageBackward(x, y);
                        break;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MaxForward(in PoolShape shape, T* x, T* y, int* index)
        {
            var (outH, outW) = (shape.OutH, shape.OutW);
            for (var i = 0; i < outH; i++)
            {
                var (top, bottom) = Window(i, shape.StrideH, shape.PadH, shape.KernelH, shape.DilationH, shape.H);
                for (var j = 0; j < outW; j++)
                {
                    var (left, right) = Window(j, shape.StrideW, shape.PadW, shape.KernelW, shape.DilationW, shape.W);
                    var best = (top * shape.W) + left;
                    var maximum = T.NegativeInfinity;
                    for (var row = top; row < bottom; row += shape.DilationH)
                    {
                        for (var column = left; column < right; column += shape.DilationW)
                        {
                            var at = (row * shape.W) + column;
                            var value = x[at];
                            if (value > maximum || T.IsNaN(value))
                            {
                                maximum = value;
                                best = at;
                            }
                        }
                    }

                    *y++ = maximum;
                    *index++ = best;
                }
            }
        }

        /// <summary>The first row (or column) of a window that lies inside, and the end of those that do.</summary>
        private static (int First, int End) Window(int at, int stride, int pad, int kernel, int dilation, int size)
        {
            var first = (at * stride) - pad;
            var end = Math.Min(first + ((kernel - 1) * dilation) + 1, size);
            while (first < 0)
            {
                first += dilation;
            }

            return (first, end);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void AverageForward(T* x, T* y)
        {
            var (outH, outW) = (Shape.OutH, Shape.OutW);
            for (var i = 0; i < outH; i++)
            {
                for (var j = 0; j < outW; j++)
                {
                    var (top, bottom, left, right, divisor) = Share(i, j);
                    var sum = T.Zero;
                    for (var row = top; row < bottom; row++)
                    {
                        for (var column = left; column < right; column++)
                        {
                            sum += x[(row * Shape.W) + column];
                        }
                    }

                    *y++ = top >= bottom || left >= right ? T.Zero : sum / divisor;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void AverageBackward(T* gx, T* gy)
        {
            new Span<T>(gx, Shape.H * Shape.W).Clear();
            var (outH, outW) = (Shape.OutH, Shape.OutW);
            for (var i = 0; i < outH; i++)
            {
                for (var j = 0; j < outW; j++)
                {
                    var (top, bottom, left, right, divisor) = Share(i, j);
                    var share = *gy++ / divisor;
                    for (var row = top; row < bottom; row++)
                    {
                        for (var column = left; column < right; column++)
                        {
                            gx[(row * Shape.W) + column] += share;
                        }
                    }
                }
            }
        }

        private readonly (int Top, int Bottom, int Left, int Right, T Divisor) Share(int i, int j)
        {
            var top = (i * Shape.StrideH) - Shape.PadH;
            var left = (j * Shape.StrideW) - Shape.PadW;
            var bottom = Math.Min(top + Shape.KernelH, Shape.H + Shape.PadH);
            var right = Math.Min(left + Shape.KernelW, Shape.W + Shape.PadW);
            var withPadding = (bottom - top) * (right - left);
            (top, left) = (Math.Max(top, 0), Math.Max(left, 0));
            (bottom, right) = (Math.Min(bottom, Shape.H), Math.Min(right, Shape.W));
            var size = Divisor != 0 ? Divisor : CountPadding ? withPadding : (bottom - top) * (right - left);
            return (top, bottom, left, right, T.CreateTruncating(size));
        }
    }
}
