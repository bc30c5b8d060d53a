using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Softmax and its logarithm down the columns of matrices, [matrices, rows, columns]: along a dimension that others follow.</summary>
/// <remarks>A block of neighbouring columns goes down all rows together, so nothing is transposed.</remarks>
internal static unsafe class SoftmaxColumns
{
    private const int BlockColumns = 512;

    private enum Kind
    {
        Forward,
        Backward,
        LogForward,
        LogBackward,
    }

    /// <summary>y = softmax of each column of x.</summary>
    public static void Forward<T>(int matrices, int rows, int columns, T* x, T* y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(matrices, new Parts<T> { What = Kind.Forward, Rows = rows, Columns = columns, X = x, Y = y });

    /// <summary>gx = y · (gy − Σᵢ gyᵢ · yᵢ), from the saved output.</summary>
    public static void Backward<T>(int matrices, int rows, int columns, T* y, T* gy, T* gx) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(matrices, new Parts<T> { What = Kind.Backward, Rows = rows, Columns = columns, X = gx, Y = y, Gy = gy });

    /// <summary>y = x − max − log Σᵢ eˣⁱ⁻ᵐᵃˣ of each column.</summary>
    public static void LogForward<T>(int matrices, int rows, int columns, T* x, T* y) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(matrices, new Parts<T> { What = Kind.LogForward, Rows = rows, Columns = columns, X = x, Y = y });

    /// <summary>gx = gy − eʸ · Σᵢ gyᵢ, from the saved output.</summary>
    public static void LogBackward<T>(int matrices, int rows, int columns, T* y, T* gy, T* gx) where T : unmanaged, IFloatingPointIeee754<T> =>
        Run(matrices, new Parts<T> { What = Kind.LogBackward, Rows = rows, Columns = columns, X = gx, Y = y, Gy = gy });

    private static void Run<T>(int matrices, Parts<T> parts) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (parts.Rows == 0)
        {
            return;
        }

        parts.Blocks = (parts.Columns + BlockColumns - 1) / BlockColumns;
        Workers.Run(matrices * parts.Blocks, parts);
    }

    private struct Parts<T> : IParts where T : unmanaged, IFloatingPointIeee754<T>
    {
        public Kind What;
        public int Rows, Columns, Blocks;
        public T* X, Y, Gy;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var column = part % Blocks * BlockColumns;
            var block = new Block(((nint)(part / Blocks) * Rows * Columns) + column, Columns, Math.Min(BlockColumns, Columns - column));
            Span<T> sums = stackalloc T[block.Width], other = stackalloc T[block.Width];
            sums.Clear();
            switch (What)
            {
                case Kind.Forward:
                    Shift(block, other);
                    for (var i = 0; i < Rows; i++)
                    {
                        var y = block.Row(Y, i);
                        VectorFunctions.Exp<T>(y, y);
                        TensorPrimitives.Add(sums, y, sums);
                    }

                    for (var i = 0; i < Rows; i++)
                    {
                        TensorPrimitives.Divide(block.Row(Y, i), sums, block.Row(Y, i));
                    }

                    break;
                case Kind.LogForward:
                    Shift(block, other);
                    for (var i = 0; i < Rows; i++)
                    {
                        VectorFunctions.Exp<T>(block.Row(Y, i), other);
                        TensorPrimitives.Add(sums, other, sums);
                    }

                    TensorPrimitives.Log(sums, sums);
                    for (var i = 0; i < Rows; i++)
                    {
                        TensorPrimitives.Subtract(block.Row(Y, i), sums, block.Row(Y, i));
                    }

                    break;
                case Kind.Backward:
                    for (var i = 0; i < Rows; i++)
                    {
                        TensorPrimitives.MultiplyAdd(block.Row(Gy, i), block.Row(Y, i), sums, sums);
                    }

                    for (var i = 0; i < Rows; i++)
                    {
                        TensorPrimitives.Subtract(block.Row(Gy, i), sums, other);
                        TensorPrimitives.Multiply(other, block.Row(Y, i), block.Row(X, i));
                    }

                    break;
                default:
                    for (var i = 0; i < Rows; i++)
                    {
                        TensorPrimitives.Subtract(sums, block.Row(Gy, i), sums);
                    }

                    for (var i = 0; i < Rows; i++)
                    {
                        VectorFunctions.Exp<T>(block.Row(Y, i), other);
                        TensorPrimitives.MultiplyAdd(other, sums, block.Row(Gy, i), block.Row(X, i));
                    }

                    break;
            }
        }

        /// <summary>y = x − the column's maximum.</summary>
        private readonly void Shift(Block block, Span<T> maximum)
        {
            block.Row(X, 0).CopyTo(maximum);
            for (var i = 1; i < Rows; i++)
            {
                TensorPrimitives.Max(maximum, block.Row(X, i), maximum);
            }

            for (var i = 0; i < Rows; i++)
            {
                TensorPrimitives.Subtract(block.Row(X, i), maximum, block.Row(Y, i));
            }
        }
    }

    /// <summary>Neighbouring columns of a matrix.</summary>
    /// <param name="Start">The first element, counted from that of the first matrix.</param>
    /// <param name="Stride">From row to row.</param>
    /// <param name="Width">How many columns.</param>
    private readonly record struct Block(nint Start, int Stride, int Width)
    {
        public Span<T> Row<T>(T* matrix, int row) where T : unmanaged => new(matrix + Start + ((nint)row * Stride), Width);
    }
}
