using System.Text.Json.Serialization;

namespace Course.Notebooks.Kernel;

/// <summary>What a kernel tells its front end while a cell runs: one JSON object a line on its standard output.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(KernelReady), "ready")]
[JsonDerivedType(typeof(StreamWritten), "stream")]
[JsonDerivedType(typeof(ValueDisplayed), "display")]
[JsonDerivedType(typeof(DisplayUpdated), "update")]
[JsonDerivedType(typeof(ResultProduced), "result")]
[JsonDerivedType(typeof(CellFailed), "error")]
[JsonDerivedType(typeof(CellDone), "done")]
[JsonDerivedType(typeof(InputRequested), "inputRequest")]
[JsonDerivedType(typeof(KernelReply.Description), "description")]
[JsonDerivedType(typeof(KernelReply.Completeness), "completeness")]
[JsonDerivedType(typeof(KernelReply.Completions), "completions")]
[JsonDerivedType(typeof(KernelReply.Inspection), "inspection")]
[JsonDerivedType(typeof(KernelReply.Signatures), "signatures")]
[JsonDerivedType(typeof(KernelReply.Diagnostics), "diagnostics")]
[JsonDerivedType(typeof(KernelReply.Refusal), "refusal")]
public abstract record KernelEvent;

/// <summary>The compiler is warm and the kernel waits for cells.</summary>
public sealed record KernelReady : KernelEvent;

/// <summary>Text that the cell, or a thread it started, wrote to its console.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">A piece of text, line ends included; pieces come in the order in which they were written.</param>
public sealed record StreamWritten(string Name, string Text) : KernelEvent;

/// <summary>A value shown on the way.</summary>
/// <param name="Id">The name under which it may be updated.</param>
/// <param name="Data">MIME type to formatted text.</param>
public sealed record ValueDisplayed(string Id, IReadOnlyDictionary<string, string> Data) : KernelEvent;

/// <summary>A value shown earlier, by this cell or another one, is replaced in its place.</summary>
/// <param name="Id">The name it was shown under.</param>
/// <param name="Data">MIME type to formatted text.</param>
public sealed record DisplayUpdated(string Id, IReadOnlyDictionary<string, string> Data) : KernelEvent;

/// <summary>The value of the cell's last expression.</summary>
/// <param name="Data">MIME type to formatted text.</param>
public sealed record ResultProduced(IReadOnlyDictionary<string, string> Data) : KernelEvent;

/// <summary>The cell failed; <see cref="CellDone"/> follows.</summary>
/// <param name="Error">What happened and where.</param>
public sealed record CellFailed(CellError Error) : KernelEvent;

/// <summary>The cell is over and the kernel waits for the next.</summary>
/// <param name="Succeeded">Whether no error ended it.</param>
/// <param name="Milliseconds">From the arrival of the command to the end of the cell.</param>
public sealed record CellDone(bool Succeeded, double Milliseconds) : KernelEvent;

/// <summary>The cell waits for a line of input; only where the front end said that it can give one.</summary>
/// <param name="Id">The request's number, which the answer repeats.</param>
/// <param name="Prompt">What to show; empty where the cell printed its own question.</param>
/// <param name="IsPassword">Whether what is typed must not be seen.</param>
public sealed record InputRequested(int Id, string Prompt, bool IsPassword) : KernelEvent;
