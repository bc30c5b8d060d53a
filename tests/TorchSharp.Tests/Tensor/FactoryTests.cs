using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Tensors made from nothing, from arrays and from other tensors. The numbers are PyTorch 1.13's.</summary>
public sealed class FactoryTests
{
    private static double[] Doubles(Tensor x) => x.to_type(float64).data<double>().ToArray();

    [Fact]
    public void Arange_stops_before_its_end_and_takes_its_type_from_its_arguments()
    {
        Assert.Equal([0.0, 0.25, 0.5, 0.75], Doubles(arange(0, 1, 0.25)));
        Assert.Equal(ScalarType.Float32, arange(0, 1, 0.25).dtype);
        Assert.Equal([5L, 3, 1], arange(5, 0, -2).data<long>().ToArray());
        Assert.Equal([0L], arange(3, 3).shape);
        Assert.Equal([0L, 1, 2], arange(0.5, 3.5, 1, int64).data<long>().ToArray());
        Assert.Equal([(1L << 53) + 1], arange((1L << 53) + 1, (1L << 53) + 2).data<long>().ToArray());
    }

    [Fact]
    public void Linspace_is_computed_in_its_own_type_from_both_ends()
    {
        Assert.Equal([-3f, -0.8333332538604736f, 1.3333334922790527f, 3.499999761581421f, 5.666666507720947f, 7.8333330154418945f, 10f], linspace(-3, 10, 7).data<float>().ToArray());
        Assert.Equal([3.0], Doubles(linspace(3, 10, 1)));
        Assert.Equal([0L], linspace(3, 10, 0).shape);
        Assert.Equal([0L, 3, 6, 10], linspace(0, 10, 4, int64).data<long>().ToArray());
    }

    [Fact]
    public void Logspace_has_the_powers_of_its_base()
    {
        Assert.Equal([1f, 10, 100, 1000], logspace(0, 3, 4).data<float>().ToArray());
        Assert.Equal([0.5f, 1, 2], logspace(-1, 1, 3, @base: 2).data<float>().ToArray());
        double[] expected = [1.2589254117941673, 2.113489039836647, 3.548133892335755, 5.956621435290105, 10.0];
        Assert.All(expected.Zip(Doubles(logspace(0.1, 1, 5, dtype: float64))), pair => Assert.Equal(pair.First, pair.Second, 14));
    }

    [Fact]
    public void Eye_has_ones_on_its_diagonal()
    {
        Assert.Equal([1.0, 0, 0, 0, 1, 0], Doubles(eye(2, 3)));
        Assert.Equal([1L, 0, 0, 1], eye(2, dtype: int64).data<long>().ToArray());
    }

    [Fact]
    public void Full_takes_the_kind_of_its_value()
    {
        Assert.Equal(ScalarType.Int64, full(2, 3).dtype);
        Assert.Equal(ScalarType.Float32, full(2, 2.5).dtype);
        Assert.Equal(ScalarType.Bool, full(2, true).dtype);
        Assert.Equal([2L, 2], full_like(tensor(new[] { 1L, 2 }), 2.7).data<long>().ToArray());
        Assert.Equal((byte)255, full(1, -1, uint8).item<byte>());
    }

    [Fact]
    public void New_tensors_take_the_type_and_like_ones_also_the_shape()
    {
        var x = tensor(new[,] { { 1.0, 2, 3 } });
        Assert.Equal(ScalarType.Float64, x.new_zeros(2, 2).dtype);
        Assert.Equal([7.0, 7], Doubles(x.new_full(2, 7)));
        Assert.Equal([1.0, 1, 1], Doubles(x.ones_like()));
        Assert.Equal([1L, 3], x.zeros_like(int64).shape);
        Assert.Equal(ScalarType.Int64, x.zeros_like(int64).dtype);
        Assert.Equal(ScalarType.Int32, x.new_ones(3, int32).dtype);
    }

    [Fact]
    public void Arrays_of_every_rank_and_type_become_tensors()
    {
        Assert.Equal([2L, 2], tensor(new[,] { { 1, 2 }, { 3, 4 } }).shape);
        Assert.Equal([1L, 2, 2], tensor(new[, ,] { { { 1f, 2 }, { 3, 4 } } }).shape);
        Assert.Equal([1L, 1, 2, 2], tensor(new[, , ,] { { { { 1L, 2 }, { 3, 4 } } } }).shape);
        Assert.Equal([1L, 1, 1, 2, 2], from_array(new short[1, 1, 1, 2, 2]).shape);
        Assert.Equal(ScalarType.Byte, tensor(new byte[] { 1, 2 }).dtype);
        Assert.Equal(ScalarType.Int8, tensor(new sbyte[] { 1 }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true }).dtype);
        Assert.Equal(ScalarType.Float64, tensor(new List<float> { 1 }, float64).dtype);
        Assert.Equal([0L], tensor(Array.Empty<float>()).shape);
        Assert.Equal([1L, 2], as_tensor(new[] { 1L, 2 }).data<long>().ToArray());
        Assert.Equal([1f, 2], as_tensor(new[] { 1, 2 }, float32).data<float>().ToArray());
    }

    [Fact]
    public void A_buffers_bytes_are_read_as_another_type()
    {
        byte[] buffer = [1, 0, 0, 0, 2, 0, 0, 0];
        Assert.Equal([1, 2], frombuffer(buffer, int32).data<int>().ToArray());
        Assert.Equal([131072], frombuffer(buffer, int32, count: 1, offset: 2).data<int>().ToArray());
        Assert.Contains("must be a multiple of element size", Assert.Throws<ArgumentException>(() => frombuffer(buffer, int32, offset: 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_tensor_may_be_given_its_strides()
    {
        var x = empty_strided([2, 3], [1, 2]);
        Assert.Equal([1L, 2], x.stride());
        x.copy_(arange(6).reshape(2, 3));
        Assert.Equal([0f, 3, 1, 4, 2, 5], x.as_strided([6], [1]).data<float>().ToArray());
    }
}
