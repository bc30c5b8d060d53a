using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors one after the other along a dimension. Each gets its part of the gradient.</summary>
internal sealed class Concatenate : Operator
{
    internal static readonly Concatenate Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows", x => Apply([x[0], x[1]], 0), Sample.Values(-2, 2, [2, 3]), Sample.Values(-2, 2, [1, 3], 1)),
        new("columns, non-contiguous", x => Apply([x[0].t(), x[1]], 1), Sample.Values(-2, 2, [3, 2]), Sample.Values(-2, 2, [2, 1], 1)),
        new("empty", x => Apply([x[0], x[1]], 0), Sample.Values(-2, 2, [0, 3]), Sample.Values(-2, 2, [1, 3], 1)),
        new("size 1", x => Apply([x[0], x[1]], 0), Sample.Values(-2, 2, [1]), Sample.Values(-2, 2, [1], 1)),
    ];

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "sizes must be equal but along the dimension" };

    internal Tensor Apply(IReadOnlyList<Tensor> tensors, long dim)
    {
        if (tensors.Count == 0) throw new ArgumentException("torch.cat(): expected a non-empty list of Tensors");
        // An empty vector fits everywhere, as the start of a loop that collects rows.
        if (tensors.Any(IsEmptyVector) && !tensors.All(IsEmptyVector)) return Apply([.. tensors.Where(tensor => !IsEmptyVector(tensor))], dim);
        var d = Layout.Dimension(dim, tensors[0].ndim);
        var type = tensors[0].dtype;
        var shape = tensors[0].shape;
        if (shape.Length == 0) throw new ArgumentException("zero-dimensional tensor (at position 0) cannot be concatenated: use stack.");
        for (var i = 1; i < tensors.Count; i++)
        {
            type = ElementTypes.Promote(type, tensors[i].dtype);
            if (tensors[i].ndim != shape.Length) throw new ArgumentException($"Tensors must have same number of dimensions: got {shape.Length} and {tensors[i].ndim}, shapes {Layout.Text(tensors[0].Sizes)} and {Layout.Text(tensors[i].Sizes)}");
            for (var k = 0; k < shape.Length; k++)
                if (k != d && tensors[i].Sizes[k] != shape[k])
                    throw new ArgumentException($"Sizes of tensors must match except in dimension {d}. Expected size {shape[k]} but got size {tensors[i].Sizes[k]} for tensor number {i} in the list: {Layout.Text(tensors[0].Sizes)} and {Layout.Text(tensors[i].Sizes)}.");
            shape[d] += tensors[i].Sizes[d];
        }
        var y = Tensor.Empty(shape, type);
        var starts = new long[tensors.Count + 1];
        for (var i = 0; i < tensors.Count; i++)
        {
            starts[i + 1] = starts[i] + tensors[i].Sizes[d];
            using var part = Part(y, d, starts[i], tensors[i].Sizes[d]);
            using var same = tensors[i].AsType(type);
            Strided.Copy(same, part);
        }
        return Record(y, tensors.ToArray(), [], step =>
        {
            var gradients = new Tensor?[starts.Length - 1];
            for (var i = 0; i < gradients.Length; i++)
                if (step.Needs(i)) gradients[i] = Slice.Instance.Apply(step.Gradient, d, starts[i], starts[i + 1], 1);
            return gradients;
        });
    }

    private static bool IsEmptyVector(Tensor tensor) => tensor.Sizes is [0];

    private static Tensor Part(Tensor y, int dim, long start, long length)
    {
        var shape = y.shape;
        shape[dim] = length;
        return y.View(shape, y.Strides, y.Offset + start * y.Strides[dim]);
    }
}

public static partial class torch
{
    /// <summary>Tensors one after the other along a dimension; all other sizes are equal.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Concatenate.Instance.Apply([.. tensors], dim);

    /// <summary>Tensors one after the other along a dimension; all other sizes are equal.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Concatenate.Instance.Apply(tensors, dim);

    /// <summary>Tensors one after the other along a dimension; all other sizes are equal.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Concatenate.Instance.Apply(tensors.ToArray(), dim);

    /// <summary>Tensors one after the other along a dimension: another name of <see cref="cat(Tensor[], long)"/>.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors one after the other along a dimension: another name of <see cref="cat(Tensor[], long)"/>.</summary>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors one after the other along a dimension: another name of <see cref="cat(Tensor[], long)"/>.</summary>
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors one after the other along a dimension: another name of <see cref="cat(Tensor[], long)"/>.</summary>
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Tensors one after the other along a dimension: another name of <see cref="cat(Tensor[], long)"/>.</summary>
    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Tensors one after the other along a dimension: another name of <see cref="cat(Tensor[], long)"/>.</summary>
    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Tensors of one shape along a dimension that is added.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        Tensor[] all = [.. tensors];
        if (all.Length == 0) throw new ArgumentException("stack expects a non-empty TensorList");
        for (var i = 1; i < all.Length; i++)
            if (!all[i].Sizes.SequenceEqual(all[0].Sizes))
                throw new ArgumentException($"stack expects each tensor to be equal size, but got {Layout.Text(all[0].Sizes)} at entry 0 and {Layout.Text(all[i].Sizes)} at entry {i}");
        var d = Layout.Dimension(dim, all[0].ndim + 1);
        return Concatenate.Instance.Apply([.. all.Select(tensor => tensor.unsqueeze(d))], d);
    }

    /// <summary>Side by side: along dimension 1, or 0 for vectors and numbers.</summary>
    public static Tensor hstack(params Tensor[] tensors) => hstack((IEnumerable<Tensor>)tensors);

    /// <summary>Side by side: along dimension 1, or 0 for vectors and numbers.</summary>
    public static Tensor hstack(IList<Tensor> tensors) => hstack((IEnumerable<Tensor>)tensors);

    /// <summary>Side by side: along dimension 1, or 0 for vectors and numbers.</summary>
    public static Tensor hstack(IEnumerable<Tensor> tensors)
    {
        Tensor[] all = [.. tensors.Select(tensor => tensor.atleast_1d())];
        return cat(all, all is [{ ndim: 1 }, ..] ? 0 : 1);
    }

    /// <summary>One below the other: along dimension 0; vectors and numbers are rows.</summary>
    public static Tensor vstack(Tensor[] tensors) => cat([.. tensors.Select(tensor => tensor.atleast_2d())], 0);

    /// <summary>One below the other: along dimension 0; vectors and numbers are rows.</summary>
    public static Tensor vstack(IList<Tensor> tensors) => vstack(tensors.ToArray());

    /// <summary>One below the other: another name of <see cref="vstack(Tensor[])"/>.</summary>
    public static Tensor row_stack(params Tensor[] tensors) => vstack(tensors);

    /// <summary>One below the other: another name of <see cref="vstack(Tensor[])"/>.</summary>
    public static Tensor row_stack(IList<Tensor> tensors) => vstack(tensors);

    /// <summary>One behind the other: along dimension 2, after <see cref="Tensor.atleast_3d"/>.</summary>
    public static Tensor dstack(params Tensor[] tensors) => dstack((IEnumerable<Tensor>)tensors);

    /// <summary>One behind the other: along dimension 2, after <see cref="Tensor.atleast_3d"/>.</summary>
    public static Tensor dstack(IList<Tensor> tensors) => dstack((IEnumerable<Tensor>)tensors);

    /// <summary>One behind the other: along dimension 2, after <see cref="Tensor.atleast_3d"/>.</summary>
    public static Tensor dstack(IEnumerable<Tensor> tensors) => cat([.. tensors.Select(tensor => tensor.atleast_3d())], 2);

    /// <summary>Columns side by side: vectors and numbers are columns.</summary>
    public static Tensor column_stack(params Tensor[] tensors) => cat([.. tensors.Select(tensor => tensor.ndim < 2 ? tensor.reshape(-1, 1) : tensor)], 1);

    /// <summary>Columns side by side: vectors and numbers are columns.</summary>
    public static Tensor column_stack(IList<Tensor> tensors) => column_stack(tensors.ToArray());

    /// <summary>A matrix with the given ones along its diagonal and zeros elsewhere; vectors are rows.</summary>
    public static Tensor block_diag(params Tensor[] tensors)
    {
        if (tensors.Length == 0) return zeros(1, 0);
        Tensor[] blocks = [.. tensors.Select(tensor => tensor.ndim <= 2 ? tensor.atleast_2d() : throw new ArgumentException($"torch.block_diag: Input tensors must have 2 or fewer dimensions. Input has {tensor.ndim} dimensions"))];
        var type = blocks.Aggregate(blocks[0].dtype, (sofar, block) => ElementTypes.Promote(sofar, block.dtype));
        var width = blocks.Sum(block => block.Sizes[1]);
        long left = 0;
        var rows = new Tensor[blocks.Length];
        for (var i = 0; i < rows.Length; left += blocks[i++].Sizes[1])
        {
            var (height, own) = (blocks[i].Sizes[0], blocks[i].Sizes[1]);
            rows[i] = cat([zeros(height, left, type), blocks[i].to_type(type), zeros(height, width - left - own, type)], 1);
        }
        return cat(rows, 0);
    }
}
