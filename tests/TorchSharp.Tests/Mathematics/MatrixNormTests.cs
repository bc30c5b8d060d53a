using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Mathematics;

/// <summary>Norms of matrices, modes and the error function; expected numbers are PyTorch 1.13's.</summary>
public sealed class MatrixNormTests
{
    private static Tensor Matrix() => tensor(new double[,] { { 1, -2, 3 }, { 4, 5, -6 } });

    private static Tensor Batch() => arange(12, float64).reshape(2, 3, 2) - 5;

    [Theory]
    [InlineData(1.0, 9.0)]
    [InlineData(-1.0, 5.0)]
    [InlineData(2.0, 9.225027715260927)]
    [InlineData(-2.0, 2.4287576356375586)]
    [InlineData(double.PositiveInfinity, 15.0)]
    [InlineData(double.NegativeInfinity, 6.0)]
    public void The_norm_of_a_matrix_is_PyTorchs(double order, double expected) => Assert.Equal(expected, linalg.norm(Matrix(), order).item<double>(), 1e-13);

    [Theory]
    [InlineData("fro", 9.539392014169456)]
    [InlineData("nuc", 11.653785350898485)]
    public void The_named_norm_of_a_matrix_is_PyTorchs(string order, double expected) => Assert.Equal(expected, linalg.norm(Matrix(), order).item<double>(), 1e-13);

    [Fact]
    public void Norms_of_batches_are_PyTorchs()
    {
        AssertClose([7.386482129909312, 9.525518091565107], linalg.matrix_norm(Batch(), 2));
        AssertClose([6, 6, 6], linalg.matrix_norm(Batch(), 1, [0, 2]));
        var kept = linalg.matrix_norm(Batch(), "nuc", [2, 0], keepdim: true);
        Assert.Equal([1L, 3, 1], kept.shape);
        AssertClose([7.615773105863909, 7.071067811865474, 8.602325267042627], kept);
    }

    [Fact]
    public void Norm_without_an_order_is_that_of_all_elements() => Assert.Equal(Math.Sqrt(146), linalg.norm(Batch()).item<double>(), 1e-12);

    [Fact]
    public void Singular_values_are_the_roots_of_the_eigenvalues_of_the_square()
    {
        var x = (arange(30, float64) * 0.7).sin().reshape(6, 5) + eye(6, 5, float64);
        AssertClose(linalg.eigvalsh(x.t().matmul(x)).flip(0).sqrt().data<double>().ToArray(), linalg.svdvals(x), 1e-9);
    }

    [Fact]
    public void Vector_norms_along_a_dimension_are_PyTorchs()
    {
        AssertClose([3.3019272488946263, 7.398636222991409], linalg.vector_norm(Matrix(), 3, [1]));
        AssertClose([3, 3], linalg.vector_norm(Matrix(), 0, [1]));
        AssertClose([4, 5, 6], linalg.vector_norm(Matrix(), double.PositiveInfinity, [0]));
    }

    [Fact]
    public void Vecdot_is_the_scalar_product_along_a_dimension()
    {
        AssertClose([17, 29, 45], linalg.vecdot(Matrix(), Matrix(), 0));
        AssertClose([2, 3], linalg.vecdot(Matrix(), ones(3, float64)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cholesky_solve_takes_either_factor(bool upper)
    {
        var lower = tensor(new double[,] { { 2, 0 }, { 1, 3 } });
        AssertClose([1 / 6.0, 1 / 6.0], tensor(new double[] { 1, 2 }).reshape(2, 1).cholesky_solve(upper ? lower.t() : lower, upper));
    }

    [Fact]
    public void Integers_are_not_divided_by_zero()
    {
        var x = tensor(new long[] { 1, 2 });
        Assert.Contains("ZeroDivisionError", Assert.ThrowsAny<Exception>(() => x.floor_divide(0)).Message);
        Assert.Contains("ZeroDivisionError", Assert.ThrowsAny<Exception>(() => x.remainder(0)).Message);
        Assert.Equal([float.PositiveInfinity, float.PositiveInfinity], x.div(0).data<float>().ToArray());
    }

    [Fact]
    public void An_order_that_matrices_do_not_have_is_refused() =>
        Assert.Contains("Order 3 not supported", Assert.Throws<InvalidOperationException>(() => linalg.matrix_norm(Matrix(), 3.0)).Message);

    [Fact]
    public void The_commonest_of_many_elements_needs_no_square_of_memory()
    {
        var x = arange(200_000, int64) % 1000;
        x[7] = 42;
        var (value, place) = x.mode();
        Assert.Equal((42L, 199_042L), (value.item<long>(), place.item<long>()));
    }

    [Fact]
    public void Erf_in_float32_is_that_of_float64_rounded()
    {
        var x = cat([linspace(-5, 5, 20_001, float32), tensor(new[] { 1e-20f, -1e-6f, float.PositiveInfinity, float.NegativeInfinity })]);
        var exact = x.to_type(float64).erf();
        var error = ((x.erf().to_type(float64) - exact) / where(exact == 0, 1, exact)).abs().max().item<double>();
        Assert.True(error < 5e-7, $"{error}");
        Assert.True(float.IsNaN(tensor(float.NaN).erf().item<float>()));
    }

    private static void AssertClose(double[] expected, Tensor actual, double bound = 1e-13)
    {
        var values = actual.contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], bound);
    }
}
