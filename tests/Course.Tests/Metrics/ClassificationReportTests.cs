using Course.Metrics;

namespace Course.Tests.Metrics;

/// <summary>Against scikit-learn's documentation of classification_report: true classes 0 1 2 2 2, predicted 0 0 2 2 1.</summary>
public sealed class ClassificationReportTests
{
    private static ConfusionMatrix Matrix() => new(new long[,] { { 1, 0, 0 }, { 1, 0, 0 }, { 0, 1, 2 } }, ["class 0", "class 1", "class 2"]);

    [Fact]
    public void Classes_have_their_precision_recall_F1_and_support()
    {
        var rows = Matrix().Report().Classes;
        Assert.Equal([0.5, 0, 1], rows.Select(row => row.Precision));
        Assert.Equal([1, 0, 2.0 / 3], rows.Select(row => row.Recall));
        Assert.Equal([2.0 / 3, 0, 0.8], rows.Select(row => Math.Round(row.F1, 15)), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([1, 1, 3], rows.Select(row => row.Support));
    }

    [Fact]
    public void Macro_averages_count_classes_alike()
    {
        var matrix = Matrix();
        Assert.Equal((0.5, 5.0 / 9, 22.0 / 45), (matrix.Precision(Average.Macro), matrix.Recall(Average.Macro), matrix.F1(Average.Macro)), Close);
    }

    [Fact]
    public void Weighted_averages_count_samples_alike_within_classes()
    {
        var matrix = Matrix();
        Assert.Equal((0.7, 0.6, (2.0 / 3 + 2.4) / 5), (matrix.Precision(Average.Weighted), matrix.Recall(Average.Weighted), matrix.F1(Average.Weighted)), Close);
    }

    [Fact]
    public void Micro_averages_of_single_labels_are_the_accuracy()
    {
        var matrix = Matrix();
        Assert.Equal((0.6, 0.6, 0.6), (matrix.Precision(Average.Micro), matrix.Recall(Average.Micro), matrix.F1(Average.Micro)), Close);
    }

    [Fact]
    public void A_class_that_never_occurs_and_is_never_predicted_is_left_out_of_averages() =>
        Assert.Equal(1, new ConfusionMatrix(new long[,] { { 2, 0, 0 }, { 0, 3, 0 }, { 0, 0, 0 } }).F1(Average.Macro));

    [Fact]
    public void A_class_that_is_never_predicted_counts_as_a_precision_of_zero() =>
        Assert.Equal(1.0 / 3, new ConfusionMatrix(new long[,] { { 2, 0 }, { 1, 0 } }).Precision(Average.Macro), 15);

    [Fact]
    public void The_table_ends_with_the_averages()
    {
        var lines = Matrix().Report().ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal("class             precision  recall     F1  samples", lines[0]);
        Assert.Equal("weighted average      0.700   0.600  0.613        5", lines[^1]);
    }

    private static bool Close((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12 && Math.Abs(a.Item3 - b.Item3) < 1e-12;
}
