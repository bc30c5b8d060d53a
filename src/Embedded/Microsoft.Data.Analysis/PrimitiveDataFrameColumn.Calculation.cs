using System.Globalization;

namespace Microsoft.Data.Analysis;

public partial class PrimitiveDataFrameColumn<T>
{
    /// <inheritdoc/>
    public override double Mean() => Length == 0 ? 0 : Convert.ToDouble(Sum(), CultureInfo.InvariantCulture) / (Length - NullCount);

    /// <inheritdoc/>
    public override double Median()
    {
        if (Length == 0) return 0;
        var sorted = To<double>().Where(value => value is not null).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2].Value + sorted[sorted.Length / 2].Value) / 2;
    }

    /// <inheritdoc/>
    public override bool All() => this is PrimitiveDataFrameColumn<bool> column ? column._values.TrueForAll(value => value == true) : throw NoTruths(nameof(All));

    /// <inheritdoc/>
    public override bool Any() => this is PrimitiveDataFrameColumn<bool> column ? column._values.Exists(value => value == true) : throw NoTruths(nameof(Any));

    /// <inheritdoc/>
    public override DataFrameColumn Abs(bool inPlace = false) => Mapped(x => x is { } value ? Elements<T>.Instance.Abs(value) : null, inPlace);

    /// <inheritdoc/>
    public override DataFrameColumn Round(bool inPlace = false) => Mapped(x => x is { } value ? Elements<T>.Instance.Round(value) : null, inPlace);

    /// <summary>The values, those below <paramref name="min"/> or above <paramref name="max"/> put there.</summary>
    public PrimitiveDataFrameColumn<T> Clamp(T min, T max, bool inPlace = false)
    {
        var less = Elements<T>.Instance.Operator(Comparison.LessThan);
        return Mapped(x => x is not { } value ? null : less(value, min) ? min : less(max, value) ? max : value, inPlace);
    }

    /// <summary>The values from <paramref name="min"/> to <paramref name="max"/>, without the others.</summary>
    public PrimitiveDataFrameColumn<T> Filter(T min, T max)
    {
        var notMore = Elements<T>.Instance.Operator(Comparison.LessThanOrEqual);
        var rows = Enumerable.Range(0, _values.Count).Where(row => _values[row] is { } value && notMore(min, value) && notMore(value, max));
        return Clone(rows);
    }

    /// <inheritdoc/>
    public override bool HasDescription() => IsNumericColumn() || typeof(T) == typeof(DateTime);

    /// <inheritdoc/>
    public override DataFrameColumn Description()
    {
        float? max = null, min = null, mean = null;
        if (IsNumericColumn())
        {
            max = AsSingle(Max());
            min = AsSingle(Min());
            mean = AsSingle(Sum()) / Length;
        }
        return new SingleDataFrameColumn(Name, [Length - NullCount, max, min, mean]);

        static float? AsSingle(object value) => value is null ? null : Convert.ToSingle(value, CultureInfo.InvariantCulture);
    }

    internal override DataFrameColumn Calculate(Arithmetic arithmetic, DataFrameColumn right, bool inPlace = false)
    {
        RequireLength(right);
        if (right is PrimitiveDataFrameColumn<T> same)
        {
            var calculate = Elements<T>.Instance.Operator(arithmetic);
            var column = inPlace ? this : Clone();
            for (var row = 0; row < _values.Count; row++)
                column._values[row] = column._values[row] is { } x && same._values[row] is { } y ? calculate(x, y) : null;
            return column;
        }
        if (inPlace) throw new ArgumentException($"The column \"{Name}\" holds {DataType.Name} and cannot take the result with {right.DataType.Name} in place: leave inPlace out.");
        return DataType == typeof(decimal) || right.DataType == typeof(decimal)
            ? To<decimal>().Calculate(arithmetic, right.To<decimal>())
            : To<double>().Calculate(arithmetic, right.To<double>());
    }

    internal override DataFrameColumn Calculate<U>(Arithmetic arithmetic, U value, bool inPlace = false, bool reversed = false)
    {
        if (value is DataFrameColumn right) return reversed ? right.Calculate(arithmetic, this, inPlace) : Calculate(arithmetic, right, inPlace);
        if (value is T own)
        {
            var calculate = Elements<T>.Instance.Operator(arithmetic);
            return Mapped(x => x is not { } element ? null : reversed ? calculate(own, element) : calculate(element, own), inPlace);
        }
        if (inPlace) throw new ArgumentException($"The column \"{Name}\" holds {DataType.Name} and cannot take the result with {typeof(U).Name} in place: leave inPlace out.");
        RequireNumber(value);
        return DataType == typeof(decimal) || value is decimal
            ? To<decimal>().Calculate(arithmetic, Convert.ToDecimal(value, CultureInfo.InvariantCulture), reversed: reversed)
            : To<double>().Calculate(arithmetic, Convert.ToDouble(value, CultureInfo.InvariantCulture), reversed: reversed);
    }

    private protected override BooleanDataFrameColumn CompareColumns(Comparison comparison, DataFrameColumn right)
    {
        RequireLength(right);
        if (right is not PrimitiveDataFrameColumn<T> same)
        {
            return DataType == typeof(decimal) || right.DataType == typeof(decimal)
                ? To<decimal>().CompareColumns(comparison, right.To<decimal>())
                : To<double>().CompareColumns(comparison, right.To<double>());
        }
        var compare = Elements<T>.Instance.Operator(comparison);
        return new(Name, _values.Zip(same._values, (left, other) => left is { } x && other is { } y ? compare(x, y) : WithMissing(comparison, left is null && other is null)));
    }

    private protected override BooleanDataFrameColumn CompareValue<U>(Comparison comparison, U value)
    {
        if (value is T own)
        {
            var compare = Elements<T>.Instance.Operator(comparison);
            return new(Name, _values.Select(x => x is { } element ? compare(element, own) : WithMissing(comparison, bothMissing: false)));
        }
        RequireNumber(value);
        return DataType == typeof(decimal) || value is decimal
            ? To<decimal>().CompareValue(comparison, Convert.ToDecimal(value, CultureInfo.InvariantCulture))
            : To<double>().CompareValue(comparison, Convert.ToDouble(value, CultureInfo.InvariantCulture));
    }

    private protected override DataFrameColumn ClampTo(object min, object max, bool inPlace) => Clamp(Own(min), Own(max), inPlace);

    private protected override DataFrameColumn FilterFrom(object min, object max) => Filter(Own(min), Own(max));

    private protected override object Reduce(Reduction reduction, IEnumerable<long> rows = null)
    {
        var combine = Elements<T>.Instance.Operator(reduction);
        T? result = null;
        foreach (var element in rows is null ? _values : rows.Select(row => this[row]))
        {
            if (element is { } value) result = result is { } soFar ? combine(soFar, value) : value;
        }
        return result ?? (reduction is Reduction.Max or Reduction.Min ? null : Elements<T>.Instance.Identity(reduction));
    }

    private protected override DataFrameColumn Accumulate(Reduction reduction, IEnumerable<long> rows, bool inPlace)
    {
        var combine = Elements<T>.Instance.Operator(reduction);
        var column = inPlace ? this : Clone();
        T? result = null;
        foreach (var row in rows)
        {
            if (column[row] is { } value) column[row] = result = result is { } soFar ? combine(soFar, value) : value;
        }
        return column;
    }

    private T Own(object value) => (T)Converted(value, CultureInfo.CurrentCulture);

    private void RequireNumber<U>(U value)
    {
        if (value is not (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal) || !IsNumericColumn())
            throw new NotSupportedException($"The column \"{Name}\" holds {DataType.Name}, which does not go with {typeof(U).Name}.");
    }

    private NotSupportedException NoTruths(string what) => new($"{what} is for truth values; the column \"{Name}\" holds {DataType.Name}.");
}
