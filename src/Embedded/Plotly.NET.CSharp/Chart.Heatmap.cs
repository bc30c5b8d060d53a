
namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>A rectangle of cells, coloured by their numbers.</summary>
    /// <remarks><paramref name="zData"/> has one sequence for each row, from below to above unless the y axis is reversed. NaN cells stay empty. The cells of
    /// adjacent columns touch unless a gap is given. With a reversed y axis it is an image: cells are square, rows go downwards.</remarks>
    /// <exception cref="ArgumentException">Rows differ in length, or there is not one label for each column or row.</exception>
    public static GenericChart Heatmap<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<XType>> X = default, Optional<int> XGap = default,
        Optional<IEnumerable<YType>> Y = default, Optional<int> YGap = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> ReverseScale = default,
        Optional<StyleParam.SmoothAlg> ZSmooth = default, Optional<bool> Transpose = default, Optional<bool> UseWebGL = default,
        Optional<bool> ReverseYAxis = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Heatmap("Chart.Heatmap", zData, X, Y).With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity)
            .With("xgap", XGap).With("ygap", YGap).With("text", Text).With("text", MultiText).With("colorbar", ColorBar)
            .With("colorscale", ColorScale).With("showscale", ShowScale).With("reversescale", ReverseScale).With("zsmooth", ZSmooth)
            .With("transpose", Transpose);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace).Reversed(ReverseYAxis);
    }

    /// <summary>A heat map with a text in each cell, dark or light, whichever reads better on its colour.</summary>
    /// <remarks>As <c>Heatmap</c>; one text for each cell.</remarks>
    /// <exception cref="ArgumentException">Rows differ in length, there is not one text for each cell, or not one label for each column or row.</exception>
    public static GenericChart AnnotatedHeatmap<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, IEnumerable<IEnumerable<string>> annotationText, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<XType>> X = default,
        Optional<int> XGap = default, Optional<IEnumerable<YType>> Y = default, Optional<int> YGap = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> ReverseScale = default,
        Optional<StyleParam.SmoothAlg> ZSmooth = default, Optional<bool> Transpose = default, Optional<bool> UseWebGL = default,
        Optional<bool> ReverseYAxis = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Heatmap("Chart.AnnotatedHeatmap", zData, X, Y).With("name", Name).With("showlegend", ShowLegend)
            .With("opacity", Opacity).With("xgap", XGap).With("ygap", YGap).With("text", Text).With("text", MultiText).With("colorbar", ColorBar)
            .With("colorscale", ColorScale).With("showscale", ShowScale).With("reversescale", ReverseScale).With("zsmooth", ZSmooth)
            .With("transpose", Transpose);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace).Annotated(trace, annotationText).Reversed(ReverseYAxis);
    }

    /// <summary>An image in colour: for each row, for each pixel, its components, 0 to 255.</summary>
    /// <remarks>Rows go downwards and pixels are square. Red, green, blue unless <paramref name="ColorModel"/> says RGBA.</remarks>
    /// <exception cref="ArgumentException">Neither Z nor Source is given, or rows differ in length.</exception>
    public static GenericChart Image<IdType>(
        Optional<IEnumerable<IEnumerable<IEnumerable<int>>>> Z = default, Optional<string> Source = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<IdType>> Ids = default,
        Optional<StyleParam.ColorModel> ColorModel = default, Optional<StyleParam.ColorComponentBound> ZMax = default,
        Optional<StyleParam.ColorComponentBound> ZMin = default, Optional<StyleParam.SmoothAlg> ZSmooth = default,
        Optional<bool> UseDefaults = default)
        where IdType : IConvertible
    {
        Trace trace = Build.Image(Z, Source).With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity).With("ids", Ids)
            .With("colormodel", ColorModel).With("zmax", ZMax).With("zmin", ZMin).With("zsmooth", ZSmooth);
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}
