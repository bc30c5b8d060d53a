using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class CalibrationAndRobustnessTests
{
    [Fact]
    public void One_temperature_calibrates()
    {
        var (logits, y) = Overconfident();
        var temperature = Parameter(ones(1) * 1.5);
        Check([temperature], optim.Adam([temperature], 0.1), () => functional.cross_entropy(logits / temperature, y), losses: [2.46520901, 2.36082745, 2.2712245, 2.19397688, 2.12709284], parameters: 1.98992252);

        var (confidence, predicted) = functional.softmax(logits / temperature, 1).max(1);
        var error = 0.0;
        for (var bin = 0; bin < 5; bin++)
        {
            var inside = (confidence > bin / 5.0) & (confidence <= (bin + 1) / 5.0);
            if (!inside.any().item<bool>()) continue;
            var accuracy = (predicted[inside] == y[inside]).to(float32).mean();
            error += inside.to(float32).mean().item<float>() * Math.Abs(accuracy.item<float>() - confidence[inside].mean().item<float>());
        }
        Near([0.41404803], error);
    }

    [Fact]
    public void Attacks_stay_in_their_ball_and_training_resists_them()
    {
        manual_seed(34);
        var net = Sequential(Conv2d(1, 4, 3), ReLU(), Flatten(), Linear(144, 3));
        var x = rand(4, 1, 8, 8);
        var y = randint(0, 3, [4]);
        Tensor Loss(Tensor images) => functional.cross_entropy(net.call(images), y);

        var attacked = FastGradientSign(x, Loss, 0.1);
        Near([1.13370466, 1.20516121, -1.18934332], Loss(x).item<float>(), Loss(attacked).item<float>(), Sum(attacked));
        var projected = ProjectedGradient(x, Loss, 0.1);
        Near([1.19536948, -1.08973977], Loss(projected).item<float>(), Sum(projected));
        Assert.True((projected - x).abs().max().item<float>() <= 0.1 + 1e-6);
        Check(net, optim.SGD(net.parameters(), 0.1), () => 0.5 * Loss(x) + 0.5 * Loss(FastGradientSign(x, Loss, 0.1)), losses: [1.16943288, 1.07257366, 0.98099941, 0.88570112], parameters: 1.62760407);
    }

    [Fact]
    public void The_slope_of_a_network_can_be_trained()
    {
        manual_seed(37);
        var net = Sequential(Linear(4, 8), Tanh(), Linear(8, 1));
        var x = randn(5, 4);
        Tensor Loss()
        {
            var z = x.clone().requires_grad_();
            var output = net.call(z);
            var gradient = autograd.grad([output.sum()], [z], create_graph: true)[0];
            return output.mean() + 10 * (gradient.norm(1, p: 2) - 1).pow(2).mean();
        }
        Check(net, optim.Adam(net.parameters(), 0.01), Loss, losses: [7.05510473, 6.49706459, 5.93414307, 5.3707099], parameters: 2.23374174);
    }

    private static (Tensor logits, Tensor y) Overconfident()
    {
        manual_seed(33);
        return (3 * randn(20, 4), randint(0, 4, [20]));
    }

    private static Tensor FastGradientSign(Tensor x, Func<Tensor, Tensor> loss, double epsilon)
    {
        var z = x.clone().requires_grad_();
        var gradient = autograd.grad([loss(z)], [z])[0];
        return (x + epsilon * gradient.sign()).clamp(0, 1).detach();
    }

    private static Tensor ProjectedGradient(Tensor x, Func<Tensor, Tensor> loss, double epsilon)
    {
        var z = (x + empty_like(x).uniform_(-epsilon, epsilon)).clamp(0, 1);
        for (var step = 0; step < 3; step++)
        {
            z.requires_grad_();
            var gradient = autograd.grad([loss(z)], [z])[0];
            using var _ = no_grad();
            z = z + 0.04 * gradient.sign();
            z = maximum(minimum(z, x + epsilon), x - epsilon).clamp(0, 1);
        }
        return z.detach();
    }
}
