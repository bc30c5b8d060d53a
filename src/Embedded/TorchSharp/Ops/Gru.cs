using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Gated recurrent unit: gates r, z from Wₓx + bₓ + Wₕh + bₕ; n = tanh(Wₓₙx + bₓₙ + σ(r)·(Wₕₙh + bₕₙ)); h' = n + σ(z)·(h − n).</summary>
/// <remarks>K. Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", 2014, with r behind the product as in PyTorch. Backward: <see cref="GruCell{T}"/>.</remarks>
internal sealed class Gru : RecurrentOperator
{
    internal static readonly Gru Instance = new();

    internal override IEnumerable<Sample> Samples() => Samples(gates: 3, hasC: false);

    protected override (Tensor H, Tensor? C) Step(Tensor shareX, Tensor shareH, Tensor h, Tensor? c)
    {
        var n = h.Sizes[1];
        Tensor Sum(int gate) => shareX.narrow(1, gate * n, n) + shareH.narrow(1, gate * n, n);
        var candidate = (shareX.narrow(1, 2 * n, n) + Sum(0).sigmoid() * shareH.narrow(1, 2 * n, n)).tanh();
        return (candidate + Sum(1).sigmoid() * (h - candidate), null);
    }

    protected override Saved Forward<T>(Inputs inputs, int[] sizes, bool reversed) => Forward<T, GruCell<T>>(inputs, sizes, reversed);

    protected override Tensor[] Backward<T>(Inputs inputs, int[] sizes, bool reversed, Saved saved, Tensor gradient) =>
        Backward<T, GruCell<T>>(inputs, sizes, reversed, saved, gradient);
}
