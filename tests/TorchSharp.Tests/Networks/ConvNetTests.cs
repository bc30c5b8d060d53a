using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class ConvNetTests
{
    private sealed class LeNet : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> conv1 = Conv2d(1, 6, 5, padding: 2), conv2 = Conv2d(6, 16, 5), conv3 = Conv2d(16, 120, 5);
        private readonly Module<Tensor, Tensor> fc1 = Linear(120, 84), fc2 = Linear(84, 10), pool = AvgPool2d(2);

        public LeNet() : base(nameof(LeNet)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            x = pool.call(tanh(conv1.call(x)));
            x = pool.call(tanh(conv2.call(x)));
            x = tanh(conv3.call(x)).flatten(1);
            return fc2.call(tanh(fc1.call(x)));
        }
    }

    [Fact]
    public void LeNet5_of_1998()
    {
        manual_seed(10);
        var x = rand(4, 1, 28, 28);
        var y = randint(0, 10, [4]);
        var net = new LeNet();
        Check(net, optim.SGD(net.parameters(), 0.1, momentum: 0.9, nesterov: true), () => functional.cross_entropy(net.call(x), y), losses: [2.32535887, 2.23100281, 2.10428691, 1.87734473], parameters: 9.59740602);
    }

    [Fact]
    public void The_small_colour_network() => ColourImages(16, 32, 128, losses: [2.24580193, 2.20557594, 1.86955142, 1.83225453], parameters: 0.0507364338);

    [Fact]
    public void The_large_colour_network() => ColourImages(64, 128, 512, losses: [2.17088819, 1.29853427, 1.13361847, 1.34217823], parameters: -20.7681952);

    [Fact]
    public void Mixed_images_have_mixed_labels()
    {
        manual_seed(12);
        var x = rand(6, 3, 16, 16);
        var y = randint(0, 10, [6]);
        var net = ConvNet(4, 8, 16);
        var order = randperm(6);
        var mixed = 0.7 * x + 0.3 * x[order];
        var targets = 0.7 * functional.one_hot(y, 10).to(float32) + 0.3 * functional.one_hot(y[order], 10).to(float32);
        Check(net, optim.Adam(net.parameters(), 0.01), () => functional.cross_entropy(net.call(mixed), targets), losses: [2.31863952, 2.30186939, 2.26031184, 2.22270751], parameters: -0.835015017);
    }

    private static void ColourImages(long first, long second, long hidden, double[] losses, double parameters)
    {
        manual_seed(11);
        var x = rand(4, 3, 16, 16);
        var y = randint(0, 10, [4]);
        var net = ConvNet(first, second, hidden);
        var mean = tensor([0.49f, 0.48f, 0.45f]).view(1, 3, 1, 1);
        var std = tensor([0.25f, 0.24f, 0.26f]).view(1, 3, 1, 1);
        Check(net, optim.Adam(net.parameters(), 1e-3), () => functional.cross_entropy(net.call((x - mean) / std), y), losses, parameters);
    }

    private static Modules.Sequential ConvNet(long first, long second, long hidden) => Sequential(
        ("conv1", Conv2d(3, first, 3, padding: 1)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),
        ("conv2", Conv2d(first, second, 3, padding: 1)), ("relu2", ReLU()), ("pool2", MaxPool2d(2, 2)),
        ("flatten", Flatten()), ("fc1", Linear(second * 4 * 4, hidden)), ("relu3", ReLU()), ("dropout", Dropout()), ("fc2", Linear(hidden, 10)));
}
