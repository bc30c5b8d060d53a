using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An operator on two tensors, element by element, with broadcasting and type promotion.</summary>
internal abstract class BinaryOperator : Operator
{
    /// <summary>Whether integers become the default floating-point type first.</summary>
    protected virtual bool MakesReal => false;

    /// <summary>Operands that a gradient is written with.</summary>
    [Flags]
    protected enum Operands
    {
        None = 0,
        A = 1,
        B = 2,
    }

    /// <summary>What <see cref="GradientA"/> reads: only that is kept, and only if the first operand's gradient is wanted.</summary>
    protected abstract Operands GradientAReads { get; }

    /// <summary>What <see cref="GradientB"/> reads.</summary>
    protected abstract Operands GradientBReads { get; }

    /// <summary>y = f(a, b), of equal lengths; y may be a or b.</summary>
    protected abstract void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, INumber<T>;

    /// <summary>The gradient of the first operand, of the result's shape. An operand that is not read is g itself.</summary>
    protected abstract Tensor GradientA(Tensor g, Tensor a, Tensor b);

    /// <summary>The gradient of the second operand, of the result's shape.</summary>
    protected abstract Tensor GradientB(Tensor g, Tensor a, Tensor b);

    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply);

    /// <summary>The result's element type; throws where the operator has no meaning for the operands'.</summary>
    protected virtual ScalarType ResultType(Tensor a, Tensor b)
    {
        var type = ElementTypes.Promote(a, b);
        return MakesReal && !ElementTypes.IsFloatingPoint(type) ? get_default_dtype() : type;
    }

    internal Tensor Apply(Tensor a, Tensor b)
    {
        var type = ResultType(a, b);
        var y = Tensor.Empty(Layout.Broadcast(a.Sizes, b.Sizes), type);
        using (Tensor sameA = a.AsType(type), sameB = b.AsType(type)) Compute(sameA, sameB, y);
        var (operandA, operandB) = (new Operand(a), new Operand(b));
        var read = (a.requires_grad ? GradientAReads : Operands.None) | (b.requires_grad ? GradientBReads : Operands.None);
        Tensor[] saved = read switch { Operands.None => [], Operands.A => [a], Operands.B => [b], _ => [a, b] };
        return Record(y, [a, b], saved, step =>
        {
            var g = step.Gradient;
            var first = read.HasFlag(Operands.A) ? step.Saved(0) : g;
            var second = read.HasFlag(Operands.B) ? step.Saved(read.HasFlag(Operands.A) ? 1 : 0) : g;
            return
            [
                step.Needs(0) ? operandA.Fit(GradientA(g, first, second)) : null,
                step.Needs(1) ? operandB.Fit(GradientB(g, first, second)) : null,
            ];
        });
    }

    internal Tensor Apply(Tensor a, Scalar b)
    {
        using var number = b.ToNumber();
        return Apply(a, number);
    }

    internal Tensor Apply(Scalar a, Tensor b)
    {
        using var number = a.ToNumber();
        return Apply(number, b);
    }

    /// <summary>y[i] = f(a[i], b[i]), computed in float64.</summary>
    protected static void EachReal<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, Func<double, double, double> f) where T : INumber<T>
    {
        for (var i = 0; i < y.Length; i++) y[i] = T.CreateTruncating(f(double.CreateTruncating(a[i]), double.CreateTruncating(b[i])));
    }

    /// <summary>a = f(a, b), b broadcast to a. Returns a.</summary>
    internal Tensor Into(Tensor a, Tensor b)
    {
        if (InPlace.MayOverwrite(a, b) && ResultType(a, b) == a.dtype && Layout.Broadcast(a.Sizes, b.Sizes).AsSpan().SequenceEqual(a.Sizes))
        {
            using (var sameB = b.AsType(a.dtype)) Compute(a, sameB, a);
            a.Storage.BumpVersion();
            return a;
        }
        using var y = Apply(a, b);
        return InPlace.Replace(a, y);
    }

    internal Tensor Into(Tensor a, Scalar b)
    {
        using var number = b.ToNumber();
        return Into(a, number);
    }

    private void Compute(Tensor a, Tensor b, Tensor y)
    {
        switch (y.dtype)
        {
            case ScalarType.Float32: Rows.Apply<float, float>(a, b, y, Forward<float>); break;
            case ScalarType.Float64: Rows.Apply<double, double>(a, b, y, Forward<double>); break;
            case ScalarType.Int64: Rows.Apply<long, long>(a, b, y, Forward<long>); break;
            case ScalarType.Int32: Rows.Apply<int, int>(a, b, y, Forward<int>); break;
            case ScalarType.Int16: Rows.Apply<short, short>(a, b, y, Forward<short>); break;
            case ScalarType.Int8: Rows.Apply<sbyte, sbyte>(a, b, y, Forward<sbyte>); break;
            case ScalarType.Byte: Rows.Apply<byte, byte>(a, b, y, Forward<byte>); break;
            case ScalarType.Bool:
                Rows.Apply<byte, byte>(a, b, y, Forward<byte>);
                foreach (ref var value in y.AsSpan<byte>()) value = Math.Min(value, (byte)1);
                break;
            default: throw ElementTypes.Unsupported(y.dtype);
        }
    }

    /// <summary>What a gradient must look like to be an operand's.</summary>
    private readonly record struct Operand(long[] Shape, ScalarType Type)
    {
        internal Operand(Tensor tensor) : this(tensor.shape, tensor.dtype) { }

        internal Tensor Fit(Tensor gradient)
        {
            if (!gradient.Sizes.SequenceEqual(Shape)) gradient = SumTo.Shape(gradient, Shape);
            return gradient.dtype == Type ? gradient : gradient.to_type(Type);
        }
    }
}
