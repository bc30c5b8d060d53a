using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Precision, recall and F1 of each class, from a confusion matrix.</summary>
public sealed class ClassScores() : FunctionExercise<Tensor, Tensor>("08.2", "Precision, recall, F1", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a few classes", draw => Counts(draw, draw.Integer(3, 5)));
        Probe("ten classes", draw => Counts(draw, 10));
        Probe("a class that is never predicted", draw =>
        {
            var counts = Counts(draw, 4);
            counts.index_fill_(1, tensor(new long[] { 2 }), 0);
            return counts;
        });
        Probe("a class that never occurs", draw =>
        {
            var counts = Counts(draw, 4);
            counts.index_fill_(0, tensor(new long[] { 1 }), 0);
            counts.index_fill_(1, tensor(new long[] { 1 }), 0);
            return counts;
        });
        Oracle(Right, tolerance: 1e-9, points: 2, name: "precision, recall and F1 are right", on: ["a few classes", "ten classes"]);
        Oracle(Right, tolerance: 1e-9, name: "a share of nothing is 0", on: ["a class that is never predicted", "a class that never occurs"]);

        Diagnose((_, got) => got.to(ScalarType.Float64).isnan().any().item<bool>(), "0/0 is not a number: where nothing is counted, the share is 0 by convention.");
        Diagnose((x, got) => !got.shape.SequenceEqual([3, x.shape[0]]), "Three rows are wanted, precision, recall and F1, with a number for each class: [3, K].");
        Diagnose((x, got, right) => !Close(right[0], right[1]) && Close(got[0], right[1]) && Close(got[1], right[0]), "Precision and recall are exchanged: rows are the true classes, so recall divides by the row's sum.");
        Diagnose((_, got, right) => Close(got[0], right[0]) && Close(got[1], right[1]) && Close(got[2], (right[0] + right[1]) / 2), "This F1 is the plain mean of precision and recall; the harmonic mean is wanted.");
        Diagnose((x, got, _) => Close(got[0], Whole(x)) && Close(got[1], Whole(x)), "This is a share of all samples. Precision divides by what was taken for the class, recall by what is of the class.");
        Diagnose((x, got, right) => Truncated(got, right), "Whole numbers were divided, which leaves 0 or 1: turn the counts into float64 first.");
        Hint("The diagonal, the sums of the rows and the sums of the columns are all that you need.");
        Hint("F1 is 2·TP over row sum plus column sum (step 5). Guard each division: x / clamp(sum, min: 1) is 0 where the sum is 0.");
        Hint("var c = counts.to(float64); var tp = c.diagonal(); stack([tp / c.sum(dim: 0).clamp(min: 1), tp / c.sum(dim: 1).clamp(min: 1), …])");
    }

    private static Tensor Counts(Draw draw, int classes) => draw.Integers(0, 30, [classes, classes]) + diag(draw.Integers(20, 90, [classes])) + triu(draw.Integers(1, 5, [classes, classes]), 1);

    private static Tensor Whole(Tensor counts) => counts.to(ScalarType.Float64).diagonal() / counts.sum().to(ScalarType.Float64);

    private static bool Truncated(Tensor got, Tensor right)
    {
        var floored = right.floor();
        return Close(got.to(ScalarType.Float64)[0], floored[0]) && Close(got.to(ScalarType.Float64)[1], floored[1]);
    }

    private static Tensor Right(Tensor counts)
    {
        var c = counts.to(ScalarType.Float64);
        Tensor found = c.diagonal(), actual = c.sum(dim: 1), predicted = c.sum(dim: 0);
        return stack([found / predicted.clamp(min: 1), found / actual.clamp(min: 1), 2 * found / (actual + predicted).clamp(min: 1)]);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ClassScores"/>
    public static ClassScores ClassScores => The<ClassScores>();
}
