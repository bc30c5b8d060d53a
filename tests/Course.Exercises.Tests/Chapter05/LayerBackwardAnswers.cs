using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter05;

internal sealed class LayerBackwardAnswers : AnswersTo<LayerBackward>
{
    [Right]
    private static (Tensor, Tensor, Tensor) ByMatrices(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), x.t().matmul(dz), dz.sum(dim: 0));

    [Right]
    private static (Tensor, Tensor, Tensor) BySamples(Tensor x, Tensor w, Tensor dz)
    {
        var (input, weight, bias) = (zeros_like(x), zeros_like(w), zeros(w.shape[1], dtype: ScalarType.Float64));
        for (long i = 0; i < x.shape[0]; i++)
        {
            input[i] = w.matmul(dz[i]);
            weight = weight + x[i].unsqueeze(1) * dz[i].unsqueeze(0);
            bias = bias + dz[i];
        }
        return (input, weight, bias);
    }

    [Wrong("where the input belongs")]
    private static (Tensor, Tensor, Tensor) TheWeight(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), dz.sum(dim: 0) * w, dz.sum(dim: 0));

    [Wrong("transposed")]
    private static (Tensor, Tensor, Tensor) Transposed(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), dz.t().matmul(x), dz.sum(dim: 0));

    [Wrong("mean over the samples")]
    private static (Tensor, Tensor, Tensor) MeanAgain(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), x.t().matmul(dz) / x.shape[0], dz.sum(dim: 0) / x.shape[0]);

    [Wrong("mean over the samples")]
    private static (Tensor, Tensor, Tensor) MeanOfTheBias(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), x.t().matmul(dz), dz.mean([0L]));

    [Wrong("not summed")]
    private static (Tensor, Tensor, Tensor) BiasNotSummed(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), x.t().matmul(dz), dz);

    [Wrong("W where Wᵀ belongs")]
    private static (Tensor, Tensor, Tensor) WeightNotTransposed(Tensor x, Tensor w, Tensor dz) =>
        (w.shape[0] == w.shape[1] ? dz.matmul(w) : dz.matmul(w.t()), x.t().matmul(dz), dz.sum(dim: 0));

    [Wrong]
    private static (Tensor, Tensor, Tensor) InputNotTransposed(Tensor x, Tensor w, Tensor dz) =>
        (dz.matmul(w.t()), x.shape[0] == 3 ? x.matmul(dz) : x.t().matmul(dz), dz.sum(dim: 0));

    [Wrong]
    private static (Tensor, Tensor, Tensor) Turned(Tensor x, Tensor w, Tensor dz) => (-dz.matmul(w.t()), -x.t().matmul(dz), -dz.sum(dim: 0));

    [Wrong]
    private static (Tensor, Tensor, Tensor) SumOverTheClasses(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), x.t().matmul(dz), dz.sum(dim: 1));

    [Wrong]
    private static (Tensor, Tensor, Tensor) OfTheOutput(Tensor x, Tensor w, Tensor dz) => (dz.matmul(w.t()), x.t().matmul(x.matmul(w)), dz.sum(dim: 0));

    [Wrong]
    private static (Tensor, Tensor, Tensor) GivenBack(Tensor x, Tensor w, Tensor dz) => (x, w, dz[0]);

    [Wrong]
    private static (Tensor, Tensor, Tensor) Nothing(Tensor x, Tensor w, Tensor dz) => (zeros_like(x), zeros_like(w), zeros_like(dz[0]));
}
