using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Models;

/// <summary>What a recurrent network remembers between two steps.</summary>
/// <param name="Hidden">The hidden states, [layers, N, hiddenSize].</param>
/// <param name="Cell">An LSTM's cell states, of the same shape; null for the others.</param>
public sealed record RecurrentState(Tensor Hidden, Tensor? Cell)
{
    /// <summary>The same numbers without their history, so that gradients end here (truncated back-propagation through time).</summary>
    public RecurrentState Detached() => new(Hidden.detach(), Cell?.detach());
}

/// <summary>A recurrent language model on characters: an embedding, recurrent layers, and logits of the next character.</summary>
/// <remarks>
/// <para>Sources: J. L. Elman, Finding Structure in Time, Cognitive Science 14 (1990); S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, Neural Computation 9 (1997); K. Cho et al., Learning
/// Phrase Representations using RNN Encoder-Decoder, EMNLP 2014 (GRU). As a model of characters: A. Graves, Generating Sequences With Recurrent Neural Networks, 2013, section 2.</para>
/// <para>Parameters: V·E in the embedding; g·H·(E + H + 2) in the first layer and g·H·(2H + 2) in each further one, with g = 1 (RNN), 4 (LSTM), 3 (GRU); (H + 1)·V in the last layer.</para>
/// </remarks>
public sealed class CharacterRnn : Module<Tensor, Tensor>
{
    /// <summary>The kind of a recurrent cell.</summary>
    public enum Cell
    {
        /// <summary>Elman's: h = tanh(W·x + U·h + b).</summary>
        Rnn,

        /// <summary>Long short-term memory: input, forget and output gate around a cell.</summary>
        Lstm,

        /// <summary>Gated recurrent unit: reset and update gate.</summary>
        Gru,
    }

    private readonly Embedding embedding;
    private readonly RNN? rnn;
    private readonly LSTM? lstm;
    private readonly GRU? gru;
    private readonly Linear head;

    /// <summary>A model with fresh weights.</summary>
    /// <param name="vocabulary">How many characters there are, V.</param>
    /// <param name="kind">The recurrent cell.</param>
    /// <param name="hiddenSize">The numbers in a hidden state, H.</param>
    /// <param name="layers">How many recurrent layers lie above each other.</param>
    /// <param name="embeddingSize">The numbers in a character's vector, E.</param>
    /// <param name="dropout">How likely a number between two layers is left out in training; 0 to 1.</param>
    public CharacterRnn(long vocabulary, Cell kind = Cell.Lstm, long hiddenSize = 256, long layers = 1, long embeddingSize = 64, double dropout = 0)
        : base(nameof(CharacterRnn))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabulary, 2);
        embedding = Embedding(vocabulary, embeddingSize);
        if (kind == Cell.Rnn) rnn = RNN(embeddingSize, hiddenSize, layers, batchFirst: true, dropout: dropout);
        else if (kind == Cell.Lstm) lstm = LSTM(embeddingSize, hiddenSize, layers, batchFirst: true, dropout: dropout);
        else gru = GRU(embeddingSize, hiddenSize, layers, batchFirst: true, dropout: dropout);
        head = Linear(hiddenSize, vocabulary);
        RegisterComponents();
    }

    /// <summary>The logits of the next character at every position, from an empty memory.</summary>
    /// <param name="tokens">Int64 [N, T], each 0 to V − 1.</param>
    /// <returns>Logits, [N, T, V], for <see cref="NextToken.Loss"/>.</returns>
    /// <exception cref="ArgumentException">The tokens are not [N, T] whole numbers; the message says what they are.</exception>
    public override Tensor forward(Tensor tokens) => Step(tokens, null).logits;

    /// <summary>Goes on from a memory.</summary>
    /// <param name="tokens">Int64 [N, T], each 0 to V − 1.</param>
    /// <param name="state">What was remembered; null at the start.</param>
    /// <returns>Logits, [N, T, V], and what is remembered after the last position.</returns>
    /// <exception cref="ArgumentException">The tokens are not [N, T] whole numbers; the message says what they are.</exception>
    public (Tensor logits, RecurrentState state) Step(Tensor tokens, RecurrentState? state)
    {
        InputShape.RequireIndices(nameof(CharacterRnn), tokens, "N T", "tokens");
        var x = embedding.call(tokens);
        if (lstm is not null)
        {
            var (y, hidden, cell) = lstm.call(x, state is null ? null : (state.Hidden, state.Cell!));
            return (head.call(y), new RecurrentState(hidden, cell));
        }
        var (outputs, last) = rnn is not null ? rnn.call(x, state?.Hidden) : gru!.call(x, state?.Hidden);
        return (head.call(outputs), new RecurrentState(last, null));
    }

    /// <summary>Writes on: draws one character after the other.</summary>
    /// <param name="prompt">How the text begins, int64 [N, T] with T of at least 1.</param>
    /// <param name="count">How many characters to add.</param>
    /// <param name="temperature">See <see cref="TokenSampling.Next"/>.</param>
    /// <param name="topK">See <see cref="TokenSampling.Next"/>.</param>
    /// <param name="generator">Where the draws come from; torch's own if null.</param>
    /// <returns>The prompt and what was added, int64 [N, T + count].</returns>
    public Tensor Generate(Tensor prompt, int count, double temperature = 1, int? topK = null, Generator? generator = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var wasTraining = training;
        eval();
        try
        {
            using var scope = NewDisposeScope();
            using var evaluation = no_grad();
            List<Tensor> text = [prompt];
            RecurrentState? state = null;
            for (var i = 0; i < count; i++)
            {
                using var step = NewDisposeScope();
                var (logits, after) = Step(text[^1], state);
                text.Add(TokenSampling.Next(logits.select(1, -1), temperature, topK, generator).unsqueeze(1).MoveToOuterDisposeScope());
                state?.Hidden.Dispose();
                state?.Cell?.Dispose();
                state = new RecurrentState(after.Hidden.MoveToOuterDisposeScope(), after.Cell?.MoveToOuterDisposeScope());
            }
            return cat(text, 1).MoveToOuterDisposeScope();
        }
        finally
        {
            train(wasTraining);
        }
    }
}
