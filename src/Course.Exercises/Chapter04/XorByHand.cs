using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The weights of a ReLU network that computes XOR, whatever two numbers stand for no and yes.</summary>
public sealed class XorByHand() : FunctionExercise<double, double, (Tensor W1, Tensor B1, Tensor W2, Tensor B2)>("04.3", "XOR by hand", Difficulty.Medium, minutes: 25)
{
    private static readonly bool[] s_xor = [false, true, true, false];

    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("0 and 1", _ => (0, 1));
        Probe("below 0 and above", draw => (draw.Number(-3, -1), draw.Number(1, 3)));
        Probe("close together", draw => draw.Number(4, 9) is var no ? (no, no + draw.Number(0.2, 0.6)) : default);
        Property("the logit is above 0 exactly where the inputs differ", (x, network) => Holds(x, network, 0), points: 2);
        Property("it is still so where each input is off by a tenth of the distance", (x, network) => Holds(x, network, 0.1), on: ["below 0 and above", "close together"]);

        Diagnose((_, network) => !ReluNetwork.Fits(network, 2), "The shapes are W₁ [2, H], b₁ [H], W₂ [H, 1] and b₂ [1], with finite numbers; H = 2 is enough.");
        Diagnose((x, network) => x != (0, 1) && !Signs(x, network).SequenceEqual(s_xor) && Signs((0, 1), network).SequenceEqual(s_xor), "This is right for 0 and 1 only: let the first layer turn no into 0 and yes into 1, with its weights and biases.");
        Diagnose((x, network) => Signs(x, network).SequenceEqual([false, true, true, true]), "This is OR: where both inputs are yes, the second unit has to take away more than the first one gives.");
        Diagnose((x, network) => Signs(x, network).SequenceEqual([false, false, false, true]), "This is AND: it says yes where both are yes.");
        Diagnose((x, network) => Signs(x, network).SequenceEqual([true, false, false, true]), "The sign is the other way round: above 0 means that the inputs differ.");
        Diagnose((x, network) => Signs(x, network).Distinct().Count() == 1, "All four corners get the same answer.");
        Diagnose((x, network) => Holds(x, network, 0) && !Holds(x, network, 0.1), "The corners are right, and a border runs close by one of them: put the borders half way between no and yes.");
        Hint("Step 10 does it for 0 and 1. What does a layer have to do first, so that it can be used for other numbers?");
        Hint("With s = (x₁ + x₂ − 2·no) / (yes − no) you have s = 0, 1 or 2. Then relu(s) − 2·relu(s − 1) − ½.");
        Hint("With d = yes − no: all four weights of W₁ are 1/d, b₁ = (−2·no/d, −2·no/d − 1), W₂ = (1, −2), b₂ = −½.");
    }

    /// <summary>The corners (no, no), (no, yes), (yes, no), (yes, yes), moved by a share of the distance.</summary>
    private static Tensor Corners((double No, double Yes) x, double across = 0, double up = 0)
    {
        double distance = x.Yes - x.No;
        return tensor(new double[,] { { x.No, x.No }, { x.No, x.Yes }, { x.Yes, x.No }, { x.Yes, x.Yes } }) + tensor(new[] { across * distance, up * distance });
    }

    private static bool[] Signs((double, double) x, (Tensor, Tensor, Tensor, Tensor) network, double across = 0, double up = 0) =>
        ReluNetwork.Apply(network, Corners(x, across, up)).gt(0).data<bool>().ToArray();

    private static bool Holds((double, double) x, (Tensor, Tensor, Tensor, Tensor) network, double off) =>
        ReluNetwork.Fits(network, 2)
        && new[] { -off, off }.All(across => new[] { -off, off }.All(up => Signs(x, network, across, up).SequenceEqual(s_xor)));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.XorByHand"/>
    public static XorByHand XorByHand => The<XorByHand>();
}
