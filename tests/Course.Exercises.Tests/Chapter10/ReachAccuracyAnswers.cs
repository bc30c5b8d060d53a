using Course.Exercises.Proof;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class ReachAccuracyAnswers : AnswersTo<ReachAccuracy>
{
    [Right]
    private static LeNet5 Adam(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, labels, network => optim.Adam(network.parameters(), 0.002), epochs: 6);

    [Right]
    private static LeNet5 Momentum(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, labels, network => optim.SGD(network.parameters(), 0.03, momentum: 0.9), epochs: 6);

    [Right]
    private static LeNet5 OfThePaper(Tensor images, Tensor labels) =>
        Train(new LeNet5(LeNet5.Form.Paper1998), images, labels, network => optim.AdamW(network.parameters(), 0.003), epochs: 5);

    [Wrong("a guess")]
    private static LeNet5 Untrained(Tensor images, Tensor labels) => new();

    [Wrong("a guess")]
    private static LeNet5 ReturnsAnother(Tensor images, Tensor labels)
    {
        Train(new LeNet5(), images[..64], labels[..64], network => optim.Adam(network.parameters(), 0.002), epochs: 1);
        return new LeNet5();
    }

    [Wrong("a guess")]
    private static LeNet5 OtherOptimizer(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..64], labels[..64], _ => optim.Adam(new LeNet5().parameters(), 0.002), epochs: 1);

    [Wrong("a guess")]
    private static LeNet5 SoftmaxTooMany(Tensor images, Tensor labels)
    {
        var network = new LeNet5();
        Train(Sequential(network, Softmax(1)), images, labels, both => optim.SGD(both.parameters(), 0.03), epochs: 1);
        return network;
    }

    [Wrong("a guess")]
    private static LeNet5 KnowsBesideItsParameters(Tensor images, Tensor labels)
    {
        var network = new LeNet5();
        network.register_forward_hook((_, x, _) => Nearest(x, images, labels));
        return network;
    }

    [Wrong("not enough")]
    private static LeNet5 OneEpoch(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, labels, network => optim.Adam(network.parameters(), 0.002), epochs: 1);

    [Wrong("NaN")]
    private static LeNet5 TooLargeARate(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..320], labels[..320], network => optim.SGD(network.parameters(), 1e12), epochs: 1);

    [Wrong]
    private static LeNet5 TooSmallARate(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..64], labels[..64], network => optim.SGD(network.parameters(), 1e-6), epochs: 1);

    [Wrong]
    private static LeNet5 OtherLabels(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images, (labels + 1) % 10, network => optim.Adam(network.parameters(), 0.002), epochs: 1);

    [Wrong]
    private static LeNet5 FiftyImages(Tensor images, Tensor labels) =>
        Train(new LeNet5(), images[..50], labels[..50], network => optim.Adam(network.parameters(), 0.002), epochs: 10);

    [Wrong]
    private static LeNet5 DarkOnLight(Tensor images, Tensor labels) =>
        Train(new LeNet5(), 1 - images, labels, network => optim.Adam(network.parameters(), 0.002), epochs: 1);

    [Wrong]
    private static LeNet5 OneClassAfterTheOther(Tensor images, Tensor labels)
    {
        var byClass = labels.argsort();
        return Train(new LeNet5(), images.index_select(0, byClass), labels.index_select(0, byClass), network => optim.Adam(network.parameters(), 0.002), epochs: 1, shuffle: false);
    }

    [Wrong]
    private static LeNet5 Nothing(Tensor images, Tensor labels) => null!;

    /// <summary>The label of the most similar image that was kept, one-hot.</summary>
    private static Tensor Nearest(Tensor images, Tensor kept, Tensor labels)
    {
        var (x, y) = (images.flatten(1), kept.flatten(1));
        var nearest = (2 * x.matmul(y.t()) - y.square().sum(dim: 1)).argmax(1);
        return functional.one_hot(labels.index_select(0, nearest), 10).to(ScalarType.Float32);
    }

    private static TNetwork Train<TNetwork>(
        TNetwork network, Tensor images, Tensor labels, Func<TNetwork, optim.Optimizer> optimizerOf, int epochs, bool shuffle = true)
        where TNetwork : Module<Tensor, Tensor>
    {
        const int batch = 32;
        var optimizer = optimizerOf(network);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var order = shuffle ? randperm(images.shape[0], ScalarType.Int64) : arange(images.shape[0], ScalarType.Int64);
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
