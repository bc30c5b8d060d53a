using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Models;

public sealed class LeNet5Tests
{
    [Theory]
    [InlineData(LeNet5.Form.Relu)]
    [InlineData(LeNet5.Form.Paper1998)]
    public void It_has_61706_parameters(LeNet5.Form form) => Assert.Equal(61_706, new LeNet5(form).parameters().Sum(p => p.numel()));

    [Fact]
    public void Its_layers_have_the_shapes_of_the_table() =>
        Assert.Equal(
            [
                "conv1.weight [6, 1, 5, 5]", "conv1.bias [6]", "conv2.weight [16, 6, 5, 5]", "conv2.bias [16]",
                "fc1.weight [120, 400]", "fc1.bias [120]", "fc2.weight [84, 120]", "fc2.bias [84]", "fc3.weight [10, 84]", "fc3.bias [10]",
            ],
            new LeNet5().named_parameters().Select(p => $"{p.Item1} [{string.Join(", ", p.Item2.shape)}]"));

    [Theory]
    [InlineData(LeNet5.Form.Relu)]
    [InlineData(LeNet5.Form.Paper1998)]
    public void It_gives_ten_scores_for_each_image(LeNet5.Form form) => Assert.Equal([3L, 10L], new LeNet5(form).call(rand(3, 1, 28, 28)).shape);

    [Fact]
    public void A_fresh_one_knows_nothing_so_its_loss_is_about_ln_10()
    {
        random.manual_seed(1);
        var loss = nn.functional.cross_entropy(new LeNet5().call(rand(64, 1, 28, 28)), randint(0, 10, [64]));
        Assert.Equal(Math.Log(10), loss.ToDouble(), 0.05);
    }

    [Fact]
    public void The_form_of_1998_squashes_to_1_7159()
    {
        // All weights 0 but the last layer's, whose inputs are 1.7159·tanh(⅔·3) each: 84 of them, with weight 1.
        var model = new LeNet5(LeNet5.Form.Paper1998);
        using (no_grad())
        {
            foreach (var parameter in model.parameters()) parameter.zero_();
            model.get_parameter("fc2.bias")!.fill_(3);
            model.get_parameter("fc3.weight")!.fill_(1);
        }
        Assert.Equal(84 * 1.7159 * Math.Tanh(2), model.call(zeros(1, 1, 28, 28))[0, 0].ToDouble(), 1e-3);
    }

    [Theory]
    [InlineData(new long[] { 8, 28, 28 }, "unsqueeze")]
    [InlineData(new long[] { 8, 3, 28, 28 }, "grey")]
    [InlineData(new long[] { 8, 1, 32, 32 }, "28×28")]
    public void Another_shape_is_refused_with_both_shapes_and_what_to_do(long[] shape, string advice)
    {
        var failure = Assert.Throws<ArgumentException>(() => new LeNet5().call(zeros(shape)));
        Assert.Contains("[N, 1, 28, 28]", failure.Message);
        Assert.Contains($"[{string.Join(", ", shape)}]", failure.Message);
        Assert.Contains(advice, failure.Message);
    }
}
