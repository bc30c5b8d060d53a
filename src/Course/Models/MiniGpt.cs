using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>A small GPT: embeddings of tokens and positions, causal transformer blocks, and the logits of the next token at every position.</summary>
/// <remarks>
/// <para>Source: A. Radford et al., Language Models are Unsupervised Multitask Learners, 2019 (GPT-2), section 2.3: normalisation first, a last one at the end, first weights normal with deviation
/// 0.02, and 0.02 / √(2·layers) in the layers that add to what goes through. The last layer shares the embedding's weights (O. Press, L. Wolf, Using the Output Embedding to Improve Language Models, 2017).</para>
/// <para>Parameters: V·D + C·D + layers·(12·D² + 13·D) + 2·D. With GPT-2's sizes, V = 50,257, C = 1,024, D = 768 and 12 layers, that is its 124,439,808.</para>
/// </remarks>
public sealed class MiniGpt : Module<Tensor, Tensor>
{
    private readonly Embedding tokens;
    private readonly Embedding positions;
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly LayerNorm norm;
    private readonly Dropout dropout;

    /// <summary>A model with fresh weights.</summary>
    /// <param name="vocabulary">How many tokens there are, V.</param>
    /// <param name="context">The longest text that it sees at once, C.</param>
    /// <param name="width">The numbers at a position, D; a multiple of the heads.</param>
    /// <param name="heads">The attention heads of each block.</param>
    /// <param name="layers">How many blocks there are.</param>
    /// <param name="dropout">How likely a number is left out in training; 0 to 1.</param>
    public MiniGpt(long vocabulary, long context = 128, long width = 128, long heads = 4, int layers = 4, double dropout = 0)
        : base(nameof(MiniGpt))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(context, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        Context = context;
        tokens = Embedding(vocabulary, width);
        positions = Embedding(context, width);
        blocks = ModuleList([.. Enumerable.Range(0, layers).Select(_ => new TransformerBlock(width, heads, dropout))]);
        norm = LayerNorm(width);
        this.dropout = Dropout(dropout);
        RegisterComponents();
        Draw();
    }

    /// <summary>The longest text that the model sees at once, C.</summary>
    public long Context { get; }

    /// <summary>The logits of the next token at every position.</summary>
    /// <param name="input">Int64 [N, T], each 0 to V − 1; T at most the context.</param>
    /// <returns>Logits, [N, T, V], for <see cref="NextToken.Loss"/>.</returns>
    /// <exception cref="ArgumentException">The tokens are not [N, T] whole numbers, or are longer than the context.</exception>
    public override Tensor forward(Tensor input) => Run(input, null);

    /// <summary>The logits at positions that follow those in a cache, and adds them to it; the same numbers as without a cache, for less work.</summary>
    /// <param name="input">Int64 [N, T], each 0 to V − 1; with what the cache has at most the context.</param>
    /// <param name="cache">What was computed for the positions before.</param>
    /// <returns>Logits, [N, T, V].</returns>
    /// <exception cref="ArgumentException">The tokens are not [N, T] whole numbers, or are longer than the context.</exception>
    public Tensor Continue(Tensor input, KeyValueCache cache)
    {
        ArgumentNullException.ThrowIfNull(cache);
        return Run(input, cache);
    }

    /// <summary>Writes on: draws one token after the other.</summary>
    /// <param name="prompt">How the text begins, int64 [N, T] with T of at least 1.</param>
    /// <param name="count">How many tokens to add. The model sees the last <see cref="Context"/> ones.</param>
    /// <param name="temperature">See <see cref="TokenSampling.Next"/>.</param>
    /// <param name="topK">See <see cref="TokenSampling.Next"/>.</param>
    /// <param name="generator">Where the draws come from; torch's own if null.</param>
    /// <param name="useCache">Whether keys and values are kept while the text fits the context; the text is the same either way.</param>
    /// <returns>The prompt and what was added, int64 [N, T + count].</returns>
    public Tensor Generate(Tensor prompt, int count, double temperature = 1, int? topK = null, Generator? generator = null, bool useCache = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var wasTraining = training;
        eval();
        try
        {
            using var scope = NewDisposeScope();
            using var evaluation = no_grad();
            using var cache = new KeyValueCache();
            var text = prompt.alias();
            for (var i = 0; i < count; i++)
            {
                using var step = NewDisposeScope();
                var length = text.shape[1];
                // Positions are counted from the beginning of what is seen, so when that moves on nothing computed before holds.
                var logits = useCache && length <= Context
                    ? Continue(text.narrow(1, cache.Length, length - cache.Length), cache)
                    : forward(text.narrow(1, Math.Max(0, length - Context), Math.Min(length, Context)));
                var next = TokenSampling.Next(logits.select(1, -1), temperature, topK, generator);
                var longer = cat([text, next.unsqueeze(1)], 1).MoveToOuterDisposeScope();
                text.Dispose();
                text = longer;
            }
            return text.MoveToOuterDisposeScope();
        }
        finally
        {
            train(wasTraining);
        }
    }

    private Tensor Run(Tensor input, KeyValueCache? cache)
    {
        InputShape.RequireIndices(nameof(MiniGpt), input, "N T", "tokens");
        var (before, length) = (cache?.Length ?? 0, input.shape[1]);
        if (length < 1 || before + length > Context)
            throw new ArgumentException($"This MiniGpt sees 1 to {Context} tokens at once and was given {before + length}: cut the text, or make the model with a longer context.");
        var x = dropout.call(tokens.call(input) + positions.call(arange(before, before + length, dtype: ScalarType.Int64, device: input.device)));
        for (var layer = 0; layer < blocks.Count; layer++)
        {
            (x, var seen) = blocks[layer].Continue(x, cache?[layer]);
            cache?.Set(layer, seen);
        }
        return norm.call(x).matmul(tokens.weight!.t());
    }

    private void Draw()
    {
        init.normal_(tokens.weight!, std: 0.02);
        init.normal_(positions.weight!, std: 0.02);
        foreach (var block in blocks)
        {
            foreach (var linear in block.modules().OfType<Linear>())
            {
                init.normal_(linear.weight, std: 0.02);
                init.zeros_(linear.bias!);
            }
            foreach (var linear in block.Residuals) init.normal_(linear.weight, std: 0.02 / Math.Sqrt(2 * blocks.Count));
        }
    }
}
