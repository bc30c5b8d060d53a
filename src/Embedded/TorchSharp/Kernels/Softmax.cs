using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Softmax, eˣⁱ / Σⱼ eˣʲ, and its logarithm, over rows that lie one behind the other; both take the row's maximum off first, so nothing overflows.</summary>
internal static unsafe class Softmax
{
    private const int PartOfWork = 1 << 13;

    /// <summary>y = softmax of each row of x.</summary>
    public static void Forward<T>(int rows, int columns, T* x, T* y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(rows, columns, new Parts<T> { What = Kind.Forward, X = x, Y = y });

    /// <summary>gx = y · (gy − Σⱼ gyⱼ · yⱼ), from the saved output.</summary>
    public static void Backward<T>(int rows, int columns, T* y, T* gy, T* gx) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(rows, columns, new Parts<T> { What = Kind.Backward, X = gx, Y = y, Gy = gy });

    /// <summary>y = x − max − log Σⱼ eˣʲ⁻ᵐᵃˣ of each row.</summary>
    public static void LogForward<T>(int rows, int columns, T* x, T* y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(rows, columns, new Parts<T> { What = Kind.LogForward, X = x, Y = y });

    /// <summary>gx = gy − eʸ · Σⱼ gyⱼ, from the saved output.</summary>
    public static void LogBackward<T>(int rows, int columns, T* y, T* gy, T* gx) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(rows, columns, new Parts<T> { What = Kind.LogBackward, X = gx, Y = y, Gy = gy });

    /// <summary>The greatest number of a row; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Maximum<T>(T* row, int columns) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (columns >= 16)
        {
            return TensorPrimitives.Max(new ReadOnlySpan<T>(row, columns));
        }

        var maximum = row[0];
        for (var j = 1; j < columns; j++)
        {
            maximum = row[j] <= maximum || T.IsNaN(maximum) ? maximum : row[j];
        }

        return maximum;
    }

    private static void Run<T>(int rows, int columns, Parts<T> parts) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (rows == 0 || columns == 0)
        {
            return;
        }

        parts.Rows = rows;
        parts.Columns = columns;
        parts.PerPart = Math.Clamp(PartOfWork / columns, 1, rows);
        Workers.Run((rows + parts.PerPart - 1) / parts.PerPart, parts);
    }

    private enum Kind
    {
        Forward,
        Backward,
        LogForward,
        LogBackward,
    }

    private struct Parts<T> : IParts where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Kind What;
        public int Rows, Columns, PerPart;
        public T* X, Y, Gy;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var first = part * PerPart;
            var rows = Math.Min(PerPart, Rows - first);
            var start = (nint)first * Columns;
            var all = rows * Columns;
            var x = X + start;
            var y = Y + start;
            var gy = Gy + start;
            switch (What)
            {
                case Kind.Forward:
                    Exponentials(rows, x, y);
                    for (var i = 0; i < rows; i++)
                    {
                        var row = new Span<T>(y + ((nint)i * Columns), Columns);
                        TensorPrimitives.Divide(row, Sums.Of(y + ((nint)i * Columns), Columns), row);
                    }

                    break;
                case Kind.LogForward:
                    Exponentials(rows, x, y);
                    for (var i = 0; i < rows; i++)
                    {
                        var at = (nint)i * Columns;
                        var row = new Span<T>(y + at, Columns);
                        var logarithm = T.Log(Sums.Of(y + at, Columns));
                        TensorPrimitives.Subtract(new ReadOnlySpan<T>(x + at, Columns), Maximum(x + at, Columns), row);
                        TensorPrimitives.Subtract(row, logarithm, row);
                    }

                    break;
                case Kind.Backward:
                    for (var i = 0; i < rows; i++)
                    {
                        var at = (nint)i * Columns;
                        ReadOnlySpan<T> g = new(gy + at, Columns), saved = new(y + at, Columns);
                        var row = new Span<T>(x + at, Columns);
                        TensorPrimitives.Subtract(g, TensorPrimitives.Dot(g, saved), row);
                        TensorPrimitives.Multiply(row, saved, row);
                    }

                    break;
                default:
                    VectorFunctions.Exp(new ReadOnlySpan<T>(y, all), new Span<T>(x, all));
                    for (var i = 0; i < rows; i++)
                    {
                        var at = (nint)i * Columns;
                        var row = new Span<T>(x + at, Columns);
                        TensorPrimitives.MultiplyAdd(row, -Sums.Of(gy + at, Columns), new ReadOnlySpan<T>(gy + at, Columns), row);
                    }

                    break;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Exponentials(int rows, T* x, T* y)
        {
            for (var i = 0; i < rows; i++)
            {
                var at = (nint)i * Columns;
                TensorPrimitives.Subtract(new ReadOnlySpan<T>(x + at, Columns), Maximum(x + at, Columns), new Span<T>(y + at, Columns));
            }

            // All rows at once: the exponential of ten numbers costs as much as that of sixteen.
            var all = new Span<T>(y, rows * Columns);
            VectorFunctions.Exp<T>(all, all);
        }
    }
}
