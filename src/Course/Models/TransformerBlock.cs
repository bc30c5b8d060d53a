using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>A block of a decoder: x + attention(norm(x)), then x + mlp(norm(x)), in which a position sees itself and those before it.</summary>
/// <remarks>Sources: A. Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2; normalised first, with GELU, as in A. Radford et al., Language Models are Unsupervised Multitask Learners,
/// 2019, section 2.3 (GPT-2). 12·D² + 13·D parameters.</remarks>
public sealed class TransformerBlock : Module<Tensor, Tensor>
{
    private readonly LayerNorm norm1;
    private readonly Linear qkv;
    private readonly Linear projection;
    private readonly LayerNorm norm2;
    private readonly Linear expand;
    private readonly Linear contract;
    private readonly Dropout dropout;
    private readonly long _heads;

    /// <summary>A block with fresh weights.</summary>
    /// <param name="width">The numbers at a position, D; a multiple of the heads.</param>
    /// <param name="heads">How many attention heads share them.</param>
    /// <param name="dropout">How likely a number that is added is left out in training; 0 to 1.</param>
    /// <exception cref="ArgumentException">The width is no multiple of the heads.</exception>
    public TransformerBlock(long width, long heads, double dropout = 0)
        : base(nameof(TransformerBlock))
    {
        if (heads < 1 || width < 1 || width % heads != 0) throw new ArgumentException($"{heads} heads cannot share {width} numbers equally: the width must be a multiple of the heads.", nameof(width));
        _heads = heads;
        norm1 = LayerNorm(width);
        qkv = Linear(width, 3 * width);
        projection = Linear(width, width);
        norm2 = LayerNorm(width);
        expand = Linear(width, 4 * width);
        contract = Linear(4 * width, width);
        this.dropout = Dropout(dropout);
        RegisterComponents();
    }

    /// <summary>The layers whose results are added to what goes through.</summary>
    internal IEnumerable<Linear> Residuals => [projection, contract];

    /// <summary>The block on whole sequences.</summary>
    /// <param name="x">[N, T, D].</param>
    /// <returns>[N, T, D].</returns>
    public override Tensor forward(Tensor x) => Continue(x, null).output;

    /// <summary>The block on positions that follow others.</summary>
    /// <param name="x">The positions, [N, T, D].</param>
    /// <param name="past">Keys and values of those before, [N, heads, S, D / heads] each; null if there are none.</param>
    /// <returns>[N, T, D], and the keys and values of all S + T positions.</returns>
    internal (Tensor output, (Tensor keys, Tensor values) seen) Continue(Tensor x, (Tensor keys, Tensor values)? past)
    {
        var (n, t, width) = (x.shape[0], x.shape[1], x.shape[2]);
        var parts = qkv.call(norm1.call(x)).reshape(n, t, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4);
        var (queries, keys, values) = (parts[0], parts[1], parts[2]);
        if (past is { } before) (keys, values) = (cat([before.keys, keys], 2), cat([before.values, values], 2));
        var attended = Attend(queries, keys, values).transpose(1, 2).reshape(n, t, width);
        x = x + dropout.call(projection.call(attended));
        x = x + dropout.call(contract.call(functional.gelu(expand.call(norm2.call(x)))));
        return (x, (keys, values));
    }

    private static Tensor Attend(Tensor queries, Tensor keys, Tensor values)
    {
        var (t, s) = (queries.shape[2], keys.shape[2]);
        if (t == s) return functional.scaled_dot_product_attention(queries, keys, values, is_casual: true);
        // The queries are the last t of s positions: query i sees the keys up to s − t + i.
        using var mask = ones(t, s, dtype: ScalarType.Bool, device: queries.device).tril(s - t);
        return functional.scaled_dot_product_attention(queries, keys, values, attn_mask: mask);
    }
}
