using TorchSharp.Kernels;
using static TorchSharp.Tests.Kernels.Everywhere;

namespace TorchSharp.Tests.Kernels;

[Collection(KernelCollection.Name)]
public sealed unsafe class GemmTests
{
    /// <summary>Rows, columns, inner size: nothing, one, every tile height, ragged edges of every vector width, more than one block each way.</summary>
    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>
        {
            { 0, 3, 2 }, { 3, 0, 2 }, { 3, 2, 0 }, { 1, 1, 1 }, { 1, 1, 300 }, { 1, 70, 5 }, { 70, 1, 5 }, { 2, 2, 2 },
            { 64, 10, 84 }, { 64, 120, 400 }, { 6, 784, 25 }, { 120, 400, 64 }, { 10, 84, 64 }, { 13, 64, 31 }, { 15, 65, 17 }, { 29, 97, 33 },
            { 100, 100, 100 }, { 33, 47, 513 }, { 131, 67, 259 }, { 1030, 35, 9 }, { 9, 2081, 11 }, { 14, 32, 256 }, { 28, 64, 257 },
        };
        for (var m = 3; m <= 16; m++)
        {
            shapes.Add(m, 31 + (m % 5), 8 + m);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Floats_agree_with_the_naive_product_in_float64(int m, int n, int k) => OnEveryWidth(width =>
    {
        foreach (var variant in Variants)
        {
            var error = WorstRelativeError(m, n, k, variant, x => (float)x);

            // A sum of k products of numbers below 1, rounded k times: √k + 4 units in the last place of the sum of magnitudes is generous.
            Assert.True(error <= (Math.Sqrt(k) + 4) * Math.Pow(2, -24), $"{width}, {variant}: relative error {error:e2}");
        }
    });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Doubles_agree_with_the_naive_product(int m, int n, int k) => OnEveryWidth(width =>
    {
        foreach (var variant in Variants)
        {
            var error = WorstRelativeError(m, n, k, variant, x => x);
            Assert.True(error <= (Math.Sqrt(k) + 4) * Math.Pow(2, -53), $"{width}, {variant}: relative error {error:e2}");
        }
    });

    [Theory]
    [InlineData(0, 3, 2)]
    [InlineData(1, 1, 3)]
    [InlineData(1, 70, 5)]
    [InlineData(13, 64, 31)]
    [InlineData(29, 97, 33)]
    [InlineData(33, 47, 513)]
    public void Integers_agree_with_the_naive_product_to_the_bit(int m, int n, int k) => OnEveryWidth(width =>
    {
        foreach (var variant in Variants)
        {
            // Sums of 513 products of these stay below 2⁵³ and 2³¹: the reference in float64 is exact.
            Assert.True(WorstRelativeError(m, n, k, variant, x => (long)(x * (1 << 20))) == 0, $"{width}, {variant}: Int64");
            Assert.True(WorstRelativeError(m, n, k, variant, x => (int)(x * 500)) == 0, $"{width}, {variant}: Int32");
        }
    });

    [Theory]
    [InlineData(1, 5, 7, 3)]
    [InlineData(6, 17, 33, 20)]
    [InlineData(40, 13, 9, 30)]
    [InlineData(3, 130, 140, 150)]
    [InlineData(0, 4, 4, 4)]
    public void A_batch_equals_its_products_one_by_one(int batch, int m, int n, int k)
    {
        using var a = new Guarded<float>(Floats(batch * m * k, 1));
        using var b = new Guarded<float>(Floats(n * k, 2));
        using var together = new Guarded<float>(batch * m * n);
        using var alone = new Guarded<float>(batch * m * n);
        Gemm.MultiplyBatch(batch, false, true, m, n, k, a.Pointer, k, m * k, b.Pointer, k, 0, together.Pointer, n, m * n, false);
        for (var i = 0; i < batch; i++)
        {
            Gemm.Multiply(false, true, m, n, k, a.Pointer + (i * m * k), k, b.Pointer, k, alone.Pointer + (i * m * n), n, false);
        }

        Assert.True(together.Span.SequenceEqual(alone.Span));
        together.AssertBorderUntouched();
    }

    [Theory]
    [InlineData(64, 120, 400)]
    [InlineData(200, 300, 1100)]
    [InlineData(1, 3000, 700)]
    [InlineData(1500, 40, 64)]
    public void The_bits_do_not_depend_on_the_number_of_threads(int m, int n, int k) => SameBitsOnAnyNumberOfThreads(() =>
    {
        using var a = new Guarded<float>(Floats(m * k, 3));
        using var b = new Guarded<float>(Floats(n * k, 4));
        using var c = new Guarded<float>(m * n);
        Gemm.Multiply(false, true, m, n, k, a.Pointer, k, b.Pointer, k, c.Pointer, n, false);
        return c.Span.ToArray();
    });

    /// <summary>A large batch packs the weights, a small one is computed as the transpose.</summary>
    [Theory]
    [InlineData(20, 100, 700)]
    [InlineData(64, 128, 784)]
    public void A_layer_gives_a_row_the_same_bits_in_a_small_batch_and_in_a_large_one(int m, int n, int k) => OnEveryWidth(width =>
    {
        const int Large = 150;
        using var x = new Guarded<float>(Floats(Large * k, 9));
        using var weight = new Guarded<float>(Floats(n * k, 10));
        using var bias = new Guarded<float>(Floats(n, 11));
        using var small = new Guarded<float>(m * n);
        using var large = new Guarded<float>(Large * n);
        Gemm.Multiply(false, true, m, n, k, x.Pointer, k, weight.Pointer, k, small.Pointer, n, false, bias.Pointer);
        Gemm.Multiply(false, true, Large, n, k, x.Pointer, k, weight.Pointer, k, large.Pointer, n, false, bias.Pointer);
        Assert.True(small.Span.SequenceEqual(large.Span[..(m * n)]), $"{width}");
    });

    [Fact]
    public void A_long_sum_is_rounded_less_than_half_as_much_as_one_by_one() => OnEveryWidth(width =>
    {
        const int M = 30, N = 40, K = 1000;
        using var a = new Guarded<float>(Floats(M * K, 12));
        using var b = new Guarded<float>(Floats(K * N, 13));
        using var parts = new Guarded<float>(M * N);
        using var chain = new Guarded<float>(M * N);
        using var exactA = new Guarded<double>([.. a.Span.ToArray().Select(x => (double)x)]);
        using var exactB = new Guarded<double>([.. b.Span.ToArray().Select(x => (double)x)]);
        using var exact = new Guarded<double>(M * N);
        Gemm.Multiply(false, false, M, N, K, a.Pointer, K, b.Pointer, N, parts.Pointer, N, false);
        NaiveGemm.Multiply(false, false, M, N, K, a.Pointer, K, b.Pointer, N, chain.Pointer, N, false);
        NaiveGemm.Multiply(false, false, M, N, K, exactA.Pointer, K, exactB.Pointer, N, exact.Pointer, N, false);
        double Error(Guarded<float> c) => Math.Sqrt(c.Span.ToArray().Zip(exact.Span.ToArray(), (x, y) => (x - y) * (x - y)).Average());
        Assert.True(Error(parts) < 0.5 * Error(chain), $"{width}: {Error(parts):e2}, one by one {Error(chain):e2}");
    });

    /// <summary>A sum of 84 products that began with a bias of 1,000 would be rounded 84 times to the nearest multiple of 2⁻¹⁴.</summary>
    [Theory]
    [InlineData(20)]
    [InlineData(64)]
    [InlineData(150)]
    public void A_large_bias_rounds_two_sums_at_most(int m) => OnEveryWidth(width =>
    {
        const int N = 40, K = 84;
        using var a = new Guarded<float>(Floats(m * K, 14));
        using var b = new Guarded<float>(Floats(N * K, 15));
        using var bias = new Guarded<float>([.. Enumerable.Repeat(1000f, N)]);
        using var c = new Guarded<float>(m * N);
        using var exactA = new Guarded<double>([.. a.Span.ToArray().Select(x => (double)x)]);
        using var exactB = new Guarded<double>([.. b.Span.ToArray().Select(x => (double)x)]);
        using var exact = new Guarded<double>(m * N);
        Gemm.Multiply(false, true, m, N, K, a.Pointer, K, b.Pointer, K, c.Pointer, N, false, bias.Pointer);
        NaiveGemm.Multiply(false, true, m, N, K, exactA.Pointer, K, exactB.Pointer, K, exact.Pointer, N, false);
        var worst = c.Span.ToArray().Zip(exact.Span.ToArray(), (x, y) => Math.Abs(x - (1000 + y))).Max();
        Assert.True(worst <= Math.Pow(2, -14) + 1e-5, $"{width}: off by {worst:e2}");
    });

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads_in_a_batch() => SameBitsOnAnyNumberOfThreads(() =>
    {
        using var a = new Guarded<float>(Floats(50 * 20 * 30, 5));
        using var b = new Guarded<float>(Floats(50 * 30 * 40, 6));
        using var c = new Guarded<float>(50 * 20 * 40);
        Gemm.MultiplyBatch(50, false, false, 20, 40, 30, a.Pointer, 30, 600, b.Pointer, 40, 1200, c.Pointer, 40, 800, false);
        return c.Span.ToArray();
    });

    [Fact]
    public void NaN_and_infinity_stay_in_their_row_and_column() => OnEveryWidth(_ =>
    {
        using var a = new Guarded<float>(Floats(20 * 30, 7));
        using var b = new Guarded<float>(Floats(30 * 37, 8));
        using var c = new Guarded<float>(20 * 37);
        a.Span[(11 * 30) + 5] = float.NaN;
        b.Span[(3 * 37) + 36] = float.PositiveInfinity;
        Gemm.Multiply(false, false, 20, 37, 30, a.Pointer, 30, b.Pointer, 37, c.Pointer, 37, false);
        for (var i = 0; i < 20; i++)
        {
            for (var j = 0; j < 37; j++)
            {
                Assert.Equal(i != 11 && j != 36, float.IsFinite(c.Span[(i * 37) + j]));
            }
        }
    });

    private static IEnumerable<Variant> Variants =>
        from transposeA in new[] { false, true }
        from transposeB in new[] { false, true }
        from accumulate in new[] { false, true }
        from bias in new[] { false, true }
        select new Variant(transposeA, transposeB, accumulate, bias);

    /// <summary>The worst |C − reference| / (Σ|a·b| + |bias| + |C before|), the reference in float64 from the very numbers the kernel saw.</summary>
    private static double WorstRelativeError<T>(int m, int n, int k, Variant variant, Func<double, T> number)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        // Rows are longer than needed, as in a slice of a wider matrix.
        var lda = (variant.TransposeA ? m : k) + 3;
        var ldb = (variant.TransposeB ? k : n) + 1;
        var ldc = n + 2;
        var rowsA = variant.TransposeA ? k : m;
        var rowsB = variant.TransposeB ? n : k;
        T[] Numbers(int count, int seed) => [.. Doubles(count, seed).Select(number)];
        using var a = new Guarded<T>(Numbers(rowsA * lda, 1));
        using var b = new Guarded<T>(Numbers(rowsB * ldb, 2));
        using var c = new Guarded<T>(Numbers(m * ldc, 3));
        using var bias = new Guarded<T>(Numbers(n, 4));
        double[] Exact(Guarded<T> from) => [.. from.Span.ToArray().Select(double.CreateChecked)];
        using var exactA = new Guarded<double>(Exact(a));
        using var exactB = new Guarded<double>(Exact(b));
        using var exactC = new Guarded<double>(Exact(c));
        using var exactBias = new Guarded<double>(Exact(bias));
        double[] Sizes(Guarded<double> from) => [.. from.Span.ToArray().Select(Math.Abs)];
        using var sizeA = new Guarded<double>(Sizes(exactA));
        using var sizeB = new Guarded<double>(Sizes(exactB));
        using var sizeC = new Guarded<double>(Sizes(exactC));
        using var sizeBias = new Guarded<double>(Sizes(exactBias));
        var before = c.Span.ToArray();

        var (ta, tb, accumulate, hasBias) = variant;
        Gemm.Multiply(ta, tb, m, n, k, a.Pointer, lda, b.Pointer, ldb, c.Pointer, ldc, accumulate, hasBias ? bias.Pointer : null);
        NaiveGemm.Multiply(ta, tb, m, n, k, exactA.Pointer, lda, exactB.Pointer, ldb, exactC.Pointer, ldc, accumulate, hasBias ? exactBias.Pointer : null);
        NaiveGemm.Multiply(ta, tb, m, n, k, sizeA.Pointer, lda, sizeB.Pointer, ldb, sizeC.Pointer, ldc, accumulate, hasBias ? sizeBias.Pointer : null);

        c.AssertBorderUntouched();
        var worst = 0.0;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < ldc; j++)
            {
                var at = (i * ldc) + j;
                if (j >= n)
                {
                    Assert.Equal(before[at], c.Span[at]);
                    continue;
                }

                var difference = Math.Abs(double.CreateChecked(c.Span[at]) - exactC.Span[at]);
                worst = Math.Max(worst, difference == 0 ? 0 : difference / sizeC.Span[at]);
            }
        }

        return worst;
    }

    private readonly record struct Variant(bool TransposeA, bool TransposeB, bool Accumulate, bool Bias);
}
