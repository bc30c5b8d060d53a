namespace Course.Exercises;

/// <summary>Where the loss with smoothed labels is smallest, and how small.</summary>
public sealed class SmoothedLabels() : FunctionExercise<double, (double Logit, double Loss)>("01.6", "Label smoothing", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("0.1", _ => 0.1);
        Probe("another", draw => draw.Number(0.02, 0.3));
        Probe("tiny", draw => draw.Number(1e-9, 1e-8));
        Property("the slope σ(z) − y is 0 at your logit", (smoothing, best) => Math.Abs(1 / (1 + Math.Exp(-best.Logit)) - (1 - smoothing)) <= 1e-9);
        Oracle(Best, relative: 1e-7, points: 2, name: "logit and smallest loss are right");

        Diagnose((_, best, right) => Close(best.Logit, -right.Logit, 1e-9), "This is the logit for y = ε, a smoothed no; y = 1 − ε is asked for.");
        Diagnose((smoothing, best) => Close(best.Logit, 1 - smoothing, 1e-12), "This is the best probability, 1 − ε; its logit is asked for.");
        Diagnose((_, best) => best.Loss == 0, "The loss does not become 0: even at the best logit it is the entropy of the smoothed answer.");
        Diagnose((smoothing, best) => Close(best.Loss, -Math.Log(1 - smoothing), 1e-12), "Half of the loss is missing: the smoothed answer also says no, with the weight ε.");
        Diagnose((_, best, right) => Close(best.Loss, right.Loss / Math.Log(2), 1e-12), "Your loss is in bits; the course measures in nats, with the natural logarithm.");
        Hint("The loss is smallest where its slope σ(z) − y is 0, with y = 1 − ε.");
        Hint("σ(z) = 1 − ε gives z = logit(1 − ε). Put p = 1 − ε into the loss.");
        Hint("z = ln((1 − ε)/ε), and the loss there is H(ε) = −ε ln ε − (1 − ε) ln(1 − ε).");
    }

    private static (double Logit, double Loss) Best(double smoothing) =>
        (Math.Log((1 - smoothing) / smoothing), -smoothing * Math.Log(smoothing) - (1 - smoothing) * Math.Log(1 - smoothing));
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SmoothedLabels"/>
    public static SmoothedLabels SmoothedLabels => The<SmoothedLabels>();
}
