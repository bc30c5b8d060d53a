using System.Globalization;
using System.Text.RegularExpressions;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.TraceObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

public sealed class ContourTests
{
    private static double[][] Grid(Func<double, double, double> f, double[] places) => [.. places.Select(y => places.Select(x => f(x, y)).ToArray())];

    private static (double X, double Y)[] Points(string path) =>
        [.. Regex.Matches(path, "([-0-9.]+),([-0-9.]+)").Select(m => (double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))];

    [Fact]
    public void A_line_lies_where_the_height_is_its_level()
    {
        // A plane that rises to the right: its level 2.5 is the vertical line a quarter of the way.
        double[] places = [.. Enumerable.Range(0, 11).Select(i => (double)i)];
        var chart = Chart.Contour<double, double, double, string>(
            Grid((x, _) => x, places), X: places, Y: places, ShowScale: false, ContourLineColor: Color.fromHex("#123456"),
            Contours: Contours.init<double>(Start: 2.5, End: 2.5, Size: 1.0));
        var picture = new Picture(chart);
        var image = picture.All("image").Single();
        double wanted = Picture.Number(image, "x") + (0.25 * Picture.Number(image, "width"));
        var points = picture.Lines("#123456").SelectMany(Points).ToArray();
        Assert.Equal(20, points.Length);
        Assert.All(points, point => Assert.Equal(wanted, point.X, 0.11));
    }

    [Fact]
    public void A_circle_has_its_radius_everywhere()
    {
        double[] places = [.. Enumerable.Range(-20, 41).Select(i => i / 20.0)];
        var chart = Chart.Contour<double, double, double, string>(
            Grid((x, y) => Math.Sqrt((x * x) + (y * y)), places), X: places, Y: places, ShowScale: false, ContourLineColor: Color.fromHex("#123456"),
            Contours: Contours.init<double>(Start: 0.5, End: 0.5, Size: 1.0));
        var picture = new Picture(chart);
        var image = picture.All("image").Single();
        (double left, double top, double width, double height) = (Picture.Number(image, "x"), Picture.Number(image, "y"), Picture.Number(image, "width"), Picture.Number(image, "height"));
        Assert.All(picture.Lines("#123456").SelectMany(Points), point =>
        {
            (double x, double y) = ((2 * (point.X - left) / width) - 1, 1 - (2 * (point.Y - top) / height));
            Assert.Equal(0.5, Math.Sqrt((x * x) + (y * y)), 0.005);
        });
    }

    [Fact]
    public void Lines_alone_have_no_bands() =>
        Assert.Empty(new Picture(Chart.Contour<double, int, int, string>([[0, 1], [1, 2]], ShowScale: false, ContoursColoring: StyleParam.ContourColoring.Lines)).All("image"));

    [Fact]
    public void The_figure_is_Plotlys()
    {
        var trace = Picture.Json(Chart.Contour<double, int, int, string>([[0, 1], [1, 2]], NContours: 7, ContoursColoring: StyleParam.ContourColoring.Heatmap)).GetProperty("data")[0];
        Assert.Equal("contour", trace.GetProperty("type").GetString());
        Assert.Equal(7, trace.GetProperty("ncontours").GetInt32());
        Assert.Equal("heatmap", trace.GetProperty("contours").GetProperty("coloring").GetString());
    }

    [Fact]
    public void A_surface_shows_a_patch_for_each_cell_and_the_nearest_last()
    {
        var chart = Chart.Surface<double, double, double, string>([[0, 0, 0], [0, 0, 0], [0, 0, 1]], ShowScale: false);
        string[] fills = [.. new Picture(chart).All("path").Where(e => ((string)e.Attribute("d")!).EndsWith('Z')).Select(e => (string)e.Attribute("fill")!)];
        Assert.Equal(4, fills.Length);
        // The patch at the corner of the largest x and y is the nearest, and the only one that rises.
        Assert.Single(fills[..3].Distinct());
        Assert.NotEqual(fills[0], fills[3]);
    }

    [Fact]
    public void Numbers_that_are_all_the_same_lie_in_the_middle_of_a_scale_of_width_one()
    {
        // As in plotly.js: a constant of 3 has a scale from 2.5 to 3.5.
        double[][] flat = [[3, 3], [3, 3]];
        Assert.Single(new Picture(Chart.Surface<double, double, double, string>(flat, ShowScale: false)).All("path"), e => ((string)e.Attribute("d")!).EndsWith('Z'));
        var scale = new Picture(Chart.Heatmap<double, double, double, string>(flat)).Texts.Where(text => text[0] is '2' or '3').ToArray();
        Assert.Equal(("2.6", "3.4"), (scale.Min(), scale.Max()));
    }

    [Fact]
    public void A_surfaces_axes_belong_to_its_scene()
    {
        var chart = Chart.Surface<double, double, double, string>([[0, 1], [1, 2]])
            .WithXAxisStyle<double, double, string>(TitleText: "width", Id: StyleParam.SubPlotId.NewScene(1))
            .WithZAxisStyle(Title.init(Text: "height"));
        var scene = Picture.Json(chart).GetProperty("layout").GetProperty("scene");
        Assert.Equal("width", scene.GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("height", scene.GetProperty("zaxis").GetProperty("title").GetProperty("text").GetString());
        Assert.Contains("height", new Picture(chart).Texts);
        Assert.Contains("width", new Picture(chart).Texts);
    }

    [Fact]
    public void Rows_of_different_lengths_are_refused() =>
        Assert.StartsWith("Chart.Surface: row 0 has 2 values and row 1 has 1;", Assert.Throws<ArgumentException>(() => Chart.Surface<double, int, int, string>([[0, 1], [1]])).Message);
}
