using System.Text.Json.Serialization;

namespace Course.Notebooks.Kernel;

/// <summary>The answer to a question of a front end: an event that carries the question's number.</summary>
/// <param name="Id">The number that the question came with.</param>
public abstract record KernelReply(int Id) : KernelEvent
{
    /// <summary>What the kernel is.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Name">The kernel's name.</param>
    /// <param name="Version">The kernel's version.</param>
    /// <param name="Language">The language of cells, <c>C#</c>.</param>
    /// <param name="LanguageVersion">The language's version.</param>
    /// <param name="Runtime">The version of .NET that runs the cells.</param>
    /// <param name="Directives">The directives that a cell may hold, with what they do.</param>
    public sealed record Description(
        int Id, string Name, string Version, string Language, string LanguageVersion, string Runtime, IReadOnlyList<DirectiveHelp> Directives) : KernelReply(Id);

    /// <summary>Whether a cell is whole.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Status"><c>complete</c>, <c>incomplete</c> (more lines are needed) or <c>invalid</c> (no further line can mend it).</param>
    /// <param name="Indent">What the next line of an incomplete cell should begin with.</param>
    public sealed record Completeness(int Id, string Status, string Indent) : KernelReply(Id);

    /// <summary>What could stand at a place.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Start">Where the text begins that a completion replaces.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Items">The completions, best first.</param>
    public sealed record Completions(int Id, int Start, int End, IReadOnlyList<Completion> Items) : KernelReply(Id);

    /// <summary>What the name at a place means.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Data">MIME type to text, <c>text/markdown</c> and <c>text/plain</c>; empty where there is nothing to say.</param>
    public sealed record Inspection(int Id, IReadOnlyDictionary<string, string> Data) : KernelReply(Id);

    /// <summary>The overloads that a call may mean.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Items">The overloads; empty outside of a call.</param>
    /// <param name="ActiveItem">The index of the overload that fits best.</param>
    /// <param name="ActiveParameter">The index of the parameter that the place belongs to.</param>
    public sealed record Signatures(int Id, IReadOnlyList<SignatureHelp> Items, int ActiveItem, int ActiveParameter) : KernelReply(Id);

    /// <summary>What the compiler says about a cell.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Items">In the order of the source.</param>
    public sealed record Diagnostics(int Id, IReadOnlyList<CellDiagnostic> Items) : KernelReply(Id);

    /// <summary>The question could not be answered.</summary>
    /// <param name="Id">The question's number.</param>
    /// <param name="Message">One sentence that says why.</param>
    public sealed record Refusal(int Id, string Message) : KernelReply(Id);
}

/// <summary>A directive that a cell may hold.</summary>
/// <param name="Usage">How it is written.</param>
/// <param name="Meaning">What it does.</param>
public sealed record DirectiveHelp(string Usage, string Meaning);

/// <summary>Something that could stand at a place.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is: <c>Method</c>, <c>Property</c>, <c>Class</c>, <c>Keyword</c>, …</param>
/// <param name="Label">What a list shows where that is not the inserted text.</param>
/// <param name="Documentation">One sentence about it, as plain text.</param>
public sealed record Completion(string Text, string Kind, string? Label = null, string? Documentation = null);

/// <summary>One overload of a method.</summary>
/// <param name="Label">The overload's declaration.</param>
/// <param name="Documentation">What it does, as plain text.</param>
/// <param name="Parameters">Its parameters, in order.</param>
public sealed record SignatureHelp(string Label, string? Documentation, IReadOnlyList<ParameterHelp> Parameters);

/// <summary>One parameter of an overload.</summary>
/// <param name="Label">Its declaration.</param>
/// <param name="Documentation">What it is, as plain text.</param>
public sealed record ParameterHelp(string Label, string? Documentation);

/// <summary>What the compiler says about a piece of a cell. Lines and columns are counted from 0.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
/// <param name="Code">The compiler's number, such as <c>CS0103</c>.</param>
/// <param name="Message">What it says.</param>
/// <param name="Line">The first line of the piece.</param>
/// <param name="Column">The piece's first column in it.</param>
/// <param name="EndLine">The last line of the piece.</param>
/// <param name="EndColumn">The column behind the piece's last character.</param>
public sealed record CellDiagnostic(string Severity, string Code, string Message, int Line, int Column, int EndLine, int EndColumn);
