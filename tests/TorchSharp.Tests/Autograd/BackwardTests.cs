using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

public sealed class BackwardTests
{
    [Fact]
    public void Backward_of_a_shared_node_accumulates()
    {
        var x = tensor(3f, requires_grad: true);
        var y = x * x + x;
        y.backward();
        Assert.Equal(7f, x.grad!.item<float>());
    }

    [Fact]
    public void Two_backward_passes_add_up()
    {
        var x = tensor(2f, requires_grad: true);
        (x * 3).backward();
        (x * 4).backward();
        Assert.Equal(7f, x.grad!.item<float>());
    }

    [Fact]
    public void A_second_pass_needs_the_graph_kept()
    {
        var x = tensor(2f, requires_grad: true);
        var y = x * x;
        y.backward(null, retain_graph: true);
        y.backward();
        Assert.Equal(8f, x.grad!.item<float>());
        Assert.Contains("retain_graph", Assert.Throws<InvalidOperationException>(y.backward).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_recorded_under_no_grad()
    {
        var x = tensor(2f, requires_grad: true);
        using (no_grad()) Assert.False((x * x).requires_grad);
        Assert.True((x * x).requires_grad);
    }

    [Fact]
    public void Backward_of_a_non_scalar_names_its_shape()
    {
        var x = ones(2, 3, requires_grad: true);
        var error = Assert.Throws<InvalidOperationException>((x * 2).backward);
        Assert.StartsWith("grad can be implicitly created only for scalar outputs, and this tensor has shape [2, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_tensor_that_was_overwritten_is_noticed()
    {
        var x = tensor(2f, requires_grad: true);
        var h = x * 2;
        var y = h * h;
        h.add_(1);
        Assert.Contains("modified by an inplace operation", Assert.Throws<InvalidOperationException>(y.backward).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_in_place_to_a_leaf_that_collects_gradients_is_refused()
    {
        var x = ones(2, requires_grad: true);
        Assert.Throws<InvalidOperationException>(() => x.add_(1));
        Assert.Throws<InvalidOperationException>(() => x[0] = 1f);
        using (no_grad()) x.add_(1);
        Assert.Equal([2f, 2f], x.data<float>().ToArray());
    }

    [Fact]
    public void Second_derivatives_come_from_a_recorded_backward()
    {
        var x = tensor(2.0, requires_grad: true);
        var y = x.pow(3) + (x * 0.5).tanh();
        var first = autograd.grad([y], [x], create_graph: true)[0];
        var second = autograd.grad([first], [x])[0];
        var t = Math.Tanh(1);
        Assert.Equal(12 + 0.5 * (1 - t * t), first.item<double>(), 12);
        Assert.Equal(12 - 0.5 * t * (1 - t * t), second.item<double>(), 12);
    }

    [Fact]
    public void Only_the_asked_inputs_collect_gradients()
    {
        var a = tensor(2f, requires_grad: true);
        var b = tensor(3f, requires_grad: true);
        (a * b).backward(null, inputs: [a]);
        Assert.Equal(3f, a.grad!.item<float>());
        Assert.Null(b.grad);
    }

    [Fact]
    public void A_retained_gradient_of_an_intermediate_result_is_kept()
    {
        var x = tensor(2f, requires_grad: true);
        var h = x * 3;
        var y = h * h;
        h.retain_grad();
        y.backward();
        Assert.Equal(12f, h.grad!.item<float>());
    }

    [Fact]
    public void Gradients_survive_the_scope_of_the_forward_pass()
    {
        var x = tensor(2f, requires_grad: true);
        using (NewDisposeScope()) (x * x).backward();
        Assert.Equal(4f, x.grad!.item<float>());
    }
}
