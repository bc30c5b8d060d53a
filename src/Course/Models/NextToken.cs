using static TorchSharp.torch;

namespace Course.Models;

/// <summary>The loss of a language model, which says at every position what comes next.</summary>
public static class NextToken
{
    /// <summary>Cross-entropy between the logits at each position and the token that follows there, averaged over all positions.</summary>
    /// <param name="logits">[N, T, V].</param>
    /// <param name="targets">Int64 [N, T]: the input moved by one, each 0 to V − 1.</param>
    /// <returns>A scalar in nats for each token; its exponential is the perplexity.</returns>
    /// <exception cref="ArgumentException">The shapes do not go together; the message has both.</exception>
    public static Tensor Loss(Tensor logits, Tensor targets)
    {
        if (logits.ndim != 3 || targets.ndim != 2 || logits.shape[0] != targets.shape[0] || logits.shape[1] != targets.shape[1])
            throw new ArgumentException(
                $"Logits of shape [{string.Join(", ", logits.shape)}] do not go with targets of shape [{string.Join(", ", targets.shape)}]: [N, T, V] and [N, T] are expected.");
        return nn.functional.cross_entropy(logits.flatten(0, 1), targets.flatten());
    }
}
