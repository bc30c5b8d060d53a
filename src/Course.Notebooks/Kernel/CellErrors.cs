using System.Diagnostics;
using System.Globalization;
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
    /// <summary>What a function without a name is called.</summary>
    private const string Lambda = "a lambda";

    private const string Constructor = "..ctor";
    private const int InnermostCalls = 20;
    private const int OutermostCalls = 5;
    private const int LongestMessage = 20_000;
    private const int MostCauses = 20;

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
        // What has no place is what follows from an error that has one.
        var placed = errors.Where(error => error.Location != Location.None).ToList();
        var places = (placed.Count > 0 ? placed : errors).Select(error => (error, Span: error.Location.GetMappedLineSpan())).ToList();
        var first = places.Where(place => place.Span.Path == name).Select(place => (int?)place.Span.StartLinePosition.Line + 1).FirstOrDefault();
        var described = places.Select(place => Describe(place.error, place.Span));
        if (ForeignSyntax.Find(_lines, [.. places.Where(place => place.Span.Path == name).Select(place => place.Span.StartLinePosition.Line + 1)]) is var (line, isWhole, advice))
            return At(line, CellError.Compilation, string.Join('\n', isWhole ? [$"line {line}: {advice}", $"    {_lines[line - 1].Trim()}"] : described.Append(advice)));
        return At(first, CellError.Compilation, string.Join('\n', described));
    }

    private string Describe(Diagnostic error, FileLinePositionSpan span)
    {
        string where = span.Path == name ? $"line {span.StartLinePosition.Line + 1}"
            : !string.IsNullOrEmpty(span.Path) ? $"{Path.GetFileName(span.Path)}, line {span.StartLinePosition.Line + 1}" : "";
        string line = span.Path == name && Line(span.StartLinePosition.Line + 1) is { } text ? $"    {text.Trim()}" : "";
        return $"{where}{(where.Length > 0 ? ": " : "")}{error.Id}: {CompilerNames.Hide(error.GetMessage())}{(line.Length > 0 ? "\n" : "")}{line}";
    }

    private CellError OfException(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
        // Below the last frame of a cell there is only the kernel.
        int last = Array.FindLastIndex(frames, IsOfCell);
        var own = Own(frames, last);
        var lines = Lines(exception, frames, last, Interruption.Mark);
        int? line = own.Where(frame => FileName(frame) == name || (frame == frames[last] && FileName(frame) is null)).Select(frame => (int?)lines.GetValueOrDefault(frame)).FirstOrDefault(number => number > 0);
        // An exception that was thrown on another thread, or inside of a call by reflection, brings no frame of the statement that waited for it.
        if (line is null && Interruption.Mark is not 0 and var running) line = LineMarks.Lines(running).First;

        var causes = Causes(exception).Take(MostCauses).Select(cause => $"caused by {cause.GetType().Name}: {MessageOf(cause)}{Place(cause)}");
        return At(line, exception.GetType().Name, MessageOf(exception)) with { Stack = [.. Calls(own, lines), .. causes] };
    }

    /// <summary>What led to an exception, and to that; of several causes each, with its own.</summary>
    private static IEnumerable<Exception> Causes(Exception exception)
    {
        IEnumerable<Exception> direct = exception is AggregateException several ? several.InnerExceptions : exception.InnerException is { } inner ? [inner] : [];
        return direct.Where(cause => !Interruption.IsStop(cause)).SelectMany(cause => Causes(cause).Prepend(cause));
    }

    /// <summary>What an exception says, as far as it can be shown: a message is code of the cell's, too.</summary>
    private static string MessageOf(Exception exception)
    {
        string message;
        try
        {
            message = exception.Message ?? "";
        }
        catch (Exception failure)
        {
            return $"(its message cannot be read: {failure.GetType().Name})";
        }
        return CompilerNames.Hide(message.Length <= LongestMessage ? message
            : string.Create(CultureInfo.InvariantCulture, $"{message.AsSpan(0, LongestMessage)}… ({message.Length - LongestMessage:N0} more characters)"));
    }

    /// <summary>The calls, innermost first; of a deep recursion the two ends.</summary>
    private IEnumerable<string> Calls(List<StackFrame> frames, Dictionary<StackFrame, int> lines)
    {
        int left = frames.Count - InnermostCalls - OutermostCalls;
        var (inner, outer) = left > 1 ? (frames.Take(InnermostCalls), frames.TakeLast(OutermostCalls)) : (frames, []);
        foreach (var frame in inner)
            yield return Describe(frame, lines.GetValueOrDefault(frame));
        if (left > 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"… {left:N0} more calls");
        foreach (var frame in outer)
            yield return Describe(frame, lines.GetValueOrDefault(frame));
    }

    /// <summary>The calls that a reader knows: cells' own and those of libraries, but not what the kernel and the formatters call for themselves.</summary>
    private List<StackFrame> Own(StackFrame[] frames, int last)
    {
        var own = new List<StackFrame>();
        bool isInside = false;
        for (int i = last; i >= 0; i--)
        {
            var assembly = frames[i].GetMethod()?.DeclaringType?.Assembly;
            isInside = !context.IsCell(assembly) && (isInside || assembly == typeof(CellErrors).Assembly || CellLoadContext.Shared.Contains(assembly));
            if (!isInside && IsWorthShowing(frames[i]))
                own.Add(frames[i]);
        }
        own.Reverse();
        return own;
    }

    /// <summary>The lines of the cells' frames, as far as they are known.</summary>
    /// <remarks>
    /// Code that can be unloaded is optimised at once, and then a frame does not always know its line. What does is the mark of the statement that was running:
    /// a function's comes with the exception, that of the cell's own statements, which the last frame is in, is <paramref name="running"/>. Of a statement of several lines the frame's line counts where it is one of them,
    /// else the line that names what was called, else the first.
    /// </remarks>
    private Dictionary<StackFrame, int> Lines(Exception exception, StackFrame[] frames, int last, int? running)
    {
        var lines = new Dictionary<StackFrame, int>();
        var way = Interruption.WayOf(exception);
        var marked = way.Select(step => step.Function).ToHashSet();
        int next = way.Count - 1;
        // From the outermost call inwards: what an earlier throw of the same exception left stands at the way's beginning.
        for (int i = last; i >= 0; i--)
        {
            var method = frames[i].GetMethod();
            if (!context.IsCell(method?.DeclaringType?.Assembly))
                continue;
            int known = frames[i].GetFileLineNumber();
            int? mark = i == last && CellMethod(method!).Length == 0 ? running : null;
            if (marked.Contains(method))
            {
                int passed = next;
                while (passed >= 0 && way[passed].Function != method)
                    passed--;
                if (passed >= 0)
                    (mark, next) = (way[passed].Mark, passed - 1);
            }
            if (mark is { } found)
            {
                var (first, end) = LineMarks.Lines(found);
                lines[frames[i]] = first == end ? first : known >= first && known <= end ? known : LineOfCall(frames, i, first, end) ?? first;
            }
            else
            {
                lines[frames[i]] = known;
            }
        }
        return lines;
    }

    private int? LineOfCall(StackFrame[] frames, int caller, int first, int end)
    {
        var called = frames.Take(caller).LastOrDefault(IsWorthShowing)?.GetMethod();
        string? word = called is { IsConstructor: true } ? called.DeclaringType!.Name : called?.Name[(called.IsSpecialName ? called.Name.IndexOf('_') + 1 : 0)..];
        if (string.IsNullOrEmpty(word))
            return null;
        var mention = new Regex($@"\b{Regex.Escape(word)}\b");
        int[] lines = [.. Enumerable.Range(first, end - first + 1).Where(number => Line(number) is { } line && mention.IsMatch(line))];
        return lines is [var only] ? only : null;
    }

    /// <summary>Where in a cell an inner exception was thrown, in brackets; nothing where that is not known.</summary>
    private string Place(Exception cause)
    {
        var frames = new StackTrace(cause, fNeedFileInfo: true).GetFrames();
        int first = Array.FindIndex(frames, IsOfCell);
        int last = Array.FindLastIndex(frames, IsOfCell);
        return first >= 0 && Lines(cause, frames, last, running: null)[frames[first]] is > 0 and var line ? $" ({Describe(frames[first], line)})" : "";
    }

    private bool IsOfCell(StackFrame frame) => context.IsCell(frame.GetMethod()?.DeclaringType?.Assembly);

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

    private string Describe(StackFrame frame, int number)
    {
        var method = frame.GetMethod()!;
        if (!context.IsCell(method.DeclaringType?.Assembly))
            return $"at {TypeName(method.DeclaringType)}{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"))})";
        string cell = FileName(frame) is { } file && file != name ? $" of {file}" : "";
        string line = number > 0 ? $"line {number}" : "a line of the cell";
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
        int lambda = path.LastIndexOf(">b__", StringComparison.Ordinal), local = path.LastIndexOf(">g__", StringComparison.Ordinal);
        if (lambda > local)
            return Lambda + ", ";
        if (local >= 0)
            return LocalName().Matches(path)[^1].Groups["name"].Value + ", ";
        if (path.Contains("<Initialize>", StringComparison.Ordinal))
            return "";
        if (AsyncName().Match(path) is { Success: true } awaited)
            return awaited.Groups["name"].Value + ", ";
        string declared = SubmissionName().Replace(path, "").Replace('+', '.').TrimStart('.');
        return declared.EndsWith(Constructor, StringComparison.Ordinal) ? $"new {declared[..^Constructor.Length]}, " : declared + ", ";
    }

    private CellError At(int? line, string type, string message) =>
        new(type, message) { Line = line, SourceLine = line is { } number ? Line(number) : null };

    private string? Line(int number) => number >= 1 && number <= _lines.Length ? _lines[number - 1] : null;

    private static IEnumerable<string> Quote(CellError error) =>
        error is { Line: { } line, SourceLine: { } text, Type: not CellError.Compilation } ? [$"line {line} there: {text.Trim()}"] : [];

    [GeneratedRegex(@">g__(?<name>\w+)\|")]
    private static partial Regex LocalName();

    [GeneratedRegex(@"<(?<name>\w+)>d__")]
    private static partial Regex AsyncName();

    [GeneratedRegex(@"Submission#\d+")]
    private static partial Regex SubmissionName();
}
