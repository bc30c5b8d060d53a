using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Which elements of an input line make each element of an output line: Counts[i] neighbours from First[i] on, with weights Weights[i · Width] and after.</summary>
/// <param name="Size">Length of the input line.</param>
/// <param name="Width">The most neighbours that there are.</param>
/// <param name="First">The first neighbour of each output element.</param>
/// <param name="Counts">How many neighbours each has.</param>
/// <param name="Weights">Their weights, Width for each.</param>
internal sealed record LineWeights(int Size, int Width, int[] First, int[] Counts, double[] Weights)
{
    /// <summary>Length of the output line.</summary>
    public int Length => First.Length;
}

/// <summary>Images in another size: y[i, j] = Σ over the neighbours r of row i and c of column j of rowWeight · columnWeight · x[r, c]; and the adjoint.</summary>
/// <remarks>Along the rows first, then down the columns: the two directions do not see each other.</remarks>
internal static unsafe class Resampling
{
    private const int PartOfWork = 1 << 14;

    /// <summary>y [planes, rows.Length, columns.Length] from x [planes, rows.Size, columns.Size].</summary>
    public static void Forward<T>(int planes, LineWeights rows, LineWeights columns, T* x, T* y) where T : unmanaged, INumber<T> => Run(planes, rows, columns, x, y, false);

    /// <summary>The adjoint: each value of y put back, weighted, to the places of x that it was made of; x is overwritten.</summary>
    public static void Adjoint<T>(int planes, LineWeights rows, LineWeights columns, T* y, T* x) where T : unmanaged, INumber<T> => Run(planes, rows, columns, x, y, true);

    private static void Run<T>(int planes, LineWeights rows, LineWeights columns, T* x, T* y, bool back) where T : unmanaged, INumber<T>
    {
        var columnWeights = Array.ConvertAll(columns.Weights, T.CreateTruncating);
        var rowWeights = Array.ConvertAll(rows.Weights, T.CreateTruncating);
        fixed (int* columnFirst = columns.First, columnCounts = columns.Counts, rowFirst = rows.First, rowCounts = rows.Counts)
        fixed (T* columnWeight = columnWeights, rowWeight = rowWeights)
        {
            var perPart = (int)Math.Clamp(PartOfWork / Math.Max(1, (long)rows.Length * columns.Length), 1, Math.Max(1, planes));
            Workers.Run((planes + perPart - 1) / perPart, new Parts<T>
            {
                X = x,
                Y = y,
                Back = back,
                Planes = planes,
                PerPart = perPart,
                Rows = new Line<T> { Size = rows.Size, Length = rows.Length, Width = rows.Width, First = rowFirst, Counts = rowCounts, Weights = rowWeight },
                Columns = new Line<T> { Size = columns.Size, Length = columns.Length, Width = columns.Width, First = columnFirst, Counts = columnCounts, Weights = columnWeight },
            });
        }
    }

    private struct Line<T> where T : unmanaged
    {
        public int Size, Length, Width;
        public int* First, Counts;
        public T* Weights;
    }

    private struct Parts<T> : IParts where T : unmanaged, INumber<T>
    {
        public T* X, Y;
        public bool Back;
        public int Planes, PerPart;
        public Line<T> Rows, Columns;

        public readonly void Run(int part)
        {
            nint size = (nint)Rows.Size * Columns.Size, outSize = (nint)Rows.Length * Columns.Length;
            var between = Scratch.Take<T>(ScratchFor.Patches, (nint)Rows.Size * Columns.Length);
            var end = Math.Min(Planes, (part + 1) * PerPart);
            for (var plane = part * PerPart; plane < end; plane++)
            {
                if (Back)
                {
                    Up(Y + (plane * outSize), between);
                    Narrow(between, X + (plane * size));
                }
                else
                {
                    Widen(X + (plane * size), between);
                    Down(between, Y + (plane * outSize));
                }
            }
        }

        /// <summary>Every row of x at the output's length.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Widen(T* x, T* to)
        {
            for (var row = 0; row < Rows.Size; row++, x += Columns.Size, to += Columns.Length)
            {
                for (var j = 0; j < Columns.Length; j++)
                {
                    T* from = x + Columns.First[j], weights = Columns.Weights + (j * Columns.Width);
                    var sum = weights[0] * from[0];
                    for (var k = 1; k < Columns.Counts[j]; k++)
                    {
                        sum += weights[k] * from[k];
                    }

                    to[j] = sum;
                }
            }
        }

        /// <summary>The output's rows, each a sum of whole rows.</summary>
        private readonly void Down(T* from, T* y)
        {
            var length = Columns.Length;
            for (var i = 0; i < Rows.Length; i++)
            {
                var weights = Rows.Weights + (i * Rows.Width);
                var row = from + ((nint)Rows.First[i] * length);
                var to = new Span<T>(y + ((nint)i * length), length);
                if (Rows.Counts[i] == 1 && weights[0] == T.One)
                {
                    new ReadOnlySpan<T>(row, length).CopyTo(to);
                    continue;
                }

                TensorPrimitives.Multiply(new ReadOnlySpan<T>(row, length), weights[0], to);
                for (var k = 1; k < Rows.Counts[i]; k++)
                {
                    TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(row + ((nint)k * length), length), weights[k], to, to);
                }
            }
        }

        private readonly void Up(T* y, T* to)
        {
            var length = Columns.Length;
            new Span<T>(to, Rows.Size * length).Clear();
            for (var i = 0; i < Rows.Length; i++)
            {
                var row = new ReadOnlySpan<T>(y + ((nint)i * length), length);
                for (var k = 0; k < Rows.Counts[i]; k++)
                {
                    var sum = new Span<T>(to + (((nint)Rows.First[i] + k) * length), length);
                    TensorPrimitives.MultiplyAdd(row, Rows.Weights[(i * Rows.Width) + k], sum, sum);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Narrow(T* from, T* x)
        {
            new Span<T>(x, Rows.Size * Columns.Size).Clear();
            for (var row = 0; row < Rows.Size; row++, x += Columns.Size, from += Columns.Length)
            {
                for (var j = 0; j < Columns.Length; j++)
                {
                    T* to = x + Columns.First[j], weights = Columns.Weights + (j * Columns.Width);
                    for (var k = 0; k < Columns.Counts[j]; k++)
                    {
                        to[k] += weights[k] * from[j];
                    }
                }
            }
        }
    }
}
