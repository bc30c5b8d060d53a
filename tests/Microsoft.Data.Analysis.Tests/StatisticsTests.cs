namespace Microsoft.Data.Analysis.Tests;

public sealed class StatisticsTests
{
    private static readonly DataFrameColumn Column = new DoubleDataFrameColumn("x", new double?[] { 4, null, -1, 2.5, 3 });

    [Fact]
    public void Missing_values_are_left_out()
    {
        Assert.Equal(8.5, Column.Sum());
        Assert.Equal(-30.0, Column.Product());
        Assert.Equal(4.0, Column.Max());
        Assert.Equal(-1.0, Column.Min());
        Assert.Equal(8.5 / 4, Column.Mean());
        Assert.Equal(2.75, Column.Median());
    }

    [Fact]
    public void Sums_have_the_type_of_the_column()
    {
        Assert.Equal(6, new Int32DataFrameColumn("i", [1, 2, 3]).Sum());
        Assert.Equal(6f, new SingleDataFrameColumn("f", [1, 2, 3]).Sum());
        Assert.Equal(2.0, new Int32DataFrameColumn("i", [3, 1, 2]).Median());
    }

    [Fact]
    public void Some_rows_alone_are_summed_up()
    {
        Assert.Equal(3.0, Column.Sum([0, 1, 2]));
        Assert.Equal(2.5, Column.Max([2, 3]));
        Assert.Equal(-1.0, Column.Min([2, 3]));
        Assert.Equal(7.5, Column.Product([3, 4]));
    }

    [Fact]
    public void Nothing_has_the_sum_0_the_product_1_and_no_largest_value()
    {
        var nothing = new Int32DataFrameColumn("i", 3);
        Assert.Equal(0, nothing.Sum());
        Assert.Equal(1, nothing.Product());
        Assert.Null(nothing.Max());
        Assert.Equal(double.NaN, nothing.Median());
        Assert.Equal(0, new Int32DataFrameColumn("i").Mean());
    }

    [Fact]
    public void Running_sums_pass_over_missing_values()
    {
        Assert.Equal(new double?[] { 4, null, 3, 5.5, 8.5 }, Column.CumulativeSum().Cast<double?>());
        Assert.Equal(new double?[] { 4, null, -4, -10, -30 }, Column.CumulativeProduct().Cast<double?>());
        Assert.Equal(new double?[] { 4, null, 4, 4, 4 }, Column.CumulativeMax().Cast<double?>());
        Assert.Equal(new double?[] { 4, null, -1, -1, -1 }, Column.CumulativeMin().Cast<double?>());
        Assert.Equal(new double?[] { 7, null, -1, 2.5, 3 }, Column.CumulativeSum([4, 0]).Cast<double?>());
    }

    [Fact]
    public void Values_are_rounded_clamped_and_made_positive()
    {
        Assert.Equal(new double?[] { 4, null, -1, 2, 3 }, Column.Round().Cast<double?>());
        Assert.Equal(new double?[] { 4, null, 1, 2.5, 3 }, Column.Abs().Cast<double?>());
        Assert.Equal(new double?[] { 3, null, 0, 2.5, 3 }, Column.Clamp(0, 3).Cast<double?>());
        Assert.Equal(new double?[] { 2.5, 3 }, Column.Filter(0, 3).Cast<double?>());
    }

    [Fact]
    public void All_and_any_look_at_truth_values()
    {
        Assert.True(new BooleanDataFrameColumn("b", [true, true]).All());
        Assert.False(new BooleanDataFrameColumn("b", [false, false]).Any());
        Assert.True(new BooleanDataFrameColumn("b", [false, true]).Any());
        Assert.Throws<NotSupportedException>(() => Column.All());
    }

    [Fact]
    public void Dates_have_a_first_and_a_last_but_no_sum()
    {
        DataFrameColumn days = new DateTimeDataFrameColumn("day", [new DateTime(2024, 2, 29), new DateTime(2023, 3, 1)]);
        Assert.Equal(new DateTime(2024, 2, 29), days.Max());
        Assert.Equal(new DateTime(2023, 3, 1), days.Min());
        Assert.Throws<NotSupportedException>(() => days.Sum());
        Assert.Throws<NotImplementedException>(() => new StringDataFrameColumn("s", ["a"]).Sum());
    }

    [Fact]
    public void The_description_counts_missing_values_as_zeros_in_its_mean()
    {
        var description = new DataFrame(Column, new StringDataFrameColumn("s", 5)).Description();
        Assert.Equal(["Description", "x"], description.Columns.Select(column => column.Name));
        Assert.Equal(["Length (excluding null values)", "Max", "Min", "Mean"], description.Columns.GetStringColumn("Description"));
        Assert.Equal([4f, 4f, -1f, 1.7f], description.Columns.GetSingleColumn("x"));
    }

    [Fact]
    public void The_information_gives_types_and_numbers_of_values()
    {
        var info = new DataFrame(Column).Info();
        Assert.Equal(["DataType", "Length (excluding null values)"], info.Columns.GetStringColumn("Info"));
        Assert.Equal(["System.Double", "4"], info.Columns.GetStringColumn("x"));
    }
}
