using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.Svg;

namespace Charts.Tests;

public sealed class AxisTests
{
    private static Axis Axis(LinearAxis? style, params double[] data)
    {
        var axis = new Axis("x", style);
        axis.Decide(hasCategories: false);
        foreach (double value in data) axis.Include(axis.Place(value));
        axis.SettleRange();
        axis.SetPixels(100, 500);
        axis.SettleTicks();
        return axis;
    }

    [Fact]
    public void A_linear_axis_maps_linearly()
    {
        Axis axis = Axis(null, 2, 10);
        foreach (double v in new[] { 2, 3.7, 6, 10 }) Assert.Equal(100 + (400 * (v - 2) / 8), axis.Pixel(axis.Place(v)), 1e-9);
    }

    [Fact]
    public void A_logarithmic_axis_maps_equal_factors_to_equal_lengths()
    {
        Axis axis = Axis(new LinearAxis().With("type", StyleParam.AxisType.Log), 0.01, 100);
        foreach (double v in new[] { 0.01, 0.3, 1, 42, 100 }) Assert.Equal(100 + (400 * (Math.Log10(v) + 2) / 4), axis.Pixel(axis.Place(v)), 1e-9);
        Assert.Equal(["0.01", "0.1", "1", "10", "100"], axis.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void Values_that_are_not_positive_have_no_place_on_a_logarithmic_axis()
    {
        Axis axis = Axis(new LinearAxis().With("type", StyleParam.AxisType.Log), 1, 10, 0, -3);
        Assert.Equal(2, axis.Unplaceable);
        Assert.Equal((0, 1), (axis.From, axis.To));
    }

    [Fact]
    public void A_logarithmic_range_of_less_than_a_decade_has_ticks_between_the_powers() =>
        Assert.Equal(["2", "3", "4", "5", "6", "7", "8"], Axis(new LinearAxis().With("type", StyleParam.AxisType.Log), 2, 8).Ticks.Select(tick => tick.Label));

    [Fact]
    public void A_reversed_axis_begins_at_the_other_end()
    {
        Axis axis = Axis(new LinearAxis().With("autorange", "reversed"), 0, 4);
        Assert.Equal(500, axis.Pixel(0), 1e-9);
        Assert.Equal(200, axis.Pixel(3), 1e-9);
    }

    [Fact]
    public void A_given_range_counts_more_than_the_data()
    {
        Axis axis = Axis(new LinearAxis().With("range", new object[] { 0.0, 1.0 }), 5, 50);
        Assert.Equal((0, 1), (axis.From, axis.To));
        Assert.True(axis.Fixed);
    }

    [Fact]
    public void A_given_logarithmic_range_is_in_exponents_of_ten() =>
        Assert.Equal((-3, 0), Axis(new LinearAxis().With("type", StyleParam.AxisType.Log).With("range", new object[] { -3, 0 }), 5) is var a ? (a.From, a.To) : default);

    [Fact]
    public void Categories_stand_at_whole_numbers_in_order_of_appearance()
    {
        var axis = new Axis("x", null);
        axis.Decide(hasCategories: true);
        Assert.Equal([0, 1, 0, 2], new[] { "b", "a", "b", "c" }.Select(c => axis.Place((object)c)));
        axis.SettleRange();
        Assert.Equal((-0.5, 2.5), (axis.From, axis.To));
    }

    [Fact]
    public void Whole_numbers_get_whole_ticks() =>
        Assert.All(Axis(null, 1, 2, 3).Ticks, tick => Assert.Equal(Math.Floor(tick.Place), tick.Place));

    [Fact]
    public void Equal_data_get_a_range_around_them()
    {
        Axis axis = Axis(null, 4, 4);
        Assert.True(axis.From < 4 && axis.To > 4);
    }

    [Fact]
    public void Tick_values_and_texts_may_be_given() =>
        Assert.Equal(
            [new Tick(0, "zero"), new Tick(3, "three")],
            Axis(new LinearAxis().With("tickvals", new[] { 0.0, 3.0, 99.0 }).With("ticktext", new[] { "zero", "three", "outside" }), 0, 4).Ticks);
}
