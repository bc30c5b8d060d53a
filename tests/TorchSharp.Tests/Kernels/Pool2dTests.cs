using TorchSharp.Kernels;
using static TorchSharp.Tests.Kernels.Everywhere;

namespace TorchSharp.Tests.Kernels;

[Collection(KernelCollection.Name)]
public sealed unsafe class Pool2dTests
{
    public static TheoryData<int, int, int, int, int, int, int, bool> Shapes() => new()
    {
        // planes, height, width, window, stride, padding, dilation, ceil
        { 6, 28, 28, 2, 2, 0, 1, false },
        { 16, 10, 10, 2, 2, 0, 1, false },
        { 3, 5, 7, 2, 2, 0, 1, false },
        { 3, 5, 7, 2, 2, 0, 1, true },
        { 2, 3, 66, 2, 2, 0, 1, false },
        { 2, 4, 33, 2, 2, 0, 1, false },
        { 1, 2, 2, 2, 2, 0, 1, false },
        { 1, 1, 1, 2, 2, 0, 1, false },
        { 2, 9, 8, 3, 2, 1, 1, false },
        { 2, 9, 8, 3, 2, 1, 1, true },
        { 2, 9, 9, 3, 1, 1, 2, false },
        { 2, 8, 9, 3, 3, 0, 1, true },
        { 0, 8, 8, 2, 2, 0, 1, false },

        // Rows that are no whole vector, with and without a column or row that belongs to no window.
        { 5, 9, 9, 2, 2, 0, 1, false },
        { 5, 6, 13, 2, 2, 0, 1, false },
        { 3, 7, 19, 2, 2, 0, 1, false },
        { 3, 8, 37, 2, 2, 0, 1, false },
        { 2, 4, 51, 2, 2, 0, 1, false },
    };

    public static TheoryData<int, int, int, int, int, int, bool> AverageShapes() => new()
    {
        // planes, height, width, window, stride, padding, ceil
        { 6, 28, 28, 2, 2, 0, false },
        { 16, 10, 10, 2, 2, 0, false },
        { 3, 5, 7, 2, 2, 0, false },
        { 3, 5, 7, 2, 2, 0, true },
        { 1, 2, 2, 2, 2, 0, false },
        { 1, 1, 1, 2, 2, 0, false },
        { 2, 9, 8, 3, 2, 1, false },
        { 2, 9, 8, 3, 2, 1, true },
        { 2, 9, 9, 3, 1, 1, false },
        { 0, 8, 8, 2, 2, 0, false },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Each_maximum_is_the_greatest_of_its_window_and_the_gradient_goes_there(
        int planes, int h, int w, int window, int stride, int pad, int dilation, bool ceil) => OnEveryWidth(_ =>
    {
        var shape = new PoolShape(planes, h, w, window, window, stride, stride, pad, pad, dilation, dilation, ceil);

        // Few distinct values, so that there are ties, and some NaN.
        var values = Floats(planes * h * w, 1).Select((x, i) => i % 29 == 28 ? float.NaN : MathF.Round(x * 4)).ToArray();
        var outputs = planes * shape.OutH * shape.OutW;
        using var x = new Guarded<float>(values);
        using var y = new Guarded<float>(outputs);
        using var index = new Guarded<int>(outputs);
        using var gy = new Guarded<float>(Floats(outputs, 2));
        using var gx = new Guarded<float>(planes * h * w);
        Pool2d.MaxForward(shape, x.Pointer, y.Pointer, index.Pointer);
        Pool2d.MaxBackward(shape, gy.Pointer, index.Pointer, gx.Pointer);
        y.AssertBorderUntouched();
        index.AssertBorderUntouched();
        gx.AssertBorderUntouched();

        var expected = new double[planes * h * w];
        for (var i = 0; i < outputs; i++)
        {
            var plane = i / (shape.OutH * shape.OutW);
            var inside = (from r in Enumerable.Range(0, window)
                          from s in Enumerable.Range(0, window)
                          let row = (i / shape.OutW % shape.OutH * stride) - pad + (r * dilation)
                          let column = (i % shape.OutW * stride) - pad + (s * dilation)
                          where row >= 0 && row < h && column >= 0 && column < w
                          select (row * w) + column).ToList();
            var nan = inside.Where(at => float.IsNaN(values[(plane * h * w) + at])).ToList();
            var best = nan.Count > 0 ? nan[^1] : inside.MaxBy(at => values[(plane * h * w) + at]);
            Assert.Equal(best, index.Span[i]);
            Assert.Equal(values[(plane * h * w) + best], y.Span[i]);
            expected[(plane * h * w) + best] += gy.Span[i];
        }

        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], gx.Span[i], 1e-6);
        }
    });

    [Theory]
    [MemberData(nameof(AverageShapes))]
    public void Averages_and_their_gradients_agree_with_their_definition(
        int planes, int h, int w, int window, int stride, int pad, bool ceil)
    {
        var shape = new PoolShape(planes, h, w, window, window, stride, stride, pad, pad, CeilMode: ceil);
        foreach (var (countPadding, divisor) in new[] { (true, 0), (false, 0), (true, 3) })
        {
            var outputs = planes * shape.OutH * shape.OutW;
            using var x = new Guarded<double>(Doubles(planes * h * w, 1));
            using var y = new Guarded<double>(outputs);
            using var gy = new Guarded<double>(Doubles(outputs, 2));
            using var gx = new Guarded<double>(planes * h * w);
            Pool2d.AverageForward(shape, x.Pointer, y.Pointer, countPadding, divisor);
            Pool2d.AverageBackward(shape, gy.Pointer, gx.Pointer, countPadding, divisor);
            y.AssertBorderUntouched();
            gx.AssertBorderUntouched();

            var expected = new double[planes * h * w];
            for (var i = 0; i < outputs; i++)
            {
                var (plane, outRow, outColumn) = (i / (shape.OutH * shape.OutW), i / shape.OutW % shape.OutH, i % shape.OutW);
                var cells = (from r in Enumerable.Range((outRow * stride) - pad, window)
                             from s in Enumerable.Range((outColumn * stride) - pad, window)
                             where r < h + pad && s < w + pad
                             select (r, s)).ToList();
                var inside = cells.Where(cell => cell.r >= 0 && cell.s >= 0 && cell.r < h && cell.s < w).ToList();
                var by = divisor != 0 ? divisor : countPadding ? cells.Count : inside.Count;
                Assert.Equal(inside.Sum(cell => x.Span[(((plane * h) + cell.r) * w) + cell.s]) / by, y.Span[i], 1e-12);
                inside.ForEach(cell => expected[(((plane * h) + cell.r) * w) + cell.s] += gy.Span[i] / by);
            }

            for (var i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], gx.Span[i], 1e-12);
            }
        }
    }

    [Theory]
    [MemberData(nameof(AverageShapes))]
    public void Float_averages_agree_with_those_in_float64(
        int planes, int h, int w, int window, int stride, int pad, bool ceil) => OnEveryWidth(_ =>
    {
        var shape = new PoolShape(planes, h, w, window, window, stride, stride, pad, pad, CeilMode: ceil);
        var outputs = planes * shape.OutH * shape.OutW;
        foreach (var divisor in new[] { 0, 3 })
        {
            using var x = new Guarded<float>(Floats(planes * h * w, 1));
            using var y = new Guarded<float>(outputs);
            using var gy = new Guarded<float>(Floats(outputs, 2));
            using var gx = new Guarded<float>(planes * h * w);
            using var exactX = new Guarded<double>([.. x.Span.ToArray().Select(v => (double)v)]);
            using var exactY = new Guarded<double>(outputs);
            using var exactGy = new Guarded<double>([.. gy.Span.ToArray().Select(v => (double)v)]);
            using var exactGx = new Guarded<double>(planes * h * w);
            Pool2d.AverageForward(shape, x.Pointer, y.Pointer, divisor: divisor);
            Pool2d.AverageBackward(shape, gy.Pointer, gx.Pointer, divisor: divisor);
            Pool2d.AverageForward(shape, exactX.Pointer, exactY.Pointer, divisor: divisor);
            Pool2d.AverageBackward(shape, exactGy.Pointer, exactGx.Pointer, divisor: divisor);
            y.AssertBorderUntouched();
            gx.AssertBorderUntouched();
            for (var i = 0; i < outputs; i++)
            {
                Assert.Equal(exactY.Span[i], y.Span[i], 1e-6);
            }

            for (var i = 0; i < exactGx.Count; i++)
            {
                Assert.Equal(exactGx.Span[i], gx.Span[i], 1e-6);
            }
        }
    });

    [Theory]
    [InlineData(7, 2, 2, 0, false, 3)]
    [InlineData(7, 2, 2, 0, true, 4)]
    [InlineData(8, 3, 2, 1, false, 4)]
    [InlineData(8, 3, 2, 1, true, 5)]
    [InlineData(5, 3, 3, 1, true, 2)]
    [InlineData(1, 2, 2, 0, false, 0)]
    public void The_output_size_is_that_of_PyTorch(int size, int window, int stride, int pad, bool ceil, int expected)
    {
        // Expected: torch.nn.functional.max_pool2d(torch.zeros(1, size, size), window, stride, pad, ceil_mode=ceil).shape.
        var shape = new PoolShape(1, size, size, window, window, stride, stride, pad, pad, CeilMode: ceil);
        Assert.Equal((expected, expected), (shape.OutH, shape.OutW));
    }
}
