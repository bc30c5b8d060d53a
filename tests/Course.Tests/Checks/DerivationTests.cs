using Course.Checks;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Checks;

public sealed class DerivationTests
{
    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    [Fact]
    public void A_right_derivative_holds_at_200_points()
    {
        var step = Derivation.Check("dσ/dz = σ(z)(1 − σ(z))", z => Derivation.Slope(Sigmoid, z), z => Sigmoid(z) * (1 - Sigmoid(z)), between: (-30, 30));
        Assert.Equal(200, step.Points);
        Assert.InRange(step.WorstRelativeError, 1e-14, 1e-7);
        Assert.StartsWith("✓ holds at 200 random points, worst relative error ", step.ToString());
        Assert.Matches(@"\(at z = -?[\d.e-]+\)$", step.ToString());
    }

    [Fact]
    public void The_missing_factor_of_a_chain_rule_is_found()
    {
        var failure = Assert.Throws<CheckFailedException>(() =>
            Derivation.Check("dσ/dz = σ(z)", z => Derivation.Slope(Sigmoid, z), Sigmoid, between: (-3, 3)));
        Assert.StartsWith("✗ dσ/dz = σ(z) does not hold: at z = ", failure.Message);
        Assert.Contains("a relative error of ", failure.Message);
    }

    [Fact]
    public void A_wrong_sign_at_small_values_is_found_although_both_sides_are_tiny() =>
        Assert.Throws<CheckFailedException>(() => Derivation.Check("x = −x", x => 1e-9 * x, x => -1e-9 * x, between: (-1, 1)));

    [Fact]
    public void The_worst_point_is_the_one_with_the_largest_error()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Derivation.Check("flat = step", u => 1, u => u > 0.97 ? 2 : 1, between: (0, 1)));
        var point = double.Parse(failure.Message.Split("u = ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(point, 0.97, 1);
        Assert.Contains("the left side is 1 and the right side 2, a relative error of 5e-1 ", failure.Message);
    }

    [Fact]
    public void The_same_check_gives_the_same_words_every_time()
    {
        static string Words() => Derivation.Check("e^(a+b)", z => Math.Exp(z + 1), z => Math.Exp(z) * Math.E, between: (-5, 5)).ToString();
        Assert.Equal(Words(), Words());
    }

    [Fact]
    public void An_overflow_is_reported_as_such()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Derivation.Check("e^z", Math.Exp, Math.Exp, between: (700, 800)));
        Assert.Contains("cannot be checked", failure.Message);
    }

    [Fact]
    public void Two_variables_are_drawn_apart_and_named_after_the_lambda()
    {
        var step = Derivation.Check("(a+b)² = a² + 2ab + b²", (a, b) => (a + b) * (a + b), (a, b) => a * a + 2 * a * b + b * b, between: (-3, 3), and: (10, 20));
        Assert.Matches(@"\(at a = -?[\d.e-]+, b = 1[\d.]+\)$", step.ToString());
        Assert.Throws<CheckFailedException>(() => Derivation.Check("(a+b)² = a² + b²", (a, b) => (a + b) * (a + b), (a, b) => a * a + b * b, between: (-3, 3), and: (10, 20)));
    }

    [Fact]
    public void A_formula_that_is_wrong_for_one_label_only_is_found()
    {
        static double Loss(double z, double y) => Math.Max(z, 0) - z * y + Math.Log(1 + Math.Exp(-Math.Abs(z)));
        Derivation.Check("dL/dz = σ(z) − y", (z, y) => Derivation.Slope(t => Loss(t, y), z), (z, y) => Sigmoid(z) - y, between: (-8, 8), labels: [0, 1]);
        var failure = Assert.Throws<CheckFailedException>(() =>
            Derivation.Check("dL/dz = σ(z)", (z, y) => Derivation.Slope(t => Loss(t, y), z), (z, y) => Sigmoid(z), between: (-8, 8), labels: [0, 1]));
        Assert.Contains("y = 1", failure.Message);
    }

    [Fact]
    public void Tensor_functions_are_compared_element_by_element()
    {
        var step = Derivation.Check("log σ(z) = −softplus(−z)", z => z.sigmoid().log(), z => -(-z).exp().log1p(), [3, 2], between: (-4, 4));
        Assert.Equal(120, step.Points);
        Assert.Contains("120 elements of 20 random arguments", step.ToString());
        var failure = Assert.Throws<CheckFailedException>(() => Derivation.Check("σ(z) = z", z => z.sigmoid(), z => z, [3, 2], between: (-4, 4)));
        Assert.Matches(@"at element \[\d, \d\] of argument \d+ ", failure.Message);
    }

    [Fact]
    public void Tensors_of_two_shapes_do_not_agree()
    {
        var failure = Assert.Throws<CheckFailedException>(() => Derivation.Check("a row is a column", ones(2, 1), ones(1, 2)));
        Assert.Contains("[2, 1]", failure.Message);
        Assert.Contains("[1, 2]", failure.Message);
    }

    [Fact]
    public void Two_tensors_agree_within_the_tolerance()
    {
        var step = Derivation.Check("by hand = library", tensor(new[] { 1f, 2f, 3f }), tensor(new[] { 1f, 2.00001f, 3f }), tolerance: 1e-4);
        Assert.Equal("✓ holds at 3 elements, worst relative error 5e-6 (at element [1])", step.ToString());
    }

    [Theory]
    [InlineData(3, -2)]
    [InlineData(1, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void An_interval_that_is_none_is_refused(double from, double to) =>
        Assert.Throws<ArgumentException>(() => Derivation.Check("x = x", x => x, x => x, between: (from, to)));

    [Fact]
    public void Slopes_are_good_to_ten_digits()
    {
        foreach (var x in new[] { -30, -2.5, -1e-3, 0, 0.7, 12 })
        {
            Assert.Equal(Math.Cos(x), Derivation.Slope(Math.Sin, x), 1e-10);
            Assert.Equal(1, Derivation.Slope(Math.Exp, x) / Math.Exp(x), 1e-9);
        }
    }

    [Fact]
    public void The_slope_near_the_edge_of_a_domain_stays_inside_it() => Assert.Equal(1000, Derivation.Slope(Math.Log, 1e-3), 1e-5);

    [Fact]
    public void The_slope_of_a_slope_is_the_second_derivative() =>
        Assert.Equal(-Math.Sin(0.8), Derivation.Slope(x => Derivation.Slope(Math.Sin, x), 0.8), 1e-7);

    [Fact]
    public void The_slope_beside_a_kink_is_that_of_its_side() => Assert.Equal(1, Derivation.Slope(x => Math.Max(x, 0), 1e-3), 1e-9);
}
