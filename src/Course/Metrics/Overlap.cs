using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>How far two regions cover each other: what segmentation is judged by.</summary>
public static class Overlap
{
    /// <summary>Intersection over union, |A ∩ B| / |A ∪ B|, also Jaccard's index.</summary>
    /// <param name="predicted">A mask: what is not 0 is inside. Any shape.</param>
    /// <param name="actual">A mask of the same shape.</param>
    /// <returns>0 to 1; NaN where both are empty.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <remarks>Source: P. Jaccard, The Distribution of the Flora in the Alpine Zone, New Phytologist 11 (1912) 37-50.</remarks>
    public static double IntersectionOverUnion(Tensor predicted, Tensor actual)
    {
        var (both, first, second) = Areas(predicted, actual);
        return (double)both / (first + second - both);
    }

    /// <summary>Dice's coefficient, 2 |A ∩ B| / (|A| + |B|): the F1 of the pixels, 2·IoU / (1 + IoU).</summary>
    /// <param name="predicted">A mask: what is not 0 is inside. Any shape.</param>
    /// <param name="actual">A mask of the same shape.</param>
    /// <returns>0 to 1; NaN where both are empty.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <remarks>Source: L. R. Dice, Measures of the Amount of Ecologic Association Between Species, Ecology 26 (1945) 297-302.</remarks>
    public static double Dice(Tensor predicted, Tensor actual)
    {
        var (both, first, second) = Areas(predicted, actual);
        return 2.0 * both / (first + second);
    }

    /// <summary>The mean over the classes of the intersection over union.</summary>
    /// <param name="predicted">The predicted class of each pixel, of any shape.</param>
    /// <param name="actual">The true classes, of the same shape.</param>
    /// <param name="classes">How many classes, at least 1; from 0 on.</param>
    /// <returns>0 to 1. A class that is in neither is left out; NaN where that is every class.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or a pixel is of no class.</exception>
    public static double MeanIntersectionOverUnion(Tensor predicted, Tensor actual, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        using var scope = NewDisposeScope();
        if (predicted.Longs().Concat(actual.Longs()).FirstOrDefault(c => (ulong)c >= (ulong)classes) is var odd and not 0)
            throw new ArgumentException($"A pixel is of class {odd}, and there are the classes 0 to {classes - 1} only.");
        return Enumerable.Range(0, classes)
            .Select(c => IntersectionOverUnion(predicted.eq(c), actual.eq(c)))
            .Where(overlap => !double.IsNaN(overlap)).DefaultIfEmpty(double.NaN).Average();
    }

    private static (long Both, long First, long Second) Areas(Tensor predicted, Tensor actual)
    {
        if (!predicted.shape.SequenceEqual(actual.shape))
            throw new ArgumentException($"A mask of shape {predicted.ShapeText()} cannot lie over one of shape {actual.ShapeText()}: they have to be the same.");
        using var scope = NewDisposeScope();
        var (first, second) = (predicted.ne(0), actual.ne(0));
        return (Count(first.logical_and(second)), Count(first), Count(second));

        static long Count(Tensor mask) => mask.to(ScalarType.Int64).sum().item<long>();
    }
}
