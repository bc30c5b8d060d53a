using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class DeepConvNetTests
{
    [Fact]
    public void A_network_of_VGG_blocks()
    {
        manual_seed(13);
        var x = randn(4, 3, 16, 16);
        var y = randint(0, 5, [4]);
        var net = Sequential(VggBlock(1, 3, 8), VggBlock(2, 8, 16), Flatten(), Linear(256, 32), ReLU(), Dropout(0.5), Linear(32, 5));
        Check(net, optim.SGD(net.parameters(), 0.05, momentum: 0.9, weight_decay: 5e-4), () => functional.cross_entropy(net.call(x), y), losses: [1.73940325, 1.5342598, 1.00261033, 2.9897604], parameters: 1.01970364);
    }

    [Fact]
    public void A_residual_network_and_a_fresh_head_on_its_frozen_body()
    {
        var (net, x, y) = TrainedResNet();
        foreach (var parameter in net.parameters()) parameter.requires_grad = false;
        net.Replace(Linear(16, 3));
        Check(net, optim.Adam(net.parameters().Where(p => p.requires_grad), 0.01), () => functional.cross_entropy(net.call(x), y % 3), losses: [0.759650469, 0.713527203, 0.675859392, 0.645176411], parameters: 4.26797757);
    }

    [Fact]
    public void Explanations_of_a_class()
    {
        var (net, x, y) = TrainedResNet();
        foreach (var parameter in net.parameters()) parameter.requires_grad = false;
        net.Replace(Linear(16, 3));
        var optimizer = optim.Adam(net.parameters().Where(p => p.requires_grad), 0.01);
        for (var step = 0; step < 4; step++) Step(optimizer, () => functional.cross_entropy(net.call(x), y % 3));
        foreach (var parameter in net.parameters()) parameter.requires_grad = true;
        net.eval();
        var image = x[..1];
        Near([42.9145699, 2.60799351], Summary(GradCam(net, image)));
        Near([1.07379484, -0.0799535238], Saliency(net, image));
        Near([0.0207417198, -0.00677713159], Summary(IntegratedGradients(net, image)));
        Near([0.605354607, 0.610374629, 0.603681803, 0.598480999, 0.609983861, 0.606263936, 0.586133957, 0.596831203, 0.602105618], Occlusion(net, image));
    }

    private static double[] Summary(Tensor map) => [map.sum().item<float>(), Sum(map)];

    private static Tensor GradCam(ResNet net, Tensor image)
    {
        Tensor? activation = null;
        var hook = net.layer2.register_forward_hook((_, _, output) => activation = output);
        var score = net.call(image)[0, 1];
        hook.remove();
        var gradient = autograd.grad([score], [activation!])[0];
        var map = functional.relu((gradient.mean([2, 3], keepdim: true) * activation!).sum(1, keepdim: true));
        return functional.interpolate(map / map.max().clamp(min: 1e-8), size: [12, 12], mode: InterpolationMode.Bilinear, align_corners: false);
    }

    private static double[] Saliency(ResNet net, Tensor image)
    {
        var pixels = image.clone().requires_grad_();
        net.call(pixels)[0, 1].backward();
        return [pixels.grad!.abs().amax([1]).sum().item<float>(), Sum(pixels.grad!)];
    }

    private static Tensor IntegratedGradients(ResNet net, Tensor image)
    {
        var baseline = zeros_like(image);
        var total = zeros_like(image);
        for (var k = 1; k <= 8; k++)
        {
            var point = (baseline + (k - 0.5) / 8 * (image - baseline)).detach().requires_grad_();
            total += autograd.grad([net.call(point)[0, 1]], [point])[0];
        }
        return total / 8 * (image - baseline);
    }

    private static Tensor Occlusion(ResNet net, Tensor image)
    {
        using var _ = no_grad();
        var heat = zeros(3, 3);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var hidden = image.clone();
                hidden[.., .., (4 * i)..(4 * i + 4), (4 * j)..(4 * j + 4)] = 0;
                heat[i, j] = functional.softmax(net.call(hidden), 1)[0, 1];
            }
        }
        return heat;
    }

    private static Modules.Sequential VggBlock(int convolutions, long inChannels, long outChannels)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (var k = 0; k < convolutions; k++)
        {
            layers.Add(Conv2d(k == 0 ? inChannels : outChannels, outChannels, 3, padding: 1, bias: false));
            layers.Add(BatchNorm2d(outChannels));
            layers.Add(ReLU(inplace: true));
        }
        layers.Add(MaxPool2d(2, stride: 2));
        return Sequential(layers);
    }

    private static (ResNet net, Tensor x, Tensor y) TrainedResNet()
    {
        manual_seed(14);
        var x = randn(4, 3, 12, 12);
        var y = randint(0, 5, [4]);
        var net = new ResNet(5);
        Check(net, optim.SGD(net.parameters(), 0.1, momentum: 0.9, weight_decay: 1e-4), () => functional.cross_entropy(net.call(x), y), losses: [1.57255459, 1.43170333, 1.22929859, 1.05267489], parameters: 5.34223237);
        return (net, x, y);
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> conv1, bn1, conv2, bn2;
        private readonly Module<Tensor, Tensor>? shortcut;

        public Block(long inChannels, long outChannels, long stride) : base(nameof(Block))
        {
            conv1 = Conv2d(inChannels, outChannels, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(outChannels);
            conv2 = Conv2d(outChannels, outChannels, 3, padding: 1, bias: false);
            bn2 = BatchNorm2d(outChannels);
            if (stride != 1 || inChannels != outChannels)
                shortcut = Sequential(Conv2d(inChannels, outChannels, 1, stride: stride, bias: false), BatchNorm2d(outChannels));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var y = functional.relu(bn1.call(conv1.call(x)));
            y = bn2.call(conv2.call(y));
            y += shortcut is null ? x : shortcut.call(x);
            return functional.relu(y);
        }
    }

    private sealed class ResNet : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> stem, layer1;
        public readonly Block layer2;
        private readonly Module<Tensor, Tensor> pool;
        private Module<Tensor, Tensor> head;

        public ResNet(long classes) : base(nameof(ResNet))
        {
            stem = Sequential(Conv2d(3, 8, 3, padding: 1, bias: false), BatchNorm2d(8), ReLU());
            layer1 = new Block(8, 8, 1);
            layer2 = new Block(8, 16, 2);
            pool = AdaptiveAvgPool2d(1);
            head = Linear(16, classes);
            RegisterComponents();
            foreach (var module in modules())
            {
                if (module is Modules.Conv2d convolution) init.kaiming_normal_(convolution.weight!, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
            }
        }

        public void Replace(Module<Tensor, Tensor> newHead)
        {
            head = newHead;
            register_module("head", null!);
            register_module("head", newHead);
        }

        public override Tensor forward(Tensor x) => head.call(pool.call(layer2.call(layer1.call(stem.call(x)))).flatten(1));
    }
}
