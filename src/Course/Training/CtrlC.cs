namespace Course.Training;

/// <summary>Turns Ctrl-C into a cancellation, so that training stops between two steps and leaves its checkpoint, instead of the process ending at once.</summary>
/// <remarks>
/// <code>
/// using var ctrlC = new CtrlC();
/// trainer.CheckpointPath = "digits.checkpoint";
/// if (File.Exists(trainer.CheckpointPath)) trainer.Resume(trainer.CheckpointPath);
/// trainer.Fit(train, test, epochs: 20, cancellationToken: ctrlC.Token);
/// </code>
/// <para>A second Ctrl-C ends the process at once.</para>
/// </remarks>
public sealed class CtrlC : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    /// <summary>Listens from here on.</summary>
    public CtrlC() => Console.CancelKeyPress += Cancel;

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        Console.CancelKeyPress -= Cancel;
        _source.Dispose();
    }

    private void Cancel(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
