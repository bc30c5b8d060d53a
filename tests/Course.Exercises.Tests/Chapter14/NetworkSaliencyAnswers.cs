using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter14;

internal sealed class NetworkSaliencyAnswers : AnswersTo<NetworkSaliency>
{
    [Right]
    private static Tensor Backward(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => (On(x, w1, b1) * w2.select(1, target)).matmul(w1.t());

    [Right]
    private static Tensor Wiggled(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target)
    {
        // The score is linear between kinks, which are further away than the step.
        const double step = 1e-5;
        var slopes = zeros_like(x);
        for (long i = 0; i < x.shape[1]; i++)
        {
            var move = zeros_like(x);
            move.select(1, i).fill_(step);
            slopes.select(1, i).copy_((Score(x + move, w1, b1, w2, target) - Score(x - move, w1, b1, w2, target)) / (2 * step));
        }
        return slopes;
    }

    private static Tensor On(Tensor x, Tensor w1, Tensor b1) => (x.matmul(w1) + b1).gt(0).to(x.dtype);

    private static Tensor Score(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => (x.matmul(w1) + b1).relu().matmul(w2).select(1, target);

    [Wrong("absolute value")]
    private static Tensor Absolute(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => Backward(x, w1, b1, w2, target).abs();

    [Wrong("ReLU is missing")]
    private static Tensor NoRelu(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => w1.matmul(w2.select(1, target)).reshape(1, -1).repeat(x.shape[0], 1);

    [Wrong("depends on the bias")]
    private static Tensor NoBias(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => Backward(x, w1, zeros_like(b1), w2, target);

    [Wrong("slope × input")]
    private static Tensor TimesInput(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => Backward(x, w1, b1, w2, target) * x;

    [Wrong("slopes of all scores")]
    private static Tensor AllScores(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => (On(x, w1, b1) * w2.sum(dim: 1)).matmul(w1.t());

    [Wrong("mean over the rows")]
    private static Tensor MeanOfTheRows(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => Backward(x, w1, b1, w2, target) / x.shape[0];

    [Wrong]
    private static Tensor Negative(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => -Backward(x, w1, b1, w2, target);

    [Wrong]
    private static Tensor OtherNeurons(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => ((1 - On(x, w1, b1)) * w2.select(1, target)).matmul(w1.t());

    [Wrong]
    private static Tensor ActivationForSlope(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => ((x.matmul(w1) + b1).relu() * w2.select(1, target)).matmul(w1.t());

    [Wrong]
    private static Tensor NextClass(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => Backward(x, w1, b1, w2, (target + 1) % (int)w2.shape[1]);

    [Wrong]
    private static Tensor FirstRow(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => Backward(x, w1, b1, w2, target).narrow(0, 0, 1);

    [Wrong]
    private static Tensor OfTheProbability(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target)
    {
        var leaf = x.clone().requires_grad_();
        (leaf.matmul(w1) + b1).relu().matmul(w2).softmax(1).select(1, target).sum().backward();
        return leaf.grad!;
    }

    [Wrong]
    private static Tensor Nothing(Tensor x, Tensor w1, Tensor b1, Tensor w2, int target) => zeros_like(x);
}
