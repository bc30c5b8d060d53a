namespace Microsoft.Data.Analysis;

/// <content>Numbers that sum a column up, and columns made of them. Missing values are left out, and stay missing.</content>
public abstract partial class DataFrameColumn
{
    /// <summary>The sum, of the column's type; 0 where there is no value.</summary>
    public virtual object Sum() => Reduce(Reduction.Sum);

    /// <summary>The sum, of the column's type; 0 where there is no value, among these rows.</summary>
    public virtual object Sum(IEnumerable<long> rowIndices) => Reduce(Reduction.Sum, rowIndices);

    /// <summary>The product, of the column's type; 1 where there is no value.</summary>
    public virtual object Product() => Reduce(Reduction.Product);

    /// <summary>The product, of the column's type; 1 where there is no value, among these rows.</summary>
    public virtual object Product(IEnumerable<long> rowIndices) => Reduce(Reduction.Product, rowIndices);

    /// <summary>The largest value; null where there is none.</summary>
    public virtual object Max() => Reduce(Reduction.Max);

    /// <summary>The largest value; null where there is none, among these rows.</summary>
    public virtual object Max(IEnumerable<long> rowIndices) => Reduce(Reduction.Max, rowIndices);

    /// <summary>The smallest value; null where there is none.</summary>
    public virtual object Min() => Reduce(Reduction.Min);

    /// <summary>The smallest value; null where there is none, among these rows.</summary>
    public virtual object Min(IEnumerable<long> rowIndices) => Reduce(Reduction.Min, rowIndices);

    /// <summary>In each row the sum of all rows up to it.</summary>
    public virtual DataFrameColumn CumulativeSum(bool inPlace = false) => Accumulate(Reduction.Sum, Rows(0, Length), inPlace);

    /// <summary>In each of these rows the sum of those before it in the list, and its own.</summary>
    public virtual DataFrameColumn CumulativeSum(IEnumerable<long> rowIndices, bool inPlace = false) => Accumulate(Reduction.Sum, rowIndices, inPlace);

    /// <summary>In each row the product of all rows up to it.</summary>
    public virtual DataFrameColumn CumulativeProduct(bool inPlace = false) => Accumulate(Reduction.Product, Rows(0, Length), inPlace);

    /// <summary>In each of these rows the product of those before it in the list, and its own.</summary>
    public virtual DataFrameColumn CumulativeProduct(IEnumerable<long> rowIndices, bool inPlace = false) => Accumulate(Reduction.Product, rowIndices, inPlace);

    /// <summary>In each row the largest value of all rows up to it.</summary>
    public virtual DataFrameColumn CumulativeMax(bool inPlace = false) => Accumulate(Reduction.Max, Rows(0, Length), inPlace);

    /// <summary>In each of these rows the largest value of those before it in the list, and its own.</summary>
    public virtual DataFrameColumn CumulativeMax(IEnumerable<long> rowIndices, bool inPlace = false) => Accumulate(Reduction.Max, rowIndices, inPlace);

    /// <summary>In each row the smallest value of all rows up to it.</summary>
    public virtual DataFrameColumn CumulativeMin(bool inPlace = false) => Accumulate(Reduction.Min, Rows(0, Length), inPlace);

    /// <summary>In each of these rows the smallest value of those before it in the list, and its own.</summary>
    public virtual DataFrameColumn CumulativeMin(IEnumerable<long> rowIndices, bool inPlace = false) => Accumulate(Reduction.Min, rowIndices, inPlace);

    /// <summary>The mean of the values that are there.</summary>
    public virtual double Mean() => throw Undefined(nameof(Mean));

    /// <summary>The middle one of the values that are there, or the mean of the middle two.</summary>
    public virtual double Median() => throw Undefined(nameof(Median));

    /// <summary>Whether all values are true.</summary>
    public virtual bool All() => throw Undefined(nameof(All));

    /// <summary>Whether some value is true.</summary>
    public virtual bool Any() => throw Undefined(nameof(Any));

    /// <summary>The absolute values.</summary>
    public virtual DataFrameColumn Abs(bool inPlace = false) => throw Undefined(nameof(Abs));

    /// <summary>The nearest whole numbers, halves to the even one.</summary>
    public virtual DataFrameColumn Round(bool inPlace = false) => throw Undefined(nameof(Round));

    /// <summary>The values, those below <paramref name="min"/> or above <paramref name="max"/> put there.</summary>
    public virtual DataFrameColumn Clamp<U>(U min, U max, bool inPlace = false) => ClampTo(min, max, inPlace);

    /// <summary>The values from <paramref name="min"/> to <paramref name="max"/>, without the others.</summary>
    public virtual DataFrameColumn Filter<U>(U min, U max) => FilterFrom(min, max);

    /// <summary>Whether <see cref="DataFrame.Description"/> has a column for it.</summary>
    public virtual bool HasDescription() => false;

    /// <summary>The number of values that are there, the largest, the smallest and the mean, as Single.</summary>
    /// <remarks>As in the package, this mean counts missing values as zeros; <see cref="Mean"/> leaves them out.</remarks>
    public virtual DataFrameColumn Description() => throw Undefined(nameof(Description));

    private protected virtual DataFrameColumn ClampTo(object min, object max, bool inPlace) => throw Undefined(nameof(Clamp));

    private protected virtual DataFrameColumn FilterFrom(object min, object max) => throw Undefined(nameof(Filter));

    private protected virtual object Reduce(Reduction reduction, IEnumerable<long> rows = null) => throw Undefined(reduction.ToString());

    private protected virtual DataFrameColumn Accumulate(Reduction reduction, IEnumerable<long> rows, bool inPlace) => throw Undefined("Cumulative" + reduction);
}
