namespace TorchSharp;

/// <summary>The scopes of one thread, and what became of its tensors.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? s_ofThread;

    private readonly ThreadDisposeScopeStatistics _statistics = new();

    /// <summary>What was made and disposed on this thread since it started or since <see cref="ThreadDisposeScopeStatistics.Reset"/>.</summary>
    /// <remarks>The embedded engine counts every handle that it makes on a tensor's memory, also those of its own.</remarks>
    public static ThreadDisposeScopeStatistics Statistics => OfThread._statistics;

    internal static DisposeScopeManager OfThread => s_ofThread ??= new();

    internal DisposeScope? Current { get; set; }

    internal LifetimeStatistics Tensors => _statistics.TensorStatistics;

    /// <summary>Counts a tensor and gives it to the innermost scope.</summary>
    internal void Register(torch.Tensor tensor)
    {
        if (Current is { } scope)
        {
            Tensors.CreatedInScopeCount++;
            scope.Own(tensor);
        }
        else Tensors.CreatedOutsideScopeCount++;
    }
}

/// <summary>How many things of one kind were made and disposed on a thread.</summary>
public class LifetimeStatistics
{
    /// <summary>Made while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Disposed while no scope owned them.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Made while a scope was open.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Given to a scope when none owned them.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Disposed by their scope, or while one owned them.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Taken out of a scope and given to no other.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Made and not disposed.</summary>
    public long ThreadTotalLiveCount => CreatedOutsideScopeCount + CreatedInScopeCount - DisposedOutsideScopeCount - DisposedInScopeCount;

    /// <summary>Starts counting at 0.</summary>
    public void Reset() => CreatedOutsideScopeCount = DisposedOutsideScopeCount = CreatedInScopeCount = AttachedToScopeCount = DisposedInScopeCount = DetachedFromScopeCount = 0;

    /// <summary>All counts with their names.</summary>
    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; "
        + $"CreatedInScopeCount: {CreatedInScopeCount}; DisposedInScopeCount: {DisposedInScopeCount}; "
        + $"AttachedToScopeCount: {AttachedToScopeCount}; DetachedFromScopeCount: {DetachedFromScopeCount}";
}

/// <summary>How many tensors and packed sequences were made and disposed on a thread: together, and each kind alone.</summary>
public class ThreadDisposeScopeStatistics
{
    /// <summary>Tensors alone.</summary>
    public LifetimeStatistics TensorStatistics { get; } = new();

    /// <summary>Packed sequences alone. Their tensors count as tensors.</summary>
    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    /// <summary>Made while no scope was open.</summary>
    public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount + PackedSequenceStatistics.CreatedOutsideScopeCount;

    /// <summary>Disposed while no scope owned them.</summary>
    public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount + PackedSequenceStatistics.DisposedOutsideScopeCount;

    /// <summary>Made while a scope was open.</summary>
    public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount + PackedSequenceStatistics.CreatedInScopeCount;

    /// <summary>Given to a scope when none owned them.</summary>
    public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount + PackedSequenceStatistics.AttachedToScopeCount;

    /// <summary>Disposed by their scope, or while one owned them.</summary>
    public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount + PackedSequenceStatistics.DisposedInScopeCount;

    /// <summary>Taken out of a scope and given to no other.</summary>
    public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount + PackedSequenceStatistics.DetachedFromScopeCount;

    /// <summary>Made and not disposed.</summary>
    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount + PackedSequenceStatistics.ThreadTotalLiveCount;

    /// <summary>Starts counting at 0.</summary>
    public void Reset()
    {
        TensorStatistics.Reset();
        PackedSequenceStatistics.Reset();
    }

    /// <summary>All counts with their names.</summary>
    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; "
        + $"CreatedInScopeCount: {CreatedInScopeCount}; DisposedInScopeCount: {DisposedInScopeCount}; "
        + $"AttachedToScopeCount: {AttachedToScopeCount}; DetachedFromScopeCount: {DetachedFromScopeCount}";
}
