using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter05;

internal sealed class OutputGradientAnswers : AnswersTo<OutputGradient>
{
    private static Tensor OneHot(Tensor z, Tensor y) => nn.functional.one_hot(y, z.shape[1]).to(ScalarType.Float64);

    [Right]
    private static Tensor ByMatrices(Tensor z, Tensor y) => (nn.functional.softmax(z, dim: 1) - OneHot(z, y)) / z.shape[0];

    [Right]
    private static Tensor ByLoops(Tensor z, Tensor y)
    {
        var (samples, classes) = ((int)z.shape[0], (int)z.shape[1]);
        double[] logits = z.contiguous().data<double>().ToArray(), gradient = new double[logits.Length];
        for (int i = 0; i < samples; i++)
        {
            double[] row = logits[(i * classes)..((i + 1) * classes)];
            double largest = row.Max(), sum = row.Sum(v => Math.Exp(v - largest));
            for (int k = 0; k < classes; k++)
                gradient[i * classes + k] = (Math.Exp(row[k] - largest) / sum - (k == y[i].item<long>() ? 1 : 0)) / samples;
        }
        return tensor(gradient, z.shape);
    }

    [Wrong("1/N is missing")]
    private static Tensor Summed(Tensor z, Tensor y) => nn.functional.softmax(z, dim: 1) - OneHot(z, y);

    [Wrong("sign is turned")]
    private static Tensor Turned(Tensor z, Tensor y) => -ByMatrices(z, y);

    [Wrong("number of classes")]
    private static Tensor MeanOverAll(Tensor z, Tensor y) => ByMatrices(z, y) / z.shape[1];

    [Wrong("softmax is missing")]
    private static Tensor NoSoftmax(Tensor z, Tensor y) => (z - OneHot(z, y)) / z.shape[0];

    [Wrong("over the samples")]
    private static Tensor OverSamples(Tensor z, Tensor y) => (nn.functional.softmax(z, dim: 0) - OneHot(z, y)) / z.shape[0];

    [Wrong("overflows")]
    private static Tensor Overflowing(Tensor z, Tensor y) => (z.exp() / z.exp().sum(1, true) - OneHot(z, y)) / z.shape[0];

    [Wrong]
    private static Tensor Sigmoids(Tensor z, Tensor y) => (sigmoid(z) - OneHot(z, y)) / z.shape[0];

    [Wrong]
    private static Tensor SoftmaxTwice(Tensor z, Tensor y) => ByMatrices(nn.functional.softmax(z, dim: 1), y);

    [Wrong]
    private static Tensor Probabilities(Tensor z, Tensor y) => nn.functional.softmax(z, dim: 1) / z.shape[0];

    [Wrong]
    private static Tensor OnlyTheTrueClass(Tensor z, Tensor y) => ByMatrices(z, y) * OneHot(z, y);

    [Wrong]
    private static Tensor SquaredErrors(Tensor z, Tensor y)
    {
        var p = nn.functional.softmax(z, dim: 1);
        return 2 * (p - OneHot(z, y)) * p * (1 - p) / z.shape[0];
    }

    [Wrong]
    private static Tensor Nothing(Tensor z, Tensor y) => zeros_like(z);
}
