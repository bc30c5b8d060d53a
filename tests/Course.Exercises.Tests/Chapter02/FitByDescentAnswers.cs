using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter02;

internal sealed class FitByDescentAnswers : AnswersTo<FitByDescent>
{
    private static Tensor Gradient(Tensor x, Tensor y, Tensor w) => x.t().matmul(sigmoid(x.matmul(w)) - y) / x.shape[0];

    private static Tensor Walk(Tensor x, double rate, int steps, Func<Tensor, Tensor> gradient, Tensor? start = null)
    {
        var w = start ?? zeros(x.shape[1], dtype: ScalarType.Float64);
        for (int step = 0; step < steps; step++)
            w = w - rate * gradient(w);
        return w;
    }

    [Right]
    private static Tensor ByMatrices(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w => Gradient(x, y, w));

    [Right]
    private static Tensor ByTheLibrary(Tensor x, Tensor y, double rate, int steps)
    {
        var w = new TorchSharp.Modules.Parameter(zeros(x.shape[1], dtype: ScalarType.Float64));
        var optimizer = optim.SGD([w], rate);
        for (int step = 0; step < steps; step++)
        {
            optimizer.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(x.matmul(w), y).backward();
            optimizer.step();
        }
        return w.detach();
    }

    [Wrong("too few")]
    private static Tensor TooFew(Tensor x, Tensor y, double rate, int steps) => ByMatrices(x, y, rate, steps - 1);

    [Wrong("too many")]
    private static Tensor TooMany(Tensor x, Tensor y, double rate, int steps) => ByMatrices(x, y, rate, steps + 1);

    [Wrong("uphill")]
    private static Tensor Uphill(Tensor x, Tensor y, double rate, int steps) => ByMatrices(x, y, -rate, steps);

    [Wrong("computed once")]
    private static Tensor StaleGradient(Tensor x, Tensor y, double rate, int steps)
    {
        var g = Gradient(x, y, zeros(x.shape[1], dtype: ScalarType.Float64));
        return Walk(x, rate, steps, _ => g);
    }

    [Wrong("N times")]
    private static Tensor Summed(Tensor x, Tensor y, double rate, int steps) => ByMatrices(x, y, rate * x.shape[0], steps);

    [Wrong]
    private static Tensor FromOnes(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w => Gradient(x, y, w), ones(x.shape[1], dtype: ScalarType.Float64));

    [Wrong]
    private static Tensor FromRandom(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w => Gradient(x, y, w), randn(x.shape[1], dtype: ScalarType.Float64));

    [Wrong]
    private static Tensor OnlyTheYes(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w => x.t().matmul((sigmoid(x.matmul(w)) - 1) * y) / x.shape[0]);

    [Wrong]
    private static Tensor Verdicts(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w => x.t().matmul(x.matmul(w).gt(0).to(ScalarType.Float64) - y) / x.shape[0]);

    [Wrong]
    private static Tensor NoSigmoid(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w => x.t().matmul(x.matmul(w) - y) / x.shape[0]);

    [Wrong]
    private static Tensor GradientNeverCleared(Tensor x, Tensor y, double rate, int steps)
    {
        var sum = zeros(x.shape[1], dtype: ScalarType.Float64);
        return Walk(x, rate, steps, w => sum = sum + Gradient(x, y, w));
    }

    [Wrong]
    private static Tensor RateFallsOff(Tensor x, Tensor y, double rate, int steps)
    {
        int step = 0;
        return Walk(x, rate, steps, w => Gradient(x, y, w) / ++step);
    }

    [Wrong]
    private static Tensor Penalised(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w => Gradient(x, y, w) + 0.01 * w);

    [Wrong]
    private static Tensor BiasStays(Tensor x, Tensor y, double rate, int steps) => Walk(x, rate, steps, w =>
    {
        var g = Gradient(x, y, w);
        g[0] = tensor(0.0);
        return g;
    });
}
