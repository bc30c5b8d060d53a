namespace Plotly.NET.Svg;

/// <summary>Boxes from quartile to quartile with whiskers.</summary>
internal sealed class BoxMark(Trace trace) : Mark(trace)
{
    private readonly List<(double Place, double[] Values)> boxes = [];

    private bool Upright => Trace.Text("orientation") switch
    {
        "h" => false,
        "v" => true,
        _ => Trace["y"] is not null,
    };

    private Axis Keys => Upright ? Panel.X : Panel.Y;

    private Axis Lengths => Upright ? Panel.Y : Panel.X;

    internal override bool XHasCategories => Upright || Values.AreCategories(Trace["x"]);

    internal override bool YHasCategories => !Upright || Values.AreCategories(Trace["y"]);

    /// <summary>The value below which a part of the sorted values lies, linear between neighbours.</summary>
    internal static double Quantile(double[] sorted, double part)
    {
        // Plotly's "linear" method: the k-th of n values stands at (k + 1/2) / n.
        double place = Math.Clamp((sorted.Length * part) - 0.5, 0, sorted.Length - 1);
        int below = (int)Math.Floor(place);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }

    internal override void Measure()
    {
        double[] values = Values.Numbers(Trace[Upright ? "y" : "x"]);
        object?[] keys = Values.Of(Trace[Upright ? "x" : "y"]);
        var groups = values.Select((value, i) => (Value: value, Key: keys.Length > 0 && i < keys.Length ? Values.Category(keys[i]) : Name ?? ""));
        foreach (var group in groups.Where(v => double.IsFinite(v.Value)).GroupBy(v => v.Key))
        {
            double[] sorted = [.. group.Select(v => Lengths.Place(v.Value)).Where(double.IsFinite).Order()];
            if (sorted.Length == 0) continue;
            boxes.Add((Keys.Place(group.Key), sorted));
            Lengths.IncludeEdge(sorted[0]);
            Lengths.IncludeEdge(sorted[^1]);
        }

        Lengths.Padding = Math.Max(Lengths.Padding, 0.06);
    }

    internal override void Draw(SvgWriter svg)
    {
        BoxMark[] together = [.. Panel.Marks.OfType<BoxMark>()];
        bool shared = together.Length > 1 && together.SelectMany(m => m.boxes.Select(b => b.Place)).GroupBy(p => p).Any(g => g.Count() > 1);
        int index = Array.IndexOf(together, this);
        double own = shared ? 0.8 / together.Length : 0.5, shift = shared ? ((index + 0.5) * own) - 0.4 : 0;
        string line = Css(Trace.Part("line")?["color"]) ?? Css(Trace.Part("marker")?["color"]) ?? Color, fill = Css(Trace["fillcolor"]) ?? line;
        double width = Trace.Part("line").Number("width") ?? 1.5;
        foreach ((double place, double[] values) in boxes)
        {
            double first = Quantile(values, 0.25), median = Quantile(values, 0.5), third = Quantile(values, 0.75);
            double reach = 1.5 * (third - first);
            double lowest = values.First(v => v >= first - reach), highest = values.Last(v => v <= third + reach);
            double a = Keys.Pixel(place + shift - (own * 0.45)), b = Keys.Pixel(place + shift + (own * 0.45)), m = (a + b) / 2;
            (double X, double Y) At(double across, double along) => Upright ? (across, Lengths.Pixel(along)) : (Lengths.Pixel(along), across);
            double cap = (b - a) / 4;
            string path = Path.Of(At(a, first), At(b, first), At(b, third), At(a, third)) + "Z";
            svg.Element(
                "path",
                [("d", path), ("fill", fill), ("fill-opacity", Css(Trace["fillcolor"]) is null ? 0.35 * Opacity : Opacity), ("stroke", line), ("stroke-width", width)],
                $"median {Ticks.Short(median)}, quartiles {Ticks.Short(first)} and {Ticks.Short(third)}, {values.Length} values");
            svg.Element("path", [("d", Path.Of(At(a, median), At(b, median))), ("stroke", line), ("stroke-width", width * 1.6), ("fill", "none")]);
            svg.Element("path", [("d", Path.Of(At(m, first), At(m, lowest)) + Path.Of(At(m, third), At(m, highest)) + Path.Of(At(m - cap, lowest), At(m + cap, lowest))
                + Path.Of(At(m - cap, highest), At(m + cap, highest))), ("stroke", line), ("stroke-width", width), ("fill", "none")]);
            if (Trace["boxpoints"] is IStyleParam choice && choice.Convert() is false) continue;
            var outliers = new System.Text.StringBuilder();
            foreach (double value in values.Where(v => v < lowest || v > highest))
            {
                (double x, double y) = At(m, value);
                MarkerShape.Append(outliers, "circle", x, y, 2);
            }

            if (outliers.Length > 0) svg.Element("path", [("d", outliers.ToString()), ("fill", line)]);
        }
    }
}
