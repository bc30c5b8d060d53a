using TorchSharp;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>The numbers are closed forms; the shapes and the order are TorchSharp's.</summary>
public sealed class JacobianTests
{
    private static readonly Tensor s_matrix = tensor(new[,] { { 1.0, 3.0 }, { 2.0, 4.0 } });
    private static readonly Tensor s_vector = tensor(new[] { 1.0, 5.0 });

    [Fact]
    public void A_number_has_a_Jacobian_of_the_arguments_shape()
    {
        var jacobian = autograd.functional.jacobian(x => (x * x).sum(), s_matrix);
        Assert.Equal([2L, 2], jacobian.shape);
        Assert.Equal([2.0, 6, 4, 8], jacobian.data<double>().ToArray());
    }

    [Fact]
    public void The_results_shape_comes_before_the_arguments()
    {
        Tensor[] jacobian = [.. autograd.functional.jacobian(x => x[0].matmul(x[1]), s_matrix, s_vector)];
        Assert.Equal([2L, 2, 2], jacobian[0].shape);
        Assert.Equal([1.0, 5, 0, 0, 0, 0, 1, 5], jacobian[0].data<double>().ToArray());
        Assert.Equal([2L, 2], jacobian[1].shape);
        Assert.Equal([1.0, 3, 2, 4], jacobian[1].data<double>().ToArray());
    }

    [Fact]
    public void Several_results_follow_one_another()
    {
        Tensor[] jacobian = [.. autograd.functional.jacobian(x => new[] { x.sum(), (x * x).sum() }, s_vector)];
        Assert.Equal([1.0, 1], jacobian[0].data<double>().ToArray());
        Assert.Equal([2.0, 10], jacobian[1].data<double>().ToArray());
    }

    [Fact]
    public void What_a_result_does_not_depend_on_has_zeros()
    {
        Tensor[] jacobian = [.. autograd.functional.jacobian(x => new[] { (x[0] * 2).sum(), (x[0] * x[1]).sum() }, s_vector, s_vector)];
        Assert.Equal(4, jacobian.Length);
        Assert.Equal([0.0, 0], jacobian[1].data<double>().ToArray());
        Assert.Equal([1.0, 5], jacobian[3].data<double>().ToArray());
    }
}
