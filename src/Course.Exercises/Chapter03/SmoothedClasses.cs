using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Cross-entropy with smoothed labels: the true class gets 1 − ε of the target, and ε is spread evenly over all K classes.</summary>
/// <remarks>Source: C. Szegedy and others, Rethinking the Inception architecture for computer vision, CVPR (2016), section 7.</remarks>
public sealed class SmoothedClasses() : FunctionExercise<Tensor, Tensor, double, Tensor>("03.5", "Label smoothing for K classes", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => With(ClassificationTask.Sample(draw, 4), draw.Number(0.05, 0.3)));
        Probe("no smoothing", draw => With(ClassificationTask.Sample(draw, 4), 0));
        Probe("sure and right", draw => With(ClassificationTask.Sure(draw, right: true), draw.Number(0.05, 0.3)));
        Oracle(Loss, tolerance: 1e-12, relative: 1e-10, points: 2, on: ["random", "no smoothing"]);
        Oracle(Loss, tolerance: 1e-12, relative: 1e-10, points: 1, name: "being sure costs something, and does not overflow", on: "sure and right");

        Diagnose((_, loss) => loss.numel() == 1 && !loss.isfinite().all().item<bool>(), "A probability was rounded to 0, and ln 0 is −∞: use log_softmax, which never forms the probability.");
        Diagnose((x, loss, _) => x.Item3 > 0 && Close(loss, nn.functional.cross_entropy(x.Item1, x.Item2), 1e-9), "The smoothing has no effect: the targets are (1 − ε)·one-hot + ε/K.");
        Diagnose((x, loss, _) => x.Item3 > 0 && Close(loss, Mixed(x, 1 - x.Item3 * x.Item1.shape[1] / (x.Item1.shape[1] - 1), x.Item3 * x.Item1.shape[1] / (x.Item1.shape[1] - 1)), 1e-9), "You spread ε over the K − 1 wrong classes: the library spreads it over all K, the true one too.");
        Diagnose((x, loss, _) => x.Item3 > 0 && Close(loss, Mixed(x, 1, x.Item3), 1e-9), "Your targets add up to more than 1: the true class gives away ε.");
        Diagnose((x, loss, _) => x.Item3 > 0 && Close(loss, Mixed(x, 1 - x.Item3, x.Item3 * x.Item1.shape[1]), 1e-9), "Every class gets ε: each gets ε/K.");
        Diagnose((x, loss, right) => Close(loss, right * x.Item1.shape[0], 1e-9), "Your loss is N times too large: the mean's 1/N is missing.");
        Diagnose((x, loss, right) => Close(loss, right / x.Item1.shape[1], 1e-9), "Your loss is K times too small: sum over the classes, and take the mean over the samples only.");
        Hint("Only the target changes: −Σ t_k ln p_k, with t in place of the one-hot vector.");
        Hint("t = (1 − ε)·one-hot + ε/K. It adds up to 1: check that first.");
        Hint("-(t * nn.functional.log_softmax(z, 1)).sum(dim: 1).mean()");
    }

    private static (Tensor, Tensor, double) With((Tensor Logits, Tensor Labels) sample, double smoothing) => (sample.Logits, sample.Labels, smoothing);

    /// <summary>A weight for the surprise at the true class, and one for the mean surprise at all classes.</summary>
    private static Tensor Mixed((Tensor Logits, Tensor Labels, double) x, double ofTrue, double ofAll) =>
        ofTrue * nn.functional.cross_entropy(x.Logits, x.Labels) - ofAll * nn.functional.log_softmax(x.Logits, 1).mean();

    private static Tensor Loss((Tensor Logits, Tensor Labels, double Smoothing) x) =>
        nn.functional.cross_entropy(x.Logits, x.Labels, label_smoothing: x.Smoothing);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SmoothedClasses"/>
    public static SmoothedClasses SmoothedClasses => The<SmoothedClasses>();
}
