using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests;

/// <summary>Numbers are PyTorch 1.13's after torch.manual_seed(3).</summary>
public sealed class InitTests
{
    [Fact]
    public void A_truncated_normal_draws_PyTorchs_numbers() =>
        AssertClose([-0.98115921f, -0.56541276f, 0.0833669603f, -0.882999778f, 0.708603442f, -0.745232463f], Seeded(() => init.trunc_normal_(empty(2, 3), 0.5, 2, -1, 3)));

    [Fact]
    public void A_truncated_normal_stays_between_its_bounds()
    {
        var values = init.trunc_normal_(empty(10000), 0, 1, -0.5, 1);
        Assert.InRange(values.min().item<float>(), -0.5f, -0.4f);
        Assert.InRange(values.max().item<float>(), 0.9f, 1f);
    }

    [Fact]
    public void Orthogonal_rows_and_columns_are_PyTorchs()
    {
        AssertClose([1.94290042f, 0.42287308f, 0.21521315f, 0.151299357f, 0.30764696f, -1.97039628f], Seeded(() => init.orthogonal_(empty(2, 3), 2)));
        AssertClose([0.992302179f, 0.0974354222f, 0.109916337f, -0.408609092f, 0.0570500605f, -0.907493711f], Seeded(() => init.orthogonal_(empty(3, 1, 2))));
    }

    [Fact]
    public void Orthogonal_vectors_are_orthogonal_in_larger_matrices()
    {
        var w = init.orthogonal_(empty(40, 60, dtype: float64), 3);
        Assert.InRange((w.mm(w.t()) - 9 * eye(40, dtype: float64)).abs().max().item<double>(), 0, 1e-13);
    }

    [Fact]
    public void A_sparse_matrix_has_PyTorchs_zeros() =>
        AssertClose([0.803276062f, 0.174833387f, 0f, 0f, 0f, -1.36825919f], Seeded(() => init.sparse_(empty(2, 3), 0.5, 1)));

    [Fact]
    public void Weights_fitted_to_a_fan_draw_PyTorchs_numbers()
    {
        AssertClose([0.799289584f, 0.173965722f, 0.0885365158f, -0.610672235f, 0.0459532551f, -1.36146879f], Seeded(() => init.kaiming_normal_(empty(2, 3), 0.1, init.FanInOut.FanOut)));
        AssertClose([-2.17220855f, -1.72830856f, -0.938391268f, -2.07278013f, -0.124379642f, -1.9274739f], Seeded(() => init.xavier_uniform_(empty(2, 3), 2)));
        AssertClose([-0.701077223f, -0.557809174f, -0.302864462f, -0.668986857f, -0.0401433557f], Seeded(() =>
        {
            var layer = Bilinear(2, 2, 1);
            return cat([layer.weight.flatten(), layer.bias!], 0);
        }));
    }

    [Fact]
    public void Identities_hand_their_inputs_on()
    {
        Assert.Equal([1f, 0f, 0f, 0f, 1f, 0f], init.eye_(rand(2, 3)).flatten().data<float>().ToArray());
        var filters = init.dirac_(rand(3, 2, 3, 3));
        Assert.Equal([1f, 1f], [filters[0, 0, 1, 1].item<float>(), filters[1, 1, 1, 1].item<float>()]);
        Assert.Equal(2f, filters.sum().item<float>());
    }

    [Fact]
    public void A_parameter_is_filled_without_history()
    {
        var weight = Parameter(empty(4, 4));
        init.orthogonal_(init.trunc_normal_(init.eye_(weight)));
        Assert.True(weight.is_leaf);
        Assert.True(weight.requires_grad);
    }

    [Fact]
    public void What_has_no_such_form_is_refused()
    {
        Assert.Contains("Only tensors with 2 dimensions", Assert.Throws<ArgumentException>(() => init.eye_(zeros(2))).Message);
        Assert.Contains("Only tensors with 3, 4, or 5 dimensions", Assert.Throws<ArgumentException>(() => init.dirac_(zeros(2, 2))).Message);
        Assert.Contains("Only tensors with 2 or more dimensions", Assert.Throws<ArgumentException>(() => init.orthogonal_(zeros(2))).Message);
        Assert.Contains("Only tensors with 2 dimensions", Assert.Throws<ArgumentException>(() => init.sparse_(zeros(2, 2, 2), 0.5)).Message);
    }

    private static Tensor Seeded(Func<Tensor> draw)
    {
        manual_seed(3);
        return draw();
    }

    private static void AssertClose(float[] expected, Tensor actual)
    {
        var values = actual.detach().flatten().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 1e-6f);
    }
}
