using System.Globalization;
using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.LayoutObjects;
using TorchSharp;
using static TorchSharp.torch;
using Chart = Plotly.NET.CSharp.Chart;

namespace Course.Plotting;

public static partial class Plots
{
    /// <summary>How the activations, or the gradients, of layers are distributed: a histogram for each, one above the other over the same axis.</summary>
    /// <param name="x">What the values are, with their unit: "activation".</param>
    /// <param name="layers">Each with its name and its values, of any shape; those that are not finite are left out and counted in the heading.</param>
    /// <exception cref="ArgumentException">There is no layer, or one has no finite values.</exception>
    public static GenericChart Histograms(string x, params (string Name, Tensor Values)[] layers)
    {
        const int bins = 40;
        if (layers.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one layer.", nameof(layers));
        (string Name, double[] All, double[] Finite)[] read = [.. layers.Select(layer => (layer.Name, All: layer.Values.Doubles())).Select(layer => (layer.Name, layer.All, layer.All.Where(double.IsFinite).ToArray()))];
        if (read.FirstOrDefault(layer => layer.Finite.Length == 0) is { Name: { } empty }) throw new ArgumentException($"\"{empty}\" has no finite values to draw.", nameof(layers));
        var (least, most) = (read.Min(layer => layer.Finite.Min()), read.Max(layer => layer.Finite.Max()));
        if (least == most) (least, most) = (least - Math.Max(0.5, Math.Abs(least) / 2), most + Math.Max(0.5, Math.Abs(most) / 2));
        var width = (most - least) / bins;
        double[] middles = [.. Enumerable.Range(0, bins).Select(bin => least + (bin + 0.5) * width)];

        GenericChart[] panels = [.. read.Select((layer, i) =>
        {
            var shares = new double[bins];
            foreach (var value in layer.Finite) shares[Math.Min(bins - 1, (int)((value - least) / width))] += 100.0 / layer.All.Length;
            var panel = Chart.Column<double, double, string>(shares, Keys: middles, Width: width, MarkerColor: Palette.Colour(0), ShowLegend: false, Name: layer.Name)
                .WithYAxisStyle<double, double, string>(TitleText: "share / %")
                .WithXAxisStyle<double, double, string>(MinMax: Tuple.Create(least, most));
            return i == read.Length - 1 ? panel.WithXAxisStyle<double, double, string>(TitleText: x) : panel;
        })];
        string[] titles = [.. read.Select(layer => layer.Name + Remarks(layer.All))];
        return Chart.Grid(panels, panels.Length, 1, SubPlotTitles: titles).WithSize(640, 60 + 170 * panels.Length);

        static string Remarks(double[] values)
        {
            string Share(Func<double, bool> counts, string what) => values.Count(counts) is > 0 and var count
                ? string.Create(CultureInfo.InvariantCulture, $", {100.0 * count / values.Length:0.#} % {what}") : "";
            return Share(value => value == 0, "zero") + Share(value => !double.IsFinite(value), "not finite");
        }
    }

    /// <summary>What attends to what: a row for each query, a column for each key, brighter the larger the weight.</summary>
    /// <param name="weights">[queries, keys]; each row sums to 1.</param>
    /// <param name="queries">The token of each row.</param>
    /// <param name="keys">The token of each column; those of the rows if null.</param>
    /// <exception cref="ArgumentException">The shape is another one, or there is not one token for each row and column.</exception>
    public static GenericChart Attention(Tensor weights, IReadOnlyList<string> queries, IReadOnlyList<string>? keys = null)
    {
        keys ??= queries;
        if (weights.ndim != 2 || weights.shape[0] != queries.Count || weights.shape[1] != keys.Count || weights.NumberOfElements == 0)
            throw new ArgumentException($"Weights of shape {weights.ShapeText()} do not go with {queries.Count} queries and {keys.Count} keys: [queries, keys] with at least one of each is expected.", nameof(weights));
        var (width, height) = (Math.Clamp(30 * keys.Count, 200, 640), Math.Clamp(30 * queries.Count, 200, 640));
        var map = Chart.Heatmap<double, double, double, string>(
            weights.Rows(), X: Numbers(keys.Count), Y: Numbers(queries.Count), ColorScale: Palette.Amounts, ReverseYAxis: true,
            ColorBar: Scale("attention weight"));
        return GenericChart.addLayout(new Layout().With("xaxis", Tokens("key", keys, angle: -45)).With("yaxis", Tokens("query", queries, angle: 0)), map)
            .WithSize(width + 200, height + 120);

        static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (double)i)];

        // By number, because a token may occur twice. Spaces and line ends, which would not be seen, are drawn as marks.
        LinearAxis Tokens(string title, IReadOnlyList<string> tokens, int angle) => new LinearAxis()
            .With("title", new Title().With("text", title)).With("tickvals", Numbers(tokens.Count)).With("tickangle", angle)
            .With("ticktext", tokens.Select(token => token.Replace(' ', '␣').Replace("\n", "⏎")).ToArray());
    }

    /// <summary>An image and beside it what an explanation says about its pixels.</summary>
    /// <param name="image">One image: [1, C, H, W], [C, H, W] or [H, W], as for <see cref="ImageGrid"/>.</param>
    /// <param name="map">[h, w], or with ones before it, such as from saliency, occlusion or Grad-CAM; its resolution may be another one. Where it has values below zero, blue is below and red above.</param>
    /// <param name="value">What the map holds, with its unit: "fall of the score".</param>
    /// <exception cref="ArgumentException">It is not one image, or not one map.</exception>
    public static GenericChart Attribution(Tensor image, Tensor map, string value)
    {
        using var scope = NewDisposeScope();
        if (map.ndim < 2 || map.shape[..^2].Any(size => size != 1) || map.NumberOfElements == 0)
            throw new ArgumentException($"A map of shape {map.ShapeText()} cannot be drawn: one map, [h, w], is expected.", nameof(map));
        if (image.ndim is < 2 or > 4 || (image.ndim == 4 && image.shape[0] != 1))
            throw new ArgumentException($"An image of shape {image.ShapeText()} cannot be drawn: one image, [1, C, H, W], is expected.", nameof(image));
        var picture = ImageGrid(image.reshape([1, image.ndim == 2 ? 1 : image.shape[^3], image.shape[^2], image.shape[^1]]));
        var rows = map.reshape(map.shape[^2], map.shape[^1]).Rows();
        var (least, most) = (rows.Min(row => row.Min()), rows.Max(row => row.Max()));
        var heat = Bare(Chart.Heatmap<double, int, int, string>(
            rows, ColorScale: least < 0 ? AroundZero(least, most) : Palette.Amounts, ReverseYAxis: true, ColorBar: Scale(value)));
        return Chart.Grid([picture, heat], 1, 2).WithSize(720, 330);
    }
}
