using Course.Exercises.Proof;
using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter10;

internal sealed class ReadConfusionAnswers : AnswersTo<ReadConfusion>
{
    [Right]
    private static (long, long) ByTensors(Tensor m) => ((m.diag() / m.sum(dim: 1).to(ScalarType.Float64)).argmin().item<long>(), (m.diag() / m.sum(dim: 0).to(ScalarType.Float64)).argmin().item<long>());

    [Right]
    private static (long, long) ByTheLibrary(Tensor m)
    {
        int classes = (int)m.shape[0];
        var counts = new long[classes, classes];
        for (int i = 0; i < classes; i++)
            for (int j = 0; j < classes; j++)
                counts[i, j] = m[i, j].item<long>();
        var matrix = new ConfusionMatrix(counts);
        return (Enumerable.Range(0, classes).MinBy(matrix.Recall), Enumerable.Range(0, classes).MinBy(matrix.Precision));
    }

    [Wrong("exchanged")]
    private static (long, long) Exchanged(Tensor m) => ByTensors(m.t());

    [Wrong("counts")]
    private static (long, long) Counts(Tensor m) => ((m.sum(dim: 1) - m.diag()).argmax().item<long>(), (m.sum(dim: 0) - m.diag()).argmax().item<long>());

    [Wrong("best ones")]
    private static (long, long) Best(Tensor m) => ((m.diag() / m.sum(dim: 1).to(ScalarType.Float64)).argmax().item<long>(), (m.diag() / m.sum(dim: 0).to(ScalarType.Float64)).argmax().item<long>());

    [Wrong("element type")]
    private static (long, long) SumOfZero(Tensor m) => (ByTensors(m).Item1, (m.diag() / m.sum(0).to(ScalarType.Float64)).argmin().item<long>());

    [Wrong]
    private static (long, long) RecallTwice(Tensor m) => (ByTensors(m).Item1, ByTensors(m).Item1);

    [Wrong]
    private static (long, long) PrecisionTwice(Tensor m) => (ByTensors(m).Item2, ByTensors(m).Item2);

    [Wrong]
    private static (long, long) OffByOne(Tensor m) => (ByTensors(m).Item1 + 1, ByTensors(m).Item2 + 1);

    [Wrong]
    private static (long, long) SmallestDiagonal(Tensor m) => (m.diag().argmin().item<long>(), m.diag().argmin().item<long>());

    [Wrong]
    private static (long, long) SmallestRow(Tensor m) => (m.sum(dim: 1).argmin().item<long>(), m.sum(dim: 0).argmin().item<long>());

    [Wrong]
    private static (long, long) OfAll(Tensor m) => (((m.sum(dim: 1) - m.diag()) / (double)m.sum().item<long>()).argmax().item<long>(), ByTensors(m).Item2);

    [Wrong]
    private static (long, long) InWholeNumbers(Tensor m) => (m.diag().div(m.sum(dim: 1), RoundingMode.floor).argmin().item<long>(), m.diag().div(m.sum(dim: 0), RoundingMode.floor).argmin().item<long>());

    [Wrong]
    private static (long, long) AlwaysTheEight(Tensor m) => (8, 8);

    [Wrong]
    private static (long, long) LargestOffTheDiagonal(Tensor m)
    {
        int place = (int)(m - m.diag().diag()).argmax().item<long>();
        return (place / m.shape[0], place % m.shape[0]);
    }
}
