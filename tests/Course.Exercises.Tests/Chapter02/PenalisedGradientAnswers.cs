using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter02;

internal sealed class PenalisedGradientAnswers : AnswersTo<PenalisedGradient>
{
    private static Tensor Plain(Tensor x, Tensor y, Tensor w) => x.t().matmul(sigmoid(x.matmul(w)) - y) / x.shape[0];

    private static Tensor Free(Tensor w) => cat([zeros_like(w.narrow(0, 0, 1)), w.narrow(0, 1, w.shape[0] - 1)]);

    [Right]
    private static Tensor ByMatrices(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty * Free(w);

    [Right]
    private static Tensor ByAutograd(Tensor x, Tensor y, Tensor w, double penalty)
    {
        var leaf = w.clone().requires_grad_();
        (nn.functional.binary_cross_entropy_with_logits(x.matmul(leaf), y) + penalty / 2 * (leaf.pow(2).sum() - leaf[0].pow(2))).backward();
        return leaf.grad!;
    }

    [Right]
    private static Tensor WithTheBiasTakenBack(Tensor x, Tensor y, Tensor w, double penalty)
    {
        var gradient = Plain(x, y, w) + penalty * w;
        gradient[0] = gradient[0] - penalty * w[0];
        return gradient;
    }

    [Wrong("bias is penalised")]
    private static Tensor BiasToo(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty * w;

    [Wrong("twice as hard")]
    private static Tensor Twice(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + 2 * penalty * Free(w);

    [Wrong("penalty is missing")]
    private static Tensor NoPenalty(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w);

    [Wrong("away from 0")]
    private static Tensor OtherSign(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) - penalty * Free(w);

    [Wrong("divided the penalty by N")]
    private static Tensor InsideOfTheMean(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty * Free(w) / x.shape[0];

    [Wrong]
    private static Tensor Summed(Tensor x, Tensor y, Tensor w, double penalty) => x.t().matmul(sigmoid(x.matmul(w)) - y) + penalty * Free(w);

    [Wrong]
    private static Tensor Half(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty / 2 * Free(w);

    [Wrong]
    private static Tensor L1(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty * Free(w).sign();

    [Wrong]
    private static Tensor Squared(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty * Free(w).pow(2);

    [Wrong]
    private static Tensor WithoutTheLast(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty * cat([w.narrow(0, 0, w.shape[0] - 1), zeros_like(w.narrow(0, 0, 1))]);

    [Wrong]
    private static Tensor ConstantPull(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w) + penalty;

    [Wrong]
    private static Tensor PenaltyAlone(Tensor x, Tensor y, Tensor w, double penalty) => penalty * Free(w);

    [Wrong]
    private static Tensor Decayed(Tensor x, Tensor y, Tensor w, double penalty) => Plain(x, y, w * (1 - penalty));
}
