using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class RegressionTests
{
    [Fact]
    public void Logistic_regression_with_weight_decay()
    {
        var (x, y) = HalfPlane();
        var net = Linear(2, 1);
        Check(net, optim.SGD(net.parameters(), 0.5, weight_decay: 0.1), () => functional.binary_cross_entropy_with_logits(net.call(x), y), losses: [0.522640407, 0.479108989, 0.447190851, 0.423048615], parameters: 1.05237884);
    }

    [Fact]
    public void Logistic_regression_with_a_penalty_in_the_loss()
    {
        var (x, y) = HalfPlane();
        _ = Linear(2, 1);
        var net = Linear(2, 1);
        Check(net, optim.SGD(net.parameters(), 0.5), () => functional.binary_cross_entropy(sigmoid(net.call(x)), y) + 0.05 * net.weight!.pow(2).sum(), losses: [1.13129938, 0.910330892, 0.757480204, 0.65482074], parameters: 0.254113221);
    }

    [Fact]
    public void Logistic_regression_from_scratch()
    {
        manual_seed(3);
        var x = randn(32, 2);
        var y = (x[.., 0] > x[.., 1]).to(float32);
        var w = zeros(2, requires_grad: true);
        var b = zeros(1, requires_grad: true);
        var losses = new List<double>();
        for (var step = 0; step < 4; step++)
        {
            var z = x.mv(w) + b;
            var loss = (z.clamp(min: 0) - z * y + log1p(exp(-abs(z)))).mean();
            loss.backward();
            using (no_grad())
            {
                w -= 0.5 * w.grad!;
                b -= 0.5 * b.grad!;
            }
            w.requires_grad = b.requires_grad = true;
            losses.Add(loss.ToSingle());
        }
        Near([0.693147182, 0.649370015, 0.588918984, 0.543487787, 0.397730738, -0.460009277, -0.18600139], [.. losses, w[0].item<float>(), w[1].item<float>(), b.item<float>()]);
    }

    [Fact]
    public void Softmax_regression_with_momentum()
    {
        var (x, y) = ThreeClasses(0);
        var net = Linear(5, 3);
        Check(net, optim.SGD(net.parameters(), 0.3, momentum: 0.9), () => functional.cross_entropy(net.call(x), y), losses: [1.262604, 1.17268097, 1.04912055, 0.958027363], parameters: 0.671936433);
    }

    [Fact]
    public void Softmax_regression_with_smooth_labels()
    {
        var (x, y) = ThreeClasses(1);
        var net = Linear(5, 3);
        Check(net, optim.SGD(net.parameters(), 0.3), () => functional.cross_entropy(net.call(x), y, label_smoothing: 0.1), losses: [1.29296577, 1.22985923, 1.17991114, 1.13990235], parameters: -0.519727667);
    }

    [Fact]
    public void Softmax_regression_with_weighted_classes()
    {
        var (x, y) = ThreeClasses(2);
        var net = Linear(5, 3);
        var weight = tensor([1f, 2f, 0.5f]);
        Check(net, optim.SGD(net.parameters(), 0.3), () => functional.nll_loss(functional.log_softmax(net.call(x), 1), y, weight), losses: [1.00816345, 0.947702765, 0.904881239, 0.874391139], parameters: 0.470517493);
    }

    [Fact]
    public void Softmax_twice_learns_more_slowly()
    {
        var (x, y) = ThreeClasses(3);
        var net = Linear(5, 3);
        Check(net, optim.SGD(net.parameters(), 0.3), () => functional.cross_entropy(functional.softmax(net.call(x), dim: 1), y), losses: [1.07223952, 1.0658319, 1.05981135, 1.05414319], parameters: 0.963116829);
    }

    private static (Tensor x, Tensor y) HalfPlane()
    {
        manual_seed(2);
        var x = randn(32, 2);
        return (x, (x[.., 0] + 0.5 * x[.., 1] > 0).to(float32).unsqueeze(1));
    }

    /// <summary>Each test's network is drawn after those of the tests before it.</summary>
    private static (Tensor x, Tensor y) ThreeClasses(int networksBefore)
    {
        manual_seed(4);
        var data = (randn(20, 5), randint(0, 3, [20]));
        for (var k = 0; k < networksBefore; k++) _ = Linear(5, 3);
        return data;
    }
}
