using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Documents;

/// <summary>What every notebook of the course keeps to, so that it opens and runs the same in every front end.</summary>
public static partial class CourseRules
{
    /// <summary>Checks a notebook as it is stored.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <returns>One sentence for each rule that is broken, with the cell; empty when all is well.</returns>
    public static IReadOnlyList<string> Check(NotebookDocument notebook) =>
        [.. OfMetadata(notebook.Metadata), .. notebook.Cells.SelectMany(OfText), .. notebook.Cells.SelectMany(OfCell), .. OfTags(notebook)];

    /// <summary>Whether an id was made by a program rather than given by a person.</summary>
    internal static bool IsGeneratedId(string id) => GeneratedId().IsMatch(id);

    /// <summary>A cell's code with an empty line in the place of each directive, which the compiler would not know.</summary>
    internal static string WithoutDirectives(string source) => DirectiveLine().Replace(source, "");

    private static IEnumerable<string> OfMetadata(JsonObject metadata)
    {
        var expected = NotebookDocument.NewCourse().Metadata;
        foreach (var (key, value) in expected)
        {
            if (!JsonNode.DeepEquals(metadata[key], value))
                yield return $"The notebook's metadata.{key} is {metadata[key]?.ToJsonString() ?? "missing"}; VS Code and Jupyter find the C# kernel by {value!.ToJsonString()}.";
        }
    }

    private static IEnumerable<string> OfText(Cell cell)
    {
        foreach (string placeholder in Placeholder().Matches(cell.Source).Select(match => match.Value).Distinct())
            yield return $"Cell {cell.Id}: {placeholder} stands for something that has not been filled in.";
        // An import cell may ask whether the library is there, which says nothing of the chapter's subject.
        if (cell.Kind == CellKind.Code && !cell.HasTag("claim") && ClaimCall().IsMatch(cell.Source) && !cell.Source.StartsWith("#!import", StringComparison.Ordinal))
            yield return $"Cell {cell.Id} calls Claim: give it the tag claim.";
    }

    private static IEnumerable<string> OfCell(Cell cell)
    {
        if (!ReadableId().IsMatch(cell.Id) || GeneratedId().IsMatch(cell.Id))
            yield return $"Cell {cell.Id}: the id should say what the cell does, in lower-case words with hyphens, as in train-one-epoch.";
        if (cell.Kind == CellKind.Raw)
            yield return $"Cell {cell.Id} is raw, and .NET Interactive would run it as C#: make it Markdown or code.";
        if (cell.Kind != CellKind.Code)
            yield break;
        if (cell.Outputs.Count > 0 || cell.ExecutionCount is not null || cell.Metadata.ContainsKey("execution"))
            yield return $"Cell {cell.Id} carries the results of a run: notebooks are stored without.";
        var expected = Cell.Code(cell.Id, "").Metadata;
        foreach (var (key, value) in expected)
        {
            if (!JsonNode.DeepEquals(cell.Metadata[key], value))
                yield return $"Cell {cell.Id}: metadata.{key} is {cell.Metadata[key]?.ToJsonString() ?? "missing"}; without {value!.ToJsonString()} the notebook cannot be imported in .NET Interactive.";
        }
        foreach (int line in UsingDeclarations(cell.Source))
            yield return $"Cell {cell.Id}, line {line}: a using declaration does not compile at the top level of a cell: write using (…) {{ … }}.";
    }

    private static IEnumerable<string> OfTags(NotebookDocument notebook)
    {
        if (notebook.Cells.Count(cell => cell.HasTag("parameters")) > 1)
            yield return "More than one cell is tagged parameters, and only the first can be set.";
        var packages = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select((cell, place) => (cell, place))
            .Where(entry => NuGetReference().IsMatch(entry.cell.Source)).ToList();
        if (packages.Count > 1 || packages.Any(entry => entry.place > 0))
            yield return $"Cell {packages[^1].cell.Id}: #r \"nuget:…\" stands only in the first code cell: .NET Interactive restores once in a session.";
    }

    private static IEnumerable<int> UsingDeclarations(string source)
    {
        // As a program, not as a script: there the declaration is one, here it would be a mistake that says nothing of its kind.
        var root = SyntaxFactory.ParseCompilationUnit(WithoutDirectives(source));
        return root.Members.OfType<GlobalStatementSyntax>()
            .Select(member => member.Statement)
            .OfType<LocalDeclarationStatementSyntax>()
            .Where(statement => statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword))
            .Select(statement => statement.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.IgnoreCase)]
    private static partial Regex ReadableId();

    [GeneratedRegex("^([0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?|cell-?[0-9]+(-x)*)$")]
    private static partial Regex GeneratedId();

    [GeneratedRegex("@[A-Z]+@")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\bClaim\.")]
    private static partial Regex ClaimCall();

    [GeneratedRegex("""^\s*#r\s+"nuget:""", RegexOptions.Multiline)]
    private static partial Regex NuGetReference();

    [GeneratedRegex(@"^[ \t]*#[!ri].*$", RegexOptions.Multiline)]
    private static partial Regex DirectiveLine();
}
