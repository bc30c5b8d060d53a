using System.Text;

namespace Course.Notebooks.Kernel;

/// <summary>What a running cell reads: each line is asked of the front end, which may show the question to a person.</summary>
/// <param name="events">Where the questions go.</param>
/// <param name="cell">Tells of the running cell, which may be interrupted while it waits.</param>
internal sealed class CellInput(EventWriter events, Func<(bool AllowsInput, CancellationToken Interrupted)> cell) : TextReader
{
    /// <summary>The question where all of the input is read.</summary>
    public const string EndPrompt = "The next line (an empty one ends the input):";

    private readonly Lock _lock = new();
    private readonly Dictionary<int, TaskCompletionSource<string?>> _waiting = [];
    private string _rest = "";
    private int _asked;

    /// <summary>Asks for one line.</summary>
    /// <returns>The line without its end; null where nobody is there to answer, or the input has ended.</returns>
    /// <exception cref="OperationCanceledException">The cell was interrupted while it waited.</exception>
    public async Task<string?> Ask(string prompt, bool isPassword)
    {
        var (allowsInput, interrupted) = cell();
        if (!allowsInput)
            return null;
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        int id;
        lock (_lock)
            _waiting[id = ++_asked] = answer;
        try
        {
            events.Send(new InputRequested(id, prompt, isPassword));
            return await answer.Task.WaitAsync(interrupted).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _waiting.Remove(id);
        }
    }

    /// <summary>Hands an answer to whoever waits for it; an answer that nobody waits for any more is dropped.</summary>
    public void Answer(KernelCommand.Input input)
    {
        lock (_lock)
        {
            if (_waiting.TryGetValue(input.Id, out var answer))
                answer.TrySetResult(input.Text);
        }
    }

    public override string? ReadLine()
    {
        if (_rest.Length > 0)
        {
            string rest = _rest.TrimEnd('\n');
            _rest = "";
            return rest;
        }
        return Ask("", isPassword: false).GetAwaiter().GetResult();
    }

    public override int Peek() => Fill() ? _rest[0] : -1;

    public override int Read()
    {
        if (!Fill())
            return -1;
        char first = _rest[0];
        _rest = _rest[1..];
        return first;
    }

    /// <summary>Reads what is there, or else one line: a reader with a large buffer must not ask until it is full.</summary>
    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0 || !Fill())
            return 0;
        int length = Math.Min(count, _rest.Length);
        _rest.CopyTo(0, buffer, index, length);
        _rest = _rest[length..];
        return length;
    }

    /// <summary>Asks for lines until one is empty, as a person cannot end the input in another way.</summary>
    public override string ReadToEnd()
    {
        var text = new StringBuilder(_rest);
        _rest = "";
        while (Ask(EndPrompt, isPassword: false).GetAwaiter().GetResult() is { Length: > 0 } line)
            text.Append(line).Append('\n');
        return text.ToString();
    }

    private bool Fill()
    {
        if (_rest.Length == 0 && Ask("", isPassword: false).GetAwaiter().GetResult() is { } line)
            _rest = line + "\n";
        return _rest.Length > 0;
    }
}
