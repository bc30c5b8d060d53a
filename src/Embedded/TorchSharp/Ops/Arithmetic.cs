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

    protected override ScalarType ResultType(Tensor a, Tensor b) => a.dtype == ScalarType.Bool && b.dtype == ScalarType.Bool
        ? throw new InvalidOperationException("Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.")
        : base.ResultType(a, b);

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

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>this + target, broadcast.</summary>
        public Tensor add(Tensor target) => Add.Instance.Apply(this, target);

        /// <summary>this + scalar.</summary>
        public Tensor add(Scalar scalar) => Add.Instance.Apply(this, scalar);

        /// <summary>this + target, written into this tensor.</summary>
        public Tensor add_(Tensor target) => Add.Instance.Into(this, target);

        /// <summary>this + scalar, written into this tensor.</summary>
        public Tensor add_(Scalar scalar) => Add.Instance.Into(this, scalar);

        /// <summary>this + alpha · target, broadcast.</summary>
        public Tensor add(Tensor target, Scalar alpha) => this + target * alpha;

        /// <summary>this + alpha · scalar.</summary>
        public Tensor add(Scalar scalar, Scalar alpha)
        {
            using var number = scalar.ToNumber();
            using var product = number * alpha;
            product.IsNumber = true;
            return this + product;
        }

        /// <summary>this + alpha · target, written into this tensor.</summary>
        public Tensor add_(Tensor target, Scalar alpha)
        {
            using var product = target * alpha;
            return add_(product);
        }

        /// <summary>this + alpha · scalar, written into this tensor.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Into(add(scalar, alpha));

        /// <summary>this − target, broadcast.</summary>
        public Tensor sub(Tensor target) => Subtract.Instance.Apply(this, target);

        /// <summary>this − target.</summary>
        public Tensor sub(Scalar target) => Subtract.Instance.Apply(this, target);

        /// <summary>this − target, written into this tensor.</summary>
        public Tensor sub_(Tensor target) => Subtract.Instance.Into(this, target);

        /// <summary>this − target, written into this tensor.</summary>
        public Tensor sub_(Scalar target) => Subtract.Instance.Into(this, target);

        /// <summary>The same as <see cref="sub(Tensor)"/>.</summary>
        public Tensor subtract(Tensor target) => sub(target);

        /// <summary>The same as <see cref="sub_(Tensor)"/>.</summary>
        public Tensor subtract_(Tensor target) => sub_(target);

        /// <summary>The same as <see cref="sub(Scalar)"/>.</summary>
        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>The same as <see cref="sub_(Scalar)"/>.</summary>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <summary>this · target, broadcast.</summary>
        public Tensor mul(Tensor target) => Multiply.Instance.Apply(this, target);

        /// <summary>this · target.</summary>
        public Tensor mul(Scalar target) => Multiply.Instance.Apply(this, target);

        /// <summary>this · target, written into this tensor.</summary>
        public Tensor mul_(Tensor target) => Multiply.Instance.Into(this, target);

        /// <summary>this · target, written into this tensor.</summary>
        public Tensor mul_(Scalar target) => Multiply.Instance.Into(this, target);

        /// <summary>The same as <see cref="mul(Tensor)"/>.</summary>
        public Tensor multiply(Tensor target) => mul(target);

        /// <summary>The same as <see cref="mul(Scalar)"/>.</summary>
        public Tensor multiply(Scalar target) => mul(target);
    }

    /// <summary>left + right, broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right) => left.add(right);

    /// <summary>left + right, written into left.</summary>
    public static Tensor add_(Tensor left, Tensor right) => left.add_(right);

    /// <summary>left + alpha · right, broadcast.</summary>
    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => left.add(right, alpha);

    /// <summary>left + alpha · right, written into left.</summary>
    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>left + right.</summary>
    public static Tensor add(Tensor left, Scalar right) => left.add(right);

    /// <summary>left + right, written into left.</summary>
    public static Tensor add_(Tensor left, Scalar right) => left.add_(right);

    /// <summary>left + alpha · right.</summary>
    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => left.add(right, alpha);

    /// <summary>left + alpha · right, written into left.</summary>
    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => left.add_(right, alpha);

    /// <summary>left − right, broadcast.</summary>
    public static Tensor sub(Tensor left, Tensor right) => left.sub(right);

    /// <summary>left − right, written into left.</summary>
    public static Tensor sub_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>left − right.</summary>
    public static Tensor sub(Tensor left, Scalar right) => left.sub(right);

    /// <summary>left − right, written into left.</summary>
    public static Tensor sub_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>The same as <see cref="sub(Tensor, Tensor)"/>.</summary>
    public static Tensor subtract(Tensor left, Tensor right) => left.sub(right);

    /// <summary>The same as <see cref="sub_(Tensor, Tensor)"/>.</summary>
    public static Tensor subtract_(Tensor left, Tensor right) => left.sub_(right);

    /// <summary>The same as <see cref="sub(Tensor, Scalar)"/>.</summary>
    public static Tensor subtract(Tensor left, Scalar right) => left.sub(right);

    /// <summary>The same as <see cref="sub_(Tensor, Scalar)"/>.</summary>
    public static Tensor subtract_(Tensor left, Scalar right) => left.sub_(right);

    /// <summary>left · right, broadcast.</summary>
    public static Tensor mul(Tensor left, Tensor right) => left.mul(right);

    /// <summary>left · right, written into left.</summary>
    public static Tensor mul_(Tensor left, Tensor right) => left.mul_(right);

    /// <summary>left · right.</summary>
    public static Tensor mul(Tensor left, Scalar right) => left.mul(right);

    /// <summary>left · right, written into left.</summary>
    public static Tensor mul_(Tensor left, Scalar right) => left.mul_(right);

    /// <summary>The same as <see cref="mul(Tensor, Tensor)"/>.</summary>
    public static Tensor multiply(Tensor left, Tensor right) => left.mul(right);

    /// <summary>The same as <see cref="mul_(Tensor, Tensor)"/>.</summary>
    public static Tensor multiply_(Tensor left, Tensor right) => left.mul_(right);

    /// <summary>The same as <see cref="mul(Tensor, Scalar)"/>.</summary>
    public static Tensor multiply(Tensor left, Scalar right) => left.mul(right);

    /// <summary>The same as <see cref="mul_(Tensor, Scalar)"/>.</summary>
    public static Tensor multiply_(Tensor left, Scalar right) => left.mul_(right);
}
