using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The focal loss of one answer and its slope, from the logit, with all their digits.</summary>
/// <remarks>Formula: T.-Y. Lin and others, Focal Loss for Dense Object Detection, ICCV (2017), section 3.2.</remarks>
public sealed class FocalLoss() : FunctionExercise<double, double, double, (double Loss, double Slope)>("01.7", "The loss that looks at the hard ones", Difficulty.Hard, minutes: 90)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("yes", draw => (draw.Number(-3, 3), 1.0, draw.Number(1, 4)));
        Probe("no", draw => (draw.Number(-3, 3), 0.0, draw.Number(1, 4)));
        Probe("γ = 0", draw => (draw.Number(-3, 3), draw.Integer(0, 1), 0.0));
        Probe("sure and wrong", draw => (draw.Number(800, 1000), 0.0, draw.Number(1, 4)));
        Probe("sure and wrong, yes", draw => (draw.Number(-1000, -800), 1.0, draw.Number(1, 4)));
        Probe("sure and right", draw => (draw.Number(800, 1000), 1.0, draw.Number(1, 4)));
        Probe("nearly sure", draw => (draw.Number(24, 30), 1.0, draw.Number(1, 2)));
        Probe("nearly sure, no", draw => (draw.Number(-30, -24), 0.0, draw.Number(1, 2)));
        Property("the loss is right", (x, got) => Close(got.Loss, ByAutograd(x).Loss, 1e-9), points: 2, on: ["yes", "no"]);
        Oracle(ByAutograd, relative: 1e-9, points: 3, name: "its slope is right as well", on: ["yes", "no"]);
        Oracle(ByAutograd, relative: 1e-9, name: "with γ = 0 it is the cross-entropy", on: "γ = 0");
        Oracle(ByAutograd, relative: 1e-9, points: 2, name: "it is right at ±1000 too", on: ["sure and wrong", "sure and wrong, yes", "sure and right"]);
        Oracle(ByAutograd, relative: 1e-9, points: 2, name: "tiny losses keep their digits", on: ["nearly sure", "nearly sure, no"]);

        Diagnose((_, got) => !double.IsFinite(got.Loss) || !double.IsFinite(got.Slope), "An infinity or a NaN: write everything with e^-|z|, as in step 17.");
        Diagnose((x, got, right) => IsUndecided(x) && Close(got.Loss, right.Loss, 1e-9) && Close(got.Slope, WithoutTheFactors(x), 1e-9), "The slope of the factor (1 − p)^γ is missing: it depends on z as well.");
        Diagnose((x, got, right) => IsUndecided(x) && x.Item2 == 0 && Close(got.Slope, -right.Slope, 1e-9), "For the answer no the slope has the wrong sign: p falls there when z rises.");
        Diagnose((x, got) => IsUndecided(x) && Close(got.Loss, Weighted(x, Sigmoid(Margin(x))), 1e-9), "Your factor is p^γ, which spares the hard ones; (1 − p)^γ spares the easy ones.");
        Diagnose((x, got) => IsUndecided(x) && x.Item2 == 0 && Close(got.Loss, ByAutograd((x.Item1, 1, x.Item3)).Loss, 1e-9), "This is the loss for the answer yes; p is the probability of what happened, 1 − σ(z) for a no.");
        Diagnose((x, got, right) => IsUndecided(x) && Close(got.Slope * Sigmoid(x.Item1) * Sigmoid(-x.Item1), right.Slope, 1e-9), "This is the slope with respect to the probability; multiply by σ'(z).");
        Diagnose((x, got, right) => Math.Abs(x.Item1) is > 20 and < 40 && Math.Abs(got.Loss - right.Loss) < 1e-12, "A tiny loss lost its digits: 1 − p from a p that is nearly 1, or ln(1 + u) without Log1p.");
        Hint("Both answers are one case: with m = z for a yes and m = −z for a no, p = σ(m) is the probability of what happened, and 1 − p = σ(−m).");
        Hint("L(m) = σ(−m)^γ · ln(1 + e^−m). By steps 4 and 6, σ(−m)^γ has the slope −γ σ(−m)^γ σ(m), and the logarithm has −σ(−m). Product rule; then ∂m/∂z = ±1.");
        Hint("∂L/∂m = −q^γ (γ p c + q), with q = σ(−m), p = σ(m) and c = ln(1 + e^−m), each from e^−|m|, the logarithm with Log1p.");
    }

    /// <summary>Whether mistakes can be told from each other by size: elsewhere nearly everything is 0 or 1.</summary>
    private static bool IsUndecided((double Logit, double Answer, double Focus) x) => Math.Abs(x.Logit) <= 3 && x.Focus > 0;

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Margin((double Logit, double Answer, double Focus) x) => x.Answer == 1 ? x.Logit : -x.Logit;

    private static double CrossEntropy((double Logit, double Answer, double Focus) x) => ByAutograd(x with { Focus = 0 }).Loss;

    private static double Weighted((double Logit, double Answer, double Focus) x, double share) => Math.Pow(share, x.Focus) * CrossEntropy(x);

    /// <summary>The slope if (1 − p)^γ were a constant.</summary>
    private static double WithoutTheFactors((double Logit, double Answer, double Focus) x) =>
        (x.Answer == 1 ? -1 : 1) * Math.Pow(Sigmoid(-Margin(x)), x.Focus + 1);

    private static (double Loss, double Slope) ByAutograd((double Logit, double Answer, double Focus) x)
    {
        Tensor z = tensor(x.Logit, requires_grad: true);
        Tensor margin = x.Answer == 1 ? z : -z;
        Tensor loss = -(x.Focus * nn.functional.logsigmoid(-margin)).exp() * nn.functional.logsigmoid(margin);
        loss.backward();
        return (loss.item<double>(), z.grad!.item<double>());
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FocalLoss"/>
    public static FocalLoss FocalLoss => The<FocalLoss>();
}
