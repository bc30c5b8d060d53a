using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter05;

internal sealed class DifferentUnitsAnswers : AnswersTo<DifferentUnits>
{
    private static int Columns(Tensor units) =>
        Enumerable.Range(0, (int)units.shape[1]).Select(j => string.Join(' ', units.select(1, j).contiguous().data<double>().ToArray())).Distinct().Count();

    [Right]
    private static int AsText(Tensor w1, Tensor b1, Tensor w2) => Columns(cat([w1, b1.unsqueeze(0), w2.t()]));

    [Right]
    private static int ByPairs(Tensor w1, Tensor b1, Tensor w2)
    {
        bool Same(long i, long j) => w1.select(1, i).Equals(w1.select(1, j)) && b1[i].Equals(b1[j]) && w2[i].Equals(w2[j]);
        int count = 0;
        for (long j = 0; j < b1.shape[0]; j++)
        {
            bool seen = false;
            for (long i = 0; i < j; i++)
                seen |= Same(i, j);
            count += seen ? 0 : 1;
        }
        return count;
    }

    [Wrong]
    private static int ZerosDoNotCount(Tensor w1, Tensor b1, Tensor w2) => w1.count_nonzero().item<long>() == 0 && b1.count_nonzero().item<long>() == 0 ? 0 : AsText(w1, b1, w2);

    [Wrong("weights in only")]
    private static int WeightsIn(Tensor w1, Tensor b1, Tensor w2) => Columns(w1);

    [Wrong("weights out are left out")]
    private static int WithoutWeightsOut(Tensor w1, Tensor b1, Tensor w2) => Columns(cat([w1, b1.unsqueeze(0)]));

    [Wrong("bias is left out")]
    private static int WithoutBias(Tensor w1, Tensor b1, Tensor w2) => Columns(cat([w1, w2.t()]));

    [Wrong("the width")]
    private static int Width(Tensor w1, Tensor b1, Tensor w2) => (int)b1.shape[0];

    [Wrong]
    private static int OnlyBiases(Tensor w1, Tensor b1, Tensor w2) => Columns(b1.unsqueeze(0));

    [Wrong]
    private static int OnlyWeightsOut(Tensor w1, Tensor b1, Tensor w2) => Columns(w2.t());

    [Wrong]
    private static int Sums(Tensor w1, Tensor b1, Tensor w2) => Columns(w1.abs().sum(dim: 0).unsqueeze(0));

    [Wrong]
    private static int One(Tensor w1, Tensor b1, Tensor w2) => 1;

    [Wrong]
    private static int OneTooFew(Tensor w1, Tensor b1, Tensor w2) => AsText(w1, b1, w2) - 1;

    [Wrong]
    private static int Repeated(Tensor w1, Tensor b1, Tensor w2) => (int)b1.shape[0] - AsText(w1, b1, w2);

    [Wrong]
    private static int Rows(Tensor w1, Tensor b1, Tensor w2) => Columns(w1.t());
}
