using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>The rule that a recorded backward pass follows, beside the fused one and beside central differences of it.</summary>
public sealed class SecondDerivativeTests
{
    private const double Step = 1e-6;
    private const double Bound = 1e-5;

    public static TheoryData<string> Operators => [.. OperatorCatalog.All.Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void A_recorded_backward_pass_gives_the_same_gradients(string name)
    {
        foreach (var sample in OperatorCatalog.All.Single(op => op.Name == name).Samples())
        {
            using var scope = NewDisposeScope();
            foreach (var input in sample.Inputs) input.requires_grad = true;
            double[]?[] plain = Gradients(sample, record: false), recorded = Gradients(sample, record: true);
            for (var k = 0; k < plain.Length; k++)
            {
                Assert.Equal(plain[k]?.Length, recorded[k]?.Length);
                for (var i = 0; i < (plain[k]?.Length ?? 0); i++)
                    Assert.True(Math.Abs(plain[k]![i] - recorded[k]![i]) <= 1e-9 * Math.Max(1, Math.Abs(plain[k]![i])), $"{name}, {sample.Case}: input {k}, element {i}: fused {plain[k]![i]}, recorded {recorded[k]![i]}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_second_derivative_agrees_with_central_differences(string name)
    {
        foreach (var sample in OperatorCatalog.All.Single(op => op.Name == name).Samples())
        {
            using var scope = NewDisposeScope();
            foreach (var input in sample.Inputs) input.requires_grad = true;
            Check(name, sample);
        }
    }

    private static void Check(string name, Sample sample)
    {
        if (Slope(sample, out var gradients) is not { } slope) return;
        // A slope without history claims that the second derivative is 0, and that is checked too.
        var second = slope.requires_grad ? autograd.grad([slope], sample.Inputs, allow_unused: true) : null;
        for (var k = 0; k < sample.Inputs.Length; k++)
        {
            var analytic = ((Tensor?)second?[k])?.contiguous().data<double>().ToArray() ?? new double[sample.Inputs[k].numel()];
            var values = sample.Inputs[k].data<double>();
            for (var i = 0; i < analytic.Length; i++)
            {
                var at = values[i];
                values[i] = at + Step;
                var above = Slope(sample, out _)?.item<double>() ?? 0;
                values[i] = at - Step;
                var below = Slope(sample, out _)?.item<double>() ?? 0;
                values[i] = at;
                var numeric = (above - below) / (2 * Step);
                var error = Math.Abs(analytic[i] - numeric) / Math.Max(1, Math.Max(Math.Abs(analytic[i]), Math.Abs(numeric)));
                Assert.True(error <= Bound, $"{name}, {sample.Case}: input {k}, element {i}: twice backward gives {analytic[i]}, central differences of the gradient give {numeric}.");
            }
        }
        GC.KeepAlive(gradients);
    }

    /// <summary>A weighted sum of all gradients of a weighted sum of the outputs.</summary>
    private static Tensor? Slope(Sample sample, out IList<Tensor> gradients)
    {
        gradients = [];
        if (Total(sample) is not { requires_grad: true } total) return null;
        gradients = autograd.grad([total], sample.Inputs, create_graph: true, allow_unused: true);
        Tensor? slope = null;
        for (var k = 0; k < gradients.Count; k++)
        {
            if (gradients[k] is not { } gradient) continue;
            var part = (gradient * Sample.Values(0.5, 1.5, gradient.shape, 7 + k)).sum();
            slope = slope is null ? part : slope + part;
        }
        return slope;
    }

    private static double[]?[] Gradients(Sample sample, bool record)
    {
        if (Total(sample) is not { requires_grad: true } total) return new double[]?[sample.Inputs.Length];
        return [.. autograd.grad([total], sample.Inputs, create_graph: record, allow_unused: true).Select(g => (Tensor?)g is null ? null : g.detach().contiguous().data<double>().ToArray())];
    }

    private static Tensor Total(Sample sample)
    {
        var y = sample.Function(sample.Inputs);
        return (y * Sample.Values(0.5, 1.5, y.shape, 5)).sum();
    }
}
