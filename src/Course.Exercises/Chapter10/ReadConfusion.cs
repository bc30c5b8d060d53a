using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Which class is missed most, and which answer deserves the least trust, from a confusion matrix.</summary>
public sealed class ReadConfusion() : FunctionExercise<Tensor, (long Missed, long Distrusted)>("10.3", "Read a confusion matrix", Difficulty.Easy, minutes: 10)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("ten digits", draw => Matrix(draw, 10));
        Probe("unequal classes", draw => Matrix(draw, draw.Integer(4, 7)));
        Probe("three classes", _ => tensor(new long[] { 90, 5, 5, 3, 17, 0, 30, 0, 270 }, 3, 3));
        Oracle(m => Answer(m, byRate: true), name: "the class that is missed most, and the answer to trust least", points: 2);

        Diagnose((_, seen, right) => seen == (right.Distrusted, right.Missed), "The two are exchanged: rows are the true classes, columns the predicted ones.");
        Diagnose((m, seen, _) => seen == Answer(m, byRate: false), "You compared counts: a class with more images has more mistakes. Divide by the sum of the row or column.");
        Diagnose((m, seen, right) => seen == (right.Missed, m.diag().argmin().item<long>()), "sum(0) sums everything, because C# takes the 0 for an element type: write sum(dim: 0).");
        Diagnose((m, seen, _) => seen == Answer(m, byRate: true, largest: false), "These are the best ones: the worst are asked for.");
        Hint("Recall looks along a row, precision along a column.");
        Hint("The class missed most has the smallest recall; the answer to trust least has the smallest precision.");
        Hint("m.diag() divided by m.sum(dim: 1) is the recall of every class, by m.sum(dim: 0) the precision; argmin finds the smallest.");
    }

    private static Tensor Matrix(Draw draw, int classes)
    {
        // Classes of very different size, so that counts and shares give different answers.
        var sizes = draw.Uniform(1, 12, [classes, 1], ScalarType.Float64);
        return (sizes * draw.Integers(1, 9, [classes, classes], ScalarType.Float64) + eye(classes, dtype: ScalarType.Float64) * sizes * draw.Integers(40, 90, [classes, 1], ScalarType.Float64)).to(ScalarType.Int64);
    }

    private static (long Missed, long Distrusted) Answer(Tensor matrix, bool byRate, bool largest = true)
    {
        var m = matrix.to(ScalarType.Float64);
        var (rows, columns) = (m.sum(dim: 1), m.sum(dim: 0));
        var (missed, wrong) = (rows - m.diag(), columns - m.diag());
        if (byRate)
            (missed, wrong) = (missed / rows, wrong / columns);
        return largest ? (missed.argmax().item<long>(), wrong.argmax().item<long>()) : (missed.argmin().item<long>(), wrong.argmin().item<long>());
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ReadConfusion"/>
    public static ReadConfusion ReadConfusion => The<ReadConfusion>();
}
