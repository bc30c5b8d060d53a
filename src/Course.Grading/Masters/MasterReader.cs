using System.Text;
using Course.Exercises;
using Course.Notebooks.Documents;
using Course.Notebooks.Kernel;
using Course.Notebooks.StudentCopies;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Grading.Masters;

/// <summary>Reads a master. Of its cells only using directives and declarations count: its statements are claims and checks, which grading does not need.</summary>
internal sealed class MasterReader
{
    private readonly string _name;
    private readonly string _folder;
    private readonly StringBuilder _usings = new();
    private readonly StringBuilder _declarations = new();
    private readonly List<string> _references = [];
    private readonly HashSet<string> _imported = [];

    private MasterReader(string path) => (_name, _folder) = (Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path))!);

    public static Master Read(string path)
    {
        try
        {
            return new MasterReader(path).Of(NotebookDocument.Read(path));
        }
        catch (NotebookFormatException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
        catch (DirectiveException wrong)
        {
            throw new FormatException($"solutions/{Path.GetFileName(path)}: {wrong.Message}", wrong);
        }
    }

    private Master Of(NotebookDocument notebook)
    {
        var asked = Asked(notebook);
        var exercises = new List<MasterExercise>();
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag(StudentCopy.SolutionTag)))
        {
            if (Notebooks.StudentCopies.Answers.ExerciseOf(cell) is { } id)
                exercises.Add(Exercise(id, cell, asked));
            else
                Take(CellSource.Of(cell));
        }
        return new Master(_name, _references, exercises);
    }

    private MasterExercise Exercise(string id, Cell cell, Dictionary<string, string> asked)
    {
        var exercise = Exercises.Exercises.Find(id) ?? throw new FormatException($"solutions/{_name}, cell {cell.Id}: there is no exercise {id}.");
        string argument = asked.GetValueOrDefault(exercise.GetType().Name)
            ?? throw new FormatException($"solutions/{_name}: no cell has Exercises.{exercise.GetType().Name}.Check(…), which says what the answer to {id} is.");
        return new MasterExercise(exercise, _usings.ToString(), _declarations.ToString(), SolutionRegions.Replace(cell.Source), argument);
    }

    /// <summary>What is given to each exercise's check, by the exercise's name.</summary>
    private static Dictionary<string, string> Asked(NotebookDocument notebook)
    {
        var asked = new Dictionary<string, string>();
        foreach (var call in notebook.Cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => new CellDeclarations(cell.Source).Calls))
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "Check", Expression: MemberAccessExpressionSyntax exercise }
                && exercise.Expression.ToString() == nameof(Exercises) && call.ArgumentList.Arguments is [var argument])
                asked[exercise.Name.Identifier.Text] = argument.ToString();
        }
        return asked;
    }

    private void Take(string source)
    {
        foreach (var step in CellParser.Parse(source))
        {
            switch (step)
            {
                case CellStep.Reference reference:
                    string library = Path.GetFullPath(reference.Path, _folder);
                    if (!_references.Contains(library))
                        _references.Add(library);
                    break;
                case CellStep.Import import when _imported.Add(Path.GetFullPath(import.Path.Text, _folder)):
                    foreach (var cell in NotebookDocument.Read(Path.GetFullPath(import.Path.Text, _folder)).Cells.Where(cell => cell.Kind == CellKind.Code))
                        Take(CellSource.Of(cell));
                    break;
                case CellStep.Code code:
                    var cellOf = new CellDeclarations(code.Text);
                    _usings.Append(cellOf.Usings);
                    foreach (var declaration in cellOf.All)
                        _declarations.Append(declaration.Text).Append('\n');
                    break;
            }
        }
    }
}
