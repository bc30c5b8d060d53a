using Course.Exercises.Proof;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises.Tests.Chapter04;

internal sealed class ThroughPointsAnswers : AnswersTo<ThroughPoints>
{
    private static double[] Numbers(Tensor t) => t.data<double>().ToArray();

    private static double[] Slopes(double[] t, double[] y) => [.. Enumerable.Range(0, t.Length - 1).Select(j => (y[j + 1] - y[j]) / (t[j + 1] - t[j]))];

    private static double[] Changes(double[] t, double[] y)
    {
        double[] slopes = [0, .. Slopes(t, y), 0];
        return [.. slopes.Skip(1).Zip(slopes, (after, before) => after - before)];
    }

    private static (Tensor, Tensor, Tensor, Tensor) Network(IEnumerable<double> w, IEnumerable<double> b, IEnumerable<double> v, double c) => (
        tensor(w.ToArray()).unsqueeze(0), tensor(b.ToArray()), tensor(v.ToArray()).unsqueeze(1), tensor(new[] { c }));

    private static (Tensor, Tensor, Tensor, Tensor) Chain(double[] kinks, double[] changes, double start) =>
        Network(kinks.Select(_ => 1.0), kinks.Select(kink => -kink), changes, start);

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) FromTheLeft(Tensor t, Tensor y) => Chain(Numbers(t), Changes(Numbers(t), Numbers(y)), Numbers(y)[0]);

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) FromTheRight(Tensor t, Tensor y) =>
        Network(Numbers(t).Select(_ => -2.0), Numbers(t).Select(kink => 2 * kink), Changes(Numbers(t), Numbers(y)).Select(change => change / 2), Numbers(y)[^1]);

    [Right]
    private static (Tensor, Tensor, Tensor, Tensor) ARampForEachPiece(Tensor t, Tensor y)
    {
        var (places, slopes) = (Numbers(t), Slopes(Numbers(t), Numbers(y)));
        return Chain([.. places[..^1], .. places[1..]], [.. slopes, .. slopes.Select(slope => -slope)], Numbers(y)[0]);
    }

    [Wrong("shapes")]
    private static (Tensor, Tensor, Tensor, Tensor) ColumnIn(Tensor t, Tensor y) => FromTheLeft(t, y) is var (w1, b1, w2, b2) ? (w1.t(), b1, w2, b2) : default;

    [Wrong("shapes")]
    private static (Tensor, Tensor, Tensor, Tensor) VectorOut(Tensor t, Tensor y) => FromTheLeft(t, y) is var (w1, b1, w2, b2) ? (w1, b1, w2.squeeze(1), b2) : default;

    [Wrong("goes on behind the last")]
    private static (Tensor, Tensor, Tensor, Tensor) OfTheChapter(Tensor t, Tensor y) => Chain(Numbers(t)[..^1], Changes(Numbers(t), Numbers(y))[..^1], Numbers(y)[0]);

    [Wrong("not level before the first")]
    private static (Tensor, Tensor, Tensor, Tensor) GoesOnBefore(Tensor t, Tensor y)
    {
        double[] places = Numbers(t), heights = Numbers(y), changes = Changes(places, heights);
        return Network([-1, .. places.Select(_ => 1.0)], [places[0], .. places.Select(place => -place)], [-changes[0], .. changes], heights[0]);
    }

    [Wrong("whole slope")]
    private static (Tensor, Tensor, Tensor, Tensor) WholeSlopes(Tensor t, Tensor y) => Chain(Numbers(t)[..^1], Slopes(Numbers(t), Numbers(y)), Numbers(y)[0]);

    [Wrong("start is missing")]
    private static (Tensor, Tensor, Tensor, Tensor) WithoutStart(Tensor t, Tensor y) => Chain(Numbers(t), Changes(Numbers(t), Numbers(y)), 0);

    [Wrong("bias is −t")]
    private static (Tensor, Tensor, Tensor, Tensor) BiasNotNegated(Tensor t, Tensor y) => Chain([.. Numbers(t).Select(place => -place)], Changes(Numbers(t), Numbers(y)), Numbers(y)[0]);

    [Wrong("divide by the distance")]
    private static (Tensor, Tensor, Tensor, Tensor) Differences(Tensor t, Tensor y) =>
        Chain(Numbers(t), Changes([.. Numbers(t).Select((_, j) => (double)j)], Numbers(y)), Numbers(y)[0]);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) StartsAtTheLast(Tensor t, Tensor y) => Chain(Numbers(t), Changes(Numbers(t), Numbers(y)), Numbers(y)[^1]);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) HeightsAsWeights(Tensor t, Tensor y) => Chain(Numbers(t), Numbers(y), Numbers(y)[0]);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) LevelAtTheFirst(Tensor t, Tensor y) => Chain([0], [0], Numbers(y)[0]);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) FirstToLast(Tensor t, Tensor y) =>
        FromTheLeft(tensor(new[] { Numbers(t)[0], Numbers(t)[^1] }), tensor(new[] { Numbers(y)[0] + 0.01, Numbers(y)[^1] }));

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) SlopesUpsideDown(Tensor t, Tensor y) => Chain(Numbers(t), Changes(Numbers(y), Numbers(t)), Numbers(y)[0]);

    [Wrong]
    private static (Tensor, Tensor, Tensor, Tensor) OneKinkTooLate(Tensor t, Tensor y) => Chain([.. Numbers(t)[1..], Numbers(t)[^1] + 1], Changes(Numbers(t), Numbers(y)), Numbers(y)[0]);
}
