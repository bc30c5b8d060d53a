namespace Microsoft.Data.Analysis.Tests;

/// <summary>Random frames, sorted, filtered and grouped, beside LINQ over the same rows.</summary>
public sealed class RowsAgainstLinqTests
{
    private sealed record Item(int Id, int? Key, double? Value);

    private static IEnumerable<(DataFrame Frame, Item[] Items)> Frames()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            Item[] items = [.. Enumerable.Range(0, random.Next(30)).Select(id => new Item(id, Some(random, random.Next(5)), Some(random, random.Next(-20, 20) / 4.0)))];
            yield return (new DataFrame(new Int32DataFrameColumn("id", items.Select(item => item.Id)), new Int32DataFrameColumn("key", items.Select(item => item.Key)), new DoubleDataFrameColumn("value", items.Select(item => item.Value))), items);
        }

        static T? Some<T>(Random random, T value)
            where T : struct => random.Next(4) == 0 ? null : value;
    }

    private static IEnumerable<int?> Ids(DataFrame frame) => frame.Columns.GetInt32Column("id");

    [Fact]
    public void Sorting_is_stable_and_puts_missing_values_last()
    {
        foreach (var (frame, items) in Frames())
        {
            Assert.Equal(items.OrderBy(item => item.Value is null).ThenBy(item => item.Value).Select(item => (int?)item.Id), Ids(frame.OrderBy("value")));
            Assert.Equal(items.OrderBy(item => item.Value is null).ThenByDescending(item => item.Value).Select(item => (int?)item.Id), Ids(frame.OrderByDescending("value")));
        }
    }

    [Fact]
    public void Filters_combine()
    {
        foreach (var (frame, items) in Frames())
        {
            var filter = frame.Columns.GetDoubleColumn("value").ElementwiseGreaterThan(0) & frame.Columns.GetInt32Column("key").ElementwiseNotEquals(2);
            Assert.Equal(items.Where(item => item.Value > 0 && item.Key != 2).Select(item => (int?)item.Id), Ids(frame[filter]));
        }
    }

    [Fact]
    public void Groups_are_those_of_LINQ()
    {
        foreach (var (frame, items) in Frames())
        {
            var groups = items.Where(item => item.Key is not null).GroupBy(item => item.Key).ToArray();
            var sums = frame.GroupBy("key").Sum("value");
            Assert.Equal(groups.Select(group => group.Key), sums.Columns.GetInt32Column("key"));
            Assert.Equal(groups.Select(group => group.Sum(item => item.Value)), sums.Columns.GetDoubleColumn("value"));
            var means = frame.GroupBy("key").Mean("value");
            Assert.Equal(groups.Select(group => group.Sum(item => item.Value) / group.Count()), means.Columns.GetDoubleColumn("value"));
            Assert.Equal(groups.Select(group => group.Max(item => item.Value)), frame.GroupBy("key").Max("value").Columns.GetDoubleColumn("value"));
            Assert.Equal(groups.Select(group => (long?)group.Count(item => item.Value is not null)), frame.GroupBy("key").Count("value").Columns.GetInt64Column("value"));
        }
    }

    [Fact]
    public void Statistics_are_those_of_LINQ()
    {
        foreach (var (frame, items) in Frames().Where(pair => pair.Items.Any(item => item.Value is not null)))
        {
            double[] values = [.. items.Select(item => item.Value).OfType<double>().Order()];
            Assert.Equal(values.Average(), frame["value"].Mean(), 12);
            Assert.Equal((values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2, frame["value"].Median());
            Assert.Equal(values[^1], frame["value"].Max());
            Assert.Equal(values.GroupBy(value => value).Count(), frame["value"].ValueCounts().Rows.Count);
        }
    }
}
