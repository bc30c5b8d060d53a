using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter02;

internal sealed class NewtonsMethodAnswers : AnswersTo<NewtonsMethod>
{
    private static Tensor Free(long size)
    {
        var free = ones(size, dtype: ScalarType.Float64);
        free[0] = tensor(0.0);
        return free;
    }

    private static Tensor Gradient(Tensor x, Tensor y, double penalty, Tensor w) => x.t().matmul(sigmoid(x.matmul(w)) - y) / x.shape[0] + penalty * Free(w.shape[0]) * w;

    private static Tensor Hessian(Tensor x, double penalty, Tensor w)
    {
        var p = sigmoid(x.matmul(w));
        return x.t().matmul((p * (1 - p)).unsqueeze(1) * x) / x.shape[0] + (penalty * Free(w.shape[0])).diag();
    }

    private static Tensor Solve(Tensor x, Tensor y, double penalty, int steps = 60, double sign = 1)
    {
        var w = zeros(x.shape[1], dtype: ScalarType.Float64);
        for (int step = 0; step < steps; step++)
            w = w - sign * linalg.solve(Hessian(x, penalty, w), Gradient(x, y, penalty, w));
        return w;
    }

    private static Tensor Errors(Tensor x, double penalty, Tensor w) => (x.shape[0] * Hessian(x, penalty, w)).inverse().diagonal().sqrt();

    private static (Tensor, Tensor) With(Tensor x, double penalty, Tensor w) => (w, Errors(x, penalty, w));

    [Right]
    private static (Tensor, Tensor) BySolving(Tensor x, Tensor y, double penalty) => With(x, penalty, Solve(x, y, penalty));

    // Iteratively reweighted least squares: each step is a weighted regression on a working response.
    [Right]
    private static (Tensor, Tensor) ByReweighting(Tensor x, Tensor y, double penalty)
    {
        long samples = x.shape[0];
        var ridge = (samples * penalty * Free(x.shape[1])).diag();
        var w = zeros(x.shape[1], dtype: ScalarType.Float64);
        for (int step = 0; step < 60; step++)
        {
            var z = x.matmul(w);
            var p = sigmoid(z);
            var s = p * (1 - p);
            var response = z + (y - p) / s;
            w = linalg.solve(x.t().matmul(s.unsqueeze(1) * x) + ridge, x.t().matmul(s * response));
        }
        return With(x, penalty, w);
    }

    [Wrong]
    private static (Tensor, Tensor) Uphill(Tensor x, Tensor y, double penalty) => With(x, penalty, Solve(x, y, penalty, sign: -1));

    [Wrong("first step only")]
    private static (Tensor, Tensor) OneStep(Tensor x, Tensor y, double penalty) => With(x, penalty, Solve(x, y, penalty, steps: 1));

    [Wrong("bias is penalised")]
    private static (Tensor, Tensor) BiasToo(Tensor x, Tensor y, double penalty)
    {
        var w = zeros(x.shape[1], dtype: ScalarType.Float64);
        var ridge = penalty * eye(x.shape[1], dtype: ScalarType.Float64);
        for (int step = 0; step < 60; step++)
            w = w - linalg.solve(Hessian(x, 0, w) + ridge, Gradient(x, y, 0, w) + penalty * w);
        return (w, (x.shape[0] * (Hessian(x, 0, w) + ridge)).inverse().diagonal().sqrt());
    }

    [Wrong("no effect")]
    private static (Tensor, Tensor) NoPenalty(Tensor x, Tensor y, double penalty) => With(x, 0, Solve(x, y, 0, steps: 12));

    [Wrong("√N times")]
    private static (Tensor, Tensor) ErrorsOfTheMean(Tensor x, Tensor y, double penalty)
    {
        var w = Solve(x, y, penalty);
        return (w, Hessian(x, penalty, w).inverse().diagonal().sqrt());
    }

    [Wrong("variances")]
    private static (Tensor, Tensor) Variances(Tensor x, Tensor y, double penalty)
    {
        var w = Solve(x, y, penalty);
        return (w, Errors(x, penalty, w).pow(2));
    }

    [Wrong("inverted the diagonal")]
    private static (Tensor, Tensor) InverseOfTheDiagonal(Tensor x, Tensor y, double penalty)
    {
        var w = Solve(x, y, penalty);
        return (w, (x.shape[0] * Hessian(x, penalty, w)).diagonal().rsqrt());
    }

    [Wrong("far from 0")]
    private static (Tensor, Tensor) GradientDescent(Tensor x, Tensor y, double penalty)
    {
        var w = zeros(x.shape[1], dtype: ScalarType.Float64);
        double rate = 1 / (linalg.eigvalsh(x.t().matmul(x) / (4 * x.shape[0])).max().item<double>() + penalty);
        for (int step = 0; step < 100; step++)
            w = w - rate * Gradient(x, y, penalty, w);
        return With(x, penalty, w);
    }

    [Wrong]
    private static (Tensor, Tensor) ThreeSteps(Tensor x, Tensor y, double penalty) => With(x, penalty, Solve(x, y, penalty, steps: 3));

    [Wrong]
    private static (Tensor, Tensor) HessianOfTheStart(Tensor x, Tensor y, double penalty)
    {
        var w = zeros(x.shape[1], dtype: ScalarType.Float64);
        var hessian = Hessian(x, penalty, w);
        for (int step = 0; step < 20; step++)
            w = w - linalg.solve(hessian, Gradient(x, y, penalty, w));
        return With(x, penalty, w);
    }

    [Wrong]
    private static (Tensor, Tensor) ErrorsOfTheStart(Tensor x, Tensor y, double penalty) => (Solve(x, y, penalty), Errors(x, penalty, zeros(x.shape[1], dtype: ScalarType.Float64)));

    [Wrong]
    private static (Tensor, Tensor) ErrorsWithoutRoot(Tensor x, Tensor y, double penalty)
    {
        var w = Solve(x, y, penalty);
        return (w, (x.shape[0] * Hessian(x, penalty, w)).diagonal());
    }

    [Wrong]
    private static (Tensor, Tensor) PenaltyTwice(Tensor x, Tensor y, double penalty) => With(x, 2 * penalty, Solve(x, y, 2 * penalty));

    [Wrong]
    private static (Tensor, Tensor) OddsRatios(Tensor x, Tensor y, double penalty)
    {
        var (w, errors) = BySolving(x, y, penalty);
        return (w.exp(), errors);
    }

    [Wrong]
    private static (Tensor, Tensor) Exchanged(Tensor x, Tensor y, double penalty)
    {
        var (w, errors) = BySolving(x, y, penalty);
        return (errors, w);
    }
}
