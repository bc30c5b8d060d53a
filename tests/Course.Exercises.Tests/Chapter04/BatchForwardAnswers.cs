using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter04;

internal sealed class BatchForwardAnswers : AnswersTo<BatchForward>
{
    private static Tensor Walk(Tensor x, Tensor[] w, Tensor[] b, Func<Tensor, Tensor> between)
    {
        for (int l = 0; l < w.Length; l++)
        {
            x = x.matmul(w[l]) + b[l];
            if (l < w.Length - 1)
                x = between(x);
        }
        return x;
    }

    [Right]
    private static Tensor ByProducts(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, b, tanh);

    [Right]
    private static Tensor SampleBySample(Tensor x, Tensor[] w, Tensor[] b) =>
        cat(Enumerable.Range(0, (int)x.shape[0]).Select(i => Walk(x.narrow(0, i, 1), w, b, a => 2 * sigmoid(2 * a) - 1)).ToArray(), 0);

    [Right]
    private static Tensor ByTheLibrary(Tensor x, Tensor[] w, Tensor[] b)
    {
        for (int l = 0; l < w.Length; l++)
            x = nn.functional.linear(l == 0 ? x : x.tanh(), w[l].t(), b[l]);
        return x;
    }

    [Wrong("last layer has an activation")]
    private static Tensor TanhEverywhere(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, b, tanh).tanh();

    [Wrong("probabilities")]
    private static Tensor Softmaxed(Tensor x, Tensor[] w, Tensor[] b) => nn.functional.softmax(Walk(x, w, b, tanh), 1);

    [Wrong("no bend")]
    private static Tensor Straight(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, b, a => a);

    [Wrong("biases are missing")]
    private static Tensor WithoutBiases(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, [.. b.Select(one => zeros_like(one))], tanh);

    [Wrong("ReLU")]
    private static Tensor WithRelu(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, b, a => a.relu());

    [Wrong("data are bent too")]
    private static Tensor BentData(Tensor x, Tensor[] w, Tensor[] b) => Walk(x.tanh(), w, b, tanh);

    [Wrong("added to the columns")]
    private static Tensor BiasAsColumn(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, [.. b.Select(one => one.unsqueeze(1))], tanh);

    [Wrong("transposed")]
    private static Tensor Transposed(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, b, tanh).t();

    [Wrong]
    private static Tensor BiasBehindTheBend(Tensor x, Tensor[] w, Tensor[] b)
    {
        for (int l = 0; l < w.Length; l++)
            x = (l < w.Length - 1 ? x.matmul(w[l]).tanh() : x.matmul(w[l])) + b[l];
        return x;
    }

    [Wrong]
    private static Tensor WithSigmoid(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, w, b, sigmoid);

    [Wrong]
    private static Tensor TwoLayersOnly(Tensor x, Tensor[] w, Tensor[] b) => (x.matmul(w[0]) + b[0]).tanh().matmul(w[^1]) + b[^1];

    [Wrong]
    private static Tensor WeightsTransposed(Tensor x, Tensor[] w, Tensor[] b) => Walk(x, [.. w.Select(one => one.t())], b, tanh);

    [Wrong]
    private static Tensor FirstSampleForAll(Tensor x, Tensor[] w, Tensor[] b) => Walk(x.narrow(0, 0, 1), w, b, tanh).expand(x.shape[0], b[^1].shape[0]);

    [Wrong]
    private static Tensor Nothing(Tensor x, Tensor[] w, Tensor[] b) => zeros(x.shape[0], b[^1].shape[0], dtype: ScalarType.Float64);
}
