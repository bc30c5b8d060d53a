using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

/// <summary>.NET Interactive's own formatting package shows charts as pictures.</summary>
public sealed class FormattingTests
{
    private static readonly GenericChart One = Chart.Line<double, double, string>([1, 2], [3, 4]).WithTitle("Shown");

    [Fact]
    public void A_chart_is_shown_as_its_picture() => Assert.Equal(GenericChart.toChartHTML(One), One.ToDisplayString("text/html"));

    [Fact]
    public void Html_is_the_way_that_a_chart_prefers() =>
        Assert.Equal(["text/html"], Formatter.GetPreferredMimeTypesFor(One.GetType()));

    [Fact]
    public void A_list_of_charts_shows_pictures() =>
        Assert.Contains("<svg", new { Chart = One }.ToDisplayString("text/html"), StringComparison.Ordinal);

    [Fact]
    public void A_front_end_that_draws_itself_gets_the_figure() =>
        Assert.Equal(GenericChart.toFigureJson(One), One.ToDisplayString("application/vnd.plotly.v1+json"));
}
