using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Autograd;

/// <summary>Functions whose slope is constant between jumps: PyTorch's second derivative of them is 0, not missing.</summary>
public sealed class PiecewiseLinearTests
{
    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_functions = new()
    {
        ["relu"] = x => x.relu(),
        ["leaky_relu"] = x => functional.leaky_relu(x),
        ["relu6"] = x => functional.relu6(x),
        ["hardtanh"] = x => functional.hardtanh(x),
        ["threshold"] = x => functional.threshold(x, 0, 0),
        ["hardshrink"] = x => functional.hardshrink(x),
        ["softshrink"] = x => functional.softshrink(x),
        ["abs"] = x => x.abs(),
        ["pow(1)"] = x => x.pow(1),
        ["max_pool1d"] = x => functional.max_pool1d(x[0], 2),
        ["max_pool2d"] = x => functional.max_pool2d(x, 2),
        ["avg_pool2d"] = x => functional.avg_pool2d(x, 2),
        ["adaptive_max_pool2d"] = x => functional.adaptive_max_pool2d(x, [2, 2]),
        ["adaptive_avg_pool2d"] = x => functional.adaptive_avg_pool2d(x, 2),
        ["pad reflect"] = x => functional.pad(x, (1, 1, 1, 1), PaddingModes.Reflect),
        ["pad replicate"] = x => functional.pad(x, (1, 1, 1, 1), PaddingModes.Replicate),
        ["interpolate area"] = x => functional.interpolate(x, [2, 2], mode: InterpolationMode.Area),
        ["l1_loss"] = x => functional.l1_loss(x, zeros_like(x)),
    };

    public static TheoryData<string> Functions => [.. s_functions.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_second_derivative_is_zero(string name)
    {
        using var x = Leaf();
        var slope = autograd.grad([s_functions[name](x).sum()], [x], create_graph: true)[0];
        slope.pow(2).sum().backward();
        Assert.Equal(new float[x.numel()], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void The_slope_of_a_linear_function_has_no_history()
    {
        using var x = Leaf();
        Func<Tensor, Tensor>[] linear = [x => x * 2, x => -x, x => x.sum(1), x => x.view(-1), x => x[0], x => functional.pad(x, (1, 1))];
        foreach (var function in linear)
            Assert.False(autograd.grad([function(x).sum()], [x], create_graph: true)[0].requires_grad);
    }

    [Fact]
    public void A_gradient_penalty_on_a_rectifier_reaches_weights_and_input()
    {
        // PyTorch 1.13: w.grad of ((d sum(relu(x·w)) / dx)² summed), and zeros for x.
        using var x = tensor(new double[] { 1, -2, 3, 4 }, [2, 2]).requires_grad_();
        using var w = tensor(new[] { 0.5, -1, 0.25, 2 }, [2, 2]).requires_grad_();
        var slope = autograd.grad([x.matmul(w).relu().sum()], [x], create_graph: true)[0];
        slope.pow(2).sum().backward();
        Assert.Equal([-1, -1, 4.5, 4.5], w.grad!.data<double>().ToArray());
        Assert.Equal(new double[4], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_gradient_given_from_outside_gets_no_history()
    {
        using var x = Leaf();
        using var given = ones(x.shape);
        autograd.grad([x.relu()], [x], [given], create_graph: true);
        Assert.False(given.requires_grad);
    }

    private static Tensor Leaf() => (arange(96, float32).reshape(2, 3, 4, 4) / 20 - 2.02).detach().requires_grad_();
}
