using System.Text;

namespace Plotly.NET.Svg;

/// <summary>The outlines of markers.</summary>
internal static class MarkerShape
{
    /// <summary>Whether a symbol has no area and is drawn with a stroke.</summary>
    internal static bool IsStroke(string symbol) => symbol.Contains("-thin", StringComparison.Ordinal) || symbol.StartsWith("line-", StringComparison.Ordinal)
        || symbol.StartsWith("asterisk", StringComparison.Ordinal) || symbol.StartsWith("hash", StringComparison.Ordinal) || symbol.StartsWith("y-", StringComparison.Ordinal);

    /// <summary>Adds a marker around (x, y); <paramref name="r"/> is half its size. Symbols without a shape of their own here are circles.</summary>
    internal static void Append(StringBuilder path, string symbol, double x, double y, double r)
    {
        string name = symbol.Replace("-open", "", StringComparison.Ordinal).Replace("-dot", "", StringComparison.Ordinal);
        switch (name)
        {
            case "square":
                path.Append(Path.Rectangle(x - (r * 0.9), y - (r * 0.9), x + (r * 0.9), y + (r * 0.9)));
                break;
            case "diamond":
                Polygon(path, x, y, r * 1.3, 4, 0);
                break;
            case "triangle-up":
                Polygon(path, x, y, r * 1.25, 3, 0);
                break;
            case "triangle-down":
                Polygon(path, x, y, r * 1.25, 3, 180);
                break;
            case "triangle-left":
                Polygon(path, x, y, r * 1.25, 3, -90);
                break;
            case "triangle-right":
                Polygon(path, x, y, r * 1.25, 3, 90);
                break;
            case "pentagon":
                Polygon(path, x, y, r * 1.1, 5, 0);
                break;
            case "hexagon" or "hexagon2":
                Polygon(path, x, y, r * 1.1, 6, 0);
                break;
            case "octagon":
                Polygon(path, x, y, r * 1.1, 8, 22.5);
                break;
            case "star":
                Star(path, x, y, r * 1.4);
                break;
            case "cross":
                Plus(path, x, y, r * 1.2, 0);
                break;
            case "x":
                Plus(path, x, y, r * 1.2, 45);
                break;
            case "cross-thin" or "line-ns" or "line-ew" or "x-thin" or "asterisk":
                if (name is "cross-thin" or "line-ns" or "asterisk") path.Append(Path.Of((x, y - r), (x, y + r)));
                if (name is "cross-thin" or "line-ew" or "asterisk") path.Append(Path.Of((x - r, y), (x + r, y)));
                if (name is "x-thin" or "asterisk") path.Append(Path.Of((x - r, y - r), (x + r, y + r))).Append(Path.Of((x - r, y + r), (x + r, y - r)));
                break;
            default:
                string radius = SvgWriter.Number(r);
                path.Append('M').Append(SvgWriter.Number(x - r)).Append(',').Append(SvgWriter.Number(y))
                    .Append('a').Append(radius).Append(',').Append(radius).Append(" 0 1,0 ").Append(SvgWriter.Number(2 * r)).Append(",0")
                    .Append('a').Append(radius).Append(',').Append(radius).Append(" 0 1,0 ").Append(SvgWriter.Number(-2 * r)).Append(",0Z");
                break;
        }
    }

    private static void Polygon(StringBuilder path, double x, double y, double r, int corners, double degrees)
    {
        for (int i = 0; i < corners; i++)
        {
            (double sin, double cos) = Math.SinCos(((degrees + (360.0 * i / corners)) * Math.PI) / 180);
            Path.Append(path, i == 0 ? 'M' : 'L', x + (r * sin), y - (r * cos));
        }

        path.Append('Z');
    }

    private static void Star(StringBuilder path, double x, double y, double r)
    {
        for (int i = 0; i < 10; i++)
        {
            (double sin, double cos) = Math.SinCos(i * Math.PI / 5);
            double radius = i % 2 == 0 ? r : r * 0.382;
            Path.Append(path, i == 0 ? 'M' : 'L', x + (radius * sin), y - (radius * cos));
        }

        path.Append('Z');
    }

    private static void Plus(StringBuilder path, double x, double y, double r, double degrees)
    {
        double a = r * 0.33;
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        ReadOnlySpan<(double X, double Y)> corners =
            [(-a, -r), (a, -r), (a, -a), (r, -a), (r, a), (a, a), (a, r), (-a, r), (-a, a), (-r, a), (-r, -a), (-a, -a)];
        for (int i = 0; i < corners.Length; i++)
        {
            (double dx, double dy) = corners[i];
            Path.Append(path, i == 0 ? 'M' : 'L', x + (dx * cos) - (dy * sin), y + (dx * sin) + (dy * cos));
        }

        path.Append('Z');
    }
}
