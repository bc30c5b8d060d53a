using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class MultilayerPerceptronTests
{
    private sealed class Perceptron : Module<Tensor, Tensor>
    {
        public readonly Modules.Linear hidden = Linear(8, 16), output = Linear(16, 3);

        public Perceptron() : base(nameof(Perceptron)) => RegisterComponents();

        public override Tensor forward(Tensor x) => output.call(functional.gelu(hidden.call(x)));
    }

    [Fact]
    public void Default_weights() => Train(null, losses: [1.11075294, 1.09437382, 1.07951629, 1.06589162], parameters: 1.83360973);

    [Fact]
    public void Zero_weights() => Train(w => init.zeros_(w), losses: [1.09861219, 1.09724665, 1.09597051, 1.0947777], parameters: -0.0106522747);

    [Fact]
    public void Equal_weights()
    {
        Train(w => init.ones_(w), losses: [1.09861219, 1.10432279, 1.14871371, 1.31363726], parameters: -0.223862441);
        Train(w => init.constant_(w, 0.1), losses: [1.09861219, 1.09710085, 1.09567213, 1.09432042], parameters: -0.0313439189);
        Train(w => init.eye_(w), losses: [1.46547365, 1.39707136, 1.33934784, 1.29002535], parameters: 1.40547584);
    }

    [Fact]
    public void Uniform_and_normal_weights()
    {
        Train(w => init.uniform_(w, -0.2, 0.2), losses: [1.08995306, 1.08424509, 1.07866049, 1.07317996], parameters: -1.04114172);
        Train(w => init.normal_(w, 0, 0.02), losses: [1.09861588, 1.09716165, 1.09579706, 1.09451663], parameters: 0.048414888);
        Train(w => init.trunc_normal_(w, std: 0.02), losses: [1.09798658, 1.09650958, 1.0951215, 1.0938164], parameters: -0.165840076);
    }

    [Fact]
    public void Xavier_weights()
    {
        Train(w => init.xavier_uniform_(w, init.calculate_gain(init.NonlinearityType.Tanh)), losses: [3.05381703, 2.53785062, 2.13821292, 1.84546101], parameters: -3.78637449);
        Train(w => init.xavier_normal_(w), losses: [1.10239589, 1.0616616, 1.02679694, 0.996482134], parameters: 0.954511591);
    }

    [Fact]
    public void Kaiming_weights()
    {
        Train(w => init.kaiming_uniform_(w, nonlinearity: init.NonlinearityType.ReLU), losses: [2.23200727, 1.90581274, 1.65925038, 1.47749579], parameters: -3.37496921);
        Train(w => init.kaiming_normal_(w, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU), losses: [1.76322615, 1.34926224, 1.12344873, 0.96859628], parameters: 0.992398099);
    }

    [Fact]
    public void Orthogonal_weights() => Train(w => init.orthogonal_(w, Math.Sqrt(2)), losses: [1.17046916, 1.1200465, 1.07543957, 1.03550982], parameters: 0.427415754);

    [Fact]
    public void Sparse_weights() => Train(w => init.sparse_(w, 0.25, 0.1), losses: [1.10199726, 1.0984205, 1.09496903, 1.09162652], parameters: 0.219075884);

    [Fact]
    public void Normalisation_and_dropout()
    {
        manual_seed(6);
        var x = randn(16, 10).to(float64);
        var y = randint(0, 4, [16]);
        var norm = BatchNorm1d(32);
        var net = Sequential(
            Linear(10, 32), norm, ReLU(), Dropout(0.3),
            Linear(32, 24), LayerNorm(24), Tanh(), Dropout(0.5),
            Linear(24, 16), SiLU(), AlphaDropout(0.2), Linear(16, 4)).to(float64);
        Check(net, optim.AdamW(net.parameters(), 0.01, weight_decay: 0.1), () => functional.cross_entropy(net.call(x), y), losses: [1.57598091, 1.42151946, 1.30046533, 1.37798697], parameters: 4.86020682);
        net.eval();
        Near([1.22794584, 0.114052445], functional.cross_entropy(net.call(x), y).item<double>(), Sum(norm.running_mean!, norm.running_var!));
    }

    private static void Train(Func<Tensor, Tensor>? initialize, double[] losses, double parameters)
    {
        manual_seed(5);
        var x = randn(12, 8);
        var y = randint(3, [12]);
        var net = new Perceptron();
        if (initialize is not null)
        {
            foreach (var layer in new[] { net.hidden, net.output })
            {
                initialize(layer.weight!);
                init.zeros_(layer.bias!);
            }
        }
        Check(net, optim.SGD(net.parameters(), 0.1), () => functional.cross_entropy(net.call(x), y), losses, parameters);
    }
}
