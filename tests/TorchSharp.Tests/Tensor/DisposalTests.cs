using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Who owns a tensor and when its memory comes back. The counts are those of TorchSharp's own unit tests.</summary>
public sealed class DisposalTests
{
    private static long[] Counts()
    {
        var all = DisposeScopeManager.Statistics;
        return [all.CreatedOutsideScopeCount, all.DisposedOutsideScopeCount, all.CreatedInScopeCount, all.DisposedInScopeCount, all.AttachedToScopeCount, all.DetachedFromScopeCount, all.ThreadTotalLiveCount];
    }

    private static Tensor Counted()
    {
        DisposeScopeManager.Statistics.Reset();
        return tensor(3);
    }

    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside, moved, detached;
        using (NewDisposeScope())
        {
            using (var scope = NewDisposeScope())
            {
                inside = zeros(2);
                moved = zeros(2).MoveToOuterDisposeScope();
                detached = zeros(2).DetachFromDisposeScope();
                Assert.Equal(1, scope.DisposablesCount);
                Assert.True(scope.Contains(inside));
            }
            Assert.Equal([true, false, false], [inside.IsInvalid, moved.IsInvalid, detached.IsInvalid]);
        }
        Assert.Equal([true, false], [moved.IsInvalid, detached.IsInvalid]);
    }

    [Fact]
    public void Several_tensors_are_moved_or_kept_together()
    {
        using var around = NewDisposeScope();
        using (var scope = NewDisposeScope())
        {
            var (a, b, c) = scope.MoveToOuter(zeros(1), zeros(2), zeros(3));
            var (d, e) = scope.Detach(zeros(4), zeros(5));
            var (f, g) = scope.DisposeEverythingBut(zeros(6), zeros(7));
            zeros(8);
            scope.MoveToOther(around, [f]);
            Assert.Equal(2, scope.DisposablesCount);
            Assert.Equal([a, b, c, f], around.DisposablesView.Cast<Tensor>().OrderBy(tensor => tensor.numel()), ReferenceEqualityComparer.Instance);
            Assert.False(d.IsInvalid || e.IsInvalid || g.IsInvalid);
        }
    }

    [Fact]
    public void A_tensor_moves_to_another_tensors_scope()
    {
        using var around = NewDisposeScope();
        var there = zeros(1);
        using var inner = NewDisposeScope();
        var x = zeros(2).MoveToOtherDisposeScope(there);
        Assert.True(around.Contains(x));
        Assert.False(inner.Contains(x));
    }

    [Fact]
    public void A_tensor_disposed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2);
        x.Dispose();
        x.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void Other_things_may_be_given_to_a_scope()
    {
        var stream = new MemoryStream();
        using (var scope = NewDisposeScope()) scope.Attach(stream);
        Assert.False(stream.CanRead);
    }

    [Fact]
    public void A_wrapped_computation_keeps_its_result_only()
    {
        using var scope = NewDisposeScope();
        var result = WrappedTensorDisposeScope(() => (ones(2) * 3 + 1).exp());
        Assert.Same(result, Assert.Single(scope.DisposablesView));
    }

    [Fact]
    public void A_disposed_tensor_names_its_shape_and_type()
    {
        var x = zeros(2, 3);
        x.Dispose();
        var error = Assert.Throws<ObjectDisposedException>(() => x + 1);
        Assert.Contains("The tensor of shape [2, 3] and type Float32 was disposed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_outlives_its_base()
    {
        var x = arange(6, float32);
        var view = x.reshape(2, 3)[1];
        x.Dispose();
        Assert.Equal([3f, 4f, 5f], view.data<float>().ToArray());
    }

    [Fact]
    public void Memory_is_given_back_with_the_last_view()
    {
        Forgotten.Collect();
        var before = MemoryPool.BytesInUse;
        var x = zeros(1 << 16);
        var view = x[TensorIndex.Slice(0, 4)];
        x.Dispose();
        Assert.True(MemoryPool.BytesInUse - before >= 4 << 16);
        view.Dispose();
        Assert.Equal(before, MemoryPool.BytesInUse);
    }

    [Fact]
    public void A_training_step_in_a_scope_leaves_nothing_but_gradients()
    {
        using var network = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 1));
        using var x = ones(4, 8);
        Step();
        Forgotten.Collect();
        var (before, handles) = (MemoryPool.BytesInUse, Tensor.TotalCount);
        for (var i = 0; i < 10; i++) Step();
        Assert.Equal(before, MemoryPool.BytesInUse);
        Assert.Equal(handles, Tensor.TotalCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            network.forward(x).square().mean().backward();
        }
    }

    [Fact]
    public void Scopes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? there = null;
        var thread = new Thread(() => there = zeros(2));
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(there!));
        scope.Attach(there!);
        Assert.True(scope.Contains(there!));
    }

    [Fact]
    public void A_scope_closed_on_another_thread_is_closed_for_its_own()
    {
        using var around = NewDisposeScope();
        var scope = NewDisposeScope();
        var x = zeros(2);
        var thread = new Thread(scope.Dispose);
        thread.Start();
        thread.Join();
        Assert.True(x.IsInvalid);
        Assert.Same(around, CurrentDisposeScope);
        Assert.True(around.Contains(zeros(2)));
    }

    [Fact]
    public void Scopes_closed_out_of_order_leave_the_open_one_current()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        outer.Dispose();
        Assert.Same(inner, CurrentDisposeScope);
        // The scope around is closed: what is moved out belongs to nobody.
        var x = inner.MoveToOuter(zeros(2));
        inner.Dispose();
        Assert.Null(CurrentDisposeScope);
        Assert.False(x.IsInvalid);
    }

    [Fact]
    public async Task A_scope_may_be_closed_after_an_await()
    {
        Tensor x;
        using (NewDisposeScope())
        {
            x = zeros(2);
            await Task.Delay(1);
        }
        Assert.True(x.IsInvalid);
    }

    [Fact]
    public void Counts_outside_of_scopes_follow_a_tensors_life()
    {
        var x = Counted();
        Assert.Equal([1L, 0, 0, 0, 0, 0, 1], Counts());
        x.Dispose();
        x.Dispose();
        Assert.Equal([1L, 1, 0, 0, 0, 0, 0], Counts());
    }

    [Fact]
    public void Counts_in_a_scope_follow_a_tensors_life()
    {
        using (var scope = NewDisposeScope())
        {
            var x = Counted();
            scope.Attach(x);
            Assert.Equal([0L, 0, 1, 0, 0, 0, 1], Counts());
        }
        Assert.Equal([0L, 0, 1, 1, 0, 0, 0], Counts());
    }

    [Fact]
    public void Attaching_and_detaching_are_counted_when_the_owner_changes()
    {
        using var x = Counted();
        using var scope = NewDisposeScope();
        scope.Detach(x);
        Assert.Equal([1L, 0, 0, 0, 0, 0, 1], Counts());
        scope.Attach(x);
        using (var other = NewDisposeScope()) scope.MoveToOther(other, x).MoveToOuterDisposeScope();
        Assert.Equal([1L, 0, 0, 0, 1, 0, 1], Counts());
        scope.Detach(x);
        Assert.Equal([1L, 0, 0, 0, 1, 1, 1], Counts());
    }

    [Fact]
    public void Counts_are_written_with_their_names()
    {
        using var scope = NewDisposeScope();
        using var x = Counted();
        Assert.Equal(
            "ThreadTotalLiveCount: 1; CreatedOutsideScopeCount: 0; DisposedOutsideScopeCount: 0; CreatedInScopeCount: 1; DisposedInScopeCount: 0; AttachedToScopeCount: 0; DetachedFromScopeCount: 0",
            DisposeScopeManager.Statistics.TensorStatistics.ToString());
    }
}
