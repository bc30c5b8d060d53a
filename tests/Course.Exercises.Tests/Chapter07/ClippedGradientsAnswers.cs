using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter07;

internal sealed class ClippedGradientsAnswers : AnswersTo<ClippedGradients>
{
    private static double Squares(Tensor g) => g.pow(2).sum().item<double>();

    private static double Length(Tensor[] gradients) => Math.Sqrt(gradients.Sum(Squares));

    private static Tensor[] Times(Tensor[] gradients, double factor) => [.. gradients.Select(g => g * factor)];

    private static Tensor[] Shortened(Tensor[] gradients, double bound, double length) => length > bound ? Times(gradients, bound / length) : gradients;

    [Right]
    private static Tensor[] ByOneLength(Tensor[] gradients, double bound) => Shortened(gradients, bound, Length(gradients));

    [Right]
    private static Tensor[] AsOneVector(Tensor[] gradients, double bound)
    {
        var all = cat([.. gradients.Select(g => g.reshape(-1))], 0);
        var factor = (bound / (all.norm() + 1e-6)).clamp_max(1);
        return [.. gradients.Select(g => g * factor)];
    }

    [Wrong("not a number")]
    private static Tensor[] ZeroByZero(Tensor[] gradients, double bound) => [.. gradients.Select(g => g / Length(gradients) * Math.Min(bound, Length(gradients)))];

    [Wrong("by itself")]
    private static Tensor[] EachByItself(Tensor[] gradients, double bound) => [.. gradients.Select(g => Shortened([g], bound, Length([g]))[0])];

    [Wrong("one by one")]
    private static Tensor[] ByValue(Tensor[] gradients, double bound) => [.. gradients.Select(g => g.clamp(-bound, bound))];

    [Wrong("made longer")]
    private static Tensor[] AlwaysTheBound(Tensor[] gradients, double bound) => Times(gradients, bound / Math.Max(1e-12, Length(gradients)));

    [Wrong("root is missing")]
    private static Tensor[] NoRoot(Tensor[] gradients, double bound) => Shortened(gradients, bound, gradients.Sum(Squares));

    [Wrong("sum of magnitudes")]
    private static Tensor[] Magnitudes(Tensor[] gradients, double bound) => Shortened(gradients, bound, gradients.Sum(g => g.abs().sum().item<double>()));

    [Wrong("added up")]
    private static Tensor[] LengthsAddedUp(Tensor[] gradients, double bound) => Shortened(gradients, bound, gradients.Sum(g => Length([g])));

    [Wrong]
    private static Tensor[] LargestElement(Tensor[] gradients, double bound) => Shortened(gradients, bound, gradients.Max(g => g.abs().max().item<double>()));

    [Wrong]
    private static Tensor[] LongestTensor(Tensor[] gradients, double bound) => Shortened(gradients, bound, gradients.Max(g => Length([g])));

    [Wrong]
    private static Tensor[] FirstOnly(Tensor[] gradients, double bound) => [ByOneLength(gradients, bound)[0], .. gradients[1..]];

    [Wrong]
    private static Tensor[] DroppedIfLong(Tensor[] gradients, double bound) => Length(gradients) > bound ? Times(gradients, 0) : gradients;

    [Wrong]
    private static Tensor[] ToLengthOne(Tensor[] gradients, double bound) => Length(gradients) > bound ? Times(gradients, 1 / Length(gradients)) : gradients;

    [Wrong]
    private static Tensor[] MeanOfSquares(Tensor[] gradients, double bound) => Shortened(gradients, bound, Math.Sqrt(gradients.Sum(Squares) / gradients.Length));

    [Wrong]
    private static Tensor[] Unchanged(Tensor[] gradients, double bound) => gradients;

    [Wrong]
    private static Tensor[] Nothing(Tensor[] gradients, double bound) => Times(gradients, 0);
}
