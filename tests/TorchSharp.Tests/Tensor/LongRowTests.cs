using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Rows long enough for what is done differently with them.</summary>
public sealed class LongRowTests
{
    [Theory]
    [InlineData(1024, 3)]
    [InlineData(1024, -3)]
    [InlineData(1024, 500)]
    [InlineData(2500, 1)]
    public void Rolling_puts_each_element_behind_its_shift(int columns, int shift)
    {
        var rolled = arange(3 * columns).reshape(3, columns).roll(shift, 1);
        for (var i = 0; i < 3; i++)
            for (var j = 0; j < columns; j++)
                Assert.Equal(i * columns + j, rolled[i, (j + shift + columns) % columns].ToInt64());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_few_best_of_a_long_row_are_the_first_of_all_in_order(bool largest)
    {
        var random = new Random(5);
        // Many equals, both zeros, infinities and NaN.
        float[] few = [-0f, 0f, 1, -1, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        var values = Enumerable.Range(0, 1003).Select(_ => random.Next(20) == 0 ? few[random.Next(few.Length)] : random.Next(-50, 50)).ToArray();
        foreach (var k in (int[])[1, 5, 100])
        {
            var (best, places) = tensor(values).topk(k, largest: largest);
            var order = Enumerable.Range(0, values.Length).OrderBy(i => float.IsNaN(values[i]) ? 1 : 0).ThenBy(i => values[i] + 0f).ThenBy(i => i);
            // NaN is the largest; equals keep their order either way.
            if (largest) order = Enumerable.Range(0, values.Length).OrderByDescending(i => float.IsNaN(values[i]) ? 1 : 0).ThenByDescending(i => values[i] + 0f).ThenBy(i => i);
            int[] expected = [.. order.Take(k)];
            Assert.Equal(expected.Select(i => (long)i), places.data<long>().ToArray());
            Assert.Equal(expected.Select(i => values[i]), best.data<float>().ToArray());
        }
    }

    [Fact]
    public void Unique_numbers_and_counts_the_values_and_takes_each_NaN_for_itself()
    {
        var values = Enumerable.Range(0, 2000).Select(i => i % 500 == 7 ? double.NaN : i * 7919 % 61 - 30.0).ToArray();
        var (output, inverse, counts) = tensor(values).unique(return_inverse: true, return_counts: true);
        var numbers = values.Where(value => !double.IsNaN(value)).Distinct().Order().ToArray();
        Assert.Equal([.. numbers, .. Enumerable.Repeat(double.NaN, 4)], output.data<double>().ToArray());
        Assert.Equal([.. numbers.Select(number => (long)values.Count(value => value == number)), 1, 1, 1, 1], counts.data<long>().ToArray());
        var nans = 0;
        Assert.Equal(values.Select(value => double.IsNaN(value) ? (long)(numbers.Length + nans++) : Array.IndexOf(numbers, value)), inverse.data<long>().ToArray());
    }
}
