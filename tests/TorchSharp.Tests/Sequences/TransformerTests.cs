using TorchSharp.Kernels;
using static TorchSharp.Tests.Sequences.NetworkNumbers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Sequences;

/// <summary>Numbers and sentences are PyTorch 1.13's.</summary>
public sealed class TransformerTests
{
    private static Tensor Later => arange(4).unsqueeze(0) > arange(4).unsqueeze(1);

    private static Tensor Causal => where(Later, tensor(double.NegativeInfinity), tensor(0.0));

    private static Tensor Padding => tensor(new[] { false, false, false, false, false, true, false, true, false, false, false, true }).reshape(3, 4);

    private static Tensor Ends(int length, int sequence, params int[] ends)
    {
        var mask = zeros(3, length, dtype: @bool);
        foreach (var end in ends) mask[sequence, end] = true;
        return mask;
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    [InlineData(0)]
    public void Self_attention_computes_PyTorchs_numbers_with_vectors_of(int bits)
    {
        var before = Simd.Width;
        Simd.Width = (SimdWidth)bits;
        try
        {
            using var layer = MultiheadAttention(6, 2);
            Check([-5.184429621878094, -0.7772969976707484, 2.1306862333420424, 3.0805076711596797, 77.2766648203055, -4.571238431116269], layer, x => [layer.call(x[0], x[0], x[0], need_weights: false).Item1], Input(1, 4, 3, 6));
        }
        finally
        {
            Simd.Width = before;
        }
    }

    [Fact]
    public void Masks_hide_keys_whether_the_weights_are_wanted_or_not()
    {
        using var layer = MultiheadAttention(6, 2);
        Check([-5.645836796256404, -2.1326674136119124, 2.2978628034902426, 3.30801782476318, 77.2766648203055, -4.3426733984887225], layer, x => [layer.call(x[0], x[0], x[0], Padding, false, Later).Item1], Input(1, 4, 3, 6));
        using var weighted = MultiheadAttention(6, 2);
        Check([-5.645836796256404, 12.581075409754337, -2.3627019833492584, 2.317061940414047, 3.30801782476318, 77.2766648203055, -4.539539813091952], weighted, x =>
        {
            var (y, weights) = weighted.call(x[0], x[0], x[0], Padding, true, Later);
            return [y, weights];
        }, Input(1, 4, 3, 6));
    }

    [Fact]
    public void Keys_and_values_of_other_sizes_with_extra_ones_behind_them_compute_PyTorchs_numbers()
    {
        using var layer = MultiheadAttention(6, 3, add_bias_kv: true, add_zero_attn: true, kdim: 5, vdim: 4);
        Check([0.5174931441501576, 5.989086805598795, -0.017885496207829157, -0.0016505004135970308, -0.4577091224758452, 2.48686775886421, 0.019632448600702013, 0.3657668123518157, 2.102452282092419, 36.067655921466894, -0.08239697660990668, 0.03005872917150939, -1.0279340183613053], layer, x =>
        {
            var (y, weights) = layer.call(x[0], x[1], x[2], attn_mask: Sample.Values(-1, 1, [6, 3, 5], 9));
            return [y, weights];
        }, Input(1, 3, 2, 6), Input(2, 5, 2, 5), Input(3, 5, 2, 4));
    }

    [Fact]
    public void Attention_across_sequences_without_biases_computes_PyTorchs_numbers()
    {
        using var layer = MultiheadAttention(6, 3, bias: false);
        Check([0.13810742199215026, 0.1404351281305718, 1.604705841460584, -0.19720400226340928, 1.5976615987061071], layer, x => [layer.call(x[0], x[1], x[1], need_weights: false).Item1], Input(1, 3, 2, 6), Input(2, 5, 2, 6));
    }

    [Fact]
    public void A_single_sequence_needs_no_batch_dimension()
    {
        using var layer = MultiheadAttention(6, 3);
        Check([-1.8863905776783887, 3.250888629875745, 0.15056105759019456, 1.4792153766087819, -0.1556720618254257, 19.449873985093387, -1.0524661124892272], layer, x =>
        {
            var (y, weights) = layer.call(x[0], x[0], x[0]);
            return [y, weights];
        }, Input(1, 3, 6));
    }

    [Fact]
    public void Encoder_layers_compute_PyTorchs_numbers()
    {
        using var rectified = TransformerEncoderLayer(6, 2, 8, dropout: 0);
        Check([-0.8726166011526768, 0.15779139320159408, -2.26052223017118, 0.25949661946148217, -0.6242940757600679, 0.15306221639327539, 3.6652671363709866, -1.9127560139851365, -4.415900152956727, 0.45377926190143025, 9.651692790273755, -2.2408025899660924, 76.44797620161388, -1.440344722272111], rectified, x => [rectified.call(x[0])], Input(1, 4, 3, 6));
        using var smooth = TransformerEncoderLayer(6, 2, 8, dropout: 0, Activations.GELU);
        Check([-1.080270590022911, 0.11463625669923638, -2.990537018223323, 0.26358241686983847, -0.797846117864387, 0.4170035949537385, 4.022355188306294, -1.2177625512315053, -4.750387171819881, 0.48114871385429403, 10.636719735266224, -2.81328749179969, 76.44797620161388, -2.032593183952703], smooth, x => [smooth.call(x[0], Causal)], Input(1, 4, 3, 6));
        using var encoder = TransformerEncoder(rectified, 2);
        Check([-16.418794933695988, 0.37922352895202416, -0.9024932759449453, 0.24352281322201846, -0.20765232369481867, -0.7791484551774817, -1.3775668405529147, 0.21120887289439186, -0.5225969063195102, -0.5042990798871363, -0.8818745554293201, -23.352167560247437, -1.18636704434733, -3.0839973226557333, 9.299949778183697, -8.732691311393431, -11.21240810227955, -0.858116364490277, -18.73559234609752, -0.8646013335673877, -9.81777329328712, -37.957638868294175, 20.250927676694147, -8.930401710850434, 69.18379296848047, -0.9566774934179341], encoder, x => [encoder.call(x[0], Causal, Ends(4, 2, 3))], Input(1, 4, 3, 6));
    }

    [Fact]
    public void Decoder_layers_compute_PyTorchs_numbers()
    {
        using var layer = TransformerDecoderLayer(6, 2, 8, dropout: 0);
        Check([12.660381683851039, 0.10171977823713582, 0.1055176052296925, -0.09625345121827286, 0.42282617742391815, -1.1951678459017834, -0.5047226159808964, 0.6262237020209895, -0.4305270708906992, -2.2457455335697922, -1.786540170433616, -1.7710566617362447, 9.058046914821357, 0.1542963334587516, -0.0975700577686815, 22.23548701228342, 10.458615971981665, -5.444090766708657, 79.17140343014836, 0.23267345394656275, 0.03882005075302941], layer, x => [layer.call(x[0], x[1], Causal)], Input(1, 4, 3, 6), Input(2, 5, 3, 6));
        using var decoder = TransformerDecoder(layer, 2);
        Check([7.881031252705963, 0.000708446762718167, -0.011691044974849431, 0.0019661124889704053, -0.005343485326891658, -0.013639351845837675, 0.03041851993910434, 0.002037380774866487, 0.0062075452316037415, -0.010674382173337542, -0.008409057952160463, -0.0058443742270889495, 0.0038588485814613016, 0.006333260777076364, -0.009257950650224148, 0.021091867052920873, 0.010348135826350847, 0.42028629526542605, -0.13353784192815193, 0.05044191951340235, 0.007587058204627163, -0.11712833742735204, -0.021354441474650293, -0.3061286339784508, 0.9765505009903448, -0.17106127185528985, 0.30221435101788974, -1.3868019574098787, 1.12065803370598, -1.1379394727954542, 7.400895167392059, 1.9358364046897196, 0.12226002997869223, 13.56855384095672, 7.44102643771165, -5.365152062424739, 74.63064742554941, -0.015782616711417438, 0.41699701949714085], decoder, x => [decoder.call(x[0], x[1], null!, memory_key_padding_mask: Ends(5, 2, 3, 4))], Input(1, 4, 3, 6), Input(2, 5, 3, 6));
    }

    [Fact]
    public void Encoder_and_decoder_together_compute_PyTorchs_numbers()
    {
        using var net = Transformer(6, 2, 1, 1, 8, dropout: 0);
        Check([-7.167755420903346, -0.0037238778724909506, 0.03492921429044363, -0.00543774208568245, 0.011606548284202902, 0.041117137979503664, -0.1124895440158698, 0.07321229787419357, -0.01859418883777811, -0.13602251105650584, -0.07488238839915079, -1.813150387278651, -0.2686888080040222, 0.30771012387685726, -0.18631585236879167, 0.07361948006819745, -0.15099818373316432, 0.16916891607987464, 0.3020335950609756, 0.4863052180661665, 0.5432467237193332, 0.07604217310739347, 0.36591996769315965, -1.1409017462629345, 1.920701815484191, 1.0062051136294679, 2.1571384743614868, 0.2837039833259994, -0.4703711432605365, 10.43322318659473, 2.524144068186812, -2.2267129799073437, 2.5275923902872, -4.6192269739471765, 67.13735704256798, 0.016180319516543813, 0.2592888646207542], net, x => [net.call(x[0], x[1], null!, tgt_mask: Causal)], Input(1, 5, 3, 6), Input(2, 4, 3, 6));
    }

    [Fact]
    public void Parameters_have_PyTorchs_names_order_and_first_values()
    {
        manual_seed(3);
        using var net = Transformer(6, 2, 1, 1, 8);
        string[] attention = ["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"], dense = ["linear1.weight", "linear1.bias", "linear2.weight", "linear2.bias"];
        static IEnumerable<string> Norms(int count) => Enumerable.Range(1, count).SelectMany(i => new[] { $"norm{i}.weight", $"norm{i}.bias" });
        Assert.Equal(
            [
                .. attention.Select(name => "encoder.layers.0.self_attn." + name), .. dense.Concat(Norms(2)).Select(name => "encoder.layers.0." + name), "encoder.norm.weight", "encoder.norm.bias",
                .. attention.Select(name => "decoder.layers.0.self_attn." + name), .. attention.Select(name => "decoder.layers.0.multihead_attn." + name),
                .. dense.Concat(Norms(3)).Select(name => "decoder.layers.0." + name), "decoder.norm.weight", "decoder.norm.bias",
            ],
            net.named_parameters().Select(p => p.name));
        First(net, "encoder.layers.0.self_attn.in_proj_weight", 0.14822322130203247f, -0.32353824377059937f, -0.4234692454338074f);
        First(net, "decoder.layers.0.linear2.weight", 0.4805556535720825f, 0.4594590365886688f, 0.6385090351104736f);
        First(net, "decoder.layers.0.linear2.bias", 0.29790058732032776f, -0.1221710667014122f, 0.04130934923887253f);
        manual_seed(3);
        using var heads = MultiheadAttention(6, 3, add_bias_kv: true, kdim: 5);
        First(heads, "v_proj_weight", 0.42128926515579224f, -0.49424952268600464f, 0.30704182386398315f);
        First(heads, "out_proj.weight", -0.40476715564727783f, -0.3220512866973877f, -0.17485889792442322f);
        First(heads, "bias_v", 0.06763159483671188f, 0.004815665539354086f, 0.05431447550654411f);
    }

    [Fact]
    public void Layers_of_an_encoder_begin_as_copies_that_draw_nothing()
    {
        manual_seed(3);
        using var layer = TransformerEncoderLayer(6, 2, 8);
        using var encoder = TransformerEncoder(layer, 2);
        Assert.Equal(0.21497976779937744f, rand(1).item<float>());
        First(encoder, "layers.1.linear1.weight", -0.2905322015285492f, 0.39811787009239197f, 0.06197794899344444f);
        Assert.NotSame(encoder.get_parameter("layers.0.linear1.weight"), encoder.get_parameter("layers.1.linear1.weight"));
    }

    [Fact]
    public void Dropout_draws_PyTorchs_masks()
    {
        manual_seed(3);
        using var layer = TransformerEncoderLayer(6, 2, 8, dropout: 0.5);
        float[] expected = [-1.5821502208709717f, 1.702433705329895f, 0.05049924924969673f, 0.4951856732368469f, -0.5869097709655762f, -0.07905856519937515f, 0.5417875647544861f, -0.2697596549987793f, 0.42179036140441895f, -1.7269619703292847f, 1.5013667345046997f, -0.46822330355644226f];
        Assert.All(expected.Zip(layer.call(ones(2, 1, 6)).data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public void Attention_takes_any_leading_dimensions_and_masks_of_truth()
    {
        Tensor q = Input(1, 5, 3), k = Input(2, 4, 3), v = Input(3, 4, 2);
        var seen = arange(4).unsqueeze(0) <= arange(5).unsqueeze(1);
        var expected = F.scaled_dot_product_attention(q, k, v, is_casual: true);
        Assert.Equal([5, 2], expected.shape);
        AssertSame(expected, F.scaled_dot_product_attention(q, k, v, seen));
        AssertSame(expected, F.scaled_dot_product_attention(q.unsqueeze(0), k.unsqueeze(0), v.unsqueeze(0), seen).squeeze(0));
        var five = F.scaled_dot_product_attention(q.expand(2, 1, 3, 5, 3), k, v, seen.expand(3, 5, 4));
        Assert.Equal([2, 1, 3, 5, 2], five.shape);
        AssertSame(expected, five[1, 0, 2]);
    }

    [Fact]
    public void Attention_agrees_with_products_and_softmax_and_can_be_differentiated_again()
    {
        Tensor q = Input(1, 2, 2, 3, 3), k = Input(2, 2, 2, 4, 3), v = Input(3, 2, 2, 4, 2);
        AssertSame(Second(Attention.Composed(q, k, v, null, true)), Second(F.scaled_dot_product_attention(q, k, v, is_casual: true)));

        Tensor Second(Tensor y)
        {
            var first = autograd.grad([y.square().sum()], [q, k, v], create_graph: true);
            return cat([.. autograd.grad([first.Select(g => g.pow(2).sum()).Aggregate((a, b) => a + b)], [q, k, v]).Select(g => g.flatten())], 0);
        }
    }

    [Fact]
    public void The_result_of_attention_lies_as_the_queries_do()
    {
        var heads = randn(2, 5, 12).reshape(2, 5, 3, 4).transpose(1, 2);
        Assert.True(F.scaled_dot_product_attention(heads, heads, heads).transpose(1, 2).is_contiguous());
        var plain = heads.contiguous();
        Assert.True(F.scaled_dot_product_attention(plain, plain, plain).is_contiguous());
    }

    [Fact]
    public void NaN_in_a_key_reaches_the_queries_that_look_at_it()
    {
        Tensor q = ones(1, 1, 3, 2), k = ones(1, 1, 3, 2);
        k[0, 0, 1, 0] = double.NaN;
        Assert.Equal([false, true, true], F.scaled_dot_product_attention(q, k, q, is_casual: true).isnan().any(-1).flatten().data<bool>().ToArray());
    }

    [Fact]
    public void Wrong_shapes_are_refused_in_PyTorchs_words()
    {
        Assert.Contains("embed_dim must be divisible by num_heads", Assert.Throws<ArgumentException>(() => MultiheadAttention(5, 2)).Message);
        using var layer = MultiheadAttention(6, 2);
        Refused("was expecting embedding dimension of 6, but got 5", () => layer.call(zeros(3, 2, 5), zeros(3, 2, 5), zeros(3, 2, 5)));
        Refused("The shape of the 2D attn_mask is [2, 3], but should be (3, 3).", () => layer.call(zeros(3, 2, 6), zeros(3, 2, 6), zeros(3, 2, 6), attn_mask: zeros(2, 3)));
        Refused("Explicit attn_mask should not be set when is_causal=True", () => F.scaled_dot_product_attention(zeros(2, 3), zeros(2, 3), zeros(2, 3), zeros(2, 2), is_casual: true));

        static void Refused(string words, Action call) => Assert.Contains(words, Assert.Throws<InvalidOperationException>(call).Message);
    }

    private static void First(Module module, string name, params float[] expected) =>
        Assert.All(expected.Zip(module.get_parameter(name)!.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));

    private static void AssertSame(Tensor expected, Tensor actual) => Assert.True((expected - actual).abs().max().item<double>() < 1e-12);
}
