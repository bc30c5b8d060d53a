using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

/// <summary>Numbers and sentences are PyTorch 1.13's.</summary>
public sealed class LayerTests
{
    [Fact]
    public void Dropout_draws_PyTorchs_mask_and_scales_what_is_left()
    {
        manual_seed(5);
        using var layer = Dropout(0.25);
        const float Kept = 1.3333333730697632f;
        Assert.Equal([Kept, Kept, Kept, Kept, Kept, 0, Kept, Kept, 0, Kept, Kept, Kept], layer.call(ones(12)).data<float>().ToArray());
    }

    [Fact]
    public void Dropout_hands_its_input_on_in_evaluation_mode()
    {
        using var layer = Dropout(0.9);
        layer.eval();
        Assert.Equal([1f, 2f, 3f], layer.call(tensor([1f, 2f, 3f])).data<float>().ToArray());
    }

    [Fact]
    public void Dropout_of_everything_gives_zeros()
    {
        using var layer = Dropout(1);
        Assert.Equal([0f, 0f, 0f], layer.call(ones(3)).data<float>().ToArray());
    }

    [Fact]
    public void Batch_norm_uses_the_batch_in_training_and_running_statistics_in_evaluation()
    {
        using var layer = BatchNorm2d(2);
        var x = arange(16, dtype: float32).reshape(2, 2, 2, 2).square() / 10;
        AssertClose([-1.0200908184051514f, -0.9986152052879333f, -0.9341884255409241f, -0.8268104791641235f], layer.call(x).flatten()[..4]);
        AssertClose([0.4749999940395355f, 1.0750000476837158f], layer.running_mean!);
        AssertClose([3.378000020980835f, 8.109428405761719f], layer.running_var!);
        layer.call(x + 1);
        Assert.Equal(2, layer.num_batches_tracked!.item<long>());
        layer.eval();
        AssertClose([-0.4267615079879761f, -0.3841917812824249f, -0.2564826011657715f, -0.04363395273685455f], layer.call(x).flatten()[..4]);
    }

    [Fact]
    public void Same_padding_puts_the_uneven_rest_below_and_to_the_right()
    {
        using var layer = Conv2d(1, 1, (2, 3), Padding.Same, bias: false);
        layer.weight = Parameter(arange(6, dtype: float32).reshape(1, 1, 2, 3));
        AssertClose([43, 67, 82, 49, 91, 127, 142, 81, 26, 29, 32, 11], layer.call(arange(12, dtype: float32).reshape(1, 1, 3, 4)).flatten());
    }

    [Fact]
    public void A_rounded_up_pooling_keeps_the_last_partial_window()
    {
        var x = arange(12, dtype: float32).reshape(1, 1, 3, 4);
        AssertClose([5, 7, 9, 11], F.max_pool2d(x, 2, ceil_mode: true).flatten());
        AssertClose([0, 1.5f, 3, 6, 7.5f, 9], F.avg_pool2d(x, 2, padding: 1, ceil_mode: true, count_include_pad: false).flatten());
    }

    [Fact]
    public void A_pooled_NaN_stays_and_of_equal_values_the_first_counts()
    {
        var (values, indices) = F.max_pool2d_with_indices(tensor([1f, float.NaN, 2f, 2f, 3f, 0f, 1f, 2f], 1, 1, 2, 4), [2, 2]);
        Assert.Equal([float.NaN, 2f], values.data<float>().ToArray());
        Assert.Equal([1L, 2L], indices.data<long>().ToArray());
    }

    [Fact]
    public void Positive_weights_count_only_where_the_target_is_positive() =>
        Assert.Equal(1.072127103805542f, F.binary_cross_entropy_with_logits(tensor([0.5f, -2f, 3f]), tensor([1f, 0f, 0.3f]), pos_weights: tensor([2f, 3f, 0.5f])).item<float>(), 1e-6f);

    [Fact]
    public void Cross_entropy_takes_probabilities_as_targets() =>
        Assert.Equal(3.2468178272247314f, F.cross_entropy(
            tensor([1f, 2f, 0.5f, 0.1f, -1f, 3f], 2, 3), tensor([0.2f, 0.3f, 0.5f, 1f, 0f, 0f], 2, 3), weight: tensor([1f, 2f, 3f]), label_smoothing: 0.1).item<float>(), 1e-6f);

    [Fact]
    public void Losses_of_huge_logits_are_finite()
    {
        Assert.Equal(1e4f, F.cross_entropy(tensor([1e4f, 0f], 1, 2), tensor([1L])).item<float>());
        Assert.Equal(1e4f, F.binary_cross_entropy_with_logits(tensor([1e4f]), tensor([0f])).item<float>());
        Assert.Equal(0f, F.binary_cross_entropy_with_logits(tensor([1e4f]), tensor([1f])).item<float>());
    }

    [Fact]
    public void A_tiny_loss_keeps_its_digits() =>
        // ln(1 + e⁻⁵⁰) is e⁻⁵⁰ to 22 digits.
        Assert.Equal(Math.Exp(-50), F.binary_cross_entropy_with_logits(tensor([50.0]), tensor([1.0])).item<double>(), 1e-34);

    [Fact]
    public void Gelu_by_tanh_is_PyTorchs() =>
        AssertClose([-0.15880799293518066f, 0.3457140028476715f, 1.9545977115631104f], GELU(Modules.GELU.Approximate.tanh).call(tensor([-1f, 0.5f, 2f])));

    [Fact]
    public void Rectifiers_of_huge_inputs_have_finite_gradients()
    {
        foreach (var rectifier in new Func<Tensor, Tensor>[] { x => F.elu(x, 1), x => F.softplus(x), x => F.logsigmoid(x), x => F.leaky_relu(x), x => F.silu(x) })
        {
            var x = tensor([-1e30, -1000.0, 0, 1000, 1e30]).requires_grad_();
            rectifier(x).sum().backward();
            Assert.All(x.grad!.data<double>().ToArray(), slope => Assert.True(double.IsFinite(slope)));
        }
    }

    [Fact]
    public void Class_numbers_become_rows_with_a_one()
    {
        Assert.Equal([0L, 0, 1, 0, 1, 0, 0, 0], F.one_hot(tensor([2L, 0L]), 4).flatten().data<long>().ToArray());
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentException>(() => F.one_hot(tensor([2L]), 2)).Message);
    }

    [Fact]
    public void An_activation_in_place_overwrites_its_input()
    {
        var x = tensor([-1f, 2f]);
        ReLU(inplace: true).call(x);
        Assert.Equal([0f, 2f], x.data<float>().ToArray());
    }

    [Fact]
    public void Gains_are_PyTorchs()
    {
        Assert.Equal(1.3867504905630728, init.calculate_gain(init.NonlinearityType.LeakyReLU, 0.2), 1e-15);
        Assert.Equal(5 / 3.0, init.calculate_gain(init.NonlinearityType.Tanh), 1e-15);
    }

    public static TheoryData<string, Action> Refusals => new()
    {
        { "mat1 and mat2 shapes cannot be multiplied (64x400 and 392x120)", () => Linear(392, 120).call(zeros(64, 400)) },
        { "Given groups=1, weight of size [8, 3, 5, 5], expected input[2, 1, 28, 28] to have 3 channels, but got 1 channels instead", () => Conv2d(3, 8, 5).call(zeros(2, 1, 28, 28)) },
        { "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: [28, 28]", () => Conv2d(3, 8, 5).call(zeros(28, 28)) },
        { "Calculated padded input size per channel: (3 x 3). Kernel size: (5 x 5). Kernel size can't be greater than actual input size", () => Conv2d(1, 8, 5).call(zeros(2, 1, 3, 3)) },
        { "Given input size: (1x3x3). Calculated output size: (1x0x0). Output size is too small", () => MaxPool2d(4).call(zeros(2, 1, 3, 3)) },
        { "expected 4D input (got 2D input)", () => BatchNorm2d(4).call(zeros(2, 3)) },
        { "Expected more than 1 value per channel when training, got input size [1, 4, 1, 1]", () => BatchNorm2d(4).call(zeros(1, 4, 1, 1)) },
        { "running_mean should contain 3 elements not 4", () => BatchNorm2d(4).call(zeros(1, 3, 2, 2)) },
        { "Target 3 is out of bounds", () => CrossEntropyLoss().call(zeros(2, 3), tensor([0L, 3L])) },
        { "Expected input batch_size (2) to match target batch_size (1).", () => CrossEntropyLoss().call(zeros(2, 3), tensor([0L])) },
        { "Target size ([2]) must be the same as input size ([2, 3])", () => BCEWithLogitsLoss().call(zeros(2, 3), zeros(2)) },
        { "dropout probability has to be between 0 and 1, but got 1.5", () => Dropout(1.5) },
        { "pad should be at most half of", () => MaxPool2d(2, padding: 2).call(zeros(2, 1, 3, 3)) },
        { "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions", () => init.xavier_uniform_(zeros(3)) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_does_not_fit_is_refused_in_PyTorchs_words(string sentence, Action call) => Assert.Contains(sentence, Assert.ThrowsAny<Exception>(call).Message);

    private static void AssertClose(float[] expected, Tensor actual)
    {
        var values = actual.detach().contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 2e-6f * Math.Max(1, Math.Abs(expected[i])));
    }
}
