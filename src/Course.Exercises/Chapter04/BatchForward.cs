using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The forward pass of a network of any depth with tanh between its layers, for a whole batch.</summary>
public sealed class BatchForward() : FunctionExercise<Tensor, Tensor[], Tensor[], Tensor>("04.2", "A whole batch at once", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("two layers", draw => Drawn(draw, draw.Integer(6, 8), 3, draw.Integer(4, 5), 2));
        Probe("four layers", draw => Drawn(draw, draw.Integer(7, 9), 4, draw.Integer(5, 6), 3, 6, 2));
        Probe("one layer", draw => Drawn(draw, draw.Integer(4, 6), 3, 2));
        Probe("one sample", draw => Drawn(draw, 1, 3, draw.Integer(4, 6), 2));
        Probe("all sizes equal", draw => Drawn(draw, 4, 4, 4, 4));
        Oracle(x => ByLoops(x), tolerance: 1e-12, relative: 1e-9, points: 2, name: "the batch gives what loops over samples and neurons give", on: ["two layers", "four layers"]);
        Oracle(x => ByLoops(x), tolerance: 1e-12, relative: 1e-9, name: "one layer has no activation, and a single sample is a batch", on: ["one layer", "one sample"]);
        Oracle(x => ByLoops(x), tolerance: 1e-12, relative: 1e-9, name: "it is right where every shape fits", on: "all sizes equal");

        Diagnose((_, z, right) => Close(z, right.tanh(), 1e-9), "The last layer has an activation: its outputs are logits, which may be any numbers.");
        Diagnose((_, z, right) => Close(z, nn.functional.softmax(right, 1), 1e-9), "These are probabilities: the network ends in logits, and the loss has the softmax.");
        Diagnose((x, z, _) => Close(z, Walk(x, a => a), 1e-9), "There is no bend between the layers, so they are one layer (step 5).");
        Diagnose((x, z, _) => Close(z, Walk(x with { Item3 = [.. x.Item3.Select(b => zeros_like(b))] }, tanh), 1e-9), "The biases are missing.");
        Diagnose((x, z, _) => Close(z, Walk(x, a => a.relu()), 1e-9), "This is ReLU between the layers: tanh is wanted.");
        Diagnose((x, z, _) => Close(z, Walk(x with { Item1 = x.Item1.tanh() }, tanh), 1e-9), "The activation stands before each layer, so the data are bent too: it belongs between two layers.");
        Diagnose((x, z, _) => x.Item1.shape[0] == 4 && Close(z, Walk(x with { Item3 = [.. x.Item3.Select(b => b.unsqueeze(1))] }, tanh), 1e-9), "The bias is added to the columns: number j belongs to neuron j, in every row. Aligned at the right, [H] does just that.");
        Diagnose((_, z, right) => !right.shape.SequenceEqual(z.shape) && Close(z, right.t(), 1e-9), "This is transposed: samples are rows, [N, K].");
        Hint("One layer for the whole batch is X.matmul(W) + b.");
        Hint("Go through the layers with a loop. Apply tanh to what a layer gives, except for the last one.");
        Hint("for (int l = 0; l < weights.Length; l++) { h = h.matmul(weights[l]) + biases[l]; if (l < weights.Length - 1) h = tanh(h); }");
    }

    private static (Tensor, Tensor[], Tensor[]) Drawn(Draw draw, int samples, params int[] sizes) => (
        draw.Normal([samples, sizes[0]], ScalarType.Float64),
        [.. sizes.Zip(sizes.Skip(1), (inputs, outputs) => draw.Normal([inputs, outputs], ScalarType.Float64))],
        [.. sizes.Skip(1).Select(outputs => draw.Normal([outputs], ScalarType.Float64))]);

    private static Tensor Walk((Tensor X, Tensor[] Weights, Tensor[] Biases) x, Func<Tensor, Tensor> activation)
    {
        var h = x.X;
        for (int layer = 0; layer < x.Weights.Length; layer++)
            h = (layer == 0 ? h : activation(h)).matmul(x.Weights[layer]) + x.Biases[layer];
        return h;
    }

    private static Tensor ByLoops((Tensor X, Tensor[] Weights, Tensor[] Biases) x)
    {
        var rows = Enumerable.Range(0, (int)x.X.shape[0]).Select(i =>
        {
            double[] h = Numbers(x.X[i]);
            for (int layer = 0; layer < x.Weights.Length; layer++)
            {
                double[] a = Numbers(x.Biases[layer]), weights = Numbers(x.Weights[layer]);
                for (int j = 0; j < a.Length; j++)
                {
                    for (int d = 0; d < h.Length; d++)
                        a[j] += h[d] * weights[d * a.Length + j];
                }
                h = layer == x.Weights.Length - 1 ? a : [.. a.Select(Math.Tanh)];
            }
            return tensor(h);
        });
        return stack(rows.ToArray());
    }

    private static double[] Numbers(Tensor t) => t.contiguous().data<double>().ToArray();
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.BatchForward"/>
    public static BatchForward BatchForward => The<BatchForward>();
}
