using static TorchSharp.torch;

namespace TorchSharp.Tests.Spatial;

/// <summary>What PyTorch 1.13 gives for a function of inputs in a fixed pattern: the result's shape, and weighted sums of the result and of each input's gradient.</summary>
/// <remarks>Every element has a weight of its own, so a value at the wrong place changes the sum.</remarks>
/// <param name="Function">From the inputs, which are <see cref="Sample.Values"/> from −2 to 2 of variants 1, 2, …, to the result.</param>
/// <param name="Inputs">The inputs' shapes.</param>
/// <param name="Result">The result's shape.</param>
/// <param name="Sums">Σ result · weight, then Σ gradient · weight for each input.</param>
public sealed record PyTorchCase(Func<Tensor[], Tensor> Function, long[][] Inputs, long[] Result, double[] Sums)
{
    internal void Check(string name)
    {
        using var scope = NewDisposeScope();
        var inputs = Inputs.Select((shape, k) => Sample.Values(-2, 2, shape, k + 1).requires_grad_()).ToArray();
        var y = Function(inputs);
        Assert.Equal(Result, y.shape);
        var weighted = (y * Sample.Values(0.5, 1.5, y.shape, 5)).sum();
        AssertClose($"{name}, result", Sums[0], weighted);
        weighted.backward();
        for (var k = 0; k < inputs.Length; k++)
            AssertClose($"{name}, gradient {k}", Sums[k + 1], (inputs[k].grad! * Sample.Values(0.5, 1.5, Inputs[k], 6 + k)).sum());
        var again = Function([.. Inputs.Select((shape, k) => Sample.Values(-2, 2, shape, k + 1).to_type(float32))]);
        Assert.Equal(float32, again.dtype);
        Assert.True((again.to_type(float64) - y).abs().max().item<double>() <= 1e-5 * Math.Max(1, y.abs().max().item<double>()), $"{name}: float32 differs from float64 by more than rounding.");
    }

    // Relative to 1 at least: a sum that nearly cancels has no digits of its own.
    private static void AssertClose(string what, double expected, Tensor actual) =>
        Assert.True(Math.Abs(actual.item<double>() - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{what}: {actual.item<double>():R}, expected {expected:R}.");
}
