using System.Text;

namespace Course.Notebooks.Kernel;

/// <summary>The kernel's way out: events in the order in which they happened, one a line, from any thread.</summary>
/// <remarks>
/// Console text is gathered for up to 20 ms or 8,192 characters, because a cell may write one character at a time; any other
/// event sends what was gathered first, so order is kept.
/// </remarks>
internal sealed class EventWriter
{
    private const int FlushLength = 8192;
    private const int FlushMilliseconds = 20;

    private readonly Lock _lock = new();
    private readonly Action<KernelEvent> _send;
    private readonly StringBuilder _text = new();
    private readonly AutoResetEvent _textWaits = new(false);
    private string _stream = "stdout";
    private long _lastFlush;

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
        return new EventWriter(kernelEvent => writer.WriteLine(KernelJson.Line(kernelEvent)));
    }

    /// <summary>Sends an event, after the console text that came before it.</summary>
    public void Send(KernelEvent kernelEvent)
    {
        lock (_lock)
        {
            FlushText();
            _send(kernelEvent);
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
        lock (_lock)
        {
            if (stream != _stream)
                FlushText();
            _stream = stream;
            _text.Append(text);
            if (_text.Length >= FlushLength || Environment.TickCount64 - _lastFlush > FlushMilliseconds)
                FlushText();
            else if (_text.Length > 0)
                _textWaits.Set();
        }
    }

    /// <summary>Does something while no event is half sent, such as stopping the thread that may be about to send one.</summary>
    public void BetweenEvents(Action action)
    {
        lock (_lock)
            action();
    }

    /// <summary>Sends the text that is still gathered: the process is about to end.</summary>
    public void Flush()
    {
        lock (_lock)
            FlushText();
    }

    private void FlushText()
    {
        if (_text.Length == 0)
            return;
        string text = _text.ToString();
        _text.Clear();
        _lastFlush = Environment.TickCount64;
        _send(new StreamWritten(_stream, text));
    }

    private void FlushInIntervals()
    {
        while (_textWaits.WaitOne())
        {
            Thread.Sleep(FlushMilliseconds);
            Flush();
        }
    }
}
