using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The number of weights and biases of a fully connected network, from the sizes of its layers.</summary>
public sealed class CountParameters() : FunctionExercise<int[], bool, int>("04.1", "How many numbers?", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("two layers", draw => ([draw.Integer(2, 9), draw.Integer(20, 60), draw.Integer(10, 15)], true));
        Probe("five layers", draw => ([draw.Integer(300, 800), draw.Integer(90, 200), draw.Integer(40, 80), draw.Integer(16, 30), draw.Integer(12, 15), draw.Integer(2, 10)], true));
        Probe("one layer", draw => ([draw.Integer(5, 20), draw.Integer(30, 50)], true));
        Probe("without biases", draw => ([draw.Integer(5, 20), draw.Integer(30, 50), draw.Integer(2, 4)], false));
        Oracle(x => Right(x.Item1, x.Item2), points: 2, name: "it is the library's number", on: ["two layers", "five layers", "one layer"]);
        Oracle(x => Right(x.Item1, x.Item2), name: "without biases too", on: "without biases");

        Diagnose((x, count, _) => x.Item2 && x.Item1.Length > 2 && count == Right(x.Item1, false), "The biases are missing: each neuron has one, so a layer has one for each of its outputs.");
        Diagnose((x, count, _) => !x.Item2 && count == Right(x.Item1, true), "These layers have no biases: with biases = false only the weights count.");
        Diagnose((x, count, _) => x.Item2 && count == Layers(x.Item1).Sum(layer => layer.In * layer.Out + layer.In), "You gave a bias to each input: a bias belongs to a neuron, so a layer has as many as it has outputs.");
        Diagnose((x, count, _) => count == x.Item1.Sum() || count == x.Item1.Skip(1).Sum(), "You counted the neurons: each of them has a weight for every input of its layer.");
        Diagnose((x, count, _) => x.Item1.Length > 2 && count == Right(x.Item1[..^1], x.Item2), "The last layer is missing: n + 1 sizes make n layers, and the one that gives the logits counts.");
        Diagnose((x, count, _) => x.Item1.Length > 2 && count == x.Item1.Aggregate(1, (product, size) => unchecked(product * size)), "You multiplied all sizes: within a layer inputs times outputs, and then the layers are added.");
        Hint("Step 4 of the chapter, once for each pair of neighbouring sizes.");
        Hint("A layer from D to H has D·H weights, and H biases if it has biases.");
        Hint("sizes.Zip(sizes.Skip(1), (d, h) => d * h + (biases ? h : 0)).Sum()");
    }

    private static IEnumerable<(int In, int Out)> Layers(int[] sizes) => sizes.Zip(sizes.Skip(1));

    private static int Right(int[] sizes, bool biases)
    {
        long count = 0;
        foreach (var (inputs, outputs) in Layers(sizes))
        {
            using var layer = nn.Linear(inputs, outputs, biases);
            count += layer.parameters().Sum(parameter => parameter.numel());
        }
        return checked((int)count);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.CountParameters"/>
    public static CountParameters CountParameters => The<CountParameters>();
}
