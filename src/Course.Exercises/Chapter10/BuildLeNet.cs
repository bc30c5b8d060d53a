using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>LeNet-5 in its ReLU and max-pool form, built to 61,706 parameters.</summary>
public sealed class BuildLeNet() : Exercise<Func<Module<Tensor, Tensor>>, Tensor, BuildLeNet.Seen>("10.1", "Build LeNet-5 to its parameter count", Difficulty.Easy, minutes: 10)
{
    /// <summary>What is seen of a network.</summary>
    /// <param name="Logits">Its output, with weights that are drawn for each shape.</param>
    /// <param name="Parameters">The number of its parameters.</param>
    public sealed record Seen(Tensor Logits, long Parameters);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((build, images) => See(build(), images));
        Probe("a few images", draw => draw.Uniform(0, 1, [draw.Integer(2, 5), 1, 28, 28]));
        Property("the logits are [N, 10]", (images, seen) => seen.Logits.shape.SequenceEqual([images.shape[0], 10]));
        Property("it has 61,706 parameters", (_, seen) => seen.Parameters == 61_706);
        Property("with equal weights it gives what LeNet-5 gives", (images, seen) => Close(seen.Logits, Right(images).Logits, 1e-4), points: 2);

        Diagnose((_, seen) => seen.Parameters == 44_426, "The first convolution has no padding: 28×28 has to stay 28×28, or 4×4 and not 5×5 is left for the first linear layer.");
        Diagnose((_, seen) => seen.Parameters == 61_470, "The biases are missing: every layer has one for each channel or neuron.");
        Diagnose((images, seen) => Close(seen.Logits.sum(1), ones(images.shape[0]), 1e-4), "It ends in a softmax: the loss expects logits.");
        Diagnose((images, seen) => Close(seen.Logits, Logits(images, pool: x => functional.avg_pool2d(x, 2)), 1e-4), "It pools by the average; this form takes the largest.");
        Diagnose((images, seen) => seen.Logits.min().item<float>() >= 0 && Right(images).Logits.min().item<float>() < 0, "There is a ReLU behind the last layer: logits may be negative.");
        Hint("Write the shapes on paper first: [N, 6, 28, 28], [N, 6, 14, 14], [N, 16, 10, 10], [N, 16, 5, 5], [N, 400].");
        Hint("Conv2d(1, 6, 5, padding: 2) has 6·(25 + 1) = 156 parameters. Count the others like this.");
        Hint("Sequential of Conv2d, ReLU, MaxPool2d(2), Conv2d(6, 16, 5), ReLU, MaxPool2d(2), Flatten, and Linear layers of 400, 120, 84, 10 with ReLU between them.");
    }

    private static Seen Right(Tensor images) => See(new LeNet5(), images);

    /// <summary>What is seen of a network with weights that depend on their shapes only.</summary>
    internal static Seen See(Module<Tensor, Tensor> network, Tensor images)
    {
        using var untracked = no_grad();
        network.eval();
        // Every parameter of LeNet-5 has a shape of its own, so weights drawn by shape fit a network whatever its layers are called.
        foreach (var parameter in network.parameters())
            parameter.copy_(Weights(parameter.shape));
        return new Seen(network.call(images), network.parameters().Sum(parameter => parameter.numel()));
    }

    private static Tensor Weights(long[] shape)
    {
        int seed = shape.Aggregate(17, (sum, size) => sum * 31 + (int)size) & int.MaxValue;
        long inputs = shape.Length == 1 ? 4 : shape.Skip(1).Aggregate(1L, (product, size) => product * size);
        return new Draw(seed).Normal(shape) / Math.Sqrt(inputs);
    }

    /// <summary>What a LeNet-5 for images of this shape gives with these weights.</summary>
    internal static Tensor Logits(Tensor images, Func<Tensor, Tensor> pool)
    {
        var x = pool(functional.relu(functional.conv2d(images, Weights([6, images.shape[1], 5, 5]), Weights([6]), padding: [2L, 2L])));
        x = pool(functional.relu(functional.conv2d(x, Weights([16, 6, 5, 5]), Weights([16])))).flatten(1);
        x = functional.relu(functional.linear(x, Weights([120, x.shape[1]]), Weights([120])));
        x = functional.relu(functional.linear(x, Weights([84, 120]), Weights([84])));
        return functional.linear(x, Weights([10, 84]), Weights([10]));
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.BuildLeNet"/>
    public static BuildLeNet BuildLeNet => The<BuildLeNet>();
}
