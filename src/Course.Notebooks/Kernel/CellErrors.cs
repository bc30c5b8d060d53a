using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Course.Notebooks.Cells;
using Microsoft.CodeAnalysis;

namespace Course.Notebooks.Kernel;

/// <summary>Puts what went wrong into the terms of the cell it went wrong in.</summary>
/// <param name="context">Tells which assemblies are cells.</param>
/// <param name="name">The cell's name, as its stack frames give it.</param>
/// <param name="source">The cell's text.</param>
internal sealed partial class CellErrors(CellLoadContext context, string name, string source)
{
    private readonly string[] _lines = source.Replace("\r\n", "\n").Split('\n');

    /// <summary>The error of a cell that an exception ended.</summary>
    public CellError Of(Exception exception) => exception switch
    {
        CellCompilationException compilation => OfCompilation(compilation.Errors),
        DirectiveException directive => At(directive.Line, CellError.Directive, directive.Message),
        ImportException import => At(import.Line, import.Error.Type, import.Message) with
        {
            Stack = [.. Quote(import.Error), .. import.Error.Stack],
        },
        TargetInvocationException { InnerException: { } inner } => Of(inner),
        AggregateException { InnerExceptions: [var only] } => Of(only),
        _ => OfException(exception),
    };

    private CellError OfCompilation(IReadOnlyList<Diagnostic> errors)
    {
        var places = errors.Select(error => (error, Span: error.Location.GetMappedLineSpan())).ToList();
        var first = places.Where(place => place.Span.Path == name).Select(place => (int?)place.Span.StartLinePosition.Line + 1).FirstOrDefault();
        string message = string.Join('\n', places.Select(place => Describe(place.error, place.Span)));
        return At(first, CellError.Compilation, message);
    }

    private string Describe(Diagnostic error, FileLinePositionSpan span)
    {
        string where = span.Path == name ? $"line {span.StartLinePosition.Line + 1}"
            : span.Path.Length > 0 ? $"{Path.GetFileName(span.Path)}, line {span.StartLinePosition.Line + 1}" : "";
        string line = span.Path == name && Line(span.StartLinePosition.Line + 1) is { } text ? $"    {text.Trim()}" : "";
        return $"{where}: {error.Id}: {Plain(error.GetMessage())}{(line.Length > 0 ? "\n" : "")}{line}";
    }

    private CellError OfException(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        // Below the last frame of a cell there is only the kernel.
        int last = Array.FindLastIndex(frames, frame => context.IsCell(frame.GetMethod()?.DeclaringType?.Assembly));
        var own = frames.Take(last + 1).Where(IsWorthShowing).ToList();
        int? outermost = last >= 0 && frames[last].GetFileLineNumber() == 0 ? LostLine(frames, last) : null;
        int? line = own.Where(frame => FileName(frame) == name).Select(frame => (int?)frame.GetFileLineNumber()).FirstOrDefault() ?? outermost;

        var causes = new List<string>();
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
            causes.Add($"caused by {cause.GetType().Name}: {Plain(cause.Message)}{Place(cause)}");
        return At(line, exception.GetType().Name, Plain(exception.Message)) with { Stack = [.. own.Select(frame => Describe(frame, frame == frames[last] && IsStatement(frame) ? outermost : null)), .. causes] };
    }

    /// <summary>Where the cell's last frame was, as far as that can be told: code that can be unloaded is optimised at once, and then a frame does not always know its line.</summary>
    /// <returns>The line of the running statement that names what was called, else the statement's first line.</returns>
    private int LostLine(StackFrame[] frames, int last)
    {
        var (first, end) = Interruption.Statement;
        return first == end ? first : LineOfCall(frames, last, first, end) ?? first;
    }

    private int? LineOfCall(StackFrame[] frames, int last, int first, int end)
    {
        var called = frames.Take(Math.Max(last, 0)).LastOrDefault(IsWorthShowing)?.GetMethod();
        string? word = called is { IsConstructor: true } ? called.DeclaringType!.Name : called?.Name[(called.IsSpecialName ? called.Name.IndexOf('_') + 1 : 0)..];
        if (string.IsNullOrEmpty(word))
            return null;
        var mention = new Regex($@"\b{Regex.Escape(word)}\b");
        int[] lines = [.. Enumerable.Range(first, end - first + 1).Where(number => Line(number) is { } line && mention.IsMatch(line))];
        return lines is [var only] ? only : null;
    }

    /// <summary>Where in a cell an inner exception was thrown, in brackets; nothing where that is not known.</summary>
    private string Place(Exception cause) =>
        new StackTrace(cause, fNeedFileInfo: true).GetFrames().FirstOrDefault(frame => context.IsCell(frame.GetMethod()?.DeclaringType?.Assembly)) is { } frame
        && frame.GetFileLineNumber() > 0 ? $" ({Describe(frame, null)})" : "";

    /// <summary>A message in which the compiler's names for cells are not seen.</summary>
    private static string Plain(string message) =>
        SubmissionItself().Replace(SubmissionMember().Replace(message, ""), match => match.Index == 0 ? "The cell" : "the cell");

    private static bool IsStatement(StackFrame frame) => CellMethod(frame.GetMethod()!).Length == 0;

    /// <summary>Whether a call means something to the reader: a cell's own, or one of a library that a cell could have written.</summary>
    private bool IsWorthShowing(StackFrame frame)
    {
        if (frame.GetMethod() is not { DeclaringType: { } type } method)
            return false;
        return context.IsCell(type.Assembly)
            || method.IsPublic && type.IsVisible
            && type.Assembly != typeof(CellErrors).Assembly && !CellLoadContext.Shared.Contains(type.Assembly)
            && type.Namespace is not ("System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices") && type != typeof(ExecutionContext);
    }

    private string Describe(StackFrame frame, int? guess)
    {
        var method = frame.GetMethod()!;
        if (!context.IsCell(method.DeclaringType?.Assembly))
            return $"at {TypeName(method.DeclaringType)}{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"))})";
        string cell = FileName(frame) is { } file && file != name ? $" of {file}" : "";
        string line = frame.GetFileLineNumber() is > 0 and var number ? $"line {number}" : guess is { } found ? $"line {found}" : "a line of the cell";
        return $"at {CellMethod(method)}{line}{cell}";
    }

    /// <summary>The cell a frame is in: the compiler makes a path of the cell's name.</summary>
    private static string? FileName(StackFrame frame) => Path.GetFileName(frame.GetFileName());

    private static string TypeName(Type? type) => type is null ? "" : type.FullName is { } full ? full.Replace('+', '.') + "." : type.Name + ".";

    /// <summary>The name a method of a cell has in the source; nothing for the cell's own statements.</summary>
    private static string CellMethod(MethodBase method)
    {
        // Names: Submission#4.Foo, <Foo>d__7.MoveNext (async), <Foo>g__Local|3_0 (local function), <<Initialize>>d__0.MoveNext (the cell).
        string path = (method.DeclaringType?.FullName ?? "") + "." + method.Name;
        if (path.Contains("<Initialize>", StringComparison.Ordinal) && !LocalName().IsMatch(path))
            return "";
        if (LocalName().Match(path) is { Success: true } local)
            return local.Groups["name"].Value + ", ";
        if (LambdaName().IsMatch(path))
            return "a lambda, ";
        if (AsyncName().Match(path) is { Success: true } awaited)
            return awaited.Groups["name"].Value + ", ";
        string declared = SubmissionName().Replace(path, "").Replace('+', '.').TrimStart('.');
        return declared + ", ";
    }

    private CellError At(int? line, string type, string message) =>
        new(type, message) { Line = line, SourceLine = line is { } number ? Line(number) : null };

    private string? Line(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1] : null;

    private static IEnumerable<string> Quote(CellError error) =>
        error is { Line: { } line, SourceLine: { } text, Type: not CellError.Compilation } ? [$"line {line} there: {text.Trim()}"] : [];

    [GeneratedRegex(@">g__(?<name>\w+)\|")]
    private static partial Regex LocalName();

    [GeneratedRegex(@">b__")]
    private static partial Regex LambdaName();

    [GeneratedRegex(@"<(?<name>\w+)>d__")]
    private static partial Regex AsyncName();

    [GeneratedRegex(@"Submission#\d+")]
    private static partial Regex SubmissionName();

    [GeneratedRegex(@"Submission#\d+[.+]")]
    private static partial Regex SubmissionMember();

    [GeneratedRegex(@"(The type )?'Submission#\d+'")]
    private static partial Regex SubmissionItself();
}
