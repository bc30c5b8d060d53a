namespace Course.Notebooks.Kernel;

/// <summary>One thing that a cell asks for, in the order of its lines.</summary>
/// <param name="Line">The line in the cell, counted from 1.</param>
internal abstract record CellStep(int Line)
{
    /// <summary>C# to compile and run; lines before it are blank, so that line numbers are the cell's.</summary>
    internal sealed record Code(int Line, string Text) : CellStep(Line);

    /// <summary><c>#r "file.dll"</c>.</summary>
    internal sealed record Reference(int Line, string Path) : CellStep(Line);

    /// <summary><c>#!import file</c>.</summary>
    internal sealed record Import(int Line, string Path) : CellStep(Line);

    /// <summary><c>#!markdown</c>, <c>#!html</c>: text that is shown as it stands.</summary>
    internal sealed record Show(int Line, string MimeType, string Text) : CellStep(Line);

    /// <summary><c>#!time</c>: the whole cell's time is shown at its end.</summary>
    internal sealed record Time(int Line) : CellStep(Line);

    /// <summary><c>#!who</c> and <c>#!whos</c>: the variables, with their types and values if asked for.</summary>
    internal sealed record Who(int Line, bool WithValues) : CellStep(Line);

    /// <summary><c>#!lsmagic</c> and <c>#!about</c>: text about the kernel.</summary>
    internal sealed record Tell(int Line, string Text) : CellStep(Line);
}
