using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>a ? b for each element, as truth values; no gradient. Nothing is true of NaN but that it differs.</summary>
internal static class Comparison
{
    internal enum Relation
    {
        Equal,
        NotEqual,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual,
    }

    internal static Tensor Apply(Relation relation, Tensor a, Tensor b)
    {
        var type = ElementTypes.Promote(a, b);
        var y = Tensor.Empty(Layout.Broadcast(a.Sizes, b.Sizes), ScalarType.Bool);
        using Tensor left = a.AsType(type), right = b.AsType(type);
        switch (type)
        {
            case ScalarType.Float32: Compare<float>(relation, left, right, y); break;
            case ScalarType.Float64: Compare<double>(relation, left, right, y); break;
            case ScalarType.Int64: Compare<long>(relation, left, right, y); break;
            case ScalarType.Int32: Compare<int>(relation, left, right, y); break;
            case ScalarType.Int16: Compare<short>(relation, left, right, y); break;
            case ScalarType.Int8: Compare<sbyte>(relation, left, right, y); break;
            case ScalarType.Byte or ScalarType.Bool: Compare<byte>(relation, left, right, y); break;
            default: throw ElementTypes.Unsupported(type);
        }
        return y;
    }

    internal static Tensor Apply(Relation relation, Tensor a, Scalar b)
    {
        using var number = b.ToNumber();
        return Apply(relation, a, number);
    }

    private static void Compare<T>(Relation relation, Tensor a, Tensor b, Tensor y) where T : unmanaged, INumber<T>
    {
        Spans.Kernel<T, byte> kernel = relation switch
        {
            Relation.Equal => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = Truth(p[i] == q[i]); }
            ,
            Relation.NotEqual => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = Truth(p[i] != q[i]); }
            ,
            Relation.Less => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = Truth(p[i] < q[i]); }
            ,
            Relation.LessOrEqual => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = Truth(p[i] <= q[i]); }
            ,
            Relation.Greater => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = Truth(p[i] > q[i]); }
            ,
            _ => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = Truth(p[i] >= q[i]); }
            ,
        };
        Rows.Apply(a, b, y, kernel);

        static byte Truth(bool value) => value ? (byte)1 : (byte)0;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether this == target, element by element, broadcast.</summary>
        public Tensor eq(Tensor target) => this == target;

        /// <summary>Whether this == target, written into this tensor as 0 and 1.</summary>
        public Tensor eq_(Tensor target) => Into(this == target);

        /// <summary>Whether this == target, element by element.</summary>
        public Tensor eq(Scalar target) => this == target;

        /// <summary>Whether this == target, written into this tensor as 0 and 1.</summary>
        public Tensor eq_(Scalar target) => Into(this == target);

        /// <summary>Whether this != target, element by element, broadcast.</summary>
        public Tensor ne(Tensor target) => this != target;

        /// <summary>Whether this != target, written into this tensor as 0 and 1.</summary>
        public Tensor ne_(Tensor target) => Into(this != target);

        /// <summary>Whether this != target, element by element.</summary>
        public Tensor ne(Scalar target) => this != target;

        /// <summary>Whether this != target, written into this tensor as 0 and 1.</summary>
        public Tensor ne_(Scalar target) => Into(this != target);

        /// <summary>The same as <see cref="ne(Tensor)"/>.</summary>
        public Tensor not_equal(Tensor target) => ne(target);

        /// <summary>The same as <see cref="ne_(Tensor)"/>.</summary>
        public Tensor not_equal_(Tensor target) => ne_(target);

        /// <summary>Whether this &lt; target, element by element, broadcast.</summary>
        public Tensor lt(Tensor target) => this < target;

        /// <summary>Whether this &lt; target, written into this tensor as 0 and 1.</summary>
        public Tensor lt_(Tensor target) => Into(this < target);

        /// <summary>Whether this &lt; target, element by element.</summary>
        public Tensor lt(Scalar target) => this < target;

        /// <summary>Whether this &lt; target, written into this tensor as 0 and 1.</summary>
        public Tensor lt_(Scalar target) => Into(this < target);

        /// <summary>The same as <see cref="lt(Tensor)"/>.</summary>
        public Tensor less(Tensor target) => lt(target);

        /// <summary>Whether this &lt;= target, element by element, broadcast.</summary>
        public Tensor le(Tensor target) => this <= target;

        /// <summary>Whether this &lt;= target, written into this tensor as 0 and 1.</summary>
        public Tensor le_(Tensor target) => Into(this <= target);

        /// <summary>Whether this &lt;= target, element by element.</summary>
        public Tensor le(Scalar target) => this <= target;

        /// <summary>Whether this &lt;= target, written into this tensor as 0 and 1.</summary>
        public Tensor le_(Scalar target) => Into(this <= target);

        /// <summary>The same as <see cref="le(Tensor)"/>.</summary>
        public Tensor less_equal(Tensor target) => le(target);

        /// <summary>The same as <see cref="le_(Tensor)"/>.</summary>
        public Tensor less_equal_(Tensor target) => le_(target);

        /// <summary>Whether this &gt; target, element by element, broadcast.</summary>
        public Tensor gt(Tensor target) => this > target;

        /// <summary>Whether this &gt; target, written into this tensor as 0 and 1.</summary>
        public Tensor gt_(Tensor target) => Into(this > target);

        /// <summary>Whether this &gt; target, element by element.</summary>
        public Tensor gt(Scalar target) => this > target;

        /// <summary>Whether this &gt; target, written into this tensor as 0 and 1.</summary>
        public Tensor gt_(Scalar target) => Into(this > target);

        /// <summary>The same as <see cref="gt(Tensor)"/>.</summary>
        public Tensor greater(Tensor target) => gt(target);

        /// <summary>Whether this &gt;= target, element by element, broadcast.</summary>
        public Tensor ge(Tensor target) => this >= target;

        /// <summary>Whether this &gt;= target, written into this tensor as 0 and 1.</summary>
        public Tensor ge_(Tensor target) => Into(this >= target);

        /// <summary>Whether this &gt;= target, element by element.</summary>
        public Tensor ge(Scalar target) => this >= target;

        /// <summary>Whether this &gt;= target, written into this tensor as 0 and 1.</summary>
        public Tensor ge_(Scalar target) => Into(this >= target);

        /// <summary>The same as <see cref="ge(Tensor)"/>.</summary>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Whether the two differ by at most atol + rtol · the size of target everywhere.</summary>
        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => (bool)isclose(target, rtol, atol, equal_nan).all();

        /// <summary>Whether the two differ by at most atol + rtol · the size of other, element by element, broadcast; equal infinities are close, NaN to NaN only if asked.</summary>
        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false)
        {
            var close = (this == other) | (((this - other).abs() <= other.abs() * rtol + atol) & other.isfinite());
            return nanEqual ? close | (isnan() & other.isnan()) : close;
        }

        /// <summary>Whether shapes and all elements are equal, as a 0-d Bool tensor.</summary>
        public Tensor equal(Tensor target) => tensor(Equals(target));
    }

    /// <summary>Whether left == right, element by element, broadcast.</summary>
    public static Tensor eq(Tensor left, Tensor right) => left == right;

    /// <summary>Whether left != right, element by element, broadcast.</summary>
    public static Tensor ne(Tensor left, Tensor right) => left != right;

    /// <summary>The same as <see cref="ne"/>.</summary>
    public static Tensor not_equal(Tensor tensor, Tensor target) => tensor.ne(target);

    /// <summary>Whether left &lt; right, element by element, broadcast.</summary>
    public static Tensor lt(Tensor left, Tensor right) => left < right;

    /// <summary>The same as <see cref="lt"/>.</summary>
    public static Tensor less(Tensor tensor, Tensor target) => tensor.lt(target);

    /// <summary>Whether left &lt;= right, element by element, broadcast.</summary>
    public static Tensor le(Tensor left, Tensor right) => left <= right;

    /// <summary>The same as <see cref="le"/>.</summary>
    public static Tensor less_equal(Tensor tensor, Tensor target) => tensor.le(target);

    /// <summary>Whether left &gt; right, element by element, broadcast.</summary>
    public static Tensor gt(Tensor left, Tensor right) => left > right;

    /// <summary>The same as <see cref="gt"/>.</summary>
    public static Tensor greater(Tensor tensor, Tensor target) => tensor.gt(target);

    /// <summary>Whether left &gt;= right, element by element, broadcast.</summary>
    public static Tensor ge(Tensor left, Tensor right) => left >= right;

    /// <summary>The same as <see cref="ge"/>.</summary>
    public static Tensor greater_equal(Tensor tensor, Tensor target) => tensor.ge(target);

    /// <summary>Whether the two differ by at most atol + rtol · the size of target everywhere.</summary>
    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => tensor.allclose(target, rtol, atol, equal_nan);

    /// <summary>Whether the two differ by at most atol + rtol · the size of other, element by element, broadcast.</summary>
    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) => tensor.isclose(other, rtol, atol, nanEqual);

    /// <summary>Whether shapes and all elements are equal, as a 0-d Bool tensor.</summary>
    public static Tensor equal(Tensor tensor, Tensor target) => tensor.equal(target);
}
