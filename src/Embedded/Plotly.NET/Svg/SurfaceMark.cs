using System.Text;

namespace Plotly.NET.Svg;

/// <summary>A surface over a grid, seen from Plotly's usual place, (1.25, 1.25, 1.25), without perspective; nearer parts hide those behind.</summary>
internal sealed class SurfaceMark(Trace trace) : Mark(trace)
{
    private const int MostCells = 48;
    private const double Rise = 0.8, LabelSize = 11, TitleSize = 13;
    private static readonly double Side = Math.Sqrt(0.5), Up = Math.Sqrt(2.0 / 3), Down = Math.Sqrt(1.0 / 6);
    private double[][] z = [];
    private double[] columns = [], rows = [];
    private double low, high, unit, middleX, middleY;
    private ColorScale? scale;

    internal override bool HasLegend => false;

    internal override bool XHasCategories => false;

    internal override bool YHasCategories => false;

    internal override ColorBarBox? ColorBar => Trace.Truth("showscale") == false || z.Length == 0 ? null : ColorBarBox.Of(Trace, low, high, Scale);

    private ColorScale Scale => scale ??= ColorScale.Of(Trace["colorscale"], Trace.Truth("reversescale") == true);

    internal override void Measure()
    {
        double[][] all = [.. Values.Of(Trace["z"]).Select(Values.Numbers)];
        double[] x = Values.Numbers(Trace["x"]), y = Values.Numbers(Trace["y"]);
        int width = all.Length == 0 ? 0 : all[0].Length;
        int[] across = Thinned(width), down = Thinned(all.Length);
        z = [.. down.Select(row => across.Select(column => all[row][column]).ToArray())];
        columns = [.. across.Select(i => i < x.Length ? x[i] : i)];
        rows = [.. down.Select(i => i < y.Length ? y[i] : i)];
        (low, high) = ColorBarBox.Bounds(Trace, [.. all.SelectMany(row => row).Where(double.IsFinite)], "c");
        Panel.X.Hidden = Panel.Y.Hidden = Panel.Covered = true;
    }

    internal override void Draw(SvgWriter svg)
    {
        if (columns.Length < 2 || rows.Length < 2 || !(low < high)) return;
        // The box is √2 wide, and (2·√(1/6) + 0.8·√(2/3)) high.
        const double left = 66, right = 66, above = 8, below = 44;
        (double width, double height) = (Panel.Right - Panel.Left - left - right, Panel.Bottom - Panel.Top - above - below);
        unit = Math.Max(10, Math.Min(width / (2 * Side), height / ((2 * Down) + (Rise * Up))));
        (middleX, middleY) = (Panel.Left + left + (width / 2), Panel.Top + above + (height / 2));
        DrawBox(svg);
        DrawCells(svg);
    }

    /// <summary>At most so many cells, evenly spread, both ends among them.</summary>
    private static int[] Thinned(int count)
    {
        int kept = Math.Min(count, MostCells + 1);
        return [.. Enumerable.Range(0, kept).Select(i => kept < 2 ? 0 : (int)Math.Round((double)i * (count - 1) / (kept - 1)))];
    }

    /// <summary>The pixel of a point of the box, whose coordinates go from 0 to 1.</summary>
    private (double X, double Y) Project(double x, double y, double height) =>
        (middleX + (unit * Side * (y - x)), middleY + (unit * ((Down * (x + y - 1)) - (Up * Rise * (height - 0.5)))));

    private static double Part(double value, double from, double to) => (value - from) / (to - from);

    private double X(double value) => Part(value, columns[0], columns[^1]);

    private double Y(double value) => Part(value, rows[0], rows[^1]);

    private double Z(double value) => Math.Clamp(Part(value, low, high), 0, 1);

    private void DrawBox(SvgWriter svg)
    {
        DynamicObj.DynamicObj? scene = Panel.Scene;
        Tick[] x = TicksOf(columns[0], columns[^1]), y = TicksOf(rows[0], rows[^1]), heights = TicksOf(low, high);
        var grid = new StringBuilder();
        foreach (double at in x.Select(tick => X(tick.Place))) grid.Append(Path.Of(Project(at, 1, 0), Project(at, 0, 0), Project(at, 0, 1)));
        foreach (double at in y.Select(tick => Y(tick.Place))) grid.Append(Path.Of(Project(1, at, 0), Project(0, at, 0), Project(0, at, 1)));
        foreach (double at in heights.Select(tick => Z(tick.Place))) grid.Append(Path.Of(Project(1, 0, at), Project(0, 0, at), Project(0, 1, at)));
        svg.Element("path", [("d", grid.ToString()), ("fill", "none"), ("stroke", "currentColor"), ("stroke-opacity", 0.15)]);
        svg.Element("path", [("d", Path.Of(Project(1, 0, 1), Project(1, 0, 0), Project(1, 1, 0), Project(0, 1, 0), Project(0, 1, 1), Project(0, 0, 1), Project(1, 0, 1)) + Path.Of(Project(1, 0, 0), Project(0, 0, 0), Project(0, 1, 0)) + Path.Of(Project(0, 0, 0), Project(0, 0, 1))),
            ("fill", "none"), ("stroke", "currentColor"), ("stroke-opacity", 0.4)]);

        foreach (Tick tick in x) Label(svg, Project(X(tick.Place), 1, 0), 6, 13, tick.Label, "start");
        foreach (Tick tick in y) Label(svg, Project(1, Y(tick.Place), 0), -6, 13, tick.Label, "end");
        // At the floor, a little higher: the y axis' first label stands under it.
        foreach (Tick tick in heights) Label(svg, Project(1, 0, Z(tick.Place)), -6, Z(tick.Place) < 0.05 ? -4 : 4, tick.Label, "end");
        if (Title(scene, "xaxis") is { } xTitle) svg.Text(Project(0.4, 1, 0).X + 24, Project(0.4, 1, 0).Y + 40, xTitle, TitleSize);
        if (Title(scene, "yaxis") is { } yTitle) svg.Text(Project(1, 0.4, 0).X - 24, Project(1, 0.4, 0).Y + 40, yTitle, TitleSize, "end");
        if (Title(scene, "zaxis") is { } zTitle)
        {
            double room = heights.Length == 0 ? 0 : heights.Max(tick => TextWidth.Of(tick.Label, LabelSize));
            (double px, double py) = Project(1, 0, 0.5);
            svg.Text(px - room - 16, py, zTitle, TitleSize, "middle", rotate: -90);
        }
    }

    private static string? Title(DynamicObj.DynamicObj? scene, string axis) => scene.Part(axis).Part("title").Text("text");

    private static void Label(SvgWriter svg, (double X, double Y) at, double right, double down, string text, string anchor) =>
        svg.Text(at.X + right, at.Y + down, text, LabelSize, anchor);

    private static Tick[] TicksOf(double from, double to)
    {
        double[] places = Ticks.Multiples(from, to, Ticks.NiceStep(Math.Abs(to - from), 5));
        return [.. places.Zip(Ticks.Labels(places), (place, label) => new Tick(place, label))];
    }

    private void DrawCells(SvgWriter svg)
    {
        List<(double Depth, string Path, string Color)> cells = [];
        for (int row = 0; row + 1 < rows.Length; row++)
        {
            for (int column = 0; column + 1 < columns.Length; column++)
            {
                (double x0, double x1, double y0, double y1) = (X(columns[column]), X(columns[column + 1]), Y(rows[row]), Y(rows[row + 1]));
                (double a, double b, double c, double d) = (z[row][column], z[row][column + 1], z[row + 1][column + 1], z[row + 1][column]);
                double mean = (a + b + c + d) / 4;
                if (!double.IsFinite(mean)) continue;
                string path = Path.Of(Project(x0, y0, Z(a)), Project(x1, y0, Z(b)), Project(x1, y1, Z(c)), Project(x0, y1, Z(d))) + "Z";
                // Light from the viewer's left: slopes towards it are brighter, so that the shape shows where the colours are alike.
                double slope = ((Z(b) + Z(c) - Z(a) - Z(d)) / (x1 - x0)) - ((Z(c) + Z(d) - Z(a) - Z(b)) / (y1 - y0));
                Rgb color = Scale.At(Part(mean, low, high));
                color = slope < 0 ? Rgb.Mix(color, new Rgb(0, 0, 0), Math.Min(0.25, -slope * 0.06)) : Rgb.Mix(color, new Rgb(255, 255, 255), Math.Min(0.2, slope * 0.05));
                cells.Add((x0 + x1 + y0 + y1, path, color.ToString()));
            }
        }

        svg.Open("g", ("stroke-width", 0.5), ("stroke-linejoin", "round"), ("opacity", Opacity == 1 ? null : Opacity));
        foreach ((_, string path, string color) in cells.OrderBy(cell => cell.Depth)) svg.Element("path", [("d", path), ("fill", color), ("stroke", color)]);
        svg.Close();
    }
}
