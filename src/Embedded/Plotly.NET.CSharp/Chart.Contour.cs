using Plotly.NET.TraceObjects;

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>Lines of equal height over a grid of numbers, with the bands between them in colour.</summary>
    /// <remarks><paramref name="zData"/> has one sequence for each row, from below to above. NaN leaves a hole. Labels on the lines go into the JSON only.</remarks>
    /// <exception cref="ArgumentException">Rows differ in length, or there is not one place for each column or row.</exception>
    public static GenericChart Contour<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<XType>> X = default, Optional<IEnumerable<YType>> Y = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> ReverseScale = default,
        Optional<bool> Transpose = default, Optional<Color> ContourLineColor = default,
        Optional<StyleParam.DrawingStyle> ContourLineDash = default, Optional<double> ContourLineSmoothing = default,
        Optional<Line> ContourLine = default, Optional<StyleParam.ContourColoring> ContoursColoring = default,
        Optional<StyleParam.ConstraintOperation> ContoursOperation = default, Optional<StyleParam.ContourType> ContoursType = default,
        Optional<bool> ShowContourLabels = default, Optional<Font> ContourLabelFont = default, Optional<Contours> Contours = default,
        Optional<Color> FillColor = default, Optional<int> NContours = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Heatmap("Chart.Contour", zData, X, Y, "contour").With("name", Name).With("showlegend", ShowLegend)
            .With("opacity", Opacity).With("text", Text).With("text", MultiText).With("colorbar", ColorBar).With("colorscale", ColorScale)
            .With("showscale", ShowScale).With("reversescale", ReverseScale).With("transpose", Transpose).With("fillcolor", FillColor)
            .With("ncontours", NContours);
        trace.WithPart("line", ContourLine.OrEmpty().With("color", ContourLineColor).With("dash", ContourLineDash).With("smoothing", ContourLineSmoothing));
        trace.WithPart("contours", Contours.OrEmpty().With("coloring", ContoursColoring).With("operation", ContoursOperation)
            .With("type", ContoursType).With("showlabels", ShowContourLabels).With("labelfont", ContourLabelFont));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>A surface over a grid of numbers.</summary>
    /// <remarks><paramref name="zData"/> has one sequence for each row, along the y axis. NaN leaves a hole. The picture shows it from Plotly's usual place.</remarks>
    /// <exception cref="ArgumentException">Rows differ in length, or there is not one place for each column or row.</exception>
    public static GenericChart Surface<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, Optional<IEnumerable<XType>> X = default, Optional<IEnumerable<YType>> Y = default,
        Optional<string> Name = default, Optional<bool> ShowLegend = default, Optional<double> Opacity = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<Contours> Contours = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Heatmap("Chart.Surface", zData, X, Y, "surface").With("name", Name).With("showlegend", ShowLegend)
            .With("opacity", Opacity).With("text", Text).With("text", MultiText).With("contours", Contours).With("colorscale", ColorScale)
            .With("showscale", ShowScale);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}
