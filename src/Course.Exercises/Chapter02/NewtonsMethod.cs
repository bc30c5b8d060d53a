using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A logistic regression fitted by Newton's method, in any units, with the standard errors of its weights.</summary>
/// <remarks>
/// Source: P. McCullagh, J. A. Nelder, Generalized Linear Models, 2nd edition (1989), sections 2.5 and 4.4. The standard errors are the square roots of the
/// diagonal of (N·H)⁻¹, where H is the Hessian of the penalised mean loss at the solution.
/// </remarks>
public sealed class NewtonsMethod() : FunctionExercise<Tensor, Tensor, double, (Tensor Weights, Tensor Errors)>(
    "02.6", "Newton's method, with standard errors", Difficulty.Hard, minutes: 90)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("standardised", draw => With(LogisticTask.Sample(draw, draw.Integer(70, 90), 2), 0));
        Probe("in millimetres", draw => With(LogisticTask.Sample(draw, draw.Integer(70, 90), 2, mean: draw.Number(40, 60), deviation: 8), 0));
        Probe("penalised", draw => With(LogisticTask.Sample(draw, draw.Integer(30, 50), 3, mean: 2), draw.Number(0.05, 0.3)));
        Probe("separable", draw =>
        {
            var (inputs, _) = LogisticTask.Sample(draw, draw.Integer(20, 30), 2);
            return With((inputs, (inputs.sum(dim: 1) > 1).to(ScalarType.Float64)), draw.Number(0.005, 0.02));
        });
        Property("the gradient at your weights is 0", (x, got) => IsBottom(x, got.Weights, 1e-8), points: 2);
        Oracle(Right, tolerance: 1e-9, relative: 1e-5, points: 2, name: "weights and standard errors are right", on: ["standardised", "in millimetres"]);
        Oracle(Right, tolerance: 1e-9, relative: 1e-5, points: 2, name: "with a penalty too, where the answers are separable", on: ["penalised", "separable"]);

        Diagnose((x, got, _) => Close(got.Weights, NewtonStep(x, zeros_like(got.Weights)), 1e-7), "This is the first step only: compute gradient and Hessian again at the new weights, until the step is tiny.");
        Diagnose((x, got, right) => x.Item3 > 0 && Close(got.Weights, Fit(x, penaliseBias: true), 1e-6), "The bias is penalised too: λ belongs to all weights but the first, in the gradient and in the Hessian.");
        Diagnose((x, got, right) => x.Item3 > 0 && Close(got.Weights, Fit((x.Item1, x.Item2, 0)), 1e-5), "The penalty has no effect: λ·w belongs into the gradient, and λ into the diagonal of the Hessian.");
        Diagnose((x, got, right) => Solved(got, right) && Close(got.Errors, right.Errors * Math.Sqrt(x.Item1.shape[0])), "Your standard errors are √N times too large: H is that of the mean loss, and the likelihood's is N·H.");
        Diagnose((x, got, right) => Solved(got, right) && Close(got.Errors, right.Errors.pow(2)), "These are variances: a standard error is the square root.");
        Diagnose((x, got, right) => Solved(got, right) && Close(got.Errors, (x.Item1.shape[0] * Hessian(x, right.Weights).diagonal()).rsqrt()), "You inverted the diagonal: take the diagonal of the inverse.");
        Diagnose((x, got, _) => got.Weights.shape.SequenceEqual([x.Item1.shape[1]]) && !IsBottom(x, got.Weights, 1e-3), "The gradient at your weights is far from 0: this is not the bottom of the valley.");
        Hint("Newton: replace the loss near w by the parabola with the same gradient and Hessian, and go to its lowest point. That is w − H⁻¹·∇L; linalg.solve(H, g) is H⁻¹g without an inverse.");
        Hint("∇ = Xᵀ(p − y)/N + λ·(w with bias 0), H = Xᵀ·diag(p(1 − p))·X/N + λ·(identity with its first element 0). From w = 0, about ten steps; stop when the largest change is under 1e-10.");
        Hint("If a step raises the loss, halve it. The standard errors are (N·H).inverse().diagonal().sqrt(), with H at the end.");
    }

    private static (Tensor, Tensor, double) With((Tensor Inputs, Tensor Answers) sample, double penalty) => (sample.Inputs, sample.Answers, penalty);

    private static bool Solved((Tensor Weights, Tensor Errors) got, (Tensor Weights, Tensor Errors) right) => Close(got.Weights, right.Weights, 1e-5);

    private static bool IsBottom((Tensor, Tensor, double) x, Tensor weights, double tolerance)
    {
        // Features in large units have large gradients; what counts is how much of the loss is left to gain.
        var gradient = LogisticTask.Gradient(x.Item1, x.Item2, weights, x.Item3);
        return (gradient.abs() <= tolerance * x.Item1.abs().mean([0L])).all().item<bool>();
    }

    private static Tensor Penalised(long size, bool bias = false)
    {
        var diagonal = ones(size, dtype: ScalarType.Float64);
        diagonal[0] = tensor(bias ? 1.0 : 0.0);
        return diagonal;
    }

    private static Tensor Hessian((Tensor, Tensor, double) x, Tensor w, bool penaliseBias = false)
    {
        var p = sigmoid(x.Item1.matmul(w));
        return x.Item1.t().matmul((p * (1 - p)).unsqueeze(1) * x.Item1) / x.Item1.shape[0] + (x.Item3 * Penalised(w.shape[0], penaliseBias)).diag();
    }

    private static Tensor NewtonStep((Tensor, Tensor, double) x, Tensor w) => w - linalg.solve(Hessian(x, w), LogisticTask.Gradient(x.Item1, x.Item2, w, x.Item3));

    private static double Loss((Tensor, Tensor, double) x, Tensor w, bool penaliseBias) =>
        (nn.functional.binary_cross_entropy_with_logits(x.Item1.matmul(w), x.Item2) + x.Item3 / 2 * (Penalised(w.shape[0], penaliseBias) * w.pow(2)).sum()).item<double>();

    private static Tensor Fit((Tensor, Tensor, double) x, bool penaliseBias = false)
    {
        var w = zeros(x.Item1.shape[1], dtype: ScalarType.Float64);
        for (int step = 0; step < 50; step++)
        {
            var gradient = LogisticTask.Gradient(x.Item1, x.Item2, w) + x.Item3 * Penalised(w.shape[0], penaliseBias) * w;
            var change = linalg.solve(Hessian(x, w, penaliseBias), gradient);
            double loss = Loss(x, w, penaliseBias);
            while (!(Loss(x, w - change, penaliseBias) <= loss + 1e-15) && change.abs().max().item<double>() > 1e-12)
                change = change / 2;
            w = w - change;
            if (change.abs().max().item<double>() < 1e-12)
                break;
        }
        return w;
    }

    private static (Tensor Weights, Tensor Errors) Right((Tensor, Tensor, double) x)
    {
        var w = Fit(x);
        return (w, (x.Item1.shape[0] * Hessian(x, w)).inverse().diagonal().sqrt());
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.NewtonsMethod"/>
    public static NewtonsMethod NewtonsMethod => The<NewtonsMethod>();
}
