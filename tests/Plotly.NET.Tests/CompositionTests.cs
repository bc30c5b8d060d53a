using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

/// <summary>Bands, error bars, shapes, texts with arrows, and layouts that are added.</summary>
public sealed class CompositionTests
{
    private static readonly double[] X = [1, 2, 3];

    private static Annotation Note(string text) =>
        Annotation.init<double, double, double, string, double, string, double, string, double, string>(X: 2.0, Y: 2.0, Text: text, AX: 40.0, AY: -40.0);

    [Fact]
    public void A_band_has_the_colour_of_its_line()
    {
        var picture = new Picture(Chart.Range<double, double, string>(X, [1, 2, 3], [2, 3, 4], [0, 1, 2], StyleParam.Mode.Lines, Name: "mean"));
        var band = Assert.Single(picture.All("path"), p => p.Attribute("fill-opacity") is not null);
        var line = Assert.Single(picture.All("path"), p => (string?)p.Attribute("stroke-linejoin") == "round");
        Assert.Equal((string?)line.Attribute("stroke"), (string?)band.Attribute("fill"));
        Assert.Equal(6, ((string)band.Attribute("d")!).Split('M', 'L').Length - 1);   // three points there and three back
    }

    [Fact]
    public void Error_bars_fit_into_the_range()
    {
        GenericChart chart = Chart.Point<double, double, string>(X, [1, 2, 3]).WithYErrorStyle<double, double>(Array: new[] { 0.5, 0.5, 97 });
        Assert.Contains("100", new Picture(chart).Texts);
        Assert.Equal("[0.5,0.5,97]", Picture.Json(chart).GetProperty("data")[0].GetProperty("error_y").GetProperty("array").GetRawText());
    }

    [Fact]
    public void Overlaid_histograms_begin_at_the_same_place()
    {
        GenericChart both = Chart.Combine([Chart.Histogram<double, double, string>(X: X), Chart.Histogram<double, double, string>(X: X)]);
        static int Places(GenericChart chart) => new Picture(chart).All("rect").Select(r => Picture.Number(r, "x")).Distinct().Count();
        Assert.Equal(6, Places(both));
        Assert.Equal(3, Places(both.WithLayout(Layout.init<string>(BarMode: StyleParam.BarMode.Overlay))));
    }

    [Fact]
    public void A_shape_stands_at_its_data()
    {
        GenericChart chart = Chart.Line<double, double, string>([0, 10], [0, 10]).WithLayout(Layout.init<string>(Shapes: new[]
        {
            Shape.init<double, double, double, double>(ShapeType: StyleParam.ShapeType.Rectangle, X0: 0.0, X1: 10.0, Y0: 4.0, Y1: 6.0, FillColor: Color.fromHex("#abcdef")),
        }));
        var picture = new Picture(chart);
        string path = (string)picture.All("path").Single(p => (string?)p.Attribute("fill") == "#abcdef").Attribute("d")!;
        double[] y = [.. new[] { "4", "6" }.Select(label => Picture.Number(picture.All("text").First(t => t.Value == label && (string?)t.Attribute("text-anchor") == "end"), "y") - (12 * 0.35))];
        double top = double.Parse(path[1..].Split(',', 'H')[1], System.Globalization.CultureInfo.InvariantCulture);
        double bottom = double.Parse(path.Split('V', 'H')[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(y[1], top, 0.2);
        Assert.Equal(y[0], bottom, 0.2);
    }

    [Fact]
    public void Layouts_that_are_added_keep_the_texts_that_are_there()
    {
        GenericChart chart = Chart.Line<double, double, string>(X, X)
            .WithLayout(Layout.init<string>(Annotations: new[] { Note("one") })).WithLayout(Layout.init<string>(Annotations: new[] { Note("two") }, PaperBGColor: Color.fromString("white")));
        var picture = new Picture(chart);
        Assert.Contains("one", picture.Texts);
        Assert.Contains("two", picture.Texts);
        Assert.Equal("#ffffff", (string?)picture.All("rect").First().Attribute("fill"));
    }

    [Fact]
    public void Bubbles_have_their_sizes_as_diameters()
    {
        string[] paths = [.. new Picture(Chart.Bubble<double, double, string>([1, 2], [1, 2], [10, 30])).All("path").Select(p => (string)p.Attribute("d")!).Where(d => d.Contains('a', StringComparison.Ordinal))];
        Assert.Contains("a5,5 0 1,0 10,0", paths[0], StringComparison.Ordinal);
        Assert.Contains("a15,15 0 1,0 30,0", paths[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_from_numbers_go_through_the_scale()
    {
        GenericChart chart = Chart.Point<double, double, string>(X, X, MarkerColor: Color.fromColorScaleValues<double>([0, 1, 2]), MarkerColorScale: StyleParam.Colorscale.Bluered);
        Assert.Equal(["#0000ff", "#800080", "#ff0000"], new Picture(chart).All("path").Where(p => p.HasElements).Select(p => (string)p.Attribute("fill")!));
    }

    [Fact]
    public void A_hollow_symbol_has_an_outline_only()
    {
        var symbol = StyleParam.MarkerSymbol.NewModified(StyleParam.MarkerSymbol.Circle, StyleParam.SymbolStyle.Open);
        Assert.Equal("circle-open", symbol.ToString());
        Assert.Equal(3, new Picture(Chart.Point<double, double, string>(X, X, MarkerSymbol: symbol)).All("path").Count(p => p.HasElements && (string?)p.Attribute("fill") == "none"));
    }
}
