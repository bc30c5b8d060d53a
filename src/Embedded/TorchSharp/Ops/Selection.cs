using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>a where the condition holds, else b. Each gets the gradient where it was taken.</summary>
internal sealed class Where : Operator
{
    internal static readonly Where Instance = new();

    internal override IEnumerable<Sample> Samples() =>
        Sample.Binary((a, b) => Apply(a > b, a * a, b));

    internal Tensor Apply(Tensor condition, Tensor a, Tensor b)
    {
        if (condition.dtype != ScalarType.Bool) throw new InvalidOperationException($"where expected condition to be a boolean tensor, but got a tensor with dtype {condition.dtype}: compare first, as in x > 0.");
        var type = ElementTypes.Promote(a, b);
        var shape = Layout.Broadcast(Layout.Broadcast(condition.Sizes, a.Sizes), b.Sizes);
        var y = Tensor.Empty(shape, type);
        using (Tensor left = a.AsType(type), right = b.AsType(type)) Choose(condition, left, right, y);
        var kept = condition.Handle().DetachFromDisposeScope();
        var (shapeA, typeA, shapeB, typeB) = (a.shape, a.dtype, b.shape, b.dtype);
        return Record(y, [a, b], [], step =>
        {
            using var none = zeros([], step.Gradient.dtype);
            return
            [
                step.Needs(0) ? SumTo.Shape(Apply(kept, step.Gradient, none), shapeA).to_type(typeA) : null,
                step.Needs(1) ? SumTo.Shape(Apply(kept, none, step.Gradient), shapeB).to_type(typeB) : null,
            ];
        });
    }

    private static void Choose(Tensor condition, Tensor a, Tensor b, Tensor y)
    {
        // y is a everywhere, then b where the condition fails.
        using (var whole = a.View(y.Sizes, Layout.BroadcastStrides(a.Sizes, a.Strides, y.Sizes), a.Offset)) Strided.Copy(whole, y);
        switch (y.ElementSize)
        {
            case 1: Choose<byte>(condition, b, y); break;
            case 2: Choose<short>(condition, b, y); break;
            case 4: Choose<int>(condition, b, y); break;
            default: Choose<long>(condition, b, y); break;
        }
        GC.KeepAlive(condition);
    }

    private static unsafe void Choose<T>(Tensor condition, Tensor b, Tensor y) where T : unmanaged
    {
        var walk = new StridedWalk(
            y.Sizes,
            Layout.BroadcastStrides(condition.Sizes, condition.Strides, y.Sizes),
            Layout.BroadcastStrides(b.Sizes, b.Strides, y.Sizes));
        byte* conditions = condition.Pointer<byte>();
        T* from = b.Pointer<T>(), to = y.Pointer<T>();
        while (walk.MoveNext())
        {
            byte* c = conditions + walk.OffsetA;
            T* v = from + walk.OffsetB;
            for (long i = 0; i < walk.InnerSize; i++)
                if (c[i * walk.InnerStrideA] == 0) to[i] = v[i * walk.InnerStrideB];
            to += walk.InnerSize;
        }
    }
}

/// <summary>Tensors one after the other along a dimension. Each gets its part of the gradient.</summary>
internal sealed class Concatenate : Operator
{
    internal static readonly Concatenate Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("rows", x => Apply([x[0], x[1]], 0), Sample.Values(-2, 2, [2, 3]), Sample.Values(-2, 2, [1, 3], 1)),
        new("columns, non-contiguous", x => Apply([x[0].t(), x[1]], 1), Sample.Values(-2, 2, [3, 2]), Sample.Values(-2, 2, [2, 1], 1)),
        new("empty", x => Apply([x[0], x[1]], 0), Sample.Values(-2, 2, [0, 3]), Sample.Values(-2, 2, [1, 3], 1)),
    ];

    internal Tensor Apply(IReadOnlyList<Tensor> tensors, long dim)
    {
        if (tensors.Count == 0) throw new ArgumentException("cat expects at least one tensor, and the list is empty.");
        var d = Layout.Dimension(dim, tensors[0].ndim);
        var type = tensors[0].dtype;
        var shape = tensors[0].shape;
        if (shape.Length == 0) throw new ArgumentException("zero-dimensional tensors cannot be concatenated: use stack.");
        for (var i = 1; i < tensors.Count; i++)
        {
            type = ElementTypes.Promote(type, tensors[i].dtype);
            for (var k = 0; k < Math.Max(shape.Length, tensors[i].ndim); k++)
                if (tensors[i].ndim != shape.Length || (k != d && tensors[i].Sizes[k] != shape[k]))
                    throw new ArgumentException($"Sizes of tensors must match except in dimension {d}. Expected {Layout.Text(tensors[0].Sizes)} but got {Layout.Text(tensors[i].Sizes)} for tensor number {i} in the list.");
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

    private static Tensor Part(Tensor y, int dim, long start, long length)
    {
        var shape = y.shape;
        shape[dim] = length;
        return y.View(shape, y.Strides, y.Offset + start * y.Strides[dim]);
    }
}
