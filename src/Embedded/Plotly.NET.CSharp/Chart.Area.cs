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
}
