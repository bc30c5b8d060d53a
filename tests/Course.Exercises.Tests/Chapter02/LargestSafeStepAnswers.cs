using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter02;

internal sealed class LargestSafeStepAnswers : AnswersTo<LargestSafeStep>
{
    private static Tensor Curvature(Tensor x) => x.t().matmul(x) / (4 * x.shape[0]);

    [Right]
    private static double ByEigenvalues(Tensor x) => 2 / linalg.eigvalsh(Curvature(x)).max().item<double>();

    [Right]
    private static double ByPowerIteration(Tensor x)
    {
        Tensor h = Curvature(x), v = ones(x.shape[1], dtype: ScalarType.Float64) + arange(x.shape[1], dtype: ScalarType.Float64) / 7;
        for (int i = 0; i < 5_000; i++)
        {
            v = h.matmul(v);
            v = v / v.norm();
        }
        return 2 / v.dot(h.matmul(v)).item<double>();
    }

    [Right]
    private static double ByTheOtherProduct(Tensor x) => 8.0 * x.shape[0] / linalg.eigvalsh(x.matmul(x.t())).max().item<double>();

    [Wrong("1/Λ")]
    private static double HalfOfIt(Tensor x) => ByEigenvalues(x) / 2;

    [Wrong("quarter")]
    private static double NoQuarter(Tensor x) => 2 / linalg.eigvalsh(x.t().matmul(x) / x.shape[0]).max().item<double>();

    [Wrong("1/N")]
    private static double Summed(Tensor x) => 2 / linalg.eigvalsh(x.t().matmul(x) / 4).max().item<double>();

    [Wrong("smallest")]
    private static double Flattest(Tensor x) => 2 / linalg.eigvalsh(Curvature(x)).min().item<double>();

    [Wrong("sum of the eigenvalues")]
    private static double Trace(Tensor x) => 2 / Curvature(x).diagonal().sum().item<double>();

    [Wrong("Λ itself")]
    private static double Itself(Tensor x) => linalg.eigvalsh(Curvature(x)).max().item<double>();

    [Wrong]
    private static double AsForStandardised(Tensor x) => 8;

    [Wrong]
    private static double Singular(Tensor x) => 2 / linalg.eigvalsh(Curvature(x)).max().sqrt().item<double>();

    [Wrong]
    private static double WithoutTheOnes(Tensor x) => ByEigenvalues(x.narrow(1, 1, x.shape[1] - 1));

    [Wrong]
    private static double Centred(Tensor x) => ByEigenvalues(x - x.mean([0L], true));

    [Wrong]
    private static double LargestElement(Tensor x) => 2 / Curvature(x).max().item<double>();

    [Wrong]
    private static double LargestRow(Tensor x) => 8 / x.pow(2).sum(dim: 1).max().item<double>();

    [Wrong]
    private static double DividedByFeatures(Tensor x) => 2 / linalg.eigvalsh(x.t().matmul(x) / (4 * x.shape[1])).max().item<double>();

    [Wrong]
    private static double OneOverN(Tensor x) => 1.0 / x.shape[0];
}
