using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Models;

/// <summary>What models say when they are given something else than they take.</summary>
public sealed class ModelContractTests
{
    private static readonly Dictionary<string, (Func<Module<Tensor, Tensor>> Make, Func<Tensor> Input, string Expected)> Cases = new()
    {
        ["logistic"] = (() => new LogisticRegression(4), () => zeros(2, 5), "[N, 4]"),
        ["softmax"] = (() => new SoftmaxRegression(4, 3), () => zeros(2, 2, 3), "[N, 4]"),
        ["lenet 1998"] = (() => new LeNet5Of1998(), () => zeros(2, 3, 32, 32), "[N, 1, 32, 32]"),
        ["cifar"] = (() => new CifarConvNet(), () => zeros(2, 1, 28, 28), "[N, 3, 32, 32]"),
        ["vgg"] = (() => new Vgg11(10, 64, 8), () => zeros(1, 3, 32, 32), "[N, 3, 64, 64]"),
        ["resnet"] = (() => new ResNet18(2), () => zeros(1, 1, 32, 32), "[N, 3, H, W]"),
        ["cifar resnet"] = (() => new CifarResNet(8), () => zeros(3, 32, 32), "[N, 3, H, W]"),
        ["rnn"] = (() => new CharacterRnn(5), () => zeros(3, dtype: int64), "[N, T]"),
        ["rnn of floats"] = (() => new CharacterRnn(5), () => zeros(3, 4), "int64"),
        ["gpt"] = (() => new MiniGpt(5, 4, 8, 2, 1), () => zeros(1, 5, dtype: int64), "1 to 4 tokens"),
        ["text"] = (() => new TextClassifier(5, 2), () => zeros(1, 5), "int64"),
        ["autoencoder"] = (() => new Autoencoder(6, 3), () => zeros(1, 5), "[N, 6]"),
        ["generator"] = (() => new DcganGenerator(6, 2), () => zeros(1, 5), "[N, 6]"),
        ["discriminator"] = (() => new DcganDiscriminator(2), () => zeros(1, 1, 32, 32), "[N, 1, 28, 28]"),
        ["unet"] = (() => new UNet(1, 2, 4, 3), () => zeros(1, 1, 20, 16), "multiples of 8"),
        ["factors"] = (() => new MatrixFactorization(3, 3), () => zeros(4, 3, dtype: int64), "[N, 2]"),
        ["neumf"] = (() => new NeuralCollaborativeFiltering(3, 3), () => zeros(4, 2), "int64"),
        ["dqn"] = (() => new DeepQNetwork(4, 2, 8), () => zeros(1, 3), "[N, 4]"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_input_is_refused_with_what_is_expected(string name)
    {
        var (make, input, expected) = Cases[name];
        using var model = make();
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => model.call(input())).Message);
    }

    [Fact]
    public void Sizes_that_make_no_network_are_refused()
    {
        Assert.Contains("multiple of 32", Assert.Throws<ArgumentException>(() => new Vgg11(10, 100)).Message);
        Assert.Contains("6n + 2", Assert.Throws<ArgumentException>(() => new CifarResNet(18)).Message);
        Assert.Contains("multiple of the heads", Assert.Throws<ArgumentException>(() => new TransformerBlock(10, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SoftmaxRegression(4, 1));
    }

    [Fact]
    public void Images_of_28_and_of_32_pixels_are_both_LeNets()
    {
        using var model = new LeNet5Of1998();
        var image = rand(1, 1, 28, 28);
        Assert.Equal(model.call(functional.pad(image, [2, 2, 2, 2])).data<float>().ToArray(), model.call(image).data<float>().ToArray());
    }

    [Fact]
    public void LeNet_of_1998_counts_60000_before_its_output()
    {
        using var model = new LeNet5Of1998();
        Assert.Equal(60_000, model.named_parameters().Where(entry => !entry.name.StartsWith("output", StringComparison.Ordinal)).Sum(entry => entry.parameter.numel()));
    }

    [Theory]
    [InlineData(Shortcut.Projection)]
    [InlineData(Shortcut.ZeroPadding)]
    public void A_residual_block_whose_last_scale_is_0_passes_on_what_is_not_negative(Shortcut shortcut)
    {
        using var block = new ResidualBlock(4, 4, shortcut: shortcut);
        init.zeros_(block.get_parameter("bn2.weight")!);
        var x = rand(2, 4, 5, 5);
        Assert.Equal(x.data<float>().ToArray(), block.call(x).data<float>().ToArray());
    }

    [Fact]
    public void The_zeros_of_option_A_stand_for_the_last_channels_and_every_second_pixel_is_kept()
    {
        using var block = new ResidualBlock(2, 4, stride: 2, Shortcut.ZeroPadding);
        init.zeros_(block.get_parameter("bn2.weight")!);
        var x = rand(1, 2, 4, 4);
        var y = block.call(x);
        Assert.Equal([1, 4, 2, 2], y.shape);
        for (var c = 0; c < 4; c++)
            for (var i = 0; i < 2; i++)
                for (var j = 0; j < 2; j++) Assert.Equal(c < 2 ? x[0, c, 2 * i, 2 * j].ToSingle() : 0, y[0, c, i, j].ToSingle());
    }

    [Fact]
    public void Padding_does_not_change_a_text()
    {
        using var model = new TextClassifier(9, 3);
        var texts = tensor(new long[] { 4, 7, 0, 0 }, [1, 4]);
        Assert.Equal(model.call(texts.narrow(1, 0, 2)).data<float>().ToArray(), model.call(texts).data<float>().ToArray());
        Assert.True(model.call(zeros(1, 3, dtype: int64)).isfinite().all().ToBoolean());
    }

    [Fact]
    public void The_divergence_in_closed_form_is_the_mean_over_many_draws()
    {
        // Monte Carlo of ln q(z) − ln p(z); 4 standard errors of 200,000 draws are under 0.02.
        random.manual_seed(4);
        var (mean, logVariance) = (tensor(new[] { 0.5, -1.0 }, [1, 2]), tensor(new[] { -0.5, 0.3 }, [1, 2]));
        var (m, v) = (mean.expand(200_000, 2), logVariance.expand(200_000, 2));
        var z = Vae.Draw(m, v);
        var difference = (-0.5 * ((z - m).square() / v.exp() + v) + 0.5 * z.square()).sum(1).mean().ToDouble();
        Assert.Equal(difference, Vae.Divergence(mean, logVariance).ToDouble(), 0.02);
        Assert.Equal(0, Vae.Divergence(zeros(1, 3), zeros(1, 3)).ToDouble());
    }

    [Fact]
    public void Gradients_flow_through_a_draw()
    {
        // z = μ + σε: dz/dμ = 1 and dz/d(ln σ²) = (z − μ) / 2.
        var (mean, logVariance) = (zeros(1, 3, requires_grad: true), ones(1, 3, requires_grad: true));
        var z = Vae.Draw(mean, logVariance);
        z.sum().backward();
        Assert.Equal([1f, 1f, 1f], mean.grad!.data<float>().ToArray());
        foreach (var (expected, found) in (z.detach() / 2).data<float>().ToArray().Zip(logVariance.grad!.data<float>().ToArray())) Assert.Equal(expected, found, 1e-5f);
    }
}
