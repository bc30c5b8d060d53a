using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>The half of a DCGAN that judges: whether a 28×28 grey image is real.</summary>
/// <remarks>
/// <para>Source: A. Radford, L. Metz, S. Chintala, Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks, ICLR 2016, section 3: convolutions with stride 2 in
/// place of pooling, leaky ReLU of slope 0.2, batch normalisation except in the first layer.</para>
/// <code>
/// images  [N,  1, 28, 28]
/// maps    [N,  W, 14, 14]
/// maps    [N, 2W,  7,  7]
/// logits  [N]
/// </code>
/// </remarks>
public sealed class DcganDiscriminator : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <summary>A discriminator with fresh weights.</summary>
    /// <param name="width">The channels are multiples of this, W.</param>
    public DcganDiscriminator(long width = 32)
        : base(nameof(DcganDiscriminator))
    {
        layers = Sequential(
            Conv2d(1, width, kernel_size: 4, stride: 2, padding: 1), LeakyReLU(0.2),
            Conv2d(width, 2 * width, kernel_size: 4, stride: 2, padding: 1, bias: false), BatchNorm2d(2 * width), LeakyReLU(0.2),
            Conv2d(2 * width, 1, kernel_size: 7));
        RegisterComponents();
        DcganGenerator.Draw(this);
    }

    /// <summary>The logits that images are real, for <c>BCEWithLogitsLoss()</c>.</summary>
    /// <param name="images">[N, 1, 28, 28] in [−1, 1].</param>
    /// <returns>[N].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        InputShape.Require(nameof(DcganDiscriminator), images, "N 1 28 28", "28×28 grey images are expected, one channel each.");
        return layers.call(images).flatten();
    }
}
