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
