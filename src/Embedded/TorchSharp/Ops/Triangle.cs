using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The elements of matrices on one side of a diagonal, zeros on the other: column − row ≤ k (lower) or ≥ k (upper). The gradient is cut in the same way.</summary>
internal sealed unsafe class Triangle : Operator
{
    internal static readonly Triangle Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("lower", x => Apply(x[0], 0, lower: true), Sample.Values(-2, 2, [3, 4])),
        new("upper, batch", x => Apply(x[0], -1, lower: false), Sample.Values(-2, 2, [2, 4, 3])),
        new("non-contiguous", x => Apply(x[0].t(), 1, lower: true), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], 0, lower: false), Sample.Values(-2, 2, [1, 1])),
        new("empty", x => Apply(x[0], 0, lower: true), Sample.Values(-2, 2, [2, 0, 3])),
    ];

    internal Tensor Apply(Tensor x, long diagonal, bool lower)
    {
        if (x.ndim < 2) throw new InvalidOperationException($"{(lower ? "tril" : "triu")}: input tensor must have at least 2 dimensions, and it has shape {Layout.Text(x.Sizes)}.");
        var y = Tensor.Empty(x.Sizes, x.dtype);
        long rows = x.Sizes[^2], columns = x.Sizes[^1], size = x.ElementSize;
        using (var dense = x.Dense())
        {
            byte* from = (byte*)dense.Address, to = (byte*)y.Address;
            var count = y.NumberOfElements == 0 ? 0 : y.NumberOfElements / columns;
            for (long i = 0; i < count; i++, from += columns * size, to += columns * size)
            {
                // The first column that is another side's than the one before.
                var border = Math.Clamp(i % rows + diagonal + (lower ? 1 : 0), 0, columns);
                var (first, last) = lower ? (0L, border) : (border, columns);
                Clear(to, first * size);
                Buffer.MemoryCopy(from + first * size, to + first * size, (last - first) * size, (last - first) * size);
                Clear(to + last * size, (columns - last) * size);
            }
        }
        return Record(y, [x], [], step => [Apply(step.Gradient, diagonal, lower)]);
    }

    private static void Clear(byte* place, long bytes) => NativeMemory.Clear(place, (nuint)bytes);

    /// <summary>Rows and columns of a triangle's elements, [2, n], in row-major order.</summary>
    internal static Tensor Positions(long rows, long columns, long offset, bool lower, ScalarType type)
    {
        if (rows < 0 || columns < 0) throw new ArgumentException($"{(lower ? "row" : "col")} must be non-negative, got [{rows}, {columns}]");
        List<long> at = [], across = [];
        for (long i = 0; i < rows; i++)
        {
            var (first, last) = lower ? (0, Math.Min(i + offset + 1, columns)) : (Math.Max(i + offset, 0), columns);
            for (var j = first; j < last; j++)
            {
                at.Add(i);
                across.Add(j);
            }
        }
        return Factory.From<long>([.. at, .. across], [2, at.Count], type, null, false);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The lower triangles of matrices, zeros above: elements with column − row ≤ diagonal.</summary>
        public Tensor tril(long diagonal = 0) => Triangle.Instance.Apply(this, diagonal, lower: true);

        /// <summary>Sets all above the lower triangles to 0.</summary>
        public Tensor tril_(long diagonal = 0) => InPlace.Copy(this, tril(diagonal));

        /// <summary>The upper triangles of matrices, zeros below: elements with column − row ≥ diagonal.</summary>
        public Tensor triu(long diagonal = 0) => Triangle.Instance.Apply(this, diagonal, lower: false);

        /// <summary>Sets all below the upper triangles to 0.</summary>
        public Tensor triu_(long diagonal = 0) => InPlace.Copy(this, triu(diagonal));
    }

    /// <summary>The lower triangles of matrices, zeros above: elements with column − row ≤ diagonal.</summary>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <summary>Sets all above the lower triangles to 0.</summary>
    public static Tensor tril_(Tensor input, long diagonal = 0) => input.tril_(diagonal);

    /// <summary>The upper triangles of matrices, zeros below: elements with column − row ≥ diagonal.</summary>
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    /// <summary>Sets all below the upper triangles to 0.</summary>
    public static Tensor triu_(Tensor input, long diagonal = 0) => input.triu_(diagonal);

    /// <summary>The positions of a lower triangle's elements, [2, n]: rows and columns.</summary>
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) => Triangle.Positions(row, col, offset, lower: true, dtype);

    /// <summary>The positions of an upper triangle's elements, [2, n]: rows and columns.</summary>
    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) => Triangle.Positions(row, col, offset, lower: false, dtype);
}
