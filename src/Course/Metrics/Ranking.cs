using static TorchSharp.torch;

namespace Course.Metrics;

/// <summary>How good an order of items is, such as a recommender's or a search engine's: the mean over queries or users.</summary>
/// <remarks>
/// Scores and relevance are [Q, N]: for each of Q queries, N items. Items are ranked by falling score; of equal scores, the item that stands first comes first. Relevance 0 is not relevant, anything
/// above is; only <see cref="Ndcg"/> looks at how relevant. A query that has no relevant item is left out of every mean; the result is NaN where that is all of them.
/// Source: C. D. Manning, P. Raghavan, H. Schütze, Introduction to Information Retrieval (2008), chapter 8.
/// </remarks>
public static class Ranking
{
    /// <summary>Of the first k items, the share that is relevant.</summary>
    /// <param name="scores">[Q, N].</param>
    /// <param name="relevance">[Q, N]; not negative.</param>
    /// <param name="k">1 to N.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, a relevance is negative or not finite, a score is NaN, or k is outside its range.</exception>
    public static double PrecisionAt(Tensor scores, Tensor relevance, int k) => Mean(scores, relevance, k, ranked => (double)Hits(ranked, k) / k);

    /// <summary>Of the relevant items, the share that is among the first k. Arguments as in <see cref="PrecisionAt"/>.</summary>
    /// <returns>0 to 1.</returns>
    public static double RecallAt(Tensor scores, Tensor relevance, int k) => Mean(scores, relevance, k, ranked => (double)Hits(ranked, k) / Hits(ranked, ranked.Length));

    /// <summary>The share of queries that have a relevant item among the first k. Arguments as in <see cref="PrecisionAt"/>.</summary>
    /// <returns>0 to 1.</returns>
    public static double HitRateAt(Tensor scores, Tensor relevance, int k) => Mean(scores, relevance, k, ranked => Hits(ranked, k) > 0 ? 1 : 0);

    /// <summary>Mean reciprocal rank (MRR): 1 over the rank of the first relevant item. Arguments as in <see cref="PrecisionAt"/>.</summary>
    /// <returns>0 to 1.</returns>
    public static double MeanReciprocalRank(Tensor scores, Tensor relevance) => Mean(scores, relevance, 1, ranked => 1.0 / (1 + Array.FindIndex(ranked, gain => gain > 0)));

    /// <summary>Mean average precision (MAP): the precision at the rank of each relevant item, averaged over these. Arguments as in <see cref="PrecisionAt"/>.</summary>
    /// <returns>0 to 1.</returns>
    public static double MeanAveragePrecision(Tensor scores, Tensor relevance) => Mean(scores, relevance, 1, ranked =>
        Enumerable.Range(0, ranked.Length).Where(i => ranked[i] > 0).Average(i => (double)Hits(ranked, i + 1) / (i + 1)));

    /// <summary>Normalised discounted cumulative gain: Σ gain / log₂(rank + 1) over the first k items, divided by what the best order would have.</summary>
    /// <param name="scores">[Q, N].</param>
    /// <param name="relevance">[Q, N]; the gains, not negative, as they are: not 2^relevance − 1.</param>
    /// <param name="k">1 to N; all items if null.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit, a relevance is negative or not finite, a score is NaN, or k is outside its range.</exception>
    /// <remarks>Source: K. Järvelin, J. Kekäläinen, Cumulated Gain-Based Evaluation of IR Techniques, ACM TOIS 20 (2002) 422-446.</remarks>
    public static double Ndcg(Tensor scores, Tensor relevance, int? k = null)
    {
        var depth = k ?? (int)relevance.shape.LastOrDefault();
        return Mean(scores, relevance, depth, ranked => Gain(ranked, depth) / Gain([.. ranked.OrderDescending()], depth));
    }

    private static double Gain(double[] ranked, int k) => ranked.Take(k).Select((gain, i) => gain / Math.Log2(i + 2)).Sum();

    private static int Hits(double[] ranked, int k) => ranked.Take(k).Count(gain => gain > 0);

    /// <summary>The mean over the queries of a number made of the relevances in the order of their ranks.</summary>
    private static double Mean(Tensor scores, Tensor relevance, int k, Func<double[], double> ofRanked)
    {
        if (scores.ndim != 2 || scores.shape[1] == 0 || !scores.shape.SequenceEqual(relevance.shape))
            throw new ArgumentException($"Scores of shape {scores.ShapeText()} do not go with relevance of shape {relevance.ShapeText()}: [Q, N] of both, with at least one item, are expected.");
        if (k < 1 || k > scores.shape[1]) throw new ArgumentException($"The first {k} of {scores.shape[1]} items were asked for: k is 1 to {scores.shape[1]}.", nameof(k));
        var (rows, gains) = (scores.Rows(), relevance.Rows());
        if (gains.Any(row => row.Any(gain => !(gain >= 0 && double.IsFinite(gain))))) throw new ArgumentException("A relevance is negative or not finite: 0 is not relevant, more is.", nameof(relevance));
        if (rows.Any(row => row.Any(double.IsNaN))) throw new ArgumentException("A score is NaN, which has no place in an order.", nameof(scores));
        return Enumerable.Range(0, rows.Length).Where(q => gains[q].Any(gain => gain > 0))
            .Select(q => ofRanked([.. Enumerable.Range(0, rows[q].Length).OrderByDescending(i => rows[q][i]).Select(i => gains[q][i])]))
            .DefaultIfEmpty(double.NaN).Average();
    }
}
