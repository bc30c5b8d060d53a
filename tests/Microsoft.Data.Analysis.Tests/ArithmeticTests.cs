namespace Microsoft.Data.Analysis.Tests;

public sealed class ArithmeticTests
{
    private static readonly DataFrame Frame = new(
        new Int32DataFrameColumn("i", new int?[] { 7, -7, null }),
        new SingleDataFrameColumn("f", [0.5f, 2f, 4f]),
        new DoubleDataFrameColumn("d", [2, 4, 8]));

    private static object?[] Values(DataFrameColumn column) => [.. column.Cast<object?>()];

    [Fact]
    public void Two_columns_of_one_type_give_that_type()
    {
        Assert.Equal([14, -14, null], Values(Frame["i"] + Frame["i"]));
        Assert.Equal([1.0, 1.0, 1.0], Values(Frame["d"] / Frame["d"]));
    }

    [Fact]
    public void Columns_of_two_types_give_doubles()
    {
        Assert.Equal([7.5, -5.0, null], Values(Frame["i"] + Frame["f"]));
        Assert.Equal([3.5, -1.75, null], Values(Frame["i"] / Frame["d"]));
    }

    [Fact]
    public void A_value_of_the_column_s_type_keeps_it_and_another_gives_doubles()
    {
        Assert.Equal([3, -3, null], Values(Frame["i"] / 2));
        Assert.Equal([1, -1, null], Values(Frame["i"] % 3));
        Assert.Equal([1.0, 4.0, 8.0], Values(Frame["f"] * 2));
        Assert.Equal([1f, 4f, 8f], Values(Frame["f"] * 2f));
        Assert.Equal([3.5m, -3.5m, null], Values(Frame["i"] * 0.5m));
    }

    [Fact]
    public void A_value_on_the_left_stays_on_the_left()
    {
        Assert.Equal([-1.0, -3.0, -7.0], Values(1.0 - Frame["d"]));
        Assert.Equal([8.0, 4.0, 2.0], Values(16.0 / Frame["d"]));
        Assert.Equal([1, 15, null], Values(8 - Frame["i"]));
    }

    [Fact]
    public void The_result_keeps_the_name_of_the_left_column()
    {
        Assert.Equal("d", (Frame["d"] * 2).Name);
        Assert.Equal("f", (Frame["f"] + Frame["d"]).Name);
        Assert.Throws<ArgumentException>(() => Frame.Clone().Columns.Add(Frame["d"] * 2.0));
    }

    [Fact]
    public void In_place_the_column_itself_changes_and_its_type_cannot()
    {
        var column = new DoubleDataFrameColumn("d", [1, 2]);
        Assert.Same(column, column.Add(1, inPlace: true));
        Assert.Equal([2, 3], column);
        Assert.Throws<ArgumentException>(() => column.Add(Frame["i"].Clone(new Int32DataFrameColumn("rows", [0, 1])), inPlace: true));
    }

    [Fact]
    public void Typed_columns_give_typed_columns()
    {
        Int32DataFrameColumn i = Frame.Columns.GetInt32Column("i");
        SingleDataFrameColumn f = Frame.Columns.GetSingleColumn("f");
        DoubleDataFrameColumn d = Frame.Columns.GetDoubleColumn("d");
        DoubleDataFrameColumn doubles = d * 2 - i / 2.0;
        SingleDataFrameColumn singles = 1 - f + i * 2f;
        Int64DataFrameColumn longs = i * 2L;
        Assert.Equal([0.5, 11.5, null], doubles);
        Assert.Equal([14.5f, -15f, null], singles);
        Assert.Equal([14L, -14L, null], longs);
    }

    [Fact]
    public void Bytes_calculate_as_numbers_of_the_other_side_s_type_or_as_integers()
    {
        var pixels = new ByteDataFrameColumn("pixel", new byte?[] { 0, 255, null });
        SingleDataFrameColumn light = pixels / 255f;
        Int32DataFrameColumn dark = 255 - pixels, twice = pixels + pixels;
        Assert.Equal([0f, 1f, null], light);
        Assert.Equal([255, 0, null], dark);
        Assert.Equal([0, 510, null], twice);
    }

    [Fact]
    public void Truth_values_combine()
    {
        var a = new BooleanDataFrameColumn("a", new bool?[] { true, true, false, null });
        var b = new BooleanDataFrameColumn("b", [true, false, false, true]);
        Assert.Equal([true, false, false, null], a & b);
        Assert.Equal([true, true, false, null], a | b);
        Assert.Equal([false, true, false, null], a ^ b);
        Assert.Equal([true, false, false, null], Values((DataFrameColumn)a & b));
        Assert.Equal([false, false, true, null], a ^ true);
    }

    [Fact]
    public void Strings_are_joined()
    {
        var name = new StringDataFrameColumn("name", ["a", null]);
        Assert.Equal(["<a>", null], "<" + name + ">");
        Assert.Equal(["aa", null], Values(((DataFrameColumn)name) + name));
    }

    [Fact]
    public void What_has_no_sense_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => new DateTimeDataFrameColumn("t", 1) + Frame["d"].Clone(new Int32DataFrameColumn("rows", [0])));
        Assert.Throws<NotSupportedException>(() => new BooleanDataFrameColumn("b", [true]).Add(1));
        var error = Assert.Throws<ArgumentException>(() => Frame["d"] + new DoubleDataFrameColumn("short", 2));
        Assert.Contains("\"d\" and \"short\" differ in length: 3 and 2", error.Message);
    }

    [Fact]
    public void Integers_divided_by_zero_throw() => Assert.Throws<DivideByZeroException>(() => Frame["i"] / 0);
}
