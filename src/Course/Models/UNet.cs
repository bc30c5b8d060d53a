using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>Says for each pixel which class it is of: a path down that sees ever more, a path up that gets the detail back from beside it.</summary>
/// <remarks>
/// <para>Source: O. Ronneberger, P. Fischer, T. Brox, U-Net: Convolutional Networks for Biomedical Image Segmentation, MICCAI 2015, section 2 and figure 1. Where it differs: convolutions are padded,
/// so that the result is as large as the image, and normalised (batch normalisation, without a bias before it).</para>
/// <para>Loss: <c>CrossEntropyLoss()</c> with labels int64 [N, H, W]; for one class, <c>BCEWithLogitsLoss()</c>. UNet(3, 2) has 31,037,698 parameters.</para>
/// </remarks>
public sealed class UNet : Module<Tensor, Tensor>
{
    private readonly ModuleList<Sequential> down;
    private readonly ModuleList<ConvTranspose2d> grow;
    private readonly ModuleList<Sequential> up;
    private readonly Conv2d head;
    private readonly long _channels;

    /// <summary>A U-Net with fresh weights.</summary>
    /// <param name="channels">The channels of the images: 1 for grey, 3 for colour.</param>
    /// <param name="classes">The channels of the result.</param>
    /// <param name="width">The channels at full size; they double with each halving.</param>
    /// <param name="depth">How often the image is halved; at least 1.</param>
    public UNet(long channels, long classes, long width = 64, int depth = 4)
        : base(nameof(UNet))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _channels = channels;
        long[] widths = [.. Enumerable.Range(0, depth + 1).Select(level => width << level)];
        down = ModuleList([.. widths.Select((w, level) => Convolutions(level == 0 ? channels : widths[level - 1], w))]);
        grow = ModuleList([.. Levels().Select(level => ConvTranspose2d(widths[level + 1], widths[level], kernel_size: 2, stride: 2))]);
        up = ModuleList([.. Levels().Select(level => Convolutions(2 * widths[level], widths[level]))]);
        head = Conv2d(width, classes, kernel_size: 1);
        RegisterComponents();

        IEnumerable<int> Levels() => Enumerable.Range(0, depth).Reverse();
    }

    /// <summary>The scores of the classes at each pixel.</summary>
    /// <param name="images">Float32 [N, channels, H, W]; height and width multiples of 2 to the depth.</param>
    /// <returns>Logits, [N, classes, H, W].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        var multiple = 1L << (down.Count - 1);
        var advice = $"height and width must be multiples of {multiple}, and there must be {_channels} channels.";
        InputShape.Require(nameof(UNet), images, $"N {_channels} H W", advice);
        if (images.shape[2] % multiple != 0 || images.shape[3] % multiple != 0)
            throw new ArgumentException($"{nameof(UNet)} was given images of {images.shape[2]}×{images.shape[3]}: {advice}");
        var beside = new Stack<Tensor>();
        var x = down[0].call(images);
        for (var level = 1; level < down.Count; level++)
        {
            beside.Push(x);
            x = down[level].call(functional.max_pool2d(x, 2));
        }
        for (var step = 0; step < up.Count; step++) x = up[step].call(cat([beside.Pop(), grow[step].call(x)], 1));
        return head.call(x);
    }

    private static Sequential Convolutions(long channels, long width) => Sequential(
        Conv2d(channels, width, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(width), ReLU(),
        Conv2d(width, width, kernel_size: 3, padding: 1, bias: false), BatchNorm2d(width), ReLU());
}
