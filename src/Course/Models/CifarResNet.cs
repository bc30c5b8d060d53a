using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>The residual network for CIFAR-10, of 6n + 2 layers: a 3×3 convolution, three stages of n residual blocks on 16, 32 and 64 channels, global average pooling, a fully connected layer.</summary>
/// <remarks>
/// <para>Source: K. He, X. Zhang, S. Ren, J. Sun, Deep Residual Learning for Image Recognition, CVPR 2016, section 4.2. Shortcuts without parameters (option A).</para>
/// <para>ResNet-20 has 269,722 parameters for 10 classes; the paper says 0.27 million (table 6). The zeros of option A stand for the last channels.</para>
/// </remarks>
public sealed class CifarResNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Linear fc;

    /// <summary>A network with fresh weights.</summary>
    /// <param name="depth">The number of layers with weights: 20, 32, 44, 56, 110 in the paper; 6n + 2.</param>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <exception cref="ArgumentException">The depth is not 6n + 2.</exception>
    public CifarResNet(int depth = 20, long classes = 10)
        : base(nameof(CifarResNet))
    {
        if (depth < 8 || depth % 6 != 2) throw new ArgumentException($"A CIFAR ResNet has 6n + 2 layers, such as 8, 14, 20, 32; {depth} is not such a number.", nameof(depth));
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var blocks = (depth - 2) / 6;
        conv1 = Conv2d(3, 16, kernel_size: 3, padding: 1, bias: false);
        bn1 = BatchNorm2d(16);
        layer1 = Stage(16, 16, 1, blocks);
        layer2 = Stage(16, 32, 2, blocks);
        layer3 = Stage(32, 64, 2, blocks);
        fc = Linear(64, classes);
        RegisterComponents();
        ResidualBlock.DrawConvolutions(this);
    }

    /// <summary>The scores of the classes for each image.</summary>
    /// <param name="images">Float32 [N, 3, H, W], 32×32 in the paper; each channel of about mean 0 and deviation 1.</param>
    /// <returns>Logits, [N, classes].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        InputShape.Require(nameof(CifarResNet), images, "N 3 H W", "colour images are expected, three channels each.");
        var x = functional.relu(bn1.call(conv1.call(images)));
        return fc.call(layer3.call(layer2.call(layer1.call(x))).mean([2, 3]));
    }

    private static Sequential Stage(long channels, long width, long stride, int blocks) =>
        Sequential(Enumerable.Range(0, blocks).Select(i => (Module<Tensor, Tensor>)(i == 0
            ? new ResidualBlock(channels, width, stride, Shortcut.ZeroPadding)
            : new ResidualBlock(width, width))));
}
