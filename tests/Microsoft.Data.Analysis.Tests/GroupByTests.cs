namespace Microsoft.Data.Analysis.Tests;

public sealed class GroupByTests
{
    private static readonly DataFrame Sales = new(
        new StringDataFrameColumn("town", ["Ulm", "Rom", "Ulm", null, "Ulm"]),
        new Int32DataFrameColumn("pieces", new int?[] { 3, 5, null, 9, 6 }),
        new DoubleDataFrameColumn("price", [1.5, 2, 2.5, 9, 0.5]));

    private static object[][] Rows(DataFrame frame) => [.. frame.Rows.Select(row => row.ToArray())];

    [Fact]
    public void Groups_come_in_the_order_of_their_first_rows_without_missing_keys()
    {
        var groups = Sales.GroupBy<string>("town").Groupings.ToArray();
        Assert.Equal(["Ulm", "Rom"], groups.Select(group => group.Key));
        Assert.Equal([1.5, 2.5, 0.5], groups[0].Select(row => row["price"]));
        Assert.Throws<InvalidCastException>(() => Sales.GroupBy<int>("town"));
    }

    [Fact]
    public void Values_are_counted_summed_and_compared_in_groups()
    {
        Assert.Equal<object[]>([["Ulm", 2L, 3L], ["Rom", 1L, 1L]], Rows(Sales.GroupBy("town").Count()));
        Assert.Equal<object[]>([["Ulm", 9, 4.5], ["Rom", 5, 2.0]], Rows(Sales.GroupBy("town").Sum()));
        Assert.Equal<object[]>([["Ulm", 6], ["Rom", 5]], Rows(Sales.GroupBy("town").Max("pieces")));
        Assert.Equal<object[]>([["Ulm", 3, 0.5], ["Rom", 5, 2.0]], Rows(Sales.GroupBy("town").Min("pieces", "price")));
        Assert.Equal<object[]>([["Ulm", 1.875], ["Rom", 2.0]], Rows(Sales.GroupBy("town").Product("price")));
    }

    [Fact]
    public void The_mean_of_a_group_counts_missing_values_as_zeros() =>
        Assert.Equal<object[]>([["Ulm", 3.0, 1.5], ["Rom", 5.0, 2.0]], Rows(Sales.GroupBy("town").Mean()));

    [Fact]
    public void First_head_and_tail_take_whole_rows()
    {
        Assert.Equal<object[]>([["Ulm", 3, 1.5], ["Rom", 5, 2.0]], Rows(Sales.GroupBy("town").First()));
        Assert.Equal<object?[]>([["Ulm", 3, 1.5], ["Ulm", null, 2.5], ["Rom", 5, 2.0]], Rows(Sales.GroupBy("town").Head(2)));
        Assert.Equal<object[]>([["Ulm", 6, 0.5], ["Rom", 5, 2.0]], Rows(Sales.GroupBy("town").Tail(1)));
    }

    [Fact]
    public void A_sum_of_strings_is_refused() => Assert.Throws<NotImplementedException>(() => Sales.GroupBy("pieces").Sum());
}
