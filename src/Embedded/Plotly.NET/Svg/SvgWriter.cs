using System.Globalization;
using System.Text;

namespace Plotly.NET.Svg;

/// <summary>Writes SVG elements. Numbers have one decimal, a tenth of a pixel; texts are escaped.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>Starts an element; attributes that are null are left out.</summary>
    internal SvgWriter Open(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Start(name, attributes);
        text.Append('>');
        open.Push(name);
        return this;
    }

    internal SvgWriter Close()
    {
        text.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element with nothing in it, or with a tooltip.</summary>
    internal SvgWriter Element(string name, ReadOnlySpan<(string Name, object? Value)> attributes, string? tooltip = null)
    {
        Start(name, attributes);
        if (tooltip is null)
            text.Append("/>");
        else
            text.Append("><title>").Append(Escape(tooltip)).Append("</title></").Append(name).Append('>');
        return this;
    }

    internal SvgWriter Line(double x1, double y1, double x2, double y2, string stroke = "currentColor", double width = 1, double opacity = 1, string? dash = null) =>
        Element("path", [("d", Path.Of((x1, y1), (x2, y2))), ("stroke", stroke), ("stroke-width", width == 1 ? null : width),
            ("stroke-opacity", opacity == 1 ? null : opacity), ("stroke-dasharray", dash), ("fill", "none")]);

    /// <summary>A text; <paramref name="anchor"/> is start, middle or end; <paramref name="y"/> is its base line. Line breaks are kept.</summary>
    internal SvgWriter Text(
        double x, double y, string content, double size, string anchor = "start", string? fill = null, bool bold = false, double rotate = 0, string? family = null)
    {
        string[] lines = Lines(content);
        for (int i = 0; i < lines.Length; i++)
        {
            double shift = (i - ((lines.Length - 1) / 2.0)) * size * 1.2;
            // The next line stands below the one before as the text is read: left of it where the text runs downwards.
            (double sin, double cos) = Math.SinCos(rotate * Math.PI / 180);
            (double px, double py) = (x - (shift * sin), y + (shift * cos));
            Start("text", [("x", px), ("y", py), ("font-size", size), ("text-anchor", anchor == "start" ? null : anchor), ("fill", fill),
                ("font-weight", bold ? "600" : null), ("font-family", family),
                ("transform", rotate == 0 ? null : $"rotate({Number(rotate)} {Number(px)} {Number(py)})")]);
            text.Append('>').Append(Escape(lines[i])).Append("</text>");
        }

        return this;
    }

    internal SvgWriter Raw(string markup)
    {
        text.Append(markup);
        return this;
    }

    public override string ToString() => text.ToString();

    internal static string[] Lines(string content) => content.Split(["<br>", "<br/>", "<br />", "\n"], StringSplitOptions.None);

    internal static string Number(double value)
    {
        double rounded = Math.Round(value, 1);
        return rounded == 0 ? "0" : rounded.ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>The text for XML: marks escaped, characters that XML forbids left out.</summary>
    internal static string Escape(string content)
    {
        var safe = new StringBuilder(content.Length);
        for (int i = 0; i < content.Length; i++)
        {
            char c = content[i];
            if (char.IsHighSurrogate(c) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
            {
                safe.Append(c).Append(content[++i]);
                continue;
            }

            _ = c switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                '\t' or '\n' or '\r' => safe.Append(' '),
                < ' ' or >= '\ud800' and <= '\udfff' or '\ufffe' or '\uffff' => safe,
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }

    private void Start(string name, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        text.Append('<').Append(name);
        foreach ((string attribute, object? value) in attributes)
        {
            if (value is null) continue;
            text.Append(' ').Append(attribute).Append("=\"").Append(value switch
            {
                double number => attribute.Contains("opacity", StringComparison.Ordinal) ? Math.Round(number, 3).ToString(CultureInfo.InvariantCulture) : Number(number),
                string words => Escape(words),
                _ => Escape(System.Convert.ToString(value, CultureInfo.InvariantCulture)!),
            }).Append('"');
        }
    }
}
