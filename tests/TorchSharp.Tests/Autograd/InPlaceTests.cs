using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>In-place writes and views; PyTorch gives the same numbers for the same lines.</summary>
public sealed class InPlaceTests
{
    [Fact]
    public void A_view_made_before_a_write_gets_the_gradient_of_the_new_values()
    {
        var x = tensor(new[] { 1f, 2f, 3f, 4f }, requires_grad: true);
        var a = (x * 1).reshape(2, 2);
        var row = a[0];
        a.mul_(tensor(new[] { 10f, 20f }));
        row.sum().backward();
        Assert.Equal([10f, 20f, 0f, 0f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_sibling_view_follows_a_write_through_another()
    {
        var x = ones(2, 2, requires_grad: true);
        var a = x * 1;
        var (first, all) = (a[0], a.reshape(4));
        first.mul_(5);
        all.sum().backward();
        Assert.Equal([5f, 5f, 1f, 1f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Multiplying_in_place_by_a_number_is_differentiable()
    {
        var x = tensor(3f, requires_grad: true);
        var h = x * 1;
        h.mul_(2);
        h.div_(4);
        (h * h).backward();
        Assert.Equal(1.5f, x.grad!.item<float>());
    }

    [Fact]
    public void Multiplying_in_place_by_a_tensor_keeps_the_old_value_for_its_gradient()
    {
        var x = tensor(3f, requires_grad: true);
        var w = tensor(5f, requires_grad: true);
        var h = x * 1;
        h.mul_(w);
        h.backward();
        Assert.Equal(5f, x.grad!.item<float>());
        Assert.Equal(3f, w.grad!.item<float>());
    }

    [Fact]
    public void A_write_through_a_view_of_a_tensor_that_is_not_contiguous_is_differentiable()
    {
        var d = arange(4, float32).reshape(2, 2).t().detach();
        var w = tensor(new[] { 5f, 7f }, requires_grad: true);
        d[0] = w;
        Assert.Equal([5f, 7f, 1f, 3f], d.contiguous().data<float>().ToArray());
        (d * d).sum().backward();
        Assert.Equal([10f, 14f], w.grad!.data<float>().ToArray());
    }

    /// <summary>PyTorch 1.13.</summary>
    [Fact]
    public void Scaling_a_row_of_a_transpose_in_place_scales_the_gradient_of_a_column()
    {
        var x = arange(6, float32).reshape(2, 3).requires_grad_();
        var h = x * 1;
        h.t()[0].mul_(2);
        (h * h).sum().backward();
        Assert.Equal([0f, 2f, 4f, 24f, 8f, 10f], x.grad!.data<float>().ToArray());
    }

    /// <summary>PyTorch 1.13.</summary>
    [Fact]
    public void A_view_of_overlapping_windows_gives_each_element_the_sum_of_its_gradients()
    {
        var x = arange(5, float32).requires_grad_();
        (x.unfold(0, 3, 1) * arange(9, float32).reshape(3, 3)).sum().backward();
        Assert.Equal([0f, 4f, 12f, 12f, 8f], x.grad!.data<float>().ToArray());
    }

    /// <summary>PyTorch 1.13.</summary>
    [Fact]
    public void An_overwritten_result_keeps_its_history_with_a_zero_gradient()
    {
        foreach (var overwrite in new Action<Tensor>[] { y => y.zero_(), y => y.fill_(2), y => y.copy_(ones(3)) })
        {
            var x = ones(3, requires_grad: true);
            var y = x * 1;
            overwrite(y);
            Assert.True(y.requires_grad);
            y.sum().backward();
            Assert.Equal(new float[3], x.grad!.data<float>().ToArray());
        }
    }

    [Fact]
    public void An_expanded_tensor_cannot_be_written_to() =>
        Assert.Contains("single memory location", Assert.Throws<InvalidOperationException>(() => ones(1, 3).expand(2, 3).mul_(2)).Message, StringComparison.Ordinal);
}
