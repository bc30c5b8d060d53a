using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>A vector of numbers of one width, so that a kernel is written once for all widths.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="V">The vector: <see cref="Vector512{T}"/>, <see cref="Vector256{T}"/>, <see cref="Vector128{T}"/>, or <typeparamref name="T"/> itself.</typeparam>
/// <remarks>A struct implements it, so the JIT compiles each kernel for each width and sees through every call.</remarks>
internal unsafe interface ILanes<T, V> where T : unmanaged where V : struct
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Height of the tallest tile, two vectors wide, whose sums stay in registers beside one row of B and one element of A.</summary>
    static abstract int TileRows { get; }

    /// <summary>All lanes zero.</summary>
    static abstract V Zero { get; }

    /// <summary>All lanes <paramref name="value"/>.</summary>
    static abstract V Broadcast(T value);

    /// <summary>The vector at <paramref name="p"/>; any alignment.</summary>
    static abstract V Load(T* p);

    /// <summary>The first <paramref name="count"/> lanes from <paramref name="p"/>, the others zero; nothing past them is read.</summary>
    static abstract V LoadFirst(T* p, int count);

    /// <summary>Stores all lanes.</summary>
    static abstract void Store(T* p, V value);

    /// <summary>Stores the first <paramref name="count"/> lanes; nothing past them is written.</summary>
    static abstract void StoreFirst(T* p, V value, int count);

    /// <summary>a + b.</summary>
    static abstract V Add(V a, V b);

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>a · b.</summary>
    static abstract V Multiply(V a, V b);

    /// <summary>a / b.</summary>
    static abstract V Divide(V a, V b);

    /// <summary>√a.</summary>
    static abstract V SquareRoot(V a);

    /// <summary>The greater of each pair; NaN if either is NaN.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The lanes of <paramref name="value"/>, zero where smaller in magnitude than the smallest normal number.</summary>
    static abstract V WithoutDenormals(V value);

    /// <summary>The lanes of <paramref name="value"/>, zero where <paramref name="test"/> is zero or less; a test that is NaN lets the value through.</summary>
    static abstract V ZeroUnlessPositive(V test, V value);

    /// <summary>The sum of all lanes, halves added to halves.</summary>
    static abstract T Sum(V value);
}

/// <summary>The smallest normal number of a type.</summary>
internal static class Smallest<T> where T : INumberBase<T>
{
    /// <summary>2⁻¹²⁶ for float, 2⁻¹⁰²² for double.</summary>
    public static T Normal
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(T) == typeof(float) ? T.CreateTruncating(1.17549435e-38f) : T.CreateTruncating(2.2250738585072014e-308);
    }
}
