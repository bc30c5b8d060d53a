using Course.Data;
using Course.Models;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

/// <summary>What the models reach on real data, trained as a reader would train them. The seeds fix the numbers on an engine.</summary>
public sealed class RealDataTests
{
    [SkippableFact]
    public void An_MLP_reads_97_percent_of_MNIST()
    {
        SkipWithoutMnist();
        Seeds.Everything(1);
        var (train, test) = Datasets.Mnist();
        using var model = new Mlp(784, 128, 10);
        using var optimizer = optim.Adam(model.parameters(), 1e-3);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer) { Progress = null };
        trainer.Fit(train, epochs: 3, batchSize: 64, seed: 1);
        Assert.InRange(trainer.Evaluate(test).Accuracy, 0.97, 1);
    }

    [SkippableFact]
    public void LeNet_reads_99_percent_of_MNIST()
    {
        SkipWithoutMnist();
        Seeds.Everything(1);
        var (train, test) = Datasets.Mnist();
        using var model = new LeNet5();
        using var optimizer = optim.Adam(model.parameters(), 2e-3);
        const int Epochs = 4;
        var steps = Epochs * ((train.Count + 63) / 64);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer)
        {
            Progress = null,
            Scheduler = optim.lr_scheduler.LinearLR(optimizer, start_factor: 1, end_factor: 0, total_iters: steps),
        };
        trainer.Fit(train, epochs: Epochs, batchSize: 64, seed: 1);
        Assert.InRange(trainer.Evaluate(test).Accuracy, 0.99, 1);
    }

    private static void SkipWithoutMnist() => Skip.IfNot(Datasets.HasMnist, "MNIST is not here: set COURSE_DATA to the folder that has mnist/.");
}
