using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>−x. Slope −1.</summary>
internal sealed class Negate : UnaryOperator
{
    internal static readonly Negate Instance = new();

    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Negate(x, y);

    protected override Tensor Slope(Tensor g) => full_like(g, -1);
}

/// <summary>|x|. Slope sign x, 0 at 0.</summary>
internal sealed class Abs : UnaryOperator
{
    internal static readonly Abs Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Abs(x, y);

    protected override Tensor Slope(Tensor x) => x.sign();
}

/// <summary>−1, 0 or 1; NaN stays. Slope 0.</summary>
internal sealed class Sign : UnaryOperator
{
    internal static readonly Sign Instance = new();

    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = x[i] > T.Zero ? T.One : x[i] < T.Zero ? -T.One : x[i];
    }

    protected override Tensor Slope(Tensor g) => zeros_like(g);
}

/// <summary>The largest integer not above x. Slope 0.</summary>
internal sealed class Floor : UnaryOperator
{
    internal static readonly Floor Instance = new();

    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Floor(x, y);

    protected override Tensor Slope(Tensor g) => zeros_like(g);
}

/// <summary>The smallest integer not below x. Slope 0.</summary>
internal sealed class Ceiling : UnaryOperator
{
    internal static readonly Ceiling Instance = new();

    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => TensorPrimitives.Ceiling(x, y);

    protected override Tensor Slope(Tensor g) => zeros_like(g);
}

/// <summary>The nearest integer, the even one of two equally near. Slope 0.</summary>
internal sealed class Round : UnaryOperator
{
    internal static readonly Round Instance = new();

    protected override Reads SlopeReads => Reads.Nothing;

    protected override bool KeepsIntegers => true;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Round(x[i], MidpointRounding.ToEven);
    }

    protected override Tensor Slope(Tensor g) => zeros_like(g);
}
