namespace Plotly.NET.Svg;

/// <summary>Leaves out points of a line that cannot be seen.</summary>
internal static class Decimation
{
    /// <summary>The points in pixels, reduced: of those in one column of pixels only the first, the lowest, the highest and the last are kept,
    /// so that the line covers the same pixels. A line that runs back and forth loses only points that hardly move.</summary>
    internal static List<(double X, double Y)> Reduce(List<(double X, double Y)> points)
    {
        if (points.Count < 1000) return points;
        for (int i = 1; i < points.Count; i++)
        {
            if (points[i].X < points[i - 1].X) return WithoutStandstill(points);
        }

        List<(double X, double Y)> kept = [];
        for (int start = 0, end; start < points.Count; start = end)
        {
            double column = Math.Floor(points[start].X);
            int lowest = start, highest = start;
            for (end = start; end < points.Count && Math.Floor(points[end].X) == column; end++)
            {
                if (points[end].Y < points[lowest].Y) lowest = end;
                if (points[end].Y > points[highest].Y) highest = end;
            }

            foreach (int i in new SortedSet<int> { start, lowest, highest, end - 1 }) kept.Add(points[i]);
        }

        return kept;
    }

    private static List<(double X, double Y)> WithoutStandstill(List<(double X, double Y)> points)
    {
        List<(double X, double Y)> kept = [points[0]];
        foreach ((double X, double Y) point in points)
        {
            if (Math.Abs(point.X - kept[^1].X) + Math.Abs(point.Y - kept[^1].Y) >= 0.5) kept.Add(point);
        }

        kept.Add(points[^1]);
        return kept;
    }
}
