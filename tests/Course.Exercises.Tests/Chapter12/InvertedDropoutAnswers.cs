using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter12;

internal sealed class InvertedDropoutAnswers : AnswersTo<InvertedDropout>
{
    private static Tensor Mask(Tensor where) => where.to(ScalarType.Float64);

    [Right]
    private static Tensor ByMask(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u.ge(p)) / (1 - p) : x;

    [Right]
    private static Tensor ByWhere(Tensor x, Tensor u, double p, bool training) => training ? where(u < p, zeros_like(x), x * (1 / (1 - p))) : x.clone();

    [Right]
    private static Tensor ByLoops(Tensor x, Tensor u, double p, bool training)
    {
        double[] from = x.contiguous().data<double>().ToArray(), chance = u.contiguous().data<double>().ToArray();
        for (int i = 0; training && i < from.Length; i++)
            from[i] = chance[i] < p ? 0 : from[i] / (1 - p);
        return tensor(from, x.shape);
    }

    [Wrong("mean shrinks")]
    private static Tensor NotScaled(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u.ge(p)) : x;

    [Wrong("divide by it")]
    private static Tensor ScaledDown(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u.ge(p)) * (1 - p) : x;

    [Wrong("keep where u < p")]
    private static Tensor TurnedRound(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u < p) / (1 - p) : x;

    [Wrong("keep where u < p")]
    private static Tensor TurnedRoundAndBalanced(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u < p) / p : x;

    [Wrong("divide by p")]
    private static Tensor DividedByP(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u.ge(p)) / p : x;

    [Wrong("nothing is dropped")]
    private static Tensor Always(Tensor x, Tensor u, double p, bool training) => x * Mask(u.ge(p)) / (1 - p);

    [Wrong("nothing is scaled")]
    private static Tensor Original(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u.ge(p)) / (1 - p) : x * (1 - p);

    [Wrong]
    private static Tensor Never(Tensor x, Tensor u, double p, bool training) => x;

    [Wrong]
    private static Tensor Half(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u.ge(0.5)) * 2 : x;

    [Wrong]
    private static Tensor WholeRows(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(u.narrow(1, 0, 1).ge(p)) / (1 - p) : x;

    [Wrong]
    private static Tensor OwnChance(Tensor x, Tensor u, double p, bool training) => training ? x * Mask(rand_like(x).ge(p)) / (1 - p) : x;

    [Wrong]
    private static Tensor Nothing(Tensor x, Tensor u, double p, bool training) => zeros_like(x);
}
