namespace Microsoft.Data.Analysis.Tests;

public sealed class ColumnTests
{
    [Fact]
    public void Missing_values_are_counted_and_read_as_null()
    {
        var column = new DoubleDataFrameColumn("x", new double?[] { 1, null, 3 });
        Assert.Equal((3, 1), (column.Length, column.NullCount));
        Assert.Equal([1.0, null, 3.0], column);
        Assert.Null(((DataFrameColumn)column)[1]);
        Assert.False(column.IsValid(1));
    }

    [Fact]
    public void A_column_of_a_length_holds_missing_values()
    {
        Assert.Equal(2, new Int32DataFrameColumn("x", 2).NullCount);
        Assert.Equal(2, new StringDataFrameColumn("s", 2).NullCount);
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        DataFrameColumn column = new SingleDataFrameColumn("x", [1f]);
        var error = Assert.Throws<ArgumentException>(() => column[0] = 1);
        Assert.StartsWith("The column \"x\" holds Single, and 1 is Int32", error.Message);
        column[0] = 2f;
        Assert.Equal(2f, column[0]);
    }

    [Fact]
    public void A_clone_is_of_the_same_class_and_keeps_its_own_values()
    {
        var column = new Int32DataFrameColumn("x", [1, 2]);
        var clone = column.Clone(numberOfNullsToAppend: 1);
        clone[0] = 7;
        Assert.IsType<Int32DataFrameColumn>(clone);
        Assert.Equal([7, 2, null], clone);
        Assert.Equal([1, 2], column);
    }

    [Fact]
    public void A_clone_takes_rows_by_place_or_by_mask()
    {
        var column = new StringDataFrameColumn("s", ["a", "b", "c"]);
        Assert.Equal(["c", null, "a"], ((DataFrameColumn)column).Clone(new Int32DataFrameColumn("i", new int?[] { 2, null, 0 })).Cast<string>());
        Assert.Equal(["a", null, "c"], ((DataFrameColumn)column).Clone(new Int64DataFrameColumn("i", new long?[] { 2, null, 0 }), invertMapIndices: true).Cast<string>());
        Assert.Equal(["b"], ((DataFrameColumn)column).Clone(new BooleanDataFrameColumn("m", new bool?[] { false, true, null })).Cast<string>());
        Assert.Throws<ArgumentException>(() => ((DataFrameColumn)column).Clone(new BooleanDataFrameColumn("m", 4)));
    }

    [Fact]
    public void Sorting_keeps_the_order_of_equal_values_and_puts_missing_ones_last_or_first()
    {
        var column = new DoubleDataFrameColumn("x", new double?[] { 2, null, 1, 3 });
        Assert.Equal([1, 2, 3, null], column.Sort());
        Assert.Equal([3, 2, 1, null], column.Sort(ascending: false));
        Assert.Equal([null, 1, 2, 3], column.Sort(putNullValuesLast: false));
    }

    [Fact]
    public void Missing_values_are_dropped_or_filled()
    {
        var column = new DoubleDataFrameColumn("x", new double?[] { 1, null });
        Assert.Equal([1.0], column.DropNulls());
        Assert.Equal([1.0, 5.0], column.FillNulls(5));
        Assert.Equal([1.0, 5.0], ((DataFrameColumn)column).FillNulls("5").Cast<double?>());
        Assert.Equal(1, column.NullCount);
        column.FillNulls(0, inPlace: true);
        Assert.Equal(0, column.NullCount);
    }

    [Fact]
    public void Functions_apply_to_the_values_that_are_there()
    {
        Assert.Equal([4, null], new Int32DataFrameColumn("x", new int?[] { 2, null }).Apply(x => x * x));
        Assert.Equal(["A", null], new StringDataFrameColumn("s", ["a", null]).Apply(text => text.ToUpperInvariant()));
    }

    [Fact]
    public void Values_are_counted_in_the_order_in_which_they_come_first()
    {
        var counts = new StringDataFrameColumn("s", ["b", "a", null, "b"]).ValueCounts();
        Assert.Equal(["Values", "Counts"], counts.Columns.Select(column => column.Name));
        Assert.Equal(["b", "a"], counts.Columns.GetStringColumn("Values"));
        Assert.Equal([2, 1], counts.Columns.GetInt64Column("Counts"));
    }

    [Fact]
    public void Its_text_ends_with_its_name_and_type()
    {
        var text = new Int32DataFrameColumn("x", new int?[] { 1, null }).ToString(1);
        Assert.Equal(string.Join(Environment.NewLine, "x", "1", "Showing 1 of 2 rows", "Name: x, Type: System.Int32"), text);
    }
}
