using static TorchSharp.torch;

namespace TorchSharp.Tests.Sequences;

/// <summary>A few numbers that say whether a network computes what PyTorch's does: weighted sums of its results and of all gradients.</summary>
/// <remarks>Parameters are set to fixed patterns in their order, so a wrong name, shape or order shows. Every element has a weight of its own, so a value at the wrong place changes a sum.</remarks>
internal static class NetworkNumbers
{
    /// <summary>Inputs of a fixed pattern in float64, from −1 to 1.</summary>
    internal static Tensor Input(int variant, params long[] shape) => Sample.Values(-1, 1, shape, variant).requires_grad_();

    /// <summary>Σ weight · result for each result, then Σ weight · gradient for each parameter and each floating-point input, beside the expected ones.</summary>
    internal static void Check(double[] expected, nn.Module module, Func<Tensor[], Tensor[]> run, params Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        module.to(float64);
        Tensor[] parameters = [.. module.parameters()];
        using (no_grad())
        {
            for (var k = 0; k < parameters.Length; k++) parameters[k].copy_(Sample.Values(-0.5, 0.5, parameters[k].shape, k + 1));
        }
        var results = run(inputs);
        Tensor[] sums = [.. results.Select((result, j) => (result * Sample.Values(0.5, 1.5, result.shape, 5 + j)).sum())];
        sums.Aggregate((a, b) => a + b).backward();
        Tensor[] leaves = [.. parameters, .. inputs.Where(input => input.is_floating_point())];
        double[] actual =
        [
            .. sums.Select(sum => sum.item<double>()),
            .. leaves.Select((leaf, k) => leaf.grad is { } gradient ? (gradient * Sample.Values(0.5, 1.5, leaf.shape, 6 + k)).sum().item<double>() : 0),
        ];
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var what = i < results.Length ? $"result {i}" : $"gradient {i - results.Length}";
            Assert.True(Math.Abs(actual[i] - expected[i]) <= 1e-9 * Math.Max(1, Math.Abs(expected[i])), $"{what}: {actual[i]:R}, expected {expected[i]:R}.");
        }
    }
}
