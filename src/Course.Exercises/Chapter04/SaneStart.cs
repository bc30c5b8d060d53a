using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Whether an untrained network's first loss is near ln K: neither sure of anything nor told the labels.</summary>
/// <remarks>A probe has several networks' logits, sane ones and others in random order, so that no constant is right on any.</remarks>
public sealed class SaneStart() : Exercise<Func<Tensor, Tensor, bool>, (Tensor[] Logits, Tensor[] Labels, string[] Marks), bool[]>(
    "04.4", "Is this start sane?", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => [.. x.Logits.Zip(x.Labels, answer)]);
        Probe("modest, sure, told the labels", draw => Shuffled(draw, Modest(draw, draw.Integer(4, 8)), Modest(draw, draw.Integer(4, 8)), LossOfTen(draw), Sure(draw), ALittleSure(draw), Told(draw)));
        Probe("other numbers of classes", draw => Shuffled(draw, Modest(draw, 2), Modest(draw, draw.Integer(40, 200)), LossOfTen(draw), Sure(draw)));
        Probe("huge and equal logits", draw => Shuffled(draw, Huge(draw), Huge(draw), Sure(draw), Told(draw)));
        Probe("not a number", draw => Shuffled(draw, Modest(draw, draw.Integer(4, 8)), NotANumber(draw), Sure(draw)));
        Oracle(Right, points: 2, name: "sane starts are told from others, for any number of classes", on: ["modest, sure, told the labels", "other numbers of classes"]);
        Oracle(Right, name: "logits of 2,000 that are all alike are sane", on: "huge and equal logits");
        Oracle(Right, name: "and NaN is not", on: "not a number");

        Diagnose((x, got) => x.Marks.Contains("told") && got.All(sane => sane), "It finds everything sane.");
        Diagnose((x, got, _) => Says(x, got, "loss of ten", true) && Says(x, got, "modest", false), "ln 10 belongs to ten classes: K is the number of columns of the logits.");
        Diagnose((x, got, _) => Says(x, got, "modest", false), "It rejects a modest start: the mean loss over the samples, in nats, has to be within a tenth of ln K.");
        Diagnose((x, got, _) => Says(x, got, "not a number", true), "It finds a NaN sane, for which every comparison is false: ask whether the loss is near, not whether it is far.");
        Diagnose((x, got, _) => Says(x, got, "huge", false), "Large logits that are all alike say 1/K: use a loss that does not overflow, such as cross_entropy.");
        Diagnose((x, got, _) => Says(x, got, "told", true), "A first loss far below ln K is no good sign, somebody has told the network the labels: look in both directions.");
        Diagnose((x, got, _) => Says(x, got, "sure", true), "It finds a network sane that is sure of itself, and half the time wrong: compare the mean cross-entropy with ln K.");
        Diagnose((x, got, _) => Says(x, got, "a little sure", true), "It finds a loss sane that is a quarter too high: give the loss the logits themselves, and allow a tenth.");
        Hint("Section 2.5: what does a network pay that gives each class the same probability?");
        Hint("cross_entropy(logits, labels) is the mean loss in nats, also for logits of 2,000. Compare it with Math.Log(K), relative to it.");
        Hint("Math.Abs(loss / Math.Log(logits.shape[1]) - 1) < 0.1, which is false for a NaN.");
    }

    private static (Tensor Logits, Tensor Labels, string Mark) Modest(Draw draw, int classes)
    {
        int samples = draw.Integer(6, 12);
        return (draw.Uniform(-0.03, 0.03, [samples, classes], ScalarType.Float64), draw.Integers(0, classes - 1, [samples]), "modest");
    }

    /// <summary>One class far above the others in every row: the label's in the even rows, another in the odd ones.</summary>
    private static (Tensor Logits, Tensor Labels, string Mark) Sure(Draw draw)
    {
        var (logits, labels, _) = Modest(draw, draw.Integer(4, 8));
        var named = (labels + arange(labels.shape[0]).remainder(2)).remainder(logits.shape[1]);
        return (logits + draw.Number(9, 14) * ClassificationTask.OneHot(named, logits.shape[1]), labels, "sure");
    }

    /// <summary>A wrong class is ahead in every row, by so much that the loss is a quarter above ln K: ln(eᶜ + K − 1) = 1.25 ln K.</summary>
    private static (Tensor Logits, Tensor Labels, string Mark) ALittleSure(Draw draw)
    {
        var (logits, labels, _) = Modest(draw, draw.Integer(4, 8));
        long classes = logits.shape[1];
        double ahead = Math.Log(Math.Pow(classes, 1.25) - classes + 1);
        return (logits + ahead * ClassificationTask.OneHot((labels + 1).remainder(classes), classes), labels, "a little sure");
    }

    private static (Tensor Logits, Tensor Labels, string Mark) Told(Draw draw)
    {
        var (logits, labels, _) = Modest(draw, draw.Integer(4, 8));
        return (logits + draw.Number(1.5, 3) * ClassificationTask.OneHot(labels, logits.shape[1]), labels, "told");
    }

    /// <summary>Three classes, and a loss of ln 10: a wrong class is ahead by ln 8, and ln(8 + 1 + 1) is paid.</summary>
    private static (Tensor Logits, Tensor Labels, string Mark) LossOfTen(Draw draw)
    {
        var (logits, labels, _) = Modest(draw, 3);
        return (logits + Math.Log(8) * ClassificationTask.OneHot((labels + 1).remainder(3), 3), labels, "loss of ten");
    }

    private static (Tensor Logits, Tensor Labels, string Mark) Huge(Draw draw)
    {
        var (logits, labels, _) = Modest(draw, draw.Integer(4, 8));
        return (logits + draw.Number(900, 2000), labels, "huge");
    }

    private static (Tensor Logits, Tensor Labels, string Mark) NotANumber(Draw draw)
    {
        var (logits, labels, _) = Modest(draw, draw.Integer(4, 8));
        logits[draw.Integer(0, 5), 1] = tensor(double.NaN);
        return (logits, labels, "not a number");
    }

    private static (Tensor[] Logits, Tensor[] Labels, string[] Marks) Shuffled(Draw draw, params (Tensor Logits, Tensor Labels, string Mark)[] networks)
    {
        for (int i = networks.Length - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (networks[i], networks[j]) = (networks[j], networks[i]);
        }
        return ([.. networks.Select(one => one.Logits)], [.. networks.Select(one => one.Labels)], [.. networks.Select(one => one.Mark)]);
    }

    private static bool[] Right((Tensor[] Logits, Tensor[] Labels, string[] Marks) x) => [.. x.Marks.Select(mark => mark is "modest" or "huge")];

    private static bool Says((Tensor[] Logits, Tensor[] Labels, string[] Marks) x, bool[] got, string mark, bool sane) =>
        x.Marks.Zip(got).Any(one => one.First == mark && one.Second == sane);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.SaneStart"/>
    public static SaneStart SaneStart => The<SaneStart>();
}
