using Course.Data;
using Course.Models;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

/// <summary>What the models reach on real data, trained as a reader would train them. The seeds fix the numbers on an engine; each takes less than a minute on two quiet cores.</summary>
public sealed class RealDataTests
{
    [SkippableFact]
    public void An_MLP_reads_97_percent_of_MNIST() => Assert.InRange(AccuracyOnMnist(() => new Mlp(784, 128, 10), epochs: 5), 0.97, 1);

    [SkippableFact]
    public void LeNet_reads_99_percent_of_MNIST() => Assert.InRange(AccuracyOnMnist(() => new LeNet5(), epochs: 4), 0.99, 1);

    /// <summary>Trains on the 4,000 images of train/ and tests on the 1,000 others of test/.</summary>
    [SkippableFact]
    public void A_small_network_recognises_45_percent_of_CIFAR10_after_4000_images()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("COURSE_DATA") ?? "", "cifar10-jpg");
        Skip.IfNot(Directory.Exists(folder), "CIFAR-10 as JPEG folders is not here: set COURSE_DATA to the folder that has cifar10-jpg/train and cifar10-jpg/test.");
        Seeds.Everything(1);
        var (train, test) = (ImageFolder.Read(Path.Combine(folder, "train")), ImageFolder.Read(Path.Combine(folder, "test")));
        Assert.Equal((4_000, 1_000), (train.Count, test.Count));
        // The statistics are the training images' own.
        var normalize = Transforms.Normalize(ChannelStatistics.Of(train));
        var augment = Transforms.Compose(Transforms.RandomHorizontalFlip(), normalize);

        const int Epochs = 6, Batch = 32;
        using var model = new CifarConvNet(width: 16);
        using var optimizer = optim.AdamW(model.parameters(), 5e-3);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer)
        {
            Progress = null,
            Scheduler = optim.lr_scheduler.OneCycleLR(optimizer, max_lr: 5e-3, total_steps: Epochs * 4_000 / Batch + 1),
        };
        trainer.Fit(epoch => train.Batches(Batch, shuffle: true, seed: epoch).Transformed(augment, seed: epoch), epochs: Epochs);

        Assert.InRange(trainer.Evaluate(test.Batches(250).Transformed(normalize)).Accuracy, 0.45, 1);
    }

    private static double AccuracyOnMnist(Func<Module<Tensor, Tensor>> make, int epochs)
    {
        Skip.IfNot(Datasets.HasMnist, "MNIST is not here: set COURSE_DATA to the folder that has mnist/.");
        Seeds.Everything(1);
        var (train, test) = Datasets.Mnist();
        using var model = make();
        using var optimizer = optim.Adam(model.parameters(), 2e-3);
        var steps = epochs * ((train.Count + 63) / 64);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer)
        {
            Progress = null,
            Scheduler = optim.lr_scheduler.LinearLR(optimizer, start_factor: 1, end_factor: 0, total_iters: steps),
        };
        trainer.Fit(train, epochs: epochs, batchSize: 64, seed: 1);
        return trainer.Evaluate(test).Accuracy;
    }
}
