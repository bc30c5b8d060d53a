using System.Runtime.Intrinsics;
using System.Text.Json;
using Course.Data;
using Course.Models;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

/// <summary>The course's models under the course's trainer, on the first 2,560 images of MNIST in file order: each of 40 losses beside PyTorch's.</summary>
public sealed class PyTorchCurveTests
{
    [SkippableTheory]
    [InlineData("LeNet-ReLU, SGD(0.1)")]
    [InlineData("LeNet-ReLU, Adam(1e-3)")]
    [InlineData("MLP 784-128-10, SGD(0.1)")]
    public void Every_loss_is_PyTorchs(string name)
    {
        Skip.IfNot(Datasets.HasMnist, "MNIST is not here: set COURSE_DATA to the folder that has mnist/.");
        using var golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", "training.json")));
        var curve = golden.RootElement.GetProperty("curves").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        var expected = curve.GetProperty("loss").EnumerateArray().Select(loss => loss.GetDouble()).ToArray();
        var size = curve.GetProperty("batch").GetInt32();
        var train = Datasets.Mnist().Train;

        torch.random.manual_seed(curve.GetProperty("seed").GetInt64());
        Module<Tensor, Tensor> model = name.StartsWith("LeNet", StringComparison.Ordinal) ? new LeNet5() : new Mlp(784, 128, 10);
        optim.Optimizer optimizer = name.Contains("Adam") ? optim.Adam(model.parameters(), 1e-3) : optim.SGD(model.parameters(), 0.1);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer) { Progress = null };
        // An epoch of one batch each, so that the history has the loss of every step.
        var history = trainer.Fit(epoch => train.Skip((epoch - 1) * size).Take(size).Batches(size), epochs: expected.Length);

        // Why vectors of 256 bits are an exception, the same test of the engine says: tests/Conformance/Golden/TrainingCurveTests.cs.
        var leaves = name == "LeNet-ReLU, Adam(1e-3)" && Vector256.IsHardwareAccelerated && !Vector512.IsHardwareAccelerated;
        for (var step = 0; step < expected.Length; step++) Assert.Equal(expected[step], history[step].TrainLoss, leaves && step >= 19 ? 1e-2 : 1e-4);
    }
}
