using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Spatial;

/// <summary>Layers over lines and images. Numbers and sentences are PyTorch 1.13's.</summary>
public sealed class SpatialLayerTests
{
    [Fact]
    public void A_grouped_convolution_of_lines_draws_PyTorchs_weights()
    {
        manual_seed(7);
        using var layer = Conv1d(4, 6, 3, groups: 2);
        Assert.Equal([6L, 2, 3], layer.weight.shape);
        AssertClose([0.028514135628938675, -0.245926171541214, 0.12999580800533295, 0.12810038030147552], layer.weight.flatten()[..4]);
        AssertClose([-0.09084180742502213, -0.2274380326271057, -0.10271358489990234], layer.bias![..3]);
    }

    [Fact]
    public void A_transposed_convolution_of_lines_draws_PyTorchs_weights()
    {
        manual_seed(7);
        using var layer = ConvTranspose1d(3, 4, 5);
        Assert.Equal([3L, 4, 5], layer.weight.shape);
        AssertClose([0.015617834404110909, -0.13469931483268738, 0.0712016373872757], layer.weight.flatten()[..3]);
        AssertClose([-0.026221247389912605, 0.024618182331323624, 0.060851532965898514, -0.1752682626247406], layer.bias!);
    }

    [Fact]
    public void A_grouped_transposed_convolution_of_images_draws_PyTorchs_weights()
    {
        manual_seed(7);
        using var layer = ConvTranspose2d(4, 6, 3, groups: 2);
        Assert.Equal([4L, 3, 3, 3], layer.weight.shape);
        AssertClose([0.013441692106425762, -0.1159307062625885, 0.06128061190247536], layer.weight.flatten()[..3]);
        AssertClose([-0.11130879819393158, 0.0888964831829071, -0.051853328943252563], layer.bias![..3]);
    }

    [Theory]
    [InlineData(PaddingModes.Reflect, -51.44313722484749, -23.437133551319462)]
    [InlineData(PaddingModes.Replicate, -63.88528244065378, -19.182291818741135)]
    [InlineData(PaddingModes.Circular, -48.19332792011319, -21.813175430142785)]
    public void A_convolution_pads_by_every_mode(PaddingModes mode, double result, double gradient)
    {
        using var layer = Conv2d(2, 3, (3, 4), padding: (2, 1), padding_mode: mode, dtype: float64);
        AssertPadded(layer, [1, 3, 7, 5], result, gradient);
    }

    [Theory]
    [InlineData(PaddingModes.Reflect, -14.721682765995261, -27.643425558496666)]
    [InlineData(PaddingModes.Replicate, -20.804909931365188, -24.95757026643419)]
    [InlineData(PaddingModes.Circular, -3.983371361631793, -27.03068800837878)]
    public void A_convolution_keeps_the_size_by_every_mode(PaddingModes mode, double result, double gradient)
    {
        using var layer = Conv2d(2, 3, (3, 4), Padding.Same, padding_mode: mode, dtype: float64);
        AssertPadded(layer, [1, 3, 5, 6], result, gradient);
    }

    [Theory]
    [InlineData(PaddingModes.Reflect, -12.789615058374757)]
    [InlineData(PaddingModes.Replicate, -8.694021245344874)]
    [InlineData(PaddingModes.Circular, -10.815198996007151)]
    public void A_convolution_of_lines_pads_by_every_mode(PaddingModes mode, double result)
    {
        using var layer = Conv1d(2, 3, 3, padding: 2L, padding_mode: mode, dtype: float64);
        Fill(layer);
        var y = layer.call(Sample.Values(-2, 2, [1, 2, 6]));
        Assert.Equal(result, (y * Sample.Values(0.5, 1.5, y.shape, 5)).sum().item<double>(), 1e-9);
    }

    [Fact]
    public void A_transposed_convolution_gives_the_size_asked_for()
    {
        using var layer = ConvTranspose2d(1, 1, 3, stride: 3);
        Assert.Equal([1L, 1, 12, 15], layer.call(zeros(1, 1, 4, 5)).shape);
        Assert.Equal([1L, 1, 13, 17], layer.forward(zeros(1, 1, 4, 5), [13, 17]).shape);
        Assert.Equal([1L, 1, 14, 15], layer.forward(zeros(1, 1, 4, 5), [1, 1, 14, 15]).shape);
        using var lines = ConvTranspose1d(1, 1, 3, stride: 3);
        Assert.Equal([1L, 14], lines.forward(zeros(1, 4), [1, 14]).shape);
    }

    [Fact]
    public void Padding_that_is_set_later_counts()
    {
        using var layer = Conv2d(1, 1, 3);
        layer.SetPadding(Padding.Same);
        Assert.Equal([1L, 1, 5, 5], layer.call(zeros(1, 1, 5, 5)).shape);
        layer.SetPadding([2, 0]);
        Assert.Equal([1L, 1, 7, 3], layer.call(zeros(1, 1, 5, 5)).shape);
    }

    [Fact]
    public void Max_poolings_say_where_the_values_were()
    {
        var (values, places) = AdaptiveMaxPool2d([2, 3]).forward_with_indices(Sample.Values(-2, 2, [1, 2, 4, 5]));
        Assert.Equal([5L, 7, 8, 15, 18, 18, 0, 8, 8, 16, 16, 19], places.data<long>().ToArray());
        AssertClose([0.8328157299974777, 1.7770876399966369, 0.2492235949962165], values.flatten()[..3]);
        (values, places) = MaxPool1d(3, 2, 1).forward_with_indices(Sample.Values(-2, 2, [1, 2, 7]));
        Assert.Equal([0L, 2, 5, 5, 0, 3, 3, 6], places.data<long>().ToArray());
        AssertClose([0.4721359549995796, 1.4164078649987388, 0.8328157299974777], values.flatten()[..3]);
    }

    [Fact]
    public void Unpooling_puts_the_maxima_back()
    {
        var x = Sample.Values(-2, 2, [2, 3, 6, 4]);
        var (values, places) = MaxPool2d(2).forward_with_indices(x);
        var back = MaxUnpool2d(2).call(values, places);
        Assert.Equal(x.shape, back.shape);
        Assert.True(((back == x) | (back == 0)).all().item<bool>());
        Assert.Equal(values.sum().item<double>(), back.sum().item<double>(), 1e-12);
        Assert.Equal([2L, 3, 7, 5], MaxUnpool2d(2).call(values, places, [2, 3, 7, 5]).shape);
    }

    [Fact]
    public void A_pooled_NaN_stays()
    {
        var x = tensor([1f, float.NaN, 2f, 3f], 1, 1, 2, 2);
        Assert.Equal(float.NaN, F.adaptive_max_pool2d(x, [1]).item<float>());
        Assert.Equal(float.NaN, F.max_pool1d(tensor([1f, float.NaN, 0f], 1, 3), 3).item<float>());
    }

    [Fact]
    public void The_norm_of_zeros_has_gradient_zero()
    {
        var x = zeros(1, 1, 4).requires_grad_();
        LPPool1d(2, 2).call(x).sum().backward();
        Assert.Equal([0f, 0, 0, 0], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Batch_norm_without_momentum_averages_over_all_batches()
    {
        var (mean, variance) = (zeros(2, float64), ones(2, float64));
        for (var batch = 1; batch <= 2; batch++) F.batch_norm(Sample.Values(-2, 2, [3, 2], batch), mean, variance, training: true, momentum: 1.0 / batch);
        AssertClose([-0.5448900133098272, 0.5939126083564191], mean);
        AssertClose([1.6697722866818085, 1.669772286681808], variance);
        using var layer = BatchNorm1d(2, dtype: float64);
        layer.momentum = null;
        for (var batch = 1; batch <= 2; batch++) layer.call(Sample.Values(-2, 2, [3, 2], batch));
        AssertClose([-0.5448900133098272, 0.5939126083564191], layer.running_mean!);
    }

    [Fact]
    public void Batch_norm_without_running_statistics_uses_the_batch_in_evaluation_too()
    {
        using var layer = BatchNorm2d(2, affine: false, track_running_stats: false, dtype: float64);
        layer.eval();
        AssertClose([1.1182899802747563, -0.2043607815067239, -1.5270115432882045], layer.call(Sample.Values(-2, 2, [1, 2, 2, 2], 1)).flatten()[..3]);
        Assert.Empty(layer.state_dict());
    }

    [Fact]
    public void Instance_norm_keeps_the_samples_mean_statistics()
    {
        using var layer = InstanceNorm1d(2, affine: true, track_running_stats: true, dtype: float64);
        for (var batch = 1; batch <= 2; batch++) layer.call(Sample.Values(-2, 2, [3, 2, 4], batch));
        AssertClose([0.030504751528949683, -0.05400525600470322], layer.running_mean!);
        AssertClose([1.1639395007789277, 1.0776581574678892], layer.running_var!);
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], layer.state_dict().Keys);
        layer.eval();
        AssertClose([1.2571745455025432, -0.15900279645073168, -1.575180138404007], layer.call(Sample.Values(-2, 2, [3, 2, 4], 1)).flatten()[..3]);
    }

    [Fact]
    public void Instance_norm_takes_a_single_image()
    {
        using var layer = InstanceNorm2d(2, dtype: float64);
        AssertClose([1.1182899802747563, -0.2043607815067239, -1.5270115432882045], layer.call(Sample.Values(-2, 2, [2, 2, 2], 1)).flatten()[..3]);
        Assert.Empty(layer.state_dict());
    }

    [Fact]
    public void Layer_and_group_norm_have_weights_of_one_and_biases_of_zero()
    {
        using var layers = LayerNorm([2, 3]);
        using var groups = GroupNorm(2, 4);
        using var shiftless = LayerNorm(4, bias: false);
        Assert.Equal(["weight", "bias"], layers.state_dict().Keys);
        Assert.Equal(["weight", "bias"], groups.state_dict().Keys);
        Assert.Equal(["weight"], shiftless.state_dict().Keys);
        Assert.Equal([2L, 3], layers.weight!.shape);
        Assert.Equal([1f, 1, 1, 1], groups.weight!.data<float>().ToArray());
        Assert.Equal([0f, 0, 0, 0], groups.bias!.data<float>().ToArray());
    }

    [Fact]
    public void An_infinity_spoils_its_own_row_only() =>
        Assert.Equal([float.NaN, float.NaN, -1, 1], F.layer_norm(tensor([1f, float.PositiveInfinity, -500f, 500f], 2, 2), [2]).data<float>().ToArray());

    [Fact]
    public void Layer_norm_of_far_away_values_keeps_their_differences()
    {
        // 4096 ± 1: exact in float32, and lost if squares were subtracted.
        var y = F.layer_norm(tensor([4095f, 4097f, 4095f, 4097f]), [4], eps: 0);
        Assert.Equal([-1f, 1, -1, 1], y.data<float>().ToArray());
    }

    [Fact]
    public void Dropout_of_channels_draws_PyTorchs_mask()
    {
        manual_seed(3);
        Assert.Equal([2f, 2, 2, 2, 0, 0, 2, 2, 0, 0, 0, 0, 2, 2, 2, 2], Dropout1d().call(ones(2, 4, 2)).data<float>().ToArray());
        manual_seed(3);
        Assert.Equal([2f, 2, 2, 2, 0, 0, 2, 2], F.dropout1d(ones(4, 2)).data<float>().ToArray());
        manual_seed(3);
        const float Kept = 1.6666666269302368f;
        Assert.Equal([Kept, Kept, Kept, Kept, 0, 0, Kept, Kept, 0, 0, 0, 0], Dropout2d(0.4).call(ones(2, 3, 1, 2)).data<float>().ToArray());
    }

    [Fact]
    public void Alpha_dropout_is_PyTorchs()
    {
        manual_seed(3);
        AssertClose([0.6070946455001831, 1.4703772068023682, -0.9106420278549194, 3.1969423294067383, -0.9106420278549194, -0.9106420278549194], AlphaDropout(0.4).call(arange(6, dtype: float32)));
        manual_seed(3);
        AssertClose(
            [0.6070946455001831, 1.4703772068023682, 2.3336598873138428, 3.1969423294067383, -0.9106420278549194, -0.9106420278549194, 5.786790370941162, 6.650073051452637, -0.9106420278549194, -0.9106420278549194, -0.9106420278549194, -0.9106420278549194],
            FeatureAlphaDropout(0.4).call(arange(12, dtype: float32).reshape(2, 3, 2)));
    }

    [Fact]
    public void Fold_adds_up_what_unfold_took_apart_as_often_as_patches_cover_it()
    {
        var x = Sample.Values(-2, 2, [2, 3, 6, 5]);
        var counts = Fold((6, 5), (3, 2), padding: (1, 0)).call(Unfold((3, 2), padding: (1, 0)).call(ones_like(x)));
        var back = Fold((6, 5), (3, 2), padding: (1, 0)).call(Unfold((3, 2), padding: (1, 0)).call(x));
        AssertClose([.. (x * counts).flatten().data<double>()], back);
    }

    [Fact]
    public void A_convolution_is_the_product_of_its_weights_with_unfolded_patches()
    {
        Tensor x = Sample.Values(-2, 2, [2, 3, 6, 5]), w = Sample.Values(-1, 1, [4, 3, 3, 2], 1);
        var product = w.reshape(4, 18).matmul(F.unfold(x, (3, 2), padding: (1, 1), stride: (2, 1)));
        AssertClose([.. F.conv2d(x, w, strides: [2, 1], padding: [1, 1]).flatten().data<double>()], product);
    }

    [Fact]
    public void Unshuffling_undoes_shuffling()
    {
        var x = Sample.Values(-2, 2, [2, 8, 3, 2]);
        Assert.Equal(x.data<double>().ToArray(), PixelUnshuffle(2).call(PixelShuffle(2).call(x)).contiguous().data<double>().ToArray());
        Assert.Equal(x.data<double>().ToArray(), ChannelShuffle(4).call(ChannelShuffle(2).call(x)).contiguous().data<double>().ToArray());
    }

    [Fact]
    public void Upsampling_layers_resize_by_size_or_factor()
    {
        var x = arange(4, dtype: float32).reshape(1, 1, 2, 2);
        Assert.Equal([0f, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3], Upsample(scale_factor: [2, 2]).call(x).data<float>().ToArray());
        Assert.Equal([0f, 0.5f, 1, 1, 1.5f, 2, 2, 2.5f, 3], Upsample([3, 3], mode: UpsampleMode.Bilinear, align_corners: true).call(x).data<float>().ToArray());
    }

    [Fact]
    public void Padding_layers_pad_columns_before_rows()
    {
        var x = tensor([1f, 2, 3, 4], 1, 1, 2, 2);
        Assert.Equal([0f, 1, 2, 0, 3, 4], ZeroPad2d((1, 0, 0, 0)).call(x).data<float>().ToArray());
        Assert.Equal([1f, 2, 3, 4, 9, 9], ConstantPad2d((0, 0, 0, 1), 9).call(x).data<float>().ToArray());
        Assert.Equal([4f, 3, 4, 3, 2, 1, 2, 1, 4, 3, 4, 3, 2, 1, 2, 1], ReflectionPad2d(1).call(x).contiguous().data<float>().ToArray());
        Assert.Equal([1f, 1, 2, 3, 3, 4], ReplicationPad2d((1, 0, 0, 0)).call(x).contiguous().data<float>().ToArray());
        var line = tensor([1f, 2, 3], 1, 1, 3);
        Assert.Equal([7f, 1, 2, 3, 7], ConstantPad1d(1, 7).call(line).data<float>().ToArray());
        Assert.Equal([3f, 2, 1, 2, 3], ReflectionPad1d((2, 0)).call(line).contiguous().data<float>().ToArray());
        Assert.Equal([1f, 2, 3, 3, 3], ReplicationPad1d((0, 2)).call(line).contiguous().data<float>().ToArray());
    }

    public static TheoryData<long[], Func<Tensor, Tensor>, long[]> EmptyBatches => new()
    {
        { [0, 3, 9], x => F.conv1d(x, zeros(4, 3, 3)), [0, 4, 7] },
        { [0, 3, 4, 4], x => F.conv_transpose2d(x, zeros(3, 2, 3, 3), ones(2)), [0, 2, 6, 6] },
        { [0, 3, 4], x => F.max_pool1d(x, 2), [0, 3, 2] },
        { [0, 3, 4, 4], x => F.adaptive_max_pool2d(x, [2, 2]), [0, 3, 2, 2] },
        { [0, 5], x => F.layer_norm(x, [5], ones(5), ones(5)), [0, 5] },
        { [0, 4, 3], x => F.group_norm(x, 2), [0, 4, 3] },
        { [0, 4, 3], x => F.instance_norm(x), [0, 4, 3] },
        { [0, 4, 3], x => F.batch_norm(x, null, null, training: true), [0, 4, 3] },
        { [0, 4, 3], x => F.batch_norm(x, zeros(4), ones(4)), [0, 4, 3] },
        { [0, 3, 4, 4], x => F.interpolate(x, [2, 3]), [0, 3, 2, 3] },
        { [0, 1, 4, 4], x => F.unfold(x, 3), [0, 9, 4] },
        { [0, 9, 4], x => F.fold(x, 4, 3), [0, 1, 4, 4] },
        { [0, 4, 2, 2], x => F.pixel_shuffle(x, 2), [0, 1, 4, 4] },
        { [0, 1, 2, 2], x => F.dropout2d(x), [0, 1, 2, 2] },
    };

    [Theory]
    [MemberData(nameof(EmptyBatches))]
    public void An_empty_batch_has_an_empty_result_and_gradient(long[] shape, Func<Tensor, Tensor> function, long[] result)
    {
        var x = zeros(shape).requires_grad_();
        var y = function(x);
        Assert.Equal(result, y.shape);
        y.sum().backward();
        Assert.Equal(shape, x.grad!.shape);
    }

    public static TheoryData<string, Action> Refusals => new()
    {
        { "Given groups=1, weight of size [4, 3, 3], expected input[2, 1, 9] to have 3 channels, but got 1 channels instead", () => Conv1d(3, 4, 3).call(zeros(2, 1, 9)) },
        { "Given groups=1, weight of size [6, 1, 5, 5], expected input[1, 3, 28, 28] to have 1 channels, but got 3 channels instead", () => Conv2d(1, 6, 5).call(zeros(3, 28, 28)) },
        { "Calculated padded input size per channel: (2). Kernel size: (3). Kernel size can't be greater than actual input size", () => F.conv1d(zeros(2, 3, 2), zeros(4, 3, 3)) },
        { "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: [9]", () => F.conv1d(zeros(9), zeros(4, 3, 3)) },
        { "kernel size should be greater than zero", () => F.conv2d(zeros(1, 1, 3, 3), zeros(1, 1, 0, 2)) },
        { "Only zero batch or zero channel inputs are supported, but got input shape: [1, 3, 0]", () => F.conv_transpose1d(zeros(1, 3, 0), zeros(3, 2, 3)) },
        { "non-positive stride is not supported", () => F.conv1d(zeros(2, 3, 9), zeros(4, 3, 3), stride: 0) },
        { "Given transposed=1, weight of size [3, 5, 3, 3], expected input[2, 4, 4, 4] to have 3 channels, but got 4 channels instead", () => F.conv_transpose2d(zeros(2, 4, 4, 4), zeros(3, 5, 3, 3)) },
        { "Given transposed=1, weight of size [3, 5, 3, 3], expected bias to be 1-dimensional with 5 elements, but got bias of size [4] instead", () => F.conv_transpose2d(zeros(2, 3, 4, 4), zeros(3, 5, 3, 3), zeros(4)) },
        { "output padding must be smaller than either stride or dilation", () => F.conv_transpose2d(zeros(2, 3, 4, 4), zeros(3, 5, 3, 3), output_padding: [1]) },
        { "Given input size per channel: (4 x 4). Calculated output size per channel: (-4 x -4). Output size is too small", () => F.conv_transpose2d(zeros(2, 3, 4, 4), zeros(3, 5, 3, 3), padding: [5]) },
        { "requested an output size of [20, 20], but valid sizes range from [9, 9] to [10, 10] (for an input of [4, 4])", () => ConvTranspose2d(3, 4, 3, stride: 2).forward(zeros(2, 3, 4, 4), [20, 20]) },
        { "Only \"zeros\" padding mode is supported for ConvTranspose2d", () => ConvTranspose2d(3, 4, 3, padding_mode: PaddingModes.Reflect) },
        { "in_channels must be divisible by groups", () => Conv2d(3, 4, 3, groups: 2) },
        { "padding='same' is not supported for strided convolutions", () => Conv2d(3, 4, 3, Padding.Same, stride: 2) },
        { "Given normalized_shape=[4], expected input with shape [*, 4], but got input of size[2, 3]", () => LayerNorm(4).call(zeros(2, 3)) },
        { "Expected weight to be of same shape as normalized_shape, but got weight of shape [4] and normalized_shape = [3]", () => F.layer_norm(zeros(2, 3), [3], zeros(4)) },
        { "num_channels must be divisible by num_groups", () => GroupNorm(2, 3) },
        { "Expected number of channels in input to be divisible by num_groups, but got input of shape [2, 3, 4] and num_groups=2", () => F.group_norm(zeros(2, 3, 4), 2) },
        { "Expected weight to be a vector of size equal to the number of channels in input, but got weight of shape [3] and input of shape [2, 4, 4]", () => F.group_norm(zeros(2, 4, 4), 2, zeros(3)) },
        { "Expected more than 1 spatial element when training, got input size [2, 3, 1]", () => F.instance_norm(zeros(2, 3, 1)) },
        { "expected 3D or 4D input (got 2D input)", () => InstanceNorm2d(3).call(zeros(3, 4)) },
        { "expected size of input's dimension 2 to match the calculated number of sliding blocks 4 * 4 = 16, but got input.size(2)=9.", () => F.fold(zeros(2, 27, 9), (6, 6), (3, 3)) },
        { "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)=26 and kernel_size=(3, 3).", () => F.fold(zeros(2, 26, 9), 6, 3) },
        { "calculated shape of the array of sliding blocks as (0, 0), but its components must be at least one.", () => F.unfold(zeros(2, 1, 2, 2), 3) },
        { "input.size(-3)=3 is not divisible by 4", () => F.pixel_shuffle(zeros(2, 3, 4, 4), 2) },
        { "Number of channels must be divisible by groups. Got 3 channels and 2 groups.", () => ChannelShuffle(2).call(zeros(2, 3, 5, 4)) },
        { "only one of size or scale_factor should be defined", () => F.interpolate(zeros(2, 3, 4, 4), [8, 8], [2, 2]) },
        { "either size or scale_factor should be defined", () => F.interpolate(zeros(2, 3, 4, 4)) },
        { "align_corners option can only be set with the interpolating modes", () => F.interpolate(zeros(2, 3, 4, 4), [8, 8], align_corners: true) },
        { "Got 3D input, but Bilinear mode needs 4D input", () => F.interpolate(zeros(2, 3, 4), [8], mode: InterpolationMode.Bilinear) },
        { "Expected shape of indices to be same as that of the input tensor ([1, 1, 2, 2]) but got indices tensor with shape: [1, 1, 2, 3]", () => F.max_unpool2d(zeros(1, 1, 2, 2), zeros(1, 1, 2, 3, int64), [2]) },
        { "Found an invalid max index: 16 (output volumes are of size 4x4", () => F.max_unpool2d(zeros(1, 1, 2, 2), full(1, 1, 2, 2, 16, int64), [2]) },
        { "(dim 0 must be between 2 and 6)", () => F.max_unpool2d(zeros(1, 1, 2, 2), zeros(1, 1, 2, 2, int64), [2], output_size: [9, 9]) },
        { "Given input size: (3x1x3). Calculated output size: (3x1x0). Output size is too small", () => F.avg_pool1d(zeros(2, 3, 3), 4) },
        { "divisor must be not zero", () => F.avg_pool2d(zeros(2, 3, 3, 3), 2, divisor_override: 0) },
        { "Feature dropout requires at least 2 dimensions in the input", () => F.dropout2d(zeros(3)) },
        { "dropout1d: Expected 2D or 3D input, but received a 1D input", () => F.dropout1d(zeros(3)) },
        { "Expected 3D or higher dimensionality", () => F.local_response_norm(zeros(3), 2) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_does_not_fit_is_refused_in_PyTorchs_words(string sentence, Action call) => Assert.Contains(sentence, Assert.ThrowsAny<Exception>(call).Message);

    private static void Fill(Convolution layer)
    {
        using var recording = no_grad();
        layer.weight.copy_(Sample.Values(-1, 1, layer.weight.shape, 1));
        layer.bias!.copy_(Sample.Values(-1, 1, layer.bias.shape, 2));
    }

    private static void AssertPadded(Conv2d layer, long[] shape, double result, double gradient)
    {
        Fill(layer);
        var x = Sample.Values(-2, 2, [1, 2, 5, 6]).requires_grad_();
        var y = layer.call(x);
        Assert.Equal(shape, y.shape);
        var weighted = (y * Sample.Values(0.5, 1.5, shape, 5)).sum();
        weighted.backward();
        Assert.Equal(result, weighted.item<double>(), 1e-9);
        Assert.Equal(gradient, (x.grad! * Sample.Values(0.5, 1.5, x.shape, 6)).sum().item<double>(), 1e-9);
    }

    private static void AssertClose(double[] expected, Tensor actual)
    {
        var bound = actual.dtype == float32 ? 2e-6 : 1e-12;
        var values = actual.detach().to_type(float64).contiguous().data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], bound * Math.Max(1, Math.Abs(expected[i])));
    }
}
