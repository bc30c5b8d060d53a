using System.Globalization;
using Plotly.NET.LayoutObjects;

namespace Plotly.NET.CSharp;

/// <summary>Puts charts into the cells of a grid: each gets axes of its own, numbered row by row.</summary>
internal static class Subplots
{
    /// <summary>Parts of a chart's layout that belong to one cell, or that a grid decides for all.</summary>
    private static readonly HashSet<string> PerCell = ["xaxis", "yaxis", "annotations", "title", "width", "height", "margin"];

    internal static GenericChart Arrange(GenericChart[] charts, int rows, int columns, string[] titles, Font? titleFont, LayoutGrid grid)
    {
        if (rows < 1 || columns < 1)
            throw new ArgumentException($"Chart.Grid: {rows} rows and {columns} columns make no grid; give at least one of each.");
        if (charts.Length > rows * columns)
        {
            throw new ArgumentException(
                $"Chart.Grid: {charts.Length} charts do not fit into {rows} × {columns} cells; give more rows, or fewer charts.");
        }

        if (titles.Length > 0 && titles.Length != charts.Length)
            throw new ArgumentException($"Chart.Grid: there are {titles.Length} titles for {charts.Length} charts; give one for each chart.");

        List<Trace> traces = [];
        List<object> annotations = [];
        var layout = new Layout();
        layout.Set("grid", grid);
        for (int cell = 0; cell < charts.Length; cell++)
        {
            GenericChart chart = charts[cell];
            if (chart.Layout["grid"] is not null || chart.Layout["xaxis2"] is not null || chart.Layout["yaxis2"] is not null)
                throw new ArgumentException($"Chart.Grid: chart {cell} has several axes already; a grid holds charts with one x and one y axis.");

            string number = cell == 0 ? "" : (cell + 1).ToString(CultureInfo.InvariantCulture);
            traces.AddRange(chart.Traces.Select(trace => trace.Clone().With("xaxis", "x" + number).With("yaxis", "y" + number)));
            layout.Set("xaxis" + number, chart.Layout.Part("xaxis")?.Copy() ?? new LinearAxis());
            layout.Set("yaxis" + number, chart.Layout.Part("yaxis")?.Copy() ?? new LinearAxis());
            foreach ((string name, object value) in chart.Layout.Properties.Where(p => !PerCell.Contains(p.Key)))
                layout.Set(name, value);

            annotations.AddRange(Values.Of(chart.Layout["annotations"]).OfType<Annotation>().Select(annotation =>
            {
                Annotation moved = annotation.Clone();
                if (moved.Text("xref") == "x") moved.Set("xref", "x" + number);
                if (moved.Text("yref") == "y") moved.Set("yref", "y" + number);
                return moved;
            }));
            if (titles.Length > 0) annotations.Add(Title(titles[cell], number, titleFont));
        }

        if (annotations.Count > 0) layout.Set("annotations", annotations);
        return GenericChart.Of(traces, layout);
    }

    /// <summary>A text in the middle over a cell.</summary>
    private static Annotation Title(string text, string number, Font? font)
    {
        Annotation title = new Annotation()
            .With("text", text).With("showarrow", false)
            .With("xref", $"x{number} domain").With("x", 0.5).With("xanchor", "center")
            .With("yref", $"y{number} domain").With("y", 1.0).With("yanchor", "bottom");
        return font is null ? title : title.With("font", font);
    }
}
