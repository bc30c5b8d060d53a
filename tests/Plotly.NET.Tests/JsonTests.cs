using System.Text.Json;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

/// <summary>The figure has the names and values of Plotly's schema.</summary>
public sealed class JsonTests
{
    private static JsonElement Trace(GenericChart chart) => Picture.Json(chart).GetProperty("data")[0];

    [Fact]
    public void A_line_is_a_scatter_trace()
    {
        JsonElement trace = Trace(Chart.Line<int, double, string>(
            [1, 2], [0.5, 0.25], Name: "loss", ShowMarkers: true, LineColor: Color.fromHex("#112233"), LineWidth: 3, LineDash: StyleParam.DrawingStyle.DashDot, MarkerSymbol: StyleParam.MarkerSymbol.TriangleUp));
        Assert.Equal(
            """{"type":"scatter","mode":"lines+markers","x":[1,2],"y":[0.5,0.25],"name":"loss","marker":{"symbol":"triangle-up"},"line":{"color":"#112233","width":3,"dash":"dashdot"}}""",
            trace.GetRawText());
    }

    [Fact]
    public void Columns_and_bars_differ_in_orientation()
    {
        Assert.Equal("""{"type":"bar","orientation":"v","x":["a","b"],"y":[1,2]}""", Trace(Chart.Column<int, string, string>([1, 2], Keys: new[] { "a", "b" })).GetRawText());
        Assert.Equal("""{"type":"bar","orientation":"h","y":["a","b"],"x":[1,2]}""", Trace(Chart.Bar<int, string, string>([1, 2], Keys: new[] { "a", "b" })).GetRawText());
        Assert.Equal("stack", Picture.Json(Chart.StackedColumn<int, string, string>([1])).GetProperty("layout").GetProperty("barmode").GetString());
    }

    [Fact]
    public void A_heat_map_has_rows_of_z() => Assert.Equal(
        """{"type":"heatmap","z":[[1,2],[3,4]],"x":["p","q"],"colorscale":"Greys","showscale":false}""",
        Trace(Chart.Heatmap<int, string, int, string>([[1, 2], [3, 4]], X: new[] { "p", "q" }, ColorScale: StyleParam.Colorscale.Greys, ShowScale: false)).GetRawText());

    [Fact]
    public void A_histogram_names_its_bins() => Assert.Equal(
        """{"type":"histogram","x":[1,2,2],"histnorm":"probability density","nbinsx":5}""",
        Trace(Chart.Histogram<int, int, string>(X: new[] { 1, 2, 2 }, HistNorm: StyleParam.HistNorm.ProbabilityDensity, NBinsX: 5)).GetRawText());

    [Fact]
    public void Styles_of_axes_go_into_the_layout()
    {
        GenericChart chart = Chart.Point<double, double, string>([1], [2]).WithTitle("t \"quoted\" </script>")
            .WithXAxisStyle<double, double, string>(TitleText: "x", MinMax: Tuple.Create(0.0, 2.5))
            .WithYAxisStyle<double, double, string>(AxisType: StyleParam.AxisType.Log, ShowGrid: false).WithSize(Width: 300, Height: 200);
        JsonElement layout = Picture.Json(chart).GetProperty("layout");
        Assert.Equal("t \"quoted\" </script>", layout.GetProperty("title").GetProperty("text").GetString());
        Assert.DoesNotContain("</script>", GenericChart.toJson(chart), StringComparison.Ordinal);
        Assert.Equal("""{"title":{"text":"x"},"range":[0,2.5]}""", layout.GetProperty("xaxis").GetRawText());
        Assert.Equal("""{"type":"log","showgrid":false}""", layout.GetProperty("yaxis").GetRawText());
        Assert.Equal((300, 200), (layout.GetProperty("width").GetInt32(), layout.GetProperty("height").GetInt32()));
    }

    [Fact]
    public void Gaps_are_null() =>
        Assert.Equal("[1,null,null]", Trace(Chart.Line<double, double, string>([1, 2, 3], [1, double.NaN, double.PositiveInfinity])).GetProperty("y").GetRawText());

    [Fact]
    public void A_chart_keeps_its_data_when_the_list_changes()
    {
        List<double> y = [1, 2];
        GenericChart chart = Chart.Line<double, double, string>([1, 2], y);
        y[0] = 99;
        Assert.Equal("[1,2]", Trace(chart).GetProperty("y").GetRawText());
    }

    [Fact]
    public void Styling_gives_another_chart_and_leaves_the_first_as_it_was()
    {
        GenericChart plain = Chart.Line<double, double, string>([1], [1]);
        string before = GenericChart.toJson(plain);
        GenericChart styled = plain.WithTitle("title").WithLineStyle(Width: 5).WithMarkerStyle(Size: 9).WithLegend(true);
        Assert.Equal(before, GenericChart.toJson(plain));
        Assert.Equal(5, Trace(styled).GetProperty("line").GetProperty("width").GetDouble());
        Assert.Equal(9, Trace(styled).GetProperty("marker").GetProperty("size").GetInt32());
    }

    [Fact]
    public void A_style_that_is_set_twice_is_merged()
    {
        GenericChart chart = Chart.Line<double, double, string>([1], [1]).WithXAxisStyle<int, int, string>(TitleText: "a", ShowGrid: false).WithXAxisStyle<int, int, string>(TitleText: "b");
        Assert.Equal("""{"title":{"text":"b"},"showgrid":false}""", Picture.Json(chart).GetProperty("layout").GetProperty("xaxis").GetRawText());
    }

    [Fact]
    public void Combined_charts_share_axes_and_keep_all_traces()
    {
        GenericChart chart = Chart.Combine([Chart.Line<double, double, string>([1], [1]).WithTitle("first"), Chart.Point<double, double, string>([2], [2]).WithTitle("second")]);
        Assert.Equal(2, GenericChart.countTrace(chart));
        Assert.Equal("second", Picture.Json(chart).GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
        Assert.False(Picture.Json(chart).GetProperty("data")[1].TryGetProperty("xaxis", out _));
    }

    [Fact]
    public void A_grid_numbers_its_axes_row_by_row()
    {
        GenericChart one = Chart.Line<double, double, string>([1], [1]).WithXAxisStyle<int, int, string>(TitleText: "epoch");
        JsonElement figure = Picture.Json(Chart.Grid([one, one, one], 2, 2, SubPlotTitles: new[] { "a", "b", "c" }));
        Assert.Equal(["x", "x2", "x3"], figure.GetProperty("data").EnumerateArray().Select(t => t.GetProperty("xaxis").GetString()));
        JsonElement layout = figure.GetProperty("layout");
        Assert.Equal("""{"rows":2,"columns":2,"pattern":"independent"}""", layout.GetProperty("grid").GetRawText());
        Assert.Equal("epoch", layout.GetProperty("xaxis3").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(["x domain", "x2 domain", "x3 domain"], layout.GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("xref").GetString()));
        Assert.Equal("x", Picture.Json(one).GetProperty("layout").TryGetProperty("xaxis2", out _) ? "changed" : "x");
    }

    [Fact]
    public void Texts_of_cells_move_with_their_cell_of_a_grid()
    {
        GenericChart one = Chart.AnnotatedHeatmap<int, int, int, string>([[1, 2]], [["p", "q"]]);
        JsonElement layout = Picture.Json(Chart.Grid([one, one], 1, 2)).GetProperty("layout");
        Assert.Equal(["x", "x", "x2", "x2"], layout.GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("xref").GetString()));
    }

    [Fact]
    public void Control_characters_are_escaped()
    {
        GenericChart chart = Chart.Line<double, double, string>([1], [1], Name: "a\u0001\n\"\\");
        Assert.Equal("a\u0001\n\"\\", Trace(chart).GetProperty("name").GetString());
    }
}
