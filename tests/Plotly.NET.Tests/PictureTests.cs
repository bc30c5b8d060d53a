using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Plotly.NET.Svg;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

public sealed class PictureTests
{
    private const string Blue = "#0072b2";

    private static readonly double[] Epochs = [1, 2, 3, 4];

    public static TheoryData<string> Kinds => [.. All.Keys];

    private static Dictionary<string, GenericChart> All { get; } = new()
    {
        ["line"] = Chart.Line<double, double, string>(Epochs, Epochs, Name: "<a> & \"b\"", ShowMarkers: true).WithTitle("1 < 2 & 3 > 2 \u0001 😀"),
        ["points"] = Chart.Point<double, double, string>(Epochs, Epochs, MultiText: new[] { "<", "&", "'", "\"" }, TextPosition: StyleParam.TextPosition.TopCenter),
        ["scatter"] = Chart.Scatter<string, double, string>(["a&b", "<c>"], [1, 2], StyleParam.Mode.Lines_Markers),
        ["spline"] = Chart.Spline<double, double, string>(Epochs, Epochs),
        ["area"] = Chart.Area<double, double, string>(Epochs, [1, double.NaN, 2, 3]),
        ["column"] = Chart.Column<double, string, string>([1, -2], Keys: new[] { "<x>", "y & z" }, MultiText: new[] { "<1>", "2" }),
        ["bar"] = Chart.Bar<double, string, string>([1, 2], Keys: new[] { "<x>", "y & z" }),
        ["stacked column"] = Chart.Combine([Chart.StackedColumn<double, int, string>([1, 2], Name: "a"), Chart.StackedColumn<double, int, string>([3, 1], Name: "b")]),
        ["stacked bar"] = Chart.StackedBar<double, int, string>([1, 2]),
        ["histogram"] = Chart.Histogram<double, double, string>(X: new[] { 1, 2, 2.5, 3 }),
        ["lying histogram"] = Chart.Histogram<double, double, string>(Y: new[] { 1, 2, 2.5, 3 }),
        ["histogram of categories"] = Chart.Histogram<string, int, string>(X: new[] { "a", "b", "a" }),
        ["box"] = Chart.BoxPlot<string, double, string>(Y: new double[] { 1, 2, 3, 4, 40 }, Name: "<layer>"),
        ["heat map"] = Chart.Heatmap<double, int, int, string>([[1, double.NaN], [3, 4]]),
        ["heat map with gaps"] = Chart.Heatmap<double, int, int, string>([[1, 2], [3, 4]], XGap: 2, YGap: 2),
        ["uneven heat map"] = Chart.Heatmap<double, double, double, string>([[1, 2, 3], [3, 4, 5]], X: new[] { 0.0, 1, 5 }),
        ["annotated heat map"] = Chart.AnnotatedHeatmap<int, string, string, string>([[1, 2], [3, 4]], [["<1>", "2"], ["&", "4"]], X: new[] { "a", "b" }, Y: new[] { "c", "d" }, ReverseYAxis: true),
        ["contour"] = Chart.Contour<double, double, double, string>([[1, 2, 3], [2, double.NaN, 1], [0, 1, 0]], X: new[] { 0.0, 1, 3 }, Name: "<c>"),
        ["flat contour"] = Chart.Contour<double, int, int, string>([[1, 1], [1, 1]]),
        ["empty contour"] = Chart.Contour<double, int, int, string>([]),
        ["surface"] = Chart.Surface<double, double, double, string>([[1, 2, 3], [2, double.NaN, 1], [0, 1, 0]], X: new[] { 0.0, 1, 3 }).WithXAxisStyle<double, double, string>(TitleText: "<x>", Id: StyleParam.SubPlotId.NewScene(1)),
        ["flat surface"] = Chart.Surface<double, int, int, string>([[1, 1], [1, 1]]),
        ["empty surface"] = Chart.Surface<double, int, int, string>([]),
        ["image"] = Chart.Image<int>(Z: new int[][][] { [[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [9, 9, 9]] }),
        ["grid"] = Chart.Grid([Chart.Line<double, double, string>(Epochs, Epochs), Chart.Invisible(), Chart.Histogram<double, double, string>(X: Epochs)], 2, 2, SubPlotTitles: new[] { "<a>", "", "c" }),
        ["log"] = Chart.Line<double, double, string>(Epochs, [0.001, 0.1, 0, 10]).WithYAxisStyle<double, double, string>(AxisType: StyleParam.AxisType.Log),
        ["empty"] = Chart.Line<double, double, string>([], []),
        ["empty heat map"] = Chart.Heatmap<double, int, int, string>([]),
        ["empty histogram"] = Chart.Histogram<double, double, string>(X: Array.Empty<double>()),
        ["one point"] = Chart.Point<double, double, string>([3], [3]),
        ["all gaps"] = Chart.Line<double, double, string>(Epochs, [double.NaN, double.NaN, double.NaN, double.NaN]),
        ["no traces"] = Chart.Combine([]),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_picture_is_well_formed_and_stands_alone(string kind)
    {
        var picture = new Picture(All[kind]);
        Assert.Equal("img", (string?)picture.Root.Attribute("role"));
        Assert.NotEqual("", picture.All("title").First().Value);
        Assert.Empty(picture.All("script"));
        Assert.Empty(picture.All("style"));
        Assert.DoesNotContain(picture.Root.DescendantsAndSelf().SelectMany(e => e.Attributes()), a => a.Name.LocalName is "id" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(picture.All("image"), image => Assert.StartsWith("data:image/png;base64,", (string?)image.Attribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", picture.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", picture.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_come_out_as_they_went_in()
    {
        var picture = new Picture(All["line"].WithLegend(true));
        Assert.Contains("<a> & \"b\"", picture.Texts);
        Assert.Contains("1 < 2 & 3 > 2  😀", picture.Texts);   // without the control character, which XML forbids
    }

    [Fact]
    public void The_same_chart_is_the_same_picture() => Assert.Equal(GenericChart.toChartHTML(All["grid"]), GenericChart.toChartHTML(All["grid"]));

    [Fact]
    public void A_line_is_interrupted_at_gaps()
    {
        string path = Assert.Single(new Picture(Chart.Line<double, double, string>([1, 2, 3, 4, 5], [1, 2, double.NaN, 4, double.NegativeInfinity])).Lines(Blue));
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.Equal(4, path.Split('M', 'L').Length - 1);   // two points, and one alone as a dot
    }

    [Fact]
    public void A_line_ends_where_the_plot_ends()
    {
        var picture = new Picture(Chart.Line<double, double, string>([0, 10], [5, 5]));
        string path = Assert.Single(picture.Lines(Blue));
        double[] x = [.. path.Split('M', 'L').Skip(1).Select(p => double.Parse(p.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture))];
        double zero = Picture.Number(picture.All("text").Single(t => t.Value == "0"), "x"), eight = Picture.Number(picture.All("text").Single(t => t.Value == "8"), "x");
        Assert.Equal(zero, x[0], 0.2);
        Assert.Equal(zero + ((eight - zero) * 10 / 8), x[1], 0.2);
    }

    [Fact]
    public void Columns_are_as_high_as_their_values()
    {
        var rects = new Picture(Chart.Column<double, string, string>([1, 2, 4], Keys: new[] { "a", "b", "c" })).All("rect").ToArray();
        double[] heights = [.. rects.Select(r => Picture.Number(r, "height"))];
        Assert.Equal(heights[0] * 2, heights[1], 0.3);
        Assert.Equal(heights[0] * 4, heights[2], 0.5);
        Assert.Single(rects.Select(r => Picture.Number(r, "y") + Picture.Number(r, "height")).Select(y => Math.Round(y)).Distinct());
    }

    [Fact]
    public void Grouped_columns_stand_side_by_side_and_stacked_ones_on_each_other()
    {
        var grouped = new Picture(Chart.Combine([Chart.Column<double, int, string>([1, 2]), Chart.Column<double, int, string>([3, 4])])).All("rect").ToArray();
        Assert.Equal(Picture.Number(grouped[0], "x") + Picture.Number(grouped[0], "width"), Picture.Number(grouped[2], "x"), 0.2);
        var stacked = new Picture(All["stacked column"].WithLegend(false)).All("rect").ToArray();
        Assert.Equal(Picture.Number(stacked[0], "x"), Picture.Number(stacked[2], "x"), 0.1);
        Assert.Equal(Picture.Number(stacked[0], "y"), Picture.Number(stacked[2], "y") + Picture.Number(stacked[2], "height"), 0.2);
    }

    [Fact]
    public void A_histogram_counts_every_value_but_gaps()
    {
        double[] values = [.. Enumerable.Range(0, 500).Select(i => i % 37 * 0.1), double.NaN, double.PositiveInfinity];
        string[] tooltips = new Picture(Chart.Histogram<double, double, string>(X: values)).Tooltips;
        Assert.Equal(500, tooltips.Sum(t => int.Parse(t.Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Histograms_in_one_plot_have_the_same_bins()
    {
        var rects = new Picture(Chart.Combine(
        [
            Chart.Histogram<double, double, string>(X: new[] { 0.05, 0.15, 0.25 }), Chart.Histogram<double, double, string>(X: new[] { 10.0, 20, 30 }),
        ]));
        // Of all six values, 2σ/n^0.4 = 11.2: bins of 20. The first three alone would get bins of 0.2.
        Assert.Equal(["0 to 20: 3", "0 to 20: 1", "20 to 40: 2"], rects.Tooltips);
        Assert.Single(rects.All("rect").Select(r => Picture.Number(r, "width")).Distinct());
    }

    [Fact]
    public void An_image_has_square_pixels_and_its_first_row_above()
    {
        int[][] pixels = [[0, 0, 0], [9, 9, 9]];
        var picture = new Picture(Chart.Heatmap<int, int, int, string>(pixels, ColorScale: StyleParam.Colorscale.Greys, ShowScale: false, ReverseYAxis: true));
        var image = Assert.Single(picture.All("image"));
        Assert.Equal(3 / 2.0, Picture.Number(image, "width") / Picture.Number(image, "height"), 0.01);
        byte[] png = Convert.FromBase64String(((string)image.Attribute("href")!).Split(',')[1]);
        Assert.Equal(Png.Encode(3, 2, (_, y) => y == 0 ? new Rgb(0, 0, 0) : new Rgb(255, 255, 255)), png);
    }

    [Fact]
    public void A_heat_map_has_its_first_row_below()
    {
        var image = new Picture(Chart.Heatmap<int, int, int, string>([[0, 0], [9, 9]], ColorScale: StyleParam.Colorscale.Greys, ShowScale: false)).All("image").Single();
        byte[] png = Convert.FromBase64String(((string)image.Attribute("href")!).Split(',')[1]);
        Assert.Equal(Png.Encode(2, 2, (_, y) => y == 1 ? new Rgb(0, 0, 0) : new Rgb(255, 255, 255)), png);
    }

    [Fact]
    public void Texts_on_cells_are_light_on_dark_and_dark_on_light()
    {
        var texts = new Picture(Chart.AnnotatedHeatmap<int, int, int, string>([[0, 9]], [["low", "high"]], ColorScale: StyleParam.Colorscale.Greys)).All("text");
        Assert.Equal("#fff", (string?)texts.Single(t => t.Value == "low").Attribute("fill"));
        Assert.Equal("#000", (string?)texts.Single(t => t.Value == "high").Attribute("fill"));
    }

    [Fact]
    public void Twenty_small_images_are_a_small_picture()
    {
        var random = new Random(3);
        GenericChart Digit() => Chart.Heatmap<double, int, int, string>(
            [.. Enumerable.Range(0, 28).Select(_ => Enumerable.Range(0, 28).Select(_ => random.NextDouble()).ToArray())],
            ColorScale: StyleParam.Colorscale.Greys, ShowScale: false, ReverseYAxis: true);
        var picture = new Picture(Chart.Grid(Enumerable.Range(0, 20).Select(_ => Digit()), 4, 5, SubPlotTitles: Enumerable.Range(0, 20).Select(i => $"a {i}").ToArray()));
        Assert.Equal(20, picture.All("image").Count());
        Assert.InRange(picture.Html.Length, 1000, 100_000);
        Assert.All(picture.All("image"), image => Assert.Equal(Picture.Number(image, "width"), Picture.Number(image, "height"), 0.11));
        Assert.Equal(5, picture.All("image").Select(i => Math.Round(Picture.Number(i, "x"))).Distinct().Count());
        Assert.Equal(4, picture.All("image").Select(i => Math.Round(Picture.Number(i, "y"))).Distinct().Count());
    }

    [Fact]
    public void Hidden_axes_show_no_labels()
    {
        static LinearAxis Hidden() => LinearAxis.init<double, double, double, double, double, string, string, string>(Visible: false);
        GenericChart chart = Chart.Heatmap<int, int, int, string>([[1, 2], [3, 4]], ShowScale: false);
        Assert.NotEmpty(new Picture(chart).Texts);
        Assert.Empty(new Picture(chart.WithXAxis(Hidden()).WithYAxis(Hidden())).Texts);
    }

    [Fact]
    public void The_legend_names_traces_where_there_are_two()
    {
        GenericChart a = Chart.Line<double, double, string>(Epochs, Epochs, Name: "first"), b = Chart.Line<double, double, string>(Epochs, Epochs, Name: "second");
        Assert.DoesNotContain("first", new Picture(a).Texts);
        Assert.Contains("first", new Picture(a.WithLegend(true)).Texts);
        Assert.Contains("second", new Picture(Chart.Combine([a, b])).Texts);
        Assert.DoesNotContain("second", new Picture(Chart.Combine([a, b]).WithLegend(false)).Texts);
        Assert.DoesNotContain("second", new Picture(Chart.Combine([a, Plotly.NET.CSharp.GenericChartExtensions.WithTraceInfo(b, ShowLegend: false)])).Texts);
    }

    [Fact]
    public void Traces_get_colours_of_their_own()
    {
        string[] colors = [.. new Picture(Chart.Combine(Enumerable.Range(0, 7).Select(_ => Chart.Line<double, double, string>(Epochs, Epochs))))
            .All("path").Where(p => (string?)p.Attribute("stroke-linejoin") == "round").Select(p => (string)p.Attribute("stroke")!)];
        Assert.Equal(7, colors.Distinct().Count());
    }

    [Fact]
    public void A_logarithmic_axis_says_how_many_values_it_cannot_show() =>
        Assert.Contains(new Picture(All["log"]).Texts, t => t.StartsWith("1 value that is not positive", StringComparison.Ordinal));

    [Fact]
    public void A_chart_without_data_says_so() => Assert.Contains("no data", new Picture(All["empty"]).Texts);

    [Fact]
    public void The_size_is_the_one_that_was_set()
    {
        var root = new Picture(All["line"].WithSize(Width: 321, Height: 123)).Root;
        Assert.Equal((321, 123), (Picture.Number(root, "width"), Picture.Number(root, "height")));
        Assert.Equal("0 0 321 123", (string?)root.Attribute("viewBox"));
    }

    [Fact]
    public void Lines_outside_of_a_set_range_are_cut_off() =>
        Assert.NotEmpty(new Picture(All["line"].WithYAxisStyle<double, double, string>(MinMax: Tuple.Create(0.0, 2.0))).All("svg"));

    [Fact]
    public void A_text_that_runs_downwards_has_its_first_line_on_the_right()
    {
        GenericChart chart = Chart.Heatmap<int, int, int, string>([[1, 2]], ColorBar: ColorBar.init<double, double>(Title: Title.init(Text: "first<br>second")));
        var lines = new Picture(chart).All("text").Where(t => t.Value is "first" or "second").ToDictionary(t => t.Value, t => Picture.Number(t, "x"));
        Assert.Equal(12 * 1.2, lines["first"] - lines["second"], 0.11);
    }

    [Fact]
    public void Texts_of_points_stand_on_them_unless_a_position_is_given()
    {
        var text = new Picture(Chart.Scatter<double, double, string>([1, 2], [1, 2], StyleParam.Mode.Markers_Text, MultiText: new[] { "p", "q" })).All("text").Single(t => t.Value == "p");
        Assert.Equal("middle", (string?)text.Attribute("text-anchor"));
    }
}
