using Plotly.NET.TraceObjects;

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>A line through the points (x, y) with the area down to zero filled.</summary>
    /// <remarks>NaN and infinite values are gaps: the line is interrupted there, a point is left out.</remarks>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> differ in length.</exception>
    public static GenericChart Area<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, Optional<bool> ShowMarkers = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.TextPosition> TextPosition = default, Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<Color> MarkerColor = default, Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default, Optional<Color> LineColor = default, Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default, Optional<StyleParam.DrawingStyle> LineDash = default, Optional<Line> Line = default,
        Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default, Optional<Color> FillColor = default, Optional<bool> UseWebGL = default,
        Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Scatter("Chart.Area", x, y, Build.LineMode(ShowMarkers, TextPosition.IsSome || MultiTextPosition.IsSome)).With("fill", StyleParam.Fill.ToZero_y)
            .With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity).With("text", Text).With("text", MultiText)
            .With("textposition", TextPosition).With("textposition", MultiTextPosition).With("stackgroup", StackGroup)
            .With("orientation", Orientation).With("groupnorm", GroupNorm).With("fillcolor", FillColor);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("symbol", MarkerSymbol).With("symbol", MultiMarkerSymbol));
        trace.WithPart("line", Line.OrEmpty().With("color", LineColor).With("colorscale", LineColorScale).With("width", LineWidth)
            .With("dash", LineDash));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>A line with a band around it, from <paramref name="lower"/> to <paramref name="upper"/>: a mean and its interval.</summary>
    /// <remarks>NaN and infinite values are left out of the band and interrupt the line.</remarks>
    /// <exception cref="ArgumentException">The sequences differ in length.</exception>
    public static GenericChart Range<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, IEnumerable<YType> upper, IEnumerable<YType> lower, StyleParam.Mode mode,
        Optional<string> Name = default, Optional<string> GroupName = default, Optional<bool> ShowMarkers = default,
        Optional<bool> ShowLegend = default, Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.TextPosition> TextPosition = default, Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<Color> MarkerColor = default, Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<Marker> Marker = default, Optional<Marker> UpperMarker = default, Optional<Marker> LowerMarker = default,
        Optional<Color> LineColor = default, Optional<StyleParam.Colorscale> LineColorScale = default, Optional<double> LineWidth = default,
        Optional<StyleParam.DrawingStyle> LineDash = default, Optional<Line> Line = default, Optional<Line> UpperLine = default,
        Optional<Line> LowerLine = default, Optional<Color> RangeColor = default, Optional<TextType> UpperText = default,
        Optional<IEnumerable<TextType>> MultiUpperText = default, Optional<TextType> LowerText = default,
        Optional<IEnumerable<TextType>> MultiLowerText = default, Optional<Font> TextFont = default, Optional<string> LowerName = default,
        Optional<string> UpperName = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace below = Build.Scatter("Chart.Range", x, lower, "lines").With("name", LowerName.Or("lower")).With("showlegend", false)
            .With("legendgroup", GroupName).With("text", LowerText).With("text", MultiLowerText).WithPart("marker", LowerMarker.OrEmpty())
            .WithPart("line", LowerLine.IsSome ? LowerLine.OrEmpty() : new Line().With("width", 0));
        Trace above = Build.Scatter("Chart.Range", x, upper, "lines").With("name", UpperName.Or("upper")).With("showlegend", false)
            .With("legendgroup", GroupName).With("fill", StyleParam.Fill.ToNext_y).With("fillcolor", RangeColor).With("text", UpperText)
            .With("text", MultiUpperText).WithPart("marker", UpperMarker.OrEmpty())
            .WithPart("line", UpperLine.IsSome ? UpperLine.OrEmpty() : new Line().With("width", 0));
        Trace middle = Build.Scatter("Chart.Range", x, y, Build.ModeOf(mode) + (ShowMarkers.Or(false) && !mode.ToString().Contains("markers", StringComparison.Ordinal) ? "+markers" : ""))
            .With("name", Name).With("legendgroup", GroupName).With("showlegend", ShowLegend).With("text", Text).With("text", MultiText)
            .With("textposition", TextPosition).With("textposition", MultiTextPosition).With("textfont", TextFont);
        middle.WithPart("marker", Marker.OrEmpty().With("color", MarkerColor).With("colorscale", MarkerColorScale).With("line", MarkerOutline)
            .With("symbol", MarkerSymbol).With("symbol", MultiMarkerSymbol));
        middle.WithPart("line", Line.OrEmpty().With("color", LineColor).With("colorscale", LineColorScale).With("width", LineWidth)
            .With("dash", LineDash));
        return GenericChart.Of([below, above, middle], new Layout());
    }
}
