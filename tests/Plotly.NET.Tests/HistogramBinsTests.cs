using Plotly.NET;
using Plotly.NET.Svg;

namespace Charts.Tests;

public sealed class HistogramBinsTests
{
    private static readonly (double, double, double) NotGiven = (double.NaN, double.NaN, double.NaN);

    [Fact]
    public void Whole_numbers_stand_in_the_middle_between_edges()
    {
        // 0 … 99: σ = 28.866, 2σ/100^0.4 = 9.15, rounded up to 10; whole numbers shift the start by a half.
        HistogramBins bins = HistogramBins.For([.. Enumerable.Range(0, 100).Select(i => (double)i)], 0, NotGiven);
        Assert.Equal(new HistogramBins(-0.5, 10, 10), bins);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(i / 10, bins.Of(i)));
    }

    [Fact]
    public void Digits_get_a_bin_each()
    {
        double[] digits = [.. Enumerable.Range(0, 1000).Select(i => (double)(i * 7 % 10))];
        HistogramBins bins = HistogramBins.For(digits, 0, NotGiven);
        Assert.Equal(new HistogramBins(-0.5, 1, 10), bins);
    }

    [Fact]
    public void A_number_of_bins_is_an_upper_bound()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i * 0.01037)];
        for (int most = 2; most < 50; most++) Assert.InRange(HistogramBins.For(values, most, NotGiven).Count, 1, most + 1);
    }

    [Fact]
    public void Given_bins_are_taken()
    {
        HistogramBins bins = HistogramBins.For([0.1, 0.2, 0.9], 0, (0, 1, 0.25));
        Assert.Equal(new HistogramBins(0, 0.25, 4), bins);
        Assert.Equal([0, 0, 3], new[] { 0.1, 0.2, 0.9 }.Select(bins.Of));
    }

    [Fact]
    public void Every_value_falls_into_a_bin()
    {
        var random = new Random(5);
        for (int n = 1; n < 400; n += 7)
        {
            double scale = Math.Pow(10, random.Next(-6, 7));
            double[] values = [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() - 0.3) * scale)];
            HistogramBins bins = HistogramBins.For(values, 0, NotGiven);
            Assert.All(values, value => Assert.InRange(bins.Of(value), 0, bins.Count - 1));
        }
    }

    [Fact]
    public void Equal_values_are_one_bin() => Assert.Equal(1, HistogramBins.For([3.5, 3.5, 3.5], 0, NotGiven).Count);

    [Theory]
    [InlineData(0.25, 1.5)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.75, 3.5)]
    public void Quartiles_are_linear_between_values(double part, double expected) =>
        Assert.Equal(expected, BoxMark.Quantile([1, 2, 3, 4], part), 1e-12);   // Hazen's method, Plotly's default
}
