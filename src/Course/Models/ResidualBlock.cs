using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>How a residual block passes its input on where the output has another shape.</summary>
public enum Shortcut
{
    /// <summary>Option A: every second pixel, and zeros for the added channels; no parameters.</summary>
    ZeroPadding,

    /// <summary>Option B: a 1×1 convolution with batch normalisation.</summary>
    Projection,
}

/// <summary>Two 3×3 convolutions whose result is added to their input: y = relu(x + f(x)).</summary>
/// <remarks>Source: K. He, X. Zhang, S. Ren, J. Sun, Deep Residual Learning for Image Recognition, CVPR 2016, sections 3.2 and 3.3, figure 2.</remarks>
public sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d bn1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d bn2;
    private readonly Sequential? downsample;
    private readonly long _stride;
    private readonly long _added;

    /// <summary>A block with fresh weights.</summary>
    /// <param name="channels">The channels of the input.</param>
    /// <param name="width">The channels of the output; no fewer.</param>
    /// <param name="stride">2 to halve height and width, 1 to keep them.</param>
    /// <param name="shortcut">How the input is passed on where the shape changes.</param>
    public ResidualBlock(long channels, long width, long stride = 1, Shortcut shortcut = Shortcut.Projection)
        : base(nameof(ResidualBlock))
    {
        (_stride, _added) = (stride, width - channels);
        conv1 = Conv2d(channels, width, kernel_size: 3, stride: stride, padding: 1, bias: false);
        bn1 = BatchNorm2d(width);
        conv2 = Conv2d(width, width, kernel_size: 3, padding: 1, bias: false);
        bn2 = BatchNorm2d(width);
        if (shortcut == Shortcut.Projection && (stride != 1 || _added != 0))
            downsample = Sequential(Conv2d(channels, width, kernel_size: 1, stride: stride, bias: false), BatchNorm2d(width));
        RegisterComponents();
    }

    /// <summary>relu(x + f(x)).</summary>
    /// <param name="x">[N, channels, H, W].</param>
    /// <returns>[N, width, H / stride, W / stride].</returns>
    public override Tensor forward(Tensor x)
    {
        var y = functional.relu(bn1.call(conv1.call(x)));
        y = bn2.call(conv2.call(y));
        return functional.relu(y + (downsample is not null ? downsample.call(x) : Thinned(x)));
    }

    private Tensor Thinned(Tensor x)
    {
        if (_stride > 1) x = x.slice(2, 0, x.shape[2], _stride).slice(3, 0, x.shape[3], _stride);
        return _added > 0 ? functional.pad(x, [0, 0, 0, 0, 0, _added]) : x;
    }

    /// <summary>Draws a network's convolutions as the paper does: normal, with the variance 2 / (outputs of a weight).</summary>
    internal static void DrawConvolutions(Module network)
    {
        foreach (var convolution in network.modules().OfType<Conv2d>())
            init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
    }
}
