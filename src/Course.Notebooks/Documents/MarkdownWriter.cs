using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Documents;

/// <summary>Writes a notebook as Markdown in Jupytext's manner. Outputs and execution counts have no place in it.</summary>
internal static partial class MarkdownWriter
{
    public const string Region = "<!-- #region";
    public const string EndRegion = "<!-- #endregion -->";
    public const string Raw = "<!-- #raw";
    public const string EndRaw = "<!-- #endraw -->";

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(NotebookDocument document)
    {
        // JSON on one line is YAML too.
        var text = new StringBuilder($"---\n{MarkdownHeader.Metadata}: {document.Metadata.ToJsonString(s_relaxed)}\n");
        if (document.OtherMembers.Count > 0)
            text.Append($"{MarkdownHeader.Other}: {document.OtherMembers.ToJsonString(s_relaxed)}\n");
        text.Append("---\n");
        foreach (var cell in document.Cells)
        {
            string attributes = MarkdownAttributes.Of(cell);
            text.Append('\n');
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
