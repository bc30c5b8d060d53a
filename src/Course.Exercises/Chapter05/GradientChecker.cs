using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A checker of gradients that is itself checked: it accepts right ones and rejects planted wrong ones.</summary>
public sealed class GradientChecker() : Exercise<
    Func<Func<Tensor, Tensor>, Tensor, Tensor, bool>, (string Function, Tensor At, Tensor[] Gradients, string[] Marks), bool[]>(
    "05.6", "A gradient checker, checked", Difficulty.Hard, minutes: 90)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => [.. x.Gradients.Select(gradient => answer(CheckableFunctions.Of(x.Function), x.At.clone(), gradient))]);
        Probe("smooth", draw => Drawn(draw, "tanh"));
        Probe("all elements at once", draw => Drawn(draw, "log-sum-exp"));
        Probe("tiny gradients", draw => Drawn(draw, "tiny"));
        Probe("large gradients", draw => Drawn(draw, "large"));
        Probe("an element with gradient 0", draw => Drawn(draw, "tanh", zeroElement: true));
        Oracle(Right, points: 3, name: "right gradients are accepted, wrong ones rejected", on: ["smooth", "all elements at once"]);
        Oracle(Right, points: 2, name: "whatever the scale of the gradient", on: ["tiny gradients", "large gradients"]);
        Oracle(Right, points: 1, name: "and where an element of it is 0", on: "an element with gradient 0");

        Diagnose((_, got) => got.All(accepted => accepted), "It accepts everything.");
        Diagnose((x, got, _) => x.Function == "tiny" && Accepts(x, got, "sign") && Accepts(x, got, "factor"), "An absolute tolerance accepts anything where the gradients are tiny: use the relative error.");
        Diagnose((x, got, _) => Accepts(x, got, "sign"), "It accepts a gradient with the sign turned: compare with signs, not magnitudes.");
        Diagnose((x, got, _) => Accepts(x, got, "factor"), "It accepts a gradient that is a few times too large: the direction alone is not enough.");
        Diagnose((x, got, _) => Accepts(x, got, "transposed"), "It accepts a gradient of another shape: compare the shapes first.");
        Diagnose((x, got, _) => Accepts(x, got, "not a number"), "It accepts a NaN, for which every comparison is false: ask whether the error is small, not whether it is large.");
        Diagnose((x, got, _) => Accepts(x, got, "one element"), "A single wrong element gets through: look at the largest error, in every element, and not at a mean.");
        Diagnose((x, got, _) => x.Marks.Contains("plain") && !Accepts(x, got, "right"), "It rejects a right gradient: take central differences with h about 6e-6, in float64, and a relative tolerance of about 1e-6.");
        Diagnose((x, got, _) => x.Marks.Contains("with zero") && !Accepts(x, got, "right"), "An element whose gradient is 0 is rejected: 0/0, or rounding divided by nearly 0. Give the denominator a floor.");
        Hint("Shape first. Then, for each element, move it by ±h and leave the others. Section 2.6 has the checker with all its parts.");
        Hint("The relative error of an element is |g − m| / max(|g|, |m|, floor), with a floor of a thousandth of the largest element. Is the largest error at most 1e-6?");
        Hint("Copy the point to an array. f(point with element i + h) minus f(point with element i − h), divided by 2h. A NaN must make the comparison false.");
    }

    private static (string, Tensor, Tensor[], string[]) Drawn(Draw draw, string function, bool zeroElement = false)
    {
        long rows = draw.Integer(2, 3), columns = rows + draw.Integer(1, 2);
        var at = draw.Uniform(0.3, 1.2, [rows, columns], ScalarType.Float64);
        if (zeroElement)
            at[1, 1] = tensor(0.0);
        var gradient = CheckableFunctions.Gradient(function, at);
        var oneElement = gradient.clone();
        oneElement[0, 2] = oneElement[0, 2] * 1.001;
        var notANumber = gradient.clone();
        notANumber[0, 1] = tensor(double.NaN);
        List<(string Mark, Tensor Gradient)> all =
        [
            (zeroElement ? "with zero" : "plain", gradient), ("right", gradient * (1 + 1e-9)), ("sign", -gradient), ("factor", gradient * draw.Number(2, 9)),
            ("transposed", gradient.t().contiguous()), ("one element", oneElement), ("not a number", notANumber),
        ];
        // In another order each time: no list of verdicts is right twice.
        for (int i = all.Count - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (all[i], all[j]) = (all[j], all[i]);
        }
        return (function, at, [.. all.Select(one => one.Gradient)], [.. all.Select(one => one.Mark)]);
    }

    private static bool[] Right((string Function, Tensor At, Tensor[] Gradients, string[] Marks) x) => [.. x.Marks.Select(mark => mark is "plain" or "with zero" or "right")];

    private static bool Accepts((string Function, Tensor At, Tensor[] Gradients, string[] Marks) x, bool[] got, string mark) => got[Array.IndexOf(x.Marks, mark)];
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.GradientChecker"/>
    public static GradientChecker GradientChecker => The<GradientChecker>();
}
