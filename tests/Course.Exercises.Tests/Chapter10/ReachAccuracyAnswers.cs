using Course.Exercises.Proof;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class ReachAccuracyAnswers : AnswersTo<ReachAccuracy>
{
    [Right]
    private static Module<Tensor, Tensor> Adam(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, labels, network => optim.Adam(network.parameters(), 0.002), epochs: 12);

    [Right]
    private static Module<Tensor, Tensor> Momentum(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, labels, network => optim.SGD(network.parameters(), 0.03, momentum: 0.9), epochs: 14);

    [Right]
    private static Module<Tensor, Tensor> WithBatchNorm(Tensor images, Tensor labels) =>
        Train(
            Sequential(Conv2d(1, 8, 3), BatchNorm2d(8), ReLU(), MaxPool2d(2), Conv2d(8, 16, 3), BatchNorm2d(16), ReLU(), MaxPool2d(2), Flatten(), nn.Linear(400, 10)),
            images, labels, network => optim.Adam(network.parameters(), 0.004), epochs: 5);

    [Wrong("not in its parameters")]
    private static Module<Tensor, Tensor> NearestImage(Tensor images, Tensor labels) => new Nearest(images, labels);

    [Wrong("not in its parameters")]
    private static Module<Tensor, Tensor> LayersThatAreNotRegistered(Tensor images, Tensor labels)
    {
        var large = new Mlp(784, 300, 10);
        Train(large, images, labels, network => optim.Adam(network.parameters(), 0.003), epochs: 1);
        return new Scaled(large.call);
    }

    [Wrong("a guess")]
    private static Module<Tensor, Tensor> Untrained(Tensor images, Tensor labels) => new LeNet5();

    [Wrong("a guess")]
    private static Module<Tensor, Tensor> ReturnsAnother(Tensor images, Tensor labels)
    {
        Train(new LeNet5(), images[..64], labels[..64], network => optim.Adam(network.parameters(), 0.002), epochs: 1);
        return new LeNet5();
    }

    [Wrong("a guess")]
    private static Module<Tensor, Tensor> OtherOptimizer(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..64], labels[..64], _ => optim.Adam(new LeNet5().parameters(), 0.002), epochs: 1);

    [Wrong("not enough")]
    private static Module<Tensor, Tensor> OneEpoch(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, labels, network => optim.Adam(network.parameters(), 0.002), epochs: 1);

    [Wrong("NaN")]
    private static Module<Tensor, Tensor> TooLargeARate(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..320], labels[..320], network => optim.SGD(network.parameters(), 1e12), epochs: 1);

    [Wrong("larger than LeNet-5")]
    private static Module<Tensor, Tensor> TooLarge(Tensor images, Tensor labels) => new Mlp(784, 300, 10);

    [Wrong]
    private static Module<Tensor, Tensor> TooSmallARate(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..64], labels[..64], network => optim.SGD(network.parameters(), 1e-6), epochs: 1);

    [Wrong]
    private static Module<Tensor, Tensor> OtherLabels(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, (labels + 1) % 10, network => optim.Adam(network.parameters(), 0.002), epochs: 1);

    [Wrong]
    private static Module<Tensor, Tensor> FiftyImages(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..50], labels[..50], network => optim.Adam(network.parameters(), 0.002), epochs: 10);

    [Wrong]
    private static Module<Tensor, Tensor> Nothing(Tensor images, Tensor labels) => null!;

    [Wrong]
    private static Module<Tensor, Tensor> Linear(Tensor images, Tensor labels) =>
        Train(Sequential(Flatten(), nn.Linear(784, 10)), images, labels, network => optim.SGD(network.parameters(), 0.01), epochs: 2);

    /// <summary>The label of the most similar image that it has kept, times a parameter.</summary>
    private sealed class Nearest(Tensor kept, Tensor labels) : Module<Tensor, Tensor>("nearest")
    {
        private readonly Scaled scaled = new(images =>
        {
            var (x, y) = (images.flatten(1), kept.flatten(1));
            var near = (2 * x.matmul(y.t()) - y.square().sum(dim: 1)).argmax(1);
            return functional.one_hot(labels.index_select(0, near), 10).to(ScalarType.Float32);
        });

        public override IEnumerable<TorchSharp.Modules.Parameter> parameters(bool recurse = true) => scaled.parameters(recurse);

        public override Tensor forward(Tensor images) => scaled.call(images);
    }

    /// <summary>One registered parameter, and behind it something that is not.</summary>
    private sealed class Scaled : Module<Tensor, Tensor>
    {
        private readonly Func<Tensor, Tensor> _hidden;
        private readonly TorchSharp.Modules.Parameter scale = Parameter(ones(1));

        internal Scaled(Func<Tensor, Tensor> hidden)
            : base("scaled")
        {
            _hidden = hidden;
            RegisterComponents();
        }

        public override Tensor forward(Tensor images) => _hidden(images) * scale;
    }

    private static Module<Tensor, Tensor> Train(
        Module<Tensor, Tensor> network, Tensor images, Tensor labels, Func<Module<Tensor, Tensor>, optim.Optimizer> optimizerOf, int epochs)
    {
        const int batch = 32;
        var optimizer = optimizerOf(network);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var order = randperm(images.shape[0], ScalarType.Int64);
            for (int start = 0; start + batch <= images.shape[0]; start += batch)
            {
                using var scope = NewDisposeScope();
                var chosen = order[start..(start + batch)];
                optimizer.zero_grad();
                functional.cross_entropy(network.call(images.index_select(0, chosen)), labels.index_select(0, chosen)).backward();
                optimizer.step();
            }
        }
        return network;
    }
}
