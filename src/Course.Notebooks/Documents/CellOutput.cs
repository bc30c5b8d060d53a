using System.Text.Json.Nodes;

namespace Course.Notebooks.Documents;

/// <summary>One output of a code cell, as nbformat 4.5 knows them.</summary>
public abstract record CellOutput
{
    /// <summary>What stands in the output beside nbformat's own members, by name: another program's data, which is kept as it is; null when there is nothing.</summary>
    public JsonObject? OtherMembers { get; init; }
}

/// <summary>Text that a cell wrote to its console (nbformat's <c>stream</c>).</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">What was written, line ends included.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value shown by a cell (<c>display_data</c>), or the cell's result (<c>execute_result</c>).</summary>
/// <param name="Data">The same value in one or more mime types.</param>
public sealed record DisplayOutput(MimeBundle Data) : CellOutput
{
    /// <summary>Whether this is the value of the cell's last expression rather than something displayed on the way.</summary>
    public bool IsResult { get; init; }

    /// <summary>The number of the execution that gave this result; null for anything but a result.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The name under which a running cell can update this output. It lives only in memory: nbformat does not store it.</summary>
    public string? DisplayId { get; init; }

    /// <summary>Metadata of the output, such as an image's size by mime type; null when there is none.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>An output with one mime type.</summary>
    /// <param name="mime">The mime type, such as <c>text/html</c>.</param>
    /// <param name="text">The value; base64 for binary types.</param>
    /// <returns>The output, not marked as a result.</returns>
    public static DisplayOutput Of(string mime, string text) => new(new MimeBundle { [mime] = text });
}

/// <summary>The exception that ended a cell (nbformat's <c>error</c>).</summary>
/// <param name="Name">The exception's type, or <c>CompilationError</c>: nbformat's <c>ename</c>.</param>
/// <param name="Message">What went wrong: nbformat's <c>evalue</c>.</param>
/// <param name="Traceback">The lines of the stack trace, perhaps with ANSI colours.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;
