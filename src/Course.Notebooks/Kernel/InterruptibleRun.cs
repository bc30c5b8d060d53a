using System.Runtime;
using System.Runtime.ExceptionServices;
using Course.Notebooks.Cells;

namespace Course.Notebooks.Kernel;

/// <summary>Runs a cell so that another thread can stop it, in rising degrees of force, or before it has begun.</summary>
/// <remarks>
/// First its token is cancelled. For a cell that does not listen, every loop and function of cells stops at its next check, and a
/// thread that sleeps or waits is woken. What still runs then is a library's own code, and only that is aborted: an abort may strike
/// the runtime at a bad moment and end the process, which is also what the front end does to a cell that resists all of this.
/// </remarks>
/// <param name="events">Never stopped in the middle of an event.</param>
internal sealed class InterruptibleRun(EventWriter events)
{
    private const int ListeningMilliseconds = 200;
    private const int OtherThreadsMilliseconds = 50;
    private const int WakingMilliseconds = 100;
    private const int WakingsBeforeAbort = 15;

    private readonly Lock _ending = new();
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly CellSynchronizationContext _continuations = new();
    private Thread? _thread;
    private bool _ended;
    private bool _inCell;
    private bool _stopping;

    /// <summary>Cancelled when somebody asks the cell to stop.</summary>
    public CancellationToken Token => _asked.Token;

    /// <summary>How long a cell that awaits something may take to end by itself after it was asked to, in milliseconds.</summary>
    public const int Patience = 2 * ListeningMilliseconds;

    /// <summary>Runs the cell on the calling thread; its exceptions come out as it threw them.</summary>
    /// <exception cref="CellStoppedException">The cell was stopped.</exception>
    public void Run(Action body)
    {
        lock (_ending)
        {
            if (_stopping)
                throw new CellStoppedException(null);
            _thread = Thread.CurrentThread;
        }
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_continuations);
        try
        {
            body();
        }
        catch (Exception stop) when (_asked.IsCancellationRequested && IsStop(stop))
        {
            throw new CellStoppedException(stop);
        }
        finally
        {
            End();
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs compiled code of the cell, the part of <see cref="Run"/> in which the thread may be aborted.</summary>
    public void RunCompiled(Action body)
    {
        ExceptionDispatchInfo? failure = null;
#pragma warning disable SYSLIB0046 // A library's endless loop can be stopped in no other way but by ending the process.
        ControlledExecution.Run(
            () =>
            {
                try
                {
                    SetInCell(true);
                    body();
                }
                catch (Exception exception) when (exception is not ThreadAbortException)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
                finally
                {
                    SetInCell(false);
                }
            },
            _abort.Token);
#pragma warning restore SYSLIB0046
        failure?.Throw();
    }

    /// <summary>Asks the cell to stop, and makes it. Comes from another thread; asking again changes nothing.</summary>
    public void Stop()
    {
        lock (_ending)
        {
            if (_ended || _stopping)
                return;
            _stopping = true;
            if (_thread is null)
                return;
        }
        // Threads of their own: the cell may occupy the whole thread pool.
        new Thread(Cancel) { IsBackground = true, Name = "cancel" }.Start();
        new Thread(Insist) { IsBackground = true, Name = "interrupt" }.Start();
    }

    private void Cancel()
    {
        try
        {
            _asked.Cancel();
        }
        catch (AggregateException)
        {
            // What a cell registered for the moment of its end failed; it ends none the less.
        }
    }

    private void Insist()
    {
        Thread.Sleep(ListeningMilliseconds);
        for (int wakings = 0; ; wakings++)
        {
            lock (_ending)
            {
                if (_ended)
                    return;
                Interruption.Request(_asked.Token);
                if (wakings > 0)
                    _thread!.Interrupt();
                if (wakings == WakingsBeforeAbort && _inCell)
                    new Thread(() => events.BetweenEvents(_abort.Cancel)) { IsBackground = true, Name = "abort" }.Start();
            }
            Thread.Sleep(WakingMilliseconds);
        }
    }

    private void SetInCell(bool value)
    {
        // The lock is a wait, which a waking meant for the cell would break off.
        while (true)
        {
            try
            {
                lock (_ending)
                    _inCell = value;
                return;
            }
            catch (ThreadInterruptedException) when (!value)
            {
                // Once more: the cell is over.
            }
        }
    }

    private void End()
    {
        while (true)
        {
            try
            {
                lock (_ending)
                {
                    _ended = true;
                    if (_stopping)
                        _continuations.Stop();
                }
                // An interruption that came too late for the cell must not hit the kernel's next wait; and threads that cells left need their turn to see that they must stop.
                Thread.Sleep(_asked.IsCancellationRequested ? OtherThreadsMilliseconds : 0);
                Interruption.Clear();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Cleared; once more, now that no other can come.
            }
        }
    }

    private static bool IsStop(Exception exception) => exception switch
    {
        OperationCanceledException or ThreadInterruptedException => true,
        AggregateException many => many.InnerExceptions.All(IsStop),
        { InnerException: { } inner } => IsStop(inner),
        _ => false,
    };
}
