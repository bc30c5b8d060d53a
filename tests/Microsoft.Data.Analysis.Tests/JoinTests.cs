namespace Microsoft.Data.Analysis.Tests;

public sealed class JoinTests
{
    private static object?[][] Rows(DataFrame frame) => [.. frame.Rows.Select(row => row.ToArray())];

    [Theory]
    [InlineData(JoinAlgorithm.Left, 3, 1)]
    [InlineData(JoinAlgorithm.Right, 2, 0)]
    [InlineData(JoinAlgorithm.FullOuter, 3, 1)]
    [InlineData(JoinAlgorithm.Inner, 2, 0)]
    public void Rows_are_joined_by_place(JoinAlgorithm algorithm, int rows, int missing)
    {
        var joined = new DataFrame(new Int32DataFrameColumn("a", [1, 2, 3])).Join(new DataFrame(new Int32DataFrameColumn("a", [4, 5])), joinAlgorithm: algorithm);
        Assert.Equal(["a_left", "a_right"], joined.Columns.Select(column => column.Name));
        Assert.Equal((rows, missing), (joined.Rows.Count, joined["a_right"].NullCount));
        Assert.Equal([1, 4], joined.Rows[0]);
    }

    [Fact]
    public void Rows_are_merged_by_value()
    {
        var people = new DataFrame(new StringDataFrameColumn("name", ["Ann", "Bob", "Cem"]), new Int32DataFrameColumn("town", [1, 2, 1]));
        var towns = new DataFrame(new Int32DataFrameColumn("id", [1, 3]), new StringDataFrameColumn("name", ["Ulm", "Rom"]));
        var left = people.Merge<int>(towns, "town", "id");
        Assert.Equal(["name_left", "town", "id", "name_right"], left.Columns.Select(column => column.Name));
        Assert.Equal<object?[]>([["Ann", 1, 1, "Ulm"], ["Bob", 2, null, null], ["Cem", 1, 1, "Ulm"]], Rows(left));
        Assert.Equal<object?[]>([["Ann", 1, 1, "Ulm"], ["Cem", 1, 1, "Ulm"]], Rows(people.Merge<int>(towns, "town", "id", joinAlgorithm: JoinAlgorithm.Inner)));
        Assert.Equal<object?[]>([["Ann", 1, 1, "Ulm"], ["Cem", 1, 1, "Ulm"], [null, null, 3, "Rom"]], Rows(people.Merge<int>(towns, "town", "id", joinAlgorithm: JoinAlgorithm.Right)));
        Assert.Equal(4, people.Merge<int>(towns, "town", "id", joinAlgorithm: JoinAlgorithm.FullOuter).Rows.Count);
    }

    [Fact]
    public void Columns_of_two_types_are_not_compared()
    {
        var numbers = new DataFrame(new Int32DataFrameColumn("a", [1]));
        var error = Assert.Throws<ArgumentException>(() => numbers.Merge<int>(new DataFrame(new DoubleDataFrameColumn("b", [1])), "a", "b"));
        Assert.Equal("The column \"a\" holds Int32, \"b\" Double: they cannot be compared.", error.Message);
    }

    [Theory]
    [InlineData(JoinAlgorithm.Left)]
    [InlineData(JoinAlgorithm.Right)]
    [InlineData(JoinAlgorithm.FullOuter)]
    [InlineData(JoinAlgorithm.Inner)]
    public void A_merge_is_what_nested_loops_find(JoinAlgorithm algorithm)
    {
        var random = new Random(5);
        for (var round = 0; round < 100; round++)
        {
            DataFrame left = RandomFrame(random, "left"), right = RandomFrame(random, "right");
            List<(object?, object?)> expected = [];
            foreach (var row in left.Rows)
                foreach (var other in right.Rows)
                    if (Equals(row["k"], other["k"]) && Equals(row["s"], other["s"])) expected.Add((row["left"], other["right"]));
            var pairs = expected.ToArray();
            if (algorithm is JoinAlgorithm.Left or JoinAlgorithm.FullOuter)
                expected.AddRange(left.Rows.Select(row => row["left"]).Except(pairs.Select(pair => pair.Item1)).Select(id => (id, (object?)null)));
            if (algorithm is JoinAlgorithm.Right or JoinAlgorithm.FullOuter)
                expected.AddRange(right.Rows.Select(row => row["right"]).Except(pairs.Select(pair => pair.Item2)).Select(id => ((object?)null, id)));

            var merged = left.Merge(right, ["k", "s"], ["k", "s"], joinAlgorithm: algorithm);
            Assert.Equal(expected.OrderBy(pair => pair.Item1).ThenBy(pair => pair.Item2), merged.Rows.Select(row => (row["left"], row["right"])).OrderBy(pair => pair.Item1).ThenBy(pair => pair.Item2)!);
        }
    }

    private static DataFrame RandomFrame(Random random, string id)
    {
        var rows = random.Next(8);
        return new DataFrame(
            new Int32DataFrameColumn(id, Enumerable.Range(0, rows)),
            new Int32DataFrameColumn("k", Enumerable.Range(0, rows).Select(_ => random.Next(4) is > 0 and var key ? key : (int?)null)),
            new StringDataFrameColumn("s", Enumerable.Range(0, rows).Select(_ => random.Next(3) is > 0 and var key ? key.ToString() : null)));
    }
}
