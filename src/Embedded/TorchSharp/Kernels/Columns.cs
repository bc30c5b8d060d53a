using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The patches under a sliding window as columns of a matrix, [C · KernelH · KernelW, OutH · OutW] for each image, and back.</summary>
internal static unsafe class Columns
{
    private const int PartOfWork = 1 << 14;

    /// <summary>columns[c, r, s, i, j] = x[c, i·stride + r·dilation − padding, j·stride + s·dilation − padding], zero outside.</summary>
    public static void Gather<T>(in ConvShape shape, T* x, T* columns) where T : unmanaged, INumber<T> => Run(shape, x, columns, false);

    /// <summary>The adjoint: x = the sum of all columns at the places that they came from.</summary>
    public static void Scatter<T>(in ConvShape shape, T* columns, T* x) where T : unmanaged, INumber<T> => Run(shape, x, columns, true);

    private static void Run<T>(in ConvShape shape, T* x, T* columns, bool back) where T : unmanaged, INumber<T>
    {
        var planes = shape.N * shape.C;
        var perPart = (int)Math.Clamp(PartOfWork / Math.Max(1, (long)shape.Pixels * shape.KernelH * shape.KernelW), 1, Math.Max(1, planes));
        Workers.Run((planes + perPart - 1) / perPart, new Parts<T> { Shape = shape, X = x, Matrix = columns, Back = back, PerPart = perPart, Planes = planes });
    }

    private struct Parts<T> : IParts where T : unmanaged, INumber<T>
    {
        public ConvShape Shape;
        public T* X, Matrix;
        public bool Back;
        public int PerPart, Planes;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var shape = Shape;
            var (outH, outW, size) = (shape.OutH, shape.OutW, shape.H * shape.W);
            var end = Math.Min(Planes, (part + 1) * PerPart);
            for (var plane = part * PerPart; plane < end; plane++)
            {
                var x = X + ((nint)plane * size);
                var line = Matrix + ((nint)plane * shape.KernelH * shape.KernelW * outH * outW);
                if (Back)
                {
                    new Span<T>(x, size).Clear();
                }

                for (var r = 0; r < shape.KernelH; r++)
                {
                    for (var s = 0; s < shape.KernelW; s++)
                    {
                        for (var i = 0; i < outH; i++, line += outW)
                        {
                            var row = (i * shape.StrideH) + (r * shape.DilationH) - shape.PadH;
                            if ((uint)row >= (uint)shape.H)
                            {
                                if (!Back)
                                {
                                    new Span<T>(line, outW).Clear();
                                }

                                continue;
                            }

                            Line(x + ((nint)row * shape.W), line, (s * shape.DilationW) - shape.PadW, outW);
                        }
                    }
                }
            }
        }

        /// <summary>One row of pixels, each stride apart from <paramref name="column"/> on.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Line(T* row, T* line, int column, int count)
        {
            var (step, width) = (Shape.StrideW, Shape.W);
            var first = column >= 0 ? 0 : Math.Min(count, (step - 1 - column) / step);
            var end = column >= width ? first : Math.Clamp(((width - 1 - column) / step) + 1, first, count);
            if (Back)
            {
                for (var j = first; j < end; j++)
                {
                    row[column + (j * step)] += line[j];
                }

                return;
            }

            new Span<T>(line, first).Clear();
            if (step == 1)
            {
                new ReadOnlySpan<T>(row + column + first, end - first).CopyTo(new Span<T>(line + first, end - first));
            }
            else
            {
                for (var j = first; j < end; j++)
                {
                    line[j] = row[column + (j * step)];
                }
            }

            new Span<T>(line + end, count - end).Clear();
        }
    }
}
