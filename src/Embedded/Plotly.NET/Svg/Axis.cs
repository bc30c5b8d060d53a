namespace Plotly.NET.Svg;

internal enum AxisKind
{
    Linear,
    Log,
    Category,
}

/// <summary>An axis of a panel: from data to pixels, and where its ticks stand.</summary>
/// <remarks>Data first become places: the number itself, its logarithm to base ten, or the category's index. Places then map linearly to pixels.</remarks>
internal sealed class Axis(string id, DynamicObj.DynamicObj? style)
{
    private readonly List<string> categories = [];
    private double low = double.PositiveInfinity, high = double.NegativeInfinity;

    internal string Id { get; } = id;

    internal DynamicObj.DynamicObj? Style { get; } = style;

    internal bool Horizontal => Id[0] == 'x';

    internal AxisKind Kind { get; private set; }

    /// <summary>How many data values had no place: zero or less on a logarithmic axis.</summary>
    internal int Unplaceable { get; private set; }

    /// <summary>The part of the range that is added at both ends, unless something is drawn right up to the edge.</summary>
    internal double Padding { get; set; }

    /// <summary>Whether something fills the axis from edge to edge, so that nothing is added.</summary>
    internal bool Tight { get; set; }

    /// <summary>Whether the axis shows cells with a tick for each, if they fit.</summary>
    internal bool Cells { get; set; }

    /// <summary>Whether all data are whole numbers: then all ticks are.</summary>
    internal bool Whole { get; set; } = true;

    /// <summary>Whether the axis runs downwards unless its style says otherwise, as that of an image does.</summary>
    internal bool Downwards { get; set; }

    internal bool Reversed => Style.Text("autorange") is "reversed";

    /// <summary>Whether a range is set, so that data may lie outside of it.</summary>
    internal bool Fixed => Values.Of(Style?["range"] is IStyleParam choice ? choice.Convert() : Style?["range"]).Length == 2;

    /// <summary>Whether bars stand on the axis' zero, so that no room is added beyond it.</summary>
    internal bool StandsOnZero { get; set; }

    internal bool HasData => low <= high || categories.Count > 0;

    internal double From { get; private set; }

    internal double To { get; private set; } = 1;

    /// <summary>The pixels of <see cref="From"/> and <see cref="To"/>.</summary>
    internal double PixelFrom { get; private set; }

    internal double PixelTo { get; private set; } = 1;

    internal IReadOnlyList<Tick> Ticks { get; private set; } = [];

    /// <summary>Places of fine grid lines between the ticks: twice to nine times the powers of ten, where these are the ticks.</summary>
    internal IReadOnlyList<double> MinorPlaces => Kind != AxisKind.Log || Ticks.Count < 2 || Math.Abs(Ticks[1].Place - Ticks[0].Place - 1) > 1e-9
        ? []
        : [.. Enumerable.Range((int)Math.Floor(Math.Min(From, To)), (int)Math.Ceiling(Math.Abs(To - From)) + 2)
            .SelectMany(exponent => Enumerable.Range(2, 8).Select(digit => exponent + Math.Log10(digit))).Where(Holds)];

    /// <summary>The angle of the labels in degrees, clockwise.</summary>
    internal double LabelAngle { get; private set; }

    /// <summary>Whether the panel has no use for the axis: what is drawn in it brings its own.</summary>
    internal bool Hidden { get; set; }

    internal bool Visible => !Hidden && (Style.Truth("visible") ?? true);

    internal bool ShowsLabels => Visible && (Style.Truth("showticklabels") ?? true);

    internal double FontSize => Style.Part("tickfont").Number("size") ?? 12;

    internal string? Title => Visible ? Style.Part("title").Text("text") ?? (Style?["title"] as string) : null;

    /// <summary>Decides the kind of axis. Must come before data are placed.</summary>
    internal void Decide(bool hasCategories)
    {
        Kind = Style.Text("type") switch
        {
            "log" => AxisKind.Log,
            "linear" => AxisKind.Linear,
            "category" or "multicategory" or "date" => AxisKind.Category,
            _ => hasCategories ? AxisKind.Category : AxisKind.Linear,
        };
        if (Kind != AxisKind.Category) return;
        foreach (object? category in Values.Of(Style?["categoryarray"])) CategoryIndex(Values.Category(category));
    }

    /// <summary>The place of a data value; NaN where it has none.</summary>
    internal double Place(object? value)
    {
        if (Kind == AxisKind.Category) return value is null ? double.NaN : CategoryIndex(Values.Category(value));
        return Values.TryNumber(value, out double number) ? Place(number) : double.NaN;
    }

    internal double Place(double number)
    {
        if (!double.IsFinite(number)) return double.NaN;
        if (Kind == AxisKind.Category) return CategoryIndex(Values.Category(number));
        if (Kind == AxisKind.Linear) return number;
        if (number > 0) return Math.Log10(number);
        Unplaceable++;
        return double.NaN;
    }

    /// <summary>Makes sure that the range holds a place.</summary>
    internal void Include(double place)
    {
        if (!double.IsFinite(place)) return;
        low = Math.Min(low, place);
        high = Math.Max(high, place);
        Whole &= place == Math.Floor(place);
    }

    /// <summary>Makes sure that the range holds a place, which need not be a whole number for ticks to be.</summary>
    internal void IncludeEdge(double place)
    {
        bool whole = Whole;
        Include(place);
        Whole = whole;
    }

    /// <summary>Settles the range from the style or from the data.</summary>
    internal void SettleRange()
    {
        (From, To) = AutoRange();
        object?[] range = Values.Of(Style?["range"] is IStyleParam choice ? choice.Convert() : Style?["range"]);
        bool given = range.Length == 2;
        if (given)
        {
            // As in Plotly, the range of a logarithmic axis is given in exponents of ten, that of categories in indices.
            From = Values.TryNumber(range[0], out double from) ? from : From;
            To = Values.TryNumber(range[1], out double to) ? to : To;
            if (From == To) To = From + 1;
        }

        if (!given && (Reversed || (Downwards && Style?["autorange"] is null))) (From, To) = (To, From);
    }

    internal void SetPixels(double from, double to) => (PixelFrom, PixelTo) = (from, to);

    /// <summary>The pixel of a place.</summary>
    internal double Pixel(double place) => PixelFrom + ((place - From) / (To - From) * (PixelTo - PixelFrom));

    /// <summary>Chooses ticks that fit into the axis' length.</summary>
    internal void SettleTicks()
    {
        LabelAngle = Style.Number("tickangle") ?? 0;
        double length = Math.Abs(PixelTo - PixelFrom);
        if (Values.Numbers(Style?["tickvals"]) is { Length: > 0 } places)
        {
            object?[] texts = Values.Of(Style?["ticktext"]);
            string[] labels = Svg.Ticks.Labels(places, Style.Text("tickformat"));
            object?[] given = Values.Of(Style?["tickvals"]);
            Ticks = [.. places.Select((_, i) => new Tick(Place(given[i]), i < texts.Length ? Values.Category(texts[i]) : Kind == AxisKind.Category ? Values.Category(given[i]) : labels[i]))
                .Where(tick => Holds(tick.Place))];
        }
        else
        {
            Ticks = Kind switch
            {
                AxisKind.Category => CategoryTicks(length),
                AxisKind.Log => LogTicks(length),
                _ => LinearTicks(length),
            };
        }

        if (Style.Text("tickprefix") is { } prefix) Ticks = [.. Ticks.Select(t => t with { Label = prefix + t.Label })];
        if (Style.Text("ticksuffix") is { } suffix) Ticks = [.. Ticks.Select(t => t with { Label = t.Label + suffix })];
    }

    /// <summary>The room that the labels take across the axis: their height under a horizontal one, their width beside a vertical one.</summary>
    internal double LabelRoom()
    {
        if (!ShowsLabels || Ticks.Count == 0) return 0;
        (double sin, double cos) = Math.SinCos(Math.Abs(LabelAngle) * Math.PI / 180);
        double widest = Ticks.Max(tick => TextWidth.Of(tick.Label, FontSize));
        return Horizontal ? (widest * sin) + (FontSize * cos) : (widest * cos) + (FontSize * sin);
    }

    private bool Holds(double place)
    {
        double slack = Math.Abs(To - From) * 1e-9;
        return place >= Math.Min(From, To) - slack && place <= Math.Max(From, To) + slack;
    }

    private (double From, double To) AutoRange()
    {
        if (Kind == AxisKind.Category) return (-0.5, Math.Max(categories.Count, 1) - 0.5);
        if (low > high) return (0, 1);
        (double from, double to) = (low, high);
        if (Style.Text("rangemode") is "tozero" or "nonnegative" && Kind == AxisKind.Linear) (from, to) = (Math.Min(from, 0), Math.Max(to, 0));
        if (from == to) return from == 0 ? (-1, 1) : (from - (Math.Abs(from) * 0.5), to + (Math.Abs(to) * 0.5));
        if (Tight) return (from, to);
        double pad = (to - from) * Padding;
        return (from == 0 && StandsOnZero ? 0 : from - pad, to == 0 && StandsOnZero ? 0 : to + pad);
    }

    private IReadOnlyList<Tick> LinearTicks(double length)
    {
        double span = Math.Abs(To - From);
        double most = Style.Number("nticks") ?? Math.Max(Horizontal ? 2 : 3, Horizontal ? length / (Cells ? 22 : Whole && span * 34 <= length ? 34 : 58) : length / (Cells ? 16 : 38));
        double step = Style.Number("dtick") is > 0 and var fixedStep ? fixedStep : Svg.Ticks.NiceStep(span, most);
        if (Whole && span >= 2 && Style?["dtick"] is null) step = Math.Max(1, step);
        while (true)
        {
            double[] places = Svg.Ticks.Multiples(From, To, step, Style.Number("tick0") ?? 0);
            string[] labels = Svg.Ticks.Labels(places, Style.Text("tickformat"));
            double widest = labels.Length == 0 ? 0 : labels.Max(label => TextWidth.Of(label, FontSize));
            bool fit = !Horizontal || places.Length < 3 || (widest + (Cells ? 4 : 14)) * (span / step) <= length;
            if (fit || Style?["dtick"] is not null) return [.. places.Zip(labels, (place, label) => new Tick(place, label))];
            step = Svg.Ticks.NiceStep(step * 1.01, 1);
        }
    }

    private IReadOnlyList<Tick> LogTicks(double length)
    {
        double span = Math.Abs(To - From);
        double room = length / (Horizontal ? 46 : 24);
        if (span >= 1.5 || span * length < 1)
        {
            double every = Math.Max(1, Math.Ceiling(span / Math.Max(2, room)));
            return [.. Svg.Ticks.Multiples(From, To, every).Select(place => new Tick(place, Svg.Ticks.PowerOfTen((int)Math.Round(place))))];
        }

        // Less than a decade and a half: numbers between the powers of ten, too.
        double low = Math.Pow(10, Math.Min(From, To)), high = Math.Pow(10, Math.Max(From, To));
        double[] digits = span > 0.8 ? [1, 2, 5] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
        List<double> values = [];
        for (int e = (int)Math.Floor(Math.Min(From, To)); e <= Math.Ceiling(Math.Max(From, To)); e++)
            values.AddRange(digits.Select(d => d * Math.Pow(10, e)).Where(v => v >= low * (1 - 1e-9) && v <= high * (1 + 1e-9)));
        if (values.Count < 3) values = [.. Svg.Ticks.Multiples(low, high, Svg.Ticks.NiceStep(high - low, Math.Max(2, room)))];
        return [.. values.Select(v => new Tick(Math.Log10(v), Svg.Ticks.Labels([v])[0]))];
    }

    private IReadOnlyList<Tick> CategoryTicks(double length)
    {
        double each = length / Math.Abs(To - From), widest = Widest();
        bool turn = Horizontal && widest + 6 > each;
        if (turn && Style?["tickangle"] is null) LabelAngle = -45;
        double needed = turn ? FontSize * 1.4 : Horizontal ? 0 : FontSize * 1.25;
        int every = Math.Max(1, (int)Math.Ceiling(needed / Math.Max(each, 1e-6)));
        return [.. categories.Select((name, i) => new Tick(i, name)).Where(tick => Holds(tick.Place) && tick.Place % every == 0)];
    }

    private double Widest() => categories.Count == 0 ? 0 : categories.Max(name => TextWidth.Of(name, FontSize));

    private int CategoryIndex(string name)
    {
        int index = categories.IndexOf(name);
        if (index >= 0) return index;
        categories.Add(name);
        return categories.Count - 1;
    }
}
