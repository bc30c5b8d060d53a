namespace Course.Notebooks.Kernel;

/// <summary>Carries a cell on after each <c>await</c>, on the thread pool, until the cell is stopped: what it was waiting for then finds nobody.</summary>
internal sealed class CellSynchronizationContext : SynchronizationContext
{
    private volatile bool _stopped;

    /// <summary>Lets go of everything that the cell still awaits.</summary>
    public void Stop() => _stopped = true;

    public override SynchronizationContext CreateCopy() => this;

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!_stopped)
            d(state);
    }

    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(
        _ =>
        {
            if (_stopped)
                return;
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                d(state);
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        },
        null);
}
