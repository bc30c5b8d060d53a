using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Gradient descent with momentum, plain and in Nesterov's form.</summary>
public sealed class MomentumWay() : Exercise<
    Func<Tensor, Tensor, double, double, bool, Tensor>, (Tensor W, Tensor Gradients, double Rate, double Mu, bool Nesterov), Tensor>(
    "07.1", "Momentum, in both forms", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.W, x.Gradients, x.Rate, x.Mu, x.Nesterov));
        Probe("momentum", draw => Drawn(draw, draw.Number(0.5, 0.9), nesterov: false));
        Probe("strong momentum", draw => Drawn(draw, draw.Number(0.95, 0.99), nesterov: false));
        Probe("Nesterov", draw => Drawn(draw, draw.Number(0.5, 0.9), nesterov: true));
        Oracle(Right, tolerance: 1e-6, points: 2, name: "momentum takes the library's way", on: ["momentum", "strong momentum"]);
        Oracle(Right, tolerance: 1e-6, name: "and so does Nesterov's form", on: "Nesterov");

        Diagnose((x, way, right) => way.dim() == 1 && right.dim() == 2, "This is one row: give the weights after every step, [T, D].");
        Diagnose((x, way, right) => Close(way, cat([x.W.unsqueeze(0), right.narrow(0, 0, right.shape[0] - 1)]), 1e-9), "The first row is the start: row 0 has the weights after the first step.");
        Diagnose((x, way, right) => Close(way, 2 * x.W - right, 1e-9), "The sign is turned: the weights go against the gradient.");
        Diagnose((x, way, right) => Close(way, Way(x, (v, g) => g, (v, g) => v), 1e-9), "The velocity is forgotten after each step: it has to be the same variable all the way.");
        Diagnose((x, way, right) => Close(way, Way(x, (v, g) => x.Mu * v + (1 - x.Mu) * g, (v, g) => v), 1e-9), "This is a running mean. Momentum is a sum: the gradient comes in whole, without 1 − μ.");
        Diagnose((x, way, right) => x.Nesterov && Close(way, Way(x, Velocity(x), (v, g) => v), 1e-9), "This is momentum without Nesterov's last line: step along g + μv.");
        Diagnose((x, way, right) => !x.Nesterov && Close(way, Way(x, Velocity(x), (v, g) => g + x.Mu * v), 1e-9), "This is Nesterov's form although it was not asked for: look at the last parameter.");
        Hint("Section 2.2 has both rules. What has to be remembered from one step to the next?");
        Hint("v = μ·v + g, from v = 0. Then w goes down by rate times v, or times g + μ·v.");
        Hint("Loop over t with g = gradients[t]; collect the new w in a list; stack(list) makes [T, D] of it.");
    }

    private static (Tensor, Tensor, double, double, bool) Drawn(Draw draw, double mu, bool nesterov)
    {
        long size = draw.Integer(3, 5);
        return (draw.Normal([size], ScalarType.Float64), draw.Normal([draw.Integer(8, 12), size], ScalarType.Float64), draw.Number(0.05, 0.3), mu, nesterov);
    }

    private static Tensor Right((Tensor W, Tensor Gradients, double Rate, double Mu, bool Nesterov) x) =>
        GivenGradients.Library(x.W, x.Gradients, parameters => optim.SGD(parameters, x.Rate, x.Mu, nesterov: x.Nesterov));

    private static Func<Tensor, Tensor, Tensor> Velocity((Tensor W, Tensor Gradients, double Rate, double Mu, bool Nesterov) x) => (v, g) => x.Mu * v + g;

    private static Tensor Way((Tensor W, Tensor Gradients, double Rate, double Mu, bool Nesterov) x, Func<Tensor, Tensor, Tensor> velocity, Func<Tensor, Tensor, Tensor> step)
    {
        var v = zeros_like(x.W);
        return GivenGradients.Way(x.W, x.Gradients, (w, g, _) => w - x.Rate * step(v = velocity(v, g), g));
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MomentumWay"/>
    public static MomentumWay MomentumWay => The<MomentumWay>();
}
