using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>eˣ. Its slope is itself.</summary>
internal sealed class Exp : UnaryOperator
{
    internal static readonly Exp Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Exp(x, y);

    protected override Tensor Slope(Tensor y) => y;
}

/// <summary>eˣ − 1, exact near 0. Slope y + 1.</summary>
internal sealed class Expm1 : UnaryOperator
{
    internal static readonly Expm1 Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        // eˣ − 1 = 2·tanh(x/2) / (1 − tanh(x/2)) loses nothing for small x.
        for (var i = 0; i < x.Length; i++)
        {
            if (T.Abs(x[i]) > T.One) y[i] = T.ExpM1(x[i]);
            else
            {
                var t = T.Tanh(x[i] / (T.One + T.One));
                y[i] = (t + t) / (T.One - t);
            }
        }
    }

    protected override Tensor Slope(Tensor y) => y + 1;
}

/// <summary>ln x. Slope 1/x.</summary>
internal sealed class Log : UnaryOperator
{
    internal static readonly Log Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Log(x, y);

    protected override Tensor Slope(Tensor x) => 1 / x;
}

/// <summary>ln(1 + x), exact near 0. Slope 1/(1 + x).</summary>
internal sealed class Log1p : UnaryOperator
{
    internal static readonly Log1p Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, -0.8, 3);

    /// <remarks>W. Kahan: with u = 1 + x rounded, ln(u)·x/(u − 1) cancels the rounding of u.</remarks>
    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var u = T.One + x[i];
            y[i] = u == T.One ? x[i] : T.IsFinite(u) && u > T.Zero ? T.Log(u) * x[i] / (u - T.One) : T.Log(u);
        }
    }

    protected override Tensor Slope(Tensor x) => 1 / (x + 1);
}

/// <summary>√x. Slope 1/(2y).</summary>
internal sealed class Sqrt : UnaryOperator
{
    internal static readonly Sqrt Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sqrt(x, y);

    protected override Tensor Slope(Tensor y) => 0.5 / y;
}

/// <summary>1/√x. Slope −y³/2.</summary>
internal sealed class Rsqrt : UnaryOperator
{
    internal static readonly Rsqrt Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.2, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.One / T.Sqrt(x[i]);
    }

    protected override Tensor Slope(Tensor y) => -0.5 * y * y * y;
}

/// <summary>1/x. Slope −y².</summary>
internal sealed class Reciprocal : UnaryOperator
{
    internal static readonly Reciprocal Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    internal override IEnumerable<Sample> Samples() => Sample.Unary(Apply, 0.3, 3);

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Divide(T.One, x, y);

    protected override Tensor Slope(Tensor y) => -y * y;
}

/// <summary>x². Slope 2x.</summary>
internal sealed class Square : UnaryOperator
{
    internal static readonly Square Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Multiply(x, x, y);

    protected override Tensor Slope(Tensor x) => x * 2;
}

/// <summary>sin x. Slope cos x.</summary>
internal sealed class Sin : UnaryOperator
{
    internal static readonly Sin Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Sin(x, y);

    protected override Tensor Slope(Tensor x) => x.cos();
}

/// <summary>cos x. Slope −sin x.</summary>
internal sealed class Cos : UnaryOperator
{
    internal static readonly Cos Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Cos(x, y);

    protected override Tensor Slope(Tensor x) => -x.sin();
}
