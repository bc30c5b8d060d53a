using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>A small convolutional network for 32×32 colour images: three blocks of two 3×3 convolutions with batch normalisation, and a pooling after each.</summary>
/// <remarks>
/// <para>Sources: the blocks are those of K. Simonyan, A. Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, ICLR 2015, section 2.1, on fewer channels; normalised as in
/// S. Ioffe, C. Szegedy, Batch Normalization, ICML 2015, section 3.2 (the convolutions need no bias before it).</para>
/// <code>
/// images    [N,   3, 32, 32]
/// block 1   [N,  32, 16, 16]     10,208 parameters
/// block 2   [N,  64,  8,  8]     55,552
/// block 3   [N, 128,  4,  4]    221,696
/// flatten   [N, 2048]
/// linear    [N, 10]              20,490
///                               307,946 in all
/// </code>
/// </remarks>
public sealed class CifarConvNet : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Dropout dropout;
    private readonly Linear classifier;

    /// <summary>A network with fresh weights.</summary>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="dropout">How likely each of the features before the last layer is left out in training; 0 to 1.</param>
    /// <param name="width">The channels of the first block; they double in each further one. Half of it needs a quarter of the work.</param>
    public CifarConvNet(long classes = 10, double dropout = 0, long width = 32)
        : base(nameof(CifarConvNet))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        features = Sequential([.. Block(3, width), .. Block(width, 2 * width), .. Block(2 * width, 4 * width)]);
        this.dropout = Dropout(dropout);
        classifier = Linear(4 * width * 4 * 4, classes);
        RegisterComponents();
    }

    /// <summary>The scores of the classes for each image.</summary>
    /// <param name="images">Float32 [N, 3, 32, 32]; each channel of about mean 0 and deviation 1, or in [0, 1].</param>
    /// <returns>Logits, [N, classes].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        InputShape.Require(nameof(CifarConvNet), images, "N 3 32 32", "32×32 colour images are expected; resize them or choose another model.");
        return classifier.call(dropout.call(features.call(images).flatten(start_dim: 1)));
    }

    private static Module<Tensor, Tensor>[] Block(long channels, long width) =>
    [
        Conv2d(channels, width, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(width), ReLU(),
        Conv2d(width, width, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(width), ReLU(),
        MaxPool2d(2),
    ];
}
