using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A network of two layers with ReLU between them, as the exercises of chapter 4 take it for an answer: W₁ [D, H], b₁ [H], W₂ [H, 1], b₂ [1].</summary>
internal static class ReluNetwork
{
    /// <summary>Whether the four shapes fit each other, for D inputs and any number of hidden units, and all numbers are finite.</summary>
    internal static bool Fits((Tensor W1, Tensor B1, Tensor W2, Tensor B2) network, long inputs) =>
        network.W1.ndim == 2 && network.W1.shape[0] == inputs && network.W1.shape[1] is > 0 and var hidden
        && network.B1.shape.SequenceEqual([hidden]) && network.W2.shape.SequenceEqual([hidden, 1]) && network.B2.shape.SequenceEqual([1])
        && new[] { network.W1, network.B1, network.W2, network.B2 }.All(t => t.isfinite().all().item<bool>());

    /// <summary>The outputs, [N], for inputs [N, D].</summary>
    internal static Tensor Apply((Tensor W1, Tensor B1, Tensor W2, Tensor B2) network, Tensor inputs) =>
        ((inputs.matmul(network.W1.to(ScalarType.Float64)) + network.B1.to(ScalarType.Float64)).relu().matmul(network.W2.to(ScalarType.Float64)) + network.B2.to(ScalarType.Float64)).squeeze(1);
}
