using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Metrics;

public sealed class AccuracyTests
{
    [Fact]
    public void It_is_the_share_of_rows_whose_largest_score_is_the_labels()
    {
        var scores = tensor(new[] { 1f, 5f, 0f, 9f, 2f, 3f, -1f, -3f, -2f, 0f, 0f, 1f }, [4, 3]);
        Assert.Equal(0.75, Accuracy.Of(scores, tensor(new[] { 1L, 0L, 2L, 2L })));
    }

    [Fact]
    public void Predicted_classes_are_counted_as_they_are() =>
        Assert.Equal(2.0 / 3, Accuracy.Of(tensor(new[] { 1L, 0L, 2L }), tensor(new[] { 1L, 1L, 2L })), 15);

    [Fact]
    public void Shapes_that_do_not_fit_are_refused_with_both()
    {
        var failure = Assert.Throws<ArgumentException>(() => Accuracy.Of(zeros(4, 3), zeros(5, ScalarType.Int64)));
        Assert.Contains("[4, 3]", failure.Message);
        Assert.Contains("[5]", failure.Message);
    }

    [Fact]
    public void Of_nothing_there_is_no_accuracy() => Assert.Throws<ArgumentException>(() => Accuracy.Of(zeros(0, 3), zeros(0, ScalarType.Int64)));

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.75)]
    [InlineData(3, 1.0)]
    public void The_best_k_count_as_in_scikit_learns_top_k_accuracy_score(int k, double expected)
    {
        // Its documentation: labels 0 1 2 2; 0.75 for k = 2.
        var scores = tensor(new[] { 0.5, 0.2, 0.2, 0.3, 0.4, 0.2, 0.2, 0.4, 0.3, 0.7, 0.2, 0.1 }, [4, 3]);
        Assert.Equal(expected, Accuracy.TopK(scores, tensor(new[] { 0L, 1L, 2L, 2L }), k));
    }

    [Fact]
    public void More_classes_than_there_are_cannot_be_asked_for() =>
        Assert.Contains("k is 1 to 3", Assert.Throws<ArgumentException>(() => Accuracy.TopK(zeros(2, 3), zeros(2, ScalarType.Int64), 4)).Message);

    [Fact]
    public void Scores_that_are_NaN_are_no_predictions()
    {
        var scores = tensor(new[] { 0.5, 0.2, double.NaN, double.NaN }, 2, 2);
        Assert.Contains("sample 1 is NaN", Assert.Throws<ArgumentException>(() => Accuracy.Of(scores, tensor(new[] { 0L, 0L }))).Message);
        Assert.Contains("sample 1 is NaN", Assert.Throws<ArgumentException>(() => Accuracy.TopK(scores, tensor(new[] { 0L, 0L }), 1)).Message);
    }

    [Fact]
    public void A_label_without_a_score_is_refused() =>
        Assert.Contains("Sample 1 has the label 3", Assert.Throws<ArgumentException>(() => Accuracy.Of(zeros(2, 3), tensor(new[] { 0L, 3L }))).Message);

    [Fact]
    public void Probabilities_are_not_taken_for_classes() =>
        Assert.Contains("0.7 is no class", Assert.Throws<ArgumentException>(() => Accuracy.Of(tensor(new[] { 0.7, 1 }), tensor(new[] { 1L, 1L }))).Message);

    [Fact]
    public void Of_tied_scores_the_first_class_is_predicted() =>
        // As numpy.argmax does; of three equal scores only the first is the best one.
        Assert.Equal([1.0, 0, 0], Enumerable.Range(0, 3).Select(label => Accuracy.TopK(ones(1, 3), tensor(new[] { (long)label }), 1)));
}
