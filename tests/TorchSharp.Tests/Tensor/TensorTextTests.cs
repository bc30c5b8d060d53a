using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>The texts that TorchSharp's own documentation and releases show.</summary>
public sealed class TensorTextTests
{
    private static readonly float[] s_values = [0f, 3.141f, 6.2834f, 3.14152f, 6.28e-06f, -13.141529f, 0.01f, 4713.14f];

    [Fact]
    public void ToString_gives_shape_type_and_device() => Assert.Equal("[2x2], type = Float32, device = cpu", zeros(2, 2).ToString());

    [Fact]
    public void Julia_style_aligns_columns() => Assert.Equal(
        "[2x4], type = Float32, device = cpu\n        0   3.141 6.2834 3.1415\n 6.28e-06 -13.142   0.01 4713.1\n",
        tensor(s_values, 2, 4).jlstr(newLine: "\n", cultureInfo: CultureInfo.InvariantCulture));

    [Fact]
    public void Julia_style_names_each_table_of_a_larger_tensor() => Assert.Equal(
        "[2x1x2], type = Int64, device = cpu\n[0,..,..] =\n 0 1\n\n[1,..,..] =\n 2 3\n",
        arange(4).reshape(2, 1, 2).jlstr(newLine: "\n"));

    [Fact]
    public void Julia_style_gives_a_scalars_value_in_the_line() => Assert.Equal(
        "[], type = Float32, device = cpu, value = 3.14E+000",
        tensor(3.14f).jlstr("E2", cultureInfo: CultureInfo.InvariantCulture));

    [Fact]
    public void Numpy_style_nests_brackets() => Assert.Equal("[[1, 1, 1]\n [1, 1, 1]]", ones(2, 3).npstr(newLine: "\n"));

    [Fact]
    public void CSharp_style_is_an_array_expression() => Assert.Equal(
        "[2], type = Float32, device = cpu, value = float [] {0f, 0f}",
        zeros(2).cstr());

    [Fact]
    public void A_row_that_is_too_long_loses_its_middle()
    {
        var line = arange(1000).jlstr(width: 30, newLine: "\n").Split('\n')[1];
        Assert.True(line.Length <= 30, line);
        Assert.StartsWith(" 0 1 2", line, StringComparison.Ordinal);
        Assert.Contains(" ... ", line, StringComparison.Ordinal);
        Assert.EndsWith(" 999", line, StringComparison.Ordinal);
    }
}
