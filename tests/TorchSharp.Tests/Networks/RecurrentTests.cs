using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class RecurrentTests
{
    private static readonly Tensor Text = tensor([.. Enumerable.Range(0, 25).Select(i => (7L * i * i + 3 * i) % 11)]);

    [Fact]
    public void Characters_through_a_simple_network()
    {
        manual_seed(15);
        var rnn = RNN(8, 16, batchFirst: true);
        Tensor? state = null;
        TrainOnCharacters(rnn, x =>
        {
            (x, state) = rnn.call(x, state?.detach());
            state.MoveToOuterDisposeScope();
            return x;
        }, [1.13471508, 1.1975075, 1.20567274, 0.974287391, 1.05618644], losses: [2.50829911, 2.31234622, 2.37851334, 2.12242174, 1.9674015], parameters: 1.31678016);
    }

    [Fact]
    public void Characters_through_gated_units()
    {
        manual_seed(15);
        var gru = GRU(8, 16, batchFirst: true);
        Tensor? state = null;
        TrainOnCharacters(gru, x =>
        {
            (x, state) = gru.call(x, state?.detach());
            state.MoveToOuterDisposeScope();
            return x;
        }, [0.947900772, 0.771023989, 0.976011872, 0.884435117, 0.700194597], losses: [2.43492365, 2.44273996, 2.65056467, 2.11832905, 2.20300746], parameters: -3.69779642);
    }

    [Fact]
    public void Characters_through_long_short_term_memory_of_two_layers()
    {
        manual_seed(15);
        var lstm = LSTM(8, 16, numLayers: 2, batchFirst: true);
        (Tensor h, Tensor c)? state = null;
        TrainOnCharacters(lstm, x =>
        {
            var (output, h, c) = lstm.call(x, state);
            state = (h.detach().MoveToOuterDisposeScope(), c.detach().MoveToOuterDisposeScope());
            return output;
        }, [0.479979128, 0.401738882, 0.542370379, 0.510338724, 0.413606137], losses: [2.32878113, 2.33860087, 2.40613794, 2.15788913, 2.20064569], parameters: 12.4899709);
    }

    [Fact]
    public void The_adding_task_with_a_cell()
    {
        manual_seed(16);
        var cell = LSTMCell(2, 8);
        var head = Linear(8, 1);
        var values = rand(6, 4);
        var marks = zeros(6, 4);
        marks[1] = 1;
        marks[4] = 1;
        var y = (values * marks).sum(dim: 0);
        Tensor Loss()
        {
            var (h, c) = (zeros(4, 8), zeros(4, 8));
            for (var t = 0; t < 6; t++) (h, c) = cell.call(stack([values[t], marks[t]], 1), (h, c));
            return functional.mse_loss(head.call(h).squeeze(1), y);
        }
        Parameter[] parameters = [.. cell.parameters(), .. head.parameters()];
        Check(parameters, optim.RMSProp(parameters, 0.01), Loss, losses: [0.949823022, 0.347051591, 0.0593956336, 0.0543508306], parameters: 5.15437416);
    }

    [Fact]
    public void Back_propagation_through_time_by_hand()
    {
        manual_seed(17);
        var wx = Parameter(randn(3, 5) * 0.3);
        var wh = Parameter(randn(5, 5) * 0.3);
        var x = randn(6, 4, 3);
        Tensor Loss()
        {
            var h = zeros(4, 5);
            for (var t = 0; t < 6; t++) h = tanh(x[t].matmul(wx) + h.mm(wh));
            return h.square().mean();
        }
        Check([wx, wh], optim.SGD([wx, wh], 0.5), Loss, losses: [0.313199759, 0.252397478, 0.202257305, 0.159785211], parameters: -0.899212981);
    }

    /// <summary>Chunks of four characters, two texts at a time, with truncated history and clipped gradients.</summary>
    private static void TrainOnCharacters(Module recurrent, Func<Tensor, Tensor> run, double[] norms, double[] losses, double parameters)
    {
        var embed = Embedding(11, 8);
        var head = Linear(16, 11);
        var net = ModuleList(embed, recurrent, head);
        var inputs = Text[..24].view(2, 12);
        var targets = Text[1..25].view(2, 12);
        var (chunk, measured) = (0, new List<double>());
        Tensor Loss()
        {
            var part = (4 * (chunk % 3))..(4 * (chunk++ % 3) + 4);
            return functional.cross_entropy(head.call(run(embed.call(inputs[.., part]))).reshape(-1, 11), targets[.., part].reshape(-1));
        }
        Check(net, optim.Adam(net.parameters(), 0.01), Loss, losses, parameters, () => measured.Add(nn.utils.clip_grad_norm_(net.parameters(), 0.5)));
        Near(norms, [.. measured]);
    }
}
