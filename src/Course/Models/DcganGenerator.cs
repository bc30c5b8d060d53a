using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>The half of a DCGAN that draws: 28×28 grey images from random numbers.</summary>
/// <remarks>
/// <para>Source: A. Radford, L. Metz, S. Chintala, Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks, ICLR 2016, sections 3 and 4: transposed convolutions,
/// batch normalisation, ReLU, tanh at the end; first weights normal with deviation 0.02. The paper's images are 64×64, here two doublings from 7×7 make 28×28.</para>
/// <code>
/// codes   [N, Z]
/// maps    [N, 4W,  7,  7]
/// maps    [N, 2W, 14, 14]
/// images  [N,  1, 28, 28]
/// </code>
/// </remarks>
public sealed class DcganGenerator : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    /// <summary>A generator with fresh weights.</summary>
    /// <param name="codeSize">The random numbers that make an image, Z.</param>
    /// <param name="width">The channels are multiples of this, W.</param>
    public DcganGenerator(long codeSize = 100, long width = 32)
        : base(nameof(DcganGenerator))
    {
        CodeSize = codeSize;
        layers = Sequential(
            ConvTranspose2d(codeSize, 4 * width, kernel_size: 7, bias: false), BatchNorm2d(4 * width), ReLU(),
            ConvTranspose2d(4 * width, 2 * width, kernel_size: 4, stride: 2, padding: 1, bias: false), BatchNorm2d(2 * width), ReLU(),
            ConvTranspose2d(2 * width, 1, kernel_size: 4, stride: 2, padding: 1), Tanh());
        RegisterComponents();
        Draw(this);
    }

    /// <summary>The random numbers that make an image, Z.</summary>
    public long CodeSize { get; }

    /// <summary>Images of codes.</summary>
    /// <param name="codes">[N, Z], normal with deviation 1: <c>randn(n, generator.CodeSize)</c>.</param>
    /// <returns>[N, 1, 28, 28] in (−1, 1); (1 + images) / 2 is in (0, 1).</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor codes)
    {
        InputShape.Require(nameof(DcganGenerator), codes, $"N {CodeSize}", "a row of random numbers for each image is expected.");
        return layers.call(codes.unsqueeze(2).unsqueeze(3));
    }

    /// <summary>Draws the first weights of either half as the paper does.</summary>
    internal static void Draw(Module network)
    {
        foreach (var module in network.modules())
        {
            if (module is ConvTranspose2d up) init.normal_(up.weight, std: 0.02);
            else if (module is Conv2d down) init.normal_(down.weight, std: 0.02);
            else if (module is BatchNorm2d norm) init.normal_(norm.weight!, mean: 1, std: 0.02);
        }
    }
}
