using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The factor by which a gradient is wrong, read from its ratio to central differences.</summary>
/// <remarks>A probe has several pairs of a claimed and a measured gradient, with a factor and without, so that no constant is right on any.</remarks>
public sealed class MissingFactor() : Exercise<Func<Tensor, Tensor, double>, (Tensor[] Claimed, Tensor[] Measured), double[]>(
    "05.4", "The missing 1/N", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => [.. x.Claimed.Zip(x.Measured, answer)]);
        Probe("1/N missing", draw => Pairs(draw, Scaled(draw, draw.Integer(8, 90))));
        Probe("sign turned", draw => Pairs(draw, Scaled(draw, -draw.Number(1.5, 3))));
        Probe("some elements are 0", draw => Pairs(draw, Scaled(draw, draw.Number(2, 4), withZeros: true)));
        Probe("small gradients", draw => Pairs(draw, Scaled(draw, draw.Number(2, 4)), size: 1e-7));
        Oracle(Right, tolerance: 1e-9, relative: 1e-5, points: 2, name: "the factor is found where there is one, and 0 where there is none", on: "1/N missing");
        Oracle(Right, tolerance: 1e-9, relative: 1e-5, name: "with a turned sign, and where elements are 0", on: ["sign turned", "some elements are 0"]);
        Oracle(Right, tolerance: 1e-9, relative: 1e-5, name: "however small the gradients are", on: "small gradients");

        Diagnose((_, factors) => factors.Any(double.IsNaN), "0/0 is not a number: leave out the elements where both gradients are 0, or compare products.");
        Diagnose((_, factors, right) => Fits(factors, right, (factor, r) => r != 0 && Close(factor * r, 1, 1e-4)), "This is the measured gradient divided by the claimed one: turn the ratio over.");
        Diagnose((_, factors, right) => Fits(factors, right, (factor, r) => r == 0 && factor != 0), "A mean or a single ratio hides elements that disagree: the factor counts only if it fits every element.");
        Diagnose((_, factors, right) => Fits(factors, right, (factor, r) => r < 0 && Close(factor, -r, 1e-4)), "The sign is lost: a factor may be negative.");
        Diagnose((x, factors, right) => IsSmall(x) && Fits(factors, right, (factor, r) => r != 0 && factor == 0), "The gradients are small, so an absolute tolerance says nothing: compare with their own size.");
        Hint("Section 5.3: divide the one by the other, element by element. What do you see if only a factor is missing?");
        Hint("Take the ratio where the measured gradient is largest. Then ask whether claimed = factor · measured holds everywhere, to a hundred-thousandth of the largest element or so.");
        Hint("double c = (claimed * measured).sum() / (measured * measured).sum(); return 0 unless |claimed − c·measured| ≤ 1e-5·max|claimed| everywhere.");
    }

    private static bool Fits(double[] factors, double[] right, Func<double, double, bool> fits) => factors.Zip(right, fits).Any(yes => yes);

    private static bool IsSmall((Tensor[] Claimed, Tensor[] Measured) x) => x.Measured[0].abs().max().item<double>() < 1e-3;

    /// <summary>The given pair, and two to which no factor fits: another formula, and a single element that is 1 % off.</summary>
    private static (Tensor[] Claimed, Tensor[] Measured) Pairs(Draw draw, (Tensor Claimed, Tensor Measured) pair, double size = 1)
    {
        var other = Scaled(draw, 1);
        var oneOff = Scaled(draw, 4);
        oneOff.Claimed[1, 2] = oneOff.Claimed[1, 2] * 1.01;
        Tensor[] claimed = [pair.Claimed, other.Claimed * draw.Uniform(1, 3, other.Claimed.shape, ScalarType.Float64), oneOff.Claimed];
        Tensor[] measured = [pair.Measured, other.Measured, oneOff.Measured];
        return ([.. claimed.Select(t => t * size)], [.. measured.Select(t => t * size)]);
    }

    /// <summary>A gradient times a factor, and what central differences would measure: good to about nine digits.</summary>
    private static (Tensor Claimed, Tensor Measured) Scaled(Draw draw, double factor, bool withZeros = false)
    {
        long[] shape = [draw.Integer(3, 5), draw.Integer(3, 5)];
        var gradient = draw.Uniform(0.2, 1.5, shape, ScalarType.Float64) * (draw.Integers(0, 1, shape, ScalarType.Float64) * 2 - 1);
        if (withZeros)
            gradient[0] = zeros_like(gradient[0]);
        return (gradient * factor, gradient * (1 + 1e-9 * draw.Normal(shape, ScalarType.Float64)));
    }

    private static double[] Right((Tensor[] Claimed, Tensor[] Measured) x) => [.. x.Claimed.Zip(x.Measured, Factor)];

    private static double Factor(Tensor claimed, Tensor measured)
    {
        double factor = ((claimed * measured).sum() / measured.pow(2).sum()).item<double>();
        double worst = (claimed - factor * measured).abs().max().item<double>();
        return worst <= 1e-5 * claimed.abs().max().item<double>() ? factor : 0;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MissingFactor"/>
    public static MissingFactor MissingFactor => The<MissingFactor>();
}
