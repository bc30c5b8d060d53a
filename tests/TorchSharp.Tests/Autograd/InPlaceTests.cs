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
    public void A_write_through_a_view_of_a_transposed_tensor_is_refused_when_gradients_are_wanted()
    {
        var d = arange(4, float32).reshape(2, 2).t().detach();
        var w = ones(2, requires_grad: true);
        Assert.Contains("contiguous", Assert.Throws<NotSupportedException>(() => d[0] = w).Message, StringComparison.Ordinal);
        using (no_grad()) d[0] = w;
        Assert.Equal([1f, 1f, 1f, 3f], d.contiguous().data<float>().ToArray());
    }
}
