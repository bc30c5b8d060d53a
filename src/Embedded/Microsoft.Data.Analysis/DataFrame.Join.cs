namespace Microsoft.Data.Analysis;

/// <content>Two frames side by side.</content>
public partial class DataFrame
{
    /// <summary>The columns of this frame and of another, row beside row.</summary>
    /// <param name="other">The frame on the right.</param>
    /// <param name="leftSuffix">What is added to the name of a left column that the right frame has, too.</param>
    /// <param name="rightSuffix">What is added to the name of such a right column.</param>
    /// <param name="joinAlgorithm">Whose number of rows the result has: the left's, the right's, the larger one (outer) or the smaller (inner). Rows that are lacking are missing values.</param>
    public DataFrame Join(DataFrame other, string leftSuffix = "_left", string rightSuffix = "_right", JoinAlgorithm joinAlgorithm = JoinAlgorithm.Left)
    {
        var count = joinAlgorithm switch
        {
            JoinAlgorithm.Left => Rows.Count,
            JoinAlgorithm.Right => other.Rows.Count,
            JoinAlgorithm.FullOuter => Math.Max(Rows.Count, other.Rows.Count),
            _ => Math.Min(Rows.Count, other.Rows.Count),
        };
        return Beside(RowsUpTo(Rows.Count), other, RowsUpTo(other.Rows.Count), leftSuffix, rightSuffix);

        IReadOnlyCollection<long?> RowsUpTo(long available) => [.. Enumerable.Range(0, checked((int)count)).Select(row => row < available ? row : (long?)null)];
    }

    /// <summary>The rows of this frame beside those rows of another that have the same values in some columns, as in a database. Missing values are the same.</summary>
    /// <remarks>The result has all columns of both, those compared among them. The rows come in the order of the frame whose rows are all kept (then by the other's); of an inner
    /// merge, in the order of the longer frame, the right one where both are as long; of an outer one, first the left frame's, then the rest of the right's.</remarks>
    /// <param name="other">The frame on the right.</param>
    /// <param name="leftJoinColumns">The names of the columns compared, in this frame.</param>
    /// <param name="rightJoinColumns">Their names in the other frame.</param>
    /// <param name="leftSuffix">What is added to the name of a left column that the right frame has, too.</param>
    /// <param name="rightSuffix">What is added to the name of such a right column.</param>
    /// <param name="joinAlgorithm">Which rows are kept that find no partner, with missing values in its place.</param>
    public DataFrame Merge(DataFrame other, string[] leftJoinColumns, string[] rightJoinColumns, string leftSuffix = "_left", string rightSuffix = "_right", JoinAlgorithm joinAlgorithm = JoinAlgorithm.Left)
    {
        ArgumentNullException.ThrowIfNull(other);
        DataFrameColumn[] left = [.. leftJoinColumns.Select(name => Columns[name])], right = [.. rightJoinColumns.Select(name => other.Columns[name])];
        if (left.Length != right.Length) throw new ArgumentException($"{left.Length} columns cannot be compared with {right.Length}.", nameof(rightJoinColumns));
        foreach (var (ours, theirs) in left.Zip(right))
        {
            if (ours.DataType != theirs.DataType)
                throw new ArgumentException($"The column \"{ours.Name}\" holds {ours.DataType.Name}, \"{theirs.Name}\" {theirs.DataType.Name}: they cannot be compared.");
        }

        var fromLeft = joinAlgorithm is JoinAlgorithm.Left or JoinAlgorithm.FullOuter || (joinAlgorithm == JoinAlgorithm.Inner && Rows.Count > other.Rows.Count);
        var (kept, looked) = fromLeft
            ? Partners(left, Rows.Count, right, other.Rows.Count, joinAlgorithm)
            : Partners(right, other.Rows.Count, left, Rows.Count, joinAlgorithm);
        return fromLeft ? Beside(kept, other, looked, leftSuffix, rightSuffix) : Beside(looked, other, kept, leftSuffix, rightSuffix);
    }

    /// <inheritdoc cref="Merge(DataFrame, string[], string[], string, string, JoinAlgorithm)"/>
    /// <param name="other">The frame on the right.</param>
    /// <param name="leftJoinColumn">The name of the column compared, in this frame.</param>
    /// <param name="rightJoinColumn">Its name in the other frame.</param>
    /// <param name="leftSuffix">What is added to the name of a left column that the right frame has, too.</param>
    /// <param name="rightSuffix">What is added to the name of such a right column.</param>
    /// <param name="joinAlgorithm">Which rows are kept that find no partner, with missing values in its place.</param>
    public DataFrame Merge<TKey>(DataFrame other, string leftJoinColumn, string rightJoinColumn, string leftSuffix = "_left", string rightSuffix = "_right", JoinAlgorithm joinAlgorithm = JoinAlgorithm.Left) =>
        Merge(other, [leftJoinColumn], [rightJoinColumn], leftSuffix, rightSuffix, joinAlgorithm);

    /// <summary>The pairs of rows with equal keys in the order of the first frame, and after them, if wanted, the second frame's rows that are in no pair.</summary>
    private static (List<long?> First, List<long?> Second) Partners(DataFrameColumn[] keys, long count, DataFrameColumn[] otherKeys, long otherCount, JoinAlgorithm algorithm)
    {
        var rowsOfKey = new Dictionary<Key, List<long>>();
        for (long row = 0; row < otherCount; row++)
        {
            var key = Key.Of(otherKeys, row);
            if (!rowsOfKey.TryGetValue(key, out var rows)) rowsOfKey[key] = rows = [];
            rows.Add(row);
        }

        List<long?> first = [], second = [];
        for (long row = 0; row < count; row++)
        {
            var partners = rowsOfKey.GetValueOrDefault(Key.Of(keys, row), []);
            foreach (var partner in partners) Pair(row, partner);
            if (partners.Count == 0 && algorithm != JoinAlgorithm.Inner) Pair(row, null);
        }
        if (algorithm == JoinAlgorithm.FullOuter)
        {
            var paired = second.ToHashSet();
            for (long row = 0; row < otherCount; row++)
                if (!paired.Contains(row)) Pair(null, row);
        }
        return (first, second);

        void Pair(long? one, long? other)
        {
            first.Add(one);
            second.Add(other);
        }
    }

    private DataFrame Beside(IReadOnlyCollection<long?> rows, DataFrame other, IReadOnlyCollection<long?> otherRows, string leftSuffix, string rightSuffix)
    {
        var both = Take(rows);
        foreach (var column in other.Columns)
        {
            var right = column.Take(otherRows);
            while (both.Columns.IndexOf(right.Name) is >= 0 and var index)
            {
                both.Columns[index].SetName(both.Columns[index].Name + leftSuffix);
                right.SetName(right.Name + rightSuffix);
            }
            both.Columns.Add(right);
        }
        return both;
    }

    /// <summary>The values of a row in some columns, equal to another's if they are all equal.</summary>
    private readonly struct Key(object[] values) : IEquatable<Key>
    {
        private readonly object[] _values = values;

        internal static Key Of(DataFrameColumn[] columns, long row) => new([.. columns.Select(column => column[row])]);

        public bool Equals(Key other) => _values.AsSpan().SequenceEqual(other._values);

        public override bool Equals(object other) => other is Key key && Equals(key);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var value in _values) hash.Add(value);
            return hash.ToHashCode();
        }
    }
}
