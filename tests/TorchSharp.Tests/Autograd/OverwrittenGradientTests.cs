using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>ReLU's backward pass writes over the gradient that it is given, if nobody else can see it.</summary>
public sealed class OverwrittenGradientTests
{
    private readonly Tensor _x = tensor(new float[] { -1, 2, -3, 4 }, requires_grad: true);
    private readonly Tensor _weights = tensor(new float[] { 5, 6, 7, 8 });

    [Fact]
    public void The_gradient_that_the_caller_gave_stays()
    {
        var given = _weights.clone();
        _x.relu().backward([given]);
        Assert.Equal([5f, 6, 7, 8], given.data<float>().ToArray());
        Assert.Equal([0f, 6, 0, 8], _x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_retained_gradient_stays()
    {
        var y = _x.relu();
        y.retain_grad();
        (y * _weights).sum().backward();
        Assert.Equal([5f, 6, 7, 8], y.grad!.data<float>().ToArray());
        Assert.Equal([0f, 6, 0, 8], _x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_that_was_asked_for_stays()
    {
        var y = _x.relu();
        var gradients = autograd.grad([(y * _weights).sum()], [y, _x]);
        Assert.Equal([5f, 6, 7, 8], gradients[0].data<float>().ToArray());
        Assert.Equal([0f, 6, 0, 8], gradients[1].data<float>().ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gradient_that_another_input_shares_stays(bool swapped)
    {
        // Both operands of a sum are given the same gradient.
        var other = zeros(4, requires_grad: true);
        var y = _x.relu();
        ((swapped ? other + y : y + other) * _weights).sum().backward();
        Assert.Equal([5f, 6, 7, 8], other.grad!.data<float>().ToArray());
        Assert.Equal([0f, 6, 0, 8], _x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void The_gradient_of_a_result_used_twice_is_the_sum_of_both()
    {
        var y = _x.relu();
        ((y * _weights) + y.relu()).sum().backward();
        Assert.Equal([0f, 7, 0, 9], _x.grad!.data<float>().ToArray());
    }
}
