using Course.Training;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.TraceObjects;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Chart = Plotly.NET.CSharp.Chart;
using Color = Plotly.NET.Color;

namespace Course.Plotting;

public static partial class Plots
{
    /// <summary>Where a classifier of two features changes its mind: the plane in the colour of the class that it predicts there, with the points over it.</summary>
    /// <param name="model">Takes [N, 2], gives scores [N, K], or for two classes one logit, [N] or [N, 1]; runs as for evaluation.</param>
    /// <param name="points">[N, 2], at least one.</param>
    /// <param name="labels">The true classes, int64 [N].</param>
    /// <param name="classNames">The names of the classes; "class 0" and so on if null.</param>
    /// <param name="x">What the first feature is, with its unit.</param>
    /// <param name="y">What the second feature is, with its unit.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static GenericChart DecisionBoundary(
        Module<Tensor, Tensor> model, Tensor points, Tensor labels, IReadOnlyList<string>? classNames = null, string x = "x₁", string y = "x₂")
    {
        const int resolution = 160;
        var series = ClassPoints(points, labels, classNames);
        var places = points.Rows();
        double[] across = Places(places.Select(place => place[0]), resolution), down = Places(places.Select(place => place[1]), resolution);
        double[][] classes;
        using (NewDisposeScope())
        using (no_grad())
        using (TrainingMode.Off(model))
        {
            double[] plane = [.. down.SelectMany(v => across.SelectMany(u => new[] { u, v }))];
            var scores = model.call(tensor(plane, resolution * resolution, 2).to(points.dtype).to(points.device));
            if (scores.ndim is not (1 or 2) || scores.shape[0] != resolution * resolution)
                throw new ArgumentException($"The model gives the shape {scores.ShapeText()} for {resolution * resolution} points: scores [N, K] or logits [N] are expected.", nameof(model));
            var predicted = scores.ndim == 2 && scores.shape[1] > 1 ? scores.argmax(1) : scores.reshape(-1).gt(0);
            classes = [.. predicted.Doubles().Chunk(resolution)];
        }
        var region = Chart.Heatmap<double, double, double, string>(classes, X: across, Y: down, ColorScale: Regions(classes), ShowScale: false);
        return Chart.Combine(series.Prepend(region))
            .WithXAxisStyle<double, double, string>(TitleText: x)
            .WithYAxisStyle<double, double, string>(TitleText: y)
            .WithSize(600, 440);
    }

    /// <summary>Points of the plane, such as an embedding reduced to two dimensions, each class in its colour and symbol.</summary>
    /// <param name="points">[N, 2], at least one.</param>
    /// <param name="labels">The classes, int64 [N].</param>
    /// <param name="classNames">The names of the classes; "class 0" and so on if null.</param>
    /// <param name="x">What the first coordinate is, with its unit.</param>
    /// <param name="y">What the second coordinate is, with its unit.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static GenericChart Embedding(
        Tensor points, Tensor labels, IReadOnlyList<string>? classNames = null, string x = "first component", string y = "second component") =>
        Chart.Combine(ClassPoints(points, labels, classNames))
            .WithXAxisStyle<double, double, string>(TitleText: x)
            .WithYAxisStyle<double, double, string>(TitleText: y)
            .WithSize(640, 460);

    private static List<GenericChart> ClassPoints(Tensor points, Tensor labels, IReadOnlyList<string>? names)
    {
        if (points.ndim != 2 || points.shape[1] != 2 || points.shape[0] == 0 || labels.ndim != 1 || labels.shape[0] != points.shape[0])
            throw new ArgumentException($"Points of shape {points.ShapeText()} do not go with labels of shape {labels.ShapeText()}: [N, 2] and [N] with at least one point are expected.");
        var (places, classes) = (points.Rows(), labels.Longs());
        if (classes.Min() < 0) throw new ArgumentException($"A label is {classes.Min()}: classes are counted from 0 on.", nameof(labels));
        if (names is not null && classes.Max() >= names.Count)
            throw new ArgumentException($"The labels go from {classes.Min()} to {classes.Max()}, and there are names for 0 to {names.Count - 1}.", nameof(labels));
        // Many points hide each other unless they are small.
        var size = places.Length > 1000 ? 4 : places.Length > 300 ? 6 : 8;
        // An edge of white lifts large points off the veil of their own class, and off each other.
        Marker Marks() => size < 6 ? new Marker().With("size", size) : new Marker().With("size", size).With("line", new Line().With("width", 0.75).With("color", "#ffffff"));
        return [.. Enumerable.Range(0, (int)classes.Max() + 1).Where(c => classes.Contains(c)).Select(c =>
        {
            double[][] own = [.. places.Where((_, i) => classes[i] == c)];
            return Chart.Point<double, double, string>(
                own.Select(place => place[0]).ToArray(), own.Select(place => place[1]).ToArray(), Name: names?[c] ?? $"class {c}", ShowLegend: true,
                MarkerColor: Palette.Colour(c), MarkerSymbol: Palette.Symbol(c), Marker: Marks());
        })];
    }

    /// <summary>Evenly spaced places from a little before the first value to a little after the last.</summary>
    private static double[] Places(IEnumerable<double> values, int count)
    {
        var (least, most) = (values.Min(), values.Max());
        var margin = most > least ? 0.08 * (most - least) : 1;
        return [.. Enumerable.Range(0, count).Select(i => least - margin + (most - least + 2 * margin) * i / (count - 1))];
    }

    /// <summary>A scale of one veil for each class, without passages between them.</summary>
    private static StyleParam.Colorscale Regions(double[][] classes)
    {
        var (first, last) = ((int)classes.Min(row => row.Min()), (int)classes.Max(row => row.Max()));
        List<Tuple<double, Color>> stops = [];
        for (var c = first; c <= last; c++)
        {
            double Edge(double place) => last == first ? place > c ? 1 : 0 : Math.Clamp((place - first) / (last - first), 0, 1);
            stops.Add(Tuple.Create(Edge(c - 0.5), Palette.Veil(c)));
            stops.Add(Tuple.Create(Edge(c + 0.5), Palette.Veil(c)));
        }
        return StyleParam.Colorscale.NewCustom(stops);
    }
}
