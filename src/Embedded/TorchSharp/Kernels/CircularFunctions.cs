using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Sine and cosine in float, right to four units in the last place.</summary>
/// <remarks>
/// The nearest multiple of π (for the cosine, odd multiple of π/2) is taken off in three parts, of which the first two leave no rounding (W. Cody, W. Waite,
/// "Software Manual for the Elementary Functions", 1980); what is left, at most π/2 large, goes through an odd polynomial of degree 9.
/// The numbers are those of N. Shibata, F. Petrogalli, "SLEEF: A Portable Vectorized Library of C Standard Mathematical Functions", 2020, which PyTorch 2.6 calls: an optimiser
/// that ends on a point from which it is driven away shows a difference of one bit.
/// From 125 on the parts no longer suffice, and the scalar functions of the runtime take over.
/// </remarks>
internal static class CircularFunctions
{
    private const float QuickBelow = 125;

    /// <summary>y = sin x, of equal lengths; y may be x.</summary>
    internal static void Sin(ReadOnlySpan<float> x, Span<float> y) => Elements.Value(x, y, new Sine());

    /// <summary>y = cos x, of equal lengths; y may be x.</summary>
    internal static void Cos(ReadOnlySpan<float> x, Span<float> y) => Elements.Value(x, y, new Cosine());

    /// <summary>The sine of x − n·π, with the sign that an odd n turns round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> SineOfRest(Vector<float> x, Vector<float> halfTurns, Vector<int> negative)
    {
        var r = Vector.MultiplyAddEstimate(halfTurns, new(-3.1414794921875f / 2), x);
        r = Vector.MultiplyAddEstimate(halfTurns, new(-0.00011315941810607910156f / 2), r);
        r = Vector.MultiplyAddEstimate(halfTurns, new(-1.9841872589410058936e-09f / 2), r);
        var square = r * r;
        r = (r.As<float, int>() ^ negative).As<int, float>();
        var series = Vector.MultiplyAddEstimate(new(2.6083159809786593541503e-06f), square, new(-0.0001981069071916863322258f));
        series = Vector.MultiplyAddEstimate(series, square, new(0.00833307858556509017944336f));
        series = Vector.MultiplyAddEstimate(series, square, new(-0.166666597127914428710938f));
        return Vector.MultiplyAddEstimate(square, series * r, r);
    }

    /// <summary>The quick result where it holds, and else the scalar function's, which knows all numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> OrExact(Vector<float> x, Vector<float> quick, Func<float, float> exact) =>
        Vector.LessThanAll(Vector.Abs(x), new(QuickBelow)) ? quick : Exact(x, quick, exact);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<float> Exact(Vector<float> x, Vector<float> quick, Func<float, float> exact)
    {
        for (var lane = 0; lane < Vector<float>.Count; lane++)
            if (!(MathF.Abs(x[lane]) < QuickBelow)) quick = quick.WithElement(lane, exact(x[lane]));
        return quick;
    }

    private readonly struct Sine : IFormula<float>
    {
        public Vector<float> Value(Vector<float> x)
        {
            var turns = Vector.Round(x * new Vector<float>(1 / MathF.PI));
            var negative = Vector.ConvertToInt32(turns) << 31;
            // −0 is its own sine; with the sign of the rest it would become 0.
            return Vector.ConditionalSelect(Vector.Equals(x, Vector<float>.Zero), x, OrExact(x, SineOfRest(x, turns + turns, negative), MathF.Sin));
        }

        public Vector<float> Slope(Vector<float> x) => new Cosine().Value(x);
    }

    private readonly struct Cosine : IFormula<float>
    {
        public Vector<float> Value(Vector<float> x)
        {
            var turns = Vector.Round(x * new Vector<float>(1 / MathF.PI) - new Vector<float>(0.5f));
            var negative = ~Vector.ConvertToInt32(turns) << 31;
            return OrExact(x, SineOfRest(x, turns + turns + Vector<float>.One, negative), MathF.Cos);
        }

        public Vector<float> Slope(Vector<float> x) => -new Sine().Value(x);
    }
}
