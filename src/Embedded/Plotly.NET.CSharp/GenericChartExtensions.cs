using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

/// <summary>Styling of charts: axes, size, legend, names; and writing them to a file.</summary>
public static class GenericChartExtensions
{
    /// <summary>The chart with its x axis styled; what is left out stays as it was.</summary>
    /// <remarks>On a logarithmic axis <paramref name="MinMax"/> are exponents of ten, as in Plotly: (-3, 0) shows 0.001 to 1.</remarks>
    public static GenericChart WithXAxisStyle<MinType, MaxType, CategoryArrayType>(
        this GenericChart gChart, Optional<string> TitleText = default, Optional<Font> TitleFont = default, Optional<int> TitleStandoff = default,
        Optional<Title> Title = default, Optional<Color> Color = default, Optional<StyleParam.AxisType> AxisType = default,
        Optional<Tuple<MinType, MaxType>> MinMax = default, Optional<StyleParam.Mirror> Mirror = default, Optional<bool> ShowSpikes = default,
        Optional<Color> SpikeColor = default, Optional<int> SpikeThickness = default, Optional<bool> ShowLine = default,
        Optional<Color> LineColor = default, Optional<bool> ShowGrid = default, Optional<Color> GridColor = default,
        Optional<bool> ZeroLine = default, Optional<Color> ZeroLineColor = default, Optional<StyleParam.LinearAxisId> Anchor = default,
        Optional<StyleParam.Side> Side = default, Optional<StyleParam.LinearAxisId> Overlaying = default,
        Optional<Tuple<double, double>> Domain = default, Optional<double> Position = default,
        Optional<StyleParam.CategoryOrder> CategoryOrder = default, Optional<IEnumerable<CategoryArrayType>> CategoryArray = default,
        Optional<RangeSlider> RangeSlider = default, Optional<RangeSelector> RangeSelector = default, Optional<Color> BackgroundColor = default,
        Optional<bool> ShowBackground = default, Optional<StyleParam.SubPlotId> Id = default)
        where MinType : IConvertible
        where MaxType : IConvertible
        where CategoryArrayType : IConvertible =>
        gChart.WithAxis(Id.IsSome ? Id.Value.ToString() : null, "xaxis", Axis(TitleText, TitleFont, TitleStandoff, Title, MinMax, Domain)
                .With("color", Color).With("type", AxisType).With("mirror", Mirror).With("showspikes", ShowSpikes).With("spikecolor", SpikeColor)
                .With("spikethickness", SpikeThickness).With("showline", ShowLine).With("linecolor", LineColor).With("showgrid", ShowGrid)
                .With("gridcolor", GridColor).With("zeroline", ZeroLine).With("zerolinecolor", ZeroLineColor).With("anchor", Anchor)
                .With("side", Side).With("overlaying", Overlaying).With("position", Position).With("categoryorder", CategoryOrder)
                .With("categoryarray", CategoryArray).With("rangeslider", RangeSlider).With("rangeselector", RangeSelector)
                .With("backgroundcolor", BackgroundColor).With("showbackground", ShowBackground));

    /// <summary>The chart with its y axis styled; what is left out stays as it was.</summary>
    /// <remarks>On a logarithmic axis <paramref name="MinMax"/> are exponents of ten, as in Plotly: (-3, 0) shows 0.001 to 1.</remarks>
    public static GenericChart WithYAxisStyle<MinType, MaxType, CategoryArrayType>(
        this GenericChart gChart, Optional<string> TitleText = default, Optional<Font> TitleFont = default, Optional<int> TitleStandoff = default,
        Optional<Title> Title = default, Optional<Color> Color = default, Optional<StyleParam.AxisType> AxisType = default,
        Optional<Tuple<MinType, MaxType>> MinMax = default, Optional<StyleParam.Mirror> Mirror = default, Optional<bool> ShowSpikes = default,
        Optional<Color> SpikeColor = default, Optional<int> SpikeThickness = default, Optional<bool> ShowLine = default,
        Optional<Color> LineColor = default, Optional<bool> ShowGrid = default, Optional<Color> GridColor = default,
        Optional<bool> ZeroLine = default, Optional<Color> ZeroLineColor = default, Optional<StyleParam.LinearAxisId> Anchor = default,
        Optional<StyleParam.Side> Side = default, Optional<StyleParam.LinearAxisId> Overlaying = default,
        Optional<Tuple<double, double>> Domain = default, Optional<double> Position = default,
        Optional<StyleParam.CategoryOrder> CategoryOrder = default, Optional<IEnumerable<CategoryArrayType>> CategoryArray = default,
        Optional<RangeSlider> RangeSlider = default, Optional<RangeSelector> RangeSelector = default, Optional<Color> BackgroundColor = default,
        Optional<bool> ShowBackground = default, Optional<StyleParam.SubPlotId> Id = default)
        where MinType : IConvertible
        where MaxType : IConvertible
        where CategoryArrayType : IConvertible =>
        gChart.WithAxis(Id.IsSome ? Id.Value.ToString() : null, "yaxis", Axis(TitleText, TitleFont, TitleStandoff, Title, MinMax, Domain)
                .With("color", Color).With("type", AxisType).With("mirror", Mirror).With("showspikes", ShowSpikes).With("spikecolor", SpikeColor)
                .With("spikethickness", SpikeThickness).With("showline", ShowLine).With("linecolor", LineColor).With("showgrid", ShowGrid)
                .With("gridcolor", GridColor).With("zeroline", ZeroLine).With("zerolinecolor", ZeroLineColor).With("anchor", Anchor)
                .With("side", Side).With("overlaying", Overlaying).With("position", Position).With("categoryorder", CategoryOrder)
                .With("categoryarray", CategoryArray).With("rangeslider", RangeSlider).With("rangeselector", RangeSelector)
                .With("backgroundcolor", BackgroundColor).With("showbackground", ShowBackground));

    /// <summary>The chart in this size, in pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive.</exception>
    public static GenericChart WithSize(this GenericChart gChart, Optional<int> Width = default, Optional<int> Height = default) =>
        gChart.Styled(layout => layout
            .With("width", Width.IsSome ? Plotly.NET.GenericChartExtensions.Positive(Width.Value, nameof(Width)) : Width)
            .With("height", Height.IsSome ? Plotly.NET.GenericChartExtensions.Positive(Height.Value, nameof(Height)) : Height));

    /// <summary>The chart with this legend.</summary>
    public static GenericChart WithLegend(this GenericChart gChart, Legend legend) =>
        gChart.Styled(layout => layout.Merge(new Layout().With("legend", legend)));

    /// <summary>The chart with its legend styled; what is left out stays as it was.</summary>
    public static GenericChart WithLegendStyle(
        this GenericChart gChart, Optional<Color> BGColor = default, Optional<Color> BorderColor = default, Optional<double> BorderWidth = default,
        Optional<double> EntryWidth = default, Optional<StyleParam.EntryWidthMode> EntryWidthMode = default, Optional<Font> Font = default,
        Optional<StyleParam.TraceGroupClickOptions> GroupClick = default, Optional<Font> GroupTitleFont = default,
        Optional<StyleParam.TraceItemClickOptions> ItemClick = default, Optional<StyleParam.TraceItemClickOptions> ItemDoubleClick = default,
        Optional<StyleParam.TraceItemSizing> ItemSizing = default, Optional<int> ItemWidth = default,
        Optional<StyleParam.Orientation> Orientation = default, Optional<Title> Title = default, Optional<double> TraceGroupGap = default,
        Optional<StyleParam.TraceOrder> TraceOrder = default, Optional<string> UIRevision = default,
        Optional<StyleParam.VerticalAlign> VerticalAlign = default, Optional<double> X = default,
        Optional<StyleParam.XAnchorPosition> XAnchor = default, Optional<double> Y = default, Optional<StyleParam.YAnchorPosition> YAnchor = default) =>
        gChart.WithLegend(new Legend().With("bgcolor", BGColor).With("bordercolor", BorderColor).With("borderwidth", BorderWidth)
                .With("entrywidth", EntryWidth).With("entrywidthmode", EntryWidthMode).With("font", Font).With("groupclick", GroupClick)
                .With("grouptitlefont", GroupTitleFont).With("itemclick", ItemClick).With("itemdoubleclick", ItemDoubleClick)
                .With("itemsizing", ItemSizing).With("itemwidth", ItemWidth).With("orientation", Orientation).With("title", Title)
                .With("tracegroupgap", TraceGroupGap).With("traceorder", TraceOrder).With("uirevision", UIRevision).With("valign", VerticalAlign)
                .With("x", X).With("xanchor", XAnchor).With("y", Y).With("yanchor", YAnchor));

    /// <summary>The chart with all its traces named, shown or hidden.</summary>
    public static GenericChart WithTraceInfo(
        this GenericChart gChart, Optional<string> Name = default, Optional<StyleParam.Visible> Visible = default,
        Optional<bool> ShowLegend = default, Optional<int> LegendRank = default, Optional<string> LegendGroup = default,
        Optional<Title> LegendGroupTitle = default) =>
        gChart.WithTraces(trace => trace.With("name", Name).With("visible", Visible).With("showlegend", ShowLegend)
                .With("legendrank", LegendRank).With("legendgroup", LegendGroup).With("legendgrouptitle", LegendGroupTitle));

    /// <summary>A copy of the chart's layout.</summary>
    public static Layout GetLayout(this GenericChart gChart) =>
        GenericChart.getLayout(gChart);

    /// <summary>Copies of the chart's traces.</summary>
    public static Trace[] GetTraces(this GenericChart gChart) =>
        [.. gChart.Traces.Select(trace => trace.Clone())];

    /// <summary>Writes a page with the picture and the figure's JSON that needs no network.</summary>
    /// <remarks>The page is written beside the file and then renamed, so that a reader never sees half a page.</remarks>
    public static void SaveHtml(this GenericChart gChart, string path, Optional<bool> OpenInBrowser = default) =>
        Svg.HtmlPage.Save(gChart, path, OpenInBrowser.Or(false));

    private static LinearAxis Axis<TMin, TMax>(
        Optional<string> text, Optional<Font> font, Optional<int> standoff, Optional<Title> title, Optional<Tuple<TMin, TMax>> minMax, Optional<Tuple<double, double>> domain)
        where TMin : IConvertible
        where TMax : IConvertible
    {
        var axis = new LinearAxis();
        axis.WithPart("title", title.OrEmpty().With("text", text).With("font", font).With("standoff", standoff));
        if (minMax.IsSome) axis.Set("range", new object[] { minMax.Value.Item1, minMax.Value.Item2 });
        if (domain.IsSome) axis.Set("domain", new[] { domain.Value.Item1, domain.Value.Item2 });
        return axis;
    }
}
