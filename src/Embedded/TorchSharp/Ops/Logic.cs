using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Operations on truth values and on the bits of integers; no gradient.</summary>
internal static class Bitwise
{
    internal enum Kind
    {
        And,
        Or,
        Xor,
        LeftShift,
        RightShift,
    }

    /// <summary>a = a ? b, broadcast to a. Returns a.</summary>
    internal static Tensor Into(Kind kind, Tensor a, Tensor b)
    {
        using var y = Apply(kind, a, b);
        return InPlace.Replace(a, y);
    }

    /// <summary>Every bit turned over; truth values negated.</summary>
    internal static Tensor Not(Tensor x)
    {
        if (x.dtype == ScalarType.Bool) return x.logical_not();
        using var ones = ((Scalar)(-1)).ToNumber();
        return Apply(Kind.Xor, x, ones);
    }

    internal static Tensor Apply(Kind kind, Tensor a, Tensor b)
    {
        var type = ElementTypes.Promote(a, b);
        if (ElementTypes.IsFloatingPoint(type) || (type == ScalarType.Bool && kind is Kind.LeftShift or Kind.RightShift))
            throw new InvalidOperationException($"bitwise {kind} is not implemented for {type}: it works on {(kind is Kind.LeftShift or Kind.RightShift ? "integers" : "truth values and integers; compare first, as in x > 0")}.");
        var y = Tensor.Empty(Layout.Broadcast(a.Sizes, b.Sizes), type);
        using Tensor left = a.AsType(type), right = b.AsType(type);
        switch (type)
        {
            case ScalarType.Int64: Compute<long>(kind, left, right, y); break;
            case ScalarType.Int32: Compute<int>(kind, left, right, y); break;
            case ScalarType.Int16: Compute<short>(kind, left, right, y); break;
            case ScalarType.Int8: Compute<sbyte>(kind, left, right, y); break;
            default: Compute<byte>(kind, left, right, y); break;
        }
        return y;
    }

    private static void Compute<T>(Kind kind, Tensor a, Tensor b, Tensor y) where T : unmanaged, IBinaryInteger<T> =>
        Rows.Apply<T, T>(a, b, y, kind switch
        {
            Kind.And => static (p, q, r) => TensorPrimitives.BitwiseAnd(p, q, r),
            Kind.Or => static (p, q, r) => TensorPrimitives.BitwiseOr(p, q, r),
            Kind.Xor => static (p, q, r) => TensorPrimitives.Xor(p, q, r),
            Kind.LeftShift => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] << int.CreateTruncating(q[i]); }
            ,
            _ => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] >> int.CreateTruncating(q[i]); }
            ,
        });
}

/// <summary>What kind of number each element is, as truth values; no gradient.</summary>
internal static class Classification
{
    internal static Tensor IsNegative(Tensor x)
    {
        if (!x.is_floating_point()) return x < 0;
        var y = Tensor.Empty(x.Sizes, ScalarType.Bool);
        if (x.dtype == ScalarType.Float32) Rows.Apply<float, byte>(x, y, static (from, _, to) => { for (var i = 0; i < to.Length; i++) to[i] = float.IsNegative(from[i]) ? (byte)1 : (byte)0; });
        else Rows.Apply<double, byte>(x, y, static (from, _, to) => { for (var i = 0; i < to.Length; i++) to[i] = double.IsNegative(from[i]) ? (byte)1 : (byte)0; });
        return y;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>And of bits, or of truth values, broadcast.</summary>
        public Tensor bitwise_and(Tensor other) => Bitwise.Apply(Bitwise.Kind.And, this, other);

        /// <summary>And of bits, or of truth values, written into this tensor.</summary>
        public Tensor bitwise_and_(Tensor other) => Bitwise.Into(Bitwise.Kind.And, this, other);

        /// <summary>And of truth values, broadcast; anything but 0 is true.</summary>
        public Tensor logical_and(Tensor other) => Bitwise.Apply(Bitwise.Kind.And, to_type(ScalarType.Bool), other.to_type(ScalarType.Bool));

        /// <summary>And of truth values, written into this tensor as 0 and 1.</summary>
        public Tensor logical_and_(Tensor other) => LogicalInto(logical_and(other));

        /// <summary>Or of bits, or of truth values, broadcast.</summary>
        public Tensor bitwise_or(Tensor other) => Bitwise.Apply(Bitwise.Kind.Or, this, other);

        /// <summary>Or of bits, or of truth values, written into this tensor.</summary>
        public Tensor bitwise_or_(Tensor other) => Bitwise.Into(Bitwise.Kind.Or, this, other);

        /// <summary>Or of truth values, broadcast; anything but 0 is true.</summary>
        public Tensor logical_or(Tensor other) => Bitwise.Apply(Bitwise.Kind.Or, to_type(ScalarType.Bool), other.to_type(ScalarType.Bool));

        /// <summary>Or of truth values, written into this tensor as 0 and 1.</summary>
        public Tensor logical_or_(Tensor other) => LogicalInto(logical_or(other));

        /// <summary>Exclusive or of bits, or of truth values, broadcast.</summary>
        public Tensor bitwise_xor(Tensor other) => Bitwise.Apply(Bitwise.Kind.Xor, this, other);

        /// <summary>Exclusive or of bits, or of truth values, written into this tensor.</summary>
        public Tensor bitwise_xor_(Tensor other) => Bitwise.Into(Bitwise.Kind.Xor, this, other);

        /// <summary>Exclusive or of truth values, broadcast; anything but 0 is true.</summary>
        public Tensor logical_xor(Tensor other) => Bitwise.Apply(Bitwise.Kind.Xor, to_type(ScalarType.Bool), other.to_type(ScalarType.Bool));

        /// <summary>Exclusive or of truth values, written into this tensor as 0 and 1.</summary>
        public Tensor logical_xor_(Tensor other) => LogicalInto(logical_xor(other));

        /// <summary>this · 2ᵒ: bits moved up, broadcast.</summary>
        public Tensor bitwise_left_shift(Tensor other) => Bitwise.Apply(Bitwise.Kind.LeftShift, this, other);

        /// <summary>this · 2ᵒ: bits moved up, written into this tensor.</summary>
        public Tensor bitwise_left_shift_(Tensor other) => Bitwise.Into(Bitwise.Kind.LeftShift, this, other);

        /// <summary>⌊this / 2ᵒ⌋: bits moved down, broadcast.</summary>
        public Tensor bitwise_right_shift(Tensor other) => Bitwise.Apply(Bitwise.Kind.RightShift, this, other);

        /// <summary>⌊this / 2ᵒ⌋: bits moved down, written into this tensor.</summary>
        public Tensor bitwise_right_shift_(Tensor other) => Bitwise.Into(Bitwise.Kind.RightShift, this, other);

        /// <summary>Every bit turned over; truth values negated.</summary>
        public Tensor bitwise_not() => Bitwise.Not(this);

        /// <summary>Every bit turned over, written into this tensor.</summary>
        public Tensor bitwise_not_() => Into(bitwise_not());

        /// <summary>Whether each element is 0 or false.</summary>
        public Tensor logical_not() => this == 0;

        /// <summary>Whether each element is 0 or false, written into this tensor as 0 and 1.</summary>
        public Tensor logical_not_() => LogicalInto(logical_not());

        private Tensor LogicalInto(Tensor truth)
        {
            using (truth) return InPlace.Replace(this, truth);
        }

        /// <summary>Whether each element is not a number.</summary>
        public Tensor isnan() => ne(this);

        /// <summary>Whether each element is +∞ or −∞.</summary>
        public Tensor isinf() => isposinf().logical_or(isneginf());

        /// <summary>Whether each element is +∞.</summary>
        public Tensor isposinf() => this == float.PositiveInfinity;

        /// <summary>Whether each element is −∞.</summary>
        public Tensor isneginf() => this == float.NegativeInfinity;

        /// <summary>Whether each element is a number and not infinite.</summary>
        public Tensor isfinite() => is_floating_point() ? abs() < float.PositiveInfinity : ones(Sizes, ScalarType.Bool);

        /// <summary>Whether each element is real: all are.</summary>
        public Tensor isreal() => ones(Sizes, ScalarType.Bool);

        /// <summary>Whether the one element is not 0.</summary>
        public bool is_nonzero() => numel() == 1 ? (bool)(this != 0) : throw new InvalidOperationException("Boolean value of Tensor with " + (numel() == 0 ? "no values" : "more than one value") + " is ambiguous");

        /// <summary>NaN replaced by <paramref name="nan"/>, and ±∞ by given numbers or the largest and smallest of the element type.</summary>
        public Tensor nan_to_num(double nan = 0.0, double? posinf = null, double? neginf = null)
        {
            if (!is_floating_point()) return alias();
            var (most, least) = dtype == ScalarType.Float32 ? (float.MaxValue, float.MinValue) : (double.MaxValue, double.MinValue);
            using Tensor number = full([], nan, dtype), top = full([], posinf ?? most, dtype), bottom = full([], neginf ?? least, dtype);
            return torch.where(isposinf(), top, torch.where(isneginf(), bottom, torch.where(isnan(), number, this)));
        }

        /// <summary><see cref="nan_to_num"/>, written into this tensor.</summary>
        public Tensor nan_to_num_(double nan = 0.0, double? posinf = null, double? neginf = null) => Into(nan_to_num(nan, posinf, neginf));

    }

    /// <summary>And of bits, or of truth values, broadcast.</summary>
    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    /// <summary>And of bits, or of truth values, written into left.</summary>
    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    /// <summary>And of truth values, broadcast.</summary>
    public static Tensor logical_and(Tensor left, Tensor right) => left.logical_and(right);

    /// <summary>And of truth values, written into left.</summary>
    public static Tensor logical_and_(Tensor left, Tensor right) => left.logical_and_(right);

    /// <summary>Or of bits, or of truth values, broadcast.</summary>
    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    /// <summary>Or of bits, or of truth values, written into left.</summary>
    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    /// <summary>Or of truth values, broadcast.</summary>
    public static Tensor logical_or(Tensor left, Tensor right) => left.logical_or(right);

    /// <summary>Or of truth values, written into left.</summary>
    public static Tensor logical_or_(Tensor left, Tensor right) => left.logical_or_(right);

    /// <summary>Exclusive or of bits, or of truth values, broadcast.</summary>
    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    /// <summary>Exclusive or of bits, or of truth values, written into left.</summary>
    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    /// <summary>Exclusive or of truth values, broadcast.</summary>
    public static Tensor logical_xor(Tensor left, Tensor right) => left.logical_xor(right);

    /// <summary>Exclusive or of truth values, written into left.</summary>
    public static Tensor logical_xor_(Tensor left, Tensor right) => left.logical_xor_(right);

    /// <summary>left · 2ᵒ: bits moved up, broadcast.</summary>
    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => left.bitwise_left_shift(right);

    /// <summary>left · 2ᵒ: bits moved up, written into left.</summary>
    public static Tensor bitwise_left_shift_(Tensor left, Tensor right) => left.bitwise_left_shift_(right);

    /// <summary>⌊left / 2ᵒ⌋: bits moved down, broadcast.</summary>
    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => left.bitwise_right_shift(right);

    /// <summary>⌊left / 2ᵒ⌋: bits moved down, written into left.</summary>
    public static Tensor bitwise_right_shift_(Tensor left, Tensor right) => left.bitwise_right_shift_(right);

    /// <summary>Every bit turned over; truth values negated.</summary>
    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    /// <summary>Every bit turned over, written into the tensor.</summary>
    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();

    /// <summary>Whether each element is 0 or false.</summary>
    public static Tensor logical_not(Tensor input) => input.logical_not();

    /// <summary>Whether each element is not a number.</summary>
    public static Tensor isnan(Tensor input) => input.isnan();

    /// <summary>Whether each element is +∞ or −∞.</summary>
    public static Tensor isinf(Tensor tensor) => tensor.isinf();

    /// <summary>Whether each element is +∞.</summary>
    public static Tensor isposinf(Tensor tensor) => tensor.isposinf();

    /// <summary>Whether each element is −∞.</summary>
    public static Tensor isneginf(Tensor tensor) => tensor.isneginf();

    /// <summary>Whether each element is a number and not infinite.</summary>
    public static Tensor isfinite(Tensor tensor) => tensor.isfinite();

    /// <summary>Whether each element is real: all are.</summary>
    public static Tensor isreal(Tensor tensor) => tensor.isreal();

    /// <summary>Whether the one element is not 0.</summary>
    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    /// <summary>NaN replaced by <paramref name="nan"/>, and ±∞ by given numbers or the largest and smallest of the element type.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0.0, double? posinf = null, double? neginf = null) => input.nan_to_num(nan, posinf, neginf);

    /// <summary><see cref="nan_to_num"/>, written into the tensor.</summary>
    public static Tensor nan_to_num_(Tensor input, double nan = 0.0, double? posinf = null, double? neginf = null) => input.nan_to_num_(nan, posinf, neginf);

}
