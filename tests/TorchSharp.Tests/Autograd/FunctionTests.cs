using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>Operations whose backward rule the user writes.</summary>
public sealed class FunctionTests
{
    [Fact]
    public void A_users_rule_is_what_backward_follows()
    {
        var x = tensor(new[] { 1.0, -2.0, 3.0 }, requires_grad: true);
        Reversed.apply(x).sum().backward();
        Assert.Equal([-1.0, -1.0, -1.0], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Saved_tensors_and_numbers_come_back_in_backward()
    {
        Tensor x = tensor(new[,] { { 1.0, 2 }, { 3, 4 } }, requires_grad: true), w = tensor(new[,] { { 5.0, 6 } }, requires_grad: true);
        var y = Linear.apply(x, w, 2.0);
        Assert.Equal([34.0, 78.0], y.data<double>().ToArray());
        y.sum().backward();
        Assert.Equal([10.0, 12, 10, 12], x.grad!.data<double>().ToArray());
        Assert.Equal([8.0, 12], w.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Nothing_is_recorded_when_no_argument_asks_for_it()
    {
        Assert.False(Reversed.apply(ones(2)).requires_grad);
        using (no_grad()) Assert.False(Reversed.apply(ones(2, requires_grad: true)).requires_grad);
    }

    [Fact]
    public void A_rule_of_tensor_operators_can_be_differentiated_twice()
    {
        var x = tensor(2.0, requires_grad: true);
        var first = autograd.grad([Cube.apply(x)], [x], create_graph: true)[0];
        Assert.Equal(12.0, first.item<double>());
        Assert.Equal(12.0, autograd.grad([first], [x])[0].item<double>());
    }

    [Fact]
    public void Several_results_give_their_gradients_together()
    {
        var x = tensor(3.0, requires_grad: true);
        var results = SquareAndCube.apply(x);
        (results[0] * 10 + results[1]).backward();
        Assert.Equal(60.0 + 27.0, x.grad!.item<double>());
    }

    [Fact]
    public void A_result_that_is_not_used_has_a_gradient_of_zeros()
    {
        var x = tensor(3.0, requires_grad: true);
        SquareAndCube.apply(x)[1].backward();
        Assert.Equal(27.0, x.grad!.item<double>());
    }

    [Fact]
    public void A_result_marked_not_differentiable_has_no_history()
    {
        var results = ValueAndMask.apply(tensor(new[] { -1.0, 2.0 }, requires_grad: true));
        Assert.True(results[0].requires_grad);
        Assert.False(results[1].requires_grad);
    }

    [Fact]
    public void Gradients_of_a_broadcast_argument_are_summed()
    {
        Tensor x = ones([2, 3], float64, requires_grad: true), b = zeros([3], float64, requires_grad: true);
        Added.apply(x, b).sum().backward();
        Assert.Equal([2.0, 2, 2], b.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_wrong_number_of_gradients_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(TooFew.apply(ones(2, requires_grad: true), ones(2)).sum().backward);
        Assert.StartsWith("function TooFew returned an incorrect number of gradients (expected 2, got 1)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_of_the_wrong_shape_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(WrongShape.apply(ones(2, requires_grad: true)).sum().backward);
        Assert.Equal("Function WrongShape returned an invalid gradient at index 0 - got [5] but expected shape compatible with [2].", error.Message);
    }

    [Fact]
    public void A_second_pass_needs_the_graph_kept()
    {
        var y = Cube.apply(tensor(2.0, requires_grad: true));
        y.backward();
        Assert.Contains("second time", Assert.Throws<InvalidOperationException>(y.backward).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_argument_that_was_overwritten_is_noticed()
    {
        var x = tensor(2.0, requires_grad: true);
        var h = x * 1;
        var y = Cube.apply(h);
        h.add_(1);
        Assert.Contains("Cube saved a tensor", Assert.Throws<InvalidOperationException>(y.backward).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_is_the_argument_does_not_change_the_arguments_history()
    {
        var x = tensor(2.0, requires_grad: true);
        var y = Same.apply(x);
        Assert.True(x.is_leaf);
        (y * 3).backward();
        Assert.Equal(3.0, x.grad!.item<double>());
    }

    [Fact]
    public void An_argument_marked_dirty_takes_the_results_history()
    {
        var x = tensor(2.0, requires_grad: true);
        var h = x * 1;
        Assert.Same(h, DoubledInPlace.apply(h));
        (h * h).backward();
        Assert.Equal(16.0, x.grad!.item<double>());
        Assert.Contains("in-place", Assert.Throws<InvalidOperationException>(() => DoubledInPlace.apply(x)).Message, StringComparison.Ordinal);
    }

    private sealed class Reversed : autograd.SingleTensorFunction<Reversed>
    {
        public override string Name => nameof(Reversed);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 1;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [-grad_output];
    }

    private sealed class Linear : autograd.SingleTensorFunction<Linear>
    {
        public override string Name => nameof(Linear);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0], (Tensor)vars[1]]);
            ctx.save_data("scale", vars[2]);
            return ((Tensor)vars[0]).matmul(((Tensor)vars[1]).t()) * (double)vars[2];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var saved = ctx.get_saved_variables();
            var g = grad_output * (double)ctx.get_data("scale");
            return [g.matmul(saved[1]), g.t().matmul(saved[0]), null!];
        }
    }

    private sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            return ((Tensor)vars[0]).pow(3);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * 3 * ctx.get_saved_variables()[0].pow(2)];
    }

    private sealed class SquareAndCube : autograd.MultiTensorFunction<SquareAndCube>
    {
        public override string Name => nameof(SquareAndCube);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_for_backward([(Tensor)vars[0]]);
            return [((Tensor)vars[0]).pow(2), ((Tensor)vars[0]).pow(3)];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var x = ctx.get_saved_variables()[0];
            return [grad_outputs[0] * 2 * x + grad_outputs[1] * 3 * x * x];
        }
    }

    private sealed class ValueAndMask : autograd.MultiTensorFunction<ValueAndMask>
    {
        public override string Name => nameof(ValueAndMask);

        public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            var sign = x.sign();
            ctx.mark_non_differentiable([sign]);
            return [x * 1, sign];
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs) => [grad_outputs[0]];
    }

    private sealed class Added : autograd.SingleTensorFunction<Added>
    {
        public override string Name => nameof(Added);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] + (Tensor)vars[1];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output, grad_output];
    }

    private sealed class TooFew : autograd.SingleTensorFunction<TooFew>
    {
        public override string Name => nameof(TooFew);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] + (Tensor)vars[1];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output];
    }

    private sealed class WrongShape : autograd.SingleTensorFunction<WrongShape>
    {
        public override string Name => nameof(WrongShape);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * 1;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [ones(5)];
    }

    private sealed class Same : autograd.SingleTensorFunction<Same>
    {
        public override string Name => nameof(Same);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output];
    }

    private sealed class DoubledInPlace : autograd.SingleTensorFunction<DoubledInPlace>
    {
        public override string Name => nameof(DoubledInPlace);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.mark_dirty([(Tensor)vars[0]]);
            return ((Tensor)vars[0]).mul_(2);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [grad_output * 2];
    }
}
