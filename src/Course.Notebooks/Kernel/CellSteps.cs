using System.Diagnostics;
using Course.Notebooks.Documents;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace Course.Notebooks.Kernel;

/// <summary>Does what a cell asks for, one step after the other.</summary>
/// <param name="session">Where its code runs.</param>
/// <param name="events">Where its result goes.</param>
/// <param name="input">Who is asked for what its directives bind.</param>
internal sealed class CellSteps(CSharpSession session, EventWriter events, CellInput input)
{
    private readonly Dictionary<string, string> _kept = new(StringComparer.Ordinal);
    private readonly Stack<string> _imports = new();

    /// <summary>Runs a cell, or a piece of an imported file.</summary>
    /// <exception cref="DirectiveException">A directive cannot be obeyed. If that can be seen before, nothing of the cell has run.</exception>
    public void Run(string source, string name, string directory, InterruptibleRun running)
    {
        CellStep[] steps = [.. CellParser.Parse(source).Select(Bound)];
        long started = Stopwatch.GetTimestamp();
        foreach (var step in steps)
        {
            switch (step)
            {
                case CellStep.Reference reference:
                    session.Reference(reference.Path, directory, reference.Line);
                    break;
                case CellStep.PackageSource place:
                    session.Packages.AddSource(place.Folder, directory, place.Line);
                    break;
                case CellStep.Package package:
                    var found = session.ReferencePackage(package, directory, running.Token);
                    foreach (string library in found.NotRun)
                        events.Send(new StreamWritten("stderr", $"The package extends .NET Interactive by {Path.GetFileName(library)}, which this kernel does not run: the package works without it, but values of its types may be shown otherwise (Formatter.Register says how).\n"));
                    foreach (string extension in found.Extensions)
                        RunFile(extension, directory, package.Line, running);
                    break;
                case CellStep.Code code:
                    RunCode(code.Text, name, directory, running);
                    break;
                case CellStep.Set set:
                    RunCode(new string('\n', set.Line - 1) + $"var {set.Name} = {Expression(set)};", name, directory, running);
                    break;
                case CellStep.Keep keep:
                    Keep(keep, directory);
                    break;
                case CellStep.Import import:
                    Import(import, directory, running);
                    break;
                case CellStep.Show show:
                    show.Text.DisplayAs(show.MimeTypes[0], [.. show.MimeTypes.Skip(1)]);
                    break;
                case CellStep.Tell tell:
                    tell.Text.DisplayAs(PlainTextFormatter.MimeType);
                    break;
                case CellStep.Who who:
                    Show(who);
                    break;
            }
        }
        if (steps.Any(step => step is CellStep.Time))
            $"Wall time: {Stopwatch.GetElapsedTime(started).TotalMilliseconds}ms".DisplayAs(PlainTextFormatter.MimeType);
    }

    /// <summary>Forgets a chain of imports that broke off.</summary>
    public void Reset() => _imports.Clear();

    /// <summary>Formats a value as the MIME types that are preferred for its type.</summary>
    public static Dictionary<string, string> Format(object? value) =>
        Formatter.GetPreferredMimeTypesFor(value?.GetType()).Distinct().ToDictionary(type => type, value.ToDisplayString);

    /// <summary>The step with what a person types in place of the question. Everything is asked before anything runs.</summary>
    private CellStep Bound(CellStep step) => step switch
    {
        CellStep.Set { Value.Source: CellValue.From.Input or CellValue.From.Password } set => set with { Value = Asked(set.Value, set.Name, step.Line) },
        CellStep.Set { Value: { Source: CellValue.From.Variable, Text: var name } } when !session.Variables().Any(variable => variable.Name == name) =>
            throw new DirectiveException($"There is no variable {name} to take a value from: the directive is bound before its cell runs, so an earlier cell must declare it.", step.Line),
        CellStep.Import { Path.Source: CellValue.From.Input } import => import with { Path = new(CellValue.From.Directive, Asked(import.Path, "file", step.Line).Text) },
        CellStep.Import { Path.Source: not CellValue.From.Directive } =>
            throw new DirectiveException("#!import takes a path, or @input:QUESTION to ask for one.", step.Line),
        _ => step,
    };

    private CellValue Asked(CellValue question, string what, int line)
    {
        bool isPassword = question.Source == CellValue.From.Password;
        string prompt = question.Text.Length > 0 ? question.Text : $"Please enter a value for {what}";
        string answer = input.Ask(prompt, isPassword).GetAwaiter().GetResult()
            ?? throw new DirectiveException($"The cell asks for input (\"{prompt}\"), and nobody is there to answer: run it in a notebook editor, or write the value.", line);
        return question with { Text = answer };
    }

    private string Expression(CellStep.Set set) => set.Value switch
    {
        { Source: CellValue.From.Variable, Text: var name } => name,
        { Source: CellValue.From.Kept, Text: var name } => Literal(_kept.GetValueOrDefault(name)
            ?? throw new DirectiveException($"There is no text {name}: #!value --name {name} keeps one.", set.Line)),
        { Source: CellValue.From.Password, Text: var secret } => $"new global::{typeof(PasswordString).FullName}({Literal(secret)})",
        { Text: var text } => Literal(text),
    };

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private void Keep(CellStep.Keep keep, string directory)
    {
        string text;
        try
        {
            text = keep.Text ?? File.ReadAllText(Path.GetFullPath(keep.File!, directory));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException($"{keep.File} cannot be read: {failure.Message}", keep.Line);
        }
        _kept[keep.Name] = text;
        text.DisplayAs(keep.MimeType);
    }

    private void RunCode(string code, string name, string directory, InterruptibleRun running)
    {
        var submission = session.Compile(code, name, directory);
        object? result = null;
        running.RunCompiled(() =>
        {
            var task = session.Start(submission);
            try
            {
                task.Wait(running.Token);
            }
            catch (AggregateException)
            {
                // Rethrown below as the cell threw it.
            }
            catch (OperationCanceledException)
            {
                // Its loops get a moment to end where they are, which is then known; what it awaits is let go of.
                if (Task.WaitAny([task], InterruptibleRun.Patience) < 0)
                    throw;
            }
            result = task.GetAwaiter().GetResult();
        });
        if (submission.HasResult && result is not DisplayedValue)
            events.Result(new ResultProduced(Format(result)));
    }

    private void Import(CellStep.Import import, string directory, InterruptibleRun running)
    {
        string path = Path.GetFullPath(import.Path.Text, directory);
        if (!File.Exists(path))
            throw new DirectiveException($"There is no file {import.Path.Text} to import (looked for {path}).", import.Line);
        if (_imports.Contains(path))
            throw new DirectiveException($"{import.Path.Text} imports itself.", import.Line);
        RunFile(path, directory, import.Line, running);
    }

    private void RunFile(string path, string directory, int line, InterruptibleRun running)
    {
        _imports.Push(path);
        foreach (var (name, source) in Pieces(path, line))
        {
            try
            {
                Run(source, name, directory, running);
            }
            catch (Exception exception) when (!running.Token.IsCancellationRequested)
            {
                throw new ImportException(line, new CellErrors(session.Context, name, source).Of(exception), name);
            }
        }
        _imports.Pop();
    }

    private static IEnumerable<(string Name, string Source)> Pieces(string path, int line)
    {
        string file = Path.GetFileName(path);
        if (Path.GetExtension(path).ToLowerInvariant() is ".cs" or ".csx")
            return [(file, File.ReadAllText(path))];
        if (NotebookFormats.Of(path) is null)
            throw new DirectiveException($"{file} cannot be imported: #!import takes an .ipynb, a .dib, a .md or a .cs file.", line);
        try
        {
            return [.. NotebookDocument.Read(path).Cells
                .Where(cell => cell.Kind == CellKind.Code)
                .Select(cell => ($"{file}#{cell.Id}", CellSource.Of(cell)))];
        }
        catch (NotebookFormatException exception)
        {
            throw new DirectiveException(exception.Message, line);
        }
    }

    private void Show(CellStep.Who who)
    {
        var variables = session.Variables();
        if (who.WithValues)
            variables.Select(variable => new { variable.Name, variable.Type, variable.Value }).ToList().Display();
        else
            string.Join('\n', variables.Select(variable => variable.Name)).DisplayAs(PlainTextFormatter.MimeType);
    }
}
