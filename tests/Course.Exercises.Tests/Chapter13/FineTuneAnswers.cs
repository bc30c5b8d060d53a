using Course.Exercises.Proof;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises.Tests.Chapter13;

internal sealed class FineTuneAnswers : AnswersTo<FineTune>
{
    [Right]
    private static void TwoGroups(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, TwoRates(copy, head));
    }

    [Right]
    private static void HeadFirstAndMomentum(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        copy.eval();
        Tensor features;
        using (no_grad()) features = copy.call(images);
        Steps(Identity(), head, features, labels, optim.Adam(head.parameters(), 1e-2), epochs: 40);
        Steps(copy, head, images, labels, optim.SGD(copy.parameters().Concat(head.parameters()), 2e-3, momentum: 0.9));
    }

    [Right]
    private static void TwoOptimizersWholeBatches(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        copy.eval();
        optim.Optimizer[] optimizers = [optim.AdamW(copy.parameters(), 1e-3), optim.Adam(head.parameters(), 1e-2)];
        for (int step = 0; step < 80; step++)
        {
            using var scope = NewDisposeScope();
            foreach (var optimizer in optimizers) optimizer.zero_grad();
            functional.cross_entropy(head.call(copy.call(images)), labels).backward();
            foreach (var optimizer in optimizers) optimizer.step();
        }
    }

    [Wrong("in use elsewhere")]
    private static void TunesTheBodyItself(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        Steps(body, head, images, labels, TwoRates(body, head));
        copy.load_state_dict(body.state_dict());
    }

    [Wrong("in use elsewhere")]
    private static void AsksTheBodyInTrainingMode(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        using (no_grad()) body.call(images);
        TwoGroups(body, copy, head, images, labels);
    }

    [Wrong("weights of its own")]
    private static void FromScratch(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        Steps(copy, head, images, labels, optim.Adam(copy.parameters().Concat(head.parameters()), 3e-3), copyLearnsStatistics: true);

    [Wrong("weights of its own")]
    private static void FromScratchForLong(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        Steps(copy, head, images, labels, optim.Adam(copy.parameters().Concat(head.parameters()), 5e-3), epochs: 100, copyLearnsStatistics: true);

    [Wrong("weights of its own")]
    private static void TwoRatesFromScratch(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        Steps(copy, head, images, labels, TwoRates(copy, head));

    [Wrong("weights of its own")]
    private static void Nothing(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
    }

    [Wrong("far too large")]
    private static void OneLargeRate(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, optim.Adam(copy.parameters().Concat(head.parameters()), 0.03));
    }

    [Wrong("as it was drawn")]
    private static void LoadsOnly(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        copy.load_state_dict(body.state_dict());

    [Wrong("as it was drawn")]
    private static void OptimizerOfTheBodyOnly(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, optim.Adam(copy.parameters(), 1e-3));
    }

    [Wrong("as it was drawn")]
    private static void AnotherHead(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        TwoGroups(body, copy, Linear(32, 4), images, labels);

    [Wrong("frozen")]
    private static void FreezesTheBody(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, optim.Adam(head.parameters(), 1e-2));
    }

    [Wrong("frozen")]
    private static void HeadAloneAndNoise(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        FreezesTheBody(body, copy, head, images, labels);
        using var untracked = no_grad();
        foreach (var parameter in copy.parameters()) parameter.add_(1e-4 * randn_like(parameter));
    }

    [Wrong("frozen")]
    private static void WithoutGradients(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        foreach (var parameter in copy.parameters()) parameter.requires_grad = false;
        Steps(copy, head, images, labels, TwoRates(copy, head));
    }

    [Wrong("frozen")]
    private static void FreezesTheFirstLayer(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        copy.parameters().First().requires_grad = false;
        Steps(copy, head, images, labels, TwoRates(copy, head));
    }

    [Wrong("frozen")]
    private static void LoadsAfterwards(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        Steps(copy, head, images, labels, TwoRates(copy, head));
        copy.load_state_dict(body.state_dict());
    }

    [Wrong("statistics have moved")]
    private static void InTrainingMode(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, TwoRates(copy, head), copyLearnsStatistics: true);
    }

    [Wrong("about as far as the head")]
    private static void OneRate(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, optim.Adam(copy.parameters().Concat(head.parameters()), 5e-3));
    }

    [Wrong("about as far as the head")]
    private static void GroupsTheWrongWayRound(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, TwoRates(head, copy));
    }

    [Wrong("not enough")]
    private static void TwoEpochs(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, TwoRates(copy, head), epochs: 2);
    }

    [Wrong]
    private static void OtherLabels(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels) =>
        TwoGroups(body, copy, head, images, (labels + 1) % 4);

    [Wrong]
    private static void TooLargeARate(Module<Tensor, Tensor> body, Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels)
    {
        copy.load_state_dict(body.state_dict());
        Steps(copy, head, images, labels, optim.SGD(copy.parameters().Concat(head.parameters()), 1e6), epochs: 5);
    }

    private static Adam TwoRates(Module<Tensor, Tensor> slow, Module<Tensor, Tensor> fast) =>
        optim.Adam(new Adam.ParamGroup[] { new(slow.parameters(), lr: 1e-3), new(fast.parameters(), lr: 1e-2) });

    private static void Steps(
        Module<Tensor, Tensor> copy, Module<Tensor, Tensor> head, Tensor images, Tensor labels, optim.Optimizer optimizer, int epochs = 30, bool copyLearnsStatistics = false)
    {
        var network = Sequential(copy, head);
        network.train();
        if (!copyLearnsStatistics) copy.eval();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in randperm(images.shape[0], ScalarType.Int64).split(20))
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                functional.cross_entropy(network.call(images.index_select(0, batch)), labels.index_select(0, batch)).backward();
                optimizer.step();
            }
        }
    }
}
