using Course.Checks;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Checks;

public sealed class GradientCheckTests
{
    private static readonly double[] Numbers = [0.5, -1.25, 2, 0.75, -0.5, 1.5];

    private static Tensor Matrix() => tensor(Numbers, 2, 3);

    [Fact]
    public void The_gradients_of_autograd_agree_with_differences()
    {
        var check = GradientCheck.Of(x => (x[0].matmul(x[1])).tanh(), [Matrix(), tensor(Numbers, 3, 2)]);
        Assert.Equal(12, check.Elements);
        Assert.InRange(check.WorstRelativeError, 0, 1e-8);
        Assert.Matches(@"^✓ 12 gradients agree with finite differences, worst relative error .* \(at input [12] \[\d, \d\]\)$", check.ToString());
    }

    [Fact]
    public void A_gradient_that_is_cut_off_is_found()
    {
        var failure = Assert.Throws<CheckFailedException>(() => GradientCheck.Of(x => x * x.detach(), Matrix()));
        Assert.StartsWith("✗ the gradient is wrong: at element [", failure.Message);
    }

    [Fact]
    public void A_gradient_by_hand_that_is_right_passes() =>
        Assert.Equal(6, GradientCheck.Of(2 * Matrix(), x => (x * x).sum(), Matrix()).Elements);

    [Fact]
    public void A_gradient_by_hand_with_the_mean_forgotten_names_its_worst_element()
    {
        var wrong = 2 * Matrix() / 6;
        wrong[1, 2] = 7;
        var failure = Assert.Throws<CheckFailedException>(() => GradientCheck.Of(wrong, x => (x * x).mean(), Matrix()));
        Assert.Contains("at element [1, 2] it is 7, and finite differences give 0.5", failure.Message);
    }

    [Fact]
    public void The_point_is_left_as_it_was()
    {
        var point = Matrix();
        GradientCheck.Of(x => x.exp(), point);
        Assert.Equal(Numbers, point.data<double>().ToArray());
        Assert.False(point.requires_grad);
    }

    [Fact]
    public void Single_precision_is_refused_with_what_to_do()
    {
        var failure = Assert.Throws<ArgumentException>(() => GradientCheck.Of(x => x.exp(), ones(2)));
        Assert.Contains(".to(ScalarType.Float64)", failure.Message);
    }

    [Fact]
    public void A_gradient_of_another_shape_is_refused_with_both_shapes()
    {
        var failure = Assert.Throws<CheckFailedException>(() => GradientCheck.Of(ones(3, 2), x => x.sum(), Matrix()));
        Assert.Contains("[3, 2]", failure.Message);
        Assert.Contains("[2, 3]", failure.Message);
    }

    [Fact]
    public void A_hand_made_gradient_needs_a_function_with_one_value() =>
        Assert.Contains("[2, 3]", Assert.Throws<ArgumentException>(() => GradientCheck.Of(Matrix(), x => x.exp(), Matrix())).Message);

    [Fact]
    public void All_parameters_of_a_model_are_checked_and_left_as_they_were()
    {
        torch.random.manual_seed(2);
        var model = new Mlp(() => nn.Tanh(), 3, 4, 2);
        model.to(ScalarType.Float64);
        var before = model.parameters().Select(p => p.detach().clone()).ToArray();
        var check = GradientCheck.Of(model, Matrix(), y => (y * y).mean());
        Assert.Equal(3 * 4 + 4 + 4 * 2 + 2 + 6, check.Elements);
        Assert.All(model.parameters().Zip(before), pair => Assert.True(pair.First.Equals(pair.Second)));
    }

    [Fact]
    public void A_model_of_single_precision_is_refused_by_the_parameters_name() =>
        Assert.Contains("layers.0.weight is Float32", Assert.Throws<ArgumentException>(() => GradientCheck.Of(new Mlp(3, 2), Matrix(), y => y.sum())).Message);

    [Fact]
    public void A_model_of_tokens_is_checked_for_its_parameters_alone()
    {
        var model = nn.Sequential(("embed", nn.Embedding(5, 3)), ("last", nn.Linear(3, 2)));
        model.to(ScalarType.Float64);
        Assert.Equal(5 * 3 + 3 * 2 + 2, GradientCheck.Of(model, tensor(new[] { 0L, 3L, 3L }), y => (y * y).mean()).Elements);
    }

    [Fact]
    public void A_gradient_for_the_input_that_is_cut_off_is_found_by_its_name()
    {
        using var layer = nn.Linear(3, 2);
        layer.to(ScalarType.Float64);
        var failure = Assert.Throws<CheckFailedException>(() => GradientCheck.Of(layer, x => layer.call(x[0].detach()), [Matrix()]));
        Assert.Contains("at input [", failure.Message);
    }

    [Fact]
    public void A_module_of_two_inputs_is_checked_for_both()
    {
        using var layer = nn.Bilinear(3, 3, 2);
        layer.to(ScalarType.Float64);
        Assert.Equal(2 * 9 + 2 + 12, GradientCheck.Of(layer, x => layer.call(x[0], x[1]), [Matrix(), Matrix() + 1]).Elements);
    }

    [Fact]
    public void Running_means_are_left_as_they_were()
    {
        using var norm = nn.BatchNorm1d(3);
        norm.to(ScalarType.Float64);
        GradientCheck.Of(norm, Matrix(), y => y.tanh());
        Assert.Equal([0, 0, 0], norm.running_mean!.data<double>().ToArray());
        Assert.Equal(0, norm.num_batches_tracked!.item<long>());
    }
}
