using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Metrics;

public sealed class RankingTests
{
    /// <summary>Ranks of the relevant items: 1, 3 and 4 of 5 for the first query, 2 for the second.</summary>
    private static readonly Tensor s_scores = tensor(new[] { 5.0, 4, 3, 2, 1, 5, 4, 3, 2, 1 }, 2, 5), s_relevance = tensor(new[] { 1.0, 0, 1, 1, 0, 0, 1, 0, 0, 0 }, 2, 5);

    [Fact]
    public void Precision_and_recall_look_at_the_first_k()
    {
        Assert.Equal((2.0 / 3 + 1.0 / 3) / 2, Ranking.PrecisionAt(s_scores, s_relevance, 3), 15);
        Assert.Equal((2.0 / 3 + 1) / 2, Ranking.RecallAt(s_scores, s_relevance, 3), 15);
    }

    [Fact]
    public void The_hit_rate_counts_queries()
    {
        Assert.Equal(0.5, Ranking.HitRateAt(s_scores, s_relevance, 1));
        Assert.Equal(1, Ranking.HitRateAt(s_scores, s_relevance, 2));
    }

    [Fact]
    public void The_reciprocal_rank_is_that_of_the_first_relevant_item() => Assert.Equal((1 + 0.5) / 2, Ranking.MeanReciprocalRank(s_scores, s_relevance));

    [Fact]
    public void Average_precision_averages_over_the_relevant_items() =>
        Assert.Equal(((1 + 2.0 / 3 + 3.0 / 4) / 3 + 0.5) / 2, Ranking.MeanAveragePrecision(s_scores, s_relevance), 15);

    [Fact]
    public void Mean_average_precision_is_scikit_learns_label_ranking_average_precision() =>
        // Its documentation: 0.416…
        Assert.Equal(5.0 / 12, Ranking.MeanAveragePrecision(tensor(new[] { 0.75, 0.5, 1, 1, 0.2, 0.1 }, 2, 3), tensor(new[] { 1.0, 0, 0, 0, 0, 1 }, 2, 3)), 15);

    [Theory]
    [InlineData(new[] { .1, .2, .3, 4, 70 }, null, 0.69)]
    [InlineData(new[] { .05, 1.1, 1.0, .5, .0 }, null, 0.49)]
    [InlineData(new[] { .05, 1.1, 1.0, .5, .0 }, 4, 0.35)]
    public void Gains_are_discounted_as_in_scikit_learns_ndcg_score(double[] scores, int? k, double documented) =>
        // Its documentation, relevance 10 0 0 1 5; the numbers there are cut off after two digits.
        Assert.Equal(documented, Math.Floor(100 * Ranking.Ndcg(tensor(scores, 1, 5), tensor(new[] { 10.0, 0, 0, 1, 5 }, 1, 5), k)) / 100);

    [Fact]
    public void The_best_order_has_an_NDCG_of_one() => Assert.Equal(1, Ranking.Ndcg(s_relevance, s_relevance), 15);

    [Fact]
    public void A_query_without_relevant_items_is_left_out() =>
        Assert.Equal(1, Ranking.MeanReciprocalRank(tensor(new[] { 2.0, 1, 2, 1 }, 2, 2), tensor(new[] { 1.0, 0, 0, 0 }, 2, 2)));

    [Fact]
    public void Shapes_that_do_not_fit_are_refused() => Assert.Throws<ArgumentException>(() => Ranking.PrecisionAt(zeros(2, 3), zeros(2, 4), 1));

    [Fact]
    public void A_depth_beyond_the_items_is_refused() =>
        Assert.Contains("1 to 5", Assert.Throws<ArgumentException>(() => Ranking.RecallAt(s_scores, s_relevance, 6)).Message);

    [Fact]
    public void Of_equal_scores_the_item_that_stands_first_comes_first() =>
        Assert.Equal([1, 0.5], new[] { tensor(new[] { 1.0, 0 }, 1, 2), tensor(new[] { 0.0, 1 }, 1, 2) }.Select(relevance => Ranking.MeanReciprocalRank(ones(1, 2), relevance)));

    [Fact]
    public void Where_nothing_is_relevant_nothing_is_defined() => Assert.Equal(double.NaN, Ranking.Ndcg(ones(2, 3), zeros(2, 3)));

    [Fact]
    public void Scores_and_gains_that_have_no_order_are_refused()
    {
        Assert.Contains("no place in an order", Assert.Throws<ArgumentException>(() => Ranking.MeanReciprocalRank(tensor(new[] { double.NaN, 1 }, 1, 2), ones(1, 2))).Message);
        Assert.Contains("not finite", Assert.Throws<ArgumentException>(() => Ranking.Ndcg(ones(1, 2), full([1, 2], double.PositiveInfinity))).Message);
        Assert.Throws<ArgumentException>(() => Ranking.Ndcg(zeros(3), tensor(1.0)));
    }
}
