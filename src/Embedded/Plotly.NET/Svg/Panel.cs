namespace Plotly.NET.Svg;

/// <summary>A pair of axes with the traces that are drawn in it: the whole chart, or a cell of a grid.</summary>
internal sealed class Panel(Axis x, Axis y)
{
    internal Axis X { get; } = x;

    internal Axis Y { get; } = y;

    internal List<Mark> Marks { get; } = [];

    internal int Row { get; init; }

    internal int Column { get; init; }

    /// <summary>Whether cells cover the plot, so that a grid of lines under them is of no use.</summary>
    internal bool Covered { get; set; }

    /// <summary>Whether one unit is as long on both axes.</summary>
    internal bool Square { get; set; }

    /// <summary>The axes of a surface, where there is one.</summary>
    internal DynamicObj.DynamicObj? Scene { get; private set; }

    /// <summary>The room above the plot for texts that stand on its upper edge.</summary>
    internal double TitleRoom { get; set; }

    /// <summary>The plot's edges in pixels.</summary>
    internal double Left { get; private set; }

    internal double Top { get; private set; }

    internal double Right { get; private set; }

    internal double Bottom { get; private set; }

    internal Mark? Before(Mark mark)
    {
        int index = Marks.IndexOf(mark);
        return index > 0 ? Marks[index - 1] : null;
    }

    /// <summary>Reads the data of all traces and settles the axes' ranges.</summary>
    internal void Measure(Layout layout)
    {
        Scene = layout.Part("scene");
        X.Decide(Marks.Any(mark => mark.XHasCategories));
        Y.Decide(Marks.Any(mark => mark.YHasCategories));
        foreach (Mark mark in Marks)
        {
            mark.Panel = this;
            mark.Measure();
        }

        BarMark.Arrange([.. Marks.OfType<BarMark>()], layout);
        X.SettleRange();
        Y.SettleRange();
        Square |= (Covered && Y.Reversed) || X.Style.Text("scaleanchor") is not (null or "false") || Y.Style.Text("scaleanchor") is not (null or "false");
    }

    /// <summary>Gives the plot its edges; a square one is made smaller in one direction and stays in the middle.</summary>
    internal void SetEdges(double left, double top, double right, double bottom)
    {
        if (Square && right > left && bottom > top)
        {
            double unit = Math.Min((right - left) / Math.Abs(X.To - X.From), (bottom - top) / Math.Abs(Y.To - Y.From));
            double width = unit * Math.Abs(X.To - X.From), height = unit * Math.Abs(Y.To - Y.From);
            double x = (left + right - width) / 2, y = (top + bottom - height) / 2;
            (left, right, top, bottom) = (x, x + width, y, y + height);
        }

        (Left, Top, Right, Bottom) = (left, top, Math.Max(left + 1, right), Math.Max(top + 1, bottom));
        X.SetPixels(Left, Right);
        Y.SetPixels(Bottom, Top);
        X.SettleTicks();
        Y.SettleTicks();
    }

    internal double LeftRoom() => Math.Max((Y.ShowsLabels ? Y.LabelRoom() + 8 : 4) + (Y.Title is null ? 0 : 22), Overhang());

    /// <summary>How far slanted labels of the x axis reach beyond the plot's left edge.</summary>
    private double Overhang() => !X.ShowsLabels || X.LabelAngle >= 0 ? 0 : X.Ticks.Select(tick =>
        (TextWidth.Of(tick.Label, X.FontSize) * Math.Cos(X.LabelAngle * Math.PI / 180)) - (X.Pixel(tick.Place) - Left)).DefaultIfEmpty(0).Max();

    internal double BottomRoom() => (X.ShowsLabels ? X.LabelRoom() + 8 : 4) + (X.Title is null ? 0 : 20);

    /// <summary>The room right of the plot: colour bars, and the half of the last label that sticks out.</summary>
    internal double RightRoom()
    {
        double bars = Marks.Sum(mark => mark.ColorBar?.Width(Math.Max(40, Bottom - Top)) ?? 0);
        double label = !X.ShowsLabels || X.Ticks.Count == 0 || X.LabelAngle != 0 ? 0 : TextWidth.Of(X.Ticks[^1].Label, X.FontSize) / 2;
        return Math.Max(8, Math.Max(bars, label));
    }

    internal void Draw(SvgWriter svg)
    {
        if (X.Visible || Y.Visible) DrawGrid(svg);
        bool clip = X.Fixed || Y.Fixed;
        if (clip)
        {
            // A nested svg element shows nothing outside of its box.
            svg.Open("svg", ("x", Left), ("y", Top), ("width", Right - Left), ("height", Bottom - Top),
                ("viewBox", string.Join(' ', new[] { Left, Top, Right - Left, Bottom - Top }.Select(SvgWriter.Number))));
        }

        foreach (Mark mark in Marks.OrderBy(mark => mark is HeatmapMark or ImageMark or ContourMark ? 0 : 1)) mark.Draw(svg);
        if (clip) svg.Close();
        DrawAxes(svg);
        double right = Right;
        foreach (ColorBarBox bar in Marks.Select(mark => mark.ColorBar).OfType<ColorBarBox>())
        {
            bar.Draw(svg, right, Top, Bottom);
            right += bar.Width(Bottom - Top);
        }

        if (!X.HasData && !Y.HasData && X.Visible) svg.Text((Left + Right) / 2, (Top + Bottom) / 2, "no data", 13, "middle");
        int unplaceable = X.Unplaceable + Y.Unplaceable;
        if (unplaceable > 0)
        {
            string values = unplaceable == 1 ? "1 value that is not positive has" : $"{unplaceable} values that are not positive have";
            svg.Text(Right - 4, Top + 13, values + " no place on the logarithmic axis", 10, "end");
        }
    }

    private void DrawGrid(SvgWriter svg)
    {
        if (Covered) return;
        svg.Open("g", ("stroke", "currentColor"), ("shape-rendering", "crispEdges"));
        foreach (Axis axis in new[] { X, Y })
        {
            if (!axis.Visible || axis.Style.Truth("showgrid") == false || axis.Kind == AxisKind.Category) continue;
            Grid(svg, axis, axis.MinorPlaces, 0.05);
            Grid(svg, axis, axis.Ticks.Select(tick => tick.Place), 0.13);
        }

        if (ZeroLine(X) is { } x) svg.Line(x, Top, x, Bottom, opacity: 0.35);
        if (ZeroLine(Y) is { } y) svg.Line(Left, y, Right, y, opacity: 0.35);
        svg.Close();
    }

    private void Grid(SvgWriter svg, Axis axis, IEnumerable<double> places, double opacity)
    {
        string path = string.Concat(places.Select(axis.Pixel).Select(at => axis.Horizontal ? Path.Of((at, Top), (at, Bottom)) : Path.Of((Left, at), (Right, at))));
        if (path.Length == 0) return;
        string? color = Mark.Css(axis.Style?["gridcolor"]);
        svg.Element("path", [("d", path), ("stroke", color), ("stroke-opacity", color is null ? opacity : null), ("fill", "none")]);
    }

    private static double? ZeroLine(Axis axis) => axis.Visible && axis.Kind == AxisKind.Linear && axis.Style.Truth("zeroline") != false
        && Math.Min(axis.From, axis.To) < 0 && Math.Max(axis.From, axis.To) > 0 ? axis.Pixel(0) : null;

    private void DrawAxes(SvgWriter svg)
    {
        if (!Covered)
        {
            svg.Open("g", ("stroke", "currentColor"), ("shape-rendering", "crispEdges"));
            if (X.Visible && X.Style.Truth("showline") != false) svg.Line(Left, Bottom, Right, Bottom, opacity: 0.5);
            if (Y.Visible && Y.Style.Truth("showline") != false) svg.Line(Left, Top, Left, Bottom, opacity: 0.5);
            svg.Close();
        }

        else if (X.ShowsLabels && Y.ShowsLabels && X.Style.Truth("showline") != false && Marks.Exists(mark => mark is HeatmapMark or ContourMark))
        {
            // Light cells on a light page would have no edge.
            svg.Element("path", [("d", Path.Rectangle(Left, Top, Right, Bottom)), ("fill", "none"), ("stroke", "currentColor"), ("stroke-opacity", 0.25)]);
        }

        if (X.ShowsLabels)
        {
            foreach (Tick tick in X.Ticks)
            {
                double x = X.Pixel(tick.Place);
                if (X.LabelAngle == 0)
                    svg.Text(x, Bottom + X.FontSize + 4, tick.Label, X.FontSize, "middle");
                else
                    svg.Text(x + (X.FontSize * 0.3), Bottom + (X.FontSize * 0.8) + 2, tick.Label, X.FontSize, X.LabelAngle < 0 ? "end" : "start", rotate: X.LabelAngle);
            }
        }

        if (Y.ShowsLabels)
        {
            foreach (Tick tick in Y.Ticks) svg.Text(Left - 6, Y.Pixel(tick.Place) + (Y.FontSize * 0.35), tick.Label, Y.FontSize, "end");
        }

        if (X.Title is { } title) svg.Text((Left + Right) / 2, Bottom + BottomRoom() - 4, title, TitleSize(X), "middle", Mark.Css(X.Style.Part("title").Part("font")?["color"]));
        if (Y.Title is { } upright) svg.Text(Left - (Y.ShowsLabels ? Y.LabelRoom() + 8 : 4) - 10, (Top + Bottom) / 2, upright, TitleSize(Y), "middle", Mark.Css(Y.Style.Part("title").Part("font")?["color"]), rotate: -90);
    }

    private static double TitleSize(Axis axis) => axis.Style.Part("title").Part("font").Number("size") ?? 13;
}
