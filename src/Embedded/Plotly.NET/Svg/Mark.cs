namespace Plotly.NET.Svg;

/// <summary>A trace that can draw itself into a panel.</summary>
internal abstract class Mark(Trace trace)
{
    internal Trace Trace { get; } = trace;

    /// <summary>The colour that stands for the trace, as CSS.</summary>
    internal string Color { get; set; } = "currentColor";

    internal Panel Panel { get; set; } = null!;

    /// <summary>Whether the trace takes a colour of the palette and may stand in the legend.</summary>
    internal virtual bool HasLegend => true;

    internal virtual bool XHasCategories => Values.AreCategories(Trace["x"]);

    internal virtual bool YHasCategories => Values.AreCategories(Trace["y"]);

    /// <summary>The colour bar, where the trace has one.</summary>
    internal virtual ColorBarBox? ColorBar => null;

    internal double Opacity => Trace.Number("opacity") ?? 1;

    internal string? Name => Trace.Text("name");

    internal static Mark? Of(Trace trace) => trace.Truth("visible") == false || trace.Text("visible") == "legendonly" ? null : trace.Type switch
    {
        "scatter" or "scattergl" => new ScatterMark(trace),
        "bar" => new BarMark(trace),
        "histogram" => new BarMark(trace),
        "box" => new BoxMark(trace),
        "heatmap" or "heatmapgl" => new HeatmapMark(trace),
        "contour" => new ContourMark(trace),
        "surface" => new SurfaceMark(trace),
        "image" => new ImageMark(trace),
        var other => throw new NotSupportedException($"A trace of type {other} cannot be drawn: the embedded charts draw scatter, bar, histogram, box, heatmap, contour, surface and image."),
    };

    /// <summary>Reads the data and tells the panel's axes which places they need.</summary>
    internal abstract void Measure();

    internal abstract void Draw(SvgWriter svg);

    /// <summary>The trace's symbol in the legend, in a box of 26 × 12 pixels around the middle of its left side.</summary>
    internal virtual void DrawLegend(SvgWriter svg, double x, double y) =>
        svg.Element("rect", [("x", x + 6), ("y", y - 6), ("width", 14.0), ("height", 12.0), ("fill", Color), ("fill-opacity", Opacity == 1 ? null : Opacity)]);

    /// <summary>A colour of the trace as CSS, if one is set.</summary>
    internal static string? Css(object? property) => property switch
    {
        Color { Value: string css } => css,
        Color { Value: object[] several } => several.OfType<string>().FirstOrDefault(),
        string css => css,
        _ => null,
    };

    internal static string? Dash(DynamicObj.DynamicObj? line) => line.Text("dash") switch
    {
        null or "solid" => null,
        "dot" => "2,4",
        "dash" => "8,5",
        "longdash" => "14,6",
        "dashdot" => "8,4,2,4",
        "longdashdot" => "14,5,2,5",
        var lengths => lengths.Replace("px", "", StringComparison.Ordinal),
    };
}
