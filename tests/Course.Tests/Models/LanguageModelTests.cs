using Course.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Models;

public sealed class LanguageModelTests
{
    public LanguageModelTests() => random.manual_seed(2);

    private static MiniGpt Gpt()
    {
        var model = new MiniGpt(11, context: 10, width: 24, heads: 3, layers: 2);
        // Far from the small first weights, so that the logits differ much from each other.
        foreach (var parameter in model.parameters()) nn.init.normal_(parameter, std: 0.4);
        model.eval();
        return model;
    }

    [Fact]
    public void What_comes_later_does_not_change_the_logits_before()
    {
        using var evaluation = no_grad();
        var model = Gpt();
        var text = randint(0, 11, [1, 10]);
        var other = text.clone();
        other[0, 6] = (text[0, 6] + 1) % 11;
        var difference = (model.call(text) - model.call(other)).abs().amax([0, 2]).data<float>().ToArray();
        Assert.All(difference[..6], value => Assert.Equal(0, value));
        Assert.True(difference[6] > 1e-3);
    }

    [Theory]
    [InlineData(new[] { 10 })]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(new[] { 4, 1, 3, 2 })]
    public void With_a_cache_the_logits_are_the_same(int[] pieces)
    {
        using var evaluation = no_grad();
        using var cache = new KeyValueCache();
        var model = Gpt();
        var text = randint(0, 11, [2, 10]);
        var parts = new List<Tensor>();
        foreach (var piece in pieces) parts.Add(model.Continue(text.narrow(1, cache.Length, piece), cache));
        Assert.Equal(10, cache.Length);
        Assert.True((cat(parts, 1) - model.call(text)).abs().max().ToDouble() < 1e-4);
    }

    [Theory]
    [InlineData(1.0, null)]
    [InlineData(0.7, 3)]
    [InlineData(0.0, null)]
    public void With_a_cache_the_text_is_the_same_also_past_the_context(double temperature, int? topK)
    {
        var model = Gpt();
        var prompt = randint(0, 11, [2, 3]);
        long[] Text(bool useCache) => model.Generate(prompt, 15, temperature, topK, new Generator(5), useCache).data<long>().ToArray();
        Assert.Equal(36, Text(true).Length);
        Assert.Equal(Text(false), Text(true));
    }

    [Fact]
    public void A_recurrent_models_text_is_that_of_its_forward_pass()
    {
        var model = new CharacterRnn(11, CharacterRnn.Cell.Gru, 24, layers: 2);
        var prompt = randint(0, 11, [2, 3]);
        var text = model.Generate(prompt, 8, temperature: 0);
        using var evaluation = no_grad();
        var likeliest = model.call(text).argmax(2);
        Assert.Equal(text.narrow(1, 3, 8).contiguous().data<long>().ToArray(), likeliest.narrow(1, 2, 8).contiguous().data<long>().ToArray());
    }

    [Theory]
    [InlineData(CharacterRnn.Cell.Rnn)]
    [InlineData(CharacterRnn.Cell.Lstm)]
    [InlineData(CharacterRnn.Cell.Gru)]
    public void A_recurrent_model_goes_on_where_it_was(CharacterRnn.Cell kind)
    {
        using var evaluation = no_grad();
        var model = new CharacterRnn(11, kind, 24, layers: 2);
        var text = randint(0, 11, [2, 9]);
        var (first, state) = model.Step(text.narrow(1, 0, 4), null);
        var (second, _) = model.Step(text.narrow(1, 4, 5), state.Detached());
        Assert.True((cat([first, second], 1) - model.call(text)).abs().max().ToDouble() < 1e-5);
    }

    [Fact]
    public void Generating_leaves_the_model_in_its_mode()
    {
        var model = Gpt();
        model.train();
        model.Generate(zeros(1, 1, dtype: int64), 2);
        Assert.True(model.training);
    }

    [Fact]
    public void GPT2_would_have_124439808_parameters()
    {
        static long Count(long v, long c, long d, long layers) => v * d + c * d + layers * (12 * d * d + 13 * d) + 2 * d;
        Assert.Equal(124_439_808, Count(50_257, 1_024, 768, 12));
        Assert.Equal(Count(17, 12, 24, 2), new MiniGpt(17, 12, 24, 3, 2).parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void Tokens_are_drawn_as_often_as_the_softmax_says()
    {
        // Probabilities 1/7, 2/7, 4/7; of 20,000 draws 4 standard deviations are under 0.0145.
        var logits = tensor(new[] { 0f, MathF.Log(2), MathF.Log(4) }).expand(20_000, 3);
        var drawn = TokenSampling.Next(logits, generator: new Generator(1)).data<long>().ToArray();
        for (var token = 0; token < 3; token++) Assert.Equal((1 << token) / 7.0, drawn.Count(t => t == token) / 20_000.0, 0.0145);
    }

    [Fact]
    public void Temperature_divides_the_logits()
    {
        // At temperature ½ the odds 1 : 2 : 4 become 1 : 4 : 16.
        var logits = tensor(new[] { 0f, MathF.Log(2), MathF.Log(4) }).expand(20_000, 3);
        var drawn = TokenSampling.Next(logits, temperature: 0.5, generator: new Generator(1)).data<long>().ToArray();
        for (var token = 0; token < 3; token++) Assert.Equal((1 << (2 * token)) / 21.0, drawn.Count(t => t == token) / 20_000.0, 0.0145);
    }

    [Fact]
    public void Of_the_top_k_only_the_k_likeliest_come()
    {
        var logits = tensor(new[] { 0f, 3f, 1f, 2f }).expand(1_000, 4);
        Assert.Equal([1L, 3L], TokenSampling.Next(logits, topK: 2).data<long>().ToArray().Distinct().Order());
        Assert.All(TokenSampling.Next(logits, topK: 1).data<long>().ToArray(), token => Assert.Equal(1, token));
    }

    [Fact]
    public void The_loss_of_even_logits_is_the_logarithm_of_the_vocabulary()
    {
        Assert.Equal(Math.Log(11), NextToken.Loss(zeros(2, 5, 11), randint(0, 11, [2, 5])).ToDouble(), 1e-6);
        Assert.Contains("[2, 5, 11]", Assert.Throws<ArgumentException>(() => NextToken.Loss(zeros(2, 5, 11), zeros(2, 4, dtype: int64))).Message);
    }

    /// <summary>What is alive while the last layer runs, early and late: the text grows, but the number of tensors does not with every activation.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Writing_a_long_text_keeps_no_activations(bool transformer)
    {
        nn.Module<Tensor, Tensor> model = transformer ? new MiniGpt(9, context: 8, width: 8, heads: 2, layers: 2) : new CharacterRnn(9, CharacterRnn.Cell.Lstm, 8);
        var prompt = zeros(1, 2, dtype: int64);
        var alive = new List<long>();
        var last = (nn.Module<Tensor, Tensor>)model.named_modules().Single(entry => entry.name == (transformer ? "norm" : "head")).module;
        last.register_forward_hook((_, _, output) =>
        {
            alive.Add(DisposeScopeManager.Statistics.ThreadTotalLiveCount);
            return output;
        });

        if (model is MiniGpt gpt) gpt.Generate(prompt, 60).Dispose();
        else ((CharacterRnn)model).Generate(prompt, 60).Dispose();

        // One drawn character for each step at most.
        Assert.InRange(alive[^1] - alive[20], 0, 60);
    }
}
