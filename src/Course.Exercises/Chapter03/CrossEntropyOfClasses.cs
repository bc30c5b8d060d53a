using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Cross-entropy from the logits of K classes, the mean over the samples.</summary>
public sealed class CrossEntropyOfClasses() : FunctionExercise<Tensor, Tensor, Tensor>("03.2", "Cross-entropy from logits", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("random", draw => ClassificationTask.Sample(draw, 4));
        Probe("undecided", draw =>
        {
            var (logits, labels) = ClassificationTask.Sample(draw, 4);
            return (zeros_like(logits), labels);
        });
        Probe("sure and wrong", draw => ClassificationTask.Sure(draw, right: false));
        Probe("sure and right", draw => ClassificationTask.Sure(draw, right: true));
        Oracle(Loss, tolerance: 1e-12, relative: 1e-10, points: 2, on: ["random", "undecided"]);
        Oracle(Loss, tolerance: 1e-12, relative: 1e-10, name: "sure and wrong by 1000 costs 1000, sure and right costs 0", on: ["sure and wrong", "sure and right"]);

        Diagnose((_, loss) => loss.numel() == 1 && !loss.isfinite().all().item<bool>(), "A probability was rounded to 0, or an exponential overflowed: write the loss as log-sum-exp minus the true score, and take the largest score out of the sum.");
        Diagnose((x, loss, right) => Close(loss, right * x.Item1.shape[0], 1e-9), "Your loss is N times too large: the mean's 1/N is missing.");
        Diagnose((x, loss, right) => Close(loss, right / x.Item1.shape[1], 1e-9), "Your loss is K times too small: only the true class counts, so divide by N and not by N·K.");
        Diagnose((x, loss) => loss.shape.SequenceEqual([x.Item1.shape[0]]), "This is one loss for each sample: their mean is wanted, a single number.");
        Diagnose((_, loss, right) => Close(loss, -right, 1e-9), "The sign is the other way round: a loss is the negative logarithm of a probability, never below 0.");
        Diagnose((x, loss, _) => Close(loss, ClassificationTask.DoubledLoss(x.Item1, x.Item2), 1e-9), "The softmax is applied twice: give the loss the scores themselves.");
        Diagnose((_, loss, right) => Close(loss, right / Math.Log(2), 1e-9), "Your loss is in bits; the course measures in nats, with the natural logarithm.");
        Hint("Step 8 of the chapter has the loss of one sample without any probability.");
        Hint("z.gather(1, labels.unsqueeze(1)) picks from each row the score of its label, [N, 1].");
        Hint("Log-sum-exp of each row: m + log(exp(z - m).sum(dim: 1, keepdim: true)), with m the row's largest. Subtract the true score, and take the mean.");
    }

    private static Tensor Loss((Tensor Logits, Tensor Labels) x) => nn.functional.cross_entropy(x.Logits, x.Labels);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.CrossEntropyOfClasses"/>
    public static CrossEntropyOfClasses CrossEntropyOfClasses => The<CrossEntropyOfClasses>();
}
