using Course.Exercises.Proof;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class OverfitOneBatchAnswers : AnswersTo<OverfitOneBatch>
{
    [Right]
    private static void Adam(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images, labels, optim.Adam(network.parameters(), 0.002), 120);

    [Right]
    private static void Momentum(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images, labels, optim.SGD(network.parameters(), 0.02, momentum: 0.9), 200);

    [Wrong("ln 10")]
    private static void Nothing(Module<Tensor, Tensor> network, Tensor images, Tensor labels)
    {
    }

    [Wrong("ln 10")]
    private static void WithoutSteps(Module<Tensor, Tensor> network, Tensor images, Tensor labels)
    {
        for (int step = 0; step < 3; step++)
            functional.cross_entropy(network.call(images), labels).backward();
    }

    [Wrong("ln 10")]
    private static void AnotherNetwork(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images, labels, optim.Adam(new LeNet5().parameters(), 0.002), 5);

    [Wrong("ln 10")]
    private static void TooSmallARate(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images, labels, optim.SGD(network.parameters(), 1e-6), 5);

    [Wrong("NaN")]
    private static void TooLargeARate(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images, labels, optim.SGD(network.parameters(), 1e12), 20);

    [Wrong("not done")]
    private static void TooFewSteps(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images, labels, optim.Adam(network.parameters(), 0.002), 16);

    [Wrong]
    private static void OtherLabels(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images, (labels + 1) % 10, optim.Adam(network.parameters(), 0.002), 60);

    [Wrong]
    private static void UpTheHill(Module<Tensor, Tensor> network, Tensor images, Tensor labels)
    {
        var optimizer = optim.Adam(network.parameters(), 0.002);
        for (int step = 0; step < 10; step++)
        {
            optimizer.zero_grad();
            (-functional.cross_entropy(network.call(images), labels)).backward();
            optimizer.step();
        }
    }

    [Wrong]
    private static void HalfOfTheBatch(Module<Tensor, Tensor> network, Tensor images, Tensor labels) =>
        Train(network, images[..8], labels[..8], optim.Adam(network.parameters(), 0.002), 60);

    [Wrong]
    private static void WithoutGradients(Module<Tensor, Tensor> network, Tensor images, Tensor labels)
    {
        using var untracked = no_grad();
        Train(network, images, labels, optim.Adam(network.parameters(), 0.002), 2);
    }

    [Wrong]
    private static void WeightsToZero(Module<Tensor, Tensor> network, Tensor images, Tensor labels)
    {
        foreach (var parameter in network.parameters())
            init.zeros_(parameter);
        Train(network, images, labels, optim.Adam(network.parameters(), 0.002), 30);
    }

    private static void Train(Module<Tensor, Tensor> network, Tensor images, Tensor labels, optim.Optimizer optimizer, int steps)
    {
        network.train();
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            functional.cross_entropy(network.call(images), labels).backward();
            optimizer.step();
        }
    }
}
