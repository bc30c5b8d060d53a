using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A logistic regression fitted by gradient descent from 0, and what swapping the answers does to it.</summary>
public sealed class FitByDescent() : Exercise<Func<Tensor, Tensor, double, int, Tensor>, (Tensor Inputs, Tensor Answers, double Rate, int Steps), Tensor>(
    "02.4", "Fit, and swap the labels", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.Inputs, x.Answers, x.Rate, x.Steps));
        Probe("a few steps", draw => Drawn(draw, draw.Integer(3, 6)));
        Probe("many steps", draw => Drawn(draw, draw.Integer(80, 120)));
        Probe("no step", draw => Drawn(draw, 0));
        Oracle(After, tolerance: 1e-12, relative: 1e-8, points: 2, on: ["a few steps", "many steps"]);
        Oracle(After, tolerance: 1e-12, name: "after no step the weights are 0", on: "no step");
        Property("swapping the answers, 1 − y, turns the sign of every weight",
            (fit, x) => (fit(x.Inputs, x.Answers, x.Rate, x.Steps), fit(x.Inputs, 1 - x.Answers, x.Rate, x.Steps)),
            (_, fitted) => !Close(fitted.Item1, zeros_like(fitted.Item1)) && Close(fitted.Item1, -fitted.Item2, 1e-9), points: 2, on: ["a few steps", "many steps"]);

        Diagnose((x, w, right) => Close(w, After(x with { Steps = x.Steps - 1 }), 1e-9), "You took one step too few.");
        Diagnose((x, w, right) => Close(w, After(x with { Steps = x.Steps + 1 }), 1e-9), "You took one step too many.");
        Diagnose((x, w, right) => Close(w, After(x with { Rate = -x.Rate }), 1e-9), "You walked uphill: the step goes against the gradient.");
        Diagnose((x, w, right) => x.Steps > 1 && Close(w, x.Steps * After(x with { Steps = 1 }), 1e-9), "The gradient is computed once, before the loop: it has to be computed again at each new w.");
        Diagnose((x, w, right) => Close(w, After(x with { Rate = x.Rate * x.Inputs.shape[0] }), 1e-9), "Your steps are N times too long: the mean's 1/N is missing.");
        Hint("Exercise 02.1 in a loop. Where does w begin?");
        Hint("w = zeros(D), and in each step w = w − η·Xᵀ(σ(Xw) − y)/N, with the gradient of the current w.");
        Hint("Why the sign turns: σ(−z) − (1 − y) = −(σ(z) − y), so each step is the mirror image. If yours does not, look for something that treats 0 and 1 differently.");
    }

    private static (Tensor Inputs, Tensor Answers, double Rate, int Steps) Drawn(Draw draw, int steps)
    {
        var (inputs, answers) = LogisticTask.Sample(draw, draw.Integer(12, 18), 2);
        return (inputs, answers, draw.Number(0.2, 0.8), steps);
    }

    private static Tensor After((Tensor Inputs, Tensor Answers, double Rate, int Steps) x) => LogisticTask.Descend(x.Inputs, x.Answers, x.Rate, x.Steps);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FitByDescent"/>
    public static FitByDescent FitByDescent => The<FitByDescent>();
}
