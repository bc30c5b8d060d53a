using Course.Data;
using static TorchSharp.torch;

namespace Course.Tests.Data;

public sealed class TextCorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Characters_are_numbered_in_the_order_of_their_codes()
    {
        var vocabulary = new CharVocabulary("banana\n");

        Assert.Equal("\nabn", vocabulary.Characters);
        Assert.Equal([2L, 1, 3, 1, 3, 1, 0], vocabulary.Encode("banana\n").data<long>().ToArray());
        Assert.Equal("4 characters: U+000Aabn", vocabulary.ToString());
    }

    [Theory]
    [InlineData("First Citizen:\nBefore we proceed")]
    [InlineData("Größe, 日本語, 🙂")]
    public void Decoding_undoes_encoding(string text)
    {
        var vocabulary = new CharVocabulary(text);

        Assert.Equal(text, vocabulary.Decode(vocabulary.Encode(text)));
    }

    [Fact]
    public void An_unknown_character_is_named_with_its_place() =>
        Assert.StartsWith(
            "The character 'x' at place 2 is not one of the 3 characters of the vocabulary.",
            Assert.Throws<ArgumentException>(() => new CharVocabulary("abc").Encode("abx")).Message);

    [Fact]
    public void An_unknown_number_is_an_error() =>
        Assert.StartsWith("There is no character 3", Assert.Throws<ArgumentException>(() => new CharVocabulary("abc").Decode(tensor(new[] { 0L, 3 }))).Message);

    /// <summary>torch.randint(0, 90, (3,)) from a generator of seed 4 is 40, 84, 31.</summary>
    [Fact]
    public void Random_windows_begin_where_the_generator_says_and_targets_are_one_further()
    {
        string text = string.Concat(Enumerable.Range(0, 100).Select(i => (char)('0' + i)));
        var corpus = new TextCorpus(text);

        var (inputs, targets) = Assert.Single(corpus.Batches(batchSize: 3, length: 10, batches: 1, seed: 4));

        Assert.Equal([3, 10], inputs.shape);
        Assert.Equal(new[] { 40, 84, 31 }.Select(start => text[start..(start + 10)]), Enumerable.Range(0, 3).Select(row => corpus.Vocabulary.Decode(inputs[row].contiguous())));
        Assert.Equal(new[] { 41, 85, 32 }.Select(start => text[start..(start + 10)]), Enumerable.Range(0, 3).Select(row => corpus.Vocabulary.Decode(targets[row].contiguous())));
    }

    [Fact]
    public void Windows_side_by_side_cover_the_text()
    {
        var corpus = new TextCorpus("abcdefghijk");

        var batches = corpus.Windows(batchSize: 2, length: 3).ToList();

        Assert.Equal(["abcdef", "ghi"], batches.Select(batch => corpus.Vocabulary.Decode(batch.inputs)));
        Assert.Equal(["bcdefg", "hij"], batches.Select(batch => corpus.Vocabulary.Decode(batch.targets)));
    }

    [Fact]
    public void A_window_may_end_at_the_texts_last_character() =>
        Assert.Equal([3L], Assert.Single(new TextCorpus("abcd").Windows(1, 3)).targets[0, 2].data<long>().ToArray());

    [Fact]
    public void Both_parts_of_a_split_keep_the_vocabulary_of_the_whole()
    {
        var (train, test) = new TextCorpus("aaaaaaaaab").Split(0.9);

        Assert.Equal(("aaaaaaaaa", "b"), (train.Text, test.Text));
        Assert.Equal((2, 2), (train.Vocabulary.Count, test.Vocabulary.Count));
    }

    [Fact]
    public void A_window_longer_than_the_text_is_an_error() =>
        Assert.StartsWith(
            "Windows of 4 characters and the one after cannot be cut from 4; 1 to 3 are expected.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new TextCorpus("abcd").Batches(1, 4, 1)).Message);

    [Fact]
    public void A_file_is_read_with_its_line_ends_made_alike() =>
        Assert.Equal("a\nb\n", TextCorpus.Read(_folder.Write("text.txt", "a\r\nb\n"u8.ToArray())).Text);

    [Fact]
    public void A_file_that_is_no_text_is_an_error_with_its_name()
    {
        string path = _folder.Write("text.txt", [0x61, 0xff, 0xfe, 0x61]);

        Assert.StartsWith($"{path} is not a text in UTF-8:", Assert.Throws<InvalidDataException>(() => TextCorpus.Read(path)).Message);
    }

    [Fact]
    public void An_empty_file_is_an_error_with_its_name() =>
        Assert.EndsWith("is empty; a text is expected.", Assert.Throws<InvalidDataException>(() => TextCorpus.Read(_folder.Write("text.txt", []))).Message);

    /// <summary>Known of it: 1,115,394 characters, 65 different ones, and the first line.</summary>
    [SkippableFact]
    public void Tiny_Shakespeare_has_its_known_size_and_beginning()
    {
        Skip.IfNot(Datasets.Has("tinyshakespeare"), "Tiny Shakespeare is not here: COURSE_DATA names no folder with tinyshakespeare/ in it.");

        var corpus = Datasets.TinyShakespeare();

        Assert.Equal("1,115,394 characters, 65 different ones", corpus.ToString());
        Assert.StartsWith("First Citizen:\nBefore we proceed any further, hear me speak.", corpus.Text);
    }
}
