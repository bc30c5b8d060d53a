using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>The texts that TorchSharp's own unit tests expect for these tensors, and what its print options promise.</summary>
public sealed class TensorTextTests : IDisposable
{
    private static readonly float[] s_values = [0f, 3.141f, 6.2834f, 3.14152f, 6.28e-06f, -13.141529f, 0.01f, 4713.14f];
    private static readonly float[] s_blocks = [.. s_values, 0.01f, 0f, 0f, 0f, 0f, 0f, 0f, 0f];

    private static Tensor Odd(params long[] shape) => (arange(shape.Aggregate(1L, (count, size) => count * size)) * 2 + 1).to_type(float32).reshape(shape);

    private static string Numpy(Tensor tensor) => tensor.npstr(newLine: "\n", cultureInfo: CultureInfo.InvariantCulture);

    private static string CSharp(Tensor tensor) => tensor.cstr(newLine: "\n", cultureInfo: CultureInfo.InvariantCulture);

    private static string Julia(Tensor tensor, string? format = null, int? width = null) => tensor.jlstr(format, width, "\n", CultureInfo.InvariantCulture);

    public void Dispose() => set_printoptions(julia, "g5", 100, Environment.NewLine, 6, 6);

    [Fact]
    public void ToString_gives_shape_type_and_device() => Assert.Equal("[2x2], type = Float32, device = cpu", zeros(2, 2).ToString());

    [Fact]
    public void ToString_of_true_is_the_default_style() => Assert.Equal(zeros(2).ToString(TensorStringStyle.Default), zeros(2).ToString(true));

    [Fact]
    public void Julia_style_aligns_columns() => Assert.Equal(
        "[2x4], type = Float32, device = cpu\n        0   3.141 6.2834 3.1415\n 6.28e-06 -13.142   0.01 4713.1\n",
        Julia(tensor(s_values, 2, 4)));

    [Fact]
    public void Julia_style_takes_a_format_for_all_numbers() => Assert.Equal(
        "[2x2x4], type = Float32, device = cpu\n[0,..,..] =\n 0.0000000   3.1410000 6.2834000    3.1415200\n 0.0000063 -13.1415300 0.0100000 4713.1400000\n\n"
        + "[1,..,..] =\n 0.0100000 0.0000000 0.0000000 0.0000000\n 0.0000000 0.0000000 0.0000000 0.0000000\n",
        Julia(tensor(s_blocks, 2, 2, 4), "0.0000000"));

    [Fact]
    public void Julia_style_names_each_table_of_a_larger_tensor() => Assert.Equal(
        "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n",
        Julia(arange(4).reshape(2, 1, 2)));

    [Fact]
    public void Julia_style_gives_a_scalars_value_in_the_line() => Assert.Equal("[], type = Float32, device = cpu, value = 3.14E+000", Julia(tensor(3.14f), "E2"));

    [Fact]
    public void Julia_style_ends_a_row_that_is_too_long_with_dots() =>
        Assert.Equal("[1000], type = Int64, device = cpu\n 0 1 2 3 4 5 6 7 8 9 10 11 ...\n", Julia(arange(1000), width: 30));

    [Fact]
    public void Julia_style_of_nothing_is_the_line_alone() => Assert.Equal("[0x3], type = Float32, device = cpu", Julia(zeros(0, 3)));

    [Fact]
    public void Numpy_style_nests_brackets() => Assert.Equal("[[0, 3.141, 6.2834, 3.1415]\n [6.28e-06, -13.142, 0.01, 4713.1]]", Numpy(tensor(s_values, 2, 4)));

    [Fact]
    public void Numpy_style_leaves_a_line_free_for_each_dimension_more() => Assert.Equal(
        "[[[[0, 3.141, 6.2834, 3.1415]\n   [6.28e-06, -13.142, 0.01, 4713.1]]\n\n  [[0.01, 0, 0, 0]\n   [0, 0, 0, 0]]]\n\n\n"
        + " [[[0, 3.141, 6.2834, 3.1415]\n   [6.28e-06, -13.142, 0.01, 4713.1]]\n\n  [[0.01, 0, 0, 0]\n   [0, 0, 0, 0]]]]",
        Numpy(tensor(new List<float>([.. s_blocks, .. s_blocks]), 2, 2, 2, 4)));

    [Fact]
    public void Numpy_style_leaves_out_the_middle_of_long_rows() => Assert.Equal("[1, 3, 5, ... 195, 197, 199]", Numpy(Odd(100)));

    [Fact]
    public void Numpy_style_leaves_out_the_middle_of_many_rows() => Assert.Equal(
        "[[7, 9, 11, ... 201, 203, 205]\n [207, 209, 211, ... 401, 403, 405]\n [407, 409, 411, ... 601, 603, 605]\n ...\n [19407, 19409, 19411, ... 19601, 19603, 19605]\n"
        + " [19607, 19609, 19611, ... 19801, 19803, 19805]\n [19807, 19809, 19811, ... 20001, 20003, 20005]]",
        Numpy(Odd(100, 100) + 6));

    [Fact]
    public void Numpy_style_writes_empty_brackets_for_nothing()
    {
        Assert.Equal("[]", Numpy(zeros(0)));
        Assert.Equal("[[]\n []]", Numpy(zeros(2, 0)));
    }

    [Fact]
    public void CSharp_style_is_an_array_expression() => Assert.Equal("[4], type = Float32, device = cpu, value = float [] {0f, 0f, 0f, 0f}", CSharp(zeros(4)));

    [Fact]
    public void CSharp_style_leaves_out_the_middle_of_long_rows() => Assert.Equal(
        "[2x10], type = Int32, device = cpu, value = \nint [,] {\n {1, 1, 1, ... 1, 1, 1},\n {1, 1, 1, ... 1, 1, 1}\n}",
        CSharp(ones(2, 10, ScalarType.Int32)));

    [Fact]
    public void CSharp_style_nests_braces_and_leaves_out_middle_blocks() => Assert.Equal(
        "[10x2x5], type = Float32, device = cpu, value = \nfloat [,,] {\n {{1f, 3f, 5f, 7f, 9f},\n  {11f, 13f, 15f, 17f, 19f}},\n {{21f, 23f, 25f, 27f, 29f},\n  {31f, 33f, 35f, 37f, 39f}},\n"
        + " {{41f, 43f, 45f, 47f, 49f},\n  {51f, 53f, 55f, 57f, 59f}},\n ...\n {{141f, 143f, 145f, 147f, 149f},\n  {151f, 153f, 155f, 157f, 159f}},\n"
        + " {{161f, 163f, 165f, 167f, 169f},\n  {171f, 173f, 175f, 177f, 179f}},\n {{181f, 183f, 185f, 187f, 189f},\n  {191f, 193f, 195f, 197f, 199f}}\n}",
        CSharp(Odd(10, 2, 5)));

    [Fact]
    public void Booleans_are_NETs_words_and_CSharps_keywords()
    {
        var truths = tensor(new[] { true, false });
        Assert.Equal("[True, False]", Numpy(truths));
        Assert.Equal("[2], type = Bool, device = cpu, value = bool [] {true, false}", CSharp(truths));
    }

    [Fact]
    public void What_is_not_a_finite_number_is_written_as_NET_does() =>
        Assert.Equal("[NaN, Infinity, -Infinity]", Numpy(tensor(new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })));

    [Fact]
    public void A_view_is_written_by_its_own_order() => Assert.Equal("[[0, 2]\n [1, 3]]", Numpy(arange(4).reshape(2, 2).t()));

    [Fact]
    public void Print_options_hold_for_every_style()
    {
        set_printoptions(precision: 2, newLine: "|", maxRows: 2, maxColumns: 4);
        Assert.Equal("[[0.00, 1.00, ... 3.00, 4.00]| ...| [10.00, 11.00, ... 13.00, 14.00]]", arange(15, float32).reshape(3, 5).ToString(numpy, cultureInfo: CultureInfo.InvariantCulture));
        set_printoptions(precision: 1, sci_mode: true);
        Assert.Equal("2.5E+000", tensor(2.5).ToString(numpy, cultureInfo: CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_default_style_can_be_set_to_any_other()
    {
        torch.TensorStringStyle = numpy;
        Assert.Equal("[0, 0]", zeros(2).str());
        Assert.Throws<ArgumentException>(() => torch.TensorStringStyle = TensorStringStyle.Default);
    }

    [Fact]
    public void Print_writes_a_line_and_returns_the_tensor()
    {
        var (written, before) = (new StringWriter(), Console.Out);
        Console.SetOut(written);
        try
        {
            var x = zeros(2);
            Assert.Same(x, x.print(style: numpy));
        }
        finally
        {
            Console.SetOut(before);
        }
        Assert.Equal("[0, 0]" + Environment.NewLine, written.ToString());
    }

    [Fact]
    public void A_large_tensor_is_written_without_formatting_what_is_left_out()
    {
        var large = zeros(100_000_000, uint8);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("[0, 0, 0, ... 0, 0, 0]", Numpy(large));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }
}
