using System.Runtime.InteropServices;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>sin x. Slope cos x.</summary>
internal sealed class Sin : UnaryOperator
{
    internal static readonly Sin Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        if (typeof(T) == typeof(float)) CircularFunctions.Sin(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
        else TensorPrimitives.Sin(x, y);
    }

    protected override Tensor Slope(Tensor x) => x.cos();
}

/// <summary>cos x. Slope −sin x.</summary>
internal sealed class Cos : UnaryOperator
{
    internal static readonly Cos Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        if (typeof(T) == typeof(float)) CircularFunctions.Cos(MemoryMarshal.Cast<T, float>(x), MemoryMarshal.Cast<T, float>(y));
        else TensorPrimitives.Cos(x, y);
    }

    protected override Tensor Slope(Tensor x) => -x.sin();
}

/// <summary>tan x. Slope 1 + y².</summary>
internal sealed class Tan : UnaryOperator
{
    internal static readonly Tan Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -1.3, 1.3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Tan(x, y);

    protected override Tensor Slope(Tensor y) => y * y + 1;
}

/// <summary>arcsin x. Slope 1/√(1 − x²).</summary>
internal sealed class Asin : UnaryOperator
{
    internal static readonly Asin Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -0.9, 0.9);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Asin(x, y);

    protected override Tensor Slope(Tensor x) => (1 - x * x).rsqrt();
}

/// <summary>arccos x. Slope −1/√(1 − x²).</summary>
internal sealed class Acos : UnaryOperator
{
    internal static readonly Acos Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -0.9, 0.9);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Acos(x, y);

    protected override Tensor Slope(Tensor x) => -(1 - x * x).rsqrt();
}

/// <summary>arctan x. Slope 1/(1 + x²).</summary>
internal sealed class Atan : UnaryOperator
{
    internal static readonly Atan Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Atan(x, y);

    protected override Tensor Slope(Tensor x) => 1 / (x * x + 1);
}

/// <summary>The angle of the point (b, a), in (−π, π]. da = g·b/(a² + b²), db = −g·a/(a² + b²), 0 at the origin.</summary>
internal sealed class Atan2 : BinaryOperator
{
    internal static readonly Atan2 Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    // On one side of the jump at the angle π.
    internal override IEnumerable<Sample> Samples() => Sample.Binary(Apply, from: 0.3, to: 2);

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => EachReal(a, b, y, Math.Atan2);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g * b * InverseSquaredRadius(a, b);

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => -g * a * InverseSquaredRadius(a, b);

    private static Tensor InverseSquaredRadius(Tensor a, Tensor b)
    {
        var squares = a * a + b * b;
        return where(squares == 0, 0, squares.reciprocal());
    }
}

/// <summary>√(a² + b²) without overflow. da = g·a/y, db = g·b/y.</summary>
internal sealed class Hypot : BinaryOperator
{
    internal static readonly Hypot Instance = new();

    protected override Operands GradientAReads => Operands.A | Operands.B;

    protected override Operands GradientBReads => Operands.A | Operands.B;

    protected override bool MakesReal => true;

    protected override void Forward<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) => EachReal(a, b, y, double.Hypot);

    protected override Tensor GradientA(Tensor g, Tensor a, Tensor b) => g * (a / Apply(a, b));

    protected override Tensor GradientB(Tensor g, Tensor a, Tensor b) => g * (b / Apply(a, b));
}

/// <summary>sin(πx)/(πx), 1 at 0. Slope (cos πx − y)/x, 0 at 0.</summary>
internal sealed class Sinc : UnaryOperator
{
    internal static readonly Sinc Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.IsZero(x[i]) ? T.One : T.Sin(x[i] * T.Pi) / (x[i] * T.Pi);
    }

    protected override Tensor Slope(Tensor x) => where(x == 0, 0, ((x * Math.PI).cos() - Apply(x)) / x);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>sin x, element by element.</summary>
        public Tensor sin() => Sin.Instance.Apply(this);

        /// <summary><see cref="sin()"/>, written into this tensor.</summary>
        public Tensor sin_() => Sin.Instance.Into(this);

        /// <summary>cos x, element by element.</summary>
        public Tensor cos() => Cos.Instance.Apply(this);

        /// <summary><see cref="cos()"/>, written into this tensor.</summary>
        public Tensor cos_() => Cos.Instance.Into(this);

        /// <summary>tan x, element by element.</summary>
        public Tensor tan() => Tan.Instance.Apply(this);

        /// <summary><see cref="tan()"/>, written into this tensor.</summary>
        public Tensor tan_() => Tan.Instance.Into(this);

        /// <summary>arcsin x, element by element; NaN outside [−1, 1].</summary>
        public Tensor asin() => Asin.Instance.Apply(this);

        /// <summary><see cref="asin()"/>, written into this tensor.</summary>
        public Tensor asin_() => Asin.Instance.Into(this);

        /// <summary>The same as <see cref="asin()"/>.</summary>
        public Tensor arcsin() => Asin.Instance.Apply(this);

        /// <summary><see cref="arcsin()"/>, written into this tensor.</summary>
        public Tensor arcsin_() => Asin.Instance.Into(this);

        /// <summary>arccos x, element by element; NaN outside [−1, 1].</summary>
        public Tensor acos() => Acos.Instance.Apply(this);

        /// <summary><see cref="acos()"/>, written into this tensor.</summary>
        public Tensor acos_() => Acos.Instance.Into(this);

        /// <summary>The same as <see cref="acos()"/>.</summary>
        public Tensor arccos() => Acos.Instance.Apply(this);

        /// <summary><see cref="arccos()"/>, written into this tensor.</summary>
        public Tensor arccos_() => Acos.Instance.Into(this);

        /// <summary>arctan x, element by element.</summary>
        public Tensor atan() => Atan.Instance.Apply(this);

        /// <summary><see cref="atan()"/>, written into this tensor.</summary>
        public Tensor atan_() => Atan.Instance.Into(this);

        /// <summary>The same as <see cref="atan()"/>.</summary>
        public Tensor arctan() => Atan.Instance.Apply(this);

        /// <summary><see cref="arctan()"/>, written into this tensor.</summary>
        public Tensor arctan_() => Atan.Instance.Into(this);

        /// <summary>sin(πx)/(πx), 1 at 0, element by element.</summary>
        public Tensor sinc() => Sinc.Instance.Apply(this);

        /// <summary><see cref="sinc()"/>, written into this tensor.</summary>
        public Tensor sinc_() => Sinc.Instance.Into(this);

        /// <summary>The angle of the point (other, this), in (−π, π], broadcast.</summary>
        public Tensor atan2(Tensor other) => Atan2.Instance.Apply(this, other);

        /// <summary>The angle of the point (other, this), written into this tensor.</summary>
        public Tensor atan2_(Tensor other) => Atan2.Instance.Into(this, other);

        /// <summary>The same as <see cref="atan2(Tensor)"/>.</summary>
        public Tensor arctan2(Tensor other) => atan2(other);

        /// <summary>The same as <see cref="atan2_(Tensor)"/>.</summary>
        public Tensor arctan2_(Tensor other) => atan2_(other);

        /// <summary>The same as <see cref="atan2(Tensor)"/>.</summary>
        public Tensor arctan(Tensor other) => atan2(other);

        /// <summary>The same as <see cref="atan2_(Tensor)"/>.</summary>
        public Tensor arctan_(Tensor other) => atan2_(other);

        /// <summary>√(x² + other²) without overflow, broadcast.</summary>
        public Tensor hypot(Tensor other) => Hypot.Instance.Apply(this, other);

        /// <summary>Degrees as radians, x·π/180.</summary>
        public Tensor deg2rad() => this * (Math.PI / 180);

        /// <summary>Degrees as radians, written into this tensor.</summary>
        public Tensor deg2rad_() => mul_(Math.PI / 180);

        /// <summary>Radians as degrees, x·180/π.</summary>
        public Tensor rad2deg() => this * (180 / Math.PI);

        /// <summary>Radians as degrees, written into this tensor.</summary>
        public Tensor rad2deg_() => mul_(180 / Math.PI);
    }

    /// <summary>sin x, element by element.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary><see cref="sin(Tensor)"/>, written into the tensor.</summary>
    public static Tensor sin_(Tensor input) => input.sin_();

    /// <summary>cos x, element by element.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary><see cref="cos(Tensor)"/>, written into the tensor.</summary>
    public static Tensor cos_(Tensor input) => input.cos_();

    /// <summary>tan x, element by element.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary><see cref="tan(Tensor)"/>, written into the tensor.</summary>
    public static Tensor tan_(Tensor input) => input.tan_();

    /// <summary>arcsin x, element by element; NaN outside [−1, 1].</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary><see cref="asin(Tensor)"/>, written into the tensor.</summary>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <summary>The same as <see cref="asin(Tensor)"/>.</summary>
    public static Tensor arcsin(Tensor input) => input.arcsin();

    /// <summary><see cref="arcsin(Tensor)"/>, written into the tensor.</summary>
    public static Tensor arcsin_(Tensor input) => input.arcsin_();

    /// <summary>arccos x, element by element; NaN outside [−1, 1].</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary><see cref="acos(Tensor)"/>, written into the tensor.</summary>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <summary>The same as <see cref="acos(Tensor)"/>.</summary>
    public static Tensor arccos(Tensor input) => input.arccos();

    /// <summary><see cref="arccos(Tensor)"/>, written into the tensor.</summary>
    public static Tensor arccos_(Tensor input) => input.arccos_();

    /// <summary>arctan x, element by element.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary><see cref="atan(Tensor)"/>, written into the tensor.</summary>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <summary>The same as <see cref="atan(Tensor)"/>.</summary>
    public static Tensor arctan(Tensor input) => input.arctan();

    /// <summary><see cref="arctan(Tensor)"/>, written into the tensor.</summary>
    public static Tensor arctan_(Tensor input) => input.arctan_();

    /// <summary>sin(πx)/(πx), 1 at 0, element by element.</summary>
    public static Tensor sinc(Tensor input) => input.sinc();

    /// <summary><see cref="sinc(Tensor)"/>, written into the tensor.</summary>
    public static Tensor sinc_(Tensor input) => input.sinc_();

    /// <summary>The angle of the point (other, input), in (−π, π], broadcast.</summary>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>The angle of the point (other, input), written into the tensor.</summary>
    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>The same as <see cref="atan2"/>.</summary>
    public static Tensor arctan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>The same as <see cref="atan2_"/>.</summary>
    public static Tensor arctan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>The same as <see cref="atan2"/>.</summary>
    public static Tensor arctan(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>The same as <see cref="atan2_"/>.</summary>
    public static Tensor arctan_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>√(left² + right²) without overflow, broadcast.</summary>
    public static Tensor hypot(Tensor left, Tensor right) => left.hypot(right);

    /// <summary>Degrees as radians, x·π/180.</summary>
    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    /// <summary>Degrees as radians, written into the tensor.</summary>
    public static Tensor deg2rad_(Tensor input) => input.deg2rad_();

    /// <summary>Radians as degrees, x·180/π.</summary>
    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    /// <summary>Radians as degrees, written into the tensor.</summary>
    public static Tensor rad2deg_(Tensor input) => input.rad2deg_();

    /// <summary>Special functions.</summary>
    public static partial class special
    {
        /// <summary>sin(πx)/(πx), 1 at 0, element by element.</summary>
        public static Tensor sinc(Tensor input) => input.sinc();
    }
}
