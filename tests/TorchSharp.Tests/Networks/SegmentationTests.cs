using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class SegmentationTests
{
    [Fact]
    public void A_U_Net_with_transposed_convolutions() => Train(true, losses: [1.45677924, 1.40462947, 1.35498405, 1.2994051], parameters: 2.37637245);

    [Fact]
    public void A_U_Net_with_fixed_upsampling() => Train(false, losses: [1.36687112, 1.32882142, 1.28323007, 1.23182964], parameters: 4.57613695);

    private static void Train(bool learned, double[] losses, double parameters)
    {
        var grid = meshgrid([arange(16).to(float32), arange(16).to(float32)], indexing: "ij");
        var (y, x) = (grid[0], grid[1]);
        var masks = stack([((x - 5).pow(2) + (y - 6).pow(2) < 16).to(float32), ((x - 9).pow(2) + (y - 8).pow(2) < 25).to(float32)]).unsqueeze(1);
        manual_seed(28);
        var images = masks + 0.2 * randn(2, 1, 16, 16);
        var net = new UNet(learned);
        Check(net, optim.Adam(net.parameters(), 0.01), () => Dice(net.call(images), masks) + functional.binary_cross_entropy_with_logits(net.call(images), masks), losses, parameters);
    }

    /// <summary>1 − (2·Σpy + 1) / (Σp + Σy + 1), the mean over images.</summary>
    private static Tensor Dice(Tensor logits, Tensor masks)
    {
        long[] pixels = [1, 2, 3];
        var p = sigmoid(logits);
        return (1 - (2 * (p * masks).sum(pixels) + 1) / (p.sum(pixels) + masks.sum(pixels) + 1)).mean();
    }

    private sealed class UNet : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> down1, down2, bottom, up2, merge2, up1, merge1, head;

        public UNet(bool learned) : base(nameof(UNet))
        {
            down1 = Double(1, 4);
            down2 = Double(4, 8);
            bottom = Double(8, 16);
            up2 = learned ? ConvTranspose2d(16, 8, 2, stride: 2)
                : Sequential(Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear, align_corners: false), Conv2d(16, 8, 1));
            merge2 = Double(16, 8);
            up1 = learned ? ConvTranspose2d(8, 4, 2, stride: 2)
                : Sequential(Upsample(scale_factor: [2, 2], mode: UpsampleMode.Nearest), Conv2d(8, 4, 1));
            merge1 = Double(8, 4);
            head = Conv2d(4, 1, 1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var a = down1.call(x);
            var b = down2.call(functional.max_pool2d(a, 2));
            var c = bottom.call(functional.max_pool2d(b, 2));
            c = merge2.call(cat([up2.call(c), b], 1));
            return head.call(merge1.call(cat([up1.call(c), a], 1)));
        }

        private static Modules.Sequential Double(long inChannels, long outChannels) => Sequential(
            Conv2d(inChannels, outChannels, 3, padding: 1, bias: false), BatchNorm2d(outChannels), ReLU(true), Conv2d(outChannels, outChannels, 3, padding: 1), ReLU(true));
    }
}
