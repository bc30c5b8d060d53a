using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class NetworkOf1998Answers : AnswersTo<NetworkOf1998>
{
    [Right]
    private static Tensor MapByMap(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table);

    [Right]
    private static Tensor PlaceByPlace(Tensor images, Tensor[] w, int[][] table)
    {
        // Everything as sums over windows, with neither a convolution nor a pooling of the library.
        var h = Sampled(Squash(Summed(F.pad(images, [2, 2, 2, 2]), Enumerable.Range(0, (int)w[0].shape[0]).Select(map => (w[0][map], (int[])[0])), w[1])), w[2], w[3]);
        int first = 0;
        var filters = table.Select(row => (w[4].narrow(0, (first += row.Length) - row.Length, row.Length), row)).ToList();
        h = Sampled(Squash(Summed(h, filters, w[5])), w[6], w[7]).reshape(images.shape[0], -1);
        foreach (int layer in new[] { 8, 10 })
            h = Squash(h.matmul(w[layer].t()) + w[layer + 1]);
        return h.matmul(w[12].t()) + w[13];

        static Tensor Summed(Tensor x, IEnumerable<(Tensor Windows, int[] Inputs)> filters, Tensor biases)
        {
            long side = x.shape[2] - 4;
            return stack(filters.Select((filter, map) =>
            {
                var sum = biases[map];
                for (int n = 0; n < filter.Inputs.Length; n++)
                    for (int u = 0; u < 5; u++)
                        for (int v = 0; v < 5; v++)
                            sum = sum + filter.Windows[n, u, v] * x.select(1, filter.Inputs[n]).narrow(1, u, side).narrow(2, v, side);
                return sum;
            }).ToArray(), 1);
        }

        static Tensor Sampled(Tensor x, Tensor c, Tensor b) =>
            Squash(x.reshape(x.shape[0], x.shape[1], x.shape[2] / 2, 2, x.shape[3] / 2, 2).sum([3L, 5L]) * c.reshape(-1, 1, 1) + b.reshape(-1, 1, 1));
    }

    [Wrong("form of today")]
    private static Tensor Today(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, squash: a => F.relu(a), sample: (x, _, _) => F.max_pool2d(x, 2));

    [Wrong("1.7159")]
    private static Tensor PlainTanh(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, squash: a => a.tanh());

    [Wrong("1.7159")]
    private static Tensor NotStretched(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, squash: a => (a * (2.0 / 3)).tanh());

    [Wrong("1.7159")]
    private static Tensor NotSteep(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, squash: a => 1.7159 * a.tanh());

    [Wrong]
    private static Tensor WholeNumbers(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, squash: a => 1.7159 * (a * (2 / 3)).tanh());

    [Wrong("four times too small")]
    private static Tensor Means(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, sample: (x, c, b) => Squash(F.avg_pool2d(x, 2) * c + b));

    [Wrong("after the coefficient")]
    private static Tensor BiasFirst(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, sample: (x, c, b) => Squash((4 * F.avg_pool2d(x, 2) + b) * c));

    [Wrong("ends in the squashing function")]
    private static Tensor NotSquashed(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, sample: (x, c, b) => 4 * F.avg_pool2d(x, 2) * c + b);

    [Wrong]
    private static Tensor WithoutCoefficients(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, sample: (x, _, _) => Squash(4 * F.avg_pool2d(x, 2)));

    [Wrong("no squashing behind it")]
    private static Tensor SquashedAtTheEnd(Tensor images, Tensor[] w, int[][] table) => Squash(Network(images, w, table));

    [Wrong]
    private static Tensor SoftmaxAtTheEnd(Tensor images, Tensor[] w, int[][] table) => F.softmax(Network(images, w, table), 1);

    [Wrong("another order")]
    private static Tensor WindowsByInput(Tensor images, Tensor[] w, int[][] table)
    {
        var connections = table.SelectMany((row, map) => row.Select(input => (map, input))).ToList();
        var sorted = connections.OrderBy(connection => connection.input).ThenBy(connection => connection.map).ToList();
        long[] places = [.. connections.Select(connection => (long)sorted.IndexOf(connection))];
        return Network(images, [.. w[..4], w[4].index_select(0, tensor(places)), .. w[5..]], table);
    }

    [Wrong("no gradient")]
    private static Tensor ByNumbers(Tensor images, Tensor[] w, int[][] table) => Network(images, [.. w[..4], tensor(w[4].data<double>().ToArray(), w[4].shape), .. w[5..]], table);

    [Wrong("no gradient")]
    private static Tensor WithoutHistory(Tensor images, Tensor[] w, int[][] table)
    {
        using var untracked = no_grad();
        return Network(images, w, table);
    }

    [Wrong]
    private static Tensor TheFirstMapsOnly(Tensor images, Tensor[] w, int[][] table) => Network(images, w, [.. table.Select(row => Enumerable.Range(0, row.Length).ToArray())]);

    [Wrong]
    private static Tensor SortedRows(Tensor images, Tensor[] w, int[][] table) => Network(images, w, [.. table.Select(row => row.Order().ToArray())]);

    [Wrong]
    private static Tensor ThePapersTableAlways(Tensor images, Tensor[] w, int[][] table) => Network(images, w, NetworkOf1998.Paper());

    [Wrong]
    private static Tensor WithoutPadding(Tensor images, Tensor[] w, int[][] table) => Network(images, w, table, padding: 0);

    [Wrong]
    private static Tensor Zeros(Tensor images, Tensor[] w, int[][] table) => zeros(images.shape[0], 10, dtype: float64);

    private static Tensor Squash(Tensor a) => 1.7159 * (a * (2.0 / 3)).tanh();

    private static Tensor Network(
        Tensor images, Tensor[] w, int[][] table, Func<Tensor, Tensor>? squash = null, Func<Tensor, Tensor, Tensor, Tensor>? sample = null, long padding = 2)
    {
        squash ??= Squash;
        sample ??= (x, c, b) => squash(4 * F.avg_pool2d(x, 2) * c + b);
        static Tensor ForMaps(Tensor t) => t.reshape(1, -1, 1, 1);
        var h = sample(squash(F.conv2d(images, w[0], w[1], padding: [padding, padding])), ForMaps(w[2]), ForMaps(w[3]));
        var maps = new List<Tensor>();
        long first = 0;
        foreach (int[] row in table)
        {
            var seen = h.index_select(1, tensor(row.Select(input => (long)input).ToArray()));
            maps.Add(F.conv2d(seen, w[4].narrow(0, first, row.Length).unsqueeze(0)));
            first += row.Length;
        }
        h = squash(cat(maps.ToArray(), 1) + ForMaps(w[5]));
        h = sample(h, ForMaps(w[6]), ForMaps(w[7])).flatten(start_dim: 1);
        h = squash(F.linear(h, w[8], w[9]));
        h = squash(F.linear(h, w[10], w[11]));
        return F.linear(h, w[12], w[13]);
    }
}
