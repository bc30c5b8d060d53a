using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Metrics;

/// <summary>Against scikit-learn's documentation of roc_curve, precision_recall_curve and average_precision_score: labels 0 0 1 1, scores 0.1 0.4 0.35 0.8.</summary>
public sealed class ThresholdCurveTests
{
    private static readonly Tensor s_scores = tensor(new[] { 0.1, 0.4, 0.35, 0.8 }), s_labels = tensor(new[] { 0L, 0L, 1L, 1L });

    [Fact]
    public void The_ROC_curve_has_a_point_for_each_threshold()
    {
        var curve = RocCurve.Of(s_scores, s_labels);
        Assert.Equal([0, 0, 0.5, 0.5, 1], curve.FalsePositiveRates);
        Assert.Equal([0, 0.5, 0.5, 1, 1], curve.TruePositiveRates);
        Assert.Equal([double.PositiveInfinity, 0.8, 0.4, 0.35, 0.1], curve.Thresholds);
        Assert.Equal(0.75, curve.Area);
        Assert.Equal("ROC curve of 5 points, area 0.7500", curve.ToString());
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order_with_ties_counted_half()
    {
        torch.random.manual_seed(1);
        var scores = randint(0, 5, 40, ScalarType.Int64).to(ScalarType.Float64);
        var labels = randint(0, 2, 40, ScalarType.Int64);
        var (s, l) = (scores.data<double>().ToArray(), labels.data<long>().ToArray());
        double pairs = 0, right = 0;
        for (var i = 0; i < s.Length; i++)
            for (var j = 0; j < s.Length; j++)
                if (l[i] == 1 && l[j] == 0)
                {
                    pairs++;
                    right += s[i] > s[j] ? 1 : s[i] == s[j] ? 0.5 : 0;
                }
        Assert.Equal(right / pairs, RocCurve.Of(scores, labels).Area, 12);
    }

    [Fact]
    public void The_precision_recall_curve_ends_at_the_prevalence()
    {
        var curve = PrecisionRecallCurve.Of(s_scores, s_labels);
        Assert.Equal([1, 0.5, 2.0 / 3, 0.5], curve.Precisions);
        Assert.Equal([0.5, 0.5, 1, 1], curve.Recalls);
        Assert.Equal([0.8, 0.4, 0.35, 0.1], curve.Thresholds);
        Assert.Equal(0.5, curve.Prevalence);
    }

    [Fact]
    public void Average_precision_weighs_each_precision_by_the_recall_that_is_gained() =>
        Assert.Equal(0.5 + 0.5 * 2 / 3, PrecisionRecallCurve.Of(s_scores, s_labels).AveragePrecision, 15);

    [Fact]
    public void Labels_of_one_class_have_no_curve() =>
        Assert.Contains("positives and negatives", Assert.Throws<ArgumentException>(() => RocCurve.Of(s_scores, ones(4, ScalarType.Int64))).Message);

    [Fact]
    public void A_label_of_a_third_class_is_refused() =>
        Assert.Contains("A label is 2", Assert.Throws<ArgumentException>(() => RocCurve.Of(s_scores, tensor(new[] { 0L, 2L, 1L, 1L }))).Message);

    [Fact]
    public void A_score_that_is_NaN_is_refused() =>
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => PrecisionRecallCurve.Of(tensor(new[] { double.NaN, 0.4, 0.35, 0.8 }), s_labels)).Message);

    [Fact]
    public void Scores_that_are_all_equal_are_guessing()
    {
        var (scores, labels) = (ones(4), tensor(new[] { 1L, 0L, 0L, 0L }));
        Assert.Equal(0.5, RocCurve.Of(scores, labels).Area);
        Assert.Equal(0.25, PrecisionRecallCurve.Of(scores, labels).AveragePrecision);
    }

    [Fact]
    public void A_label_between_the_classes_is_refused() =>
        Assert.Contains("A label is 0.5", Assert.Throws<ArgumentException>(() => RocCurve.Of(s_scores, tensor(new[] { 0, 0.5, 1, 1 }))).Message);
}
