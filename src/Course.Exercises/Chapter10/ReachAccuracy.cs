using Course.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>A network that reads digits it has never seen, with what it has learnt in its parameters and nowhere else.</summary>
/// <remarks>
/// Counting parameters would not see weights, or training images, that are kept in a variable. So the network is asked a second time with all its parameters and buffers equal. Then a network cannot tell
/// its classes apart, whatever its layers are: the rows of its last layer are the same. What still prefers one class to another knows it from elsewhere.
/// </remarks>
public sealed class ReachAccuracy()
    : Exercise<Func<Tensor, Tensor, Module<Tensor, Tensor>>, (Tensor Images, Tensor Labels, Tensor TestImages, long[] Places), ReachAccuracy.Seen>("10.3", "Reach the accuracy", Difficulty.Hard, minutes: 30)
{
    private const int TrainingImages = 1_500;
    private const int TestImages = 600;

    /// <summary>What is seen of a trained network.</summary>
    /// <param name="Logits">Its output for the test images.</param>
    /// <param name="Parameters">How many numbers its parameters and buffers have.</param>
    /// <param name="Emptied">Its output for some of them when all these numbers are the same.</param>
    public sealed record Seen(Tensor Logits, long Parameters, Tensor Emptied);

    /// <inheritdoc/>
    public override TimeSpan TimeLimit => TimeSpan.FromSeconds(120);

    /// <inheritdoc/>
    protected override void Define()
    {
        // The labels of the test images are not in the process that runs the answer: their places in the data set are looked up where it is judged.
        Run((train, input) => See(train(input.Images, input.Labels), input.TestImages));
        Probe("1,500 digits", draw =>
        {
            var (images, labels) = Datasets.Typefaces().Train.Batch(Some(draw, TrainingImages, 20_000));
            long[] places = [.. Some(draw, TestImages, 4_000).Select(index => (long)index)];
            return (images, labels, Test(places).images, places);
        });
        Property("it has at most 61,706 numbers, in its parameters and nowhere else", (_, seen) => IsFair(seen));
        Property("with these it reads 75 % of digits in typefaces that it has never seen", (input, seen) => IsFair(seen) && Accuracy(input.Places, seen) >= 0.75);
        Property("it reads 85 % of them", (input, seen) => IsFair(seen) && Accuracy(input.Places, seen) >= 0.85, points: 2);

        Diagnose((_, seen) => seen.Logits.isnan().any().item<bool>(), "The weights became NaN: the learning rate is too large.");
        Diagnose((_, seen) => seen.Parameters > 61_706, "The network is larger than LeNet-5: fewer channels or neurons have to do.");
        Diagnose((_, seen) => !KnowsNothing(seen.Emptied), "With all its parameters the same it still tells digits apart: what it knows is not in its parameters. Register every layer, and keep no images.");
        Diagnose((input, seen) => Accuracy(input.Places, seen) < 0.2 && IsFair(seen), "It reads no better than a guess: is the trained network the one you return, and does the optimizer step?");
        Diagnose((input, seen) => Accuracy(input.Places, seen) is >= 0.2 and < 0.85 && IsFair(seen), "It learns, and not enough: go through the images more often, in another order each time, and mind the learning rate.");
        Hint("LeNet-5 of the chapter reaches it. What it needs is to see the 1,500 images several times.");
        Hint("Shuffle in each epoch, take batches of 32 and Adam with a learning rate of 0.002.");
        Hint("var order = randperm(n); then images.index_select(0, order[start..end]) for each batch, ten epochs.");
    }

    private static Seen See(Module<Tensor, Tensor> network, Tensor images)
    {
        network.eval();
        using var untracked = no_grad();
        var logits = network.call(images).clone();
        Tensor[] numbers = [.. network.parameters(), .. network.buffers()];
        // No answer knows the value beforehand: it comes from the images.
        double same = 0.01 + 0.02 * images.mean().item<float>();
        foreach (var tensor in numbers.Where(tensor => tensor.is_floating_point()))
            tensor.fill_(same);
        return new Seen(logits, numbers.Sum(tensor => tensor.numel()), network.call(images.narrow(0, 0, 50)).clone());
    }

    private static bool IsFair(Seen seen) => seen.Parameters is > 0 and <= 61_706 && KnowsNothing(seen.Emptied);

    private static bool KnowsNothing(Tensor logits)
    {
        var apart = (logits.amax(1) - logits.amin(1)) / logits.abs().amax(1).clamp_min(1);
        return (apart <= 1e-3).all().item<bool>();
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
