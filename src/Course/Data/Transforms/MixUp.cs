using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Mixes each image with another of its batch, and their classes by the same share: λ·a + (1 − λ)·b, λ from a Beta(α, α) distribution.</summary>
/// <remarks>H. Zhang, M. Cisse, Y. Dauphin, D. Lopez-Paz, "mixup: Beyond Empirical Risk Minimization", 2018. One λ for a batch, as in their code.</remarks>
public static class MixUp
{
    /// <summary>Mixes one batch.</summary>
    /// <param name="images">float32 of shape [N, …].</param>
    /// <param name="labels">int64 of shape [N], each in 0 to K − 1.</param>
    /// <param name="classes">The number of classes, K.</param>
    /// <param name="alpha">How much is mixed, more than 0 and at most 4: near 0 hardly anything, 1 any share alike.</param>
    /// <param name="generator">Where λ and the partners come from.</param>
    /// <returns>Images of the same shape, and the shares of the classes, float32 of shape [N, K], which cross_entropy takes as targets.</returns>
    /// <exception cref="ArgumentOutOfRangeException">α is out of range.</exception>
    public static (Tensor images, Tensor targets) Apply(Tensor images, Tensor labels, int classes, double alpha, Generator generator)
    {
        CheckAlpha(alpha);
        return Mix(images, labels, classes, Share(alpha, generator), generator);
    }

    /// <summary>Mixes all batches, as they are asked for.</summary>
    /// <param name="batches">Images [B, …] and labels [B]; both are disposed of.</param>
    /// <param name="classes">The number of classes, K.</param>
    /// <param name="alpha">How much is mixed, more than 0 and at most 4.</param>
    /// <param name="seed">Decides what is random. Take another one for each epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is out of range.</exception>
    public static IEnumerable<(Tensor images, Tensor targets)> MixedUp(this IEnumerable<(Tensor images, Tensor labels)> batches, int classes, double alpha = 0.2, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(batches);
        CheckAlpha(alpha);
        return All();

        IEnumerable<(Tensor, Tensor)> All()
        {
            var generator = new Generator(unchecked((ulong)seed));
            foreach (var (images, labels) in batches)
                using (images)
                using (labels)
                    yield return Apply(images, labels, classes, alpha, generator);
        }
    }

    internal static (Tensor images, Tensor targets) Mix(Tensor images, Tensor labels, int classes, double share, Generator generator)
    {
        using var scope = NewDisposeScope();
        var partners = randperm(images.shape[0], generator: generator).to(images.device);
        var one = nn.functional.one_hot(labels, classes).to(float32);
        return (
            (share * images + (1 - share) * images.index_select(0, partners)).MoveToOuterDisposeScope(),
            (share * one + (1 - share) * one.index_select(0, partners)).MoveToOuterDisposeScope());
    }

    // Jöhnk's method: with U and V uniform, X = U^(1/α) and Y = V^(1/α), X / (X + Y) is Beta(α, α) given X + Y ≤ 1.
    internal static double Share(double alpha, Generator generator)
    {
        while (true)
        {
            using var draws = rand(2, dtype: float64, generator: generator);
            double[] uniform = draws.data<double>().ToArray();
            // In logarithms, since U^(1/α) of a small α is too small for a number.
            double x = Math.Log(uniform[0]) / alpha, y = Math.Log(uniform[1]) / alpha;
            double larger = Math.Max(x, y), sum = larger + Math.Log(Math.Exp(x - larger) + Math.Exp(y - larger));
            if (sum <= 0)
                return Math.Exp(x - sum);
        }
    }

    private static void CheckAlpha(double alpha)
    {
        if (alpha is not (> 0 and <= 4))
            throw new ArgumentOutOfRangeException(nameof(alpha), $"An α of {alpha} is out of range; more than 0 and at most 4 is expected.");
    }
}
