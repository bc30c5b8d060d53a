using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>a / b; integers are divided as real numbers. da = g/b, db = −g·a/b².</summary>
internal sealed class Divide : BinaryOperator
{
    internal static readonly Divide Instance = new();

    protected override Operands GradientAReads => Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, fromB: 0.5, toB: 3);

    /// <summary>The quotient, rounded if asked; integers stay integers then.</summary>
    internal Tensor Rounded(Tensor a, Tensor b, RoundingMode mode) => mode switch
    {
        RoundingMode.floor => FloorDivide.Instance.Apply(a, b),
        RoundingMode.trunc => TruncateDivide.Instance.Apply(a, b),
        _ => Apply(a, b),
    };

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Divide(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g / b;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => -g * a / (b * b);
}

/// <summary>A quotient or rest that has no gradient where it jumps and, for integers, none for the divisor 0.</summary>
internal abstract class WholeDivision : BinaryOperator
{
    protected override Operands GradientAReads => Operands.None;

    protected override Operands GradientBReads => Operands.None;

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g * 0;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * 0;

    // Away from the jumps, where a is a multiple of b.
    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, from: 1.1, to: 1.7, fromB: 0.9, toB: 1);

    protected static bool IsReal<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>Whether an integer division by b is a negation: the smallest integer by −1 would overflow.</summary>
    protected static bool IsMinusOne<T>(T b) where T : INumber<T> => T.IsNegative(b) && b + T.One == T.Zero;

    protected static T NotZero<T>(T b) where T : INumber<T> =>
        T.IsZero(b) && !IsReal<T>() ? throw new DivideByZeroException("ZeroDivisionError: an integer was divided by 0.") : b;
}

/// <summary>⌊a / b⌋.</summary>
internal sealed class FloorDivide : WholeDivision
{
    internal static readonly FloorDivide Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            T p = a[i], q = NotZero(b[i]);
            if (T.IsZero(q)) y[i] = p / q;
            else if (!IsReal<T>() && IsMinusOne(q)) y[i] = unchecked(T.Zero - p);
            else
            {
                // From the rest, as Python: the quotient of rounded numbers may round up to the next integer.
                var rest = p % q;
                var quotient = (p - rest) / q;
                if (!T.IsZero(rest) && T.IsNegative(q) != T.IsNegative(rest)) quotient -= T.One;
                if (IsReal<T>() && T.IsFinite(quotient))
                {
                    var floor = T.CreateTruncating(Math.Floor(double.CreateTruncating(quotient)));
                    var half = T.One / (T.One + T.One);
                    y[i] = quotient - floor > half ? floor + T.One : floor;
                }
                else y[i] = quotient;
            }
        }
    }
}

/// <summary>a / b without what is behind the point.</summary>
internal sealed class TruncateDivide : WholeDivision
{
    internal static readonly TruncateDivide Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            if (IsReal<T>()) y[i] = T.CreateTruncating(Math.Truncate(double.CreateTruncating(a[i] / b[i])));
            else y[i] = IsMinusOne(b[i]) ? unchecked(T.Zero - a[i]) : a[i] / NotZero(b[i]);
        }
    }
}

/// <summary>a mod b with the sign of b, as in Python: a − b·⌊a/b⌋. da = g, db = −g·⌊a/b⌋.</summary>
internal sealed class Remainder : WholeDivision
{
    internal static readonly Remainder Instance = new();

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++)
        {
            T q = NotZero(b[i]), rest = !IsReal<T>() && IsMinusOne(q) ? T.Zero : a[i] % q;
            y[i] = !T.IsZero(rest) && T.IsNegative(rest) != T.IsNegative(q) ? rest + q : rest;
        }
    }

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => -g * FloorDivide.Instance.Apply(a, b);
}

/// <summary>a mod b with the sign of a, as in C: a − b·trunc(a/b). da = g, db = −g·trunc(a/b).</summary>
internal sealed class FMod : WholeDivision
{
    internal static readonly FMod Instance = new();

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y)
    {
        for (var i = 0; i < y.Length; i++) y[i] = !IsReal<T>() && IsMinusOne(b[i]) ? T.Zero : a[i] % NotZero(b[i]);
    }

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g;

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => -g * TruncateDivide.Instance.Apply(a, b);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>this / target, broadcast; rounded down or towards 0 if asked, and integers stay integers then.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Divide.Instance.Rounded(this, target, rounding_mode);

        /// <summary>this / target, written into this tensor.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None ? Divide.Instance.Into(this, target) : Into(div(target, rounding_mode));

        /// <summary>The same as <see cref="div(Tensor, RoundingMode)"/>.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>The same as <see cref="div_(Tensor, RoundingMode)"/>.</summary>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary>this / other as real numbers, broadcast.</summary>
        public Tensor true_divide(Tensor other) => Divide.Instance.Apply(this, other);

        /// <summary>this / other as real numbers, written into this tensor.</summary>
        public Tensor true_divide_(Tensor other) => Divide.Instance.Into(this, other);

        /// <summary>⌊this / other⌋, broadcast.</summary>
        public Tensor floor_divide(Tensor other) => FloorDivide.Instance.Apply(this, other);

        /// <summary>⌊this / other⌋, written into this tensor.</summary>
        public Tensor floor_divide_(Tensor other) => FloorDivide.Instance.Into(this, other);

        /// <summary>this mod target with the sign of target, broadcast.</summary>
        public Tensor remainder(Tensor target) => Remainder.Instance.Apply(this, target);

        /// <summary>this mod target with the sign of target, written into this tensor.</summary>
        public Tensor remainder_(Tensor target) => Remainder.Instance.Into(this, target);

        /// <summary>this mod target with the sign of this, broadcast.</summary>
        public Tensor fmod(Tensor target) => FMod.Instance.Apply(this, target);

        /// <summary>this mod target with the sign of this, written into this tensor.</summary>
        public Tensor fmod_(Tensor target) => FMod.Instance.Into(this, target);

        /// <summary>this / target; rounded down or towards 0 if asked, and integers stay integers then.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            using var number = target.ToNumber();
            return Divide.Instance.Rounded(this, number, rounding_mode);
        }

        /// <summary>this / target, written into this tensor.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => rounding_mode == RoundingMode.None ? Divide.Instance.Into(this, target) : Into(div(target, rounding_mode));

        /// <summary>The same as <see cref="div(Scalar, RoundingMode)"/>.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>The same as <see cref="div_(Scalar, RoundingMode)"/>.</summary>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary>this / other as real numbers.</summary>
        public Tensor true_divide(Scalar other) => Divide.Instance.Apply(this, other);

        /// <summary>this / other as real numbers, written into this tensor.</summary>
        public Tensor true_divide_(Scalar other) => Divide.Instance.Into(this, other);

        /// <summary>⌊this / other⌋.</summary>
        public Tensor floor_divide(Scalar other) => FloorDivide.Instance.Apply(this, other);

        /// <summary>⌊this / other⌋, written into this tensor.</summary>
        public Tensor floor_divide_(Scalar other) => FloorDivide.Instance.Into(this, other);

        /// <summary>this mod scalar with the sign of scalar.</summary>
        public Tensor remainder(Scalar scalar) => Remainder.Instance.Apply(this, scalar);

        /// <summary>this mod scalar with the sign of scalar, written into this tensor.</summary>
        public Tensor remainder_(Scalar scalar) => Remainder.Instance.Into(this, scalar);

        /// <summary>this mod scalar with the sign of this.</summary>
        public Tensor fmod(Scalar scalar) => FMod.Instance.Apply(this, scalar);

        /// <summary>this mod scalar with the sign of this, written into this tensor.</summary>
        public Tensor fmod_(Scalar scalar) => FMod.Instance.Into(this, scalar);
    }

    /// <summary>How a quotient is rounded.</summary>
    public enum RoundingMode
    {
        /// <summary>Not at all.</summary>
        None = 0,
        /// <summary>Towards 0.</summary>
        trunc = 1,
        /// <summary>Down.</summary>
        floor = 2,
    }

    /// <summary>left / right, broadcast; rounded down or towards 0 if asked, and integers stay integers then.</summary>
    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    /// <summary>left / right, written into left.</summary>
    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    /// <summary>The same as <see cref="div(Tensor, Tensor, RoundingMode)"/>.</summary>
    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    /// <summary>left / right, written into left.</summary>
    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    /// <summary>left mod right with the sign of right, broadcast.</summary>
    public static Tensor remainder(Tensor left, Tensor right) => left.remainder(right);

    /// <summary>left mod right with the sign of right, written into left.</summary>
    public static Tensor remainder_(Tensor left, Tensor right) => left.remainder_(right);

    /// <summary>left mod right with the sign of left, broadcast.</summary>
    public static Tensor fmod(Tensor left, Tensor right) => left.fmod(right);

    /// <summary>left mod right with the sign of left, written into left.</summary>
    public static Tensor fmod_(Tensor left, Tensor right) => left.fmod_(right);

    /// <summary>left / right; rounded down or towards 0 if asked, and integers stay integers then.</summary>
    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    /// <summary>left / right, written into left.</summary>
    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div_(right, rounding_mode);

    /// <summary>The same as <see cref="div(Tensor, Scalar, RoundingMode)"/>.</summary>
    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) => left.div(right, rounding_mode);

    /// <summary>left / right, written into left.</summary>
    public static Tensor divide_(Tensor left, Scalar right) => left.div_(right);

    /// <summary>left mod right with the sign of right.</summary>
    public static Tensor remainder(Tensor left, Scalar right) => left.remainder(right);

    /// <summary>left mod right with the sign of right, written into left.</summary>
    public static Tensor remainder_(Tensor left, Scalar right) => left.remainder_(right);

    /// <summary>left mod right with the sign of left.</summary>
    public static Tensor fmod(Tensor left, Scalar right) => left.fmod(right);

    /// <summary>left mod right with the sign of left, written into left.</summary>
    public static Tensor fmod_(Tensor left, Scalar right) => left.fmod_(right);

    /// <summary>dividend / divisor as real numbers, broadcast.</summary>
    public static Tensor true_divide(Tensor dividend, Tensor divisor) => dividend.true_divide(divisor);

    /// <summary>dividend / divisor as real numbers, written into the dividend.</summary>
    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => dividend.true_divide_(divisor);

    /// <summary>⌊input / other⌋, broadcast.</summary>
    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    /// <summary>⌊input / other⌋, written into input.</summary>
    public static Tensor floor_divide_(Tensor input, Tensor other) => input.floor_divide_(other);
}
