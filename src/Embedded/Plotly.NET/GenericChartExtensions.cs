using Microsoft.FSharp.Core;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET;

/// <summary>Styling of charts: titles, size, axes, legend, lines and markers.</summary>
/// <remarks>Internal, as are the <c>init</c> functions: Plotly.NET 6 no longer gives them to C#, so a course that used them would not compile there.</remarks>
internal static class GenericChartExtensions
{
    /// <summary>The chart with a title above it.</summary>
    public static GenericChart WithTitle(this GenericChart @this, string title, FSharpOption<Font>? TitleFont = null) =>
        @this.Styled(layout => layout.Merge(new Layout().With("title", new Title().With("text", title).With("font", TitleFont))));

    /// <summary>The chart in this size, in pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive.</exception>
    public static GenericChart WithSize(this GenericChart @this, int width, int height) =>
        @this.Styled(layout => layout.With("width", Positive(width, nameof(width))).With("height", Positive(height, nameof(height))));

    /// <summary>The chart with or without its legend.</summary>
    public static GenericChart WithLegend(this GenericChart @this, bool showlegend) => @this.Styled(layout => layout.Set("showlegend", showlegend));

    /// <summary>The chart with what <paramref name="layout"/> sets added to its own layout.</summary>
    public static GenericChart WithLayout(this GenericChart @this, Layout layout) => GenericChart.addLayout(layout, @this);

    /// <summary>The chart with margins of these sizes around the plot, in pixels.</summary>
    public static GenericChart WithMargin(this GenericChart @this, Margin margin) => @this.Styled(layout => layout.Merge(new Layout().With("margin", margin)));

    /// <summary>The chart with what <paramref name="xAxis"/> sets added to its x axis, the first one unless another is named.</summary>
    public static GenericChart WithXAxis(this GenericChart @this, LinearAxis xAxis, FSharpOption<StyleParam.SubPlotId>? Id = null) =>
        @this.WithAxis(Id?.Value.ToString(), "xaxis", xAxis);

    /// <summary>The chart with what <paramref name="yAxis"/> sets added to its y axis, the first one unless another is named.</summary>
    public static GenericChart WithYAxis(this GenericChart @this, LinearAxis yAxis, FSharpOption<StyleParam.SubPlotId>? Id = null) =>
        @this.WithAxis(Id?.Value.ToString(), "yaxis", yAxis);

    /// <summary>The chart with the z axis of its surface styled.</summary>
    public static GenericChart WithZAxisStyle(
        this GenericChart @this, Title title, FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null, FSharpOption<bool>? ShowGrid = null,
        FSharpOption<bool>? ShowLine = null, FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null,
        FSharpOption<StyleParam.LinearAxisId>? Anchor = null) =>
        @this.WithAxis("scene", "zaxis", new LinearAxis().With("title", title).With("range", Pair(MinMax)).With("domain", Pair(Domain))
            .With("showgrid", ShowGrid).With("showline", ShowLine).With("anchor", Anchor));

    /// <summary>The chart with its x axis styled.</summary>
    public static GenericChart WithXAxisStyle(
        this GenericChart @this, Title title, FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null, FSharpOption<bool>? ShowGrid = null,
        FSharpOption<bool>? ShowLine = null, FSharpOption<StyleParam.Side>? Side = null, FSharpOption<StyleParam.LinearAxisId>? Overlaying = null,
        FSharpOption<StyleParam.SubPlotId>? Id = null, FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null,
        FSharpOption<double>? Position = null, FSharpOption<bool>? ZeroLine = null, FSharpOption<StyleParam.LinearAxisId>? Anchor = null) =>
        @this.WithAxis(Id?.Value.ToString(), "xaxis", new LinearAxis().With("title", title).With("range", Pair(MinMax)).With("domain", Pair(Domain))
            .With("showgrid", ShowGrid).With("showline", ShowLine).With("side", Side).With("overlaying", Overlaying)
            .With("position", Position).With("zeroline", ZeroLine).With("anchor", Anchor));

    /// <summary>The chart with its y axis styled.</summary>
    public static GenericChart WithYAxisStyle(
        this GenericChart @this, Title title, FSharpOption<Tuple<IConvertible, IConvertible>>? MinMax = null, FSharpOption<bool>? ShowGrid = null,
        FSharpOption<bool>? ShowLine = null, FSharpOption<StyleParam.Side>? Side = null, FSharpOption<StyleParam.LinearAxisId>? Overlaying = null,
        FSharpOption<StyleParam.SubPlotId>? Id = null, FSharpOption<Tuple<IConvertible, IConvertible>>? Domain = null,
        FSharpOption<double>? Position = null, FSharpOption<bool>? ZeroLine = null, FSharpOption<StyleParam.LinearAxisId>? Anchor = null) =>
        @this.WithAxis(Id?.Value.ToString(), "yaxis", new LinearAxis().With("title", title).With("range", Pair(MinMax)).With("domain", Pair(Domain))
            .With("showgrid", ShowGrid).With("showline", ShowLine).With("side", Side).With("overlaying", Overlaying)
            .With("position", Position).With("zeroline", ZeroLine).With("anchor", Anchor));

    /// <summary>The chart with all its traces named, shown or hidden.</summary>
    public static GenericChart WithTraceInfo(
        this GenericChart @this, FSharpOption<string>? Name = null, FSharpOption<StyleParam.Visible>? Visible = null,
        FSharpOption<bool>? ShowLegend = null, FSharpOption<int>? LegendRank = null, FSharpOption<string>? LegendGroup = null,
        FSharpOption<Title>? LegendGroupTitle = null) =>
        @this.WithTraces(trace => trace.With("name", Name).With("visible", Visible).With("showlegend", ShowLegend).With("legendrank", LegendRank)
                .With("legendgroup", LegendGroup).With("legendgrouptitle", LegendGroupTitle));

    /// <summary>The chart with this line in all its traces.</summary>
    public static GenericChart WithLine(this GenericChart @this, Line line) => @this.WithTraces(trace => trace.Merge(new Trace(trace.Type).With("line", line)));

    /// <summary>The chart with the lines of all its traces styled.</summary>
    public static GenericChart WithLineStyle(
        this GenericChart @this, FSharpOption<bool>? AutoColorScale = null, FSharpOption<bool>? CAuto = null, FSharpOption<double>? CMax = null,
        FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null, FSharpOption<Color>? Color = null,
        FSharpOption<StyleParam.SubPlotId>? ColorAxis = null, FSharpOption<StyleParam.Colorscale>? Colorscale = null,
        FSharpOption<bool>? ReverseScale = null, FSharpOption<bool>? ShowScale = null, FSharpOption<ColorBar>? ColorBar = null,
        FSharpOption<StyleParam.DrawingStyle>? Dash = null, FSharpOption<StyleParam.Shape>? Shape = null, FSharpOption<bool>? Simplify = null,
        FSharpOption<double>? Smoothing = null, FSharpOption<double>? Width = null, FSharpOption<IEnumerable<double>>? MultiWidth = null,
        FSharpOption<Color>? OutlierColor = null, FSharpOption<double>? OutlierWidth = null) =>
        @this.WithLine(new Line().With("autocolorscale", AutoColorScale).With("cauto", CAuto).With("cmax", CMax).With("cmid", CMid).With("cmin", CMin)
                .With("color", Color).With("coloraxis", ColorAxis).With("colorscale", Colorscale).With("reversescale", ReverseScale)
                .With("showscale", ShowScale).With("colorbar", ColorBar).With("dash", Dash).With("shape", Shape).With("simplify", Simplify)
                .With("smoothing", Smoothing).With("width", Width).With("width", MultiWidth).With("outliercolor", OutlierColor)
                .With("outlierwidth", OutlierWidth));

    /// <summary>The chart with this marker in all its traces.</summary>
    public static GenericChart WithMarker(this GenericChart @this, Marker marker) => @this.WithTraces(trace => trace.Merge(new Trace(trace.Type).With("marker", marker)));

    /// <summary>The chart with the markers of all its traces styled.</summary>
    public static GenericChart WithMarkerStyle(
        this GenericChart @this, FSharpOption<bool>? AutoColorScale = null, FSharpOption<bool>? CAuto = null, FSharpOption<double>? CMax = null,
        FSharpOption<double>? CMid = null, FSharpOption<double>? CMin = null, FSharpOption<Color>? Color = null,
        FSharpOption<IEnumerable<Color>>? Colors = null, FSharpOption<StyleParam.SubPlotId>? ColorAxis = null,
        FSharpOption<ColorBar>? ColorBar = null, FSharpOption<StyleParam.Colorscale>? Colorscale = null, FSharpOption<Gradient>? Gradient = null,
        FSharpOption<Line>? Outline = null, FSharpOption<int>? MaxDisplayed = null, FSharpOption<double>? Opacity = null,
        FSharpOption<IEnumerable<double>>? MultiOpacity = null, FSharpOption<Pattern>? Pattern = null, FSharpOption<bool>? ReverseScale = null,
        FSharpOption<bool>? ShowScale = null, FSharpOption<int>? Size = null, FSharpOption<IEnumerable<int>>? MultiSize = null,
        FSharpOption<int>? SizeMin = null, FSharpOption<StyleParam.MarkerSizeMode>? SizeMode = null, FSharpOption<int>? SizeRef = null,
        FSharpOption<StyleParam.MarkerSymbol>? Symbol = null, FSharpOption<IEnumerable<StyleParam.MarkerSymbol>>? MultiSymbol = null,
        FSharpOption<StyleParam.MarkerSymbol3D>? Symbol3D = null, FSharpOption<IEnumerable<StyleParam.MarkerSymbol3D>>? MultiSymbol3D = null,
        FSharpOption<Color>? OutlierColor = null, FSharpOption<int>? OutlierWidth = null) =>
        @this.WithMarker(new Marker().With("autocolorscale", AutoColorScale).With("cauto", CAuto).With("cmax", CMax).With("cmid", CMid).With("cmin", CMin)
                .With("color", Color).With("color", Colors).With("coloraxis", ColorAxis).With("colorbar", ColorBar)
                .With("colorscale", Colorscale).With("gradient", Gradient).With("line", Outline).With("maxdisplayed", MaxDisplayed)
                .With("opacity", Opacity).With("opacity", MultiOpacity).With("pattern", Pattern).With("reversescale", ReverseScale)
                .With("showscale", ShowScale).With("size", Size).With("size", MultiSize).With("sizemin", SizeMin).With("sizemode", SizeMode)
                .With("sizeref", SizeRef).With("symbol", Symbol).With("symbol", MultiSymbol).With("symbol", Symbol3D)
                .With("symbol", MultiSymbol3D).With("outliercolor", OutlierColor).With("outlierwidth", OutlierWidth));

    /// <summary>The chart with this colour bar.</summary>
    public static GenericChart WithColorBar(this GenericChart @this, ColorBar colorbar) =>
        @this.WithTraces(trace => trace.Merge(new Trace(trace.Type).With("colorbar", colorbar)));

    /// <summary>The chart with horizontal error bars.</summary>
    public static GenericChart WithXError(this GenericChart @this, Error xError) => @this.WithTraces(trace => trace.Merge(new Trace(trace.Type).With("error_x", xError)));

    /// <summary>The chart with vertical error bars.</summary>
    public static GenericChart WithYError(this GenericChart @this, Error yError) => @this.WithTraces(trace => trace.Merge(new Trace(trace.Type).With("error_y", yError)));

    /// <summary>The chart with horizontal error bars of these lengths; those downwards are those upwards unless they are given.</summary>
    public static GenericChart WithXErrorStyle<m, n>(
        this GenericChart @this, FSharpOption<IEnumerable<m>>? Array = null, FSharpOption<IEnumerable<n>>? Arrayminus = null,
        FSharpOption<bool>? Symmetric = null, FSharpOption<Color>? Color = null, FSharpOption<double>? Thickness = null,
        FSharpOption<double>? Width = null)
        where m : IConvertible
        where n : IConvertible =>
        @this.WithXError(new Error().With("array", Array).With("arrayminus", Arrayminus).With("symmetric", Symmetric).With("color", Color)
                .With("thickness", Thickness).With("width", Width));

    /// <summary>The chart with vertical error bars of these lengths; those downwards are those upwards unless they are given.</summary>
    public static GenericChart WithYErrorStyle<k, l>(
        this GenericChart @this, FSharpOption<IEnumerable<k>>? Array = null, FSharpOption<IEnumerable<l>>? Arrayminus = null,
        FSharpOption<bool>? Symmetric = null, FSharpOption<Color>? Color = null, FSharpOption<double>? Thickness = null,
        FSharpOption<double>? Width = null)
        where k : IConvertible
        where l : IConvertible =>
        @this.WithYError(new Error().With("array", Array).With("arrayminus", Arrayminus).With("symmetric", Symmetric).With("color", Color)
                .With("thickness", Thickness).With("width", Width));

    /// <summary>Writes a page with the picture and the figure's JSON that needs no network.</summary>
    /// <remarks>The page is written beside the file and then renamed, so that a reader never sees half a page.</remarks>
    public static void SaveHtml(this GenericChart @this, string path, FSharpOption<bool>? OpenInBrowser = null) =>
        Svg.HtmlPage.Save(@this, path, OpenInBrowser?.Value ?? false);

    internal static int Positive(int pixels, string side) => pixels > 0
        ? pixels
        : throw new ArgumentOutOfRangeException(side, $"A chart's {side.ToLowerInvariant()} is {pixels}; it must be a positive number of pixels.");

    private static FSharpOption<object[]>? Pair(FSharpOption<Tuple<IConvertible, IConvertible>>? bounds) =>
        bounds is null ? null : new FSharpOption<object[]>([bounds.Value.Item1, bounds.Value.Item2]);
}
