using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter02;

internal sealed class DescentStepAnswers : AnswersTo<DescentStep>
{
    private static Tensor Gradient(Tensor x, Tensor y, Tensor w) => x.t().matmul(sigmoid(x.matmul(w)) - y) / x.shape[0];

    [Right]
    private static Tensor ByMatrices(Tensor x, Tensor y, Tensor w, double rate) => w - rate * Gradient(x, y, w);

    [Right]
    private static Tensor ByLoops(Tensor x, Tensor y, Tensor w, double rate)
    {
        var (samples, features) = ((int)x.shape[0], (int)x.shape[1]);
        double[] old = w.data<double>().ToArray(), next = [.. old];
        for (int i = 0; i < samples; i++)
        {
            double z = Enumerable.Range(0, features).Sum(j => x[i, j].item<double>() * old[j]);
            for (int j = 0; j < features; j++)
                next[j] -= rate * (1 / (1 + Math.Exp(-z)) - y[i].item<double>()) * x[i, j].item<double>() / samples;
        }
        return tensor(next);
    }

    [Right]
    private static Tensor ByTheOptimiser(Tensor x, Tensor y, Tensor w, double rate)
    {
        var parameter = new TorchSharp.Modules.Parameter(w.clone());
        nn.functional.binary_cross_entropy_with_logits(x.matmul(parameter), y).backward();
        optim.SGD([parameter], rate).step();
        return parameter.detach();
    }

    [Wrong("uphill")]
    private static Tensor Uphill(Tensor x, Tensor y, Tensor w, double rate) => w + rate * Gradient(x, y, w);

    [Wrong("uphill")]
    private static Tensor ErrorTheOtherWay(Tensor x, Tensor y, Tensor w, double rate) => w - rate * x.t().matmul(y - sigmoid(x.matmul(w))) / x.shape[0];

    [Wrong("N times")]
    private static Tensor Summed(Tensor x, Tensor y, Tensor w, double rate) => w - rate * x.t().matmul(sigmoid(x.matmul(w)) - y);

    [Wrong("learning rate")]
    private static Tensor NoRate(Tensor x, Tensor y, Tensor w, double rate) => w - Gradient(x, y, w);

    [Wrong("step alone")]
    private static Tensor StepAlone(Tensor x, Tensor y, Tensor w, double rate) => -rate * Gradient(x, y, w);

    [Wrong("sigmoid is missing")]
    private static Tensor NoSigmoid(Tensor x, Tensor y, Tensor w, double rate) => w - rate * x.t().matmul(x.matmul(w) - y) / x.shape[0];

    [Wrong]
    private static Tensor DividedByFeatures(Tensor x, Tensor y, Tensor w, double rate) => w - rate * x.t().matmul(sigmoid(x.matmul(w)) - y) / x.shape[1];

    [Wrong]
    private static Tensor SquaredError(Tensor x, Tensor y, Tensor w, double rate)
    {
        var p = sigmoid(x.matmul(w));
        return w - rate * 2 * x.t().matmul((p - y) * p * (1 - p)) / x.shape[0];
    }

    [Wrong]
    private static Tensor GradientAlone(Tensor x, Tensor y, Tensor w, double rate) => Gradient(x, y, w);

    [Wrong]
    private static Tensor Verdicts(Tensor x, Tensor y, Tensor w, double rate) => w - rate * x.t().matmul(x.matmul(w).gt(0).to(ScalarType.Float64) - y) / x.shape[0];

    [Wrong]
    private static Tensor OldWeights(Tensor x, Tensor y, Tensor w, double rate) => w;

    [Wrong]
    private static Tensor BiasLeftOut(Tensor x, Tensor y, Tensor w, double rate)
    {
        var gradient = Gradient(x, y, w);
        gradient[0] = tensor(0.0);
        return w - rate * gradient;
    }

    [Wrong]
    private static Tensor TwoSteps(Tensor x, Tensor y, Tensor w, double rate) => ByMatrices(x, y, ByMatrices(x, y, w, rate), rate);
}
