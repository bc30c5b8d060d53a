using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Kernels;

public sealed class ForgottenTensorsTests
{
    [Fact]
    public void Ten_thousand_training_steps_without_a_Dispose_stay_flat()
    {
        Forgotten.Collect();
        var (before, tensors) = (MemoryPool.BytesInUse, Tensor.TotalCount);
        var (early, late) = Train();
        Assert.True(late <= early + (4 << 20), $"the pool holds {early} bytes after 1,000 steps and {late} after 10,000");
        Forgotten.Collect();
        Assert.Equal(before, MemoryPool.BytesInUse);
        Assert.Equal(tensors, Tensor.TotalCount);
    }

    [Fact]
    public void Memory_that_a_disposed_and_a_forgotten_tensor_share_comes_back()
    {
        Forgotten.Collect();
        var before = MemoryPool.BytesInUse;
        ForgetAView();
        Forgotten.Collect();
        Assert.Equal(before, MemoryPool.BytesInUse);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void ForgetAView()
        {
            using var whole = zeros(100_000);
            _ = whole.view(100, 1000);
        }
    }

    [Fact]
    public void A_forgotten_view_of_memory_that_lives_on_is_not_counted()
    {
        using var whole = zeros(1000);
        Forgotten.Collect();
        var before = Tensor.TotalCount;
        ForgetViews(whole);
        Forgotten.Collect();
        Assert.Equal(before, Tensor.TotalCount);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void ForgetViews(Tensor whole)
        {
            for (var i = 0; i < 10; i++) _ = whole.view(10, 100);
        }
    }

    [Fact]
    public void A_view_keeps_the_memory_of_a_tensor_that_is_gone()
    {
        var view = ViewOfAForgottenTensor();
        Forgotten.Collect();
        using var other = zeros(1000);
        Assert.Equal(1000, view.sum().item<float>());

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor ViewOfAForgottenTensor() => ones(1000).view(10, 100);
    }

    // Nothing of a training run may be left on the caller's stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (long Early, long Late) Train()
    {
        var net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 4));
        var optimizer = optim.SGD(net.parameters(), 0.01);
        var loss = nn.CrossEntropyLoss();
        var inputs = rand(4, 8);
        var labels = tensor(new long[] { 0, 1, 2, 3 });
        var early = 0L;
        for (var step = 1; step <= 10_000; step++)
        {
            optimizer.zero_grad();
            loss.call(net.call(inputs), labels).backward();
            optimizer.step();
            if (step == 1000) early = MemoryPool.BytesInUse + MemoryPool.BytesKept;
        }

        return (early, MemoryPool.BytesInUse + MemoryPool.BytesKept);
    }
}
