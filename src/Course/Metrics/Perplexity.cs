using TorchSharp;
using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>Perplexity, e to the mean cross-entropy: among how many equally likely tokens a language model hesitates. 1 is certainty; the size of the vocabulary is guessing.</summary>
/// <remarks>Source: F. Jelinek, R. L. Mercer, L. R. Bahl, J. K. Baker, Perplexity, Journal of the Acoustical Society of America 62 (1977) S63.</remarks>
public static class Perplexity
{
    /// <summary>From a mean loss.</summary>
    /// <param name="crossEntropy">The mean cross-entropy for a token, in nats; what <c>cross_entropy</c> returns.</param>
    /// <returns>At least 1 for a loss of at least 0.</returns>
    public static double OfLoss(double crossEntropy) => Math.Exp(crossEntropy);

    /// <summary>From predictions.</summary>
    /// <param name="logits">[…, V]: for each place, a score for each token of the vocabulary.</param>
    /// <param name="targets">The tokens that came, int64 […], each 0 to V − 1.</param>
    /// <param name="ignore">Places with this target do not count, such as padding.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or no place counts.</exception>
    public static double Of(Tensor logits, Tensor targets, long ignore = -100)
    {
        if (logits.ndim != targets.ndim + 1 || !logits.shape[..^1].SequenceEqual(targets.shape))
            throw new ArgumentException($"Logits of shape {logits.ShapeText()} do not go with targets of shape {targets.ShapeText()}: […, V] and […] are expected.");
        using var scope = NewDisposeScope();
        if (targets.ne(ignore).sum().item<long>() == 0) throw new ArgumentException("No target counts: all are to be ignored, or there are none.", nameof(targets));
        var loss = nn.functional.cross_entropy(logits.detach().to(ScalarType.Float64).reshape(-1, logits.shape[^1]), targets.reshape(-1), ignore_index: ignore);
        return OfLoss(loss.item<double>());
    }
}
