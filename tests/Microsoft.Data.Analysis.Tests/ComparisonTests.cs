namespace Microsoft.Data.Analysis.Tests;

public sealed class ComparisonTests
{
    private readonly DataFrameColumn _left = new DoubleDataFrameColumn("left", new double?[] { null, null, 1, 1, 1, double.NaN });
    private readonly DataFrameColumn _right = new DoubleDataFrameColumn("right", new double?[] { null, 1, null, 1, 2, double.NaN });

    [Fact]
    public void Two_missing_values_are_equal_and_a_missing_one_compares_with_no_value()
    {
        Assert.Equal([true, false, false, true, false, false], _left.ElementwiseEquals(_right));
        Assert.Equal([false, true, true, false, true, true], _left.ElementwiseNotEquals(_right));
        Assert.Equal([false, false, false, false, true, false], _left.ElementwiseLessThan(_right));
        Assert.Equal([true, false, false, true, true, false], _left.ElementwiseLessThanOrEqual(_right));
        Assert.Equal([false, false, false, false, false, false], _left.ElementwiseGreaterThan(_right));
        Assert.Equal([true, false, false, true, false, false], _left.ElementwiseGreaterThanOrEqual(_right));
    }

    [Fact]
    public void A_value_of_another_number_type_is_compared_as_a_double()
    {
        var ages = new Int32DataFrameColumn("age", new int?[] { 29, 30, 31, null });
        Assert.Equal([false, false, true, false], ((DataFrameColumn)ages).ElementwiseGreaterThan(30L));
        Assert.Equal([false, true, true, false], ages.ElementwiseGreaterThan(29.5));
        Assert.Equal([true, true, true, false], ages.ElementwiseLessThan(31.5f) & ages.ElementwiseNotEquals(0));
        Assert.Equal([false, true, false, false], ((DataFrameColumn)ages).ElementwiseEquals(30m));
    }

    [Fact]
    public void Missing_values_are_found()
    {
        Assert.Equal([true, true, false, false, false, false], _left.ElementwiseIsNull());
        Assert.Equal([false, false, true, true, true, true], _left.ElementwiseIsNotNull());
        Assert.Equal([true, true, false, false, false, false], _left.ElementwiseEquals<object>(null!));
    }

    [Fact]
    public void Strings_are_equal_or_not()
    {
        DataFrameColumn names = new StringDataFrameColumn("name", ["Ann", "Bob", null]);
        Assert.Equal([true, false, false], names.ElementwiseEquals("Ann"));
        Assert.Equal([false, true, true], names.ElementwiseNotEquals("Ann"));
        Assert.Equal([true, true, true], names.ElementwiseEquals(names));
        Assert.Throws<NotImplementedException>(() => names.ElementwiseGreaterThan("Ann"));
    }

    [Fact]
    public void Dates_have_an_order()
    {
        DataFrameColumn days = new DateTimeDataFrameColumn("day", [new DateTime(2024, 2, 29), new DateTime(2025, 3, 1)]);
        Assert.Equal([false, true], days.ElementwiseGreaterThan(new DateTime(2024, 12, 31)));
        Assert.Throws<NotSupportedException>(() => days.ElementwiseGreaterThan(5));
    }

    [Fact]
    public void Rows_of_a_range_of_dates_are_found()
    {
        var days = new DateTimeDataFrameColumn("day", Enumerable.Range(1, 5).Select(day => new DateTime(2024, 1, day)));
        var odd = new BooleanDataFrameColumn("odd", [true, false, true, false, true]);
        var found = new DataFrame(days, odd)[days.ElementwiseGreaterThanOrEqual(new DateTime(2024, 1, 2)) & days.ElementwiseLessThan(new DateTime(2024, 1, 5)) & odd.ElementwiseEquals(true)];
        Assert.Equal([new DateTime(2024, 1, 3)], found.Columns.GetDateTimeColumn("day"));
    }
}
