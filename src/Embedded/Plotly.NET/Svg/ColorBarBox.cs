namespace Plotly.NET.Svg;

/// <summary>The bar beside a plot that shows which number has which colour.</summary>
internal sealed class ColorBarBox
{
    private const double BarWidth = 12;
    private readonly double low, high;
    private readonly ColorScale scale;
    private readonly DynamicObj.DynamicObj? style;
    private readonly Axis axis;

    private ColorBarBox(double low, double high, ColorScale scale, DynamicObj.DynamicObj? style)
    {
        (this.low, this.high, this.scale, this.style) = (low, high, scale, style);
        axis = new Axis("y", style);
        axis.Decide(hasCategories: false);
        axis.IncludeEdge(low);
        axis.IncludeEdge(high);
        axis.Tight = true;
        axis.Whole = false;
        axis.SettleRange();
    }

    internal static ColorBarBox? Of(DynamicObj.DynamicObj owner, double low, double high, ColorScale scale) =>
        low < high ? new(low, high, scale, owner.Part("colorbar")) : null;

    internal static ColorBarBox? Of(DynamicObj.DynamicObj marker, double[] values)
    {
        (double low, double high) = Bounds(marker, values, "c");
        return Of(marker, low, high, ColorScale.Of(marker["colorscale"], marker.Truth("reversescale") == true));
    }

    /// <summary>The numbers of the scale's ends: those set (zmin, zmax, zmid or cmin, cmax, cmid), else those of the data.</summary>
    internal static (double Low, double High) Bounds(DynamicObj.DynamicObj style, double[] values, string letter)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = style.Number(letter + "min") ?? (finite.Length == 0 ? 0 : finite.Min());
        double high = style.Number(letter + "max") ?? (finite.Length == 0 ? 0 : finite.Max());
        if (style.Number(letter + "mid") is { } middle)
        {
            double reach = Math.Max(Math.Abs(high - middle), Math.Abs(middle - low));
            (low, high) = (middle - reach, middle + reach);
        }

        // Numbers that are all the same lie in the middle of a scale, as in plotly.js.
        if (low == high && finite.Length > 0) (low, high) = (low - 0.5, high + 0.5);
        return (low, high);
    }

    /// <summary>The room the bar takes, its labels and title included.</summary>
    internal double Width(double height)
    {
        Place(0, height);
        double labels = axis.Ticks.Count == 0 ? 0 : axis.Ticks.Max(tick => TextWidth.Of(tick.Label, 11));
        return 14 + BarWidth + 6 + labels + TitleRoom;
    }

    internal void Draw(SvgWriter svg, double left, double top, double bottom)
    {
        double length = Math.Clamp(style.Number("len") ?? 1, 0.1, 1), middle = (top + bottom) / 2, half = (bottom - top) / 2 * length;
        (top, bottom) = (middle - half, middle + half);
        Place(top, bottom);
        left += 14;
        string uri = Png.DataUri(1, 128, (_, y) => scale.At(1 - (y / 127.0)));
        svg.Element("image", [("x", left), ("y", top), ("width", BarWidth), ("height", bottom - top), ("preserveAspectRatio", "none"), ("href", uri)]);
        svg.Element("path", [("d", Path.Rectangle(left, top, left + BarWidth, bottom)), ("fill", "none"), ("stroke", "currentColor"), ("stroke-opacity", 0.25)]);
        foreach (Tick tick in axis.Ticks)
        {
            double y = axis.Pixel(tick.Place);
            svg.Line(left + BarWidth, y, left + BarWidth + 3, y, opacity: 0.5);
            svg.Text(left + BarWidth + 6, y + 4, tick.Label, 11);
        }

        if (Title is { } title) svg.Text(left + Width(bottom - top) - 14 - (TitleRoom / 2), middle, title, TitleSize, "middle", rotate: 90);
    }

    private string? Title => style.Part("title").Text("text");

    private double TitleSize => style.Part("title").Part("font").Number("size") ?? 12;

    private double TitleRoom => Title is null ? 0 : (SvgWriter.Lines(Title).Length * TitleSize * 1.2) + 8;

    private void Place(double top, double bottom)
    {
        axis.SetPixels(bottom, top);
        axis.SettleTicks();
    }
}
