using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>Upright bars, one for each value.</summary>
    /// <remarks>Without keys the bars stand at 0, 1, 2 … Bars of several traces at one key stand side by side.</remarks>
    /// <exception cref="ArgumentException">There are keys, but not one for each value.</exception>
    public static GenericChart Column<ValuesType, KeysType, TextType>(
        IEnumerable<ValuesType> values, Optional<IEnumerable<KeysType>> Keys = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.PatternShape> MarkerPatternShape = default,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape = default, Optional<Pattern> MarkerPattern = default,
        Optional<Marker> Marker = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<IEnumerable<ValuesType>> MultiWidth = default,
        Optional<bool> UseDefaults = default, Optional<ValuesType> Base = default, Optional<ValuesType> Width = default)
        where ValuesType : IConvertible
        where KeysType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Bars("Chart.Column", values, Keys, "v").With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity)
            .With("text", Text).With("text", MultiText).With("textposition", TextPosition).With("textposition", MultiTextPosition)
            .With("width", MultiWidth).With("base", Base).With("width", Width);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("pattern", MarkerPattern)
            .WithPart("pattern", new Pattern().With("shape", MarkerPatternShape).With("shape", MultiMarkerPatternShape)));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>Lying bars, one for each value.</summary>
    /// <remarks>Without keys the bars stand at 0, 1, 2 … Bars of several traces at one key stand side by side.</remarks>
    /// <exception cref="ArgumentException">There are keys, but not one for each value.</exception>
    public static GenericChart Bar<ValuesType, KeysType, TextType>(
        IEnumerable<ValuesType> values, Optional<IEnumerable<KeysType>> Keys = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.PatternShape> MarkerPatternShape = default,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape = default, Optional<Pattern> MarkerPattern = default,
        Optional<Marker> Marker = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<IEnumerable<ValuesType>> MultiWidth = default,
        Optional<bool> UseDefaults = default, Optional<ValuesType> Base = default, Optional<ValuesType> Width = default)
        where ValuesType : IConvertible
        where KeysType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Bars("Chart.Bar", values, Keys, "h").With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity)
            .With("text", Text).With("text", MultiText).With("textposition", TextPosition).With("textposition", MultiTextPosition)
            .With("width", MultiWidth).With("base", Base).With("width", Width);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("pattern", MarkerPattern)
            .WithPart("pattern", new Pattern().With("shape", MarkerPatternShape).With("shape", MultiMarkerPatternShape)));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>Upright bars that stand on those of the other traces.</summary>
    /// <remarks>Without keys the bars stand at 0, 1, 2 … Bars of several traces at one key stand side by side.</remarks>
    /// <exception cref="ArgumentException">There are keys, but not one for each value.</exception>
    public static GenericChart StackedColumn<ValuesType, KeysType, TextType>(
        IEnumerable<ValuesType> values, Optional<IEnumerable<KeysType>> Keys = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.PatternShape> MarkerPatternShape = default,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape = default, Optional<Pattern> MarkerPattern = default,
        Optional<Marker> Marker = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<IEnumerable<ValuesType>> MultiWidth = default,
        Optional<bool> UseDefaults = default, Optional<ValuesType> Base = default, Optional<ValuesType> Width = default)
        where ValuesType : IConvertible
        where KeysType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Bars("Chart.StackedColumn", values, Keys, "v").With("name", Name).With("showlegend", ShowLegend)
            .With("opacity", Opacity).With("text", Text).With("text", MultiText).With("textposition", TextPosition)
            .With("textposition", MultiTextPosition).With("width", MultiWidth).With("base", Base).With("width", Width);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("pattern", MarkerPattern)
            .WithPart("pattern", new Pattern().With("shape", MarkerPatternShape).With("shape", MultiMarkerPatternShape)));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace).Styled(layout => layout.Set("barmode", "stack"));
    }

    /// <summary>Lying bars that continue those of the other traces.</summary>
    /// <remarks>Without keys the bars stand at 0, 1, 2 … Bars of several traces at one key stand side by side.</remarks>
    /// <exception cref="ArgumentException">There are keys, but not one for each value.</exception>
    public static GenericChart StackedBar<ValuesType, KeysType, TextType>(
        IEnumerable<ValuesType> values, Optional<IEnumerable<KeysType>> Keys = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.PatternShape> MarkerPatternShape = default,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape = default, Optional<Pattern> MarkerPattern = default,
        Optional<Marker> Marker = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<IEnumerable<ValuesType>> MultiWidth = default,
        Optional<bool> UseDefaults = default, Optional<ValuesType> Base = default, Optional<ValuesType> Width = default)
        where ValuesType : IConvertible
        where KeysType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Bars("Chart.StackedBar", values, Keys, "h").With("name", Name).With("showlegend", ShowLegend).With("opacity", Opacity)
            .With("text", Text).With("text", MultiText).With("textposition", TextPosition).With("textposition", MultiTextPosition)
            .With("width", MultiWidth).With("base", Base).With("width", Width);
        trace.WithPart("marker", Marker.OrEmpty().With("opacity", MultiOpacity).With("color", MarkerColor).With("colorscale", MarkerColorScale)
            .With("line", MarkerOutline).With("pattern", MarkerPattern)
            .WithPart("pattern", new Pattern().With("shape", MarkerPatternShape).With("shape", MultiMarkerPatternShape)));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace).Styled(layout => layout.Set("barmode", "stack"));
    }

    /// <summary>How often values fall into each of a row of bins.</summary>
    /// <remarks>The bins are round numbers wide, as Plotly chooses them, unless their number or size is given. NaN and infinite values are not counted.</remarks>
    /// <exception cref="ArgumentException">Neither X nor Y is given.</exception>
    public static GenericChart Histogram<XType, YType, TextType>(
        Optional<IEnumerable<XType>> X = default, Optional<IEnumerable<YType>> Y = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<string> Name = default, Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<StyleParam.HistFunc> HistFunc = default,
        Optional<StyleParam.HistNorm> HistNorm = default, Optional<string> AlignmentGroup = default, Optional<string> OffsetGroup = default,
        Optional<int> NBinsX = default, Optional<int> NBinsY = default, Optional<string> BinGroup = default, Optional<Bins> XBins = default,
        Optional<Bins> YBins = default, Optional<Color> MarkerColor = default, Optional<Marker> Marker = default, Optional<Line> Line = default,
        Optional<Error> XError = default, Optional<Error> YError = default, Optional<Cumulative> Cumulative = default,
        Optional<Hoverlabel> HoverLabel = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Histogram(X.IsSome || Y.IsSome).With("x", X).With("y", Y).With("orientation", Orientation).With("name", Name)
            .With("showlegend", ShowLegend).With("opacity", Opacity).With("text", Text).With("text", MultiText).With("histfunc", HistFunc)
            .With("histnorm", HistNorm).With("alignmentgroup", AlignmentGroup).With("offsetgroup", OffsetGroup).With("nbinsx", NBinsX)
            .With("nbinsy", NBinsY).With("bingroup", BinGroup).With("xbins", XBins).With("ybins", YBins).With("error_x", XError)
            .With("error_y", YError).With("cumulative", Cumulative).With("hoverlabel", HoverLabel);
        trace.WithPart("marker", Marker.OrEmpty().With("line", Line).With("color", MarkerColor));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }

    /// <summary>Boxes from the first to the third quartile, a line at the median, whiskers to the farthest values within 1.5 box lengths, points beyond.</summary>
    /// <exception cref="ArgumentException">Neither X nor Y is given.</exception>
    public static GenericChart BoxPlot<XType, YType, TextType>(
        Optional<IEnumerable<XType>> X = default, Optional<IEnumerable<YType>> Y = default, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default,
        Optional<Color> FillColor = default, Optional<Color> MarkerColor = default, Optional<Marker> Marker = default,
        Optional<double> Opacity = default, Optional<double> WhiskerWidth = default, Optional<StyleParam.BoxPoints> BoxPoints = default,
        Optional<StyleParam.BoxMean> BoxMean = default, Optional<double> Jitter = default, Optional<double> PointPos = default,
        Optional<StyleParam.Orientation> Orientation = default, Optional<Color> OutlineColor = default, Optional<double> OutlineWidth = default,
        Optional<Line> Outline = default, Optional<string> AlignmentGroup = default, Optional<string> OffsetGroup = default,
        Optional<bool> Notched = default, Optional<double> NotchWidth = default, Optional<StyleParam.QuartileMethod> QuartileMethod = default,
        Optional<bool> UseDefaults = default)
        where XType : IConvertible
        where YType : IConvertible
        where TextType : IConvertible
    {
        Trace trace = Build.Box(X.IsSome || Y.IsSome).With("x", X).With("y", Y).With("name", Name).With("showlegend", ShowLegend).With("text", Text)
            .With("text", MultiText).With("fillcolor", FillColor).With("opacity", Opacity).With("whiskerwidth", WhiskerWidth)
            .With("boxpoints", BoxPoints).With("boxmean", BoxMean).With("jitter", Jitter).With("pointpos", PointPos)
            .With("orientation", Orientation).With("alignmentgroup", AlignmentGroup).With("offsetgroup", OffsetGroup)
            .With("notched", Notched).With("notchwidth", NotchWidth).With("quartilemethod", QuartileMethod);
        trace.WithPart("marker", Marker.OrEmpty().With("color", MarkerColor));
        trace.WithPart("line", Outline.OrEmpty().With("color", OutlineColor).With("width", OutlineWidth));
        return GenericChart.ofTraceObject(UseDefaults.Or(true), trace);
    }
}
