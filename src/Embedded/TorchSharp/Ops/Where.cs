using System.Runtime.Intrinsics;
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
        if (condition.dtype is not (ScalarType.Bool or ScalarType.Byte)) throw new InvalidOperationException($"where expected condition to be a boolean tensor, but got a tensor with dtype {condition.dtype}: compare first, as in x > 0.");
        var type = ElementTypes.Promote(a, b);
        var shape = Layout.Broadcast(Layout.Broadcast(condition.Sizes, a.Sizes), b.Sizes);
        var y = Tensor.Empty(shape, type);
        using (Tensor left = a.AsType(type), right = b.AsType(type)) Choose(condition, left, right, y);
        var (shapeA, typeA, shapeB, typeB) = (a.shape, a.dtype, b.shape, b.dtype);
        return Record(y, [a, b], [condition], step =>
        {
            var kept = step.Saved(0);
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
            long i = 0;
            if (sizeof(T) == 4 && walk.InnerStrideA == 1 && walk.InnerStrideB is 0 or 1) i = Blend(c, (uint*)v, walk.InnerStrideB, (uint*)to, walk.InnerSize);
            for (; i < walk.InnerSize; i++)
                if (c[i * walk.InnerStrideA] == 0) to[i] = v[i * walk.InnerStrideB];
            to += walk.InnerSize;
        }
    }

    /// <summary>y = v where c is 0, eight at a time; gives how many were done.</summary>
    private static unsafe long Blend(byte* c, uint* v, long step, uint* y, long n)
    {
        long i = 0;
        for (var number = Vector128.Create(*v); i + 8 <= n; i += 8)
        {
            var flags = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)(c + i)).AsByte());
            var low = Vector128.Equals(Vector128.WidenLower(flags), Vector128<uint>.Zero);
            var high = Vector128.Equals(Vector128.WidenUpper(flags), Vector128<uint>.Zero);
            Vector128.ConditionalSelect(low, step == 0 ? number : Vector128.Load(v + i), Vector128.Load(y + i)).Store(y + i);
            Vector128.ConditionalSelect(high, step == 0 ? number : Vector128.Load(v + i + 4), Vector128.Load(y + i + 4)).Store(y + i + 4);
        }
        return i;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The values where the condition holds, else those of y; broadcast.</summary>
        public Tensor where(Tensor condition, Tensor y) => Where.Instance.Apply(condition, this, y);

        /// <summary>One value where the mask is true, else this tensor's.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value)
        {
            using var number = value.ToNumber();
            using var typed = number.to_type(dtype);
            return Where.Instance.Apply(mask, typed, this);
        }

        /// <summary>Sets the elements where the mask is true.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value)
        {
            using var filled = masked_fill(mask, value);
            return InPlace.Copy(this, filled);
        }
    }

    /// <summary>x where the condition holds, else y; broadcast.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Where.Instance.Apply(condition, x, y);

    /// <summary>The positions of the elements that are not 0: one vector for each dimension.</summary>
    public static Tensor[] where(Tensor condition) => [.. condition.nonzero_as_list()];
}
