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
    private static readonly TimeSpan s_flushInterval = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly Action<KernelEvent> _send;
    private readonly StringBuilder _text = new();
    private readonly AutoResetEvent _textWaits = new(false);
    private string _stream = "stdout";

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

    public void Send(KernelEvent kernelEvent)
    {
        // In a finally block, because there the thread of an interrupted cell is not aborted: a line is sent whole or not at all.
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                FlushText();
                _send(kernelEvent);
            }
        }
    }

    public void Write(string stream, ReadOnlySpan<char> text)
    {
        try
        {
        }
        finally
        {
            lock (_lock)
            {
                if (stream != _stream)
                    FlushText();
                _stream = stream;
                bool first = _text.Length == 0;
                _text.Append(text);
                if (_text.Length >= FlushLength)
                    FlushText();
                else if (first && _text.Length > 0)
                    _textWaits.Set();
            }
        }
    }

    private void FlushText()
    {
        if (_text.Length == 0)
            return;
        string text = _text.ToString();
        _text.Clear();
        _send(new StreamWritten(_stream, text));
    }

    private void FlushInIntervals()
    {
        while (_textWaits.WaitOne())
        {
            Thread.Sleep(s_flushInterval);
            lock (_lock)
                FlushText();
        }
    }
}
