using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>Every operator's backward rule against central differences in float64.</summary>
public sealed class OperatorCatalogTests
{
    private const double Step = 1e-6;
    private const double Bound = 1e-6;

    public static TheoryData<string> Operators => [.. OperatorCatalog.All.Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void The_gradient_agrees_with_central_differences(string name)
    {
        var op = OperatorCatalog.All.Single(candidate => candidate.Name == name);
        var samples = op.Samples().ToList();
        Assert.NotEmpty(samples);
        var asked = 0;
        foreach (var sample in samples)
        {
            using var scope = NewDisposeScope();
            foreach (var input in sample.Inputs) asked += (int)input.numel();
            Check(name, sample);
        }
        Assert.True(asked > 0, $"{name} has no sample with elements.");
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void There_is_a_sample_of_every_kind_or_a_reason_why_not(string name)
    {
        using var scope = NewDisposeScope();
        var op = OperatorCatalog.All.Single(candidate => candidate.Name == name);
        var samples = op.Samples().ToList();
        var severalInputs = samples.Exists(sample => sample.Inputs.Length > 1);
        foreach (var kind in Enum.GetValues<SampleKind>())
        {
            if (kind == SampleKind.Broadcast && !severalInputs) continue;
            var present = samples.Exists(sample => sample.Is(kind));
            if (op.Inapplicable.TryGetValue(kind, out var reason))
            {
                Assert.False(string.IsNullOrWhiteSpace(reason), $"{name} says that it cannot have a {kind} sample, and not why.");
                Assert.False(present, $"{name} has a {kind} sample, and says that it cannot: {reason}");
            }
            else Assert.True(present, $"{name} has no {kind} sample: add one to Samples(), or say in Inapplicable why there can be none.");
        }
    }

    private static void Check(string name, Sample sample)
    {
        foreach (var input in sample.Inputs)
        {
            Assert.Equal(ScalarType.Float64, input.dtype);
            input.requires_grad = true;
        }
        var y = sample.Function(sample.Inputs);
        // A weight for each output, so that gradients of different outputs cannot stand in for each other.
        var weight = Sample.Values(0.5, 1.5, y.shape, 5);
        if (y.requires_grad) (y * weight).sum().backward();
        for (var k = 0; k < sample.Inputs.Length; k++)
        {
            var input = sample.Inputs[k];
            var gradient = input.grad?.data<double>().ToArray() ?? new double[input.numel()];
            using var off = no_grad();
            var values = input.data<double>();
            for (var i = 0; i < gradient.Length; i++)
            {
                var at = values[i];
                values[i] = at + Step;
                var above = (sample.Function(sample.Inputs) * weight).sum().item<double>();
                values[i] = at - Step;
                var below = (sample.Function(sample.Inputs) * weight).sum().item<double>();
                values[i] = at;
                var numeric = (above - below) / (2 * Step);
                var error = Math.Abs(gradient[i] - numeric) / Math.Max(1, Math.Max(Math.Abs(gradient[i]), Math.Abs(numeric)));
                Assert.True(error <= Bound, $"{name}, {sample.Case}: input {k}, element {i}: backward gives {gradient[i]}, central differences give {numeric}.");
            }
        }
    }
}
