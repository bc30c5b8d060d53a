using System.Text;

namespace Course.Notebooks.Kernel;

/// <summary>The console that a cell writes to: every piece of text becomes part of a stream event.</summary>
internal sealed class CellConsole(EventWriter events, string stream) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => events.Write(stream, [value]);

    public override void Write(char[] buffer, int index, int count) => events.Write(stream, buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => events.Write(stream, buffer);

    public override void Write(string? value) => events.Write(stream, value);

    public override void WriteLine(string? value) => events.Write(stream, value + NewLine);

    public override void WriteLine(ReadOnlySpan<char> buffer) => events.Write(stream, string.Concat(buffer, NewLine));

    /// <summary>Sends the console of this whole process to a kernel's events, and lets it read what the front end answers; also after a cell sent it elsewhere.</summary>
    public static void Redirect(EventWriter events, CellInput input)
    {
        Console.SetOut(new CellConsole(events, "stdout") { NewLine = "\n" });
        Console.SetError(new CellConsole(events, "stderr") { NewLine = "\n" });
        Console.SetIn(input);
    }
}
