namespace Course.Notebooks.Kernel;

/// <content>Questions about code, which are answered while cells run.</content>
public sealed partial class KernelProcess
{
    private int _asked;

    /// <summary>What the kernel is.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Name, versions and directives.</returns>
    /// <exception cref="InvalidOperationException">The kernel gave no answer; the message says why. So it is for every question.</exception>
    public Task<KernelReply.Description> Describe(CancellationToken cancellation = default) =>
        Ask<KernelReply.Description>(id => new KernelCommand.Describe(id), cancellation);

    /// <summary>Whether a cell that is being typed is whole.</summary>
    /// <param name="code">The cell as it stands.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Whether it is, and how the next line should begin if it is not.</returns>
    public Task<KernelReply.Completeness> IsComplete(string code, CancellationToken cancellation = default) =>
        Ask<KernelReply.Completeness>(id => new KernelCommand.IsComplete(id, code), cancellation);

    /// <summary>What could stand at a place in a cell.</summary>
    /// <param name="code">The cell as it stands.</param>
    /// <param name="position">The place, in UTF-16 code units from the start.</param>
    /// <param name="directory">The notebook's folder.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The completions, best first.</returns>
    public Task<KernelReply.Completions> Complete(string code, int position, string? directory = null, CancellationToken cancellation = default) =>
        Ask<KernelReply.Completions>(id => new KernelCommand.Complete(id, code, position, directory), cancellation);

    /// <summary>What the name at a place in a cell means.</summary>
    /// <inheritdoc cref="Complete"/>
    /// <returns>Text about it; none where there is nothing to say.</returns>
    public Task<KernelReply.Inspection> Inspect(string code, int position, string? directory = null, CancellationToken cancellation = default) =>
        Ask<KernelReply.Inspection>(id => new KernelCommand.Inspect(id, code, position, directory), cancellation);

    /// <summary>Which overloads the call around a place in a cell may mean.</summary>
    /// <inheritdoc cref="Complete"/>
    /// <returns>The overloads; none outside of a call.</returns>
    public Task<KernelReply.Signatures> Signature(string code, int position, string? directory = null, CancellationToken cancellation = default) =>
        Ask<KernelReply.Signatures>(id => new KernelCommand.Signature(id, code, position, directory), cancellation);

    /// <summary>What the compiler says about a cell, without running it.</summary>
    /// <param name="code">The cell as it stands.</param>
    /// <param name="directory">The notebook's folder.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Errors and warnings in the order of the source.</returns>
    public Task<KernelReply.Diagnostics> Diagnose(string code, string? directory = null, CancellationToken cancellation = default) =>
        Ask<KernelReply.Diagnostics>(id => new KernelCommand.Diagnose(id, code, directory), cancellation);

    private async Task<T> Ask<T>(Func<int, KernelCommand> question, CancellationToken cancellation) where T : KernelReply
    {
        int id = Interlocked.Increment(ref _asked);
        var waiting = _questions[id] = new TaskCompletionSource<KernelReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            // After the last answer nobody looks at the questions any more.
            if (_ending.IsCompleted)
                Answered(new KernelReply.Refusal(id, Ended));
            Send(question(id));
            return await waiting.Task.WaitAsync(cancellation) switch
            {
                T reply => reply,
                KernelReply.Refusal refusal => throw new InvalidOperationException(refusal.Message),
                var other => throw new InvalidOperationException($"The kernel answered a question with {other.GetType().Name}."),
            };
        }
        finally
        {
            _questions.TryRemove(id, out _);
        }
    }

    private void Answered(KernelReply reply)
    {
        if (_questions.TryGetValue(reply.Id, out var waiting))
            waiting.TrySetResult(reply);
    }
}
