using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>ResNet-18 for images of about 224×224: a 7×7 convolution, four stages of two residual blocks, global average pooling, a fully connected layer.</summary>
/// <remarks>
/// <para>Source: K. He, X. Zhang, S. Ren, J. Sun, Deep Residual Learning for Image Recognition, CVPR 2016, table 1, with projections where shapes change (option B).</para>
/// <para>11,689,512 parameters for 1,000 classes. Names and layout are torchvision's <c>resnet18</c>, whose weights it loads.</para>
/// </remarks>
public sealed class ResNet18 : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
    private readonly Linear fc;

    /// <summary>A ResNet-18 with fresh weights.</summary>
    /// <param name="classes">How many classes there are; at least 2.</param>
    public ResNet18(long classes = 1000)
        : base(nameof(ResNet18))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        conv1 = Conv2d(3, 64, kernel_size: 7, stride: 2, padding: 3, bias: false);
        bn1 = BatchNorm2d(64);
        layer1 = Stage(64, 64, stride: 1);
        layer2 = Stage(64, 128, stride: 2);
        layer3 = Stage(128, 256, stride: 2);
        layer4 = Stage(256, 512, stride: 2);
        fc = Linear(512, classes);
        RegisterComponents();
        ResidualBlock.DrawConvolutions(this);
    }

    /// <summary>The scores of the classes for each image.</summary>
    /// <param name="images">Float32 [N, 3, H, W], of any size from 32×32; each channel of about mean 0 and deviation 1.</param>
    /// <returns>Logits, [N, classes].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        InputShape.Require(nameof(ResNet18), images, "N 3 H W", "colour images are expected, three channels each.");
        var x = functional.relu(bn1.call(conv1.call(images)));
        x = functional.max_pool2d(x, 3, stride: 2, padding: 1);
        x = layer4.call(layer3.call(layer2.call(layer1.call(x))));
        return fc.call(x.mean([2, 3]));
    }

    private static Sequential Stage(long channels, long width, long stride) =>
        Sequential(new ResidualBlock(channels, width, stride), new ResidualBlock(width, width));
}
