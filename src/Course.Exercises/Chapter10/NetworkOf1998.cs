using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>LeNet-5 as its paper describes it: the connection table of C3, subsampling with coefficients, and the squashing function.</summary>
/// <remarks>
/// The weights are given in the order in which an image meets them: C1, S2, C3, S4, C5, F6 and the output layer, each as weights (or coefficients) and biases, 14 tensors in all.
/// Those of C3 are a 5×5 window for each connection, in the order of the table. Sizes are read from the weights, so that any table can be tried.
/// </remarks>
public sealed class NetworkOf1998() : Exercise<Func<Tensor, Tensor[], int[][], Tensor>, (Tensor Images, Tensor[] Weights, int[][] Table), NetworkOf1998.Seen>(
    "10.7", "The network of 1998, from its table", Difficulty.Hard, minutes: 90)
{
    /// <summary>What is seen of a network.</summary>
    /// <param name="Logits">Its output.</param>
    /// <param name="Gradients">The gradient of Σ logits² / 2 by each of the weights; empty where none arrives.</param>
    public sealed record Seen(Tensor Logits, Tensor[] Gradients);

    /// <summary>Where a network may differ from the paper's: what the diagnoses look for.</summary>
    private sealed record Form(
        double Stretch = 1.7159, double Steep = 2.0 / 3, bool Modern = false, bool Mean = false, bool BiasInside = false, bool PlainPooling = false, bool SquashedLogits = false, bool ByInput = false);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => See(answer, x));
        Probe("the paper's table", draw => Drawn(draw, maps: 6, Paper()));
        Probe("another table", draw => Drawn(draw, maps: 5, RandomTable(draw, 5)));
        Property("with the paper's table: the right logits", (x, seen) => Close(seen.Logits, Right(x), 1e-6), points: 2, "the paper's table");
        Property("with another table, too", (x, seen) => Close(seen.Logits, Right(x), 1e-6), points: 2, "another table");
        Property("and the right gradients for all 14 weights, so that it can be trained", (x, seen) => Close(seen.Logits, Right(x), 1e-6) && RightGradients(x, seen), points: 2);

        Diagnose((x, seen) => Close(seen.Logits, Right(x), 1e-6) && seen.Gradients.Any(gradient => gradient.numel() == 0), "The logits are right, and some weights get no gradient: compute with tensors from the weights to the logits, without item(), data() or detach().");
        Diagnose((x, seen) => Is(seen, x, new(Modern: true)), "This is the form of today: in 1998 there was no ReLU and no max-pooling.");
        Diagnose((x, seen) => Is(seen, x, new(Stretch: 1, Steep: 1)) || Is(seen, x, new(Stretch: 1)) || Is(seen, x, new(Steep: 1)), "The squashing function is 1.7159 · tanh(2/3 · a): both numbers belong to it.");
        Diagnose((x, seen) => Is(seen, x, new(Mean: true)), "Subsampling takes the sum of the four numbers, and you take their mean: it is four times too small.");
        Diagnose((x, seen) => Is(seen, x, new(BiasInside: true)), "The bias of subsampling is added after the coefficient: c · (sum) + b.");
        Diagnose((x, seen) => Is(seen, x, new(PlainPooling: true)), "Subsampling ends in the squashing function as well: S2 and S4 have it, like C1.");
        Diagnose((x, seen) => Is(seen, x, new(SquashedLogits: true)), "The last layer gives logits: no squashing behind it.");
        Diagnose((x, seen) => Is(seen, x, new(ByInput: true)), "The windows of C3 are in another order: map by map of C3, and for each map in the order of its row in the table.");
        Hint("Five functions: squash, subsample, and one for each kind of layer. C1, C5, F6 and the output are layers of the chapter; write C3 last, and first for a single map.");
        Hint("Map m of C3 is an ordinary convolution of the maps table[m], picked with index_select(1, …), by the next table[m].Length windows. cat the maps along dimension 1.");
        Hint("For map m: w.narrow(0, first, n).unsqueeze(0) is a filter [1, n, 5, 5]; conv2d of the picked maps with it; add the biases as b.reshape(1, -1, 1, 1). Subsample: squash(4 * avg_pool2d(x, 2) * c.reshape(1, -1, 1, 1) + b.reshape(1, -1, 1, 1)).");
    }

    /// <summary>Table I of the paper: the maps of S2 that each map of C3 sees.</summary>
    internal static int[][] Paper() =>
    [
        [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5, 0], [5, 0, 1],
        [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 0], [4, 5, 0, 1], [5, 0, 1, 2],
        [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
        [0, 1, 2, 3, 4, 5],
    ];

    /// <summary>The logits of the paper's network.</summary>
    internal static Tensor Right((Tensor Images, Tensor[] Weights, int[][] Table) x) => Logits(x, new Form());

    private static int[][] RandomTable(Draw draw, int maps) =>
        [.. Enumerable.Range(0, draw.Integer(6, 9)).Select(_ => Enumerable.Range(0, maps).OrderBy(_ => draw.Number(0, 1)).Take(draw.Integer(1, maps - 1)).ToArray())];

    private static (Tensor, Tensor[], int[][]) Drawn(Draw draw, int maps, int[][] table)
    {
        Tensor Weights(int inputs, params long[] shape) => draw.Normal(shape, ScalarType.Float64) / Math.Sqrt(inputs);
        var (connections, flat, c5, f6) = (table.Sum(row => row.Length), table.Length * 25, draw.Integer(14, 18), draw.Integer(11, 13));
        Tensor[] weights =
        [
            Weights(25, maps, 1, 5, 5), Weights(4, maps),
            1 + Weights(9, maps) / 2, Weights(4, maps),
            Weights(50, connections, 5, 5), Weights(4, table.Length),
            1 + Weights(9, table.Length) / 2, Weights(4, table.Length),
            Weights(flat, c5, flat), Weights(4, c5), Weights(c5, f6, c5), Weights(4, f6), Weights(f6, 10, f6), Weights(4, 10),
        ];
        return (draw.Uniform(0, 1, [draw.Integer(2, 3), 1, 28, 28], ScalarType.Float64), weights, table);
    }

    private static Seen See(Func<Tensor, Tensor[], int[][], Tensor> answer, (Tensor Images, Tensor[] Weights, int[][] Table) x)
    {
        Tensor[] leaves = [.. x.Weights.Select(weight => weight.detach().clone().requires_grad_())];
        var logits = answer(x.Images, leaves, x.Table);
        if (logits.requires_grad)
            (logits.square().sum() / 2).backward();
        return new Seen(logits.detach(), [.. leaves.Select(leaf => leaf.grad?.clone() ?? empty(0, dtype: ScalarType.Float64))]);
    }

    private static bool Is(Seen seen, (Tensor Images, Tensor[] Weights, int[][] Table) x, Form form) =>
        Close(seen.Logits, Logits(x, form), 1e-6) && !Close(seen.Logits, Right(x), 1e-6);

    private static bool RightGradients((Tensor Images, Tensor[] Weights, int[][] Table) x, Seen seen)
    {
        var right = See((images, weights, table) => Right((images, weights, table)), x);
        return right.Gradients.Zip(seen.Gradients, (r, s) => Close(s, r, 1e-6)).All(close => close) && seen.Gradients.Length == right.Gradients.Length;
    }

    private static Tensor Logits((Tensor Images, Tensor[] Weights, int[][] Table) x, Form form)
    {
        Tensor Squash(Tensor a) => form.Modern ? nn.functional.relu(a) : form.Stretch * (form.Steep * a).tanh();
        Tensor ForEachMap(Tensor numbers) => numbers.reshape(1, -1, 1, 1);
        Tensor Subsample(Tensor maps, Tensor coefficients, Tensor biases)
        {
            if (form.Modern)
                return nn.functional.max_pool2d(maps, 2);
            var (c, b, sum) = (ForEachMap(coefficients), ForEachMap(biases), nn.functional.avg_pool2d(maps, 2) * (form.Mean ? 1 : 4));
            var scaled = form.BiasInside ? c * (sum + b) : c * sum + b;
            return form.PlainPooling ? scaled : Squash(scaled);
        }
        var w = x.Weights;
        var h = Subsample(Squash(nn.functional.conv2d(x.Images, w[0], w[1], padding: [2L, 2L])), w[2], w[3]);
        h = nn.functional.conv2d(h, Filters(w[4], x.Table, (int)h.shape[1], form.ByInput), w[5]);
        h = Subsample(Squash(h), w[6], w[7]).flatten(start_dim: 1);
        h = Squash(nn.functional.linear(h, w[8], w[9]));
        h = Squash(nn.functional.linear(h, w[10], w[11]));
        h = nn.functional.linear(h, w[12], w[13]);
        return form.SquashedLogits ? Squash(h) : h;
    }

    /// <summary>The windows of the connections as ordinary filters [O, C, 5, 5], with zeros where there is no connection.</summary>
    private static Tensor Filters(Tensor windows, int[][] table, int maps, bool byInput)
    {
        long none = windows.shape[0];
        var places = new long[table.Length * maps];
        Array.Fill(places, none);
        var connections = table.SelectMany((row, map) => row.Select(input => (Map: map, Input: input)));
        if (byInput)
            connections = connections.OrderBy(connection => connection.Input).ThenBy(connection => connection.Map);
        foreach (var ((map, input), place) in connections.Select((connection, place) => (connection, place)))
            places[map * maps + input] = place;
        return cat([windows, zeros(1, 5, 5, dtype: windows.dtype)]).index_select(0, tensor(places)).reshape(table.Length, maps, 5, 5);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.NetworkOf1998"/>
    public static NetworkOf1998 NetworkOf1998 => The<NetworkOf1998>();
}
