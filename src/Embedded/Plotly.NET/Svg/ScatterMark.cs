using System.Text;

namespace Plotly.NET.Svg;

/// <summary>Lines, points and texts at (x, y).</summary>
internal sealed class ScatterMark : Mark
{
    private readonly HashSet<string> mode;
    private (double X, double Y)[] places = [];
    private object?[] xs = [], ys = [];

    internal ScatterMark(Trace trace) : base(trace) =>
        mode = [.. (trace.Text("mode") ?? "lines").Split('+')];

    private bool HasLines => mode.Contains("lines");

    private bool HasMarkers => mode.Contains("markers");

    private DynamicObj.DynamicObj? LineStyle => Trace.Part("line");

    private DynamicObj.DynamicObj? MarkerStyle => Trace.Part("marker");

    private string? Fill => Trace.Text("fill") is "none" ? null : Trace.Text("fill");

    /// <summary>Whether the trace is only the edge of a band, without a line of its own.</summary>
    internal bool IsEdge => LineWidth == 0 && !HasMarkers && Trace.Truth("showlegend") == false;

    internal override ColorBarBox? ColorBar => MarkerStyle is { } marker && HasMarkers && marker.Truth("showscale") == true && Scaled() is { } values
        ? ColorBarBox.Of(marker, values)
        : null;

    internal override void Measure()
    {
        xs = Values.Of(Trace["x"]);
        ys = Values.Of(Trace["y"]);
        places = [.. ys.Select((y, i) => (Panel.X.Place(i < xs.Length ? xs[i] : i), Panel.Y.Place(y)))];
        foreach ((double x, double y) in places)
        {
            if (double.IsNaN(x) || double.IsNaN(y)) continue;
            Panel.X.Include(x);
            Panel.Y.Include(y);
        }

        foreach ((Axis axis, double from, double to, _) in ErrorBars())
        {
            axis.IncludeEdge(from);
            axis.IncludeEdge(to);
        }

        if (Fill == "tozeroy" && Panel.Y.Kind == AxisKind.Linear) Panel.Y.Include(0);
        double room = HasMarkers || mode.Contains("text") ? 0.04 : 0;
        Panel.X.Padding = Math.Max(Panel.X.Padding, room);
        Panel.Y.Padding = Math.Max(Panel.Y.Padding, 0.05);
    }

    internal override void Draw(SvgWriter svg)
    {
        (double X, double Y)[] points = [.. places.Select(p => (Panel.X.Pixel(p.X), Panel.Y.Pixel(p.Y)))];
        if (Fill is { } fill) DrawFill(svg, points, fill);
        DrawErrors(svg);
        if (HasLines) DrawLine(svg, points);
        if (HasMarkers) DrawMarkers(svg, points);
        if (mode.Contains("text")) DrawTexts(svg, points);
    }

    internal override void DrawLegend(SvgWriter svg, double x, double y)
    {
        if (HasLines)
        {
            svg.Line(x, y, x + 26, y, LineColor, Math.Min(4, LineWidth), Opacity, Dash(LineStyle));
        }
        else if (Fill is not null && !HasMarkers)
        {
            svg.Element("rect", [("x", x + 3), ("y", y - 5), ("width", 20.0), ("height", 10.0), ("fill", FillColor), ("fill-opacity", FillOpacity)]);
        }

        if (HasMarkers)
        {
            var path = new StringBuilder();
            MarkerShape.Append(path, Symbol(0), x + 13, y, 4);
            svg.Element("path", [("d", path.ToString()), ("fill", MarkerColor), ("fill-opacity", Opacity)]);
        }
    }

    private string LineColor => Css(LineStyle?["color"]) ?? Color;

    private double LineWidth => LineStyle.Number("width") ?? 2;

    private string MarkerColor => Css(MarkerStyle?["color"]) ?? Color;

    private string FillColor => Css(Trace["fillcolor"]) ?? Css(LineStyle?["color"]) ?? Color;

    /// <summary>A colour with its own opacity is drawn as it is; others let the grid shine through.</summary>
    private double FillOpacity => Css(Trace["fillcolor"]) is { } css && Rgb.TryParse(css, out Rgb rgb) ? (rgb.A < 1 ? 1 : Opacity < 1 ? Opacity : 1) : 0.25 * Opacity;

    private void DrawLine(SvgWriter svg, (double X, double Y)[] points)
    {
        var path = new StringBuilder();
        foreach (List<(double X, double Y)> run in Runs(points))
        {
            // A point alone between gaps would not be seen: a dot of the line's width.
            if (run.Count == 1)
                Path.AppendLine(path, [run[0], (run[0].X + 0.1, run[0].Y)], null);
            else
                Path.AppendLine(path, Decimation.Reduce(run), LineStyle.Text("shape"));
        }

        if (path.Length == 0 || LineWidth == 0) return;
        svg.Element("path", [("d", path.ToString()), ("fill", "none"), ("stroke", LineColor), ("stroke-width", LineWidth), ("stroke-dasharray", Dash(LineStyle)),
            ("stroke-opacity", Opacity == 1 ? null : Opacity), ("stroke-linejoin", "round"), ("stroke-linecap", Dash(LineStyle) is null ? "round" : null)]);
    }

    private void DrawFill(SvgWriter svg, (double X, double Y)[] points, string fill)
    {
        var path = new StringBuilder();
        string? shape = LineStyle.Text("shape");
        if (fill == "tonexty" && Panel.Before(this) is ScatterMark before)
        {
            List<(double X, double Y)> upper = Decimation.Reduce(Finite(points));
            List<(double X, double Y)> lower = Decimation.Reduce(Finite([.. before.places.Select(p => (Panel.X.Pixel(p.X), Panel.Y.Pixel(p.Y)))]));
            lower.Reverse();
            Path.AppendLine(path, upper, shape);
            if (lower.Count > 0) Path.AppendLine(path, lower, shape, upper.Count > 0 ? 'L' : 'M');
        }
        else
        {
            double bottom = Panel.Y.Pixel(Panel.Y.Kind == AxisKind.Linear ? 0 : Math.Min(Panel.Y.From, Panel.Y.To));
            double left = Panel.X.Pixel(Panel.X.Kind == AxisKind.Linear ? 0 : Math.Min(Panel.X.From, Panel.X.To));
            foreach (List<(double X, double Y)> run in Runs(points))
            {
                List<(double X, double Y)> line = Decimation.Reduce(run);
                Path.AppendLine(path, line, shape);
                if (fill is "tozerox")
                {
                    Path.Append(path, 'L', left, line[^1].Y);
                    Path.Append(path, 'L', left, line[0].Y);
                }
                else if (fill is not ("toself" or "tonext"))
                {
                    Path.Append(path, 'L', line[^1].X, bottom);
                    Path.Append(path, 'L', line[0].X, bottom);
                }

                path.Append('Z');
            }
        }

        if (path.Length > 0)
            svg.Element("path", [("d", path.ToString()), ("fill", FillColor), ("fill-opacity", FillOpacity), ("stroke", "none")]);
    }

    private void DrawMarkers(SvgWriter svg, (double X, double Y)[] points)
    {
        double[] sizes = Trace.Part("marker")?["size"] is { } size and not (int or double) ? Values.Numbers(size) : [];
        double common = MarkerStyle.Number("size") ?? (points.Length > 3000 ? 3 : points.Length > 500 ? 4 : 6);
        double[] opacities = MarkerStyle?["opacity"] is { } several and not (int or double) ? Values.Numbers(several) : [];
        double opacity = (MarkerStyle.Number("opacity") ?? 1) * Opacity;
        double[]? scaled = Scaled();
        string[]? colors = MarkerStyle?["color"] is Color { Value: object[] list } ? [.. list.Select(c => c as string ?? Color)] : null;
        ColorScale? scale = scaled is null ? null : ColorScale.Of(MarkerStyle?["colorscale"], MarkerStyle.Truth("reversescale") == true);
        (double low, double high) = scaled is null ? (0, 1) : ColorBarBox.Bounds(MarkerStyle!, scaled, "c");
        DynamicObj.DynamicObj? outline = MarkerStyle.Part("line");
        object?[] texts = Values.Of(Trace["text"]);
        bool tooltips = points.Length <= 100;

        // Points of one look are one path: that keeps a scatter of thousands small.
        Dictionary<(string Color, double Opacity), StringBuilder> paths = [];
        HashSet<(int, int, string)> drawn = [];
        for (int i = 0; i < points.Length; i++)
        {
            (double x, double y) = points[i];
            if (double.IsNaN(x) || double.IsNaN(y)) continue;
            string color = scaled is not null && i < scaled.Length
                ? scale!.At(high > low ? (scaled[i] - low) / (high - low) : 0.5).ToString()
                : colors is not null && i < colors.Length ? colors[i] : MarkerColor;
            if (!tooltips && !drawn.Add(((int)(x * 2), (int)(y * 2), color))) continue;
            var key = (color, i < opacities.Length ? opacities[i] * Opacity : opacity);
            if (!paths.TryGetValue(key, out StringBuilder? path)) paths[key] = path = new StringBuilder();
            MarkerShape.Append(path, Symbol(i), x, y, (i < sizes.Length ? sizes[i] : common) / 2);
            if (!tooltips) continue;
            string label = i < texts.Length ? Values.Category(texts[i]) + " " : "";
            Emit(svg, key, path, outline, $"{label}({Values.Category(i < xs.Length ? Rounded(xs[i]) : i)}, {Values.Category(Rounded(ys[i]))})");
            path.Clear();
        }

        foreach ((var key, StringBuilder path) in paths)
        {
            if (path.Length > 0) Emit(svg, key, path, outline, null);
        }
    }

    private void Emit(SvgWriter svg, (string Color, double Opacity) look, StringBuilder path, DynamicObj.DynamicObj? outline, string? tooltip)
    {
        bool hollow = Symbol(0).EndsWith("-open", StringComparison.Ordinal);
        bool strokes = hollow || MarkerShape.IsStroke(Symbol(0));
        string? stroke = Css(outline?["color"]) ?? (strokes ? look.Color : null);
        svg.Element("path", [("d", path.ToString()), ("fill", strokes ? "none" : look.Color), ("fill-opacity", look.Opacity == 1 ? null : look.Opacity),
            ("stroke", stroke), ("stroke-width", stroke is null ? null : outline.Number("width") ?? (strokes ? 2 : 1)),
            ("stroke-opacity", stroke is null || look.Opacity == 1 ? null : look.Opacity)], tooltip);
    }

    private void DrawTexts(SvgWriter svg, (double X, double Y)[] points)
    {
        object?[] texts = Trace["text"] is string one ? [.. points.Select(_ => one)] : Values.Of(Trace["text"]);
        string position = Trace["textposition"] is IStyleParam choice ? Json.Text(choice.Convert()) : "middle center";
        double size = Trace.Part("textfont").Number("size") ?? 12;
        for (int i = 0; i < Math.Min(points.Length, texts.Length); i++)
        {
            (double x, double y) = points[i];
            if (double.IsNaN(x) || double.IsNaN(y)) continue;
            double dy = position.StartsWith("top", StringComparison.Ordinal) ? -8 : position.StartsWith("bottom", StringComparison.Ordinal) ? size + 4 : size * 0.35;
            (double dx, string anchor) = position.EndsWith("left", StringComparison.Ordinal) ? (-7, "end") : position.EndsWith("right", StringComparison.Ordinal) ? (7, "start") : (0.0, "middle");
            svg.Text(x + dx, y + dy, Values.Category(texts[i]), size, anchor, "currentColor");
        }
    }

    private void DrawErrors(SvgWriter svg)
    {
        foreach (var bars in ErrorBars().GroupBy(bar => bar.Axis.Horizontal))
        {
            DynamicObj.DynamicObj style = Trace.Part(bars.Key ? "error_x" : "error_y")!;
            double cap = style.Number("width") ?? 3;
            var path = new StringBuilder();
            foreach ((Axis axis, double from, double to, double across) in bars)
            {
                double a = axis.Pixel(from), b = axis.Pixel(to), c = (axis.Horizontal ? Panel.Y : Panel.X).Pixel(across);
                path.Append(axis.Horizontal
                    ? Path.Of((a, c), (b, c)) + Path.Of((a, c - cap), (a, c + cap)) + Path.Of((b, c - cap), (b, c + cap))
                    : Path.Of((c, a), (c, b)) + Path.Of((c - cap, a), (c + cap, a)) + Path.Of((c - cap, b), (c + cap, b)));
            }

            svg.Element("path", [("d", path.ToString()), ("fill", "none"), ("stroke", Css(style["color"]) ?? (HasLines ? LineColor : MarkerColor)), ("stroke-width", style.Number("thickness") ?? 1.5)]);
        }
    }

    /// <summary>The error bars as places: along which axis, from where to where, and where on the other axis.</summary>
    private IEnumerable<(Axis Axis, double From, double To, double Across)> ErrorBars()
    {
        foreach ((string name, Axis axis) in new[] { ("error_x", Panel.X), ("error_y", Panel.Y) })
        {
            if (Trace.Part(name) is not { } error || error.Truth("visible") == false || axis.Kind == AxisKind.Category) continue;
            double[] up = Values.Numbers(error["array"]), down = error["arrayminus"] is { } minus ? Values.Numbers(minus) : up;
            double constant = error.Number("value") ?? double.NaN;
            for (int i = 0; i < places.Length; i++)
            {
                (double place, double across) = axis.Horizontal ? places[i] : (places[i].Y, places[i].X);
                double value = axis.Kind == AxisKind.Log ? Math.Pow(10, place) : place;
                double from = axis.Place(value - (i < down.Length ? down[i] : constant)), to = axis.Place(value + (i < up.Length ? up[i] : constant));
                if (!double.IsNaN(from) && !double.IsNaN(to) && !double.IsNaN(across)) yield return (axis, from, to, across);
            }
        }
    }

    private double[]? Scaled() => MarkerStyle?["color"] is Color { Value: double[] values } ? values : null;

    private string Symbol(int i) => MarkerStyle?["symbol"] switch
    {
        IStyleParam one => one.ToString()!,
        object[] several when i < several.Length => several[i].ToString()!,
        _ => "circle",
    };

    private static object? Rounded(object? value) => value is double or float && Values.TryNumber(value, out double number) ? Ticks.Short(number) : value;

    private static List<(double X, double Y)> Finite((double X, double Y)[] points) => [.. points.Where(p => !double.IsNaN(p.X) && !double.IsNaN(p.Y))];

    /// <summary>The points between gaps.</summary>
    private static IEnumerable<List<(double X, double Y)>> Runs((double X, double Y)[] points)
    {
        List<(double X, double Y)> run = [];
        foreach ((double X, double Y) point in points)
        {
            if (!double.IsNaN(point.X) && !double.IsNaN(point.Y))
            {
                run.Add(point);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0) yield return run;
    }
}
