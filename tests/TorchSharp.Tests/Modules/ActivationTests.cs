using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests;

public sealed class ActivationTests
{
    private const double Inf = double.PositiveInfinity, NaN = double.NaN;

    private static readonly double[] s_inputs = [-Inf, -100, -20.5, -4, -3, -1, -0.5, -1.0 / 1024, 0, 1.0 / 1024, 0.5, 1, 3, 4, 20.5, 100, Inf, NaN];

    /// <summary>Values and slopes at the inputs above: PyTorch 1.13 in float64. Only softshrink's NaN is a later version's, where NaN stays;
    /// the slopes of elu, celu and selu at NaN are those of tensors long enough for PyTorch's vectors, in shorter ones it has the slope above 0.</summary>
    public static TheoryData<string, Func<Tensor, Tensor>, double[], double[]> Known => new()
    {
        { "relu", x => F.relu(x),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0009765625, 0.5, 1, 3, 4, 20.5, 100, Inf, NaN],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
        { "relu6", x => F.relu6(x),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0009765625, 0.5, 1, 3, 4, 6, 6, 6, NaN],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1] },
        { "leaky_relu", x => F.leaky_relu(x, 0.25),
            [-Inf, -25, -5.125, -1, -0.75, -0.25, -0.125, -0.000244140625, 0, 0.0009765625, 0.5, 1, 3, 4, 20.5, 100, Inf, NaN],
            [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 1, 1, 1, 1, 1, 1, 1, 1, 0.25] },
        { "rrelu", x => F.rrelu(x, 0.25, 0.5),
            [-Inf, -37.5, -7.6875, -1.5, -1.125, -0.375, -0.1875, -0.0003662109375, 0, 0.0009765625, 0.5, 1, 3, 4, 20.5, 100, Inf, NaN],
            [0.375, 0.375, 0.375, 0.375, 0.375, 0.375, 0.375, 0.375, 0.375, 1, 1, 1, 1, 1, 1, 1, 1, 0.375] },
        { "prelu", x => F.prelu(x, tensor(new[] { 0.25 }).to_type(x.dtype)),
            [-Inf, -25, -5.125, -1, -0.75, -0.25, -0.125, -0.000244140625, 0, 0.0009765625, 0.5, 1, 3, 4, 20.5, 100, Inf, NaN],
            [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 1, 1, 1, 1, 1, 1, 1, 1, 0.25] },
        { "elu", x => F.elu(x, 1.5),
            [-1.5, -1.5, -1.499999998, -1.472526542, -1.425319397, -0.9481808382, -0.5902040104, -0.001464128727, 0, 0.0009765625, 0.5, 1, 3, 4, 20.5, 100, Inf, NaN],
            [0, 5.580113964e-44, 1.8752293e-09, 0.02747345833, 0.07468060255, 0.5518191618, 0.9097959896, 1.498535871, 1.5, 1, 1, 1, 1, 1, 1, 1, 1, NaN] },
        { "celu", x => F.celu(x, 1.5),
            [-1.5, -1.5, -1.499998259, -1.395774823, -1.296997075, -0.7298743215, -0.4252030341, -0.0009762446775, 0, 0.0009765625, 0.5, 1, 3, 4, 20.5, 100, Inf, NaN],
            [0, 1.114383158e-29, 1.160491812e-06, 0.06948345122, 0.1353352832, 0.513417119, 0.7165313106, 0.9993491702, 1, 1, 1, 1, 1, 1, 1, 1, 1, NaN] },
        { "selu", x => F.selu(x),
            [-1.758099341, -1.758099341, -1.758099339, -1.725898628, -1.670568729, -1.111330738, -0.6917581878, -0.001716055833, 0, 0.001026075183, 0.5253504937, 1.050700987, 3.152102962, 4.202803949, 21.53937024, 105.0700987, Inf, NaN],
            [0, 6.540263121e-44, 2.19789293e-09, 0.03220071266, 0.08753061208, 0.646768603, 1.066341153, 1.756383285, 1.758099341, 1.050700987, 1.050700987, 1.050700987, 1.050700987, 1.050700987, 1.050700987, 1.050700987, 1.050700987, NaN] },
        { "threshold", x => F.threshold(x, 0.5, -2),
            [-2, -2, -2, -2, -2, -2, -2, -2, -2, -2, -2, 1, 3, 4, 20.5, 100, Inf, NaN],
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1] },
        { "sigmoid", x => F.sigmoid(x),
            [0, 3.720075976e-44, 1.250152865e-09, 0.01798620996, 0.04742587318, 0.2689414214, 0.3775406688, 0.4997558594, 0.5, 0.5002441406, 0.6224593312, 0.7310585786, 0.9525741268, 0.98201379, 0.9999999987, 1, 1, NaN],
            [0, 3.720075976e-44, 1.250152863e-09, 0.01766270621, 0.04517665973, 0.1966119332, 0.2350037122, 0.2499999404, 0.25, 0.2499999404, 0.2350037122, 0.1966119332, 0.04517665973, 0.01766270621, 1.250152869e-09, 0, 0, NaN] },
        { "logsigmoid", x => F.logsigmoid(x),
            [-Inf, -100, -20.5, -4.018149928, -3.048587352, -1.313261688, -0.9740769842, -0.693635581, -0.6931471806, -0.6926590185, -0.4740769842, -0.3132616875, -0.04858735157, -0.01814992792, -1.250152866e-09, -3.720075976e-44, 0, NaN],
            [1, 1, 0.9999999987, 0.98201379, 0.9525741268, 0.7310585786, 0.6224593312, 0.5002441406, 0.5, 0.4997558594, 0.3775406688, 0.2689414214, 0.04742587318, 0.01798620996, 1.250152865e-09, 3.720075976e-44, 0, NaN] },
        { "hardsigmoid", x => F.hardsigmoid(x),
            [0, 0, 0, 0, 0, 0.3333333333, 0.4166666667, 0.4998372396, 0.5, 0.5001627604, 0.5833333333, 0.6666666667, 1, 1, 1, 1, 1, NaN],
            [0, 0, 0, 0, 0, 0.1666666716, 0.1666666716, 0.1666666716, 0.1666666716, 0.1666666716, 0.1666666716, 0.1666666716, 0, 0, 0, 0, 0, 0] },
        { "tanh", x => F.tanh(x),
            [-1, -1, -1, -0.9993292997, -0.9950547537, -0.761594156, -0.4621171573, -0.0009765621896, 0, 0.0009765621896, 0.4621171573, 0.761594156, 0.9950547537, 0.9993292997, 1, 1, 1, NaN],
            [0, 0, 0, 0.001340950683, 0.009866037165, 0.4199743416, 0.786447733, 0.9999990463, 1, 0.9999990463, 0.786447733, 0.4199743416, 0.009866037165, 0.001340950683, 0, 0, 0, NaN] },
        { "hardtanh", x => F.hardtanh(x, -0.5, 3),
            [-0.5, -0.5, -0.5, -0.5, -0.5, -0.5, -0.5, -0.0009765625, 0, 0.0009765625, 0.5, 1, 3, 3, 3, 3, 3, NaN],
            [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1] },
        { "softsign", x => F.softsign(x),
            [NaN, -0.9900990099, -0.9534883721, -0.8, -0.75, -0.5, -0.3333333333, -0.0009756097561, 0, 0.0009756097561, 0.3333333333, 0.5, 0.75, 0.8, 0.9534883721, 0.9900990099, NaN, NaN],
            [NaN, 9.802960494e-05, 0.002163331531, 0.04, 0.0625, 0.25, 0.4444444444, 0.9980497323, 1, 0.9980497323, 0.4444444444, 0.25, 0.0625, 0.04, 0.002163331531, 9.802960494e-05, NaN, NaN] },
        { "tanhshrink", x => F.tanhshrink(x),
            [-Inf, -99, -19.5, -3.0006707, -2.004945246, -0.238405844, -0.03788284274, -3.104407397e-10, 0, 3.104407397e-10, 0.03788284274, 0.238405844, 2.004945246, 3.0006707, 19.5, 99, Inf, NaN],
            [1, 1, 1, 0.9986590493, 0.9901339628, 0.5800256584, 0.213552267, 9.536737101e-07, 0, 9.536737101e-07, 0.213552267, 0.5800256584, 0.9901339628, 0.9986590493, 1, 1, 1, NaN] },
        { "hardshrink", x => F.hardshrink(x, 0.5),
            [-Inf, -100, -20.5, -4, -3, -1, 0, 0, 0, 0, 0, 1, 3, 4, 20.5, 100, Inf, NaN],
            [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1] },
        { "softshrink", x => F.softshrink(x, 0.5),
            [-Inf, -99.5, -20, -3.5, -2.5, -0.5, 0, 0, 0, 0, 0, 0.5, 2.5, 3.5, 20, 99.5, Inf, NaN],
            [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1] },
        { "gelu", x => F.gelu(x),
            [NaN, -0, -0, -0.0001266849673, -0.004049694095, -0.1586552539, -0.1542687694, -0.0004879007891, 0, 0.0004886617109, 0.3457312306, 0.8413447461, 2.995950306, 3.999873315, 20.5, 100, Inf, NaN],
            [NaN, 0, -4.534567979e-91, -0.0005036496612, -0.0119456472, -0.08331547059, 0.1325048753, 0.4992208161, 0.5, 0.5007791839, 0.8674951247, 1.083315471, 1.011945647, 1.00050365, 1, 1, NaN, NaN] },
        { "gelu by tanh", x => F.gelu(x, Modules.GELU.Approximate.tanh),
            [NaN, -0, -0, -7.024594819e-05, -0.003637392082, -0.1588080094, -0.1542859902, -0.0004879007891, 0, 0.0004886617109, 0.3457140098, 0.8411919906, 2.996362608, 3.999929754, 20.5, 100, Inf, NaN],
            [NaN, 0, 0, -0.0003351231971, -0.01158416663, -0.08296408385, 0.1326300965, 0.4992208161, 0.5, 0.5007791839, 0.8673699035, 1.082964084, 1.011584167, 1.000335123, 1, 1, NaN, NaN] },
        { "silu", x => F.silu(x),
            [NaN, -3.720075976e-42, -2.562813373e-08, -0.07194483985, -0.1422776195, -0.2689414214, -0.1887703344, -0.0004880428314, 0, 0.0004885196686, 0.3112296656, 0.7310585786, 2.85772238, 3.92805516, 20.49999997, 100, Inf, NaN],
            [NaN, -3.682875216e-42, -2.437798083e-08, -0.05266461489, -0.08810410602, 0.07232948813, 0.2600388127, 0.4995117188, 0.5, 0.5004882812, 0.7399611873, 0.9276705119, 1.088104106, 1.052664615, 1.000000024, 1, NaN, NaN] },
        { "mish", x => F.mish(x),
            [NaN, -3.720075976e-42, -2.562813374e-08, -0.07259174079, -0.1456474613, -0.3034014614, -0.2207437747, -0.0005856323094, 0, 0.0005862426608, 0.3752452113, 0.8650983883, 2.986535005, 3.997412807, 20.5, 100, Inf, NaN],
            [NaN, -3.682875216e-42, -2.437798086e-08, -0.05377320979, -0.09339311453, 0.05921675588, 0.2895106779, 0.5993749544, 0.6, 0.6006249541, 0.8864243754, 1.04903622, 1.021106911, 1.004432877, 1, 1, NaN, NaN] },
        { "softplus", x => F.softplus(x, 2, 6),
            [0, 6.919482634e-88, 7.814410947e-19, 0.0001677031864, 0.001237842569, 0.06346400552, 0.1566308438, 0.3460855474, 0.3465735903, 0.3470621099, 0.6566308438, 1.063464006, 3.001237843, 4, 20.5, 100, Inf, NaN],
            [0, 1.383896527e-87, 1.562882189e-18, 0.0003353501305, 0.002472623157, 0.119202922, 0.2689414214, 0.4995117189, 0.5, 0.5004882811, 0.7310585786, 0.880797078, 0.9975273768, 1, 1, 1, 1, NaN] },
        { "hardswish", x => F.hardswish(x),
            [NaN, -0, -0, -0, -0, -0.3333333333, -0.2083333333, -0.0004881223043, 0, 0.0004884401957, 0.2916666667, 0.6666666667, 3, 4, 20.5, 100, Inf, NaN],
            [0, 0, 0, 0, -0.5, 0.1666666667, 0.3333333333, 0.4996744792, 0.5, 0.5003255208, 0.6666666667, 0.8333333333, 1, 1, 1, 1, 1, 1] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Values_and_slopes_are_PyTorchs(string name, Func<Tensor, Tensor> activation, double[] values, double[] slopes)
    {
        foreach (var (type, relative, absolute) in new[] { (float64, 5e-8, 1e-12), (float32, 2e-6, 7e-7) })
        {
            using var scope = NewDisposeScope();
            // Among others, so that vectors and the rest behind them are run.
            var x = tensor([.. s_inputs, .. s_inputs, .. s_inputs]).to_type(type).detach().requires_grad_();
            var y = activation(x);
            y.backward([ones_like(y)]);
            var (got, gotSlopes) = (y.to_type(float64).data<double>().ToArray(), x.grad!.to_type(float64).data<double>().ToArray());
            for (var i = 0; i < got.Length; i++)
            {
                AssertClose($"{name}({s_inputs[i % s_inputs.Length]}) in {type}", values[i % values.Length], got[i]);
                // At infinity PyTorch's slopes are NaN where 0 times infinity is met, which says nothing.
                if (!double.IsInfinity(s_inputs[i % s_inputs.Length])) AssertClose($"slope of {name} at {s_inputs[i % s_inputs.Length]} in {type}", slopes[i % slopes.Length], gotSlopes[i]);
            }

            void AssertClose(string what, double expected, double actual) => Assert.True(
                expected.Equals(actual) || Math.Abs(expected - actual) <= relative * Math.Abs(expected) + absolute, $"{what}: {actual:R}, expected {expected:R}.");
        }
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_slope_that_is_recorded_is_the_same_as_the_kernels(string name, Func<Tensor, Tensor> activation, double[] values, double[] slopes)
    {
        using var scope = NewDisposeScope();
        var finite = Enumerable.Range(1, 15).ToArray();
        var x = tensor(finite.Select(i => s_inputs[i]).ToArray()).requires_grad_();
        var slope = autograd.grad([activation(x).sum()], [x], create_graph: true)[0].data<double>().ToArray();
        for (var i = 0; i < slope.Length; i++)
            Assert.True(Math.Abs(slope[i] - slopes[finite[i]]) <= 5e-8 * Math.Abs(slope[i]) + 1e-12, $"{name} at {s_inputs[finite[i]]}: {slope[i]}, expected {slopes[finite[i]]}, value {values[finite[i]]}.");
    }

    [Fact]
    public void Exponential_units_keep_their_digits_near_0()
    {
        foreach (var x in new[] { -1e-6f, -1e-3f, -0.3f, -0.49f })
        {
            // eˣ − 1 in double has ten digits to spare.
            var expected = x * (1 + x / 2.0 * (1 + x / 3.0 * (1 + x / 4.0 * (1 + x / 5.0 * (1 + x / 6.0 * (1 + x / 7.0 * (1 + x / 8.0)))))));
            Assert.Equal(expected, F.elu(tensor([x]), 1).item<float>(), 3e-7 * Math.Abs(expected));
        }
    }

    [Fact]
    public void The_float_normal_distribution_is_within_2e_7_of_the_double_one()
    {
        var x = linspace(-7, 7, 20001, dtype: float64);
        var difference = (F.gelu(x.to_type(float32)).to_type(float64) - F.gelu(x.to_type(float32).to_type(float64))).abs() / x.abs().clamp(min: 1);
        Assert.InRange(difference.max().item<double>(), 0, 2.5e-7);
    }

    [Fact]
    public void Channels_have_slopes_of_their_own()
    {
        // PyTorch 1.13: torch.nn.functional.prelu(torch.arange(-4., 4).reshape(1, 2, 4), torch.tensor([0.5, 2.])) and its weight's gradient for ones.
        using var layer = nn.PReLU(2);
        Assert.Equal([0.25f, 0.25f], layer.weight.data<float>().ToArray());
        layer.weight = nn.Parameter(tensor([0.5f, 2f]));
        var x = arange(-4, 4, dtype: float32).reshape(1, 2, 4);
        var y = layer.call(x);
        Assert.Equal([-2f, -1.5f, -1f, -0.5f, 0f, 1f, 2f, 3f], y.flatten().data<float>().ToArray());
        y.sum().backward();
        Assert.Equal([-10f, 0f], layer.weight.grad!.data<float>().ToArray());
        Assert.Equal(["weight"], layer.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void A_gated_unit_multiplies_one_half_by_the_sigmoid_of_the_other()
    {
        // PyTorch 1.13: torch.nn.functional.glu(torch.tensor([[1., 2., 0., -1.], [3., 4., 1., 2.]]), dim).
        var x = tensor([1f, 2f, 0f, -1f, 3f, 4f, 1f, 2f], 2, 4);
        AssertClose([0.5f, 0.5378828f, 2.1931758f, 3.523188f], F.glu(x));
        AssertClose([0.95257413f, 1.96402757f, 0f, -0.880797f], F.glu(x, 0));
    }

    [Fact]
    public void Softmin_and_softmax2d_are_PyTorchs()
    {
        AssertClose([0.66524094f, 0.24472848f, 0.09003057f], F.softmin(tensor([1f, 2f, 3f]), 0));
        var images = arange(8, dtype: float32).reshape(1, 2, 2, 2);
        AssertClose([0.01798621f, 0.01798621f, 0.01798621f, 0.01798621f, 0.98201376f, 0.98201376f, 0.98201376f, 0.98201376f], nn.Softmax2d().call(images).flatten());
        AssertClose([0.98201376f], nn.Softmax2d().call(images[0])[1, 0, 0].reshape(1));
    }

    [Fact]
    public void In_place_activations_overwrite_their_input_and_keep_its_history()
    {
        var x = tensor([-2f, 0.5f, 3f]).requires_grad_();
        foreach (var inPlace in new Func<Tensor, Tensor>[]
        {
            t => t.relu_(), t => t.relu6_(), t => t.leaky_relu_(0.1), t => t.elu_(), t => t.celu_(), t => t.selu_(), t => t.gelu_(), t => t.silu_(), t => t.sigmoid_(), t => t.tanh_(), t => t.hardtanh_(-1, 1),
            t => t.hardsigmoid_(), t => t.hardswish_(), t => t.threshold_(0, 1), t => t.rrelu_(), t => F.mish(t, true), t => F.softsign(t, true), t => F.tanhshrink(t, true), t => F.gelu(t, Modules.GELU.Approximate.tanh, true),
        })
        {
            x.grad = null;
            var y = x * 1;
            Assert.Same(y, inPlace(y));
            y.sum().backward();
            var overwritten = x.grad!;
            x.grad = null;
            var z = x * 1;
            inPlace(z.clone()).sum().backward();
            Assert.Equal(x.grad!.data<float>().ToArray(), overwritten.data<float>().ToArray());
        }
    }

    [Fact]
    public void Integers_stay_integers_where_the_function_gives_integers()
    {
        Assert.Equal([0L, 2L, 6L], F.relu6(tensor([-1L, 2L, 9L])).data<long>().ToArray());
        Assert.Equal([7L, 7L, 9L], F.threshold(tensor([-1L, 2L, 9L]), 2, 7).data<long>().ToArray());
        Assert.Contains("Int64", Assert.Throws<InvalidOperationException>(() => F.gelu(tensor([1L]))).Message);
    }

    public static TheoryData<string, Action> Refusals => new()
    {
        { "Halving dimension must be even, but dimension -1 is size 3", () => F.glu(zeros(2, 3)) },
        { "Mismatch of parameter numbers and input channel size. Found parameter numbers = 3 and channel size = 2.", () => F.prelu(zeros(1, 2, 4), zeros(3)) },
        { "lambda must be greater or equal to 0, but found to be -1.", () => F.softshrink(zeros(2), -1) },
        { "Softmax2d: expected input to be 3D or 4D, got 2D instead", () => F.softmax2d(zeros(2, 2)) },
        { "min_val cannot be greater than max_val", () => F.hardtanh(zeros(2), 1, -1) },
        { "alpha cannot be 0 for CELU", () => F.celu(zeros(2), 0) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_does_not_fit_is_refused_in_PyTorchs_words(string sentence, Action call) => Assert.Contains(sentence, Assert.ThrowsAny<Exception>(call).Message);

    private static void AssertClose(float[] expected, Tensor actual)
    {
        var values = actual.detach().contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], values[i], 2e-6f * Math.Max(1, Math.Abs(expected[i])));
    }
}
