namespace Plotly.NET.Svg;

/// <summary>Lines, rectangles and circles in a chart: at data, at fractions of a cell (<c>x2 domain</c>), or at fractions of the whole plot (<c>paper</c>).</summary>
internal static class Shapes
{
    internal static void Draw(SvgWriter svg, IEnumerable<DynamicObj.DynamicObj> shapes, IReadOnlyList<Panel> panels)
    {
        foreach (DynamicObj.DynamicObj shape in shapes.Where(shape => shape.Truth("visible") != false))
        {
            Panel panel = Annotations.PanelOf(shape, panels);
            double left = panels.Min(p => p.Left), right = panels.Max(p => p.Right), top = panels.Min(p => p.Top), bottom = panels.Max(p => p.Bottom);
            double X(string name) => Annotations.Position(shape, name, "xref", panel.X, left, right, panel.Left, panel.Right).Pixel;
            double Y(string name) => Annotations.Position(shape, name, "yref", panel.Y, bottom, top, panel.Bottom, panel.Top).Pixel;
            double x0 = X("x0"), x1 = X("x1"), y0 = Y("y0"), y1 = Y("y1");
            if (double.IsNaN(x0 + x1 + y0 + y1)) continue;
            DynamicObj.DynamicObj? line = shape.Part("line");
            object? opacity = shape.Number("opacity");
            string stroke = Mark.Css(line?["color"]) ?? "currentColor", fill = Mark.Css(shape["fillcolor"]) ?? "none";
            double width = line.Number("width") ?? 2;
            switch (shape.Text("type"))
            {
                case "line":
                    svg.Element("path", [("d", Path.Of((x0, y0), (x1, y1))), ("stroke", stroke), ("stroke-width", width), ("stroke-dasharray", Mark.Dash(line)), ("opacity", opacity)]);
                    break;
                case "rect":
                    svg.Element("path", [("d", Path.Rectangle(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1))), ("fill", fill),
                        ("stroke", width == 0 ? "none" : stroke), ("stroke-width", width), ("stroke-dasharray", Mark.Dash(line)), ("opacity", opacity)]);
                    break;
                case "circle":
                    svg.Element("ellipse", [("cx", (x0 + x1) / 2), ("cy", (y0 + y1) / 2), ("rx", Math.Abs(x1 - x0) / 2), ("ry", Math.Abs(y1 - y0) / 2), ("fill", fill),
                        ("stroke", width == 0 ? "none" : stroke), ("stroke-width", width), ("stroke-dasharray", Mark.Dash(line)), ("opacity", opacity)]);
                    break;
            }
        }
    }
}
