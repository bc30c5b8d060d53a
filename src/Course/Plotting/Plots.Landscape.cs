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
        return OverThePlane(chart, across, down, x, y);
    }

    /// <summary>A loss over two parameters as lines of equal height on a pale ground, with the ways of several optimisers over it: each with its colour and symbol, and a mark for every step.</summary>
    /// <param name="loss">The loss at (x, y).</param>
    /// <param name="between">The interval of x.</param>
    /// <param name="and">The interval of y.</param>
    /// <param name="paths">Each with its name for the legend and the points that it visited, in order. Later ones are drawn over earlier ones.</param>
    /// <exception cref="ArgumentException">An interval is empty, or there is no path.</exception>
    public static GenericChart LossPaths(
        Func<double, double, double> loss, (double From, double To) between, (double From, double To) and, params (string Name, IEnumerable<(double X, double Y)> Points)[] paths)
    {
        if (paths.Length == 0)
            throw new ArgumentException("There is no path: give at least one, or draw the loss alone with LossContours.", nameof(paths));
        var (across, down, heights) = Sample(loss, between, and);
        var chart = Chart.Combine(
        [
            Chart.Contour<double, double, double, string>(heights, X: across, Y: down, ColorScale: Palette.Shares, ColorBar: Scale("loss"), NContours: 20),
            .. paths.Select((path, series) =>
            {
                (double X, double Y)[] steps = [.. path.Points];
                return Chart.Line<double, double, string>(
                    steps.Select(step => step.X).ToArray(), steps.Select(step => step.Y).ToArray(), ShowMarkers: true, Name: path.Name, ShowLegend: true,
                    LineColor: OnPale(series), LineWidth: 2, MarkerColor: OnPale(series), MarkerSymbol: Palette.Symbol(series), Marker: new Marker().With("size", 6));
            }),
        ]);
        return OverThePlane(chart, across, down, "w₁", "w₂")
            .WithLegendStyle(X: 0, Y: 1.13, Orientation: StyleParam.Orientation.Horizontal)
            .WithSize(680, 480);
    }

    /// <summary>The palette's colours without the one that the pale blue ground swallows.</summary>
    private static Color OnPale(int series) => Palette.Colour(series % 5);

    private static GenericChart OverThePlane(GenericChart chart, double[] across, double[] down, string x, string y) => chart
        .WithXAxisStyle<double, double, string>(TitleText: x, MinMax: Tuple.Create(across[0], across[^1]))
        .WithYAxisStyle<double, double, string>(TitleText: y, MinMax: Tuple.Create(down[0], down[^1]))
        .WithSize(620, 460);

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
