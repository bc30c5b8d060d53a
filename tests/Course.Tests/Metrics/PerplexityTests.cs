using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Metrics;

public sealed class PerplexityTests
{
    [Fact]
    public void Guessing_hesitates_among_the_whole_vocabulary() =>
        Assert.Equal(65, Perplexity.Of(zeros(2, 5, 65), zeros([2, 5], ScalarType.Int64)), 9);

    [Fact]
    public void A_loss_of_ln_8_is_a_perplexity_of_8() => Assert.Equal(8, Perplexity.OfLoss(Math.Log(8)), 12);

    [Fact]
    public void Two_equally_likely_tokens_are_a_perplexity_of_2() =>
        Assert.Equal(2, Perplexity.Of(tensor(new[] { 0f, 0f, -1000f }, 1, 3), tensor(new[] { 1L })), 9);

    [Fact]
    public void Ignored_places_do_not_count()
    {
        var logits = tensor(new[] { 0f, 0f, 50f, -50f }, 2, 2);
        Assert.Equal(2, Perplexity.Of(logits, tensor(new[] { 0L, -100L })), 9);
    }

    [Fact]
    public void Of_nothing_there_is_no_perplexity() =>
        Assert.Contains("No target counts", Assert.Throws<ArgumentException>(() => Perplexity.Of(zeros(1, 3), tensor(new[] { -100L }))).Message);

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_with_both() =>
        Assert.Contains("[2, 3]", Assert.Throws<ArgumentException>(() => Perplexity.Of(zeros(2, 3), zeros([3], ScalarType.Int64))).Message);
}
