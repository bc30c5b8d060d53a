namespace Plotly.NET.Svg;

/// <summary>Bars, and histograms, whose bars are counted first.</summary>
internal sealed class BarMark(Trace trace) : Mark(trace)
{
    private readonly List<Bar> bars = [];
    private HistogramBins? bins;

    /// <summary>Whether the bars stand upright.</summary>
    private bool Upright => Trace.Type == "histogram" ? Trace.Text("orientation") is "v" || (Trace.Text("orientation") is null && Trace["x"] is not null) : Trace.Text("orientation") != "h";

    private Axis Keys => Upright ? Panel.X : Panel.Y;

    private Axis Lengths => Upright ? Panel.Y : Panel.X;

    private string Fill => Css(Trace.Part("marker")?["color"]) ?? Color;

    internal override bool XHasCategories => Values.AreCategories(Upright ? Trace["x"] : Trace.Type == "bar" ? Trace["x"] : null);

    internal override bool YHasCategories => Values.AreCategories(Upright ? (Trace.Type == "bar" ? Trace["y"] : null) : Trace["y"]);

    internal override void Measure()
    {
        if (Trace.Type == "histogram")
            CountValues();
        else
            ReadBars();
    }

    /// <summary>Gives the bars of one panel their places, beside each other or on top of each other.</summary>
    internal static void Arrange(IReadOnlyList<BarMark> marks, Layout layout)
    {
        if (marks.Count == 0) return;
        string mode = layout.Text("barmode") ?? "group";
        double[] keys = [.. marks.SelectMany(mark => mark.bars).Select(bar => bar.Key).Distinct().Order()];
        double step = marks.FirstOrDefault(mark => mark.bins is not null)?.bins?.Size ?? (keys.Length < 2 ? 1 : keys.Zip(keys.Skip(1), (a, b) => b - a).Min());
        bool onlyHistograms = marks.All(mark => mark.Trace.Type == "histogram");
        double gap = layout.Number("bargap") ?? (onlyHistograms ? 0.03 : 0.2);
        double full = step * (1 - gap);
        bool group = mode == "group" && marks.Count > 1;
        Dictionary<(double Key, bool Positive), double> tops = [];
        for (int i = 0; i < marks.Count; i++)
        {
            BarMark mark = marks[i];
            double own = group ? full / marks.Count : full;
            double shift = group ? ((i + 0.5) * own) - (full / 2) : 0;
            object? widths = mark.Trace["width"];
            double[] several = widths is null or double or int or float ? [] : Values.Numbers(widths);
            for (int b = 0; b < mark.bars.Count; b++)
            {
                Bar bar = mark.bars[b];
                double width = b < several.Length ? several[b] : mark.Trace.Number("width") ?? own;
                double bottom = bar.Base;
                if (mode is "stack" or "relative")
                {
                    var key = (bar.Key, bar.Length >= 0);
                    bottom = tops.GetValueOrDefault(key);
                    tops[key] = bottom + bar.Length;
                }

                mark.bars[b] = bar with { From = bar.Key + shift - (width / 2), To = bar.Key + shift + (width / 2), Base = bottom };
                mark.Keys.Include(bar.Key);
                mark.Keys.IncludeEdge(bar.Key - (step / 2));
                mark.Keys.IncludeEdge(bar.Key + (step / 2));
                mark.Lengths.Include(mark.Lengths.Kind == AxisKind.Log ? Math.Log10(bottom + bar.Length) : bottom + bar.Length);
                if (mark.Lengths.Kind != AxisKind.Log) mark.Lengths.Include(bottom);
            }

            mark.Keys.Tight = true;
            mark.Keys.Cells = !onlyHistograms && mark.Keys.Kind == AxisKind.Linear;
            mark.Lengths.StandsOnZero = true;
            mark.Lengths.Padding = Math.Max(mark.Lengths.Padding, 0.06);
        }
    }

    internal override void Draw(SvgWriter svg)
    {
        string[]? colors = Trace.Part("marker")?["color"] is Color { Value: object[] list } ? [.. list.Select(c => c as string ?? Color)] : null;
        double[]? scaled = Trace.Part("marker")?["color"] is Color { Value: double[] values } ? values : null;
        ColorScale? scale = scaled is null ? null : ColorScale.Of(Trace.Part("marker")?["colorscale"], Trace.Part("marker").Truth("reversescale") == true);
        (double low, double high) = scaled is null ? (0, 1) : ColorBarBox.Bounds(Trace.Part("marker")!, scaled, "c");
        object?[] texts = Trace["text"] is string one ? [.. bars.Select(_ => one)] : Values.Of(Trace["text"]);
        DynamicObj.DynamicObj? outline = Trace.Part("marker").Part("line");
        string? stroke = Css(outline?["color"]);
        double floor = Lengths.Kind == AxisKind.Log ? Math.Min(Lengths.From, Lengths.To) : double.NaN;
        for (int i = 0; i < bars.Count; i++)
        {
            Bar bar = bars[i];
            if (bar.Length == 0 && bins is not null) continue;
            double foot = double.IsNaN(floor) ? bar.Base : floor;
            double top = double.IsNaN(floor) ? bar.Base + bar.Length : Math.Log10(bar.Base + bar.Length);
            if (!double.IsFinite(top)) continue;
            double a = Keys.Pixel(bar.From), b = Keys.Pixel(bar.To), c = Lengths.Pixel(foot), d = Lengths.Pixel(top);
            (double left, double right, double upper, double lower) = Upright ? (Math.Min(a, b), Math.Max(a, b), Math.Min(c, d), Math.Max(c, d)) : (Math.Min(c, d), Math.Max(c, d), Math.Min(a, b), Math.Max(a, b));
            string fill = scaled is not null && i < scaled.Length ? scale!.At(high > low ? (scaled[i] - low) / (high - low) : 0.5).ToString()
                : colors is not null && i < colors.Length ? colors[i] : Fill;
            svg.Element(
                "rect",
                [("x", left), ("y", upper), ("width", Math.Max(0.1, right - left)), ("height", Math.Max(0.1, lower - upper)), ("fill", fill),
                    ("fill-opacity", Opacity == 1 ? null : Opacity), ("stroke", stroke), ("stroke-width", stroke is null ? null : outline.Number("width") ?? 1)],
                bars.Count <= 300 ? Tooltip(bar) : null);
            if (i < texts.Length) DrawText(svg, Values.Category(texts[i]), fill, left, right, upper, lower, bar.Length < 0);
        }
    }

    private string Tooltip(Bar bar)
    {
        string key = bins is { } b ? $"{Ticks.Short(b.Start + (b.Of(bar.Key) * b.Size))} to {Ticks.Short(b.Start + ((b.Of(bar.Key) + 1) * b.Size))}" : bar.Label;
        return $"{(Name is null ? "" : Name + " ")}{key}: {Ticks.Short(bar.Length)}";
    }

    private void DrawText(SvgWriter svg, string text, string fill, double left, double right, double upper, double lower, bool negative)
    {
        string position = Trace["textposition"] is IStyleParam choice ? Json.Text(choice.Convert()) : "auto";
        if (position == "none") return;
        double width = TextWidth.Of(text, 12);
        bool inside = position == "inside" || (position == "auto" && (Upright ? lower - upper > 18 && right - left > width : right - left > width + 10));
        string? ink = inside && Rgb.TryParse(fill, out Rgb rgb) ? rgb.Ink : "currentColor";
        if (Upright)
            svg.Text((left + right) / 2, inside ? (negative ? lower - 5 : upper + 14) : negative ? lower + 14 : upper - 4, text, 12, "middle", ink);
        else
            svg.Text(inside ? right - 5 : negative ? left - 4 : right + 4, ((upper + lower) / 2) + 4, text, 12, inside || negative ? "end" : "start", ink);
    }

    private void ReadBars()
    {
        object?[] lengths = Values.Of(Trace[Upright ? "y" : "x"]), keys = Values.Of(Trace[Upright ? "x" : "y"]);
        double bottom = Trace.Number("base") ?? 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            object? key = i < keys.Length ? keys[i] : i;
            double place = Keys.Place(key);
            if (!Values.TryNumber(lengths[i], out double length) || !double.IsFinite(length) || double.IsNaN(place)) continue;
            if (Lengths.Kind == AxisKind.Log && double.IsNaN(Lengths.Place(length))) continue;
            bars.Add(new Bar(place, length, bottom, 0, 0, key is double or float ? Ticks.Short(System.Convert.ToDouble(key, null)) : Values.Category(key)));
        }
    }

    private void CountValues()
    {
        string data = Upright ? "x" : "y";
        if (Keys.Kind == AxisKind.Category)
        {
            foreach (var same in Values.Of(Trace[data]).GroupBy(v => Values.Category(v))) bars.Add(new Bar(Keys.Place(same.Key), same.Count(), 0, 0, 0, same.Key));
            Normalize();
            return;
        }

        double[] all = Values.Numbers(Trace[data]);
        // All histograms of a panel have the same bins, or their bars could not be compared.
        double[] together = [.. Panel.Marks.OfType<BarMark>().Where(mark => mark.Trace.Type == "histogram" && mark.Upright == Upright)
            .SelectMany(mark => Values.Numbers(mark.Trace[data])).Select(Keys.Place).Where(double.IsFinite)];
        double[] weights = Values.Numbers(Trace[Upright ? "y" : "x"]);
        string function = Trace.Text("histfunc") ?? "count";
        int[] kept = [.. Enumerable.Range(0, all.Length).Where(i => double.IsFinite(all[i]) && (Keys.Kind != AxisKind.Log || all[i] > 0))];
        double[] places = [.. kept.Select(i => Keys.Place(all[i]))];
        DynamicObj.DynamicObj? given = Trace.Part(data + "bins");
        HistogramBins chosen = HistogramBins.For(together, Trace.Number("nbins" + data) ?? 0, (given.Number("start") ?? double.NaN, given.Number("end") ?? double.NaN, given.Number("size") ?? double.NaN));
        bins = chosen;
        if (kept.Length == 0) return;
        List<double>[] content = [.. Enumerable.Range(0, chosen.Count).Select(_ => new List<double>())];
        for (int i = 0; i < kept.Length; i++)
        {
            int bin = chosen.Of(places[i]);
            if (bin >= 0) content[bin].Add(kept[i] < weights.Length ? weights[kept[i]] : 1);
        }

        for (int bin = 0; bin < chosen.Count; bin++)
        {
            List<double> inside = content[bin];
            double value = inside.Count == 0 ? 0 : function switch
            {
                "sum" => inside.Sum(),
                "avg" => inside.Average(),
                "min" => inside.Min(),
                "max" => inside.Max(),
                _ => inside.Count,
            };
            bars.Add(new Bar(chosen.Middle(bin), value, 0, 0, 0, ""));
        }

        Normalize();
    }

    private void Normalize()
    {
        double total = bars.Sum(bar => bar.Length), size = bins?.Size ?? 1;
        double factor = Trace.Text("histnorm") switch
        {
            "percent" => 100 / total,
            "probability" => 1 / total,
            "density" => 1 / size,
            "probability density" => 1 / (total * size),
            _ => 1,
        };
        bool cumulative = Trace.Part("cumulative").Truth("enabled") == true;
        bool falling = Trace.Part("cumulative").Text("direction") == "decreasing";
        double sum = 0;
        for (int k = 0; k < bars.Count; k++)
        {
            int i = falling ? bars.Count - 1 - k : k;
            double height = bars[i].Length * (total == 0 ? 1 : factor);
            sum += height;
            bars[i] = bars[i] with { Length = cumulative ? sum : height };
        }
    }

    /// <summary>A bar: its key's place, its length from its base, and from where to where it is broad.</summary>
    private readonly record struct Bar(double Key, double Length, double Base, double From, double To, string Label);
}
