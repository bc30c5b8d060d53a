using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Long short-term memory: gates i, f, g, o from Wₓx + bₓ + Wₕh + bₕ; c' = σ(f)·c + σ(i)·tanh(g), h' = σ(o)·tanh(c').</summary>
/// <remarks>S. Hochreiter and J. Schmidhuber, "Long Short-Term Memory", 1997, with the forget gate of F. Gers et al., 2000. Backward: <see cref="LstmCell{T}"/>.</remarks>
internal sealed class Lstm : RecurrentOperator
{
    internal static readonly Lstm Instance = new();

    internal override IEnumerable<Sample> Samples() => Samples(gates: 4, hasC: true);

    protected override (Tensor H, Tensor? C) Step(Tensor shareX, Tensor shareH, Tensor h, Tensor? c)
    {
        var (sums, n) = (shareX + shareH, h.Sizes[1]);
        Tensor Gate(int index) => sums.narrow(1, index * n, n);
        var next = Gate(1).sigmoid() * c! + Gate(0).sigmoid() * Gate(2).tanh();
        return (Gate(3).sigmoid() * next.tanh(), next);
    }

    protected override Saved Forward<T>(Inputs inputs, int[] sizes, bool reversed) => Forward<T, LstmCell<T>>(inputs, sizes, reversed);

    protected override Tensor[] Backward<T>(Inputs inputs, int[] sizes, bool reversed, Saved saved, Tensor gradient) =>
        Backward<T, LstmCell<T>>(inputs, sizes, reversed, saved, gradient);
}
