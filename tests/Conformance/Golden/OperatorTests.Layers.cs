using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Layers()
    {
        static Func<Tensor[], Tensor> Convolution(long stride = 1, long padding = 0, long dilation = 1, long groups = 1) =>
            x => F.conv2d(x[0], x[1], x.Length > 2 ? x[2] : null, [stride, stride], [padding, padding], [dilation, dilation], groups);

        var cases = new Dictionary<string, Func<Tensor[], Tensor>>
        {
            ["gelu"] = x => F.gelu(x[0]),
            ["leaky_relu"] = x => F.leaky_relu(x[0], 0.1),
            ["elu"] = x => F.elu(x[0], 1),
            ["silu"] = x => F.silu(x[0]),
            ["softplus"] = x => F.softplus(x[0]),
            ["logsigmoid"] = x => F.logsigmoid(x[0]),
            ["one_hot"] = x => F.one_hot(x[0]),
            ["linear"] = x => F.linear(x[0], x[1], x[2]),
            ["softmax"] = x => F.softmax(x[0], 1),
            ["log_softmax"] = x => F.log_softmax(x[0], 1),
            ["bce"] = x => F.binary_cross_entropy(x[0], x[1]),
            ["cross_entropy_smooth"] = x => F.cross_entropy(x[0], x[1], label_smoothing: 0.1),
            ["cross_entropy_weight"] = x => F.cross_entropy(x[0], x[1], weight: x[2]),
            ["cross_entropy_2d"] = x => F.cross_entropy(x[0], x[1]),
            ["cross_entropy_ignore"] = x => F.cross_entropy(x[0], x[1], ignore_index: 2),
            ["conv2d_plain"] = Convolution(),
            ["conv2d_pad"] = Convolution(padding: 2),
            ["conv2d_stride"] = Convolution(stride: 2, padding: 1),
            ["conv2d_dilated"] = Convolution(padding: 2, dilation: 2),
            ["conv2d_grouped"] = Convolution(padding: 1, groups: 2),
            ["conv2d_stride3_uneven"] = Convolution(stride: 3, padding: 1),
            ["conv2d_1x1"] = Convolution(),
            ["conv2d_depthwise"] = Convolution(padding: 1, groups: 4),
            ["max_pool2d"] = x => F.max_pool2d(x[0], 2),
            ["max_pool2d_overlap"] = x => F.max_pool2d(x[0], 3, stride: 2, padding: 1),
            ["avg_pool2d"] = x => F.avg_pool2d(x[0], 2),
            ["avg_pool2d_pad"] = x => F.avg_pool2d(x[0], 3, stride: 2, padding: 1),
            ["adaptive_avg_pool2d_1"] = x => F.adaptive_avg_pool2d(x[0], 1),
            ["adaptive_avg_pool2d_uneven"] = x => F.adaptive_avg_pool2d(x[0], (3, 4)),
            ["batch_norm_train"] = x => F.batch_norm(x[0], null, null, x[1], x[2], training: true),
            ["batch_norm_eval"] = x => F.batch_norm(x[0], x[1], x[2], x[3], x[4]),
            ["batch_norm_1d"] = x => F.batch_norm(x[0], null, null, x[1], x[2], training: true),
        };
        foreach (var (name, reduction) in new[] { ("mean", Reduction.Mean), ("sum", Reduction.Sum), ("none", Reduction.None) })
        {
            cases["cross_entropy_" + name] = x => F.cross_entropy(x[0], x[1], reduction: reduction);
            cases["nll_loss_" + name] = x => F.nll_loss(F.log_softmax(x[0], 1), x[1], reduction: reduction);
            cases["bce_logits_" + name] = x => F.binary_cross_entropy_with_logits(x[0], x[1], reduction: reduction);
            cases["mse_" + name] = x => F.mse_loss(x[0], x[1], reduction);
            cases["smooth_l1_" + name] = x => F.smooth_l1_loss(x[0], x[1], reduction);
            cases["l1_" + name] = x => F.l1_loss(x[0], x[1], reduction);
        }
        return cases;
    }
}
