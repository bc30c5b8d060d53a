using Course.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>A network that reads digits it has never seen.</summary>
public sealed class ReachAccuracy()
    : Exercise<Func<Tensor, Tensor, Module<Tensor, Tensor>>, (Tensor Images, Tensor Labels, Tensor TestImages, long[] Places), ReachAccuracy.Seen>("10.3", "Reach the accuracy", Difficulty.Hard, minutes: 30)
{
    private const int TrainingImages = 1_500;
    private const int TestImages = 600;

    /// <summary>What is seen of a trained network.</summary>
    /// <param name="Logits">Its output for the test images.</param>
    /// <param name="Parameters">The number of its parameters.</param>
    public sealed record Seen(Tensor Logits, long Parameters);

    /// <inheritdoc/>
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(120);

    /// <inheritdoc/>
    protected override void Define()
    {
        // The labels of the test images are not in the process that runs the answer: their places in the data set are looked up where it is judged.
        Run((train, input) =>
        {
            var network = train(input.Images, input.Labels);
            network.eval();
            using var untracked = no_grad();
            return new Seen(network.call(input.TestImages), network.parameters().Sum(parameter => parameter.numel()));
        });
        Probe("1,500 digits", draw =>
        {
            var (images, labels) = Datasets.Typefaces().Train.Batch(Some(draw, TrainingImages, 20_000));
            long[] places = [.. Some(draw, TestImages, 4_000).Select(index => (long)index)];
            return (images, labels, Test(places).images, places);
        });
        Property("it has at most 61,706 parameters", (_, seen) => seen.Parameters is > 0 and <= 61_706);
        Property("it reads 75 % of digits in typefaces that it has never seen", (input, seen) => Accuracy(input.Places, seen) >= 0.75);
        Property("it reads 85 % of them", (input, seen) => Accuracy(input.Places, seen) >= 0.85, points: 2);

        Diagnose((_, seen) => seen.Logits.isnan().any().item<bool>(), "The weights became NaN: the learning rate is too large.");
        Diagnose((_, seen) => seen.Parameters > 61_706, "The network is larger than LeNet-5: fewer channels or neurons have to do.");
        Diagnose((input, seen) => Accuracy(input.Places, seen) < 0.2, "It reads no better than a guess: is the trained network the one you return, and does the optimizer step?");
        Diagnose((input, seen) => Accuracy(input.Places, seen) is >= 0.2 and < 0.85 && seen.Parameters <= 61_706, "It learns, and not enough: go through the images more often, in another order each time, and mind the learning rate.");
        Hint("LeNet-5 of the chapter reaches it. What it needs is to see the 1,500 images several times.");
        Hint("Shuffle in each epoch, take batches of 32 and Adam with a learning rate of 0.002.");
        Hint("var order = randperm(n); then images.index_select(0, order[start..end]) for each batch, ten epochs.");
    }

    private static int[] Some(Draw draw, int count, int of) => [.. Enumerable.Range(0, count).Select(_ => draw.Integer(0, of - 1))];

    private static (Tensor images, Tensor labels) Test(long[] places) => Datasets.Typefaces().Test.Batch([.. places.Select(place => (int)place)]);

    private static double Accuracy(long[] places, Seen seen) => seen.Logits.argmax(1).eq(Test(places).labels).to(ScalarType.Float64).mean().item<double>();
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ReachAccuracy"/>
    public static ReachAccuracy ReachAccuracy => The<ReachAccuracy>();
}
