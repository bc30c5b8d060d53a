using Course.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Metrics;

public sealed class CalibrationTests
{
    [Fact]
    public void Bins_are_those_of_scikit_learns_calibration_curve()
    {
        // scikit-learn's documentation of calibration_curve, three bins: right 0, 0.5, 1 at 0.2, 0.525, 0.85.
        var bins = Calibration.Of(
            tensor(new[] { 0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0 }), tensor(new[] { 0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 1L }), bins: 3).Bins;
        Assert.Equal([0, 0.5, 1], bins.Select(bin => bin.Accuracy));
        Assert.Equal([0.2, 0.525, 0.85], bins.Select(bin => Math.Round(bin.Confidence, 12)));
        Assert.Equal([3, 2, 4], bins.Select(bin => bin.Count));
    }

    [Fact]
    public void Errors_are_the_mean_and_the_largest_gap_between_accuracy_and_confidence()
    {
        // Ten with 0.95, all right: a gap of 0.05. Ten with 0.65, five right: a gap of 0.15.
        var probabilities = cat([full([10, 1], 0.95), full([10, 1], 0.65)]).to(ScalarType.Float64);
        var labels = cat([zeros(15, ScalarType.Int64), ones(5, ScalarType.Int64)]);
        var calibration = Calibration.Of(cat([probabilities, 1 - probabilities], 1), labels);
        Assert.Equal(0.1, calibration.ExpectedError, 6);
        Assert.Equal(0.15, calibration.MaximumError, 6);
        Assert.Equal(20, calibration.Count);
    }

    [Fact]
    public void Certainty_that_is_right_is_calibrated_perfectly() =>
        Assert.Equal(0, Calibration.Of(eye(3), tensor(new[] { 0L, 1L, 2L })).ExpectedError);

    [Fact]
    public void Logits_are_refused_with_what_to_do() =>
        Assert.Contains("softmax", Assert.Throws<ArgumentException>(() => Calibration.Of(tensor(new[] { 2.5, 0.5 }), tensor(new[] { 1L, 0L }))).Message);

    [Fact]
    public void Labels_outside_of_the_classes_are_refused()
    {
        Assert.Contains("Sample 1 has the label 2: 0 to 1", Assert.Throws<ArgumentException>(() => Calibration.Of(tensor(new[] { 0.2, 0.5 }), tensor(new[] { 0L, 2L }))).Message);
        Assert.Contains("Sample 0 has the label 7: 0 to 2", Assert.Throws<ArgumentException>(() => Calibration.Of(eye(3), tensor(new[] { 7L, 1L, 2L }))).Message);
    }

    [Fact]
    public void Rows_that_are_no_distributions_are_refused() =>
        Assert.Contains("sample 1 do not sum to 1", Assert.Throws<ArgumentException>(() => Calibration.Of(tensor(new[] { 0.5, 0.5, 0.9, 0.9 }, 2, 2), tensor(new[] { 0L, 1L }))).Message);

    [Fact]
    public void Of_nothing_there_is_no_error() =>
        Assert.Equal((double.NaN, double.NaN), (new Calibration([]).ExpectedError, new Calibration([]).MaximumError));
}
