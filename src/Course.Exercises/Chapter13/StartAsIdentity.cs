using Course.Models;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Exercises;

/// <summary>First weights with which a residual block is the identity, and can learn.</summary>
/// <remarks>Source: P. Goyal et al., Accurate, Large Minibatch SGD, 2017, section 5.1: the scale of a block's last batch normalisation starts at 0.</remarks>
public sealed class StartAsIdentity() : Exercise<Action<ResidualBlock>, Tensor, StartAsIdentity.Seen>("13.4", "A block that starts as the identity", Difficulty.Medium, minutes: 20)
{
    /// <summary>What is seen of a block that was prepared.</summary>
    /// <param name="Training">Its output in training mode.</param>
    /// <param name="Evaluation">Its output in evaluation mode.</param>
    /// <param name="Moved1">By how much the first convolution's weights were changed, at most.</param>
    /// <param name="Moved2">By how much the second one's were.</param>
    /// <param name="Scale1">The first batch normalisation's scale.</param>
    /// <param name="Scale2">The last one's.</param>
    /// <param name="Gradient">The length of the gradient by <paramref name="Scale2"/>; 0 where there is none.</param>
    public sealed record Seen(Tensor Training, Tensor Evaluation, double Moved1, double Moved2, Tensor Scale1, Tensor Scale2, double Gradient);

    /// <inheritdoc/>
    protected override void Define()
    {
        Run(See);
        Probe("positive maps", draw => draw.Uniform(0.1, 2, [draw.Integer(2, 4), draw.Integer(2, 5), 5, 6]));
        Probe("maps with zeros", draw => draw.Normal([draw.Integer(2, 4), draw.Integer(2, 5), 6, 4]).relu(), hidden: true);
        Property("it gives back its input, in both modes", IsIdentity);
        Property("and it can learn: the last scale has a gradient", (x, seen) => IsIdentity(x, seen) && seen.Gradient > 1e-6, points: 2);
        Property("and the convolutions are as they were drawn", (x, seen) => IsIdentity(x, seen) && seen.Moved1 == 0 && seen.Moved2 == 0);

        Diagnose((x, seen) => IsIdentity(x, seen) && (seen.Moved1 > 0 || seen.Moved2 > 0), "The convolutions' weights are gone too. One thing less is enough: what comes last in F?");
        Diagnose((x, seen) => IsIdentity(x, seen) && Zero(seen.Scale1), "With the first scale at 0 nothing reaches the second convolution, and no gradient comes back: leave the first normalisation as it is.");
        Diagnose((x, seen) => IsIdentity(x, seen) && !Zero(seen.Scale1) && seen.Gradient == 0, "It is the identity for good: the last scale gets no gradient. Set its value, and leave requires_grad on.");
        Diagnose((x, seen) => !IsIdentity(x, seen) && seen.Moved2 > 0, "Other weights in the convolution do not help: the batch normalisation behind it sets its output's size again.");
        Diagnose((x, seen) => !IsIdentity(x, seen) && seen.Moved1 == 0 && seen.Moved2 == 0 && Close(seen.Scale2, ones_like(seen.Scale2)), "The last scale is 1, as it was: bn2.weight is what F ends with, times its normalised input.");
        Hint("y = relu(x + F(x)), and x is not negative here. So F has to be 0, whatever comes in.");
        Hint("F ends with a batch normalisation: scale · normalised + shift. The shift starts at 0.");
        Hint("using (no_grad()) block.get_parameter(\"bn2.weight\").zero_(); and nothing else.");
    }

    private static bool Zero(Tensor t) => t.abs().max().ToDouble() == 0;

    private static bool IsIdentity(Tensor x, Seen seen) => Close(seen.Training, x, 1e-6) && Close(seen.Evaluation, x, 1e-6);

    private static Seen See(Action<ResidualBlock> prepare, Tensor x)
    {
        var block = new ResidualBlock(x.shape[1], x.shape[1]);
        Tensor Now(string name) => block.get_parameter(name)!.detach().clone();
        double Moved(string name, Tensor before) => (Now(name) - before).abs().max().ToDouble();
        var (first, second) = (Now("conv1.weight"), Now("conv2.weight"));
        prepare(block);
        var (moved1, moved2) = (Moved("conv1.weight", first), Moved("conv2.weight", second));

        block.eval();
        var evaluation = block.call(x).detach();
        block.train();
        var training = block.call(x);
        // Another weight for every number: gradients through a normalisation cancel where all weights are equal.
        if (training.requires_grad) (training * linspace(-1, 1, x.numel()).reshape(x.shape)).sum().backward();
        double gradient = block.get_parameter("bn2.weight")!.grad is { } g ? g.norm().ToDouble() : 0;
        return new Seen(training.detach(), evaluation, moved1, moved2, Now("bn1.weight"), Now("bn2.weight"), gradient);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.StartAsIdentity"/>
    public static StartAsIdentity StartAsIdentity => The<StartAsIdentity>();
}
