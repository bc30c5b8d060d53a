using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Networks;

/// <summary>Trains a network and compares its course with PyTorch 1.13's: the loss before each step, and a weighted sum of all parameters after the last one.</summary>
/// <remarks>
/// Every expected number of this folder is PyTorch 1.13's for the same network written in Python, with the same seed and the same draws in the same order.
/// The sum is Σₖ Σᵢ pₖᵢ · cos(i + k), over parameters k in their order: an element at the wrong place changes it.
/// </remarks>
internal static class Training
{
    internal static void Check(nn.Module network, optim.Optimizer optimizer, Func<Tensor> loss, double[] losses, double parameters, Action? beforeStep = null) =>
        Check(network.parameters(), optimizer, loss, losses, parameters, beforeStep);

    internal static void Check(IEnumerable<Parameter> trained, optim.Optimizer optimizer, Func<Tensor> loss, double[] losses, double parameters, Action? beforeStep = null)
    {
        double[] measured = [.. losses.Select(_ => Step(optimizer, loss, beforeStep))];
        Near([.. losses, parameters], [.. measured, Sum([.. trained])]);
    }

    /// <summary>One optimiser step; the loss before it.</summary>
    internal static double Step(optim.Optimizer optimizer, Func<Tensor> loss, Action? beforeStep = null)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var value = loss();
        value.backward();
        beforeStep?.Invoke();
        optimizer.step();
        return value.ToDouble();
    }

    /// <summary>Within 2e-5, relative to the expected number where that is over 1.</summary>
    internal static void Near(double[] expected, params double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(
            expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= 2e-5 * Math.Max(1, Math.Abs(pair.First))),
            $"expected {string.Join(", ", expected)}{Environment.NewLine}measured {string.Join(", ", actual.Select(value => value.ToString("G9")))}");
    }

    internal static void Near(double[] expected, Tensor actual) => Near(expected, [.. actual.to(float64).flatten().data<double>()]);

    /// <summary>Σₖ Σᵢ pₖᵢ · cos(i + k) over tensors k.</summary>
    internal static double Sum(params IEnumerable<Tensor> tensors) =>
        tensors.Select((tensor, k) => tensor.detach().to(float64).flatten().data<double>().ToArray().Select((value, i) => value * Math.Cos(i + k)).Sum()).Sum();
}
