using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>A function of one number and its slope, written for a vector of numbers.</summary>
/// <remarks>A struct implements it, so the JIT compiles the loops of <see cref="Elements"/> for each function and sees through every call.</remarks>
internal interface IFormula<T> where T : unmanaged
{
    /// <summary>y = f(x), lane by lane.</summary>
    Vector<T> Value(Vector<T> x);

    /// <summary>dy/dx, lane by lane.</summary>
    Vector<T> Slope(Vector<T> x);
}

/// <summary>A function of two numbers and its slope in the first, written for vectors of numbers.</summary>
internal interface IPairFormula<T> where T : unmanaged
{
    /// <summary>y = f(a, b), lane by lane.</summary>
    Vector<T> Value(Vector<T> a, Vector<T> b);

    /// <summary>∂y/∂a, lane by lane.</summary>
    Vector<T> Slope(Vector<T> a, Vector<T> b);
}

/// <summary>Runs a formula over numbers that lie one behind the other. The last few go through the same vector code as all others.</summary>
/// <remarks>The last few are methods of their own: with their buffers on the stack of the loop's method the JIT writes the formula's numbers back to memory at every turn.</remarks>
internal static class Elements
{
    /// <summary>y = f(x), of equal lengths; y may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Value<T, TFormula>(ReadOnlySpan<T> x, Span<T> y, TFormula formula)
        where T : unmanaged
        where TFormula : struct, IFormula<T>
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count) formula.Value(Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
        if (i < x.Length) LastValues(x[i..], y[i..], formula);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LastValues<T, TFormula>(ReadOnlySpan<T> x, Span<T> y, TFormula formula)
        where T : unmanaged
        where TFormula : struct, IFormula<T>
    {
        Span<T> values = stackalloc T[Vector<T>.Count];
        x.CopyTo(values);
        formula.Value(new Vector<T>(values)).CopyTo(values);
        values[..x.Length].CopyTo(y);
    }

    /// <summary>dx = g · f′(x), of equal lengths; dx may be g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Slope<T, TFormula>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx, TFormula formula)
        where T : unmanaged
        where TFormula : struct, IFormula<T>
    {
        ref var from = ref MemoryMarshal.GetReference(x);
        ref var gradient = ref MemoryMarshal.GetReference(g);
        ref var to = ref MemoryMarshal.GetReference(dx);
        var i = 0;
        for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
            (Vector.LoadUnsafe(ref gradient, (nuint)i) * formula.Slope(Vector.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
        if (i < x.Length) LastSlopes(x[i..], g[i..], dx[i..], formula);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LastSlopes<T, TFormula>(ReadOnlySpan<T> x, ReadOnlySpan<T> g, Span<T> dx, TFormula formula)
        where T : unmanaged
        where TFormula : struct, IFormula<T>
    {
        Span<T> values = stackalloc T[Vector<T>.Count], gradient = stackalloc T[Vector<T>.Count];
        x.CopyTo(values);
        g.CopyTo(gradient);
        (new Vector<T>(gradient) * formula.Slope(new Vector<T>(values))).CopyTo(values);
        values[..x.Length].CopyTo(dx);
    }

    /// <summary>y = f(a, b), of equal lengths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void PairValue<T, TFormula>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, TFormula formula)
        where T : unmanaged
        where TFormula : struct, IPairFormula<T>
    {
        var i = 0;
        for (; i <= y.Length - Vector<T>.Count; i += Vector<T>.Count) formula.Value(new Vector<T>(a[i..]), new Vector<T>(b[i..])).CopyTo(y[i..]);
        if (i < y.Length) LastPairValues(a[i..], b[i..], y[i..], formula);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LastPairValues<T, TFormula>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, TFormula formula)
        where T : unmanaged
        where TFormula : struct, IPairFormula<T>
    {
        Span<T> valuesOfA = stackalloc T[Vector<T>.Count], valuesOfB = stackalloc T[Vector<T>.Count];
        a.CopyTo(valuesOfA);
        b.CopyTo(valuesOfB);
        formula.Value(new Vector<T>(valuesOfA), new Vector<T>(valuesOfB)).CopyTo(valuesOfA);
        valuesOfA[..y.Length].CopyTo(y);
    }

    /// <summary>slopes = ∂f(a, b)/∂a, of equal lengths.</summary>
    internal static void PairSlope<T, TFormula>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> slopes, TFormula formula)
        where T : unmanaged
        where TFormula : struct, IPairFormula<T> => PairValue(a, b, slopes, new SlopeOf<T, TFormula>(formula));

    private readonly struct SlopeOf<T, TFormula>(TFormula formula) : IPairFormula<T>
        where T : unmanaged
        where TFormula : struct, IPairFormula<T>
    {
        public Vector<T> Value(Vector<T> a, Vector<T> b) => formula.Slope(a, b);

        public Vector<T> Slope(Vector<T> a, Vector<T> b) => throw new NotSupportedException("A slope has no slope here.");
    }
}
