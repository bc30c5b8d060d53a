using Course.Explain;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Explain;

public sealed class GradientExplanationTests
{
    private static Tensor Image() => arange(12, ScalarType.Float32).reshape(1, 1, 3, 4) / 10;

    [Fact]
    public void The_gradient_of_a_linear_score_is_its_weights() =>
        Assert.Equal(Enumerable.Range(1, 12).Select(i => -(double)i), Saliency.Gradient(Networks.Linear(), Image(), target: 1).Doubles());

    [Fact]
    public void Saliency_is_the_largest_magnitude_over_the_channels()
    {
        using var model = Sequential(("conv", Conv2d(2, 1, 1, bias: false)), ("flatten", Flatten()));
        using (no_grad()) model.get_parameter("conv.weight")!.copy_(tensor(new[] { 2f, -3f }, 1, 2, 1, 1));
        Assert.Equal([0, 3, 0, 0], Saliency.Of(model, ones(1, 2, 2, 2), target: 1).Doubles());
    }

    [Fact]
    public void Rows_of_a_batch_are_explained_one_by_one()
    {
        using var model = new Mlp(() => Tanh(), 3, 5, 2);
        var batch = randn(4, 3);
        Assert.Equal(Saliency.Gradient(model, batch[1..2], 0).Doubles(), Saliency.Gradient(model, batch, 0)[1].Doubles(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Explaining_leaves_no_gradients_and_the_mode_as_it_was()
    {
        using var model = new Mlp(() => Tanh(), 3, 5, 2);
        model.train();
        IntegratedGradients.Of(model, randn(2, 3), 0, steps: 2);
        Assert.True(model.training);
        Assert.All(model.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void A_class_that_the_model_lacks_is_refused() =>
        Assert.Contains("classes 0 to 1", Assert.Throws<ArgumentException>(() => Saliency.Of(Networks.Linear(), Image(), 2)).Message);

    [Fact]
    public void Integrated_gradients_of_a_linear_score_are_weight_times_change()
    {
        var parts = IntegratedGradients.Of(Networks.Linear(), Image(), 0, full_like(Image(), 0.5), steps: 3).Doubles();
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (i + 1) * (i / 10.0 - 0.5)), parts, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Integrated_gradients_sum_to_what_the_score_changes()
    {
        torch.random.manual_seed(5);
        using var model = new Mlp(() => Tanh(), 6, 16, 3);
        model.to(ScalarType.Float64);
        var (input, baseline) = (randn(2, 6, ScalarType.Float64), randn(2, 6, ScalarType.Float64));
        double[] Change() => (model.call(input) - model.call(baseline)).select(1, 2).Doubles();
        double Gap(int steps) => IntegratedGradients.Of(model, input, 2, baseline, steps).sum(1).Doubles().Zip(Change(), (sum, change) => Math.Abs(sum - change)).Max();
        Assert.InRange(Gap(200), 0, 1e-4);
        // The midpoint rule: half the step, a quarter of the error.
        Assert.InRange(Gap(50) / Gap(100), 3.5, 4.5);
    }

    [Fact]
    public void Covering_a_square_of_a_linear_model_costs_the_weights_under_it()
    {
        var falls = Occlusion.Of(Networks.Linear(), Image(), 0, size: 2, stride: 1, fill: 0);
        Assert.Equal([2, 3], falls.shape);
        double Cost(int y, int x) => new[] { (y, x), (y, x + 1), (y + 1, x), (y + 1, x + 1) }.Select(p => 4 * p.Item1 + p.Item2).Sum(i => (i + 1) * i / 10.0);
        Assert.Equal([Cost(0, 0), Cost(0, 1), Cost(0, 2), Cost(1, 0), Cost(1, 1), Cost(1, 2)], falls.Doubles(), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void The_square_moves_by_the_stride() => Assert.Equal([1, 2], Occlusion.Of(Networks.Linear(), Image(), 0, size: 2, stride: 2).shape);

    [Fact]
    public void A_square_larger_than_the_image_is_refused() =>
        Assert.Contains("3 × 4", Assert.Throws<ArgumentException>(() => Occlusion.Of(Networks.Linear(), Image(), 0, size: 4)).Message);

    [Fact]
    public void Grad_CAM_weighs_maps_by_their_mean_gradient()
    {
        // Maps x and −x with means weighted 3 and 1 for class 0: each weight over 12 pixels, (3 − 1)/12 · x; class 1 would have (−2 − 5)/12 · x, which ReLU cuts off.
        var model = Networks.Maps();
        Assert.Equal(Image().Doubles().Select(x => x * 2 / 12), GradCam.Of(model, "maps", Image(), 0).Doubles(), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.All(GradCam.Of(model, "maps", Image(), 1).Doubles(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_layer_that_does_not_exist_is_answered_with_those_that_do() =>
        Assert.Contains("it has maps, mean, flatten, scores", Assert.Throws<ArgumentException>(() => GradCam.Of(Networks.Maps(), "conv7", Image(), 0)).Message);

    [Fact]
    public void Grad_CAM_takes_its_hook_away()
    {
        using var model = new LeNet5();
        var before = model.call(zeros(1, 1, 28, 28)).Doubles();
        Assert.Equal([1, 1, 10, 10], GradCam.Of(model, "conv2", rand(1, 1, 28, 28), 3).shape);
        Assert.Equal(before, model.call(zeros(1, 1, 28, 28)).Doubles());
    }

    [Fact]
    public void An_input_that_is_its_own_baseline_has_no_parts() =>
        Assert.All(IntegratedGradients.Of(Networks.Linear(), Image(), 0, Image()).Doubles(), part => Assert.Equal(0, part));

    [Fact]
    public void A_baseline_that_does_not_broadcast_is_refused() =>
        Assert.All(
            new long[][] { [3, 1, 3, 4], [1, 1, 3, 5], [1, 1, 1, 3, 4] },
            shape => Assert.Contains("does not broadcast to inputs of shape [1, 1, 3, 4]", Assert.Throws<ArgumentException>(() => IntegratedGradients.Of(Networks.Linear(), Image(), 0, zeros(shape))).Message));

    [Fact]
    public void Bytes_have_no_gradients()
    {
        var bytes = zeros([1, 1, 3, 4], ScalarType.Byte);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => IntegratedGradients.Of(Networks.Linear(), bytes, 0)).Message);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => Saliency.Of(Networks.Linear(), bytes, 0)).Message);
        Assert.Contains("Float32", Assert.Throws<ArgumentException>(() => GradCam.Of(Networks.Maps(), "maps", bytes, 0)).Message);
    }
}
