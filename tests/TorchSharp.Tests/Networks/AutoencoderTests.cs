using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class AutoencoderTests
{
    [Fact]
    public void A_bottleneck_of_four_numbers()
    {
        manual_seed(24);
        var x = rand(6, 1, 8, 8);
        var net = Sequential(
            Flatten(), Linear(64, 16), ReLU(), Linear(16, 4),
            Linear(4, 16), ReLU(), Linear(16, 64), Sigmoid(), Unflatten(1, [1, 8, 8]));
        Check(net, optim.Adam(net.parameters(), 0.01), () => functional.mse_loss(net.call(x), x), losses: [0.0892058015, 0.086781539, 0.0853982493, 0.0839806199], parameters: -5.26163628);
    }

    [Fact]
    public void Noise_is_taken_away_by_convolutions_down_and_up()
    {
        manual_seed(24);
        var x = rand(6, 1, 8, 8);
        var net = Sequential(
            Conv2d(1, 4, 3, stride: 2, padding: 1), ReLU(), Conv2d(4, 8, 3, stride: 2, padding: 1), ReLU(),
            ConvTranspose2d(8, 4, 3, stride: 2, padding: 1, output_padding: 1), ReLU(), ConvTranspose2d(4, 1, 2, stride: 2), Sigmoid());
        Check(net, optim.Adam(net.parameters(), 0.01), () => functional.binary_cross_entropy(net.call((x + 0.3 * randn_like(x)).clamp(0, 1)), x), losses: [0.693925679, 0.693156183, 0.692533731, 0.69195199], parameters: -0.23018368);
    }

    [Fact]
    public void A_variational_autoencoder()
    {
        manual_seed(25);
        var x = rand(6, 1, 8, 8);
        var net = new VariationalAutoencoder();
        Tensor Loss()
        {
            var (reconstruction, mean, logVariance) = net.call(x);
            var likelihood = functional.binary_cross_entropy_with_logits(reconstruction, x.flatten(1), reduction: nn.Reduction.Sum);
            return (likelihood - 0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp()).sum()) / 6;
        }
        Check(net, optim.Adam(net.parameters(), 0.01), Loss, losses: [45.0901794, 44.6513863, 44.765625, 44.2799377], parameters: -7.1203872);
    }

    private sealed class VariationalAutoencoder : Module<Tensor, (Tensor, Tensor, Tensor)>
    {
        private readonly Module<Tensor, Tensor> encoder = Linear(64, 16), mean = Linear(16, 3), logVariance = Linear(16, 3);
        private readonly Module<Tensor, Tensor> decoder = Sequential(Linear(3, 16), ReLU(), Linear(16, 64));

        public VariationalAutoencoder() : base(nameof(VariationalAutoencoder)) => RegisterComponents();

        public override (Tensor, Tensor, Tensor) forward(Tensor x)
        {
            var h = functional.relu(encoder.call(x.flatten(1)));
            var (mu, v) = (mean.call(h), logVariance.call(h));
            var z = mu + (0.5 * v).exp() * randn_like(v);
            return (decoder.call(z), mu, v);
        }
    }
}
