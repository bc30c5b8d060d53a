namespace Plotly.NET.Svg;

/// <summary>Texts in a chart: at data, at fractions of a cell (<c>x2 domain</c>), or at fractions of the whole plot (<c>paper</c>).</summary>
internal static class Annotations
{
    /// <summary>Whether a text stands on the upper edge of a panel's plot, as the titles of a grid do.</summary>
    internal static double RoomAbove(DynamicObj.DynamicObj annotation, Panel panel) =>
        annotation.Text("yref") == panel.Y.Id + " domain" && annotation.Number("y") is >= 1 && annotation.Text("yanchor") == "bottom"
            ? (SvgWriter.Lines(annotation.Text("text") ?? "").Length * Size(annotation) * 1.2) + 8
            : 0;

    internal static void Draw(SvgWriter svg, IEnumerable<DynamicObj.DynamicObj> annotations, IReadOnlyList<Panel> panels)
    {
        foreach (DynamicObj.DynamicObj annotation in annotations)
        {
            if (annotation.Truth("visible") == false || annotation.Text("text") is not { Length: > 0 } text || panels.Count == 0) continue;
            Panel panel = PanelOf(annotation, panels);
            (double x, double xPlace) = Position(annotation, "x", "xref", panel.X, panels.Min(p => p.Left), panels.Max(p => p.Right), panel.Left, panel.Right);
            (double y, double yPlace) = Position(annotation, "y", "yref", panel.Y, panels.Max(p => p.Bottom), panels.Min(p => p.Top), panel.Bottom, panel.Top);
            if (double.IsNaN(x) || double.IsNaN(y)) continue;
            double size = Size(annotation);
            string? ink = Mark.Css(annotation.Part("font")?["color"]);
            bool isTitle = RoomAbove(annotation, panel) > 0;
            if (panel.Marks.OfType<HeatmapMark>().FirstOrDefault() is { } heatmap && !double.IsNaN(xPlace) && !double.IsNaN(yPlace))
            {
                (double width, double height) = heatmap.CellSize();
                double wanted = TextWidth.Of(text, size);
                if (annotation.Part("font").Number("size") is null) size = Math.Max(5, Math.Min(size, Math.Min(size * (width - 2) / Math.Max(1, wanted), height * 0.8)));
                ink ??= heatmap.ColorAt(xPlace, yPlace)?.Ink;
            }

            string anchor = annotation.Text("xanchor") switch
            {
                "left" => "start",
                "right" => "end",
                _ => "middle",
            };
            double lift = annotation.Text("yanchor") switch
            {
                "top" => size,
                "bottom" => isTitle ? -7 : -4,
                _ => size * 0.35,
            };
            int lines = SvgWriter.Lines(text).Length;
            if (annotation.Text("yanchor") == "bottom") lift -= (lines - 1) * size * 0.6;
            x += annotation.Number("xshift") ?? 0;
            y -= annotation.Number("yshift") ?? 0;
            if (annotation.Truth("showarrow") != false && !double.IsNaN(xPlace))
            {
                double dx = annotation.Number("ax") ?? -10, dy = annotation.Number("ay") ?? -30;
                DrawArrow(svg, annotation, x, y, dx, dy);
                x += dx;
                y += dy + (dy < 0 ? -size * 0.5 : size * 0.5);
            }

            svg.Text(x, y + lift, text, size, anchor, ink, rotate: annotation.Number("textangle") ?? 0);
        }
    }

    /// <summary>An arrow to (x, y) from a text that stands (dx, dy) beside it.</summary>
    private static void DrawArrow(SvgWriter svg, DynamicObj.DynamicObj annotation, double x, double y, double dx, double dy)
    {
        double length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length < 8) return;
        (double ux, double uy) = (dx / length, dy / length);
        string color = Mark.Css(annotation["arrowcolor"]) ?? "currentColor";
        double width = annotation.Number("arrowwidth") ?? 1.2;
        double tipX = x + (3 * ux), tipY = y + (3 * uy), baseX = x + (10 * ux), baseY = y + (10 * uy);
        svg.Element("path", [("d", Path.Of((x + dx, y + dy), (baseX, baseY))), ("stroke", color), ("stroke-width", width), ("fill", "none")]);
        svg.Element("path", [("d", Path.Of((tipX, tipY), (baseX - (3 * uy), baseY + (3 * ux)), (baseX + (3 * uy), baseY - (3 * ux))) + "Z"), ("fill", color)]);
    }

    private static double Size(DynamicObj.DynamicObj annotation) =>
        annotation.Part("font").Number("size") ?? (annotation.Text("yref")?.EndsWith(" domain", StringComparison.Ordinal) == true ? 13 : 12);

    internal static Panel PanelOf(DynamicObj.DynamicObj annotation, IReadOnlyList<Panel> panels)
    {
        string id = (annotation.Text("xref") ?? "x").Split(' ')[0];
        return panels.FirstOrDefault(panel => panel.X.Id == id) ?? panels[0];
    }

    /// <summary>The pixel, and for data the place on the axis (NaN for fractions).</summary>
    internal static (double Pixel, double Place) Position(
        DynamicObj.DynamicObj annotation, string name, string referenceName, Axis axis, double paperFrom, double paperTo, double plotFrom, double plotTo)
    {
        string reference = annotation.Text(referenceName) ?? referenceName[..1];
        double fraction = annotation.Number(name) ?? 0.5;
        if (reference == "paper") return (paperFrom + (fraction * (paperTo - paperFrom)), double.NaN);
        if (reference.EndsWith(" domain", StringComparison.Ordinal)) return (plotFrom + (fraction * (plotTo - plotFrom)), double.NaN);
        // As in Plotly, an annotation's place on a logarithmic axis is an exponent of ten.
        double place = axis.Kind == AxisKind.Log ? annotation.Number(name) ?? double.NaN : axis.Place(annotation[name]);
        return (axis.Pixel(place), place);
    }
}
