using TorchSharp;
using static TorchSharp.torch;

namespace Course.Models;

/// <summary>Draws the next token from a language model's logits.</summary>
/// <remarks>Sources: temperature as in D. H. Ackley, G. E. Hinton, T. J. Sejnowski, A Learning Algorithm for Boltzmann Machines, Cognitive Science 9 (1985); top-k as in A. Fan, M. Lewis, Y. Dauphin,
/// Hierarchical Neural Story Generation, ACL 2018, section 5.4.</remarks>
public static class TokenSampling
{
    /// <summary>A token for each row.</summary>
    /// <param name="logits">[N, V].</param>
    /// <param name="temperature">Logits are divided by it: below 1 the likely tokens come more often, above 1 less often; 0 takes the likeliest.</param>
    /// <param name="topK">Only this many of the likeliest tokens may come; null for all.</param>
    /// <param name="generator">Where the draws come from; torch's own if null.</param>
    /// <returns>Int64 [N], each 0 to V − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative, or topK is not positive.</exception>
    public static Tensor Next(Tensor logits, double temperature = 1, int? topK = null, Generator? generator = null)
    {
        InputShape.Require(nameof(TokenSampling), logits, "N V", "the logits of one position in each row are expected.");
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        if (topK is { } some) ArgumentOutOfRangeException.ThrowIfLessThan(some, 1, nameof(topK));
        using var scope = NewDisposeScope();
        using var evaluation = no_grad();
        if (temperature == 0) return logits.argmax(1).MoveToOuterDisposeScope();
        var scaled = logits / temperature;
        if (topK is not { } k || k >= logits.shape[1])
            return scaled.softmax(1).multinomial(1, generator: generator).squeeze(1).MoveToOuterDisposeScope();
        var (best, places) = scaled.topk(k, dim: 1);
        var drawn = best.softmax(1).multinomial(1, generator: generator);
        return places.gather(1, drawn).squeeze(1).MoveToOuterDisposeScope();
    }
}
