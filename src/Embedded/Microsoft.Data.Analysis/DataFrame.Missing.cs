namespace Microsoft.Data.Analysis;

/// <content>Missing values.</content>
public partial class DataFrame
{
    /// <summary>The rows in which no value is missing, or not all are.</summary>
    public DataFrame DropNulls(DropNullOptions options = DropNullOptions.Any)
    {
        var rows = Rows.Select((row, index) => (row, index))
            .Where(pair => options == DropNullOptions.Any ? pair.row.All(value => value is not null) : pair.row.Any(value => value is not null))
            .Select(pair => (long?)pair.index);
        return Take([.. rows]);
    }

    /// <summary>A frame whose missing values are <paramref name="value"/>, converted to the type of each column.</summary>
    public DataFrame FillNulls(object value, bool inPlace = false) => FillNulls([.. Enumerable.Repeat(value, Columns.Count)], inPlace);

    /// <summary>A frame whose missing values are those of <paramref name="values"/>, one for each column.</summary>
    public DataFrame FillNulls(IList<object> values, bool inPlace = false)
    {
        if (values.Count != Columns.Count) throw new ArgumentException($"There are {values.Count} values for {Columns.Count} columns.", nameof(values));
        var filled = inPlace ? this : Clone();
        for (var index = 0; index < values.Count; index++) filled.Columns[index].FillNulls(values[index], inPlace: true);
        return filled;
    }
}
