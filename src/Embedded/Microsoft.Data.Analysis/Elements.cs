using System.Numerics;

namespace Microsoft.Data.Analysis;

/// <summary>A calculation with two values.</summary>
internal enum Arithmetic { Add, Subtract, Multiply, Divide, Modulo, And, Or, Xor }

/// <summary>A question about two values.</summary>
internal enum Comparison { Equal, NotEqual, GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual }

/// <summary>Many values made one.</summary>
internal enum Reduction { Sum, Product, Max, Min }

/// <summary>What can be done with values of type <typeparamref name="T"/>. Here: whether they are equal; numbers, dates and truth values know more.</summary>
/// <remarks>A column's type parameter has no constraint that allows x + y. So the type is asked once which interfaces of generic math it has, and one of the
/// classes below, which have the constraint, hands out the operators.</remarks>
internal class Elements<T>
    where T : unmanaged
{
    internal static Elements<T> Instance { get; } = Create();

    internal virtual bool AreNumbers => false;

    internal virtual Func<T, T, T> Operator(Arithmetic arithmetic) => throw Undefined(arithmetic);

    internal virtual Func<T, T, bool> Operator(Comparison comparison) => comparison switch
    {
        Comparison.Equal => EqualityComparer<T>.Default.Equals,
        Comparison.NotEqual => (x, y) => !EqualityComparer<T>.Default.Equals(x, y),
        _ => throw Undefined(comparison),
    };

    internal virtual Func<T, T, T> Operator(Reduction reduction) => throw Undefined(reduction);

    internal virtual T Identity(Reduction reduction) => throw Undefined(reduction);

    internal virtual T Abs(T value) => throw Undefined(nameof(Abs));

    internal virtual T Round(T value) => throw Undefined(nameof(Round));

    internal virtual U To<U>(T value)
        where U : INumberBase<U> => throw Undefined($"conversion to {typeof(U).Name}");

    private protected static NotSupportedException Undefined(object what) => new($"{what} is not defined for a column of {typeof(T).Name}.");

    private static Elements<T> Create()
    {
        if (typeof(T) == typeof(bool)) return (Elements<T>)(object)new Truths();
        var traits = typeof(T).GetInterfaces().Where(type => type.IsGenericType).Select(type => type.GetGenericTypeDefinition()).ToHashSet();
        var elements = traits.Contains(typeof(INumber<>)) && typeof(T) != typeof(char) ? typeof(Numbers<>)
            : traits.Contains(typeof(IComparable<>)) ? typeof(Ordered<>)
            : typeof(Elements<>);
        return (Elements<T>)Activator.CreateInstance(elements.MakeGenericType(typeof(T)));
    }
}

/// <summary>Values that have an order, such as dates.</summary>
internal sealed class Ordered<T> : Elements<T>
    where T : unmanaged, IComparable<T>
{
    internal override Func<T, T, bool> Operator(Comparison comparison) => comparison switch
    {
        Comparison.GreaterThan => (x, y) => x.CompareTo(y) > 0,
        Comparison.GreaterThanOrEqual => (x, y) => x.CompareTo(y) >= 0,
        Comparison.LessThan => (x, y) => x.CompareTo(y) < 0,
        Comparison.LessThanOrEqual => (x, y) => x.CompareTo(y) <= 0,
        _ => base.Operator(comparison),
    };

    internal override Func<T, T, T> Operator(Reduction reduction) => reduction switch
    {
        Reduction.Max => (x, y) => x.CompareTo(y) > 0 ? x : y,
        Reduction.Min => (x, y) => x.CompareTo(y) < 0 ? x : y,
        _ => throw Undefined(reduction),
    };
}

/// <summary>Numbers. Integers overflow without a word, and NaN spreads, as in C#.</summary>
internal sealed class Numbers<T> : Elements<T>
    where T : unmanaged, INumber<T>
{
    internal override bool AreNumbers => true;

    internal override Func<T, T, T> Operator(Arithmetic arithmetic) => arithmetic switch
    {
        Arithmetic.Add => (x, y) => x + y,
        Arithmetic.Subtract => (x, y) => x - y,
        Arithmetic.Multiply => (x, y) => x * y,
        Arithmetic.Divide => (x, y) => x / y,
        Arithmetic.Modulo => (x, y) => x % y,
        _ => throw Undefined(arithmetic),
    };

    internal override Func<T, T, bool> Operator(Comparison comparison) => comparison switch
    {
        Comparison.Equal => (x, y) => x == y,
        Comparison.NotEqual => (x, y) => x != y,
        Comparison.GreaterThan => (x, y) => x > y,
        Comparison.GreaterThanOrEqual => (x, y) => x >= y,
        Comparison.LessThan => (x, y) => x < y,
        _ => (x, y) => x <= y,
    };

    internal override Func<T, T, T> Operator(Reduction reduction) => reduction switch
    {
        Reduction.Sum => (x, y) => x + y,
        Reduction.Product => (x, y) => x * y,
        Reduction.Max => T.Max,
        _ => T.Min,
    };

    internal override T Identity(Reduction reduction) => reduction switch
    {
        Reduction.Sum => T.Zero,
        Reduction.Product => T.One,
        _ => throw Undefined(reduction),
    };

    internal override T Abs(T value) => T.Abs(value);

    internal override T Round(T value) => value switch
    {
        double x => (T)(object)Math.Round(x),
        float x => (T)(object)MathF.Round(x),
        decimal x => (T)(object)Math.Round(x),
        _ => value,
    };

    internal override U To<U>(T value) => U.CreateTruncating(value);
}

/// <summary>True and false.</summary>
internal sealed class Truths : Elements<bool>
{
    internal override Func<bool, bool, bool> Operator(Arithmetic arithmetic) => arithmetic switch
    {
        Arithmetic.And => (x, y) => x & y,
        Arithmetic.Or => (x, y) => x | y,
        Arithmetic.Xor => (x, y) => x ^ y,
        _ => throw Undefined(arithmetic),
    };
}
