using System.Text;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Documents;

/// <summary>Writes a notebook as Markdown in Jupytext's manner. Outputs and execution counts have no place in it.</summary>
internal static partial class MarkdownWriter
{
    public const string Region = "<!-- #region";
    public const string EndRegion = "<!-- #endregion -->";
    public const string Raw = "<!-- #raw";
    public const string EndRaw = "<!-- #endraw -->";

    /// <summary>Writes a notebook.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="header">The text to put between the two lines of <c>---</c>; null for the notebook's metadata, empty for no header at all.</param>
    public static string Write(NotebookDocument document, string? header = null)
    {
        var text = new StringBuilder(header is "" ? "" : $"---\n{header ?? Header(document)}\n---\n");
        foreach (var cell in document.Cells)
        {
            string attributes = MarkdownAttributes.Of(cell);
            text.Append(text.Length > 0 ? "\n" : "");
            switch (cell.Kind)
            {
                case CellKind.Code:
                    string fence = Fence(cell.Text);
                    text.Append($"{fence}{Language(cell)} {attributes}\n{cell.Text}\n{fence}\n");
                    break;
                case CellKind.Markdown:
                    text.Append($"{Region} {attributes} -->\n{Escaped(cell.Text)}\n{EndRegion}\n");
                    break;
                default:
                    text.Append($"{Raw} {attributes} -->\n{Escaped(cell.Text)}\n{EndRaw}\n");
                    break;
            }
        }
        return text.ToString();
    }

    /// <summary>The notebook's metadata and other members, as JSON on one line each, which is YAML too.</summary>
    private static string Header(NotebookDocument document)
    {
        string metadata = $"{MarkdownHeader.Metadata}: {document.Metadata.ToJsonString(DocumentJson.Writing)}";
        return document.OtherMembers.Count == 0 ? metadata : $"{metadata}\n{MarkdownHeader.Other}: {document.OtherMembers.ToJsonString(DocumentJson.Writing)}";
    }

    private static string Language(Cell cell) => cell.KernelName is { } name && DibFormat.IsName(name) ? name : DibFormat.CSharp;

    /// <summary>A line of a cell that looks like a mark gets a backslash more.</summary>
    private static string Escaped(string source) => Mark().Replace(source, "\\$0");

    /// <summary>A fence that nothing in the code closes.</summary>
    private static string Fence(string code) => new('`', Math.Max(3, 1 + Backticks().Matches(code).Select(match => match.Length).DefaultIfEmpty(0).Max()));

    [GeneratedRegex(@"^\\*<!-- #(end)?(region|raw)\b", RegexOptions.Multiline)]
    private static partial Regex Mark();

    [GeneratedRegex("`{3,}")]
    private static partial Regex Backticks();
}
