using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>a + b. Both gradients are g.</summary>
internal sealed class Add : BinaryOperator
{
    internal static readonly Add Instance = new();

    protected override Operands GradientAReads => Operands.None;

    protected override Operands GradientBReads => Operands.None;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Add(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g;
}

/// <summary>a − b. da = g, db = −g.</summary>
internal sealed class Subtract : BinaryOperator
{
    internal static readonly Subtract Instance = new();

    protected override Operands GradientAReads => Operands.None;

    protected override Operands GradientBReads => Operands.None;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Subtract(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => -g;
}

/// <summary>a · b. da = g·b, db = g·a.</summary>
internal sealed class Multiply : BinaryOperator
{
    internal static readonly Multiply Instance = new();

    protected override Operands GradientAReads => Operands.B;

    protected override Operands GradientBReads => Operands.A;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Multiply(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g * b;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * a;
}

/// <summary>a / b; integers are divided as real numbers. da = g/b, db = −g·a/b².</summary>
internal sealed class Divide : BinaryOperator
{
    internal static readonly Divide Instance = new();

    protected override Operands GradientAReads => Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, fromB: 0.5, toB: 3);

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Divide(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g / b;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => -g * a / (b * b);
}

/// <summary>a mod b with the sign of b, as in Python: a − b·⌊a/b⌋. da = g, db = −g·⌊a/b⌋.</summary>
internal sealed class Remainder : BinaryOperator
{
    internal static readonly Remainder Instance = new();

    protected override Operands GradientAReads => Operands.None;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    // Away from the jumps, where a is a multiple of b.
    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, from: 1.1, to: 1.7, fromB: 0.9, toB: 1);

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var rest = a[i] % b[i];
            y[i] = !T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(b[i]) ? rest + b[i] : rest;
        }
    }

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => -g * (a / b).floor();
}

/// <summary>The larger of a and b; NaN wins. The gradient goes to the larger, by halves where they are equal.</summary>
internal sealed class Maximum : BinaryOperator
{
    internal static readonly Maximum Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Max(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => Extremes.Share(g, a > b, a == b);

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => Extremes.Share(g, b > a, a == b);
}

/// <summary>The smaller of a and b; NaN wins. The gradient goes to the smaller, by halves where they are equal.</summary>
internal sealed class Minimum : BinaryOperator
{
    internal static readonly Minimum Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Min(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => Extremes.Share(g, a < b, a == b);

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => Extremes.Share(g, b < a, a == b);
}

/// <summary>How <see cref="Maximum"/> and <see cref="Minimum"/> share a gradient.</summary>
internal static class Extremes
{
    internal static Tensor Share(Tensor g, Tensor mine, Tensor tie) => g * (mine.to_type(g.dtype) + tie.to_type(g.dtype) * 0.5);
}

/// <summary>aᵇ. da = g·b·aᵇ⁻¹, db = g·aᵇ·ln a (0 where a is 0).</summary>
internal sealed class Power : BinaryOperator
{
    internal static readonly Power Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, from: 0.3, to: 2);

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            for (var i = 0; i < y.Length; i++) y[i] = T.CreateTruncating(Math.Pow(double.CreateTruncating(a[i]), double.CreateTruncating(b[i])));
        }
        else
        {
            for (var i = 0; i < y.Length; i++) y[i] = IntegerPower(a[i], long.CreateTruncating(b[i]));
        }
    }

    private static T IntegerPower<T>(T a, long exponent) where T : INumber<T>
    {
        if (exponent < 0) throw new InvalidOperationException("Integers to negative integer powers are not allowed.");
        var power = T.One;
        for (; exponent > 0; exponent >>= 1, a *= a)
            if ((exponent & 1) == 1) power *= a;
        return power;
    }

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => where(b == 0, 0, g * b * a.pow(b - 1));

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => where(a == 0, 0, g * a.pow(b) * a.log());
}
