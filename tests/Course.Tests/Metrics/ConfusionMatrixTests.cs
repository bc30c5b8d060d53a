using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Metrics;

/// <summary>By hand, for cat, dog, owl: 5 cats (4 right, 1 owl), 3 dogs (1 right, 2 cats), 2 owls (both right).</summary>
public sealed class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix Animals = new(new long[,] { { 4, 0, 1 }, { 2, 1, 0 }, { 0, 0, 2 } }, ["cat", "dog", "owl"]);

    [Fact]
    public void Its_accuracy_is_the_diagonals_share() => Assert.Equal((10, 0.7), (Animals.Total, Animals.Accuracy));

    [Fact]
    public void Recall_is_a_share_of_the_row_and_precision_of_the_column()
    {
        Assert.Equal([4.0 / 5, 1.0 / 3, 1], Enumerable.Range(0, 3).Select(Animals.Recall));
        Assert.Equal([4.0 / 6, 1, 2.0 / 3], Enumerable.Range(0, 3).Select(Animals.Precision));
    }

    [Fact]
    public void F1_is_their_harmonic_mean() => Assert.Equal([8.0 / 11, 0.5, 0.8], Enumerable.Range(0, 3).Select(Animals.F1));

    [Fact]
    public void A_class_that_never_occurs_has_no_recall()
    {
        var matrix = new ConfusionMatrix(new long[,] { { 3, 1 }, { 0, 0 } });
        Assert.True(double.IsNaN(matrix.Recall(1)));
        Assert.Equal(0, matrix.Precision(1));
        Assert.Equal(["0", "1"], matrix.ClassNames);
    }

    [Fact]
    public void The_worst_mistakes_come_first_and_right_answers_never()
    {
        Assert.Equal([new("dog", "cat", 2), new Confusion("cat", "owl", 1)], Animals.MostConfused());
        Assert.Equal("dog taken for cat: 2 times", Assert.Single(Animals.MostConfused(1)).ToString());
    }

    [Fact]
    public void It_is_counted_from_scores_and_labels()
    {
        var scores = tensor(new[] { 3f, 1f, 2f, 0f, 0f, 5f }, [3, 2]);
        var matrix = ConfusionMatrix.Of(scores, tensor(new[] { 0L, 1L, 1L }), ["no", "yes"]);
        Assert.Equal((1, 0, 1, 1), (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]));
    }

    [Fact]
    public void It_is_counted_from_a_model_which_keeps_its_mode()
    {
        // The identity: a score is its input, so that the second row is taken for class 0.
        var model = nn.Sequential(nn.Identity(), nn.Dropout(0.99));
        var batches = new[] { (tensor(new[] { 3f, 1f, 2f, 0f }, [2, 2]), tensor(new[] { 0L, 1L })) };
        var matrix = ConfusionMatrix.Of(model, batches, ["a", "b"]);
        Assert.Equal((1, 1, 0), (matrix[0, 0], matrix[1, 0], matrix[1, 1]));
        Assert.True(model.training);
    }

    [Fact]
    public void A_label_without_a_name_is_refused() =>
        Assert.Contains("Sample 1 has the label 2", Assert.Throws<ArgumentException>(() =>
            ConfusionMatrix.Of(tensor(new[] { 0L, 1L }), tensor(new[] { 0L, 2L }), ["a", "b"])).Message);

    [Fact]
    public void Its_text_is_a_table_with_recall_and_precision()
    {
        var expected = """
            actual \ predicted   cat    dog   owl  recall
            cat                    4      0     1    80.0
            dog                    2      1     0    33.3
            owl                    0      0     2   100.0
            precision           66.7  100.0  66.7    70.0
            """;
        Assert.Equal(expected.ReplaceLineEndings(), Animals.ToString());
    }

    [Fact]
    public void A_table_that_is_not_square_is_refused() => Assert.Throws<ArgumentException>(() => new ConfusionMatrix(new long[2, 3]));

    [Fact]
    public void Of_no_samples_nothing_is_defined()
    {
        var matrix = ConfusionMatrix.Of(zeros(0, 2), zeros(0, ScalarType.Int64), ["a", "b"]);
        Assert.Equal((0, double.NaN, double.NaN), (matrix.Total, matrix.Accuracy, matrix.F1(Average.Macro)));
        Assert.Empty(matrix.MostConfused());
    }

    [Fact]
    public void Scores_that_are_NaN_are_counted_for_no_class() =>
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => ConfusionMatrix.Of(full([1, 2], double.NaN), tensor(new[] { 0L }), ["a", "b"])).Message);
}
