using System.Collections;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Element types and what becomes of values between them. The numbers are PyTorch 1.13's on x86.</summary>
public sealed class ConversionTests
{
    private static readonly double[] s_reals = [1.9, -1.9, 300.5, -300.5, 1e10, -1e10, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    public static TheoryData<ScalarType, long[]> Reals => new()
    {
        { ScalarType.Int8, [1, -1, 44, -44, 0, 0, 0, 0, 0] },
        { ScalarType.Byte, [1, 255, 44, 212, 0, 0, 0, 0, 0] },
        { ScalarType.Int16, [1, -1, 300, -300, 0, 0, 0, 0, 0] },
        { ScalarType.Int32, [1, -1, 300, -300, int.MinValue, int.MinValue, int.MinValue, int.MinValue, int.MinValue] },
        { ScalarType.Int64, [1, -1, 300, -300, 10000000000, -10000000000, long.MinValue, long.MinValue, long.MinValue] },
        { ScalarType.Bool, [1, 1, 1, 1, 1, 1, 1, 1, 1] },
    };

    public static TheoryData<ScalarType, long[]> Integers => new()
    {
        { ScalarType.Int8, [44, -1, 127, 112, 0] },
        { ScalarType.Byte, [44, 255, 127, 112, 0] },
        { ScalarType.Int16, [300, -1, -129, 4464, 0] },
        { ScalarType.Int32, [300, -1, -129, 70000, 0] },
        { ScalarType.Float32, [300, -1, -129, 70000, 1L << 40] },
        { ScalarType.Bool, [1, 1, 1, 1, 1] },
    };

    [Theory]
    [MemberData(nameof(Reals))]
    public void Real_numbers_lose_their_fraction_and_wrap_around(ScalarType type, long[] expected)
    {
        Assert.Equal(expected, tensor(s_reals).to_type(type).to_type(int64).data<long>().ToArray());
        Assert.Equal(expected, tensor(s_reals).to_type(float32).to_type(type).to_type(int64).data<long>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Integers))]
    public void Integers_keep_their_low_bits(ScalarType type, long[] expected) =>
        Assert.Equal(expected, tensor(new[] { 300L, -1, -129, 70000, 1L << 40 }).to_type(type).to_type(int64).data<long>().ToArray());

    [Fact]
    public void Bytes_wrap_around_in_arithmetic()
    {
        var u = tensor(new byte[] { 200, 100 });
        Assert.Equal([144, 200], (u + u).data<byte>().ToArray());
        Assert.Equal([255, 155], (u - 201).data<byte>().ToArray());
        Assert.Equal([201.5f, 101.5f], (u + 1.5).data<float>().ToArray());
    }

    [Fact]
    public void Truth_values_count_as_numbers()
    {
        var b = tensor(new[] { true, false });
        Assert.Equal([true, false], (b + b).data<bool>().ToArray());
        Assert.Equal([2L, 1], (b + 1).data<long>().ToArray());
        Assert.Equal([2.5f, 0], (b * 2.5).data<float>().ToArray());
        Assert.Equal(1L, b.sum().item<long>());
    }

    [Fact]
    public void Types_are_asked_about_as_in_PyTorch()
    {
        Assert.Equal(ScalarType.Int16, promote_types(uint8, int8));
        Assert.Equal(ScalarType.Float32, result_type(tensor(new[] { 1L }), tensor(1.5f)));
        Assert.Equal([false, true, true, false, false], [can_cast(float64, int32), can_cast(int64, float32), can_cast(int64, int8), can_cast(int8, @bool), can_cast(int8, uint8)]);
        Assert.Equal((1.1920928955078125e-07, 32), (finfo().eps, finfo().bits));
        Assert.True(is_integral(tensor(true)) && is_floating_point(float64) && !is_complex(float32) && is_tensor(ones(1)));
    }

    [Fact]
    public void A_number_comes_out_in_any_NET_type()
    {
        var x = tensor(2.75);
        Assert.Equal(2.75, x.item<double>());
        Assert.Equal(2.75f, (float)x);
        Assert.Equal(2, (int)x);
        Assert.Equal(2L, x.ToInt64());
        Assert.True((bool)x);
        Assert.Equal(2.75, x.ToScalar().ToDouble());
        Assert.Throws<ArgumentException>(() => x.item<float>());
    }

    [Fact]
    public void Scalars_are_of_three_kinds()
    {
        Assert.Equal([ScalarType.Bool, ScalarType.Int64, ScalarType.Int64, ScalarType.Float64], [true.ToScalar().Type, ((byte)1).ToScalar().Type, 1.ToScalar().Type, 1f.ToScalar().Type]);
        Assert.Equal(ScalarType.Int64, tensor(3).ToScalar().Type);
    }

    [Fact]
    public void Nested_lists_have_the_tensors_shape()
    {
        var rows = Assert.IsType<ArrayList>(tensor(new[,] { { 1, 2 }, { 3, 4 } }).tolist());
        Assert.Equal(4, ((Scalar)((ArrayList)rows[1]!)[1]!).ToInt32());
    }

    [Fact]
    public void Bytes_are_the_elements_memory()
    {
        var x = tensor(new[] { 1, 2 });
        Assert.Equal([1, 0, 0, 0, 2, 0, 0, 0], x.bytes.ToArray());
        x.bytes = new byte[] { 3, 0, 0, 0, 4, 0, 0, 0 };
        Assert.Equal([3, 4], x.data<int>().ToArray());
        Assert.Throws<InvalidOperationException>(() => arange(4).reshape(2, 2).t().bytes.Length);
        Assert.Throws<ArgumentException>(() => x.bytes = new byte[3]);
    }

    [Fact]
    public void Bytes_go_through_a_stream_in_row_major_order()
    {
        var stream = new MemoryStream();
        arange(6).reshape(2, 3).t().WriteBytesToStream(stream);
        stream.Position = 0;
        var back = zeros(3, 2, int64);
        back.ReadBytesFromStream(stream);
        Assert.Equal([0L, 3, 1, 4, 2, 5], back.data<long>().ToArray());
    }

    [Fact]
    public void An_accessor_reads_and_writes_in_the_tensors_order()
    {
        var x = arange(6).reshape(2, 3).t();
        var values = x.data<long>();
        Assert.Equal([0L, 3, 1, 4, 2, 5], values);
        Assert.Equal(4L, values[1, 1]);
        values[2, 0] = 20;
        Assert.Equal(20L, x[2, 0].item<long>());
        Assert.Equal(new long[,] { { 0, 3 }, { 1, 4 }, { 20, 5 } }, values.ToNDArray());
        values.CopyFrom([7, 8], tensorIndex: 4);
        Assert.Equal([7L, 8], x[2].data<long>().ToArray());
        Assert.True(x.data<long>() == x.data<long>() && x.data<long>() != (x + 1).data<long>());
    }

    [Fact]
    public void Copy_broadcasts_and_converts()
    {
        Assert.Equal([1f, 2, 3, 1, 2, 3], zeros(2, 3).copy_(tensor(new[] { 1, 2, 3 })).data<float>().ToArray());
        Assert.Equal([2L, -2], zeros(2, int64).copy_(tensor(new[] { 2.7, -2.7 })).data<long>().ToArray());
    }

    [Fact]
    public void To_a_device_or_type_keeps_the_tensor_where_it_can()
    {
        var x = tensor(new[] { 1f, 2 });
        x.to(CPU)[0] = 5f;
        Assert.Equal(5f, x[0].item<float>());
        x.to(float32, copy: true)[0] = 9f;
        Assert.Equal(5f, x[0].item<float>());
        Assert.Equal(ScalarType.Float64, x.to(tensor(1.0)).dtype);
        Assert.Equal(ScalarType.Int8, x.@char().dtype);
    }

    [Fact]
    public void A_GPU_is_refused_in_one_sentence()
    {
        foreach (Action call in new Action[] { () => ones(1).cuda(), () => ones(1).to("cuda"), () => ones(1).to(DeviceType.CUDA), () => zeros(1, device: CUDA), () => set_default_device("cuda:1") })
            Assert.StartsWith("The embedded engine computes on the CPU only, not on 'cuda", Assert.Throws<NotSupportedException>(call).Message, StringComparison.Ordinal);
        Assert.False(cuda.is_available() || cuda_is_available() || TryInitializeDeviceType(DeviceType.CUDA));
    }

    [Fact]
    public void Sizes_and_strides_are_PyTorchs()
    {
        Assert.Equal([2L, 2, 1], zeros(3, 0, 2).stride());
        Assert.Equal([2L, 2, 1], zeros(3, 1, 2).stride());
        Assert.True(zeros(3, 1).t().is_contiguous());
        Assert.False(zeros(2, 3).t().is_contiguous());
        Assert.Equal(0, zeros(0, 3).numel());
        Assert.Equal((4L, 8L), (zeros(1).element_size(), zeros(1, int64).ElementSize));
    }

    [Fact]
    public void Equality_of_tensors_is_of_shapes_and_values()
    {
        Assert.True(tensor(new[] { 1, 2 }).Equals(tensor(new[] { 1, 2 })));
        Assert.False(tensor(new[] { 1, 2 }).Equals(tensor(new[,] { { 1, 2 } })));
        Assert.False(tensor(double.NaN).Equals(tensor(double.NaN)));
        Assert.Equal([true, false], (tensor(new[] { 1, 2 }) == tensor(new[] { 1.0, 3 })).data<bool>().ToArray());
    }
}
