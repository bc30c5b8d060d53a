using System.Globalization;

namespace Plotly.NET.CSharp;

/// <summary>Makes traces of data and says what is wrong with data that do not fit.</summary>
internal static class Build
{
    internal static Trace Scatter<TX, TY>(string caller, IEnumerable<TX> x, IEnumerable<TY> y, string mode)
    {
        TX[] xs = Values(caller, nameof(x), x);
        TY[] ys = Values(caller, nameof(y), y);
        if (xs.Length != ys.Length)
            throw new ArgumentException($"{caller}: x has {Count(xs.Length)} and y has {Count(ys.Length)}; each point needs one of both.");
        return new Trace("scatter").With("mode", mode).With("x", xs).With("y", ys);
    }

    internal static Trace Bubble<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, IEnumerable<int> sizes, string mode)
    {
        Trace trace = Scatter("Chart.Bubble", x, y, mode);
        int points = NET.Values.Of(trace["x"]).Length, given = Values("Chart.Bubble", nameof(sizes), sizes).Length;
        return points == given
            ? trace
            : throw new ArgumentException($"Chart.Bubble: there are {points} points and {given} sizes; give one size for each point.");
    }

    internal static string ModeOf(StyleParam.Mode mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return mode.ToString();
    }

    internal static string LineMode(Optional<bool> showMarkers, bool showText) => "lines" + (showMarkers.Or(false) ? "+markers" : "") + (showText ? "+text" : "");

    internal static string PointMode(bool showText) => "markers" + (showText ? "+text" : "");

    internal static Trace Bars<TValue, TKey>(string caller, IEnumerable<TValue> values, Optional<IEnumerable<TKey>> keys, string orientation)
    {
        TValue[] lengths = Values(caller, nameof(values), values);
        bool upright = orientation == "v";
        Trace trace = new Trace("bar").With("orientation", orientation);
        if (keys.IsSome)
        {
            TKey[] places = Values(caller, "Keys", keys.Value);
            if (places.Length != lengths.Length)
                throw new ArgumentException($"{caller}: there are {Count(lengths.Length)} and {places.Length} keys; give one key for each value.");
            trace.Set(upright ? "x" : "y", places);
        }

        return trace.With(upright ? "y" : "x", lengths);
    }

    internal static Trace Histogram(bool hasData) => hasData
        ? new Trace("histogram")
        : throw new ArgumentException("Chart.Histogram: give the values as X (upright bars) or as Y (lying bars).");

    internal static Trace Box(bool hasData) => hasData
        ? new Trace("box")
        : throw new ArgumentException("Chart.BoxPlot: give the values as Y (upright boxes) or as X (lying boxes).");

    internal static Trace Heatmap<TZ, TX, TY>(
        string caller, IEnumerable<IEnumerable<TZ>> zData, Optional<IEnumerable<TX>> x, Optional<IEnumerable<TY>> y, string type = "heatmap")
    {
        ArgumentNullException.ThrowIfNull(zData);
        TZ[][] rows = [.. zData.Select(row => row.ToArray())];
        int columns = SameLength(caller, rows);
        Trace trace = new Trace(type).With("z", rows);
        if (x.IsSome) trace.Set("x", Labels(caller, "X", "column", x.Value, columns));
        if (y.IsSome) trace.Set("y", Labels(caller, "Y", "row", y.Value, rows.Length));
        return trace;
    }

    internal static Trace Image(Optional<IEnumerable<IEnumerable<IEnumerable<int>>>> z, Optional<string> source)
    {
        if (source.IsSome) return new Trace("image").With("source", source.Value);
        if (!z.IsSome)
            throw new ArgumentException("Chart.Image: give the pixels as Z (rows of pixels of components) or an image's data URI as Source.");
        int[][][] rows = [.. z.Value.Select(row => row.Select(pixel => pixel.ToArray()).ToArray())];
        SameLength("Chart.Image", rows);
        if (rows.SelectMany(row => row).FirstOrDefault(pixel => pixel.Length is not (3 or 4)) is { } odd)
            throw new ArgumentException($"Chart.Image: a pixel has {odd.Length} components; it needs 3 (red, green, blue) or 4 (and opacity).");
        return new Trace("image").With("z", rows);
    }

    internal static GenericChart Invisible()
    {
        static LayoutObjects.LinearAxis Hidden() => new LayoutObjects.LinearAxis().With("visible", false);
        return GenericChart.Of([new Trace("scatter").With("x", Array.Empty<double>()).With("y", Array.Empty<double>())], new Layout())
            .WithAxis("xaxis", Hidden()).WithAxis("yaxis", Hidden());
    }

    /// <summary>Rows from above to below, as images have them.</summary>
    internal static GenericChart Reversed(this GenericChart chart, Optional<bool> reverse) =>
        reverse.Or(false) ? chart.WithAxis("yaxis", new LayoutObjects.LinearAxis().With("autorange", "reversed")) : chart;

    /// <summary>A text in the middle of each cell.</summary>
    internal static GenericChart Annotated(this GenericChart chart, Trace heatmap, IEnumerable<IEnumerable<string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        string[][] rows = [.. texts.Select(row => row.ToArray())];
        object?[][] z = [.. NET.Values.Of(heatmap["z"]).Select(NET.Values.Of)];
        if (rows.Length != z.Length || rows.Zip(z).Any(pair => pair.First.Length != pair.Second.Length))
        {
            throw new ArgumentException(
                $"Chart.AnnotatedHeatmap: the texts are {Shape(rows)} and the cells are {Shape(z)} (rows × columns); give one text for each cell.");
        }

        object?[] x = NET.Values.Of(heatmap["x"]), y = NET.Values.Of(heatmap["y"]);
        List<object> annotations = [];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[row].Length; column++)
            {
                annotations.Add(new LayoutObjects.Annotation()
                    .With("x", x.Length > 0 ? x[column]! : column).With("y", y.Length > 0 ? y[row]! : row)
                    .With("xref", "x").With("yref", "y").With("text", rows[row][column]).With("showarrow", false));
            }
        }

        return chart.Styled(layout => layout.Set("annotations", annotations));
    }

    private static T[] Values<T>(string caller, string name, IEnumerable<T> values) => values is null
        ? throw new ArgumentNullException(name, $"{caller}: {name} is null; give a sequence of values.")
        : [.. values];

    private static int SameLength<T>(string caller, T[][] rows)
    {
        int columns = rows.Length == 0 ? 0 : rows[0].Length;
        int odd = Array.FindIndex(rows, row => row.Length != columns);
        return odd < 0
            ? columns
            : throw new ArgumentException($"{caller}: row 0 has {Count(columns)} and row {odd} has {rows[odd].Length}; all rows need the same length.");
    }

    private static T[] Labels<T>(string caller, string name, string what, IEnumerable<T> labels, int count)
    {
        T[] given = [.. labels];
        return given.Length == count
            ? given
            : throw new ArgumentException($"{caller}: {name} has {Count(given.Length)} and there are {count} {what}s; give one label for each {what}.");
    }

    private static string Count(int count) => count == 1 ? "1 value" : count.ToString(CultureInfo.InvariantCulture) + " values";

    private static string Shape<T>(T[][] rows) => $"{rows.Length} × {(rows.Length == 0 ? 0 : rows.Max(row => row.Length))}";
}
