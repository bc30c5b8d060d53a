using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>VGG-11: eight 3×3 convolutions, five poolings, three fully connected layers.</summary>
/// <remarks>
/// <para>Source: K. Simonyan, A. Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, ICLR 2015, table 1, configuration A.</para>
/// <para>For 224×224 images and 1,000 classes it has 132,863,336 parameters (about 0.5 GB), of which 9,220,480 are in the convolutions. Names and layout are torchvision's <c>vgg11</c>, whose weights it
/// loads. First weights: the convolutions' as in K. He et al., Delving Deep into Rectifiers, ICCV 2015, section 2.2; without them a network this deep without normalisation hardly starts to learn.</para>
/// </remarks>
public sealed class Vgg11 : Module<Tensor, Tensor>
{
    private readonly Sequential features;
    private readonly Sequential classifier;
    private readonly long _size;

    /// <summary>A VGG-11 with fresh weights.</summary>
    /// <param name="classes">How many classes there are; at least 2.</param>
    /// <param name="imageSize">Height and width of the images: a multiple of 32.</param>
    /// <param name="hidden">The neurons in each of the two hidden fully connected layers.</param>
    /// <param name="dropout">How likely each of them is left out in training; 0 to 1.</param>
    /// <exception cref="ArgumentException">The size is no multiple of 32.</exception>
    public Vgg11(long classes = 1000, long imageSize = 224, long hidden = 4096, double dropout = 0.5)
        : base(nameof(Vgg11))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        if (imageSize < 32 || imageSize % 32 != 0)
            throw new ArgumentException($"VGG-11 halves its images five times, so their size must be a multiple of 32, and it is {imageSize}.", nameof(imageSize));
        _size = imageSize;
        features = Sequential([.. Features()]);
        var side = imageSize / 32;
        classifier = Sequential(
            Linear(512 * side * side, hidden), ReLU(), Dropout(dropout),
            Linear(hidden, hidden), ReLU(), Dropout(dropout),
            Linear(hidden, classes));
        RegisterComponents();
        foreach (var convolution in features.modules().OfType<Conv2d>())
        {
            init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
            init.zeros_(convolution.bias!);
        }
    }

    /// <summary>The scores of the classes for each image.</summary>
    /// <param name="images">Float32 [N, 3, imageSize, imageSize]; each channel of about mean 0 and deviation 1.</param>
    /// <returns>Logits, [N, classes].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        InputShape.Require(nameof(Vgg11), images, $"N 3 {_size} {_size}", "colour images of the size given to its constructor are expected.");
        return classifier.call(features.call(images).flatten(start_dim: 1));
    }

    private static IEnumerable<Module<Tensor, Tensor>> Features()
    {
        const long Pool = 0;
        var channels = 3L;
        foreach (var width in new[] { 64, Pool, 128, Pool, 256, 256, Pool, 512, 512, Pool, 512, 512, Pool })
        {
            if (width == Pool)
            {
                yield return MaxPool2d(2);
                continue;
            }
            yield return Conv2d(channels, width, kernel_size: 3, padding: 1);
            yield return ReLU();
            channels = width;
        }
    }
}
