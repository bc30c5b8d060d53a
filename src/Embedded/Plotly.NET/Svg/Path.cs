using System.Text;

namespace Plotly.NET.Svg;

/// <summary>The data of SVG paths.</summary>
internal static class Path
{
    internal static string Of(params ReadOnlySpan<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach ((double x, double y) in points) Append(path, path.Length == 0 ? 'M' : 'L', x, y);
        return path.ToString();
    }

    internal static string Rectangle(double left, double top, double right, double bottom) =>
        $"M{SvgWriter.Number(left)},{SvgWriter.Number(top)}H{SvgWriter.Number(right)}V{SvgWriter.Number(bottom)}H{SvgWriter.Number(left)}Z";

    internal static void Append(StringBuilder path, char command, double x, double y) =>
        path.Append(command).Append(SvgWriter.Number(x)).Append(',').Append(SvgWriter.Number(y));

    /// <summary>A line through points, joined as <paramref name="shape"/> says: linear, spline, hv, vh, hvh or vhv.</summary>
    internal static void AppendLine(StringBuilder path, IReadOnlyList<(double X, double Y)> points, string? shape, char start = 'M')
    {
        if (points.Count == 0) return;
        Append(path, start, points[0].X, points[0].Y);
        if (shape == "spline" && points.Count > 2)
        {
            AppendSpline(path, points);
            return;
        }

        for (int i = 1; i < points.Count; i++)
        {
            ((double x0, double y0), (double x, double y)) = (points[i - 1], points[i]);
            switch (shape)
            {
                case "hv":
                    Append(path, 'L', x, y0);
                    break;
                case "vh":
                    Append(path, 'L', x0, y);
                    break;
                case "hvh":
                    Append(path, 'L', (x0 + x) / 2, y0);
                    Append(path, 'L', (x0 + x) / 2, y);
                    break;
                case "vhv":
                    Append(path, 'L', x0, (y0 + y) / 2);
                    Append(path, 'L', x, (y0 + y) / 2);
                    break;
            }

            Append(path, 'L', x, y);
        }
    }

    /// <summary>Catmull-Rom through the points, as cubic Béziers.</summary>
    private static void AppendSpline(StringBuilder path, IReadOnlyList<(double X, double Y)> points)
    {
        for (int i = 0; i + 1 < points.Count; i++)
        {
            (double X, double Y) before = points[Math.Max(0, i - 1)], from = points[i], to = points[i + 1], after = points[Math.Min(points.Count - 1, i + 2)];
            Append(path, 'C', from.X + ((to.X - before.X) / 6), from.Y + ((to.Y - before.Y) / 6));
            Append(path, ' ', to.X - ((after.X - from.X) / 6), to.Y - ((after.Y - from.Y) / 6));
            Append(path, ' ', to.X, to.Y);
        }
    }
}
