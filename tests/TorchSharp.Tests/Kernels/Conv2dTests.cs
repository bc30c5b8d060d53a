using TorchSharp.Kernels;
using static TorchSharp.Tests.Kernels.Everywhere;

namespace TorchSharp.Tests.Kernels;

[Collection(KernelCollection.Name)]
public sealed unsafe class Conv2dTests
{
    private static readonly Dictionary<string, ConvShape> s_shapes = new()
    {
        ["LeNet's first"] = new(3, 1, 28, 28, 6, 5, 5, PadH: 2, PadW: 2),
        ["LeNet's second"] = new(3, 6, 14, 14, 16, 5, 5),
        ["LeNet's second, wide"] = new(2, 16, 14, 14, 32, 5, 5),
        ["3 × 3 with padding"] = new(2, 3, 32, 32, 16, 3, 3, PadH: 1, PadW: 1),
        ["many channels"] = new(2, 33, 9, 11, 47, 3, 3, PadH: 1, PadW: 1),
        ["more taps than a block holds"] = new(1, 130, 5, 5, 17, 3, 3, PadH: 1, PadW: 1),
        ["1 × 1"] = new(2, 20, 7, 7, 30, 1, 1),
        ["1 × 1 with padding, which no gradient needs"] = new(2, 3, 5, 5, 4, 1, 1, PadH: 1, PadW: 1),
        ["stride 2"] = new(2, 5, 15, 17, 8, 3, 3, 2, 2, 1, 1),
        ["stride 3 × 1"] = new(2, 3, 13, 13, 4, 3, 5, 3, 1, 0, 2),
        ["dilation"] = new(2, 4, 17, 16, 6, 3, 3, 1, 1, 2, 2, 2, 2),
        ["stride and dilation"] = new(1, 2, 19, 23, 3, 3, 2, 2, 3, 1, 1, 3, 2),
        ["groups"] = new(2, 6, 10, 10, 9, 3, 3, 1, 1, 1, 1, 1, 1, 3),
        ["depthwise, stride 2"] = new(2, 8, 11, 11, 8, 3, 3, 2, 2, 1, 1, 1, 1, 8),
        ["even kernel"] = new(2, 2, 8, 9, 3, 4, 2, PadH: 1, PadW: 1),
        ["one pixel"] = new(1, 1, 1, 1, 1, 1, 1),
        ["one output pixel"] = new(5, 4, 5, 5, 7, 5, 5),
        ["padding wider than the image"] = new(1, 1, 2, 2, 2, 3, 3, PadH: 3, PadW: 3),
        ["no images"] = new(0, 2, 5, 5, 3, 3, 3),
        ["long and flat"] = new(1, 2, 3, 70, 5, 3, 7, PadH: 1, PadW: 3),
        ["7 × 7, one channel"] = new(2, 1, 20, 20, 9, 7, 7, PadH: 3, PadW: 3),
        ["last channel count odd"] = new(2, 7, 12, 12, 20, 3, 3, PadH: 1, PadW: 1),
        ["16 to 6"] = new(2, 16, 10, 10, 6, 5, 5, PadH: 4, PadW: 4),
        ["8 channels, 3 wide"] = new(2, 8, 9, 7, 5, 3, 3, PadH: 1, PadW: 1),
        ["4 channels, 7 wide, long"] = new(3, 4, 6, 40, 3, 7, 7, PadH: 3, PadW: 3),
        ["10 channels, padding wider than the kernel"] = new(2, 10, 4, 5, 6, 3, 3, PadH: 4, PadW: 3),
        ["8 channels, 3 wide, no padding"] = new(2, 8, 9, 7, 5, 3, 3),
        ["10 channels, a little padding"] = new(2, 10, 9, 8, 4, 5, 3, PadH: 1, PadW: 0),
        ["4 channels, 7 wide, no padding"] = new(3, 4, 12, 40, 3, 7, 7),
        ["12 channels, 5 wide"] = new(2, 12, 8, 8, 7, 5, 5, PadH: 1, PadW: 1),
        ["16 channels, 3 wide, no padding"] = new(2, 16, 6, 9, 5, 3, 3),
        ["2 channels, 3 high, 6 wide"] = new(2, 2, 8, 8, 3, 3, 6),
        ["3 to 64, 64 wide"] = new(1, 3, 8, 64, 64, 3, 3, PadH: 1, PadW: 1),
        ["3 to 64, 64 wide, many images"] = new(16, 3, 8, 64, 64, 3, 3, PadH: 1, PadW: 1),
    };

    public static TheoryData<string> Shapes() => [.. s_shapes.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_output_agrees_with_the_naive_loops_in_float64(string name) => Agrees<float>(name, Pass.Forward, -24);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_gradient_of_the_input_agrees_with_the_naive_loops_in_float64(string name) => Agrees<float>(name, Pass.BackwardInput, -24);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_gradient_of_the_weights_agrees_with_the_naive_loops_in_float64(string name) => Agrees<float>(name, Pass.BackwardWeight, -24);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_gradient_of_the_bias_agrees_with_the_naive_loops_in_float64(string name) => Agrees<float>(name, Pass.BackwardBias, -24);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Doubles_agree_with_the_naive_loops(string name)
    {
        Agrees<double>(name, Pass.Forward, -53);
        Agrees<double>(name, Pass.BackwardInput, -53);
        Agrees<double>(name, Pass.BackwardWeight, -53);
        Agrees<double>(name, Pass.BackwardBias, -53);
    }

    [Theory]
    [InlineData("LeNet's first")]
    [InlineData("LeNet's second")]
    [InlineData("many channels")]
    [InlineData("stride 2")]
    [InlineData("groups")]
    public void The_bits_do_not_depend_on_the_number_of_threads(string name)
    {
        var shape = s_shapes[name] with { N = 21 };
        SameBitsOnAnyNumberOfThreads<float>(() =>
        {
            using var operands = new Operands<float>(shape);
            return [.. Enum.GetValues<Pass>().SelectMany(pass => operands.Run(pass))];
        });
    }

    /// <summary>A bias of 1,000, and sums that stay below 24 in magnitude: multiples of 2⁻¹⁴ are what floats of that size can be.</summary>
    [Theory]
    [InlineData("LeNet's first")]
    [InlineData("LeNet's second")]
    [InlineData("LeNet's second, wide")]
    [InlineData("many channels")]
    [InlineData("stride 2")]
    public void A_large_bias_rounds_two_sums_at_most(string name) => OnEveryWidth(width =>
    {
        var shape = s_shapes[name];
        using var operands = new Operands<float>(shape, bias: 1000);
        using var exact = new Operands<double>(shape, x => (double)(float)x, bias: 1000);
        var worst = operands.Run(Pass.Forward).Zip(exact.RunNaive(Pass.Forward), (x, y) => Math.Abs(x - y)).Max();
        Assert.True(worst <= Math.Pow(2, -14) + 1e-5, $"{width}: off by {worst:e2}");
    });

    [Fact]
    public void The_naive_loops_agree_with_a_convolution_done_by_hand()
    {
        // x = [[1 2 3], [4 5 6], [7 8 9]], w = [[1 10], [100 1000]], bias 0.5, no padding.
        var shape = new ConvShape(1, 1, 3, 3, 1, 2, 2);
        using var x = new Guarded<float>([1f, 2, 3, 4, 5, 6, 7, 8, 9]);
        using var w = new Guarded<float>([1f, 10, 100, 1000]);
        using var bias = new Guarded<float>([0.5f]);
        using var y = new Guarded<float>(4);
        NaiveConv2d.Forward(shape, x.Pointer, w.Pointer, bias.Pointer, y.Pointer);
        Assert.Equal([5421.5f, 6532.5f, 8754.5f, 9865.5f], y.Span.ToArray());

        using var gx = new Guarded<float>(9);
        using var gw = new Guarded<float>(4);
        using var gb = new Guarded<float>(1);
        using var gy = new Guarded<float>([1f, 2, 3, 4]);
        NaiveConv2d.BackwardInput(shape, gy.Pointer, w.Pointer, gx.Pointer);
        NaiveConv2d.BackwardWeight(shape, x.Pointer, gy.Pointer, gw.Pointer);
        NaiveConv2d.BackwardBias(shape, gy.Pointer, gb.Pointer);
        Assert.Equal([1f, 12, 20, 103, 1234, 2040, 300, 3400, 4000], gx.Span.ToArray());
        Assert.Equal([37f, 47, 67, 77], gw.Span.ToArray());
        Assert.Equal([10f], gb.Span.ToArray());
    }

    private static void Agrees<T>(string name, Pass pass, int unit) where T : unmanaged, System.Numerics.INumber<T>
    {
        var shape = s_shapes[name];
        using var exact = new Operands<double>(shape, x => (double)(float)x);
        using var sizes = new Operands<double>(shape, x => Math.Abs((double)(float)x));
        var expected = exact.RunNaive(pass);
        var size = sizes.RunNaive(pass);
        OnEveryWidth(width =>
        {
            using var operands = new Operands<T>(shape, x => T.CreateChecked((float)x));
            var actual = operands.Run(pass);
            Assert.Equal(expected.Length, actual.Length);
            var terms = pass switch
            {
                Pass.Forward => shape.Taps,
                Pass.BackwardInput => shape.GroupK * shape.KernelH * shape.KernelW,
                _ => shape.N * shape.Pixels,
            };

            // Relative to the sum of magnitudes, as for the matrix product.
            var bound = (Math.Sqrt(terms) + 4) * Math.Pow(2, unit);
            for (var i = 0; i < actual.Length; i++)
            {
                var error = Math.Abs(double.CreateChecked(actual[i]) - expected[i]);
                Assert.True(error <= bound * size[i], $"{width}: element {i} is {actual[i]} instead of {expected[i]}");
            }
        });
    }

    public enum Pass
    {
        Forward,
        BackwardInput,
        BackwardWeight,
        BackwardBias,
    }

    private sealed class Operands<T> : IDisposable where T : unmanaged, System.Numerics.INumber<T>
    {
        private readonly ConvShape _shape;
        private readonly Guarded<T> _x, _w, _bias, _gy;

        public Operands(ConvShape shape, Func<double, T>? number = null, double? bias = null)
        {
            number ??= T.CreateChecked;
            _shape = shape;
            _x = new([.. Doubles((int)(shape.N * shape.ImageSize), 1).Select(number)]);
            _w = new([.. Doubles((int)shape.WeightSize, 2).Select(number)]);
            _bias = new([.. Doubles(shape.K, 3).Select(drawn => number(bias ?? drawn))]);
            _gy = new([.. Doubles((int)(shape.N * shape.ResultSize), 4).Select(number)]);
        }

        public T[] Run(Pass pass) => Into(pass, result =>
        {
            switch (pass)
            {
                case Pass.Forward: Conv2d.Forward(_shape, _x.Pointer, _w.Pointer, _bias.Pointer, result.Pointer); break;
                case Pass.BackwardInput: Conv2d.BackwardInput(_shape, _gy.Pointer, _w.Pointer, result.Pointer); break;
                case Pass.BackwardWeight: Conv2d.BackwardWeight(_shape, _x.Pointer, _gy.Pointer, result.Pointer); break;
                default: Conv2d.BackwardBias(_shape, _gy.Pointer, result.Pointer); break;
            }
        });

        public T[] RunNaive(Pass pass) => Into(pass, result =>
        {
            switch (pass)
            {
                case Pass.Forward: NaiveConv2d.Forward(_shape, _x.Pointer, _w.Pointer, _bias.Pointer, result.Pointer); break;
                case Pass.BackwardInput: NaiveConv2d.BackwardInput(_shape, _gy.Pointer, _w.Pointer, result.Pointer); break;
                case Pass.BackwardWeight: NaiveConv2d.BackwardWeight(_shape, _x.Pointer, _gy.Pointer, result.Pointer); break;
                default: NaiveConv2d.BackwardBias(_shape, _gy.Pointer, result.Pointer); break;
            }
        });

        public void Dispose()
        {
            _x.Dispose();
            _w.Dispose();
            _bias.Dispose();
            _gy.Dispose();
        }

        private T[] Into(Pass pass, Action<Guarded<T>> compute)
        {
            using var result = new Guarded<T>((int)(pass switch
            {
                Pass.Forward => _shape.N * _shape.ResultSize,
                Pass.BackwardInput => _shape.N * _shape.ImageSize,
                Pass.BackwardWeight => _shape.WeightSize,
                _ => _shape.K,
            }));
            compute(result);
            result.AssertBorderUntouched();
            return result.Span.ToArray();
        }
    }
}
