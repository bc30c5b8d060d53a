using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

/// <summary>Data that do not fit are refused in one sentence that says what to do.</summary>
public sealed class ErrorTests
{
    private static void Refused(string message, Action act) => Assert.Equal(message, Assert.ThrowsAny<ArgumentException>(act).Message);

    [Fact]
    public void X_and_y_of_different_length() => Refused(
        "Chart.Line: x has 3 values and y has 1 value; each point needs one of both.",
        () => Chart.Line<int, int, string>([1, 2, 3], [1]));

    [Fact]
    public void Keys_for_some_values_only() => Refused(
        "Chart.Column: there are 2 values and 3 keys; give one key for each value.",
        () => Chart.Column<int, string, string>([1, 2], Keys: new[] { "a", "b", "c" }));

    [Fact]
    public void Rows_of_different_length() => Refused(
        "Chart.Heatmap: row 0 has 2 values and row 1 has 3; all rows need the same length.",
        () => Chart.Heatmap<int, int, int, string>([[1, 2], [1, 2, 3]]));

    [Fact]
    public void Labels_for_some_columns_only() => Refused(
        "Chart.Heatmap: X has 1 value and there are 2 columns; give one label for each column.",
        () => Chart.Heatmap<int, string, int, string>([[1, 2]], X: new[] { "a" }));

    [Fact]
    public void Texts_for_some_cells_only() => Refused(
        "Chart.AnnotatedHeatmap: the texts are 1 × 1 and the cells are 1 × 2 (rows × columns); give one text for each cell.",
        () => Chart.AnnotatedHeatmap<int, int, int, string>([[1, 2]], [["a"]]));

    [Fact]
    public void A_histogram_of_nothing() => Refused(
        "Chart.Histogram: give the values as X (upright bars) or as Y (lying bars).",
        () => Chart.Histogram<int, int, string>());

    [Fact]
    public void More_charts_than_cells()
    {
        GenericChart one = Chart.Line<int, int, string>([1], [1]);
        Refused("Chart.Grid: 3 charts do not fit into 1 × 2 cells; give more rows, or fewer charts.", () => Chart.Grid([one, one, one], 1, 2));
        Refused("Chart.Grid: there are 1 titles for 2 charts; give one for each chart.", () => Chart.Grid([one, one], 1, 2, SubPlotTitles: new[] { "a" }));
        Refused("Chart.Grid: chart 0 has several axes already; a grid holds charts with one x and one y axis.", () => Chart.Grid([Chart.Grid([one, one], 1, 2)], 1, 1));
    }

    [Fact]
    public void A_size_that_is_not_positive() =>
        Assert.StartsWith("A chart's width is 0; it must be a positive number of pixels.", Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Line<int, int, string>([1], [1]).WithSize(Width: 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void No_values_at_all() =>
        Assert.StartsWith("Chart.Line: y is null; give a sequence of values.", Assert.Throws<ArgumentNullException>(() => Chart.Line<int, int, string>([1], null!)).Message, StringComparison.Ordinal);
}
