using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter03;

internal sealed class TwoClassesAnswers : AnswersTo<TwoClasses>
{
    [Right]
    private static (Tensor, Tensor) ByColumns(Tensor w, Tensor b) => (w.select(1, 1) - w.select(1, 0), b[1] - b[0]);

    [Right]
    private static (Tensor, Tensor) ByProduct(Tensor w, Tensor b)
    {
        var difference = tensor(new double[] { -1, 1 });
        return (w.matmul(difference), b.dot(difference));
    }

    [Wrong("class 0")]
    private static (Tensor, Tensor) OfClass0(Tensor w, Tensor b) => (w.select(1, 0) - w.select(1, 1), b[0] - b[1]);

    [Wrong("class 1 alone")]
    private static (Tensor, Tensor) Class1Alone(Tensor w, Tensor b) => (w.select(1, 1), b[1]);

    [Wrong("added")]
    private static (Tensor, Tensor) Sum(Tensor w, Tensor b) => (w.sum(dim: 1), b.sum());

    [Wrong("divide by 2")]
    private static (Tensor, Tensor) Half(Tensor w, Tensor b) => ((w.select(1, 1) - w.select(1, 0)) / 2, (b[1] - b[0]) / 2);

    [Wrong("bias is not")]
    private static (Tensor, Tensor) NoBias(Tensor w, Tensor b) => (w.select(1, 1) - w.select(1, 0), tensor(0.0));

    [Wrong("bias is not")]
    private static (Tensor, Tensor) BiasOfClass1(Tensor w, Tensor b) => (w.select(1, 1) - w.select(1, 0), b[1]);

    [Wrong("matrix")]
    private static (Tensor, Tensor) Matrix(Tensor w, Tensor b) => (w.narrow(1, 1, 1) - w.narrow(1, 0, 1), b[1] - b[0]);

    [Wrong("matrix")]
    private static (Tensor, Tensor) Unchanged(Tensor w, Tensor b) => (w, b);

    [Wrong]
    private static (Tensor, Tensor) Nothing(Tensor w, Tensor b) => (zeros(w.shape[0], dtype: ScalarType.Float64), tensor(0.0));

    [Wrong]
    private static (Tensor, Tensor) Ratio(Tensor w, Tensor b) => (w.select(1, 1) / w.select(1, 0), b[1] / b[0]);

    [Wrong]
    private static (Tensor, Tensor) Exponentials(Tensor w, Tensor b) => (exp(w.select(1, 1)) - exp(w.select(1, 0)), exp(b[1]) - exp(b[0]));

    [Wrong]
    private static (Tensor, Tensor) Twofold(Tensor w, Tensor b) => (2 * (w.select(1, 1) - w.select(1, 0)), 2 * (b[1] - b[0]));
}
