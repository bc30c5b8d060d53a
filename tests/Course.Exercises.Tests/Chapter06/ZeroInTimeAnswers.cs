using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter06;

internal sealed class ZeroInTimeAnswers : AnswersTo<ZeroInTime>
{
    private static Tensor Trained(
        Tensor[] x, Tensor[] y, Tensor weight, double rate, int steps, bool zero = true, bool zeroEach = false, bool stepEach = false,
        Func<Tensor, double>? divisor = null)
    {
        double rows = x.Sum(piece => piece.shape[0]);
        var w = weight.clone().requires_grad_();
        for (int step = 0; step < steps; step++)
        {
            if (zero && w.grad is not null)
                w.grad.zero_();
            for (int i = 0; i < x.Length; i++)
            {
                if (zeroEach && w.grad is not null)
                    w.grad.zero_();
                ((x[i].matmul(w) - y[i]).pow(2).sum() / (divisor?.Invoke(x[i]) ?? rows)).backward();
                if (stepEach)
                    Step();
            }
            if (!stepEach)
                Step();
        }
        return w.detach();

        void Step()
        {
            using var untracked = no_grad();
            w.sub_(rate * w.grad!);
            if (stepEach)
                w.grad!.zero_();
        }
    }

    [Right]
    private static Tensor InPieces(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps);

    [Right]
    private static Tensor PutTogether(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained([cat(x)], [cat(y)], w, rate, steps);

    [Right]
    private static Tensor FreshLeaves(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            var leaf = w.detach().clone().requires_grad_();
            var loss = (cat(x).matmul(leaf) - cat(y)).pow(2).mean();
            loss.backward();
            w = leaf.detach() - rate * leaf.grad!;
        }
        return w;
    }

    [Wrong("still in .grad")]
    private static Tensor NeverZero(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps, zero: false);

    [Wrong("Only the last piece")]
    private static Tensor ZeroForEachPiece(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps, zeroEach: true);

    [Wrong("after each piece")]
    private static Tensor StepForEachPiece(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps, stepEach: true);

    [Wrong("A mean for each piece")]
    private static Tensor MeanForEachPiece(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps, divisor: piece => piece.shape[0]);

    [Wrong("mean of the pieces' means")]
    private static Tensor MeanOfMeans(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps, divisor: piece => piece.shape[0] * x.Length);

    [Wrong("uphill")]
    private static Tensor Uphill(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, -rate, steps);

    [Wrong("as it was")]
    private static Tensor NoStep(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => w;

    [Wrong]
    private static Tensor NoMean(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps, divisor: _ => 1);

    [Wrong]
    private static Tensor OneStepOnly(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, 1);

    [Wrong]
    private static Tensor OneStepMore(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate, steps + 1);

    [Wrong]
    private static Tensor FirstPieceOnly(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x[..1], y[..1], w, rate, steps);

    [Wrong]
    private static Tensor Halved(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => Trained(x, y, w, rate / 2, steps);

    [Wrong]
    private static Tensor Zeros(Tensor[] x, Tensor[] y, Tensor w, double rate, int steps) => zeros_like(w);
}
