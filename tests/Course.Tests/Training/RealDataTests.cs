using Course.Data;
using Course.Models;
using Course.Training;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
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
        var (images, labels) = ReadFolders(Path.Combine(folder, "train"));
        var (testImages, testLabels) = ReadFolders(Path.Combine(folder, "test"));
        Assert.Equal((4_000, 1_000), (labels.numel(), testLabels.numel()));
        // The statistics are the training images' own.
        long[] overPixels = [0, 2, 3];
        var mean = images.mean(overPixels, keepdim: true);
        var deviation = (images - mean).square().mean(overPixels, keepdim: true).sqrt();
        (images, testImages) = ((images - mean) / deviation, (testImages - mean) / deviation);

        const int Epochs = 6, Batch = 32;
        using var model = new CifarConvNet(width: 16);
        using var optimizer = optim.AdamW(model.parameters(), 5e-3);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer)
        {
            Progress = null,
            Scheduler = optim.lr_scheduler.OneCycleLR(optimizer, max_lr: 5e-3, total_steps: Epochs * 4_000 / Batch + 1),
        };
        trainer.Fit(Shuffled, epochs: Epochs);
        var accuracy = trainer.Evaluate(Enumerable.Range(0, 4).Select(i => (testImages.narrow(0, 250 * i, 250), testLabels.narrow(0, 250 * i, 250)))).Accuracy;
        Assert.InRange(accuracy, 0.45, 1);

        IEnumerable<(Tensor inputs, Tensor targets)> Shuffled(int epoch)
        {
            var order = randperm(4_000, ScalarType.Int64, generator: new Generator((ulong)epoch));
            for (var i = 0; i < 4_000; i += Batch)
            {
                var picked = order.narrow(0, i, Batch);
                var batch = images.index_select(0, picked);
                // Every other batch is seen in the mirror.
                yield return (i / Batch % 2 == 0 ? batch : batch.flip(3), labels.index_select(0, picked));
            }
        }
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

    /// <summary>The images of a folder with a folder for each class: float32 [N, 3, 32, 32] in [0, 1], and labels in the order of the folders' names.</summary>
    private static (Tensor images, Tensor labels) ReadFolders(string folder)
    {
        var files = Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .SelectMany((path, label) => Directory.GetFiles(path, "*.jpg").Order(StringComparer.Ordinal).Select(file => (file, label))).ToArray();
        var bytes = new byte[files.Length * 32 * 32 * 3];
        for (var i = 0; i < files.Length; i++)
        {
            using var image = Image.Load<Rgb24>(files[i].file);
            image.CopyPixelDataTo(bytes.AsSpan(i * 32 * 32 * 3, 32 * 32 * 3));
        }
        using var pixels = tensor(bytes, [files.Length, 32, 32, 3]);
        return (pixels.permute(0, 3, 1, 2).to(float32).contiguous() / 255, tensor(files.Select(file => (long)file.label).ToArray()));
    }
}
