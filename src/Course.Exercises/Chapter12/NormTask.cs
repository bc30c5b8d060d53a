using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>What goes into a normalisation and what comes back from above, all float64.</summary>
/// <param name="X">Inputs, [N, D] for batch norm, [N, C, H, W] for group norm.</param>
/// <param name="Gamma">One factor for each column or channel.</param>
/// <param name="Beta">One summand for each column or channel.</param>
/// <param name="G">The gradient of the output, of the shape of X.</param>
/// <param name="Groups">The number of groups of channels; 0 for batch norm.</param>
internal sealed record NormTask(Tensor X, Tensor Gamma, Tensor Beta, Tensor G, int Groups = 0)
{
    internal const double Eps = 1e-5;

    /// <summary>Values whose means and deviations differ from column to column.</summary>
    internal static NormTask Drawn(Draw draw, int groups, params long[] shape)
    {
        Tensor Normal(params long[] sizes) => draw.Normal(sizes, ScalarType.Float64);
        long[] perChannel = [.. shape.Select((size, place) => place == 1 ? size : 1L)];
        return new NormTask(
            Normal(shape) * (0.5 + 2 * Normal(perChannel).abs()) + 2 * Normal(perChannel),
            Normal(shape[1]) + 1.5, Normal(shape[1]), Normal(shape), groups);
    }

    /// <summary>The output by the library.</summary>
    internal Tensor Output(Tensor x, Tensor gamma, Tensor beta) => Groups == 0
        ? nn.functional.batch_norm(x, null, null, gamma, beta, training: true, eps: Eps)
        : nn.functional.group_norm(x, Groups, gamma, beta, Eps);

    /// <summary>Output and gradients, by the library and autograd.</summary>
    internal (Tensor Y, Tensor X, Tensor Gamma, Tensor Beta) Right()
    {
        Tensor[] leaves = [.. new[] { X, Gamma, Beta }.Select(t => t.clone().requires_grad_())];
        var y = Output(leaves[0], leaves[1], leaves[2]);
        (y * G).sum().backward();
        return (y.detach(), leaves[0].grad!, leaves[1].grad!, leaves[2].grad!);
    }

    /// <summary>Normalised columns and their deviation, perhaps with the unbiased variance or another ε.</summary>
    internal (Tensor Hat, Tensor S) Columns(bool unbiased = false, double eps = Eps)
    {
        var centred = X - X.mean([0L]);
        var s = (centred.pow(2).sum([0L]) / (X.shape[0] - (unbiased ? 1 : 0)) + eps).sqrt();
        return (centred / s, s);
    }
}
