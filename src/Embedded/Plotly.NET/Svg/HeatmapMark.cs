namespace Plotly.NET.Svg;

/// <summary>Cells coloured by their numbers: an image of one pixel a cell, or rectangles where there are gaps between cells.</summary>
internal sealed class HeatmapMark(Trace trace) : Mark(trace)
{
    private double[][] z = [];
    private double[] columns = [], rows = [];
    private double low, high;
    private ColorScale? scale;

    internal override bool HasLegend => false;

    internal override ColorBarBox? ColorBar => Trace.Truth("showscale") == false || z.Length == 0 ? null : ColorBarBox.Of(Trace, low, high, Scale);

    private ColorScale Scale => scale ??= ColorScale.Of(Trace["colorscale"], Trace.Truth("reversescale") == true);

    internal override void Measure()
    {
        z = [.. Values.Of(Trace["z"]).Select(Values.Numbers)];
        object?[] x = Values.Of(Trace["x"]), y = Values.Of(Trace["y"]);
        if (Trace.Truth("transpose") == true && z.Length > 0)
        {
            z = [.. Enumerable.Range(0, z[0].Length).Select(column => z.Select(row => row[column]).ToArray())];
            (x, y) = (y, x);
        }

        int width = z.Length == 0 ? 0 : z.Max(row => row.Length);
        columns = [.. Enumerable.Range(0, width).Select(i => Panel.X.Place(i < x.Length ? x[i] : i))];
        rows = [.. Enumerable.Range(0, z.Length).Select(i => Panel.Y.Place(i < y.Length ? y[i] : i))];
        double[] finite = [.. z.SelectMany(row => row).Where(double.IsFinite)];
        (low, high) = ColorBarBox.Bounds(Trace, finite, "z");
        foreach ((Axis axis, double[] places) in new[] { (Panel.X, columns), (Panel.Y, rows) })
        {
            if (places.Length == 0) continue;
            foreach (double place in places) axis.Include(place);
            double[] edges = Edges(places);
            axis.IncludeEdge(edges[0]);
            axis.IncludeEdge(edges[^1]);
            axis.Tight = true;
            axis.Cells = places.Length <= 20;
        }

        Panel.Covered = true;
    }

    /// <summary>The colour at a place, where a cell is there.</summary>
    internal Rgb? ColorAt(double x, double y)
    {
        int column = Nearest(columns, x), row = Nearest(rows, y);
        return column < 0 || row < 0 || column >= z[row].Length || !double.IsFinite(z[row][column]) ? null : ColorOf(z[row][column]);
    }

    /// <summary>The size of a cell in pixels.</summary>
    internal (double Width, double Height) CellSize() =>
        (Math.Abs(Panel.X.PixelTo - Panel.X.PixelFrom) / Math.Max(1, columns.Length), Math.Abs(Panel.Y.PixelTo - Panel.Y.PixelFrom) / Math.Max(1, rows.Length));

    internal override void Draw(SvgWriter svg)
    {
        if (columns.Length == 0 || rows.Length == 0) return;
        double xGap = Trace.Number("xgap") ?? 0, yGap = Trace.Number("ygap") ?? 0;
        if (xGap > 0 || yGap > 0 || !Even(columns) || !Even(rows))
            DrawRectangles(svg, xGap / 2, yGap / 2);
        else
            DrawImage(svg);
    }

    private Rgb ColorOf(double value) => double.IsFinite(value) ? Scale.At(high > low ? (value - low) / (high - low) : 0.5) : default;

    private void DrawImage(SvgWriter svg)
    {
        double[] across = Edges(columns), down = Edges(rows);
        double left = Panel.X.Pixel(across[0]), right = Panel.X.Pixel(across[^1]), top = Panel.Y.Pixel(down[^1]), bottom = Panel.Y.Pixel(down[0]);
        bool mirrored = left > right, downwards = top > bottom;
        string uri = Png.DataUri(columns.Length, rows.Length, (x, y) =>
        {
            double[] row = z[downwards ? y : rows.Length - 1 - y];
            int column = mirrored ? columns.Length - 1 - x : x;
            return column < row.Length ? ColorOf(row[column]) : default;
        });
        bool smooth = Trace.Text("zsmooth") is "best" or "fast";
        svg.Element("image", [("x", Math.Min(left, right)), ("y", Math.Min(top, bottom)), ("width", Math.Abs(right - left)), ("height", Math.Abs(bottom - top)),
            ("preserveAspectRatio", "none"), ("style", smooth ? null : "image-rendering:pixelated"), ("opacity", Opacity == 1 ? null : Opacity), ("href", uri)]);
    }

    private void DrawRectangles(SvgWriter svg, double xGap, double yGap)
    {
        double[] across = Edges(columns), down = Edges(rows);
        for (int row = 0; row < z.Length; row++)
        {
            for (int column = 0; column < z[row].Length; column++)
            {
                if (!double.IsFinite(z[row][column])) continue;
                double a = Panel.X.Pixel(across[column]), b = Panel.X.Pixel(across[column + 1]), c = Panel.Y.Pixel(down[row]), d = Panel.Y.Pixel(down[row + 1]);
                svg.Element("rect", [("x", Math.Min(a, b) + xGap), ("y", Math.Min(c, d) + yGap), ("width", Math.Max(0.5, Math.Abs(b - a) - (2 * xGap))),
                    ("height", Math.Max(0.5, Math.Abs(d - c) - (2 * yGap))), ("fill", ColorOf(z[row][column]).ToString()), ("opacity", Opacity == 1 ? null : Opacity)]);
            }
        }
    }

    /// <summary>Where cells begin and end: half way between neighbouring middles.</summary>
    private static double[] Edges(double[] middles)
    {
        int n = middles.Length;
        if (n == 1) return [middles[0] - 0.5, middles[0] + 0.5];
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) edges[i] = (middles[i - 1] + middles[i]) / 2;
        edges[0] = middles[0] - (edges[1] - middles[0]);
        edges[n] = middles[n - 1] + (middles[n - 1] - edges[n - 1]);
        return edges;
    }

    private static bool Even(double[] places)
    {
        if (places.Length < 3) return true;
        double step = (places[^1] - places[0]) / (places.Length - 1);
        return places.Select((place, i) => Math.Abs(place - places[0] - (i * step))).All(error => error <= Math.Abs(step) * 1e-3);
    }

    private static int Nearest(double[] places, double place)
    {
        int best = -1;
        for (int i = 0; i < places.Length; i++)
        {
            if (best < 0 || Math.Abs(places[i] - place) < Math.Abs(places[best] - place)) best = i;
        }

        return best;
    }
}
