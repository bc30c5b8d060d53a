using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>An optimiser's step, element by element, for as many elements as a vector holds.</summary>
internal interface IStepFormula
{
    /// <summary>Changes the parameter's values and those of the state.</summary>
    /// <param name="p">Values of the parameter.</param>
    /// <param name="g">Their gradients.</param>
    /// <param name="a">Values of the first tensor of the state; zeros that nobody keeps if there is none.</param>
    /// <param name="b">Of the second.</param>
    /// <param name="c">Of the third.</param>
    void Apply<T>(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c) where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Runs a formula over all elements, in one pass over memory.</summary>
internal static unsafe class StepFormula
{
    private const int PartOfWork = 1 << 14;

    /// <summary>Steps <paramref name="count"/> elements; <paramref name="a"/>, <paramref name="b"/> and <paramref name="c"/> may be null.</summary>
    internal static void Run<T, TFormula>(TFormula formula, nint count, T* p, T* g, T* a, T* b, T* c)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : unmanaged, IStepFormula =>
        Workers.Run((int)((count + PartOfWork - 1) / PartOfWork), new Parts<T, TFormula> { Formula = formula, Count = count, P = p, G = g, A = a, B = b, C = c });

    /// <summary>A constant of a formula for all elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Of<T>(double value) where T : INumberBase<T> => new(T.CreateTruncating(value));

    /// <summary>The elements, 0 where smaller in magnitude than the smallest normal number: arithmetic on those is some thirty times slower, and they move nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> WithoutDenormals<T>(Vector<T> values) where T : unmanaged, INumberBase<T> =>
        Vector.AndNot(values, Vector.LessThan(Vector.Abs(values), new Vector<T>(Smallest<T>.Normal)));

    private struct Parts<T, TFormula> : IParts
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFormula : unmanaged, IStepFormula
    {
        public TFormula Formula;
        public nint Count;
        public T* P, G, A, B, C;

        public readonly void Run(int part)
        {
            var start = (nint)part * PartOfWork;
            var end = Math.Min(Count, start + PartOfWork);
            var i = start;
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count) Step(P + i, G + i, At(A, i), At(B, i), At(C, i));
            if (i == end) return;
            // The last few elements go through a vector of their own, so that they are rounded like all others.
            var rest = (int)(end - i);
            var room = stackalloc T[5 * Vector<T>.Count];
            T* p = room, g = p + Vector<T>.Count, a = g + Vector<T>.Count, b = a + Vector<T>.Count, c = b + Vector<T>.Count;
            new Span<T>(room, 5 * Vector<T>.Count).Clear();
            Copy(P + i, p, rest);
            Copy(G + i, g, rest);
            Copy(At(A, i), a, rest);
            Copy(At(B, i), b, rest);
            Copy(At(C, i), c, rest);
            Step(p, g, a, b, c);
            Copy(p, P + i, rest);
            Copy(a, At(A, i), rest);
            Copy(b, At(B, i), rest);
            Copy(c, At(C, i), rest);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly void Step(T* p, T* g, T* a, T* b, T* c)
        {
            Vector<T> x = Vector.Load(p), u = Load(a), v = Load(b), w = Load(c);
            Formula.Apply(ref x, Vector.Load(g), ref u, ref v, ref w);
            x.Store(p);
            if (a != null) u.Store(a);
            if (b != null) v.Store(b);
            if (c != null) w.Store(c);
        }

        private static T* At(T* values, nint i) => values == null ? null : values + i;

        private static Vector<T> Load(T* values) => values == null ? Vector<T>.Zero : Vector.Load(values);

        private static void Copy(T* from, T* to, int count)
        {
            if (from != null && to != null) new Span<T>(from, count).CopyTo(new Span<T>(to, count));
        }
    }
}
