using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter13;

internal sealed class TrainTheHeadAnswers : AnswersTo<TrainTheHead>
{
    [Right]
    private static void FeaturesOnce(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        body.eval();
        Tensor features;
        using (no_grad())
            features = body.call(images);
        Steps(head, features, labels, optim.Adam(head.parameters(), 0.02), 150);
    }

    [Right]
    private static void FrozenInEvaluationMode(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        foreach (var parameter in body.parameters()) parameter.requires_grad = false;
        var network = Sequential(body, head);
        network.train();
        body.eval();
        Steps(network, images, labels, optim.Adam(network.parameters().Where(parameter => parameter.requires_grad), 0.02), 150);
    }

    [Wrong("weights have moved")]
    private static void FineTuned(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        var network = Sequential(body, head);
        Steps(network, images, labels, optim.Adam(network.parameters(), 0.02), 40);
    }

    [Wrong("weights have moved")]
    private static void FineTunedInEvaluationMode(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        var network = Sequential(body, head);
        network.eval();
        Steps(network, images, labels, optim.Adam(network.parameters(), 0.02), 40);
    }

    [Wrong("statistics have moved")]
    private static void FrozenInTrainingMode(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        foreach (var parameter in body.parameters()) parameter.requires_grad = false;
        Steps(Sequential(body, head), images, labels, optim.Adam(head.parameters(), 0.02), 100);
    }

    [Wrong("statistics have moved")]
    private static void WithoutGradientsInTrainingMode(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        Tensor features;
        using (no_grad())
            features = body.call(images);
        Steps(head, features, labels, optim.Adam(head.parameters(), 0.02), 100);
    }

    [Wrong("statistics have moved")]
    private static void TrainAfterEval(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        body.eval();
        var network = Sequential(body, head);
        network.train();
        Steps(network, images, labels, optim.Adam(head.parameters(), 0.02), 100);
    }

    [Wrong("statistics have moved")]
    private static void EvalTooLate(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        WithoutGradientsInTrainingMode(body, head, images, labels);
        body.eval();
    }

    [Wrong("statistics have moved")]
    private static void PutsTheStatisticsBack(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        Tensor[] before = [.. body.buffers().Select(buffer => buffer.clone())];
        FrozenInTrainingMode(body, head, images, labels);
        foreach (var (buffer, old) in body.buffers().Zip(before)) buffer.copy_(old);
    }

    [Wrong("as it was")]
    private static void Nothing(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
    }

    [Wrong("as it was")]
    private static void AnotherHead(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        FeaturesOnce(body, Linear(128, 3), images, labels);

    [Wrong("as it was")]
    private static void OptimizerOfAnotherHead(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        body.eval();
        Steps(Sequential(body, head), images, labels, optim.Adam(Linear(128, 3).parameters(), 0.02), 3);
    }

    [Wrong("not done")]
    private static void TooFewSteps(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        body.eval();
        Steps(Sequential(body, head), images, labels, optim.SGD(head.parameters(), 0.05), 4);
    }

    [Wrong]
    private static void OtherLabels(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        FeaturesOnce(body, head, images, (labels + 1) % 3);

    [Wrong]
    private static void ZeroHead(Module<Tensor, Tensor> body, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        foreach (var parameter in head.parameters()) init.zeros_(parameter);
    }

    private static void Steps(Module<Tensor, Tensor> network, Tensor inputs, Tensor labels, optim.Optimizer optimizer, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            functional.cross_entropy(network.call(inputs), labels).backward();
            optimizer.step();
        }
    }
}
