using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Course.Exercises.Tests.Chapter03;

internal sealed class MendDoubleSoftmaxAnswers : AnswersTo<MendDoubleSoftmax>
{
    private delegate Tensor ErrorOf(Tensor probabilities, Tensor oneHot, bool doubled);

    private static Tensor Through(Tensor p, Tensor v) => p * (v - (p * v).sum(dim: 1, keepdim: true));

    private static Tensor Error(Tensor p, Tensor y, bool doubled) => doubled ? Through(p, softmax(p, 1) - y) : p - y;

    private static (Tensor, Tensor, double) Walk(Tensor x, Tensor labels, int classes, int steps, bool doubled, ErrorOf error, double rate = 0.5)
    {
        var oneHot = one_hot(labels, classes).to(ScalarType.Float64);
        var w = zeros(x.shape[1], classes, dtype: ScalarType.Float64);
        var b = zeros(classes, dtype: ScalarType.Float64);
        for (int step = 0; step < steps; step++)
        {
            var e = error(softmax(x.matmul(w) + b, 1), oneHot, doubled) / x.shape[0];
            w = w - rate * x.t().matmul(e);
            b = b - rate * e.sum(dim: 0);
        }
        var z = x.matmul(w) + b;
        return (w, b, cross_entropy(doubled ? softmax(z, 1) : z, labels).item<double>());
    }

    [Right]
    private static (Tensor, Tensor, double) ByHand(Tensor x, Tensor y, int k, int n, bool doubled) => Walk(x, y, k, n, doubled, Error);

    [Right]
    private static (Tensor, Tensor, double) ByTheLibrary(Tensor x, Tensor y, int k, int n, bool doubled)
    {
        var linear = nn.Linear(x.shape[1], k, dtype: ScalarType.Float64);
        using (no_grad())
        {
            foreach (var parameter in linear.parameters())
                parameter.zero_();
        }
        Tensor Loss()
        {
            var z = linear.call(x);
            return cross_entropy(doubled ? softmax(z, 1) : z, y);
        }
        var optimizer = optim.SGD(linear.parameters(), 0.5);
        for (int step = 0; step < n; step++)
        {
            optimizer.zero_grad();
            Loss().backward();
            optimizer.step();
        }
        return (linear.weight.detach().t().contiguous(), linear.bias!.detach(), Loss().item<double>());
    }

    [Right]
    private static (Tensor, Tensor, double) ByJacobians(Tensor x, Tensor y, int k, int n, bool doubled) => Walk(x, y, k, n, doubled, (p, oneHot, twice) =>
    {
        if (!twice)
            return p - oneHot;
        var jacobians = diag_embed(p) - p.unsqueeze(2) * p.unsqueeze(1);
        return jacobians.matmul((softmax(p, 1) - oneHot).unsqueeze(2)).squeeze(2);
    });

    [Wrong("overflows")]
    private static (Tensor, Tensor, double) Textbook(Tensor x, Tensor y, int k, int n, bool doubled)
    {
        var (w, b, _) = ByHand(x, y, k, n, doubled);
        var z = x.matmul(w) + b;
        var p = exp(z) / exp(z).sum(dim: 1, keepdim: true);
        var q = doubled ? softmax(p, 1) : p;
        return (w, b, -log(q.gather(1, y.unsqueeze(1))).mean().item<double>());
    }

    [Wrong("still the broken one")]
    private static (Tensor, Tensor, double) NotMended(Tensor x, Tensor y, int k, int n, bool doubled) => ByHand(x, y, k, n, true);

    [Wrong("through both")]
    private static (Tensor, Tensor, double) MendedOnly(Tensor x, Tensor y, int k, int n, bool doubled) => ByHand(x, y, k, n, false);

    [Wrong("inner softmax is missing")]
    private static (Tensor, Tensor, double) WithoutJacobian(Tensor x, Tensor y, int k, int n, bool doubled) =>
        Walk(x, y, k, n, doubled, (p, oneHot, twice) => (twice ? softmax(p, 1) : p) - oneHot);

    [Wrong("Half of the Jacobian")]
    private static (Tensor, Tensor, double) DiagonalOnly(Tensor x, Tensor y, int k, int n, bool doubled) =>
        Walk(x, y, k, n, doubled, (p, oneHot, twice) => twice ? p * (softmax(p, 1) - oneHot) : p - oneHot);

    [Wrong("outer softmax")]
    private static (Tensor, Tensor, double) InnerError(Tensor x, Tensor y, int k, int n, bool doubled) =>
        Walk(x, y, k, n, doubled, (p, oneHot, twice) => twice ? Through(p, p - oneHot) : p - oneHot);

    [Wrong("the loss is not")]
    private static (Tensor, Tensor, double) LossOfTheOther(Tensor x, Tensor y, int k, int n, bool doubled)
    {
        var (w, b, _) = ByHand(x, y, k, n, doubled);
        var z = x.matmul(w) + b;
        return (w, b, cross_entropy(doubled ? z : softmax(z, 1), y).item<double>());
    }

    [Wrong("too few")]
    private static (Tensor, Tensor, double) TooFew(Tensor x, Tensor y, int k, int n, bool doubled) => ByHand(x, y, k, n - 1, doubled);

    [Wrong]
    private static (Tensor, Tensor, double) TooMany(Tensor x, Tensor y, int k, int n, bool doubled) => ByHand(x, y, k, n + 1, doubled);

    [Wrong]
    private static (Tensor, Tensor, double) OtherRate(Tensor x, Tensor y, int k, int n, bool doubled) => Walk(x, y, k, n, doubled, Error, rate: 0.1);

    [Wrong]
    private static (Tensor, Tensor, double) Uphill(Tensor x, Tensor y, int k, int n, bool doubled) => Walk(x, y, k, n, doubled, Error, rate: -0.5);

    [Wrong]
    private static (Tensor, Tensor, double) Summed(Tensor x, Tensor y, int k, int n, bool doubled) => Walk(x, y, k, n, doubled, Error, rate: 0.5 * x.shape[0]);

    [Wrong]
    private static (Tensor, Tensor, double) Untrained(Tensor x, Tensor y, int k, int n, bool doubled) => ByHand(x, y, k, 0, doubled);

    [Wrong]
    private static (Tensor, Tensor, double) RateTimesK(Tensor x, Tensor y, int k, int n, bool doubled) =>
        doubled ? Walk(x, y, k, n, false, Error, rate: 0.5 / k) : ByHand(x, y, k, n, false);
}
