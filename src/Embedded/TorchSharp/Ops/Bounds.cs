using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The larger of a and b; NaN wins. The gradient goes to the larger, by halves where they are equal.</summary>
internal sealed class Maximum : BinaryOperator
{
    internal static readonly Maximum Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Max(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => Share(g, a < b, a == b);

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => Share(g, b < a, a == b);

    /// <summary>Nothing for the operand that lost. Beside NaN neither has, and both are given all.</summary>
    internal static Tensor Share(Tensor g, Tensor lost, Tensor tie) => where(lost, 0, where(tie, g * 0.5, g));
}

/// <summary>The smaller of a and b; NaN wins. The gradient goes to the smaller, by halves where they are equal.</summary>
internal sealed class Minimum : BinaryOperator
{
    internal static readonly Minimum Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => TensorPrimitives.Min(a, b, y);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => Maximum.Share(g, a > b, a == b);

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => Maximum.Share(g, b > a, a == b);
}

/// <summary>min(max(x, low), high); NaN stays. The gradient passes where low ≤ x ≤ high.</summary>
internal sealed class Clamp : Operator
{
    internal static readonly Clamp Instance = new();

    internal override IEnumerable<Sample> Samples() => Sample.Unary(x => Apply(x, -0.7, 1.1));

    /// <summary>A bound that is null is none.</summary>
    internal Tensor Apply(Tensor x, Scalar? low, Scalar? high)
    {
        var type = ResultType(x, low, high);
        if (type != x.dtype) return Apply(x.to_type(type), low, high);
        var y = Tensor.Empty(x.Sizes, type);
        Compute(x, y, low, high);
        return Record(y, [x], [x], step =>
        {
            var input = step.Saved(0);
            Tensor? inside = low is null ? null : input >= low;
            if (high is not null) inside = inside is null ? input <= high : inside & (input <= high);
            return [inside is null ? step.Gradient : step.Gradient * inside];
        });
    }

    /// <summary>x between the bounds, written into x. Returns x.</summary>
    internal Tensor Into(Tensor x, Scalar? low, Scalar? high)
    {
        if (InPlace.MayOverwrite(x) && ResultType(x, low, high) == x.dtype)
        {
            Compute(x, x, low, high);
            x.Storage.BumpVersion();
            return x;
        }
        using var y = Apply(x, low, high);
        return InPlace.Replace(x, y);
    }

    private static ScalarType ResultType(Tensor x, Scalar? low, Scalar? high)
    {
        if (low is null && high is null) throw new InvalidOperationException("torch.clamp: At least one of 'min' or 'max' must not be None");
        var type = x.dtype;
        foreach (var bound in new[] { low, high })
        {
            using var number = bound?.ToNumber();
            if (number is not null && ElementTypes.Promote(x, number) is var promoted && promoted != x.dtype) type = ElementTypes.Promote(type, promoted);
        }
        return type;
    }

    private static void Compute(Tensor x, Tensor y, Scalar? low, Scalar? high)
    {
        switch (x.dtype)
        {
            case ScalarType.Float32: Compute<float>(x, y, low?.ToSingle(), high?.ToSingle()); break;
            case ScalarType.Float64: Compute<double>(x, y, low?.ToDouble(), high?.ToDouble()); break;
            case ScalarType.Int64: Compute<long>(x, y, low?.ToInt64(), high?.ToInt64()); break;
            case ScalarType.Int32: Compute<int>(x, y, low?.ToInt32(), high?.ToInt32()); break;
            case ScalarType.Int16: Compute<short>(x, y, low?.ToInt16(), high?.ToInt16()); break;
            case ScalarType.Int8: Compute<sbyte>(x, y, low?.ToSByte(), high?.ToSByte()); break;
            case ScalarType.Byte: Compute<byte>(x, y, low?.ToByte(), high?.ToByte()); break;
            default: throw new InvalidOperationException($"clamp is not implemented for {x.dtype}.");
        }
    }

    private static void Compute<T>(Tensor x, Tensor y, T? low, T? high) where T : unmanaged, System.Numerics.INumber<T> =>
        Rows.Apply<T, T>(x, y, (from, _, to) =>
        {
            if (low is { } least) TensorPrimitives.Max(from, least, to);
            if (high is { } most) TensorPrimitives.Min(low is null ? from : to, most, to);
        });
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The larger of the two, element by element, broadcast; NaN wins.</summary>
        public Tensor maximum(Tensor other) => Maximum.Instance.Apply(this, other);

        /// <summary>The smaller of the two, element by element, broadcast; NaN wins.</summary>
        public Tensor minimum(Tensor other) => Minimum.Instance.Apply(this, other);

        /// <summary>The same as <see cref="maximum"/>.</summary>
        public Tensor max(Tensor other) => maximum(other);

        /// <summary>The same as <see cref="minimum"/>.</summary>
        public Tensor min(Tensor other) => minimum(other);

        /// <summary>The larger of the two, element by element, broadcast; a number wins over NaN.</summary>
        public Tensor fmax(Tensor other) => torch.where((this >= other).logical_or(other.isnan()), this, other);

        /// <summary>The smaller of the two, element by element, broadcast; a number wins over NaN.</summary>
        public Tensor fmin(Tensor other) => torch.where((this <= other).logical_or(other.isnan()), this, other);

        /// <summary>Every element between the bounds; a bound left out is none. Outside them the gradient is 0.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Clamp.Instance.Apply(this, min, max);

        /// <summary>Every element between its own bounds, broadcast; a bound left out is none. Outside them the gradient goes to the bound.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            if (min is null && max is null) throw new InvalidOperationException("torch.clamp: At least one of 'min' or 'max' must not be None");
            var result = this;
            if (min is not null) result = torch.where((result < min).logical_or(min.isnan()), min, result);
            if (max is not null) result = torch.where((result > max).logical_or(max.isnan()), max, result);
            return result;
        }

        /// <summary><see cref="clamp(Scalar, Scalar)"/>, written into this tensor.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Clamp.Instance.Into(this, min, max);

        /// <summary><see cref="clamp(Tensor, Tensor)"/>, written into this tensor.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Into(clamp(min, max));

        /// <summary>The same as <see cref="clamp(Scalar, Scalar)"/>.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Every element, or the bound if that is larger.</summary>
        public Tensor clamp_min(Scalar min) => Clamp.Instance.Apply(this, min, null);

        /// <summary>Every element, or the bound if that is larger, written into this tensor.</summary>
        public Tensor clamp_min_(Scalar min) => Clamp.Instance.Into(this, min, null);

        /// <summary>Every element, or the bound if that is smaller.</summary>
        public Tensor clamp_max(Scalar max) => Clamp.Instance.Apply(this, null, max);

        /// <summary>Every element, or the bound if that is smaller, written into this tensor.</summary>
        public Tensor clamp_max_(Scalar max) => Clamp.Instance.Into(this, null, max);
    }

    /// <summary>The larger of the two, element by element, broadcast; NaN wins.</summary>
    public static Tensor maximum(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The smaller of the two, element by element, broadcast; NaN wins.</summary>
    public static Tensor minimum(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>The same as <see cref="maximum"/>.</summary>
    public static Tensor max(Tensor input, Tensor other) => input.maximum(other);

    /// <summary>The same as <see cref="minimum"/>.</summary>
    public static Tensor min(Tensor input, Tensor other) => input.minimum(other);

    /// <summary>The larger of the two, element by element, broadcast; a number wins over NaN.</summary>
    public static Tensor fmax(Tensor input, Tensor other) => input.fmax(other);

    /// <summary>The smaller of the two, element by element, broadcast; a number wins over NaN.</summary>
    public static Tensor fmin(Tensor input, Tensor other) => input.fmin(other);

    /// <summary>Every element between the bounds; a bound left out is none.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Every element between its own bounds, broadcast; a bound left out is none.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary><see cref="clamp(Tensor, Scalar, Scalar)"/>, written into the tensor.</summary>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <summary><see cref="clamp(Tensor, Tensor, Tensor)"/>, written into the tensor.</summary>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <summary>The same as <see cref="clamp(Tensor, Scalar, Scalar)"/>.</summary>
    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Every element, or the bound if that is larger.</summary>
    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    /// <summary>Every element, or the bound if that is larger, written into the tensor.</summary>
    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    /// <summary>Every element, or the bound if that is smaller.</summary>
    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    /// <summary>Every element, or the bound if that is smaller, written into the tensor.</summary>
    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);
}
