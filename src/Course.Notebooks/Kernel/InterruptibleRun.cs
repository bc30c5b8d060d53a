using System.Runtime;
using System.Runtime.ExceptionServices;

namespace Course.Notebooks.Kernel;

/// <summary>Runs a cell on the calling thread so that another thread can stop it, in rising degrees of force.</summary>
/// <remarks>
/// First its token is cancelled. A cell that does not listen is aborted, which ends loops; and a thread that sleeps or waits,
/// where an abort does not reach it, is interrupted. What resists all three, only the end of the process stops.
/// </remarks>
/// <param name="events">Never stopped in the middle of an event.</param>
internal sealed class InterruptibleRun(EventWriter events)
{
    private const int ListeningMilliseconds = 200;
    private const int InsistingMilliseconds = 100;

    private readonly Lock _ending = new();
    private readonly Thread _thread = Thread.CurrentThread;
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _abort = new();
    private bool _ended;

    /// <summary>Cancelled when somebody asks the cell to stop.</summary>
    public CancellationToken Token => _asked.Token;

    /// <summary>Runs the cell; its exceptions come out as it threw them.</summary>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public void Run(Action body)
    {
        ExceptionDispatchInfo? failure = null;
        try
        {
#pragma warning disable SYSLIB0046 // A loop that listens to no token can be stopped in no other way; the session survives it.
            ControlledExecution.Run(
                () =>
                {
                    try
                    {
                        body();
                    }
                    catch (Exception exception) when (exception is not ThreadAbortException)
                    {
                        failure = ExceptionDispatchInfo.Capture(exception);
                    }
                },
                _abort.Token);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            End();
        }
        if (failure?.SourceException is ThreadInterruptedException && _asked.IsCancellationRequested)
            throw new OperationCanceledException(_asked.Token);
        failure?.Throw();
    }

    /// <summary>Asks the cell to stop, and makes it. Comes from another thread; asking again changes nothing.</summary>
    public void Stop()
    {
        if (_asked.IsCancellationRequested)
            return;
        // Threads of their own: the cell may occupy the whole thread pool.
        new Thread(Insist) { IsBackground = true, Name = "interrupt" }.Start();
        _asked.Cancel();
    }

    private void Insist()
    {
        Thread.Sleep(ListeningMilliseconds);
        new Thread(() => events.BetweenEvents(_abort.Cancel)) { IsBackground = true, Name = "abort" }.Start();
        while (true)
        {
            Thread.Sleep(InsistingMilliseconds);
            lock (_ending)
            {
                if (_ended)
                    return;
                _thread.Interrupt();
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
                    _ended = true;
                // An interruption that came too late for the cell must not hit the kernel's next wait.
                Thread.Sleep(_asked.IsCancellationRequested ? 1 : 0);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Cleared; once more, now that no other can come.
            }
        }
    }
}
