using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp.Tests.Kernels;

public sealed class VectorFunctionsTests
{
    /// <summary>Both sides of every bound at which the result leaves the numbers, and a grid between them.</summary>
    private static IEnumerable<float> Arguments() =>
    [
        .. Enumerable.Range(-10700, 19700).Select(i => i * 0.01f), .. Enumerable.Range(-1000, 2001).Select(i => i * 1e-6f), 1e-30f, -1e-30f, 88.7228f, 88.7229f, -87.34f, -103.9f,
        float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Fact]
    public void The_exponential_of_floats_is_right_to_two_units_in_the_last_place() =>
        AssertUnits(2, VectorFunctions.Exp, Math.Exp);

    [Fact]
    public void The_exponential_minus_one_of_floats_is_right_to_three_units_in_the_last_place() =>
        AssertUnits(3, VectorFunctions.Expm1, x => Math.Abs(x) < 1e-3 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1);

    [Fact]
    public void The_sine_of_floats_is_right_to_four_units_in_the_last_place() => AssertUnits(4, OneByOne(CircularFunctions.Sin), Math.Sin);

    [Fact]
    public void The_cosine_of_floats_is_right_to_four_units_in_the_last_place() => AssertUnits(4, OneByOne(CircularFunctions.Cos), Math.Cos);

    [Fact]
    public void The_exponential_of_many_numbers_is_that_of_each_one_whatever_their_count()
    {
        for (var count = 0; count <= 40; count++)
        {
            float[] x = [.. Enumerable.Range(0, count).Select(i => (i * 0.7f) - 9)], expected = [.. x.Select(one => VectorFunctions.Exp(new Vector<float>(one))[0])];
            var y = new float[count + 1];
            y[count] = 7;
            VectorFunctions.Exp<float>(x, y);
            Assert.Equal([.. expected, 7], y);
            VectorFunctions.Exp<float>(x, x);
            Assert.Equal(expected, x);
        }
    }

    [Fact]
    public void A_large_number_changes_nothing_for_its_neighbours()
    {
        float[] x = [.. Enumerable.Range(0, 37).Select(i => i % 5 == 0 ? 1e6f + i : i * 0.1f)], together = new float[x.Length];
        CircularFunctions.Cos(x, together);
        Assert.Equal(x.Select(one => OneByOne(CircularFunctions.Cos)(new(one))[0]), together);
    }

    private static Func<Vector<float>, Vector<float>> OneByOne(Action<ReadOnlySpan<float>, Span<float>> function) => x =>
    {
        Span<float> y = [x[0]];
        function(y, y);
        return new(y[0]);
    };

    private static void AssertUnits(double units, Func<Vector<float>, Vector<float>> function, Func<double, double> expected)
    {
        foreach (var x in Arguments())
        {
            var wanted = expected(x);
            var got = function(new Vector<float>(x))[0];
            var rounded = (float)wanted;
            if (float.IsNaN(rounded) || float.IsInfinity(rounded)) Assert.Equal(rounded, got);
            else Assert.True(Math.Abs(got - wanted) <= units * (MathF.BitIncrement(MathF.Abs(rounded)) - MathF.Abs(rounded)), $"f({x}) = {got}, expected {wanted}");
        }
    }
}
