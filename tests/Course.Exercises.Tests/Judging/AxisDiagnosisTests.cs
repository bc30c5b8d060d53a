using Course.Exercises.Judging;
using Course.Exercises.Values;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Judging;

public sealed class AxisDiagnosisTests
{
    private static readonly Tensor s_x = torch.tensor(new double[] { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8 }, 3, 4);

    private static string? Of(Tensor expected, Tensor got, Tensor? input = null) => AxisDiagnosis.Of(ValueConvert.Of(input ?? s_x), ValueConvert.Of(expected), ValueConvert.Of(got));

    [Fact]
    public void A_sum_along_the_other_axis_is_named() => Assert.Equal("This is the sum along dimension 0, and it is asked along dimension 1.", Of(s_x.sum(1), s_x.sum(dim: 0)));

    [Fact]
    public void A_zero_that_is_taken_for_the_element_type_is_named()
    {
        var all = s_x.sum(0);
        Assert.Equal(0, all.dim());
        Assert.EndsWith("Write sum(dim: 0).", Of(s_x.sum(dim: 0), all));
    }

    [Fact]
    public void A_sum_along_the_other_axis_of_a_square_is_named()
    {
        var square = s_x[.., 1..];
        Assert.Equal("This is the sum along dimension 1, and it is asked along dimension 0.", Of(square.sum(dim: 0), square.sum(1), square));
    }

    [Fact]
    public void A_kept_dimension_does_not_hide_the_other_axis() =>
        Assert.Equal("This is the mean along dimension 0, and it is asked along dimension 1.", Of(s_x.mean([1], keepdim: true), s_x.mean([0])));

    [Fact]
    public void A_softmax_along_the_other_axis_is_named() =>
        Assert.Equal("This is the softmax along dimension 0, and it is asked along dimension 1.", Of(nn.functional.softmax(s_x, 1), nn.functional.softmax(s_x, 0)));

    [Fact]
    public void A_forgotten_keepdim_is_named() =>
        Assert.StartsWith("The values are right, but the shape is [3] and not [3, 1]: a dimension of size 1 is missing.", Of(s_x.sum(1, keepdim: true), s_x.sum(1)));

    [Fact]
    public void A_dimension_too_many_is_named() => Assert.Contains("a dimension of size 1 is too many", Of(s_x.sum(1), s_x.sum(1, keepdim: true)));

    [Fact]
    public void Swapped_dimensions_are_named()
    {
        Assert.Equal("The values are right, but dimensions 0 and 1 are swapped: transpose(0, 1) swaps them back.", Of(s_x, s_x.t()));
        Assert.Contains("dimensions 1 and 2 are swapped", Of(s_x.reshape(3, 2, 2), s_x.reshape(3, 2, 2).transpose(1, 2)));
    }

    [Fact]
    public void One_sum_too_many_and_one_too_few_are_named()
    {
        var y = (s_x * s_x).exp().log() + 1;
        Assert.Equal("This is what is asked, with the sum taken along its dimension 0: one sum too many.", Of(y, y.sum(dim: 0)));
        Assert.Equal("The mean of this along dimension 1 is what is asked: that mean is missing.", Of(y.mean([1]), y));
    }

    [Fact]
    public void A_part_of_several_is_named() =>
        Assert.StartsWith("Value 2: This is the sum along dimension 0", AxisDiagnosis.Of(ValueConvert.Of(s_x), ValueConvert.Of((s_x, s_x.sum(1))), ValueConvert.Of((s_x, s_x.sum(dim: 0)))));

    [Fact]
    public void A_reshape_is_no_swap() => Assert.Null(Of(s_x, s_x.reshape(4, 3)));

    [Fact]
    public void The_same_output_has_no_mistake() => Assert.Null(Of(s_x, s_x));

    [Fact]
    public void Outputs_of_few_different_numbers_are_left_out()
    {
        Assert.Null(Of(nn.functional.softmax(s_x, 1), ones(3, ScalarType.Float64)));
        Assert.Null(Of(eye(2)[.., ..1], eye(2)[..1]));
        Assert.Null(Of(s_x.sum(), s_x));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_left_out() => Assert.Null(Of(s_x.sum(1), full(4, double.NaN, ScalarType.Float64)));

    [Fact]
    public void Outputs_that_have_nothing_to_do_with_each_other_get_no_sentence()
    {
        using var stream = RandomStream.Seeded(5);
        long[][] shapes = [[3, 4], [4, 3], [4, 4], [3], [4], [3, 1], [1, 4], [2, 3, 4]];
        foreach (long[] expected in shapes)
        {
            foreach (long[] got in shapes)
            {
                for (int i = 0; i < 10; i++)
                    Assert.Null(Of(randn(expected), randn(got), randn(3, 4)));
            }
        }
    }
}
