using System.Text;
using System.Text.RegularExpressions;

namespace Course.Notebooks.Export;

/// <summary>Console text as HTML: colours become spans, and a carriage return goes back to the start of its line, as a terminal does.</summary>
internal static partial class AnsiText
{
    private static readonly string[] Colors = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static string ToHtml(string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n').Select(LastWritten);
        var html = new StringBuilder();
        string? color = null;
        var bold = false;
        foreach (var part in EscapeSequence().Split(string.Join('\n', lines)))
        {
            if (part.StartsWith('\u001b'))
                Apply(part, ref color, ref bold);
            else if (part.Length > 0 && (color is not null || bold))
                html.Append("<span class=\"").Append(string.Join(' ', new[] { bold ? "ansi-bold" : null, color }.OfType<string>())).Append("\">").Append(Html.Escape(part)).Append("</span>");
            else
                html.Append(Html.Escape(part));
        }
        return html.ToString();
    }

    /// <summary>The text without its colours.</summary>
    public static string Plain(string text) => EscapeSequence().Replace(text, "");

    /// <summary>What remains visible of a line that was overwritten, as progress bars do.</summary>
    private static string LastWritten(string line)
    {
        if (!line.Contains('\r'))
            return line;
        var visible = "";
        foreach (var written in line.Split('\r'))
            visible = written.Length >= visible.Length ? written : written + visible[written.Length..];
        return visible;
    }

    private static void Apply(string sequence, ref string? color, ref bool bold)
    {
        if (!sequence.EndsWith('m'))
            return;
        foreach (var code in sequence[2..^1].Split(';'))
        {
            switch (int.TryParse(code, out var number) ? number : 0)
            {
                case 0:
                    color = null;
                    bold = false;
                    break;
                case 1:
                    bold = true;
                    break;
                case 22:
                    bold = false;
                    break;
                case >= 30 and <= 37 and var dark:
                    color = "ansi-" + Colors[dark - 30];
                    break;
                case >= 90 and <= 97 and var bright:
                    color = "ansi-" + Colors[bright - 90];
                    break;
                case 39:
                    color = null;
                    break;
            }
        }
    }

    [GeneratedRegex("(\u001b\\[[0-9;?]*[A-Za-z])")]
    private static partial Regex EscapeSequence();
}
