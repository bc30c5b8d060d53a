using Plotly.NET;
using Plotly.NET.Svg;

namespace Charts.Tests;

public sealed class TicksTests
{
    [Theory]
    [InlineData(10, 5, 2)]
    [InlineData(10, 10, 1)]
    [InlineData(7, 10, 1)]
    [InlineData(1, 4, 0.5)]
    [InlineData(0.2, 4, 0.05)]
    [InlineData(99, 4, 50)]
    [InlineData(1e-7, 10, 1e-8)]
    [InlineData(3e6, 6, 500_000)]
    public void Steps_are_one_two_or_five_times_a_power_of_ten(double span, double most, double step) =>
        Assert.Equal(step, Ticks.NiceStep(span, most), step * 1e-12);

    [Fact]
    public void No_step_leaves_more_ticks_than_asked_for()
    {
        for (double span = 1e-6; span < 1e6; span *= 1.37)
        {
            for (int most = 2; most < 12; most++)
            {
                double step = Ticks.NiceStep(span, most);
                Assert.InRange(span / step, 0, most + 1e-6);
                Assert.True(span / step > most / 2.6, $"span {span}, at most {most}: step {step} is too wide");
            }
        }
    }

    [Fact]
    public void Places_are_the_numbers_that_one_would_write() =>
        Assert.Equal([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], Ticks.Multiples(-0.3, 0.3, 0.1));

    [Fact]
    public void Places_lie_inside_of_the_range() =>
        Assert.Equal([20, 40, 60, 80], Ticks.Multiples(99, 1, 20));

    [Theory]
    [InlineData(new[] { 0.0, 0.25, 0.5 }, "0|0.25|0.50")]
    [InlineData(new[] { -1.0, 0, 1 }, "−1|0|1")]
    [InlineData(new[] { 0.0, 50_000, 100_000 }, "0|50k|100k")]
    [InlineData(new[] { 0.0, 2_500_000, 5_000_000 }, "0|2.5M|5.0M")]
    [InlineData(new[] { 0.0, 0.00002, 0.00004 }, "0|2×10⁻⁵|4×10⁻⁵")]
    [InlineData(new[] { 0.001, 0.002 }, "0.001|0.002")]
    [InlineData(new[] { 1990.0, 2000, 2010 }, "1990|2000|2010")]
    public void Labels_of_an_axis_have_equal_decimals(double[] values, string labels) =>
        Assert.Equal(labels.Split('|'), Ticks.Labels(values));

    [Theory]
    [InlineData(".0%", "50%")]
    [InlineData(".2f", "0.50")]
    [InlineData(".1e", "5.0e−1")]
    public void Tick_formats_are_those_of_d3(string format, string label) => Assert.Equal([label], Ticks.Labels([0.5], format));

    [Theory]
    [InlineData(-5, "10⁻⁵")]
    [InlineData(-2, "0.01")]
    [InlineData(0, "1")]
    [InlineData(3, "1000")]
    [InlineData(12, "10¹²")]
    public void Powers_of_ten_are_written_out_while_they_are_short(int exponent, string label) => Assert.Equal(label, Ticks.PowerOfTen(exponent));
}
