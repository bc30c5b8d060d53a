using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Course.Notebooks.Documents;

/// <summary>Brings notebooks to the form in which the course stores them: no results, ids that say something, and the metadata by which every front end opens and imports them.</summary>
public static partial class StoredForm
{
    private const int WordsOfAnId = 5;
    private const int LettersOfAnId = 40;

    /// <summary>The notebook in its stored form. What is in it already stays as it is; ids that a person gave stay, too.</summary>
    /// <param name="notebook">The notebook, which is not changed.</param>
    /// <returns>A copy. The stored form of a stored form is the same.</returns>
    public static NotebookDocument Of(NotebookDocument notebook)
    {
        var stored = notebook.Stored();
        bool isDotNet = (stored.Metadata["kernelspec"] as JsonObject)?["name"]?.ToString().StartsWith(".net-", StringComparison.Ordinal) ?? true;
        foreach (var (key, value) in NotebookDocument.NewCourse().Metadata)
        {
            // .NET Interactive writes the name of the language, by which VS Code does not find the notebook again.
            if (!stored.Metadata.ContainsKey(key) || (key == "language_info" && isDotNet))
                stored.Metadata[key] = value!.DeepClone();
        }
        var taken = stored.Cells.Where(cell => !CourseRules.IsGeneratedId(cell.Id)).Select(cell => cell.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < stored.Cells.Count; i++)
            stored.Cells[i] = Of(stored.Cells[i], taken);
        return stored;
    }

    private static Cell Of(Cell cell, HashSet<string> taken)
    {
        // With plain ends of lines.
        cell.Source = cell.Source;
        string id = CourseRules.IsGeneratedId(cell.Id) ? ReadableId(cell, taken) : cell.Id;
        var formed = cell.Renamed(id);
        if (cell.Kind != CellKind.Code)
            return formed;
        string language = cell.KernelName ?? "csharp";
        Complete(formed.Metadata, "dotnet_interactive", "language", language);
        Complete(formed.Metadata, "polyglot_notebook", "kernelName", language);
        return formed;
    }

    private static void Complete(JsonObject metadata, string key, string member, string language)
    {
        if (metadata[key] is not JsonObject part)
            metadata[key] = part = [];
        if (part[member] is null)
            part[member] = language;
    }

    private static string ReadableId(Cell cell, HashSet<string> taken)
    {
        string words = Words(cell.Kind == CellKind.Code ? Subject(cell.Source) : FirstLine(cell.Source));
        string wanted = words.Length > 0 && !CourseRules.IsGeneratedId(words) ? words : cell.Kind == CellKind.Code ? "code" : "text";
        string id = wanted;
        for (int n = 2; !taken.Add(id); n++)
            id = $"{wanted}-{n}";
        return id;
    }

    /// <summary>What a cell is about: the first thing that it declares, else what it calls, else its first line.</summary>
    private static string Subject(string source)
    {
        if (source.StartsWith("#!import", StringComparison.Ordinal))
            return "import " + Path.GetFileNameWithoutExtension(source.Split('\n')[0]["#!import".Length..].Trim());
        var root = SyntaxFactory.ParseCompilationUnit(CourseRules.WithoutDirectives(source), options: new CSharpParseOptions(kind: SourceCodeKind.Script));
        foreach (var node in root.Members.Select(member => (SyntaxNode)(member is GlobalStatementSyntax global ? global.Statement : member)))
        {
            string? name = node switch
            {
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
                LocalDeclarationStatementSyntax local => local.Declaration.Variables[0].Identifier.ValueText,
                _ => node.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault()?.Expression.ToString(),
            };
            if (!string.IsNullOrWhiteSpace(name))
                return CamelCase().Replace(name, " ");
        }
        return root.Usings.Count > 0 ? "usings" : FirstLine(source);
    }

    private static string FirstLine(string source) => source.Split('\n').FirstOrDefault(line => line.Any(char.IsAsciiLetter)) ?? "";

    private static string Words(string text)
    {
        var id = new StringBuilder();
        foreach (string word in Letters().Matches(text).Select(match => match.Value.ToLowerInvariant()).SkipWhile(word => char.IsAsciiDigit(word[0])).Take(WordsOfAnId))
        {
            if (id.Length + word.Length >= LettersOfAnId)
                break;
            id.Append(id.Length > 0 ? "-" : "").Append(word);
        }
        return id.ToString();
    }

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Letters();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex CamelCase();
}
