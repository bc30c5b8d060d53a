using TorchSharp.Kernels;
using static TorchSharp.Tests.Kernels.Everywhere;

namespace TorchSharp.Tests.Kernels;

/// <summary>The normalisations against their formulas, written as plain loops in double precision.</summary>
[Collection(KernelCollection.Name)]
public sealed unsafe class NormKernelTests
{
    private const double Epsilon = 1e-3;

    public static TheoryData<int, int, int, int> Cuts() => new()
    {
        { 0, 1, 4, 1 }, { 1, 1, 1, 1 }, { 3, 1, 7, 1 }, { 5, 1, 128, 1 }, { 2, 1, 131, 1 }, { 300, 1, 70, 1 }, { 4, 3, 5, 1 },
        { 2, 2, 3, 5 }, { 3, 1, 4, 33 }, { 2, 6, 1, 70 }, { 2, 2, 2, 5000 },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Group_normalisation_and_its_gradients_agree_with_their_formulas(int samples, int groups, int channels, int pixels) => OnEveryWidth(_ =>
    {
        var shape = new GroupNormShape(samples, groups, channels, pixels);
        int all = groups * channels, size = channels * pixels, rows = samples * groups, count = rows * size;
        using var x = new Guarded<float>([.. Floats(count, 1).Select(v => v + 3)]);
        using var gy = new Guarded<float>(Floats(count, 2));
        using var w = new Guarded<float>(Floats(all, 3));
        using var b = new Guarded<float>(Floats(all, 4));
        using var y = new Guarded<float>(count);
        using var gx = new Guarded<float>(count);
        using var mean = new Guarded<float>(rows);
        using var variance = new Guarded<float>(rows);
        using var gw = new Guarded<float>(all);
        using var gb = new Guarded<float>(all);
        GroupNorm.Forward(shape, x.Pointer, w.Pointer, b.Pointer, Epsilon, y.Pointer, mean.Pointer, variance.Pointer);
        GroupNorm.Backward(shape, gy.Pointer, x.Pointer, w.Pointer, mean.Pointer, variance.Pointer, Epsilon, gx.Pointer, gw.Pointer, gb.Pointer);
        foreach (var written in new[] { y, gx, mean, variance, gw, gb }) written.AssertBorderUntouched();

        double[] weight = new double[all], bias = new double[all];
        for (var row = 0; row < rows; row++)
        {
            int Channel(int j) => (row % groups * channels) + (j / pixels);
            var (normal, r) = Normal(size, j => x.Pointer[(row * size) + j]);
            var scaled = Enumerable.Range(0, size).Select(j => (double)gy.Pointer[(row * size) + j] * w.Pointer[Channel(j)]).ToArray();
            double sum = scaled.Average(), dot = scaled.Zip(normal, (g, n) => g * n).Average();
            for (var j = 0; j < size; j++)
            {
                double g = gy.Pointer[(row * size) + j];
                weight[Channel(j)] += g * normal[j];
                bias[Channel(j)] += g;
                AssertClose((normal[j] * w.Pointer[Channel(j)]) + b.Pointer[Channel(j)], y.Pointer[(row * size) + j]);
                AssertClose(r * (scaled[j] - sum - (normal[j] * dot)), gx.Pointer[(row * size) + j]);
            }
        }

        for (var c = 0; c < all; c++)
        {
            AssertClose(weight[c], gw.Pointer[c], samples * pixels);
            AssertClose(bias[c], gb.Pointer[c], samples * pixels);
        }
    });

    public static TheoryData<int, int, int> Batches() => new() { { 2, 1, 1 }, { 5, 3, 1 }, { 4, 33, 1 }, { 3, 130, 1 }, { 2, 3, 5 }, { 3, 2, 37 }, { 4, 2, 5000 } };

    [Theory]
    [MemberData(nameof(Batches))]
    public void Batch_normalisation_and_its_gradients_agree_with_their_formulas(int images, int channels, int pixels) => OnEveryWidth(_ =>
    {
        var shape = new ChannelShape(images, channels, pixels);
        var count = images * channels * pixels;
        using var x = new Guarded<float>([.. Floats(count, 1).Select(v => v - 2)]);
        using var gy = new Guarded<float>(Floats(count, 2));
        using var w = new Guarded<float>(Floats(channels, 3));
        using var b = new Guarded<float>(Floats(channels, 4));
        using var y = new Guarded<float>(count);
        using var gx = new Guarded<float>(count);
        using var mean = new Guarded<float>(channels);
        using var variance = new Guarded<float>(channels);
        using var gw = new Guarded<float>(channels);
        using var gb = new Guarded<float>(channels);
        BatchNorm.Statistics(shape, x.Pointer, mean.Pointer, variance.Pointer);
        BatchNorm.Forward(shape, x.Pointer, mean.Pointer, variance.Pointer, w.Pointer, b.Pointer, Epsilon, y.Pointer);
        BatchNorm.Backward(shape, gy.Pointer, x.Pointer, mean.Pointer, variance.Pointer, w.Pointer, Epsilon, gx.Pointer, gw.Pointer, gb.Pointer);
        foreach (var written in new[] { y, gx, mean, variance, gw, gb }) written.AssertBorderUntouched();

        for (var c = 0; c < channels; c++)
        {
            int At(int j) => (((j / pixels * channels) + c) * pixels) + (j % pixels);
            var values = images * pixels;
            var (normal, r) = Normal(values, j => x.Pointer[At(j)]);
            var g = Enumerable.Range(0, values).Select(j => (double)gy.Pointer[At(j)]).ToArray();
            double sum = g.Average(), dot = g.Zip(normal, (a, n) => a * n).Average();
            AssertClose(dot * values, gw.Pointer[c], values);
            AssertClose(sum * values, gb.Pointer[c], values);
            for (var j = 0; j < values; j++)
            {
                AssertClose((normal[j] * w.Pointer[c]) + b.Pointer[c], y.Pointer[At(j)]);
                AssertClose(r * w.Pointer[c] * (g[j] - sum - (normal[j] * dot)), gx.Pointer[At(j)]);
            }
        }
    });

    [Fact]
    public void Normalisations_have_the_same_bits_on_any_number_of_threads()
    {
        foreach (var (samples, groups, channels, pixels) in new[] { (2000, 1, 64, 1), (40, 4, 8, 50), (3, 2, 2, 20000) })
        {
            SameBitsOnAnyNumberOfThreads<float>(() =>
            {
                var count = samples * groups * channels * pixels;
                var (x, gy, w) = (Floats(count, 1), Floats(count, 2), Floats(groups * channels, 3));
                var (y, gx, moments, gw) = (new float[count], new float[count], new float[2 * samples * groups], new float[2 * groups * channels]);
                fixed (float* px = x, pg = gy, pw = w, py = y, pgx = gx, pm = moments, pgw = gw)
                {
                    var shape = new GroupNormShape(samples, groups, channels, pixels);
                    GroupNorm.Forward(shape, px, pw, pw, Epsilon, py, pm, pm + (samples * groups));
                    GroupNorm.Backward(shape, pg, px, pw, pm, pm + (samples * groups), Epsilon, pgx, pgw, pgw + (groups * channels));
                }

                return [.. y, .. gx, .. gw];
            });
            SameBitsOnAnyNumberOfThreads<float>(() =>
            {
                var (all, count) = (groups * channels, samples * groups * channels * pixels);
                var (x, gy, w) = (Floats(count, 1), Floats(count, 2), Floats(all, 3));
                var (y, gx, moments, gw) = (new float[count], new float[count], new float[2 * all], new float[2 * all]);
                fixed (float* px = x, pg = gy, pw = w, py = y, pgx = gx, pm = moments, pgw = gw)
                {
                    var shape = new ChannelShape(samples, all, pixels);
                    BatchNorm.Statistics(shape, px, pm, pm + all);
                    BatchNorm.Forward(shape, px, pm, pm + all, pw, pw, Epsilon, py);
                    BatchNorm.Backward(shape, pg, px, pm, pm + all, pw, Epsilon, pgx, pgw, pgw + all);
                }

                return [.. y, .. gx, .. gw];
            });
        }
    }

    private static (double[] Normal, double Inverse) Normal(int count, Func<int, float> value)
    {
        var values = Enumerable.Range(0, count).Select(j => (double)value(j)).ToArray();
        var mean = values.Average();
        var inverse = 1 / Math.Sqrt(values.Select(v => (v - mean) * (v - mean)).Average() + Epsilon);
        return ([.. values.Select(v => (v - mean) * inverse)], inverse);
    }

    private static void AssertClose(double expected, float actual, double terms = 1) =>
        Assert.True(Math.Abs(expected - actual) <= 2e-5 * Math.Max(Math.Sqrt(terms), Math.Abs(expected)), $"{actual}, expected {expected}.");
}
