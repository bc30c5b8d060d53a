using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Course.Metrics;
using Course.Models;
using Course.Plotting;
using Course.Training;
using Plotly.NET;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Plotting;

/// <summary>What every plot looks like, and what each shows.</summary>
public sealed class PictureTests
{
    private static readonly Tensor s_points = tensor(new[] { 0f, 0f, 1f, 1f, 2f, 0f, 3f, 1f }, 4, 2), s_labels = tensor(new[] { 0L, 1L, 0L, 1L });

    private static Dictionary<string, Func<GenericChart>> All { get; } = new()
    {
        ["function"] = () => Plots.Function(Math.Sin, 0, 6),
        ["history"] = () => Plots.Curves(new History([new(1, 0.5, 0.75, 0.25, 0.875, 1, 100), new(2, 0.25, 0.875, 0.125, 0.9375, 1, 100)])),
        ["images"] = () => Plots.ImageGrid(rand(5, 1, 8, 8), ["<a>", "b & c", "2", "3", "4"], columns: 3),
        ["filters"] = () => Plots.Filters(randn(6, 1, 5, 5)),
        ["activation maps"] = () => Plots.ActivationMaps(randn(1, 6, 9, 9), columns: 3),
        ["confusion"] = () => Plots.ConfusionMatrix(new ConfusionMatrix(new long[,] { { 3, 1 }, { 0, 20 } }, ["<cat>", "dog"])),
        ["boundary"] = () => Plots.DecisionBoundary(new Mlp(2, 2), s_points, s_labels, ["<a>", "b"]),
        ["embedding"] = () => Plots.Embedding(s_points, s_labels),
        ["histograms"] = () => Plots.Histograms("activation", ("<first>", randn(100)), ("second", randn(50))),
        ["contours"] = () => Plots.LossContours((x, y) => x * x + y * y, (-1, 1), (-1, 1), path: [(1, 1), (0.5, 0.5)]),
        ["paths"] = () => Plots.LossPaths((x, y) => x * x + y * y, (-1, 1), (-1, 1), ("<SGD>", [(1, 1), (0.5, 0.5)]), ("Adam", [(1, 1), (0, 0.1)])),
        ["surface"] = () => Plots.LossSurface((x, y) => x * x - y * y, (-1, 1), (-1, 1)),
        ["attention"] = () => Plots.Attention(rand(3, 3), ["the", "<b>", "the"]),
        ["attribution"] = () => Plots.Attribution(rand(1, 1, 8, 8), randn(8, 8), "fall of the score"),
        ["calibration"] = () => Plots.Calibration(Calibration.Of(tensor(new[] { 0.2, 0.9 }), tensor(new[] { 0L, 1L }))),
        ["ROC"] = () => Plots.Roc(("<model>", RocCurve.Of(tensor(new[] { 0.1, 0.4, 0.35, 0.8 }), tensor(new[] { 0L, 0L, 1L, 1L })))),
        ["precision-recall"] = () => Plots.PrecisionRecall(("model", PrecisionRecallCurve.Of(tensor(new[] { 0.1, 0.4, 0.35, 0.8 }), tensor(new[] { 0L, 0L, 1L, 1L })))),
    };

    public static TheoryData<string> Kinds => [.. All.Keys];

    public static TheoryData<string> WithAxes => [.. All.Keys.Except(["images", "filters", "activation maps", "attribution", "surface"])];

    private static XElement Picture(GenericChart chart) => XDocument.Parse(GenericChart.toChartHTML(chart)).Root!.Elements().First();

    private static IEnumerable<XElement> Elements(XElement picture, string name) => picture.Descendants().Where(element => element.Name.LocalName == name);

    private static JsonElement Figure(GenericChart chart) => JsonDocument.Parse(GenericChart.toFigureJson(chart)).RootElement;

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public void Every_picture_is_readable_in_light_and_dark(string kind)
    {
        var chart = All[kind]();
        Skip.IfNot(GenericChart.toChartHTML(chart).StartsWith("<figure"), "the real Plotly.NET draws in the browser: there is no picture to look into");
        var picture = Picture(chart);
        // Texts and lines of the axes take the page's own colour; nothing paints the page.
        Assert.DoesNotContain("background", (string?)picture.Attribute("style") ?? "");
        Assert.All(
            Elements(picture, "text").Select(text => (string?)text.Attribute("fill")),
            fill => Assert.True(fill is null or "currentColor" or "#000" or "#fff", $"a text is {fill}"));
        // The letters of an embedded image may spell anything.
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes().Where(attribute => attribute.Name.LocalName != "href"), attribute => attribute.Value.Contains("NaN", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", picture.Value);
        // All texts lie inside of the picture.
        double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        var (width, height) = (Number(picture, "width"), Number(picture, "height"));
        Assert.All(Elements(picture, "text"), text =>
        {
            Assert.InRange(Number(text, "x"), 0, width);
            Assert.InRange(Number(text, "y"), 0, height);
        });
    }

    [SkippableTheory]
    [MemberData(nameof(WithAxes))]
    public void Every_axis_says_what_it_shows(string kind)
    {
        var chart = All[kind]();
        var layout = Figure(chart).GetProperty("layout");
        string[] Titles(string axis) => [.. layout.EnumerateObject().Where(part => part.Name.StartsWith(axis) && part.Value.TryGetProperty("title", out _)).Select(part => part.Value.GetProperty("title").GetProperty("text").GetString()!)];
        Assert.NotEmpty(Titles("xaxis"));
        Assert.Equal(layout.EnumerateObject().Count(part => part.Name.StartsWith("yaxis")), Titles("yaxis").Length);
    }

    [Fact]
    public void A_boundary_lies_where_the_scores_are_equal()
    {
        using var model = nn.Linear(2, 2);
        using (no_grad())
        {
            // Class 1 where x₁ > 1.5.
            model.weight.copy_(tensor(new[] { 0f, 0f, 1f, 0f }, 2, 2));
            model.bias!.copy_(tensor(new[] { 0f, -1.5f }));
        }
        var plane = Figure(Plots.DecisionBoundary(model, s_points, s_labels)).GetProperty("data")[0];
        var (places, classes) = (Numbers(plane.GetProperty("x")), Numbers(plane.GetProperty("z")[0]));
        Assert.All(places.Zip(classes), pair => Assert.Equal(pair.First > 1.5 ? 1 : 0, pair.Second));
    }

    [Fact]
    public void A_model_of_one_logit_has_its_boundary_at_zero()
    {
        using var model = nn.Linear(2, 1);
        using (no_grad())
        {
            model.weight.copy_(tensor(new[] { 1f, 0f }, 1, 2));
            model.bias!.copy_(tensor(new[] { -1.5f }));
        }
        var plane = Figure(Plots.DecisionBoundary(model, s_points, s_labels)).GetProperty("data")[0];
        Assert.All(Numbers(plane.GetProperty("x")).Zip(Numbers(plane.GetProperty("z")[0])), pair => Assert.Equal(pair.First > 1.5 ? 1 : 0, pair.Second));
    }

    [Fact]
    public void Classes_differ_in_colour_and_in_symbol()
    {
        var traces = Figure(Plots.Embedding(s_points, s_labels, ["a", "b"])).GetProperty("data");
        JsonElement Marker(int i) => traces[i].GetProperty("marker");
        Assert.Equal(["a", "b"], [traces[0].GetProperty("name").GetString()!, traces[1].GetProperty("name").GetString()!]);
        Assert.Equal([0, 2], Numbers(traces[0].GetProperty("x")));
        Assert.NotEqual(Marker(0).GetProperty("color").GetString(), Marker(1).GetProperty("color").GetString());
        Assert.NotEqual(Marker(0).GetProperty("symbol").GetString(), Marker(1).GetProperty("symbol").GetString());
    }

    [Fact]
    public void Shares_of_a_histogram_sum_to_100_and_zeros_are_counted_in_its_heading()
    {
        var chart = Plots.Histograms("activation", ("relu", tensor(new[] { 0f, 0f, 1f, 3f })));
        Assert.Equal(100, Numbers(Figure(chart).GetProperty("data")[0].GetProperty("y")).Sum(), 9);
        Assert.Equal("relu, 50 % zero", Figure(chart).GetProperty("layout").GetProperty("annotations")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(1e20)]
    [InlineData(0)]
    public void Values_that_are_all_the_same_fill_one_bin(double value) =>
        Assert.Equal(100, Numbers(Figure(Plots.Histograms("activation", ("dead", full([4], value, ScalarType.Float64)))).GetProperty("data")[0].GetProperty("y")).Max());

    [Fact]
    public void Large_points_have_an_edge_that_lifts_them_off_their_veil() =>
        Assert.Equal("#ffffff", Figure(Plots.Embedding(s_points, s_labels)).GetProperty("data")[0].GetProperty("marker").GetProperty("line").GetProperty("color").GetString());

    [Fact]
    public void Maps_stand_in_rows()
    {
        var rows = Figure(Plots.ActivationMaps(arange(12, ScalarType.Float32).reshape(3, 2, 2), columns: 2)).GetProperty("data")[0].GetProperty("z");
        Assert.Equal((5, 5), (rows.GetArrayLength(), rows[0].GetArrayLength()));
        Assert.Equal((7, 8), (rows[1][4].GetDouble(), rows[3][0].GetDouble()));
    }

    [Fact]
    public void Contours_hold_the_loss_at_every_place_and_the_path_over_it()
    {
        var data = Figure(Plots.LossContours((x, y) => x + 10 * y, (0, 6), (0, 60), path: [(1, 2), (3, 4)])).GetProperty("data");
        Assert.Equal("contour", data[0].GetProperty("type").GetString());
        Assert.Equal(3 + 10 * 10, data[0].GetProperty("z")[10][30].GetDouble(), 9);
        Assert.Equal([1, 3], Numbers(data[1].GetProperty("x")));
    }

    [Fact]
    public void Each_path_over_a_loss_has_its_name_its_colour_and_its_symbol()
    {
        var data = Figure(Plots.LossPaths((x, y) => x * y, (0, 1), (0, 1), ("SGD", [(0, 1), (0.5, 0.25)]), ("Adam", [(0, 1), (1, 0)]))).GetProperty("data");
        Assert.Equal(["SGD", "Adam"], new[] { 1, 2 }.Select(i => data[i].GetProperty("name").GetString()!));
        Assert.Equal([1, 0.25], Numbers(data[1].GetProperty("y")));
        Assert.NotEqual(data[1].GetProperty("line").GetProperty("color").GetString(), data[2].GetProperty("line").GetProperty("color").GetString());
        Assert.NotEqual(data[1].GetProperty("marker").GetProperty("symbol").ToString(), data[2].GetProperty("marker").GetProperty("symbol").ToString());
    }

    [Fact]
    public void Paths_over_a_loss_without_a_path_are_refused() =>
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => Plots.LossPaths((x, y) => x * y, (0, 1), (0, 1))).Message);

    [Fact]
    public void A_surface_has_three_titled_axes()
    {
        var scene = Figure(Plots.LossSurface((x, y) => x * y, (0, 1), (0, 1), "a", "b", "c")).GetProperty("layout").GetProperty("scene");
        Assert.Equal(["a", "b", "c"], new[] { "xaxis", "yaxis", "zaxis" }.Select(axis => scene.GetProperty(axis).GetProperty("title").GetProperty("text").GetString()!));
    }

    [Fact]
    public void A_token_may_occur_twice_and_spaces_are_seen()
    {
        var axis = Figure(Plots.Attention(eye(3), ["a", " a", "a"])).GetProperty("layout").GetProperty("xaxis");
        Assert.Equal(["a", "␣a", "a"], axis.GetProperty("ticktext").EnumerateArray().Select(text => text.GetString()!));
    }

    [Fact]
    public void Curves_are_drawn_in_percent_with_their_area_in_the_legend()
    {
        var trace = Figure(All["ROC"]()).GetProperty("data")[0];
        Assert.Equal([0, 0, 50, 50, 100], Numbers(trace.GetProperty("x")));
        Assert.Equal([0, 50, 50, 100, 100], Numbers(trace.GetProperty("y")));
        Assert.Equal("<model> (area 0.750)", trace.GetProperty("name").GetString());
    }

    [Fact]
    public void A_map_below_zero_is_drawn_around_off_white()
    {
        var heat = Figure(Plots.Attribution(zeros(1, 1, 2, 2), tensor(new[] { -1f, 0f, 1f, 0f }, 2, 2), "x")).GetProperty("data")[1];
        Assert.Equal("rgba(246, 246, 246, 1.0)", heat.GetProperty("colorscale")[1][1].GetString());
    }

    [Fact]
    public void Data_of_a_wrong_shape_are_refused_with_it()
    {
        Assert.Contains("[4, 3]", Assert.Throws<ArgumentException>(() => Plots.Embedding(zeros(4, 3), s_labels)).Message);
        Assert.Contains("[2, 3, 3, 3]", Assert.Throws<ArgumentException>(() => Plots.ActivationMaps(zeros(2, 3, 3, 3))).Message);
        Assert.Contains("[2, 2]", Assert.Throws<ArgumentException>(() => Plots.Attention(zeros(2, 2), ["a", "b", "c"])).Message);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => Plots.Attention(zeros(0, 0), [])).Message);
        Assert.Contains("A label is -1", Assert.Throws<ArgumentException>(() => Plots.Embedding(s_points, s_labels - 1)).Message);
        Assert.Contains("[2, 2, 2]", Assert.Throws<ArgumentException>(() => Plots.Attribution(zeros(2, 2), zeros(2, 2, 2), "x")).Message);
    }
}
