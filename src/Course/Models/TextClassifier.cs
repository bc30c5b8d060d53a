using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>Classifies texts by the mean of their tokens' vectors; the order of the tokens does not matter.</summary>
/// <remarks>
/// <para>Source: A. Joulin, E. Grave, P. Bojanowski, T. Mikolov, Bag of Tricks for Efficient Text Classification, EACL 2017, section 2 (fastText, without its n-grams).</para>
/// <para>Parameters: V·E + (E + 1)·K. The vector of the padding stays 0.</para>
/// </remarks>
public sealed class TextClassifier : Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly Linear head;
    private readonly long _padding;

    /// <summary>A classifier with fresh weights.</summary>
    /// <param name="vocabulary">How many tokens there are, V, the padding among them.</param>
    /// <param name="classes">How many classes there are, K.</param>
    /// <param name="embeddingSize">The numbers in a token's vector, E.</param>
    /// <param name="padding">The token that fills short texts and counts for nothing.</param>
    public TextClassifier(long vocabulary, long classes, long embeddingSize = 64, long padding = 0)
        : base(nameof(TextClassifier))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        _padding = padding;
        embedding = Embedding(vocabulary, embeddingSize, padding_idx: padding);
        head = Linear(embeddingSize, classes);
        RegisterComponents();
    }

    /// <summary>The scores of the classes for each text.</summary>
    /// <param name="tokens">Int64 [N, T], each 0 to V − 1; short texts filled with the padding. A text of padding only has the mean 0.</param>
    /// <returns>Logits, [N, K].</returns>
    /// <exception cref="ArgumentException">The tokens are not [N, T] whole numbers; the message says what they are.</exception>
    public override Tensor forward(Tensor tokens)
    {
        InputShape.RequireIndices(nameof(TextClassifier), tokens, "N T", "tokens");
        var present = tokens.ne(_padding).unsqueeze(2).to(embedding.weight!.dtype);
        var mean = (embedding.call(tokens) * present).sum(1) / present.sum(1).clamp(min: 1);
        return head.call(mean);
    }
}
