using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Models;

public sealed class MlpTests
{
    [Fact]
    public void The_parameters_are_a_weight_for_every_pair_and_a_bias_for_every_neuron() =>
        Assert.Equal((784 + 1) * 128 + (128 + 1) * 10, new Mlp(784, 128, 10).parameters().Sum(p => p.numel()));

    [Fact]
    public void Parameters_are_named_as_in_a_sequential() =>
        Assert.Equal(
            ["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias", "layers.4.weight", "layers.4.bias"],
            new Mlp(4, 3, 3, 2).named_parameters().Select(p => p.Item1));

    [Fact]
    public void Images_are_flattened() => Assert.Equal([5L, 10L], new Mlp(784, 16, 10).call(zeros(5, 1, 28, 28)).shape);

    [Fact]
    public void The_hidden_layers_are_rectified_and_the_last_is_not()
    {
        var model = new Mlp(1, 1, 1);
        using (no_grad())
        {
            foreach (var (name, parameter) in model.named_parameters())
                parameter.fill_(name.EndsWith("weight", StringComparison.Ordinal) ? -2 : 1);
        }
        // Hidden: max(0, -2x + 1); output: -2h + 1.
        Assert.Equal([-5f, 1f], model.call(tensor(new[] { -1f, 1f }, [2, 1])).data<float>().ToArray());
    }

    [Fact]
    public void Another_activation_may_be_chosen()
    {
        var model = new Mlp(() => nn.Tanh(), 1, 1, 1);
        using (no_grad())
        {
            foreach (var parameter in model.parameters()) parameter.fill_(1);
        }
        Assert.Equal(Math.Tanh(3) + 1, model.call(tensor(new[] { 2f }, [1, 1])).ToDouble(), 1e-6);
    }

    [Fact]
    public void Rows_of_another_length_are_refused_with_both_shapes()
    {
        var failure = Assert.Throws<ArgumentException>(() => new Mlp(784, 10).call(zeros(5, 3, 28, 28)));
        Assert.Contains("784", failure.Message);
        Assert.Contains("[5, 3, 28, 28]", failure.Message);
    }

    [Theory]
    [InlineData(784L)]
    [InlineData(784L, 0L, 10L)]
    public void Sizes_that_make_no_network_are_refused(params long[] sizes) => Assert.Throws<ArgumentException>(() => new Mlp(sizes));
}
