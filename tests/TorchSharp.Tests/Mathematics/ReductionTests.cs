using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Mathematics;

/// <summary>Reductions of every layout against naive loops.</summary>
public sealed class ReductionTests
{
    /// <summary>Shapes whose folds take every path: short and long rows, strips of columns, joined rows with a rest, several groups of dimensions.</summary>
    public static TheoryData<long[], long[]> Reductions => new()
    {
        { [3, 5], [0] }, { [3, 5], [1] }, { [7, 2100], [0] }, { [7, 2100], [1] }, { [150, 70], [0] }, { [1003, 10], [0] }, { [3, 1003, 3], [1] },
        { [5000], [0] }, { [4, 3, 5, 2], [0, 2] }, { [4, 3, 5, 2], [1, 3] }, { [4, 3, 5, 2], [0, 2, 3] }, { [4, 3, 5, 2], [0, 1, 2, 3] }, { [1, 6, 1], [0, 2] },
    };

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Sums_equal_the_naive_sum(long[] shape, long[] dims) => Compare(shape, dims, (x, d) => x.sum(d), values => values.Sum());

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Largest_elements_equal_the_naive_ones(long[] shape, long[] dims) => Compare(shape, dims, (x, d) => x.amax(d), values => values.Max());

    [Theory]
    [MemberData(nameof(Reductions))]
    public void Norms_equal_the_naive_norm(long[] shape, long[] dims) => Compare(shape, dims, (x, d) => linalg.vector_norm(x, 2, d), values => Math.Sqrt(values.Sum(v => v * v)));

    private static void Compare(long[] shape, long[] dims, Func<Tensor, long[], Tensor> reduce, Func<IEnumerable<double>, double> naive)
    {
        using var scope = NewDisposeScope();
        var x = (arange(shape.Aggregate((a, b) => a * b), float64) * 0.7).sin().reshape(shape);
        var groups = Enumerable.Range(0, (int)x.numel()).GroupBy(i => Kept(i, shape, dims)).OrderBy(group => group.Key);
        var expected = groups.Select(group => naive(group.Select(i => x.data<double>()[i]))).ToArray();
        AssertClose(expected, reduce(x, dims));
        // The same values with their memory in the opposite order.
        long[] back = [.. Enumerable.Range(0, shape.Length).Select(d => (long)d).Reverse()];
        AssertClose(expected, reduce(x.permute(back).contiguous().permute(back), dims));
    }

    private static long Kept(long position, long[] shape, long[] dims)
    {
        long result = 0, scale = 1;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            var (index, size) = (position % shape[d], shape[d]);
            position /= size;
            if (dims.Contains(d)) continue;
            result += index * scale;
            scale *= size;
        }
        return result;
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        var values = actual.contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++) Assert.Equal(expected[i], values[i], 1e-11);
    }

    [Theory]
    [InlineData(1_000_000, 1)]
    [InlineData(1000, 1000)]
    [InlineData(100_000, 10)]
    public void Rounding_errors_of_float32_sums_do_not_grow_with_the_length(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var sums = full([rows, columns], 0.1f).sum(0L).to_type(float64) / (rows * 0.1f);
        Assert.True((sums - 1).abs().max().item<double>() < 5e-7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_number_of_threads_changes_no_bit_of_a_sum(long dim)
    {
        using var scope = NewDisposeScope();
        var x = (arange(300_000, float32) * 0.3f).sin().reshape(300, 1000);
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var one = x.sum(dim);
            set_num_threads(3);
            Assert.Equal(one.data<float>().ToArray(), x.sum(dim).data<float>().ToArray());
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5000)]
    public void NaN_is_the_largest_and_the_smallest_wherever_it_stands(long length)
    {
        using var scope = NewDisposeScope();
        foreach (var place in new[] { 0, 1, length - 1 })
        {
            var x = ones(length);
            x[place] = float.NaN;
            Assert.True(float.IsNaN(x.max().item<float>()) && float.IsNaN(x.min().item<float>()));
            Assert.Equal((place, place), (x.argmax().item<long>(), x.argmin(0).item<long>()));
            Assert.True(float.IsNaN(x.unsqueeze(1).expand(length, 70).amax([0L])[69].item<float>()));
        }
    }

    [Fact]
    public void The_first_of_equal_elements_is_found_in_long_rows()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 5000);
        x[0, 1023] = x[0, 1024] = x[0, 4000] = 2;
        x[1, 4999] = 1;
        Assert.Equal([1023L, 4999], x.argmax(1).data<long>().ToArray());
    }
}
