using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.Kernels.VectorFunctions;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>x, but at least a lower and at most an upper bound. Slope 1 between the bounds, 0 on and beyond them.</summary>
internal sealed class Hardtanh(double least, double most) : ActivationOperator
{
    internal static readonly Hardtanh Relu6 = new(0, 6);

    public Hardtanh()
        : this(-1, 1)
    {
    }

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>(least, most));

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>(least, most));

    protected override Tensor Slope(Tensor x) => Choose((x <= least) | (x >= most), 0, 1, x.dtype);

    private readonly struct Formula<T>(double least, double most) : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _least = All<T>(least), _most = All<T>(most);

        public Vector<T> Value(Vector<T> x) => Bounded(x, _least, _most);

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Choose(Vector.LessThanOrEqual(x, _least) | Vector.GreaterThanOrEqual(x, _most), Vector<T>.Zero, Vector<T>.One);
    }

    /// <summary>NaN stays: it is neither below nor above.</summary>
    internal static Vector<T> Bounded<T>(Vector<T> x, Vector<T> least, Vector<T> most) where T : unmanaged =>
        VectorFunctions.Choose(Vector.LessThan(x, least), least, VectorFunctions.Choose(Vector.GreaterThan(x, most), most, x));
}

/// <summary>A sigmoid of three straight pieces, min(max(x + 3, 0), 6) / 6. Slope 1/6 between −3 and 3, 0 elsewhere.</summary>
internal sealed class Hardsigmoid : ActivationOperator
{
    internal static readonly Hardsigmoid Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x) => Choose((x > -3) & (x < 3), 1.0 / 6, 0, x.dtype);

    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x) => Hardtanh.Bounded(x + All<T>(3), Vector<T>.Zero, All<T>(6)) / All<T>(6);

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Choose(Vector.LessThan(Vector.Abs(x), All<T>(3)), All<T>(1.0 / 6), Vector<T>.Zero);
    }
}

/// <summary>x times the hard sigmoid, x·min(max(x + 3, 0), 6) / 6. Slope 0 below −3, x/3 + 1/2 up to 3, 1 from there on.</summary>
/// <remarks>A. Howard et al., "Searching for MobileNetV3", 2019.</remarks>
internal sealed class Hardswish : ActivationOperator
{
    internal static readonly Hardswish Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>());

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>());

    protected override Tensor Slope(Tensor x)
    {
        using Tensor zero = zeros([], x.dtype), one = ones([], x.dtype);
        return where(x < -3, zero, where(x < 3, x / 3 + 0.5, one));
    }

    private readonly struct Formula<T> : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        public Vector<T> Value(Vector<T> x) => x * Hardtanh.Bounded(x + All<T>(3), Vector<T>.Zero, All<T>(6)) / All<T>(6);

        public Vector<T> Slope(Vector<T> x) =>
            VectorFunctions.Choose(Vector.LessThan(x, All<T>(-3)), Vector<T>.Zero, VectorFunctions.Choose(Vector.LessThan(x, All<T>(3)), x / All<T>(3) + All<T>(0.5), Vector<T>.One));
    }
}

/// <summary>x above a threshold, a fixed value elsewhere. Slope 1 above it, 0 elsewhere.</summary>
internal sealed class Threshold(double threshold, double value) : ActivationOperator
{
    public Threshold()
        : this(0.1, 20)
    {
    }

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elements.Value(x, y, new Formula<T>(threshold, value));

    protected override void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx) => Elements.Slope(x, g, dx, new Formula<T>(threshold, value));

    protected override Tensor Slope(Tensor x) => Choose(x <= threshold, 0, 1, x.dtype);

    private readonly struct Formula<T>(double threshold, double value) : IFormula<T> where T : unmanaged, INumberBase<T>
    {
        private readonly Vector<T> _threshold = All<T>(threshold), _value = All<T>(value);

        public Vector<T> Value(Vector<T> x) => VectorFunctions.Choose(Vector.LessThanOrEqual(x, _threshold), _value, x);

        public Vector<T> Slope(Vector<T> x) => VectorFunctions.Choose(Vector.LessThanOrEqual(x, _threshold), Vector<T>.Zero, Vector<T>.One);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>x, but at least min and at most max, element by element.</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => nn.functional.hardtanh(this, min.ToDouble(), max.ToDouble());

        /// <summary>Overwrites the tensor with its <see cref="hardtanh"/>.</summary>
        public Tensor hardtanh_(Scalar min, Scalar max) => Into(hardtanh(min, max));

        /// <summary>min(max(x, 0), 6), element by element.</summary>
        public Tensor relu6() => Hardtanh.Relu6.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="relu6"/>.</summary>
        public Tensor relu6_() => Into(relu6());

        /// <summary>min(max(x + 3, 0), 6) / 6, element by element.</summary>
        public Tensor hardsigmoid() => Hardsigmoid.Instance.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="hardsigmoid"/>.</summary>
        public Tensor hardsigmoid_() => Into(hardsigmoid());

        /// <summary>x·min(max(x + 3, 0), 6) / 6, element by element.</summary>
        public Tensor hardswish() => Hardswish.Instance.Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="hardswish"/>.</summary>
        public Tensor hardswish_() => Into(hardswish());

        /// <summary>x above the threshold, the value elsewhere, element by element.</summary>
        public Tensor threshold(Scalar threshold, Scalar value) => new Threshold(threshold.ToDouble(), value.ToDouble()).Apply(this);

        /// <summary>Overwrites the tensor with its <see cref="threshold"/>.</summary>
        public Tensor threshold_(Scalar threshold, Scalar value) => Into(this.threshold(threshold, value));
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x, but at least min_val and at most max_val.</summary>
            public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false)
            {
                if (min_val > max_val) throw new ArgumentException($"min_val cannot be greater than max_val, but they are {min_val} and {max_val}.", nameof(min_val));
                return Into(x, new Hardtanh(min_val, max_val).Apply(x), inplace);
            }

            /// <summary>min(max(x, 0), 6).</summary>
            public static Tensor relu6(Tensor x, bool inplace = false) => Into(x, x.relu6(), inplace);

            /// <summary>min(max(x + 3, 0), 6) / 6.</summary>
            public static Tensor hardsigmoid(Tensor input, bool inplace = false) => Into(input, input.hardsigmoid(), inplace);

            /// <summary>x·min(max(x + 3, 0), 6) / 6.</summary>
            public static Tensor hardswish(Tensor input, bool inplace = false) => Into(input, input.hardswish(), inplace);

            /// <summary>x above the threshold, the value elsewhere.</summary>
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) => Into(x, x.threshold(threshold, value), inplace);
        }
    }
}
