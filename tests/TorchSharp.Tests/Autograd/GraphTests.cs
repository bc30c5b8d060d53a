using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Autograd;

/// <summary>What is recorded, for how long, and on which thread.</summary>
public sealed class GraphTests
{
    [Fact]
    public void A_graph_of_100_000_operations_does_not_overflow_the_stack()
    {
        var x = tensor(1.0, requires_grad: true);
        var y = x * 1;
        for (var i = 0; i < 100_000; i++) y = y + 1;
        Assert.Equal(1.0, autograd.grad([y], [x], retain_graph: true)[0].item<double>());
        y.backward();
        Assert.Equal(1.0, x.grad!.item<double>());
    }

    [Fact]
    public void A_graph_that_nobody_holds_gives_its_memory_back()
    {
        Forgotten.Collect();
        var before = MemoryPool.BytesInUse;
        Record();
        Forgotten.Collect();
        Assert.True(MemoryPool.BytesInUse - before < 1 << 20, $"{MemoryPool.BytesInUse - before} bytes are still in use.");

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Record()
        {
            var x = ones(1 << 20, requires_grad: true);
            var y = x;
            for (var i = 0; i < 6; i++) y = (y * y).sin();
            Assert.True(MemoryPool.BytesInUse > 40L << 20);
        }
    }

    [Fact]
    public void A_backward_pass_frees_what_was_saved_for_it()
    {
        var x = ones(1 << 20, requires_grad: true);
        Tensor loss;
        using (var scope = NewDisposeScope()) loss = x.sin().cos().exp().sum().MoveToOuterDisposeScope();
        Forgotten.Collect();
        var before = MemoryPool.BytesInUse;
        loss.backward();
        // What cos and exp saved, 4 MB each, goes; the gradient comes.
        Assert.Equal(-(4L << 20), (MemoryPool.BytesInUse - before) >> 20 << 20);
    }

    [Fact]
    public void Differentiating_by_an_intermediate_result_leaves_the_graph_before_it_alone()
    {
        var x = tensor(2.0, requires_grad: true);
        var h = x * x;
        var y = h * h;
        Assert.Equal(8.0, autograd.grad([y], [h])[0].item<double>());
        h.backward();
        Assert.Equal(4.0, x.grad!.item<double>());
    }

    [Fact]
    public void Only_operations_on_a_path_to_the_inputs_run()
    {
        var x = tensor(2.0, requires_grad: true);
        var unused = tensor(-1.0, requires_grad: true);
        using var mode = autograd.detect_anomaly();
        // The root of -1 has a gradient of NaN, which would stop the pass.
        var y = x * x + unused.sqrt();
        Assert.Equal(4.0, autograd.grad([y], [x])[0].item<double>());
    }

    [Fact]
    public void An_input_that_is_not_in_the_graph_is_an_error_unless_allowed()
    {
        Tensor x = tensor(2.0, requires_grad: true), other = tensor(1.0, requires_grad: true);
        Assert.Contains("appears to not have been used", Assert.Throws<InvalidOperationException>(() => autograd.grad([x * x], [other])).Message, StringComparison.Ordinal);
        Assert.Null((object?)autograd.grad([x * x], [other], allow_unused: true)[0]);
        Assert.Contains("does not require grad", Assert.Throws<InvalidOperationException>(() => autograd.grad([x * x], [tensor(1.0)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_are_differentiated_together_with_their_weights()
    {
        var x = tensor(new[] { 1.0, 2.0 }, requires_grad: true);
        var gradient = autograd.grad([x * x, x.sum()], [x], [tensor(new[] { 1.0, 10.0 }), tensor(100.0)])[0];
        Assert.Equal([102.0, 140.0], gradient.data<double>().ToArray());
    }

    [Fact]
    public void The_third_derivative_of_the_fourth_power_is_24_x()
    {
        var x = tensor(3.0, requires_grad: true);
        var y = x.pow(4);
        for (var order = 0; order < 3; order++) y = autograd.grad([y], [x], create_graph: true)[0];
        Assert.Equal(72.0, y.item<double>(), 10);
    }

    [Fact]
    public void A_gradient_penalty_reaches_the_weights_through_the_first_derivative()
    {
        // d/dw of (d/dx of w·x³)² = (3wx²)² is 18·w·x⁴.
        Tensor x = tensor(2.0, requires_grad: true), w = tensor(5.0, requires_grad: true);
        var slope = autograd.grad([w * x.pow(3)], [x], create_graph: true)[0];
        slope.square().backward();
        Assert.Equal(18 * 5 * 16.0, w.grad!.item<double>(), 9);
    }

    [Fact]
    public void Backward_with_create_graph_gives_gradients_a_history()
    {
        var x = tensor(3.0, requires_grad: true);
        x.pow(3).backward(create_graph: true);
        Assert.True(x.grad!.requires_grad);
        Assert.Equal(18.0, autograd.grad([x.grad], [x])[0].item<double>(), 10);
    }

    [Fact]
    public void Intermediate_results_may_collect_gradients_as_inputs()
    {
        var x = tensor(2.0, requires_grad: true);
        var h = x * 3;
        autograd.backward(h * h, inputs: [h]);
        Assert.Equal(12.0, h.grad!.item<double>());
        Assert.Null((object?)x.grad);
    }

    [Fact]
    public void A_retained_gradient_adds_up_as_a_leafs_does()
    {
        // PyTorch 1.13 gives 24 for the same lines.
        var h = tensor(2.0, requires_grad: true) * 3;
        h.retain_grad();
        var y = h * h;
        y.backward(retain_graph: true);
        y.backward();
        Assert.Equal(24.0, h.grad!.item<double>());
    }

    [Fact]
    public void Modes_nest_and_end_in_order()
    {
        Assert.True(is_grad_enabled());
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            using (enable_grad())
            {
                Assert.True(is_grad_enabled());
                using (set_grad_enabled(false)) Assert.False(is_grad_enabled());
                Assert.True(is_grad_enabled());
            }
            Assert.False(is_grad_enabled());
        }
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Nothing_inside_inference_mode_is_recorded_even_if_enabled()
    {
        var x = ones(1, requires_grad: true);
        using (inference_mode())
        using (enable_grad())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }
        Assert.False(is_inference_mode_enabled());
        using (inference_mode(false)) Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void The_mode_is_the_threads_own()
    {
        using var off = no_grad();
        var there = false;
        var thread = new Thread(() => there = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(there);
    }

    [Fact]
    public void Detach_shares_memory_and_has_no_history()
    {
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        var h = x * 2;
        var d = h.detach();
        Assert.False(d.requires_grad);
        d[0] = 9f;
        Assert.Equal(9f, h[0].item<float>());
        h.detach_();
        Assert.True(h.is_leaf && !h.requires_grad);
    }

    [Fact]
    public void A_view_cannot_be_detached_in_place()
    {
        var h = ones(3, requires_grad: true) * 1;
        Assert.StartsWith("Can't detach views in-place. Use detach() instead.", Assert.Throws<InvalidOperationException>(() => h[0].detach_()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clone_has_memory_of_its_own_and_passes_the_gradient_on()
    {
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        var c = x.clone();
        c.mul_(3);
        c.sum().backward();
        Assert.Equal([1f, 2f], x.detach().data<float>().ToArray());
        Assert.Equal([3f, 3f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Only_leaves_of_real_numbers_take_requires_grad()
    {
        var x = ones(2, requires_grad: true);
        Assert.StartsWith("you can only change requires_grad flags of leaf variables", Assert.Throws<InvalidOperationException>(() => (x * 2).requires_grad = false).Message, StringComparison.Ordinal);
        Assert.StartsWith("only Tensors of floating point", Assert.Throws<InvalidOperationException>(() => arange(3).requires_grad_()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_over_nothing_is_zero_and_has_gradients_of_nothing()
    {
        Tensor x = zeros([2, 3, 0], requires_grad: true), w = zeros([4, 0], requires_grad: true);
        Assert.Equal(new float[24], functional.linear(x, w).data<float>().ToArray());
        var y = x.matmul(w.t());
        Assert.Equal([2L, 3, 4], y.shape);
        y.sum().backward();
        Assert.Equal([2L, 3, 0], x.grad!.shape);
    }

    [Fact]
    public void Two_threads_that_train_get_the_numbers_of_one()
    {
        float[][] alone = [Train(1), Train(2)];
        var together = new float[2][];
        Thread[] threads = [new(() => together[0] = Train(1)), new(() => together[1] = Train(2))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(alone[0], together[0]);
        Assert.Equal(alone[1], together[1]);

        static float[] Train(int variant)
        {
            Tensor Values(int shift, params long[] shape) => Sample.Values(-1, 1, shape, 10 * variant + shift).to_type(float32);
            Tensor x = Values(0, 64, 32), w1 = Values(1, 48, 32).requires_grad_(), w2 = Values(2, 10, 48).requires_grad_();
            var losses = new float[40];
            for (var step = 0; step < losses.Length; step++)
            {
                using var scope = NewDisposeScope();
                var loss = functional.linear(functional.linear(x, w1).tanh(), w2).square().mean();
                loss.backward();
                using var off = no_grad();
                foreach (var w in new[] { w1, w2 })
                {
                    w.sub_(w.grad! * 0.1f);
                    w.grad = null;
                }
                losses[step] = loss.item<float>();
            }
            return losses;
        }
    }
}
