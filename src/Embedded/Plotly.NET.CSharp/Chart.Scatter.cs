using Plotly.NET.TraceObjects;

namespace Plotly.NET.CSharp;

/// <summary>Makes charts. A call says its type arguments: <c>Chart.Line&lt;double, double, string&gt;(x, y, Name: "loss")</c>.</summary>
/// <remarks>Numbers are drawn to scale; texts are categories, in the order in which they first come.</remarks>
public static partial class Chart
{
    /// <summary>Points, lines or texts at (x, y), as <paramref name="mode"/> says.</summary>
    /// <remarks>NaN and infinite values are gaps: the line is interrupted there, a point is left out.</remarks>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public static GenericChart Scatter<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, StyleParam.Mode mode, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default, Optional<Color> LineColor = default, Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default, Optional<StyleParam.DrawingStyle> LineDash = default, Optional<Line> Line = default,
        Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default, Optional<StyleParam.Fill> Fill = default, Optional<Color> FillColor = default,
        Optional<bool> UseWebGL = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Scatter("Chart.Scatter", x, y, Build.ModeOf(mode)).With("name", Name).With("showlegend", ShowLegend)
            .With("opacity", Opacity).With("text", Text).With("text", MultiText).With("textposition", TextPosition)
            .With("textposition", MultiTextPosition).With("stackgroup", StackGroup).With("orientation", Orientation).With("groupnorm", GroupNorm)
            .With("fill", Fill).With("fillcolor", FillColor);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("symbol", MarkerSymbol).With("symbol", MultiMarkerSymbol));
        trace.WithPart("line", Line.OrEmpty().With("color", LineColor).With("colorscale", LineColorScale).With("width", LineWidth)
            .With("dash", LineDash));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>Points at (x, y).</summary>
    /// <remarks>NaN and infinite values are gaps: the line is interrupted there, a point is left out.</remarks>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public static GenericChart Point<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default, Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default, Optional<bool> UseWebGL = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Scatter("Chart.Point", x, y, Build.PointMode(TextPosition.IsSome || MultiTextPosition.IsSome)).With("name", Name)
            .With("showlegend", ShowLegend).With("opacity", Opacity).With("text", Text).With("text", MultiText).With("textposition", TextPosition)
            .With("textposition", MultiTextPosition).With("stackgroup", StackGroup).With("orientation", Orientation).With("groupnorm", GroupNorm);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("symbol", MarkerSymbol).With("symbol", MultiMarkerSymbol));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>A line through the points (x, y) in their order.</summary>
    /// <remarks>NaN and infinite values are gaps: the line is interrupted there, a point is left out.</remarks>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public static GenericChart Line<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, Optional<bool> ShowMarkers = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.TextPosition> TextPosition = default, Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<Color> MarkerColor = default, Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default, Optional<Color> LineColor = default, Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default, Optional<StyleParam.DrawingStyle> LineDash = default, Optional<Line> Line = default,
        Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default, Optional<StyleParam.Fill> Fill = default, Optional<Color> FillColor = default,
        Optional<bool> UseWebGL = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Scatter("Chart.Line", x, y, Build.LineMode(ShowMarkers, TextPosition.IsSome || MultiTextPosition.IsSome))
            .With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity).With("text", Text).With("text", MultiText)
            .With("textposition", TextPosition).With("textposition", MultiTextPosition).With("stackgroup", StackGroup)
            .With("orientation", Orientation).With("groupnorm", GroupNorm).With("fill", Fill).With("fillcolor", FillColor);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("symbol", MarkerSymbol).With("symbol", MultiMarkerSymbol));
        trace.WithPart("line", Line.OrEmpty().With("color", LineColor).With("colorscale", LineColorScale).With("width", LineWidth)
            .With("dash", LineDash));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>A smooth line through the points (x, y) in their order.</summary>
    /// <remarks>NaN and infinite values are gaps: the line is interrupted there, a point is left out.</remarks>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public static GenericChart Spline<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, Optional<bool> ShowMarkers = default, Optional<double> Smoothing = default,
        Optional<string> Name = default, Optional<bool> ShowLegend = default, Optional<double> Opacity = default,
        Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.TextPosition> TextPosition = default, Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<Color> MarkerColor = default, Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default, Optional<Color> LineColor = default, Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default, Optional<StyleParam.DrawingStyle> LineDash = default, Optional<Line> Line = default,
        Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default, Optional<StyleParam.Fill> Fill = default, Optional<Color> FillColor = default,
        Optional<bool> UseWebGL = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Scatter("Chart.Spline", x, y, Build.LineMode(ShowMarkers, TextPosition.IsSome || MultiTextPosition.IsSome))
            .With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity).With("text", Text).With("text", MultiText)
            .With("textposition", TextPosition).With("textposition", MultiTextPosition).With("stackgroup", StackGroup)
            .With("orientation", Orientation).With("groupnorm", GroupNorm).With("fill", Fill).With("fillcolor", FillColor);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("symbol", MarkerSymbol).With("symbol", MultiMarkerSymbol));
        trace.WithPart("line", Line.OrEmpty().With("shape", StyleParam.Shape.Spline).With("smoothing", Smoothing).With("color", LineColor).With("colorscale", LineColorScale)
            .With("width", LineWidth).With("dash", LineDash));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>Points at (x, y) of these sizes, their diameters in pixels.</summary>
    /// <remarks>NaN and infinite values are gaps: the line is interrupted there, a point is left out.</remarks>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public static GenericChart Bubble<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, IEnumerable<int> sizes, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default, Optional<Color> LineColor = default, Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default, Optional<StyleParam.DrawingStyle> LineDash = default, Optional<Line> Line = default,
        Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default, Optional<bool> UseWebGL = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Bubble(x, y, sizes, Build.PointMode(TextPosition.IsSome || MultiTextPosition.IsSome)).With("name", Name)
            .With("showlegend", ShowLegend).With("opacity", Opacity).With("text", Text).With("text", MultiText).With("textposition", TextPosition)
            .With("textposition", MultiTextPosition).With("stackgroup", StackGroup).With("orientation", Orientation).With("groupnorm", GroupNorm);
        trace.WithPart("marker", Marker.OrEmpty().With("size", sizes).With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("symbol", MarkerSymbol).With("symbol", MultiMarkerSymbol));
        trace.WithPart("line", Line.OrEmpty().With("color", LineColor).With("colorscale", LineColorScale).With("width", LineWidth)
            .With("dash", LineDash));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}
