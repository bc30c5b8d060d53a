using System.Collections;
using System.Globalization;

namespace Microsoft.Data.Analysis;

/// <summary>Rows in groups. Each method gives a frame with the group's value in the first column, and a row for each group in the order in which the values come first.</summary>
/// <remarks>A method that is given no names takes all columns; sums and the like then need all of them to be numbers.</remarks>
public abstract class GroupBy
{
    /// <summary>Only this assembly makes groups.</summary>
    private protected GroupBy()
    {
    }

    /// <summary>The number of values in each group that are not missing.</summary>
    public abstract DataFrame Count(params string[] columnNames);

    /// <summary>The first row of each group.</summary>
    public abstract DataFrame First(params string[] columnNames);

    /// <summary>The first rows of each group.</summary>
    public abstract DataFrame Head(int numberOfRows);

    /// <summary>The last rows of each group.</summary>
    public abstract DataFrame Tail(int numberOfRows);

    /// <summary>The largest value of each group.</summary>
    public abstract DataFrame Max(params string[] columnNames);

    /// <summary>The smallest value of each group.</summary>
    public abstract DataFrame Min(params string[] columnNames);

    /// <summary>The product of each group.</summary>
    public abstract DataFrame Product(params string[] columnNames);

    /// <summary>The sum of each group.</summary>
    public abstract DataFrame Sum(params string[] columnNames);

    /// <summary>The mean of each group, as Double.</summary>
    /// <remarks>As in the package, missing values count as zeros; <see cref="DataFrameColumn.Mean"/> leaves them out.</remarks>
    public abstract DataFrame Mean(params string[] columnNames);
}

/// <inheritdoc/>
/// <typeparam name="TKey">The type of the values that group the rows.</typeparam>
public class GroupBy<TKey> : GroupBy
{
    private readonly DataFrame _frame;
    private readonly DataFrameColumn _keys;
    private readonly IDictionary<TKey, ICollection<long>> _groups;

    /// <summary>Groups of a frame's rows.</summary>
    /// <param name="dataFrame">The frame.</param>
    /// <param name="groupByColumnIndex">The place of the column that groups.</param>
    /// <param name="keyToRowIndices">Its values, each with its rows.</param>
    public GroupBy(DataFrame dataFrame, int groupByColumnIndex, IDictionary<TKey, ICollection<long>> keyToRowIndices) =>
        (_frame, _keys, _groups) = (dataFrame, dataFrame.Columns[groupByColumnIndex], keyToRowIndices);

    /// <summary>The groups, each with its value and its rows.</summary>
    public IEnumerable<IGrouping<TKey, DataFrameRow>> Groupings => _groups.Select(group => new Grouping(group.Key, group.Value.Select(row => _frame.Rows[row])));

    /// <inheritdoc/>
    public override DataFrame Count(params string[] columnNames) => Summarize(columnNames, typeof(long), (column, rows) => rows.LongCount(column.IsValid));

    /// <inheritdoc/>
    public override DataFrame First(params string[] columnNames) => Summarize(columnNames, null, (column, rows) => column[rows.First()]);

    /// <inheritdoc/>
    public override DataFrame Head(int numberOfRows) => Select(rows => rows.Take(numberOfRows));

    /// <inheritdoc/>
    public override DataFrame Tail(int numberOfRows) => Select(rows => rows.TakeLast(numberOfRows));

    /// <inheritdoc/>
    public override DataFrame Max(params string[] columnNames) => Summarize(columnNames, null, (column, rows) => column.Max(rows));

    /// <inheritdoc/>
    public override DataFrame Min(params string[] columnNames) => Summarize(columnNames, null, (column, rows) => column.Min(rows));

    /// <inheritdoc/>
    public override DataFrame Product(params string[] columnNames) => Summarize(columnNames, null, (column, rows) => column.Product(rows));

    /// <inheritdoc/>
    public override DataFrame Sum(params string[] columnNames) => Summarize(columnNames, null, (column, rows) => column.Sum(rows));

    /// <inheritdoc/>
    public override DataFrame Mean(params string[] columnNames) =>
        Summarize(columnNames, typeof(double), (column, rows) => Convert.ToDouble(column.Sum(rows), CultureInfo.InvariantCulture) / rows.Count);

    private DataFrame Summarize(string[] names, Type type, Func<DataFrameColumn, ICollection<long>, object> summarize)
    {
        var summary = new DataFrame(_keys.Take(_groups.Values.Select(rows => (long?)rows.First())));
        foreach (var column in Others(names))
        {
            var values = type is null ? column.Take([]) : DataFrame.NewColumn(type, column.Name);
            foreach (var rows in _groups.Values) values.AppendValue(summarize(column, rows));
            summary.Columns.Add(values);
        }
        return summary;
    }

    private DataFrame Select(Func<IEnumerable<long>, IEnumerable<long>> select)
    {
        long?[] rows = [.. _groups.Values.SelectMany(select).Select(row => (long?)row)];
        return new DataFrame(Others([]).Prepend(_keys).Select(column => column.Take(rows)));
    }

    private IEnumerable<DataFrameColumn> Others(string[] names) =>
        (names is null or [] ? _frame.Columns : names.Select(name => _frame.Columns[name])).Where(column => column != _keys);

    private sealed class Grouping(TKey key, IEnumerable<DataFrameRow> rows) : IGrouping<TKey, DataFrameRow>
    {
        public TKey Key => key;

        public IEnumerator<DataFrameRow> GetEnumerator() => rows.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
