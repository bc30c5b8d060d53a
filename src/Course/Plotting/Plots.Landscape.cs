using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace Course.Plotting;

public static partial class Plots
{
    private const int GridPoints = 61;

    /// <summary>A loss over two parameters as lines of equal height, with the way that an optimiser took over it.</summary>
    /// <param name="loss">The loss at (x, y).</param>
    /// <param name="between">The interval of x.</param>
    /// <param name="and">The interval of y.</param>
    /// <param name="x">What the horizontal axis is, with its unit.</param>
    /// <param name="y">What the vertical axis is, with its unit.</param>
    /// <param name="value">What the loss is, with its unit.</param>
    /// <param name="path">The points that the optimiser visited, in order; none if null.</param>
    /// <exception cref="ArgumentException">An interval is empty.</exception>
    public static GenericChart LossContours(
        Func<double, double, double> loss, (double From, double To) between, (double From, double To) and,
        string x = "w₁", string y = "w₂", string value = "loss", IEnumerable<(double X, double Y)>? path = null)
    {
        var (across, down, heights) = Sample(loss, between, and);
        var contours = Chart.Contour<double, double, double, string>(
            heights, X: across, Y: down, ColorScale: Palette.Amounts, ColorBar: Scale(value), NContours: 20);
        (double X, double Y)[] steps = path is null ? [] : [.. path];
        var chart = steps.Length == 0 ? contours : Chart.Combine(
        [
            contours,
            Chart.Line<double, double, string>(
                steps.Select(step => step.X).ToArray(), steps.Select(step => step.Y).ToArray(), ShowMarkers: true, Name: "path", ShowLegend: false, LineColor: Palette.Colour(1), LineWidth: 2.5,
                MarkerColor: Palette.Colour(1), Marker: new Marker().With("size", 6)),
            Chart.Point<double, double, string>(
                [steps[0].X], [steps[0].Y], Name: "start", ShowLegend: false, MarkerColor: Palette.Colour(1), MarkerSymbol: StyleParam.MarkerSymbol.Diamond, Marker: new Marker().With("size", 11)),
        ]);
        return chart
            .WithXAxisStyle<double, double, string>(TitleText: x, MinMax: Tuple.Create(across[0], across[^1]))
            .WithYAxisStyle<double, double, string>(TitleText: y, MinMax: Tuple.Create(down[0], down[^1]))
            .WithSize(620, 460);
    }

    /// <summary>A loss over two parameters as a surface.</summary>
    /// <param name="loss">The loss at (x, y).</param>
    /// <param name="between">The interval of x.</param>
    /// <param name="and">The interval of y.</param>
    /// <param name="x">What the first axis is, with its unit.</param>
    /// <param name="y">What the second axis is, with its unit.</param>
    /// <param name="value">What the height is, with its unit.</param>
    /// <exception cref="ArgumentException">An interval is empty.</exception>
    public static GenericChart LossSurface(
        Func<double, double, double> loss, (double From, double To) between, (double From, double To) and, string x = "w₁", string y = "w₂", string value = "loss")
    {
        var (across, down, heights) = Sample(loss, between, and);
        var scene = new Scene().With("xaxis", Axis(x)).With("yaxis", Axis(y)).With("zaxis", Axis(value));
        var surface = Chart.Surface<double, double, double, string>(heights, X: across, Y: down, ColorScale: Palette.Amounts, ShowScale: false);
        return GenericChart.addLayout(new Layout().With("scene", scene), surface).WithSize(620, 480);

        static LinearAxis Axis(string title) => new LinearAxis().With("title", new Title().With("text", title));
    }

    private static (double[] Across, double[] Down, double[][] Heights) Sample(Func<double, double, double> f, (double From, double To) x, (double From, double To) y)
    {
        if (!(x.From < x.To && y.From < y.To))
            throw new ArgumentException(FormattableString.Invariant($"Nothing lies between ({x.From}, {x.To}) and ({y.From}, {y.To}): both intervals have to begin below where they end."));
        double[] Between((double From, double To) ends) => [.. Enumerable.Range(0, GridPoints).Select(i => ends.From + (ends.To - ends.From) * i / (GridPoints - 1))];
        var (across, down) = (Between(x), Between(y));
        return (across, down, [.. down.Select(v => across.Select(u => f(u, v)).ToArray())]);
    }
}
