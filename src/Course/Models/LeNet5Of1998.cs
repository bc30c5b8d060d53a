using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>LeNet-5 as its paper describes it: subsampling with trained coefficients, the connection table of C3, squashing after every layer; the output is plain.</summary>
/// <remarks>
/// <para>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-Based Learning Applied to Document Recognition, Proceedings of the IEEE 86 (1998) 2278-2324, section II.B, table I and
/// appendix A (the squashing 1.7159·tanh(⅔·a), and first weights uniform within ±2.4 / inputs of the unit).</para>
/// <code>
/// images   [N,   1, 32, 32]   28×28 ones are padded by 2 on each side
/// c1       [N,   6, 28, 28]   5×5                                           156 parameters
/// s2       [N,   6, 14, 14]   a coefficient and a bias for each map          12
/// c3       [N,  16, 10, 10]   5×5, each map from 3, 4 or 6 of the six     1,516
/// s4       [N,  16,  5,  5]                                                  32
/// c5       [N, 120]                                                      48,120
/// f6       [N,  84]                                                      10,164
///                                                                        60,000 as the paper counts
/// output   [N,  10]                                                         850
/// </code>
/// <para>Where it differs: the paper's output units measure distances to fixed 7×12 bitmaps of characters (radial basis functions, 840 fixed numbers); here they are a fully connected layer that
/// gives logits, for <c>CrossEntropyLoss()</c>.</para>
/// </remarks>
public sealed class LeNet5Of1998 : Module<Tensor, Tensor>
{
    // Table I: which maps of S2 each map of C3 is connected to.
    private static readonly int[][] s_table =
    [
        [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5, 0], [5, 0, 1],
        [0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 0], [4, 5, 0, 1], [5, 0, 1, 2],
        [0, 1, 3, 4], [1, 2, 4, 5], [0, 2, 3, 5],
        [0, 1, 2, 3, 4, 5],
    ];

    private readonly Conv2d c1;
    private readonly Subsampling s2;
    private readonly TableConvolution c3;
    private readonly Subsampling s4;
    private readonly Linear c5;
    private readonly Linear f6;
    private readonly Linear output;

    /// <summary>A LeNet-5 of 1998 with fresh weights.</summary>
    public LeNet5Of1998()
        : base(nameof(LeNet5Of1998))
    {
        c1 = Conv2d(1, 6, kernel_size: 5);
        s2 = new Subsampling(6);
        c3 = new TableConvolution(s_table, inputs: 6, kernel: 5);
        s4 = new Subsampling(16);
        c5 = Linear(16 * 5 * 5, 120);
        f6 = Linear(120, 84);
        output = Linear(84, 10);
        RegisterComponents();
        Draw(c1, 25);
        Draw(s2, 4);
        Draw(s4, 4);
        Draw(c5, 400);
        Draw(f6, 120);
        Draw(output, 84);
    }

    /// <summary>The scores of the ten classes for each image.</summary>
    /// <param name="images">Float32 [N, 1, 28, 28] or [N, 1, 32, 32]; values of about 0 to 1.</param>
    /// <returns>Logits, [N, 10].</returns>
    /// <exception cref="ArgumentException">The shape is another one; the message has both.</exception>
    public override Tensor forward(Tensor images)
    {
        if (images.ndim == 4 && images.shape[2] == 28 && images.shape[3] == 28) images = functional.pad(images, [2, 2, 2, 2]);
        InputShape.Require(nameof(LeNet5Of1998), images, "N 1 32 32", "grey images of 28×28 or 32×32 are expected, one channel each.");
        var x = s2.call(Squash(c1.call(images)));
        x = s4.call(Squash(c3.call(x)));
        x = Squash(c5.call(x.flatten(start_dim: 1)));
        return output.call(Squash(f6.call(x)));
    }

    private static Tensor Squash(Tensor a) => 1.7159 * (a * (2.0 / 3.0)).tanh();

    private static void Draw(Module layer, int inputs)
    {
        foreach (var parameter in layer.parameters()) init.uniform_(parameter, -2.4 / inputs, 2.4 / inputs);
    }

    /// <summary>Squash(c·(sum of each 2×2 window) + b), a coefficient c and a bias b for each map.</summary>
    private sealed class Subsampling : Module<Tensor, Tensor>
    {
        private readonly Parameter coefficient;
        private readonly Parameter bias;

        internal Subsampling(long maps)
            : base(nameof(Subsampling))
        {
            coefficient = Parameter(ones(maps, 1, 1));
            bias = Parameter(zeros(maps, 1, 1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => Squash(4 * functional.avg_pool2d(x, 2) * coefficient + bias);
    }

    /// <summary>A convolution in which each output map sees some of the input maps only; it has no weights for the others.</summary>
    private sealed class TableConvolution : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter bias;
        private readonly Tensor places;
        private readonly long[] _shape;

        internal TableConvolution(int[][] table, int inputs, int kernel)
            : base(nameof(TableConvolution))
        {
            var connections = table.Sum(maps => maps.Length);
            _shape = [table.Length, inputs, kernel, kernel];
            weight = Parameter(empty(connections, kernel * kernel));
            bias = Parameter(empty(table.Length));
            // For each pair of maps the row of its weights; pairs without a connection take the row of zeros that is put last.
            var rows = new long[table.Length * inputs];
            Array.Fill(rows, connections);
            var (next, first) = (0, 0);
            using (no_grad())
            {
                for (var map = 0; map < table.Length; map++)
                {
                    foreach (var input in table[map]) rows[map * inputs + input] = next++;
                    var bound = 2.4 / (table[map].Length * kernel * kernel);
                    weight.narrow(0, first, next - first).uniform_(-bound, bound);
                    bias.narrow(0, map, 1).uniform_(-bound, bound);
                    first = next;
                }
            }
            places = tensor(rows);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var zeroRow = zeros(1, weight.shape[1], dtype: weight.dtype, device: weight.device);
            return functional.conv2d(x, cat([weight, zeroRow]).index_select(0, places).reshape(_shape), bias);
        }
    }
}
