using Course.Data;
using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A LeNet-5 that reads digits it has never seen, with what it has learnt in its parameters and nowhere else.</summary>
/// <remarks>
/// An answer may keep what it likes: training images, another network, a table. All of it is left behind, because the parameters are copied into a LeNet-5 of the exercise's own and only that one is
/// asked. So nothing has to be guessed about where an answer knows something from.
/// </remarks>
public sealed class ReachAccuracy()
    : Exercise<Func<Tensor, Tensor, LeNet5>, (Tensor Images, Tensor Labels, Tensor TestImages, long[] Places), Tensor>("10.4", "Reach the accuracy", Difficulty.Medium, minutes: 30)
{
    private const int TrainingImages = 1_500;
    private const int TestImages = 600;

    // Unpacking the data set takes longer than judging an answer.
    private static readonly Lazy<ImageSplit> s_typefaces = new(Datasets.Typefaces);

    /// <inheritdoc/>
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(120);

    /// <inheritdoc/>
    protected override void Define()
    {
        // The labels of the test images are not in the process that runs the answer: their places in the data set are looked up where it is judged.
        Run((train, input) => Logits(train(input.Images, input.Labels), input.TestImages));
        Probe("1,500 digits", draw =>
        {
            var (images, labels) = s_typefaces.Value.Train.Batch(Some(draw, TrainingImages, 20_000));
            long[] places = [.. Some(draw, TestImages, 4_000).Select(index => (long)index)];
            return (images, labels, Test(places).images, places);
        });
        Property("it reads half of the digits in typefaces that it has never seen", (input, logits) => Accuracy(input.Places, logits) >= 0.5);
        Property("it reads 75 % of them", (input, logits) => Accuracy(input.Places, logits) >= 0.75);
        Property("it reads 85 % of them", (input, logits) => Accuracy(input.Places, logits) >= 0.85, points: 2);

        Diagnose((_, logits) => logits.isnan().any().item<bool>(), "The weights became NaN: the learning rate is too large.");
        Diagnose((input, logits) => Accuracy(input.Places, logits) < 0.2, "It reads no better than a guess: is the trained network the one you return, and does the optimizer step?");
        Diagnose((input, logits) => Accuracy(input.Places, logits) is >= 0.2 and < 0.85, "It learns, and not enough: go through the images more often, in another order each time, and mind the learning rate.");
        Hint("The chapter's settings reach it. What LeNet-5 needs is to see the 1,500 images several times.");
        Hint("Shuffle in each epoch, take batches of 32 and Adam with a learning rate of 0.002.");
        Hint("var order = randperm(n); then images.index_select(0, order[start..end]) for each batch, ten epochs.");
    }

    /// <summary>What a fresh network with the parameters of the trained one gives.</summary>
    private static Tensor Logits(LeNet5 trained, Tensor images)
    {
        using var untracked = no_grad();
        var fresh = new LeNet5(trained.Kind);
        foreach (var (name, parameter) in trained.named_parameters())
            fresh.get_parameter(name)!.copy_(parameter);
        return fresh.call(images);
    }

    private static int[] Some(Draw draw, int count, int of) => [.. Enumerable.Range(0, count).Select(_ => draw.Integer(0, of - 1))];

    private static (Tensor images, Tensor labels) Test(long[] places) => s_typefaces.Value.Test.Batch([.. places.Select(place => (int)place)]);

    private static double Accuracy(long[] places, Tensor logits) => logits.argmax(1).eq(Test(places).labels).to(ScalarType.Float64).mean().item<double>();
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ReachAccuracy"/>
    public static ReachAccuracy ReachAccuracy => The<ReachAccuracy>();
}
