using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>A text to learn from, with the vocabulary of its characters, and windows of it for a language model.</summary>
public sealed class TextCorpus
{
    private readonly long[] _numbers;

    /// <summary>A corpus of a text, with a vocabulary of its own.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public TextCorpus(string text)
        : this(text, new CharVocabulary(text))
    {
    }

    /// <summary>A corpus of a text with the vocabulary of another, such as that of the training text.</summary>
    /// <exception cref="ArgumentException">The text is empty, or has a character that the vocabulary lacks.</exception>
    public TextCorpus(string text, CharVocabulary vocabulary)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        ArgumentNullException.ThrowIfNull(vocabulary);
        (Text, Vocabulary) = (text, vocabulary);
        using var numbers = vocabulary.Encode(text);
        _numbers = numbers.data<long>().ToArray();
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its characters.</summary>
    public CharVocabulary Vocabulary { get; }

    /// <summary>The number of characters.</summary>
    public int Length => _numbers.Length;

    /// <summary>Reads a text file in UTF-8; line ends become \n.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is empty, or not UTF-8.</exception>
    public static TextCorpus Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file {path}.", path);
        try
        {
            string text = File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)).ReplaceLineEndings("\n");
            return text.Length > 0 ? new TextCorpus(text) : throw new InvalidDataException($"{path} is empty; a text is expected.");
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{path} is not a text in UTF-8: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <summary>Cuts the text in two, to learn from the first part and measure with the rest; both keep the vocabulary of the whole.</summary>
    /// <param name="fraction">The first part's share, more than 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part would be empty.</exception>
    public (TextCorpus train, TextCorpus test) Split(double fraction = 0.9)
    {
        int cut = (int)(Length * fraction);
        return cut > 0 && cut < Length
            ? (new TextCorpus(Text[..cut], Vocabulary), new TextCorpus(Text[cut..], Vocabulary))
            : throw new ArgumentOutOfRangeException(nameof(fraction), $"A fraction of {fraction} of {Length} characters leaves a part empty; more than 0 and less than 1 is expected.");
    }

    /// <summary>Batches of windows that begin at random places: characters, and at each place the character that follows.</summary>
    /// <param name="batchSize">The number of windows in a batch, B.</param>
    /// <param name="length">The number of characters in a window, T; less than the text has.</param>
    /// <param name="batches">The number of batches.</param>
    /// <param name="seed">Decides the places: the same seed gives the same windows.</param>
    /// <returns>Inputs and targets, int64 of shape [B, T]; the targets are the inputs moved by one character.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the text is too short.</exception>
    public IEnumerable<(Tensor inputs, Tensor targets)> Batches(int batchSize, int length, int batches, long seed = 0)
    {
        Check(batchSize, length);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 0);
        return Random();

        IEnumerable<(Tensor, Tensor)> Random()
        {
            var generator = new Generator(unchecked((ulong)seed));
            for (int batch = 0; batch < batches; batch++)
            {
                using var starts = randint(0, Length - length, [batchSize], generator: generator);
                yield return Fill(starts.data<long>().ToArray(), length);
            }
        }
    }

    /// <summary>The whole text in windows side by side, in its order; to measure with. What is left at the end of the text is too short for a window.</summary>
    /// <param name="batchSize">The number of windows in a batch, B; the last batch may have fewer.</param>
    /// <param name="length">The number of characters in a window, T; less than the text has.</param>
    /// <returns>Inputs and targets, int64 of shape [B, T]; the targets are the inputs moved by one character.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the text is too short.</exception>
    public IEnumerable<(Tensor inputs, Tensor targets)> Windows(int batchSize, int length)
    {
        Check(batchSize, length);
        return Enumerable.Range(0, (Length - 1) / length).Select(window => (long)window * length).Chunk(batchSize).Select(starts => Fill(starts, length));
    }

    /// <summary>The number of characters and how many different ones there are.</summary>
    public override string ToString() => $"{Length:N0} characters, {Vocabulary.Count} different ones";

    private (Tensor inputs, Tensor targets) Fill(long[] starts, int length)
    {
        var (inputs, targets) = (new long[starts.Length * length], new long[starts.Length * length]);
        for (int row = 0; row < starts.Length; row++)
        {
            _numbers.AsSpan((int)starts[row], length).CopyTo(inputs.AsSpan(row * length));
            _numbers.AsSpan((int)starts[row] + 1, length).CopyTo(targets.AsSpan(row * length));
        }
        return (tensor(inputs, [starts.Length, length]), tensor(targets, [starts.Length, length]));
    }

    private void Check(int batchSize, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (length < 1 || length >= Length)
            throw new ArgumentOutOfRangeException(nameof(length), $"Windows of {length} characters and the one after cannot be cut from {Length}; 1 to {Length - 1} are expected.");
    }
}
