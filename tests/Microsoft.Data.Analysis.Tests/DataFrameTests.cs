namespace Microsoft.Data.Analysis.Tests;

public sealed class DataFrameTests
{
    private static DataFrame People() => new(
        new StringDataFrameColumn("name", ["Ann", "Bob", "Cem", "Dia"]),
        new Int32DataFrameColumn("age", new int?[] { 41, 29, null, 29 }),
        new DoubleDataFrameColumn("height", [1.7, 1.8, 1.6, 1.9]));

    private static IEnumerable<string> Names(DataFrame frame) => frame.Columns.GetStringColumn("name");

    [Fact]
    public void Values_are_found_by_column_and_row()
    {
        var people = People();
        Assert.Equal(4, people.Rows.Count);
        Assert.Equal(29, people["age"][1]);
        Assert.Equal("Bob", people[1, 0]);
        Assert.Equal("Bob", people.Rows[1]["name"]);
        people.Rows[1]["age"] = 30;
        people[0, 2] = 1.75;
        Assert.Equal([30, 1.8], people.Rows[1].Skip(1));
        Assert.Equal(1.75, people["height"][0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => people.Rows[4]);
    }

    [Fact]
    public void An_unknown_column_is_named_with_those_that_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => People()["weight"]);
        Assert.Contains("There is no column \"weight\"; there are \"name\", \"age\", \"height\".", error.Message);
        Assert.Throws<ArgumentException>(() => People().Columns.GetDoubleColumn("age"));
    }

    [Fact]
    public void Columns_have_names_of_their_own_and_one_length()
    {
        var people = People();
        Assert.Throws<ArgumentException>(() => people.Columns.Add(new Int32DataFrameColumn("age", 4)));
        Assert.Throws<ArgumentException>(() => people.Columns.Add(new Int32DataFrameColumn("weight", 3)));
        Assert.Throws<ArgumentException>(() => people["age"].SetName("name"));
        Assert.Equal("age", people["age"].Name);
    }

    [Fact]
    public void A_column_set_by_name_takes_the_name_and_the_place()
    {
        var people = People();
        people["height"] = people["height"] * 100.0;
        people["double age"] = people["age"] * 2;
        Assert.Equal(["name", "age", "height", "double age"], people.Columns.Select(column => column.Name));
        Assert.Equal(170.0, people["height"][0]);
        people.Columns.Remove("double age");
        people.Columns.RenameColumn("age", "years");
        Assert.Equal(["name", "years", "height"], people.Columns.Select(column => column.Name));
    }

    [Fact]
    public void Rows_are_taken_by_mask_and_by_place()
    {
        var people = People();
        Assert.Equal(["Bob", "Dia"], Names(people[people["age"].ElementwiseLessThan(30)]));
        Assert.Equal(["Bob", "Dia"], Names(people.Filter(people["age"].ElementwiseEquals(29))));
        Assert.Equal(["Dia", "Ann"], Names(people[new[] { 3, 0 }]));
        Assert.Equal(["Ann", "Dia"], Names(people[new[] { true, false, false, true }]));
        Assert.Equal(["Cem"], Names(people[new Int64DataFrameColumn("rows", [2])]));
    }

    [Fact]
    public void Head_tail_and_sample()
    {
        Assert.Equal(["Ann"], Names(People().Head(1)));
        Assert.Equal(["Cem", "Dia"], Names(People().Tail(2)));
        Assert.Equal(["Ann", "Bob", "Cem", "Dia"], Names(People().Sample(4)).Order());
        Assert.Throws<ArgumentException>(() => People().Sample(5));
    }

    [Fact]
    public void Rows_are_sorted_by_a_column_and_equal_ones_keep_their_order()
    {
        Assert.Equal(["Bob", "Dia", "Ann", "Cem"], Names(People().OrderBy("age")));
        Assert.Equal(["Ann", "Bob", "Dia", "Cem"], Names(People().OrderByDescending("age")));
        Assert.Equal(["Cem", "Bob", "Dia", "Ann"], Names(People().OrderBy("age", putNullValuesLast: false)));
    }

    [Fact]
    public void Missing_values_are_dropped_by_row_and_filled()
    {
        Assert.Equal(["Ann", "Bob", "Dia"], Names(People().DropNulls()));
        Assert.Equal(4, People().DropNulls(DropNullOptions.All).Rows.Count);
        Assert.Equal(0, People().FillNulls(["?", 0, 0.0])["age"][2]);
        var numbers = new DataFrame(new Int32DataFrameColumn("i", 1), new DoubleDataFrameColumn("d", 1)).FillNulls(3);
        Assert.Equal([3, 3.0], numbers.Rows[0]);
    }

    [Fact]
    public void A_row_is_appended_by_place_with_conversion()
    {
        var people = People();
        people.Append(["Eve", "33"], inPlace: true);
        Assert.Equal(["Eve", 33, null], people.Rows[4]);
        Assert.Equal(6, people.Append(new object[] { "Fay", 1, 2 }).Rows.Count);
        Assert.Equal(5, people.Rows.Count);
    }

    [Fact]
    public void A_row_is_appended_by_name()
    {
        var people = People().Append([KeyValuePair.Create<string, object>("height", 2f), new("name", "Eve")]);
        Assert.Equal(["Eve", null, 2.0], people.Rows[4]);
        Assert.Equal(8, People().Append(People().Rows).Rows.Count);
    }

    [Fact]
    public void A_row_that_cannot_be_appended_changes_nothing()
    {
        var people = People();
        var error = Assert.Throws<FormatException>(() => people.Append(["Eve", "old"], inPlace: true));
        Assert.Equal("\"old\" is no Int32, which the column \"age\" holds.", error.Message);
        Assert.Throws<ArgumentException>(() => people.Append([1, 2, 3, 4], inPlace: true));
        Assert.All(people.Columns, column => Assert.Equal(4, column.Length));
    }

    [Fact]
    public void Its_text_is_a_table_of_the_first_rows()
    {
        string[] expected = ["name      age       height    ", "Ann       41        1.7       ", "Bob       29        1.8       ", "Showing 2 of 4 rows", ""];
        Assert.Equal(string.Join(Environment.NewLine, expected), People().ToString(2));
        Assert.Contains("Cem       null      1.6", People().ToString());
        Assert.Equal("Ann 41 1.7 ", People().Rows[0].ToString());
    }

    [Fact]
    public void Numbers_are_clamped_and_names_prefixed()
    {
        var people = People().Clamp(0, 40).AddPrefix("the ").AddSuffix("!");
        Assert.Equal(["the name!", "the age!", "the height!"], people.Columns.Select(column => column.Name));
        Assert.Equal([40, 29, null, 29], people.Columns.GetInt32Column("the age!"));
    }

    [Fact]
    public void A_frame_is_made_of_rows()
    {
        var frame = DataFrame.LoadFrom([["a", 1], ["b", null!]], [("s", typeof(string)), ("i", typeof(int))]);
        Assert.Equal(["b", null], frame.Rows[1]);
    }
}
