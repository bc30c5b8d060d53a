using System.Text;
using Course.Notebooks.Cells;
using Course.Notebooks.Export;
using Course.Notebooks.Export.Programs;

namespace Course.Notebooks.Kernel;

/// <summary>The kernel's way out: events in the order in which they happened, one a line, from any thread.</summary>
/// <remarks>
/// Console text is gathered for up to 20 ms or 8,192 characters, because a cell may write one character at a time; any other
/// event sends what was gathered first, so order is kept. Updates of one output that follow each other faster than they can be
/// seen are left out but for the last. What a cell shows is limited, and it says so where the limit is reached.
/// </remarks>
internal sealed class EventWriter
{
    /// <summary>How many characters a cell may write to its console.</summary>
    public const int ConsoleLimit = 1_000_000;

    /// <summary>How many values a cell may show.</summary>
    public const int DisplayLimit = 1_000;

    /// <summary>How many characters the values that a cell shows may have together, updates included.</summary>
    public const int DisplayCharacterLimit = 16_000_000;

    private const int FlushLength = 8192;
    private const int FlushMilliseconds = 20;
    private const int UpdateMilliseconds = 50;

    private readonly Lock _lock = new();
    private readonly Action<KernelEvent> _send;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, DisplayUpdated> _updates = new(StringComparer.Ordinal);
    private readonly AutoResetEvent _somethingWaits = new(false);
    private string _stream = "stdout";
    private long _lastFlush;
    private long _lastUpdate;
    private int _consoleLeft = ConsoleLimit;
    private int _displaysLeft = DisplayLimit;
    private int _displayCharactersLeft = DisplayCharacterLimit;
    private bool _withText;

    public EventWriter(Action<KernelEvent> send)
    {
        _send = send;
        // A thread of its own: a cell may occupy the whole thread pool, and its output must still stream.
        new Thread(FlushInIntervals) { IsBackground = true, Name = "console flush" }.Start();
    }

    /// <summary>An event writer onto a process's standard output.</summary>
    public static EventWriter To(Stream output)
    {
        var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        return new EventWriter(kernelEvent => writer.Write("\n" + KernelJson.Line(kernelEvent) + "\n"));
    }

    /// <summary>Gives the cell that begins its whole allowance of output.</summary>
    /// <param name="withText">Whether each value that is shown has a plain text beside its other forms.</param>
    public void BeginCell(bool withText = false)
    {
        lock (_lock)
            (_consoleLeft, _displaysLeft, _displayCharactersLeft, _withText) = (ConsoleLimit, DisplayLimit, DisplayCharacterLimit, withText);
    }

    /// <summary>Sends an event, after the console text and the updates that came before it.</summary>
    public void Send(KernelEvent kernelEvent)
    {
        lock (_lock)
        {
            FlushText(withHalf: true);
            FlushUpdates();
            _send(kernelEvent);
        }
    }

    /// <summary>Shows a value of the cell.</summary>
    public void Display(ValueDisplayed value) => Show(value with { Data = Complete(value.Data) }, value.Data);

    /// <summary>Shows the value of the cell's last expression.</summary>
    public void Result(ResultProduced result) => Show(result with { Data = Complete(result.Data) }, result.Data);

    private void Show(KernelEvent value, IReadOnlyDictionary<string, string> data)
    {
        Interruption.Check();
        lock (_lock)
        {
            if (_displaysLeft < 0 || !Allows(data))
                return;
            FlushText();
            FlushUpdates();
            if (_displaysLeft-- > 0)
                _send(value);
            else
                Tell($"The rest of what this cell displays is left out: it is more than {DisplayLimit:N0} values.\n");
        }
    }

    /// <summary>Replaces a value that was shown: at once after a pause, the last of many otherwise.</summary>
    public void Update(DisplayUpdated update)
    {
        Interruption.Check();
        lock (_lock)
        {
            if (Environment.TickCount64 - _lastUpdate > UpdateMilliseconds)
            {
                _updates.Remove(update.Id);
                SendUpdate(update);
            }
            else
            {
                _updates[update.Id] = update;
                _somethingWaits.Set();
            }
        }
    }

    /// <summary>Sends an answer to a question, which has no place among a cell's events.</summary>
    public void Reply(KernelReply reply)
    {
        lock (_lock)
            _send(reply);
    }

    /// <summary>Sends console text: at once after a pause, gathered where much comes in short time.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        Interruption.Check();
        Gather(stream, text);
    }

    /// <summary>Sends what a program that a cell started, or native code, printed.</summary>
    public void WritePrinted(ReadOnlySpan<char> text) => Gather("stdout", text);

    private void Gather(string stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (_consoleLeft < 0)
                return;
            bool tooLong = text.Length > _consoleLeft;
            if (tooLong)
                text = Beginning(text);
            _consoleLeft = tooLong ? -1 : _consoleLeft - text.Length;
            if (stream != _stream)
                FlushText(withHalf: true);
            _stream = stream;
            _text.Append(text);
            if (tooLong)
                Tell($"\nThe rest of this cell's console output is left out: it is longer than {ConsoleLimit:N0} characters.\n");
            else if (_text.Length >= FlushLength || Environment.TickCount64 - _lastFlush > FlushMilliseconds)
                FlushText();
            else if (_text.Length > 0)
                _somethingWaits.Set();
        }
    }

    /// <summary>What of a text is still allowed: whole lines of it, unless it alone is longer than a cell may write.</summary>
    private ReadOnlySpan<char> Beginning(ReadOnlySpan<char> text)
    {
        var allowed = text[.._consoleLeft];
        int end = allowed.LastIndexOf('\n') + 1;
        if (end > 0 || text.Length <= ConsoleLimit)
            return allowed[..end];
        return allowed is [.., var last] && char.IsHighSurrogate(last) ? allowed[..^1] : allowed;
    }

    /// <summary>Does something while no event is half sent, such as stopping the thread that may be about to send one.</summary>
    public void BetweenEvents(Action action)
    {
        lock (_lock)
            action();
    }

    /// <summary>Sends the text and the updates that are still gathered: the process is about to end.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            FlushText();
            FlushUpdates();
        }
    }

    private void Tell(string what)
    {
        FlushText();
        _send(new StreamWritten("stderr", what));
    }

    private Dictionary<string, string> Complete(IReadOnlyDictionary<string, string> data)
    {
        var complete = data.ToDictionary(entry => entry.Key, entry => entry.Key == "text/html" ? PlainText.WithoutCalls(entry.Value) : entry.Value);
        if (_withText)
            complete.TryAdd("text/plain", OutputText.Of(complete));
        return complete;
    }

    private bool Allows(IReadOnlyDictionary<string, string> data)
    {
        if (_displayCharactersLeft < 0)
            return false;
        int length = data.Values.Sum(text => text.Length);
        bool allowed = length <= _displayCharactersLeft;
        _displayCharactersLeft = allowed ? _displayCharactersLeft - length : -1;
        if (!allowed)
            Tell($"The rest of what this cell displays is left out: it is longer than {DisplayCharacterLimit:N0} characters.\n");
        return allowed;
    }

    /// <summary>Sends the gathered text. A character of two halves may be written half by half: the first waits for the second, unless nothing can follow it.</summary>
    private void FlushText(bool withHalf = false)
    {
        int length = _text.Length;
        if (length > 0 && !withHalf && char.IsHighSurrogate(_text[length - 1]))
            length--;
        if (length == 0)
            return;
        string text = _text.ToString(0, length);
        _text.Remove(0, length);
        _lastFlush = Environment.TickCount64;
        _send(new StreamWritten(_stream, text));
    }

    private void FlushUpdates()
    {
        foreach (var update in _updates.Values)
            SendUpdate(update);
        _updates.Clear();
    }

    private void SendUpdate(DisplayUpdated update)
    {
        if (!Allows(update.Data))
            return;
        FlushText();
        _lastUpdate = Environment.TickCount64;
        _send(update with { Data = Complete(update.Data) });
    }

    private void FlushInIntervals()
    {
        while (_somethingWaits.WaitOne())
        {
            Thread.Sleep(FlushMilliseconds);
            lock (_lock)
            {
                FlushText();
                if (Environment.TickCount64 - _lastUpdate > UpdateMilliseconds)
                    FlushUpdates();
                else if (_updates.Count > 0)
                    _somethingWaits.Set();
            }
        }
    }
}
