using Plotly.NET.Svg;

namespace Plotly.NET;

/// <summary>A chart: traces and a layout. It shows itself as a picture in a notebook, and gives its figure as Plotly's JSON.</summary>
/// <remarks>Charts do not change: what styles a chart gives a new one.</remarks>
[TypeFormatterSource(typeof(ChartFormatterSource))]
public abstract class GenericChart
{
    private GenericChart(IReadOnlyList<Trace> traces, Layout layout)
    {
        Traces = traces;
        Layout = layout;
    }

    internal IReadOnlyList<Trace> Traces { get; }

    internal Layout Layout { get; }

    /// <summary>A chart of one trace.</summary>
    public static GenericChart ofTraceObject(bool useDefaults, Trace trace) => Of([trace], new Layout());

    /// <summary>One chart of the traces of all; where layouts differ, the later one counts.</summary>
    public static GenericChart combine(IEnumerable<GenericChart> gCharts)
    {
        ArgumentNullException.ThrowIfNull(gCharts);
        GenericChart[] charts = [.. gCharts];
        var layout = new Layout();
        foreach (GenericChart chart in charts) Add(layout, chart.Layout);
        return Of([.. charts.SelectMany(chart => chart.Traces)], layout);
    }

    /// <summary>How many traces the chart has.</summary>
    public static int countTrace(GenericChart gChart) => gChart.Traces.Count;

    /// <summary>A copy of the chart's layout.</summary>
    public static Layout getLayout(GenericChart gChart) => gChart.Layout.Clone();

    /// <summary>The chart with another layout.</summary>
    public static GenericChart setLayout(Layout layout, GenericChart gChart) => Of(gChart.Traces, layout.Clone());

    /// <summary>The chart with what the layout sets added to its own.</summary>
    public static GenericChart addLayout(Layout layout, GenericChart gChart) => gChart.Styled(own => Add(own, layout));

    /// <summary>The figure in Plotly's JSON: <c>data</c> and <c>layout</c>.</summary>
    public static string toJson(GenericChart gChart) => Json.Write(gChart.Figure());

    /// <summary>The figure in Plotly's JSON: <c>data</c>, <c>layout</c> and <c>frames</c>.</summary>
    public static string toFigureJson(GenericChart gChart) => Json.Write(gChart.Figure().Append(new("frames", Array.Empty<object>())));

    /// <summary>The chart as a fragment of HTML: a figure element with the picture in it.</summary>
    public static string toChartHTML(GenericChart gChart) => HtmlPage.Fragment(gChart);

    /// <summary>The chart as a whole page of HTML that needs no network: the picture, and the figure's JSON beside it.</summary>
    public static string toEmbeddedHTML(GenericChart gChart) => HtmlPage.Whole(gChart);

    /// <summary>What the chart is, in a few words.</summary>
    public override string ToString() =>
        $"A chart of {Traces.Count} {(Traces.Count == 1 ? "trace" : "traces")} ({string.Join(", ", Traces.Select(t => t.Type).Distinct())})";

    internal static GenericChart Of(IReadOnlyList<Trace> traces, Layout layout) => new Composed(traces, layout);

    /// <summary>The chart with a changed copy of its layout.</summary>
    internal GenericChart Styled(Action<Layout> change)
    {
        Layout layout = Layout.Clone();
        change(layout);
        return Of(Traces, layout);
    }

    /// <summary>The chart with changed copies of its traces.</summary>
    internal GenericChart WithTraces(Action<Trace> change) => Of([.. Traces.Select(trace =>
    {
        Trace copy = trace.Clone();
        change(copy);
        return copy;
    })], Layout);

    /// <summary>The chart with a changed axis; <paramref name="id"/> is <c>xaxis</c>, <c>yaxis2</c> and so on.</summary>
    internal GenericChart WithAxis(string id, LayoutObjects.LinearAxis axis) => Styled(layout => layout.Merge(new Layout().With(id, axis)));

    /// <summary>The chart with a changed axis; <paramref name="id"/> may also be <c>scene</c>, whose axis of that name is meant then.</summary>
    internal GenericChart WithAxis(string? id, string name, LayoutObjects.LinearAxis axis) => id?.StartsWith("scene", StringComparison.Ordinal) == true
        ? Styled(layout => layout.Merge(new Layout().With(id, new LayoutObjects.Scene().With(name, axis))))
        : WithAxis(id ?? name, axis);

    /// <summary>Texts and shapes are added to those that are there; of all else the later one counts.</summary>
    private static void Add(Layout layout, Layout added)
    {
        foreach (string list in new[] { "annotations", "shapes" })
        {
            object?[] all = [.. Values.Of(layout[list]), .. Values.Of(added[list])];
            if (all.Length > 0) added = added.Clone().With(list, all);
        }

        layout.Merge(added);
    }

    private IEnumerable<KeyValuePair<string, object>> Figure() => [new("data", Traces), new("layout", Layout)];

    private sealed class Composed(IReadOnlyList<Trace> traces, Layout layout) : GenericChart(traces, layout);
}
