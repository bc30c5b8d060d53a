using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter05;

internal sealed class TwoLayerGradientsAnswers : AnswersTo<TwoLayerGradients>
{
    private sealed record Pass(Tensor X, Tensor A, Tensor H, Tensor Error, Tensor W1, Tensor W2);

    private static Pass Forward(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2, Func<Tensor, Tensor>? activation = null)
    {
        var a = x.matmul(w1) + b1;
        var h = activation is null ? a.relu() : activation(a);
        var p = nn.functional.softmax(h.matmul(w2) + b2, dim: 1);
        return new Pass(x, a, h, (p - nn.functional.one_hot(y, w2.shape[1]).to(ScalarType.Float64)) / x.shape[0], w1, w2);
    }

    private static Tensor Slope(Pass pass) => pass.A.gt(0).to(ScalarType.Float64);

    private static (Tensor, Tensor, Tensor, Tensor) Backward(Pass pass, Tensor slope, double scale = 1)
    {
        var dz = scale * pass.Error;
        var da = dz.matmul(pass.W2.t()) * slope;
        return (pass.X.t().matmul(da), da.sum(dim: 0), pass.H.t().matmul(dz), dz.sum(dim: 0));
    }

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) ByMatrices(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
        Forward(x, y, w1, b1, w2, b2) is var pass ? Backward(pass, Slope(pass)) : default;

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) BySamples(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
    {
        var (g1, c1, g2, c2) = (zeros_like(w1), zeros_like(b1), zeros_like(w2), zeros_like(b2));
        for (long i = 0; i < x.shape[0]; i++)
        {
            var a = x[i].matmul(w1) + b1;
            var h = a.clamp_min(0);
            var dz = nn.functional.softmax(h.matmul(w2) + b2, dim: 0).clone();
            long label = y[i].item<long>();
            dz[label] = dz[label] - 1;
            dz = dz / x.shape[0];
            var da = where(a.gt(0), w2.matmul(dz), zeros_like(a));
            g1 = g1 + x[i].unsqueeze(1) * da;
            c1 = c1 + da;
            g2 = g2 + h.unsqueeze(1) * dz;
            c2 = c2 + dz;
        }
        return (g1, c1, g2, c2);
    }

    [Wrong("1/N is missing")]
    private static (Tensor, Tensor, Tensor, Tensor) Summed(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
        Forward(x, y, w1, b1, w2, b2) is var pass ? Backward(pass, Slope(pass), x.shape[0]) : default;

    [Wrong("signs are turned")]
    private static (Tensor, Tensor, Tensor, Tensor) Turned(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
        Forward(x, y, w1, b1, w2, b2) is var pass ? Backward(pass, Slope(pass), -1) : default;

    [Wrong("slope is missing")]
    private static (Tensor, Tensor, Tensor, Tensor) NoSlope(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
        Forward(x, y, w1, b1, w2, b2) is var pass ? Backward(pass, ones_like(pass.A)) : default;

    [Wrong("slope of tanh")]
    private static (Tensor, Tensor, Tensor, Tensor) SlopeOfTanh(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
        Forward(x, y, w1, b1, w2, b2) is var pass ? Backward(pass, 1 - pass.H * pass.H) : default;

    [Wrong("where the layer's input belongs")]
    private static (Tensor, Tensor, Tensor, Tensor) WeightsForInputs(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
    {
        var (_, c1, _, c2) = ByMatrices(x, y, w1, b1, w2, b2);
        return (c1 * w1, c1, c2 * w2, c2);
    }

    [Wrong("uses A")]
    private static (Tensor, Tensor, Tensor, Tensor) BeforeTheActivation(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
    {
        var pass = Forward(x, y, w1, b1, w2, b2);
        return Backward(pass, Slope(pass)) with { Item3 = pass.A.t().matmul(pass.Error) };
    }

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) TanhThroughout(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
        Forward(x, y, w1, b1, w2, b2, tanh) is var pass ? Backward(pass, 1 - pass.H * pass.H) : default;

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) ReluOfTheGradient(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
    {
        var pass = Forward(x, y, w1, b1, w2, b2);
        var da = pass.Error.matmul(w2.t()).relu();
        return (x.t().matmul(da), da.sum(dim: 0), pass.H.t().matmul(pass.Error), pass.Error.sum(dim: 0));
    }

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) WeightNotTransposed(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
    {
        var right = ByMatrices(x, y, w1, b1, w2, b2);
        if (w2.shape[0] != w2.shape[1])
            return right;
        var pass = Forward(x, y, w1, b1, w2, b2);
        var da = pass.Error.matmul(w2) * Slope(pass);
        return right with { Item1 = x.t().matmul(da), Item2 = da.sum(dim: 0) };
    }

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) LayersExchanged(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
    {
        var (g1, c1, g2, c2) = ByMatrices(x, y, w1, b1, w2, b2);
        return (g2, c2, g1, c1);
    }

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) MeanOfTheBiases(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
    {
        var (g1, c1, g2, c2) = ByMatrices(x, y, w1, b1, w2, b2);
        return (g1, c1 / x.shape[0], g2, c2 / x.shape[0]);
    }

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) OnlyTheLastLayer(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
        ByMatrices(x, y, w1, b1, w2, b2) with { Item1 = zeros_like(w1), Item2 = zeros_like(b1) };

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) TheWeights(Tensor x, Tensor y, Tensor w1, Tensor b1, Tensor w2, Tensor b2) => (w1, b1, w2, b2);
}
