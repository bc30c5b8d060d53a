using TorchSharp.Kernels;
using static TorchSharp.Tests.Sequences.NetworkNumbers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Tests.Sequences;

/// <summary>Numbers and sentences are PyTorch 1.13's.</summary>
public sealed class RecurrentNetworkTests
{
    [Fact]
    public void A_simple_network_computes_PyTorchs_numbers()
    {
        using var net = RNN(3, 4);
        Check([1.0956175093658942, 0.13220203520607116, 5.721167818354558, -0.7334295278822252, 28.83643071432702, 36.16696464416598, -1.313544871647879, -0.7296295345192448], net, x => List(net.call(x[0], x[1])), Input(1, 5, 2, 3), Input(2, 1, 2, 4));
    }

    [Fact]
    public void A_rectified_network_of_two_layers_in_two_directions_without_biases_computes_PyTorchs_numbers()
    {
        using var net = RNN(3, 4, 2, NonLinearities.ReLU, bias: false, bidirectional: true);
        Check([6.328483534182334, 2.8617068237095133, 9.580666089144486, 10.38156218972021, 0.15524483969005765, -0.5098780380690345, 39.146806804013735, 14.974946635116678, 19.723680923235666, 1.328808064230633, 0.2398663474669328], net, x => List(net.call(x[0])), Input(1, 5, 2, 3));
    }

    [Fact]
    public void Long_short_term_memory_of_two_layers_in_two_directions_batch_first_computes_PyTorchs_numbers()
    {
        using var net = LSTM(3, 4, 2, bidirectional: true, batchFirst: true);
        Check([-0.7253218946419318, -1.417717244531688, -0.7591948669203927, -0.3946900436781522, -0.5444248519420931, 1.7019452033948737, 4.484279096479938, 0.9312617311558709, -4.105265264136259, 4.93126437970685, 9.637901598110393, -10.490649533259681, -0.5796345496384171, 15.42487409680201, 16.61987533788409, -16.279276612836192, 1.1657965983099299, 27.854165746840795, 23.78025230702268, 3.3741703450372382, 0.10050041852877611, 12.307123948701236], net, x => List(net.call(x[0], (x[1], x[2]))), Input(1, 2, 5, 3), Input(2, 4, 2, 4), Input(3, 4, 2, 4));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    [InlineData(0)]
    public void More_sequences_and_units_than_a_tile_has_change_nothing_for_vectors_of(int bits)
    {
        var before = Simd.Width;
        Simd.Width = (SimdWidth)bits;
        try
        {
            using var net = LSTM(3, 17);
            Check([-14.017606662655691, -9.13758642598247, 10.71540958736127, 25.578441550330222, -77.71350054906324, 590.5432919858919, 681.1582204551701, 110.60927364302341], net, x => List(net.call(x[0])), Input(1, 4, 19, 3));
        }
        finally
        {
            Simd.Width = before;
        }
    }

    [Fact]
    public void A_single_sequence_needs_no_batch_dimension()
    {
        using var net = LSTM(3, 4);
        Check([-0.5031870791305175, -0.45166193276617644, -0.11293007615796033, 0.3423363435256067, -1.51628435136397, 7.127215350579122, 10.367031549985791, 0.9453278214638074], net, x => List(net.call(x[0])), Input(1, 5, 3));
    }

    [Fact]
    public void Gated_units_of_two_layers_in_two_directions_compute_PyTorchs_numbers()
    {
        using var net = GRU(3, 4, 2, bidirectional: true);
        Check([3.0850442900335278, -0.550196763501676, 4.28687065062401, 0.47326116689836484, -2.0440330215297244, -3.213186125843361, -1.4256035121477684, -6.2159964293524546, 0.3393248490670321, 10.75909717308106, -22.575659584978034, 2.81435504861812, 30.9375858663227, 16.474228555558255, -26.116941630090977, 5.4761393256908075, 41.70408387966459, 19.146441236843252, 8.587044517725825, 26.36365130462412], net, x => List(net.call(x[0], x[1])), Input(1, 5, 2, 3), Input(2, 4, 2, 4));
    }

    [Fact]
    public void Gated_units_without_biases_compute_PyTorchs_numbers()
    {
        using var net = GRU(3, 4, bias: false);
        Check([1.7379708409128825, 0.7535141445205856, 5.390682435149617, 1.5288890520614529, -0.5448654207257779], net, x => List(net.call(x[0])), Input(1, 5, 2, 3));
    }

    [Fact]
    public void Cells_compute_PyTorchs_numbers()
    {
        using var simple = RNNCell(3, 4);
        Check([2.0229449050895854, 2.6403572897425187, -0.6698574179955974, 4.033829494716119, 5.0751276937330125, 0.35314384822066025, -0.6195010542628235], simple, x => [simple.call(x[0], x[1])], Input(1, 2, 3), Input(2, 2, 4));
        using var memory = LSTMCell(3, 4);
        Check([-0.5635927546266045, -1.5378204827933708, 2.431386442644664, -0.659963846769148, 4.256281157261605, 5.649467099793144, -0.34961945289615565, -0.60176925102602, 5.510055869376637], memory, x => List(memory.call(x[0], (x[1], x[2]))), Input(1, 2, 3), Input(2, 2, 4), Input(3, 2, 4));
        using var gated = GRUCell(3, 4);
        Check([-0.4278099090307232, 1.7648773746813275, -0.6028544811736574, 3.3857571468605068, 2.281423551280862, -0.22313920614421678, 3.8698264111727307], gated, x => [gated.call(x[0], x[1])], Input(1, 2, 3), Input(2, 2, 4));
    }

    [Fact]
    public void A_cell_begins_with_zeros_and_takes_a_single_row()
    {
        using var cell = LSTMCell(3, 4);
        var x = rand(3);
        var (h, c) = cell.call(x);
        var (rowH, rowC) = cell.call(x.unsqueeze(0), (zeros(1, 4), zeros(1, 4)));
        Assert.Equal([4], h.shape);
        Assert.Equal(rowH.data<float>().ToArray(), h.data<float>().ToArray());
        Assert.Equal(rowC.data<float>().ToArray(), c.data<float>().ToArray());
    }

    [Fact]
    public void Packed_sequences_run_each_to_its_own_end()
    {
        using var memory = LSTM(3, 4, bidirectional: true);
        Check([4.952363544474183, -2.0910461573174333, -2.799013321867143, 1.4929261127260411, -4.551993508027065, 16.107057114195904, 22.89264388982904, 3.01677982758485, -3.877808078323457, 17.731468720989277, 16.077600204819134, -0.3904662092678364], memory, x =>
        {
            var (y, h, c) = memory.call(Packed(x[0]));
            return [Padded(y), h, c];
        }, Input(1, 5, 3, 3));
        using var gated = GRU(3, 4, bidirectional: true);
        Check([5.7955467726280565, -1.745951775485167, 1.4441965592118455, -2.3272771484976005, 30.003513359044636, 18.080801669267146, 2.1259004060922244, -4.343101305419533, 33.787007197784774, 15.04357658164611, -0.012281766351945], gated, x =>
        {
            var (y, h) = gated.call(Packed(x[0]));
            return [Padded(y), h];
        }, Input(1, 5, 3, 3));
        using var simple = RNN(3, 4, bidirectional: true);
        Check([1.893532566058516, -1.0777096702462754, 3.3510991782548967, -2.92729897107259, 35.15042919209399, 44.020373473680806, 5.81599745775513, -32.02707348034185, 38.417773901876764, 39.94822661701616, 9.257847293013604], simple, x =>
        {
            var (y, h) = simple.call(Packed(x[0]));
            return [Padded(y), h];
        }, Input(1, 5, 3, 3));
    }

    [Fact]
    public void Parameters_have_PyTorchs_names_order_and_first_values()
    {
        manual_seed(3);
        using var net = LSTM(2, 3, 2, bidirectional: true);
        Assert.Equal(
            ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse", "weight_hh_l0_reverse", "bias_ih_l0_reverse", "bias_hh_l0_reverse",
             "weight_ih_l1", "weight_hh_l1", "bias_ih_l1", "bias_hh_l1", "weight_ih_l1_reverse", "weight_hh_l1_reverse", "bias_ih_l1_reverse", "bias_hh_l1_reverse"],
            net.named_parameters().Select(p => p.name));
        AssertClose([-0.5724271535873413f, -0.45544925332069397f, -0.2472877949476242f], net.get_parameter("weight_ih_l0")!);
        AssertClose([-0.11943601071834564f, 0.48849520087242126f, -0.28332746028900146f], net.get_parameter("bias_hh_l1_reverse")!);
        manual_seed(3);
        using var cell = GRUCell(2, 3);
        AssertClose([0.37091103196144104f, 0.14395330846309662f, -0.20710498094558716f], cell.bias_hh!);
    }

    [Fact]
    public void Dropout_between_layers_draws_PyTorchs_masks()
    {
        manual_seed(3);
        using var net = LSTM(2, 3, 3, dropout: 0.5);
        var (y, _, _) = net.call(ones(2, 1, 2));
        float[] expected = [0.15303440392017365f, -0.0500774122774601f, -0.1771380603313446f, 0.19933782517910004f, -0.08556227385997772f, -0.2159397155046463f];
        AssertClose(expected, y);
        net.eval();
        Assert.Equal(net.call(ones(2, 1, 2)).Item1.data<float>().ToArray(), net.call(ones(2, 1, 2)).Item1.data<float>().ToArray());
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        manual_seed(0);
        using var net = GRU(20, 33);
        var x = randn(7, 50, 20);
        var before = get_num_threads();
        try
        {
            set_num_threads(1);
            var one = Gradients();
            set_num_threads(2);
            Assert.Equal(one, Gradients());
        }
        finally
        {
            set_num_threads(before);
        }

        float[] Gradients()
        {
            net.zero_grad();
            net.call(x).Item1.square().sum().backward();
            return [.. net.parameters().SelectMany(p => p.grad!.data<float>().ToArray())];
        }
    }

    [Fact]
    public void A_gradient_can_be_differentiated_again()
    {
        using var net = LSTM(2, 3, dtype: float64);
        var x = Input(1, 3, 2, 2);
        var v = Sample.Values(-1, 1, x.shape, 7);
        Tensor Gradient(Tensor at, bool again) => autograd.grad([net.call(at).Item1.square().sum()], [at], create_graph: again)[0];
        var second = autograd.grad([(Gradient(x, true) * v).sum()], [x])[0];
        const double Step = 1e-5;
        var numeric = (Gradient((x.detach() + Step * v).requires_grad_(), false) - Gradient((x.detach() - Step * v).requires_grad_(), false)) / (2 * Step);
        Assert.True((second - numeric).abs().max().item<double>() < 1e-7);
    }

    [Fact]
    public void A_graph_that_is_kept_gives_the_same_gradient_twice()
    {
        using var net = LSTM(2, 3);
        var loss = net.call(rand(4, 2, 2)).Item1.sum();
        loss.backward(retain_graph: true);
        var once = net.get_parameter("weight_hh_l0")!.grad!.clone();
        loss.backward();
        Assert.Equal((once * 2).data<float>().ToArray(), net.get_parameter("weight_hh_l0")!.grad!.data<float>().ToArray());
    }

    [Fact]
    public void NaN_reaches_the_states_of_its_own_sequence_only()
    {
        using var net = RNN(2, 3, nonLinearity: NonLinearities.ReLU);
        var x = ones(2, 2, 2);
        x[0, 1, 0] = double.NaN;
        var y = net.call(x).Item1.isnan();
        Assert.False(y.select(1, 0).any().item<bool>());
        Assert.True(y.select(1, 1).all().item<bool>());
    }

    [Fact]
    public void Wrong_shapes_are_refused_in_PyTorchs_words()
    {
        using var net = LSTM(3, 4);
        Refused("input.size(-1) must be equal to input_size. Expected 3, got 4", () => net.call(zeros(5, 2, 4)));
        Refused("Expected hidden[0] size (1, 2, 4), got [1, 3, 4]", () => net.call(zeros(5, 2, 3), (zeros(1, 3, 4), zeros(1, 3, 4))));
        Refused("Expected hidden[1] size (1, 2, 4), got [1, 3, 4]", () => net.call(zeros(5, 2, 3), (zeros(1, 2, 4), zeros(1, 3, 4))));
        Refused("Expected sequence length to be larger than 0 in RNN", () => net.call(zeros(0, 2, 3)));
        Refused("For batched 3-D input, hx should also be 3-D but got 2-D tensor", () => net.call(zeros(5, 2, 3), (zeros(2, 4), zeros(2, 4))));
        Refused("mat1 and mat2 must have the same dtype", () => net.call(zeros(5, 2, 3, dtype: float64)));
        using var cell = GRUCell(3, 4);
        Refused("input has inconsistent input_size: got 4 expected 3", () => cell.call(zeros(2, 4), null!));
        Refused("Input batch size 2 doesn't match hidden0 batch size 3", () => cell.call(zeros(2, 3), zeros(3, 4)));
        Refused("hidden0 has inconsistent hidden_size: got 5, expected 4", () => cell.call(zeros(2, 3), zeros(2, 5)));
        Assert.Contains("dropout should be a number in range [0, 1]", Assert.Throws<ArgumentException>(() => GRU(3, 4, dropout: 2)).Message);

        static void Refused(string words, Action call) => Assert.Contains(words, Assert.Throws<InvalidOperationException>(call).Message);
    }

    private static void AssertClose(float[] expected, Tensor actual) =>
        Assert.All(expected.Zip(actual.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));

    private static Tensor[] List((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    private static Tensor[] List((Tensor, Tensor, Tensor) triple) => [triple.Item1, triple.Item2, triple.Item3];

    private static PackedSequence Packed(Tensor x) => pack_padded_sequence(x, tensor(new long[] { 2, 5, 3 }), enforce_sorted: false);

    private static Tensor Padded(PackedSequence y) => pad_packed_sequence(y, padding_value: 0.25).Item1;
}
