using Plotly.NET;
using Plotly.NET.CSharp;
using Plotly.NET.Svg;
using Chart = Plotly.NET.CSharp.Chart;

namespace Charts.Tests;

public sealed class DecimationTests
{
    [Fact]
    public void Each_column_of_pixels_keeps_its_first_lowest_highest_and_last_point()
    {
        var random = new Random(1);
        List<(double X, double Y)> points = [.. Enumerable.Range(0, 50_000).Select(i => (i * 0.01, random.NextDouble() * 300))];
        List<(double X, double Y)> kept = Decimation.Reduce(points);
        Assert.InRange(kept.Count, 500, 4 * 501);
        foreach (var column in points.GroupBy(p => Math.Floor(p.X)))
        {
            var rest = kept.Where(p => Math.Floor(p.X) == column.Key).ToList();
            Assert.Equal(column.First(), rest[0]);
            Assert.Equal(column.Last(), rest[^1]);
            Assert.Equal(column.Min(p => p.Y), rest.Min(p => p.Y));
            Assert.Equal(column.Max(p => p.Y), rest.Max(p => p.Y));
        }
    }

    [Fact]
    public void Order_is_kept()
    {
        List<(double X, double Y)> points = [.. Enumerable.Range(0, 10_000).Select(i => (i * 0.02, Math.Sin(i) * 100))];
        List<(double X, double Y)> kept = Decimation.Reduce(points);
        Assert.Equal(kept.OrderBy(p => p.X), kept);
    }

    [Fact]
    public void A_line_that_runs_back_keeps_its_shape()
    {
        List<(double X, double Y)> circle = [.. Enumerable.Range(0, 20_000).Select(i => (100 * Math.Cos(i * Math.PI / 10_000), 100 * Math.Sin(i * Math.PI / 10_000)))];
        List<(double X, double Y)> kept = Decimation.Reduce(circle);
        Assert.InRange(kept.Count, 300, 2000);
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.InRange(Math.Abs(pair.First.X - pair.Second.X) + Math.Abs(pair.First.Y - pair.Second.Y), 0, 1));
    }

    [Fact]
    public void A_picture_of_a_million_points_is_small()
    {
        double[] y = [.. Enumerable.Range(0, 1_000_000).Select(i => Math.Sin(i * 0.37) * i)];
        Assert.InRange(GenericChart.toChartHTML(Chart.Line<double, double, string>([.. y.Select((_, i) => (double)i)], y)).Length, 1000, 60_000);
    }
}
