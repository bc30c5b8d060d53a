using Course.Training;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using Chart = Plotly.NET.CSharp.Chart;

namespace Course.Plotting;

/// <summary>The course's pictures, as Plotly.NET charts: a notebook shows what they return, and every method of Plotly.NET refines it.</summary>
/// <remarks>Series differ in colour and in dashes, so that they can be told apart in light and dark, on paper, and with any colour vision.</remarks>
public static partial class Plots
{
    private const int Points = 401;

    /// <summary>The graph of a function of one variable.</summary>
    /// <param name="f">The function; where it is NaN or infinite, the line has a gap.</param>
    /// <param name="from">Where the graph begins.</param>
    /// <param name="to">Where it ends; larger than where it begins.</param>
    /// <param name="x">What the horizontal axis is, with its unit.</param>
    /// <param name="y">What the vertical axis is, with its unit.</param>
    /// <exception cref="ArgumentException">The interval is empty or not finite.</exception>
    public static GenericChart Function(Func<double, double> f, double from, double to, string x = "x", string y = "f(x)") =>
        Functions(from, to, x, y, (y, f));

    /// <summary>The graphs of functions of one variable, in the same axes.</summary>
    /// <param name="from">Where the graphs begin.</param>
    /// <param name="to">Where they end; larger than where they begin.</param>
    /// <param name="x">What the horizontal axis is, with its unit.</param>
    /// <param name="y">What the vertical axis is, with its unit.</param>
    /// <param name="functions">Each with its name for the legend.</param>
    /// <exception cref="ArgumentException">The interval is empty or not finite, or there is no function.</exception>
    public static GenericChart Functions(double from, double to, string x, string y, params (string Name, Func<double, double> F)[] functions)
    {
        if (!(from < to && double.IsFinite(to - from))) throw new ArgumentException(FormattableString.Invariant($"A graph from {from} to {to} cannot be drawn: begin below where it ends, both finite."), nameof(to));
        double[] places = [.. Enumerable.Range(0, Points).Select(i => from + (to - from) * i / (Points - 1))];
        return Lines(places, x, y, [.. functions.Select(function => (function.Name, places.Select(function.F)))]);
    }

    /// <summary>Lines over common places.</summary>
    /// <param name="places">The horizontal coordinates.</param>
    /// <param name="x">What the horizontal axis is, with its unit.</param>
    /// <param name="y">What the vertical axis is, with its unit.</param>
    /// <param name="series">Each with its name for the legend and a value for every place; NaN leaves a gap.</param>
    /// <exception cref="ArgumentException">There is no series, or one has another number of values than there are places.</exception>
    public static GenericChart Lines(IReadOnlyList<double> places, string x, string y, params (string Name, IEnumerable<double> Values)[] series)
    {
        if (series.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one series.", nameof(series));
        return Chart.Combine(series.Select((s, i) => Line(places, s.Name, [.. s.Values], i, showLegend: series.Length > 1)))
            .WithXAxisStyle<double, double, string>(TitleText: x)
            .WithYAxisStyle<double, double, string>(TitleText: y)
            .WithSize(720, 400);
    }

    /// <summary>Curves of measurements that were taken one after the other, such as the loss of every step; the first is number 1.</summary>
    /// <param name="x">What is counted: "step", "epoch".</param>
    /// <param name="y">What the vertical axis is, with its unit.</param>
    /// <param name="series">Each with its name for the legend; lengths may differ.</param>
    /// <exception cref="ArgumentException">There is no series.</exception>
    public static GenericChart Curves(string x, string y, params (string Name, IEnumerable<double> Values)[] series)
    {
        (string Name, double[] Values)[] measured = [.. series.Select(s => (s.Name, s.Values.ToArray()))];
        double[] places = [.. Enumerable.Range(1, measured.Select(s => s.Values.Length).DefaultIfEmpty(0).Max()).Select(i => (double)i)];
        return Lines(places, x, y, [.. measured.Select(s => (s.Name, s.Values.Concat(Enumerable.Repeat(double.NaN, places.Length - s.Values.Length))))]);
    }

    /// <summary>The learning curves of a training: the loss of every epoch and, for a classifier, the accuracy beside it, on training and on validation samples.</summary>
    /// <param name="history">At least one epoch.</param>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public static GenericChart Curves(History history)
    {
        if (history.Count == 0) throw new ArgumentException("The history has no epochs: train first.", nameof(history));
        var loss = Panel("mean loss per sample", epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss, showLegend: true);
        if (!history.HasAccuracy) return loss.WithSize(720, 400);
        var accuracy = Panel("accuracy / %", epoch => 100 * epoch.TrainAccuracy, epoch => 100 * epoch.ValidationAccuracy, showLegend: false);
        return Chart.Grid([loss, accuracy], 1, 2).WithSize(960, 400);

        GenericChart Panel(string y, Func<EpochResult, double> train, Func<EpochResult, double> validation, bool showLegend)
        {
            double[] epochs = [.. history.Select(epoch => (double)epoch.Epoch)];
            var curves = new List<GenericChart> { Line(epochs, "training", [.. history.Select(train)], 0, showLegend) };
            if (history.HasValidation) curves.Add(Line(epochs, "validation", [.. history.Select(validation)], 1, showLegend));
            var panel = Chart.Combine(curves)
                .WithXAxisStyle<double, double, string>(TitleText: "epoch")
                .WithYAxisStyle<double, double, string>(TitleText: y);
            // Epochs are whole: no ticks between few of them.
            return history.Count > 10 ? panel : GenericChart.addLayout(new Layout().With("xaxis", new LinearAxis().With("dtick", 1)), panel);
        }
    }

    private static GenericChart Line(IReadOnlyList<double> x, string name, double[] y, int series, bool showLegend)
    {
        if (y.Length != x.Count) throw new ArgumentException($"\"{name}\" has {y.Length} values for {x.Count} places: there has to be one for each.");
        return Chart.Line<double, double, string>(
            x, y, ShowMarkers: x.Count <= 30 || y.Count(double.IsFinite) == 1, Name: name, ShowLegend: showLegend, MarkerColor: Palette.Colour(series),
            LineColor: Palette.Colour(series), LineWidth: 2.5, LineDash: Palette.Dash(series));
    }
}
