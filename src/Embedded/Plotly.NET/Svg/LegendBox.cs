namespace Plotly.NET.Svg;

/// <summary>The list of traces with their symbols: right of the plot, above it, or inside it where its style gives a place there.</summary>
internal sealed class LegendBox
{
    private const double LineHeight = 20, Symbol = 34;
    private readonly Mark[] entries;
    private readonly DynamicObj.DynamicObj? style;
    private readonly double size;

    internal LegendBox(IEnumerable<Mark> marks, Layout layout)
    {
        style = layout.Part("legend");
        size = style.Part("font").Number("size") ?? 12;
        Mark[] named = [.. marks.Where(mark => mark.HasLegend && mark.Trace.Truth("showlegend") != false && !string.IsNullOrEmpty(mark.Name))];
        // One name in one colour is one entry, however many cells of a grid it is drawn in.
        named = [.. named.DistinctBy(mark => (mark.Name, mark.Trace.Text("legendgroup"), mark.Trace["line"] is null && mark.Trace["marker"] is null ? mark.Color : Json.Write(mark.Trace["line"]) + Json.Write(mark.Trace["marker"])))];
        bool wanted = layout.Truth("showlegend") ?? (named.Length > 1 || named.Any(mark => mark.Trace.Truth("showlegend") == true));
        entries = wanted ? named : [];
    }

    private string? Heading => style.Part("title").Text("text");

    internal bool Shown => entries.Length > 0;

    internal bool Horizontal => style.Text("orientation") == "h";

    /// <summary>Whether the legend stands inside the plot, at fractions of it.</summary>
    internal bool Inside => !Horizontal && style.Number("x") is >= 0 and <= 1;

    internal double Width => !Shown ? 0 : Math.Max(entries.Max(EntryWidth), Heading is null ? 0 : TextWidth.Of(Heading, size));

    /// <summary>The height that a horizontal legend takes in this width.</summary>
    internal double Height(double width) => !Shown ? 0 : Horizontal ? Rows(width).Count() * LineHeight : (entries.Length + (Heading is null ? 0 : 1)) * LineHeight;

    internal void DrawRight(SvgWriter svg, double x, double top)
    {
        double y = top + (LineHeight / 2);
        if (Heading is not null)
        {
            svg.Text(x, y + 4, Heading, size, bold: true);
            y += LineHeight;
        }

        foreach (Mark mark in entries)
        {
            Entry(svg, mark, x, y);
            y += LineHeight;
        }
    }

    internal void DrawAbove(SvgWriter svg, double left, double width, double top)
    {
        double y = top + (LineHeight / 2);
        foreach (List<Mark> row in Rows(width))
        {
            double x = left + ((width - row.Sum(EntryWidth)) / 2);
            foreach (Mark mark in row)
            {
                Entry(svg, mark, x, y);
                x += EntryWidth(mark);
            }

            y += LineHeight;
        }
    }

    internal void DrawInside(SvgWriter svg, double left, double top, double right, double bottom)
    {
        double x = style.Number("x")!.Value, y = style.Number("y") ?? 1, height = Height(Width);
        double xPart = style.Text("xanchor") switch
        {
            "left" => 0,
            "center" => 0.5,
            "right" => 1,
            _ => x < 1 / 3.0 ? 0 : x > 2 / 3.0 ? 1 : 0.5,
        };
        double yPart = style.Text("yanchor") switch
        {
            "top" => 0,
            "middle" => 0.5,
            "bottom" => 1,
            _ => y > 2 / 3.0 ? 0 : y < 1 / 3.0 ? 1 : 0.5,
        };
        double room = 8;
        double at = left + room + (x * (right - left - (2 * room))) - (xPart * Width), from = bottom - room - (y * (bottom - top - (2 * room))) - (yPart * height);
        DrawRight(svg, at, from);
    }

    private double EntryWidth(Mark mark) => Symbol + TextWidth.Of(mark.Name!, size) + (Horizontal ? 18 : 4);

    private void Entry(SvgWriter svg, Mark mark, double x, double y)
    {
        mark.DrawLegend(svg, x, y);
        svg.Text(x + Symbol, y + (size * 0.35), mark.Name!, size);
    }

    private IEnumerable<List<Mark>> Rows(double width)
    {
        List<Mark> row = [];
        double sum = 0;
        foreach (Mark mark in entries)
        {
            if (row.Count > 0 && sum + EntryWidth(mark) > width)
            {
                yield return row;
                (row, sum) = ([], 0);
            }

            row.Add(mark);
            sum += EntryWidth(mark);
        }

        if (row.Count > 0) yield return row;
    }
}
