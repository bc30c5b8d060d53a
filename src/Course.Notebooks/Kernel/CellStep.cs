namespace Course.Notebooks.Kernel;

/// <summary>One thing that a cell asks for, in the order of its lines.</summary>
/// <param name="Line">The line in the cell, counted from 1.</param>
internal abstract record CellStep(int Line)
{
    /// <summary>C# to compile and run; lines before it are blank, so that line numbers are the cell's.</summary>
    internal sealed record Code(int Line, string Text) : CellStep(Line);

    /// <summary><c>#r "file.dll"</c>.</summary>
    internal sealed record Reference(int Line, string Path) : CellStep(Line);

    /// <summary><c>#r "nuget:Id, version"</c>; without a version, the newest that is at hand.</summary>
    internal sealed record Package(int Line, string Id, string? Version) : CellStep(Line);

    /// <summary><c>#i "nuget:folder"</c>.</summary>
    internal sealed record PackageSource(int Line, string Folder) : CellStep(Line);

    /// <summary><c>#!import file</c>.</summary>
    internal sealed record Import(int Line, CellValue Path) : CellStep(Line);

    /// <summary><c>#!markdown</c>, <c>#!html</c>, <c>#!mermaid</c>: text that is shown as it stands.</summary>
    /// <param name="Line">The first line of the text.</param>
    /// <param name="MimeTypes">What the text is: one MIME type, or several that it is valid for.</param>
    /// <param name="Text">The text.</param>
    internal sealed record Show(int Line, IReadOnlyList<string> MimeTypes, string Text) : CellStep(Line);

    /// <summary><c>#!set --name x --value y</c> and <c>#!share</c>: declares a variable.</summary>
    internal sealed record Set(int Line, string Name, CellValue Value) : CellStep(Line);

    /// <summary><c>#!value --name x</c>: keeps a text under a name, which <c>@value:x</c> asks for.</summary>
    /// <param name="Line">The directive's line.</param>
    /// <param name="Name">The name.</param>
    /// <param name="MimeType">What the text is.</param>
    /// <param name="Text">The lines below the directive; null where a file has the text.</param>
    /// <param name="File">The file with the text, relative to the notebook's folder.</param>
    internal sealed record Keep(int Line, string Name, string MimeType, string? Text, string? File) : CellStep(Line);

    /// <summary><c>#!time</c>: the whole cell's time is shown at its end.</summary>
    internal sealed record Time(int Line) : CellStep(Line);

    /// <summary><c>#!who</c> and <c>#!whos</c>: the variables, with their types and values if asked for.</summary>
    internal sealed record Who(int Line, bool WithValues) : CellStep(Line);

    /// <summary><c>#!lsmagic</c> and <c>#!about</c>: text about the kernel.</summary>
    internal sealed record Tell(int Line, string Text) : CellStep(Line);
}
