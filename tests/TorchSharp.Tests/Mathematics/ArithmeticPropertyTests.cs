using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Mathematics;

/// <summary>Broadcasting, reductions and gradients on random shapes, against plain loops and central differences.</summary>
public sealed class ArithmeticPropertyTests
{
    private static Gen<long[]> Shapes => from n in Gen.Choose(0, 4) from sizes in Gen.ArrayOf(Gen.Choose(0, 5), n) select sizes.Select(size => (long)size).ToArray();

    [Fact]
    public void Broadcast_operands_meet_as_in_a_plain_loop() => Property.Holds(
        from shape in Shapes
        from single in Gen.ArrayOf(Gen.Choose(0, 2), shape.Length)
        from left in Gen.Choose(0, shape.Length)
        select (shape, other: shape.Select((size, d) => single[d] == 0 ? 1 : size).Skip(left).ToArray()),
        pair =>
        {
            Tensor a = Sample.Values(-2, 2, pair.shape), b = Sample.Values(0.5, 2, pair.other, 1);
            double[] valuesA = a.data<double>().ToArray(), valuesB = b.data<double>().ToArray();
            var product = a * b;
            var values = product.data<double>().ToArray();
            for (var i = 0; i < values.Length; i++) Assert.Equal(valuesA[i] * valuesB[Place(i, pair.shape, pair.other)], values[i]);
            Assert.True(product.Equals(b * a));
            Assert.True((a - b).Equals(-(b - a)));
        });

    /// <summary>Where an element of a broadcast result comes from.</summary>
    private static long Place(long flat, long[] shape, long[] operand)
    {
        long place = 0, step = 1;
        for (var d = 1; d <= shape.Length; d++)
        {
            var index = flat % shape[^d];
            flat /= shape[^d];
            if (d > operand.Length) continue;
            if (operand[^d] != 1) place += index * step;
            step *= operand[^d];
        }
        return place;
    }

    [Fact]
    public void A_reduction_over_random_dimensions_is_a_plain_loop() => Property.Holds(
        from shape in Shapes
        where shape.Length > 0
        from chosen in Gen.ArrayOf(Gen.Choose(0, 1), shape.Length)
        where chosen.Contains(1)
        select (shape, dims: Enumerable.Range(0, shape.Length).Where(d => chosen[d] == 1).Select(d => (long)d).ToArray()),
        item =>
        {
            var x = Sample.Values(-2, 2, item.shape);
            var kept = item.shape.Select((size, d) => item.dims.Contains(d) ? 1 : size).ToArray();
            double[] values = x.data<double>().ToArray(), sums = new double[kept.Aggregate(1L, (a, b) => a * b)];
            double[] largest = [.. sums.Select(_ => double.NegativeInfinity)];
            for (var i = 0; i < values.Length; i++)
            {
                var place = Place(i, item.shape, kept);
                sums[place] += values[i];
                largest[place] = Math.Max(largest[place], values[i]);
            }
            AssertClose(sums, x.sum(item.dims, keepdim: true));
            Assert.Equal(kept, x.sum(item.dims, keepdim: true).shape);
            if (values.Length > 0) AssertClose(largest, x.amax(item.dims));
        });

    [Fact]
    public void The_gradient_of_a_random_expression_agrees_with_central_differences() => Property.Holds(
        from n in Gen.Choose(1, 8) from steps in Gen.ArrayOf(Gen.Choose(0, 9999), n) select steps,
        steps =>
        {
            Tensor[] inputs = [Sample.Values(-1, 1, [3, 3]), Sample.Values(-1, 1, [3, 3], 1), Sample.Values(-1, 1, [3], 2)];
            foreach (var input in inputs) input.requires_grad = true;
            Value(inputs, steps).backward();
            using var off = no_grad();
            foreach (var input in inputs)
            {
                var gradient = input.grad?.data<double>().ToArray() ?? new double[input.numel()];
                var values = input.data<double>();
                for (var i = 0; i < gradient.Length; i++)
                {
                    var at = values[i];
                    values[i] = at + 1e-5;
                    var above = Value(inputs, steps).item<double>();
                    values[i] = at - 1e-5;
                    var below = Value(inputs, steps).item<double>();
                    values[i] = at;
                    var numeric = (above - below) / 2e-5;
                    Assert.True(Math.Abs(gradient[i] - numeric) <= 1e-6 * Math.Max(1, Math.Abs(numeric)), $"backward gives {gradient[i]}, central differences give {numeric}");
                }
            }
        }, count: 60);

    /// <summary>An expression in which each step takes two of the matrices that are there and adds one more.</summary>
    private static Tensor Value(Tensor[] inputs, int[] steps)
    {
        var nodes = new List<Tensor> { inputs[0], inputs[1], inputs[0] * inputs[2] };
        foreach (var step in steps)
        {
            Tensor a = nodes[step / 10 % nodes.Count], b = nodes[step / 100 % nodes.Count];
            nodes.Add((step % 10) switch
            {
                0 => (a + b).tanh(),
                1 => a * b.tanh(),
                2 => a.sin() - b.cos(),
                3 => (a.matmul(b) / 3).tanh(),
                4 => a.t().tanh() * inputs[2],
                5 => a.tanh().sum(0L, keepdim: true) / 3 + b.sin(),
                6 => a.sigmoid() / (b * b + 1),
                7 => a.tanh().exp().mean([1], keepdim: true) * b.sigmoid(),
                8 => a.reshape(9).view(3, 3).cos(),
                _ => einsum("ij,kj->ik", a.tanh(), b.tanh()),
            });
        }
        return nodes.Aggregate((a, b) => a + b).tanh().sum() + nodes[^1].tanh().mean();
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        var values = actual.data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], 1e-12);
    }
}
