using TorchSharp.Kernels;
using static TorchSharp.Tests.Kernels.Everywhere;

namespace TorchSharp.Tests.Kernels;

[Collection(KernelCollection.Name)]
public sealed unsafe class RowKernelTests
{
    public static TheoryData<int, int> Sizes() => new()
    {
        { 0, 5 }, { 1, 1 }, { 1, 1000 }, { 3, 2 }, { 64, 10 }, { 7, 15 }, { 7, 16 }, { 7, 17 }, { 5, 33 }, { 2, 129 }, { 3000, 12 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax_and_its_gradient_agree_with_their_formulas(int rows, int columns) => OnEveryWidth(_ =>
    {
        using var x = new Guarded<float>([.. Floats(rows * columns, 1).Select(v => 20 * v)]);
        using var y = new Guarded<float>(rows * columns);
        using var gy = new Guarded<float>(Floats(rows * columns, 2));
        using var gx = new Guarded<float>(rows * columns);
        Softmax.Forward(rows, columns, x.Pointer, y.Pointer);
        Softmax.Backward(rows, columns, y.Pointer, gy.Pointer, gx.Pointer);
        y.AssertBorderUntouched();
        gx.AssertBorderUntouched();
        for (var i = 0; i < rows; i++)
        {
            var p = Probabilities(x.Span.Slice(i * columns, columns));
            var g = gy.Span.Slice(i * columns, columns).ToArray();
            var dot = p.Zip(g, (a, b) => a * b).Sum();
            for (var j = 0; j < columns; j++)
            {
                Assert.Equal(p[j], y.Span[(i * columns) + j], 1e-6 * p[j] + 1e-12);
                Assert.Equal(p[j] * (g[j] - dot), gx.Span[(i * columns) + j], 1e-6);
            }
        }
    });

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Log_softmax_and_its_gradient_agree_with_their_formulas(int rows, int columns) => OnEveryWidth(_ =>
    {
        using var x = new Guarded<double>([.. Doubles(rows * columns, 1).Select(v => 20 * v)]);
        using var y = new Guarded<double>(rows * columns);
        using var gy = new Guarded<double>(Doubles(rows * columns, 2));
        using var gx = new Guarded<double>(rows * columns);
        Softmax.LogForward(rows, columns, x.Pointer, y.Pointer);
        Softmax.LogBackward(rows, columns, y.Pointer, gy.Pointer, gx.Pointer);
        y.AssertBorderUntouched();
        gx.AssertBorderUntouched();
        for (var i = 0; i < rows; i++)
        {
            var p = Probabilities(x.Span.Slice(i * columns, columns));
            var g = gy.Span.Slice(i * columns, columns).ToArray();
            for (var j = 0; j < columns; j++)
            {
                Assert.Equal(Math.Log(p[j]), y.Span[(i * columns) + j], 1e-12);
                Assert.Equal(g[j] - (p[j] * g.Sum()), gx.Span[(i * columns) + j], 1e-12);
            }
        }
    });

    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(2, 3, 17)]
    [InlineData(2, 21, 600)]
    [InlineData(3, 0, 20)]
    [InlineData(3, 5, 0)]
    public void Softmax_down_the_columns_agrees_with_its_formulas(int matrices, int rows, int columns)
    {
        var count = matrices * rows * columns;
        using var x = new Guarded<double>([.. Doubles(count, 1).Select(v => 20 * v)]);
        using var gy = new Guarded<double>(Doubles(count, 2));
        using Guarded<double> y = new(count), gx = new(count), logY = new(count), logGx = new(count);
        SoftmaxColumns.Forward(matrices, rows, columns, x.Pointer, y.Pointer);
        SoftmaxColumns.Backward(matrices, rows, columns, y.Pointer, gy.Pointer, gx.Pointer);
        SoftmaxColumns.LogForward(matrices, rows, columns, x.Pointer, logY.Pointer);
        SoftmaxColumns.LogBackward(matrices, rows, columns, logY.Pointer, gy.Pointer, logGx.Pointer);
        foreach (var results in (ReadOnlySpan<Guarded<double>>)[y, gx, logY, logGx]) results.AssertBorderUntouched();
        for (var column = 0; column < matrices * columns; column++)
        {
            int[] places = [.. Enumerable.Range(0, rows).Select(i => (((column / columns * rows) + i) * columns) + (column % columns))];
            if (rows == 0) continue;
            var p = Probabilities(places.Select(place => x.Span[place]).ToArray());
            double[] g = [.. places.Select(place => gy.Span[place])];
            var dot = p.Zip(g, (a, b) => a * b).Sum();
            for (var i = 0; i < rows; i++)
            {
                Assert.Equal(p[i], y.Span[places[i]], 1e-12);
                Assert.Equal(p[i] * (g[i] - dot), gx.Span[places[i]], 1e-12);
                Assert.Equal(Math.Log(p[i]), logY.Span[places[i]], 1e-12);
                Assert.Equal(g[i] - (p[i] * g.Sum()), logGx.Span[places[i]], 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Cross_entropy_and_its_gradient_agree_with_their_formulas(int rows, int columns)
    {
        var random = new Random(3);
        var classes = Enumerable.Range(0, rows).Select(i => i % 5 == 4 ? -100L : random.Next(columns)).ToArray();
        using var logits = new Guarded<float>([.. Floats(rows * columns, 1).Select(v => 30 * v)]);
        using var targets = new Guarded<long>(classes);
        using var probabilities = new Guarded<float>(rows * columns);
        using var losses = new Guarded<float>(rows);
        using var gradient = new Guarded<float>(rows * columns);
        var sum = SoftmaxCrossEntropy.Forward(
            rows, columns, logits.Pointer, targets.Pointer, SoftmaxCrossEntropy.DefaultIgnoreIndex, probabilities.Pointer, losses.Pointer, out var counted);
        SoftmaxCrossEntropy.Backward(
            rows, columns, probabilities.Pointer, targets.Pointer, SoftmaxCrossEntropy.DefaultIgnoreIndex, 0.25f, null, gradient.Pointer);
        probabilities.AssertBorderUntouched();
        gradient.AssertBorderUntouched();

        Assert.Equal(classes.Count(t => t >= 0), counted);
        var expected = 0.0;
        for (var i = 0; i < rows; i++)
        {
            var p = Probabilities(logits.Span.Slice(i * columns, columns));
            var loss = classes[i] < 0 ? 0 : -Math.Log(p[classes[i]]);
            expected += loss;
            Assert.Equal(loss, losses.Span[i], 5e-6);
            for (var j = 0; j < columns; j++)
            {
                var g = classes[i] < 0 ? 0 : 0.25 * (p[j] - (j == classes[i] ? 1 : 0));
                Assert.Equal(g, gradient.Span[(i * columns) + j], 1e-7);
            }
        }

        Assert.Equal(expected, sum, 1e-6 * expected + 1e-6);
    }

    [Fact]
    public void A_logit_of_a_thousand_overflows_nothing()
    {
        using var logits = new Guarded<float>([1000f, 0, -1000]);
        using var targets = new Guarded<long>([1L]);
        using var probabilities = new Guarded<float>(3);
        var loss = SoftmaxCrossEntropy.Forward(1, 3, logits.Pointer, targets.Pointer, -100, probabilities.Pointer, null, out _);
        Assert.Equal(1000, loss);
        Assert.Equal([1f, 0, 0], probabilities.Span.ToArray());
    }

    [Fact]
    public void A_NaN_among_the_logits_makes_the_loss_NaN()
    {
        using var logits = new Guarded<float>([1f, float.NaN, 2]);
        using var targets = new Guarded<long>([0L]);
        using var probabilities = new Guarded<float>(3);
        Assert.True(float.IsNaN(SoftmaxCrossEntropy.Forward(1, 3, logits.Pointer, targets.Pointer, -100, probabilities.Pointer, null, out _)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void A_target_that_is_no_class_is_refused_with_the_range(long target)
    {
        using var logits = new Guarded<float>([1f, 2, 3]);
        using var targets = new Guarded<long>([target]);
        using var probabilities = new Guarded<float>(3);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            SoftmaxCrossEntropy.Forward(1, 3, logits.Pointer, targets.Pointer, -100, probabilities.Pointer, null, out _));
        Assert.StartsWith($"Target {target} is out of bounds: with 3 classes, targets are 0 to 2.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sums_over_rows_columns_and_channels_agree_with_float64(int rows, int columns) => OnEveryWidth(_ =>
    {
        using var x = new Guarded<float>(Floats(rows * (columns + 2), 1));
        using var ofRows = new Guarded<float>(rows);
        using var ofColumns = new Guarded<float>(columns);
        Sums.OfRows(rows, columns, x.Pointer, columns + 2, ofRows.Pointer);
        Sums.OfColumns(rows, columns, x.Pointer, columns + 2, ofColumns.Pointer);
        ofRows.AssertBorderUntouched();
        ofColumns.AssertBorderUntouched();
        var values = x.Span.ToArray();
        for (var i = 0; i < rows; i++)
        {
            Assert.Equal(Enumerable.Range(0, columns).Sum(j => (double)values[(i * (columns + 2)) + j]), ofRows.Span[i], 2e-5);
        }

        for (var j = 0; j < columns; j++)
        {
            Assert.Equal(Enumerable.Range(0, rows).Sum(i => (double)values[(i * (columns + 2)) + j]), ofColumns.Span[j], 2e-4);
        }
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(47)]
    [InlineData(100_003)]
    public void Relu_keeps_what_is_positive_and_NaN_and_so_does_its_gradient(int count) => OnEveryWidth(_ =>
    {
        var values = Floats(count, 1);
        for (var i = 3; i < count; i += 10)
        {
            values[i] = i % 20 == 3 ? float.NaN : 0;
        }

        using var x = new Guarded<float>(values);
        using var y = new Guarded<float>(count);
        using var gy = new Guarded<float>(Floats(count, 2));
        using var gx = new Guarded<float>(count);
        TorchSharp.Kernels.Relu.Forward(count, x.Pointer, y.Pointer);
        TorchSharp.Kernels.Relu.Backward(count, y.Pointer, gy.Pointer, gx.Pointer);
        y.AssertBorderUntouched();
        gx.AssertBorderUntouched();
        Assert.Equal(values.Select(v => v <= 0 ? 0 : v), y.Span.ToArray());
        Assert.Equal(gy.Span.ToArray().Select((g, i) => values[i] <= 0 ? 0 : g), gx.Span.ToArray());
    });

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads() => SameBitsOnAnyNumberOfThreads<float>(() =>
    {
        const int Rows = 5000, Columns = 37;
        using var x = new Guarded<float>(Floats(Rows * Columns, 1));
        using var y = new Guarded<float>(Rows * Columns);
        using var rows = new Guarded<float>(Rows);
        using var columns = new Guarded<float>(Columns);
        Softmax.Forward(Rows, Columns, x.Pointer, y.Pointer);
        Sums.OfRows(Rows, Columns, x.Pointer, Columns, rows.Pointer);
        Sums.OfColumns(Rows, Columns, x.Pointer, Columns, columns.Pointer);
        return [.. y.Span, .. rows.Span, .. columns.Span];
    });

    private static double[] Probabilities(ReadOnlySpan<float> logits) => Probabilities(logits.ToArray().Select(x => (double)x).ToArray());

    private static double[] Probabilities(ReadOnlySpan<double> logits)
    {
        var maximum = logits.ToArray().Max();
        var exponentials = logits.ToArray().Select(x => Math.Exp(x - maximum)).ToArray();
        return [.. exponentials.Select(x => x / exponentials.Sum())];
    }
}
