using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>x / √(1 + x²), element by element: between −1 and 1. Slope (1 + x²)^(−3/2).</summary>
internal sealed class InverseRoot : UnaryOperator
{
    internal static readonly InverseRoot Instance = new();

    protected override Reads SlopeReads => Reads.Input;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = x[i] / T.Sqrt(T.One + x[i] * x[i]);
    }

    protected override Tensor Slope(Tensor x) => (1 + x * x).pow(-1.5);
}
