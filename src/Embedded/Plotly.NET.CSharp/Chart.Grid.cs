using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>One chart of the traces of all, in the same axes.</summary>
    public static GenericChart Combine(IEnumerable<GenericChart> gCharts) =>
        GenericChart.combine(gCharts);

    /// <summary>An empty place in a grid.</summary>
    public static GenericChart Invisible() =>
        Build.Invisible();

    /// <summary>Charts in rows and columns, filled row by row.</summary>
    /// <remarks>Each chart keeps its axes. Titles of the charts are dropped; give <paramref name="SubPlotTitles"/>.</remarks>
    /// <exception cref="ArgumentException">There are more charts than cells, or not one title for each chart.</exception>
    public static GenericChart Grid(
        IEnumerable<GenericChart> gCharts, int nRows, int nCols, Optional<IEnumerable<string>> SubPlotTitles = default,
        Optional<Font> SubPlotTitleFont = default, Optional<double> SubPlotTitleOffset = default,
        Optional<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]> SubPlots = default, Optional<StyleParam.LinearAxisId[]> XAxes = default,
        Optional<StyleParam.LinearAxisId[]> YAxes = default, Optional<StyleParam.LayoutGridRowOrder> RowOrder = default,
        Optional<StyleParam.LayoutGridPattern> Pattern = default, Optional<double> XGap = default, Optional<double> YGap = default,
        Optional<Domain> Domain = default, Optional<StyleParam.LayoutGridXSide> XSide = default, Optional<StyleParam.LayoutGridYSide> YSide = default) =>
        SubPlots.IsSome || XAxes.IsSome || YAxes.IsSome
            ? throw new ArgumentException("Chart.Grid places charts row by row: leave SubPlots, XAxes and YAxes out.")
            : Subplots.Arrange(
                [.. gCharts], nRows, nCols, SubPlotTitles.Or([]).ToArray(), SubPlotTitleFont.IsSome ? SubPlotTitleFont.Value : null, new LayoutGrid().With("rows", nRows).With("columns", nCols)
                    .With("roworder", RowOrder).With("pattern", Pattern.Or(StyleParam.LayoutGridPattern.Independent)).With("xgap", XGap).With("ygap", YGap)
                    .With("domain", Domain).With("xside", XSide).With("yside", YSide));
}
