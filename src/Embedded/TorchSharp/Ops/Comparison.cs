using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>a ? b for each element, as truth values; no gradient.</summary>
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
            Relation.Equal => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] == q[i] ? (byte)1 : (byte)0; }
            ,
            Relation.NotEqual => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] != q[i] ? (byte)1 : (byte)0; }
            ,
            Relation.Less => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] < q[i] ? (byte)1 : (byte)0; }
            ,
            Relation.LessOrEqual => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] <= q[i] ? (byte)1 : (byte)0; }
            ,
            Relation.Greater => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] > q[i] ? (byte)1 : (byte)0; }
            ,
            _ => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] >= q[i] ? (byte)1 : (byte)0; }
            ,
        };
        Rows.Apply(a, b, y, kernel);
    }
}

/// <summary>And, or, exclusive or of truth values, or of the bits of integers; no gradient.</summary>
internal static class Bitwise
{
    internal enum Kind
    {
        And,
        Or,
        Xor,
    }

    internal static Tensor Apply(Kind kind, Tensor a, Tensor b)
    {
        var type = ElementTypes.Promote(a, b);
        if (ElementTypes.IsFloatingPoint(type)) throw new InvalidOperationException($"{kind} works on truth values and integers, not on {type}: compare first, as in x > 0.");
        using Tensor left = a.AsType(ScalarType.Int64), right = b.AsType(ScalarType.Int64);
        using var y = Tensor.Empty(Layout.Broadcast(a.Sizes, b.Sizes), ScalarType.Int64);
        Rows.Apply<long, long>(left, right, y, kind switch
        {
            Kind.And => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] & q[i]; }
            ,
            Kind.Or => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] | q[i]; }
            ,
            _ => static (p, q, r) => { for (var i = 0; i < r.Length; i++) r[i] = p[i] ^ q[i]; }
            ,
        });
        return y.to_type(type);
    }
}
