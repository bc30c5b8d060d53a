using System.Text;

namespace Plotly.NET.Svg;

/// <summary>Lines of equal height over a grid of numbers, and the bands between them in colour.</summary>
/// <remarks>Between grid points heights are bilinear. Lines come from marching squares: W. E. Lorensen, H. E. Cline, SIGGRAPH (1987), in two dimensions.</remarks>
internal sealed class ContourMark(Trace trace) : Mark(trace)
{
    private const int MostPixels = 320;
    private double[][] z = [];
    private double[] columns = [], rows = [], levels = [];
    private double low, high;
    private ColorScale? scale;

    internal override bool HasLegend => false;

    internal override ColorBarBox? ColorBar => Trace.Truth("showscale") == false || Coloring == "none" || z.Length == 0 ? null : ColorBarBox.Of(Trace, low, high, Scale);

    private ColorScale Scale => scale ??= ColorScale.Of(Trace["colorscale"], Trace.Truth("reversescale") == true);

    private DynamicObj.DynamicObj? Style => Trace.Part("contours");

    private string Coloring => Style.Text("coloring") ?? "fill";

    internal override void Measure()
    {
        z = [.. Values.Of(Trace["z"]).Select(Values.Numbers)];
        object?[] x = Values.Of(Trace["x"]), y = Values.Of(Trace["y"]);
        if (Trace.Truth("transpose") == true && z.Length > 0)
        {
            z = [.. Enumerable.Range(0, z[0].Length).Select(column => z.Select(row => row[column]).ToArray())];
            (x, y) = (y, x);
        }

        int width = z.Length == 0 ? 0 : z[0].Length;
        columns = [.. Enumerable.Range(0, width).Select(i => Panel.X.Place(i < x.Length ? x[i] : i))];
        rows = [.. Enumerable.Range(0, z.Length).Select(i => Panel.Y.Place(i < y.Length ? y[i] : i))];
        (low, high) = ColorBarBox.Bounds(Trace, [.. z.SelectMany(row => row).Where(double.IsFinite)], "z");
        foreach (double place in columns) Panel.X.Include(place);
        foreach (double place in rows) Panel.Y.Include(place);
        Panel.X.Tight = Panel.Y.Tight = Panel.Covered = true;
        levels = Levels();
    }

    internal override void Draw(SvgWriter svg)
    {
        if (columns.Length < 2 || rows.Length < 2) return;
        if (Coloring is "fill" or "heatmap") DrawBands(svg);
        if (Style.Truth("showlines") == false) return;
        string? color = Css(Trace.Part("line")?["color"]);
        double width = Trace.Part("line").Number("width") ?? 0.8;
        foreach (double level in levels)
        {
            string path = LineAt(level);
            if (path.Length == 0) continue;
            string stroke = color ?? (Coloring switch
            {
                "lines" => ColorOf(level).ToString(),
                "none" => "currentColor",
                _ => ColorOf(level).Ink,
            });
            svg.Element("path", [("d", path), ("fill", "none"), ("stroke", stroke), ("stroke-width", width), ("stroke-opacity", color is null && Coloring is "fill" or "heatmap" ? 0.45 : null), ("stroke-dasharray", Dash(Trace.Part("line")))]);
        }
    }

    /// <summary>The heights of the lines: those set, else round numbers, about as many as <c>ncontours</c> says.</summary>
    private double[] Levels()
    {
        if (!(low < high)) return [];
        if (Style.Number("size") is > 0 and var step && Style.Number("start") is { } start)
            return [.. Enumerable.Range(0, (int)Math.Min(200, Math.Floor(((Style.Number("end") ?? high) - start) / step + 1e-9) + 1)).Select(i => start + (i * step))];
        return Ticks.Multiples(low, high, Ticks.NiceStep(high - low, Trace.Number("ncontours") ?? 15));
    }

    private Rgb ColorOf(double value) => Scale.At((value - low) / (high - low));

    private void DrawBands(SvgWriter svg)
    {
        double left = Panel.X.Pixel(columns[0]), right = Panel.X.Pixel(columns[^1]), top = Panel.Y.Pixel(rows[^1]), bottom = Panel.Y.Pixel(rows[0]);
        (int width, int height) = ((int)Math.Clamp(Math.Abs(right - left), 2, MostPixels), (int)Math.Clamp(Math.Abs(bottom - top), 2, MostPixels));
        string uri = Png.DataUri(width, height, (px, py) =>
        {
            double fx = (px + 0.5) / width, fy = 1 - ((py + 0.5) / height);
            double value = HeightAt(left > right ? 1 - fx : fx, top > bottom ? 1 - fy : fy);
            if (!double.IsFinite(value)) return new Rgb(0, 0, 0, 0);
            return high > low ? ColorOf(Coloring == "fill" ? Band(value) : value) : Scale.At(0.5);
        });
        svg.Element("image", [("x", Math.Min(left, right)), ("y", Math.Min(top, bottom)), ("width", Math.Abs(right - left)), ("height", Math.Abs(bottom - top)),
            ("preserveAspectRatio", "none"), ("opacity", Opacity == 1 ? null : Opacity), ("href", uri)]);
    }

    /// <summary>The height in the middle of the band that a height is in.</summary>
    private double Band(double value)
    {
        int above = Array.FindIndex(levels, level => level > value);
        if (levels.Length == 0) return value;
        double from = above < 0 ? levels[^1] : above == 0 ? low : levels[above - 1], to = above < 0 ? high : levels[above];
        return (from + to) / 2;
    }

    /// <summary>The height at fractions of the width and height of the plot.</summary>
    private double HeightAt(double fx, double fy)
    {
        (int column, double s) = Cell(columns, columns[0] + (fx * (columns[^1] - columns[0])));
        (int row, double t) = Cell(rows, rows[0] + (fy * (rows[^1] - rows[0])));
        return ((1 - t) * (((1 - s) * z[row][column]) + (s * z[row][column + 1]))) + (t * (((1 - s) * z[row + 1][column]) + (s * z[row + 1][column + 1])));
    }

    private static (int Index, double Part) Cell(double[] places, double place)
    {
        int i = 0;
        bool rising = places[^1] > places[0];
        while (i < places.Length - 2 && (rising ? place > places[i + 1] : place < places[i + 1])) i++;
        return (i, Math.Clamp((place - places[i]) / (places[i + 1] - places[i]), 0, 1));
    }

    private string LineAt(double level)
    {
        var path = new StringBuilder();
        Span<(double X, double Y)> ends = stackalloc (double, double)[4];
        for (int row = 0; row + 1 < rows.Length; row++)
        {
            for (int column = 0; column + 1 < columns.Length; column++)
            {
                double a = z[row][column] - level, b = z[row][column + 1] - level, c = z[row + 1][column + 1] - level, d = z[row + 1][column] - level;
                if (!double.IsFinite(a + b + c + d)) continue;
                (double x0, double x1) = (Panel.X.Pixel(columns[column]), Panel.X.Pixel(columns[column + 1]));
                (double y0, double y1) = (Panel.Y.Pixel(rows[row]), Panel.Y.Pixel(rows[row + 1]));
                int count = 0;
                // Around the cell: each side whose ends are on different sides of the level is crossed once.
                if (a < 0 != b < 0) ends[count++] = (x0 + ((x1 - x0) * a / (a - b)), y0);
                if (b < 0 != c < 0) ends[count++] = (x1, y0 + ((y1 - y0) * b / (b - c)));
                if (c < 0 != d < 0) ends[count++] = (x1 + ((x0 - x1) * c / (c - d)), y1);
                if (d < 0 != a < 0) ends[count++] = (x0, y1 + ((y0 - y1) * d / (d - a)));
                if (count == 2) path.Append(Path.Of(ends[0], ends[1]));
                if (count < 4) continue;
                // A saddle: the middle of the cell decides which crossings belong together.
                bool together = a < 0 == a + b + c + d < 0;
                path.Append(together ? Path.Of(ends[0], ends[1]) + Path.Of(ends[2], ends[3]) : Path.Of(ends[3], ends[0]) + Path.Of(ends[1], ends[2]));
            }
        }

        return path.ToString();
    }
}
