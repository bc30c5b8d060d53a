using System.Globalization;
using Course.Metrics;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Course.Plotting;

public static partial class Plots
{
    /// <summary>ROC curves of classifiers of two classes, with the diagonal of guessing.</summary>
    /// <param name="curves">Each with its name for the legend.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static GenericChart Roc(params (string Name, RocCurve Curve)[] curves)
    {
        if (curves.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one curve.", nameof(curves));
        return InPercent(
            [.. curves.Select((curve, i) => Shares(curve.Curve.FalsePositiveRates, curve.Curve.TruePositiveRates, Named(curve.Name, "area", curve.Curve.Area), i)), Comparison([0, 100], [0, 100], "guessing")],
            "false positive rate / %", "true positive rate / %");
    }

    /// <summary>Precision-recall curves of classifiers of two classes, with the precision of guessing.</summary>
    /// <param name="curves">Each with its name for the legend.</param>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static GenericChart PrecisionRecall(params (string Name, PrecisionRecallCurve Curve)[] curves)
    {
        if (curves.Length == 0) throw new ArgumentException("There is nothing to draw: give at least one curve.", nameof(curves));
        var guessing = 100 * curves[0].Curve.Prevalence;
        return InPercent(
            [.. curves.Select((curve, i) => Shares(curve.Curve.Recalls, curve.Curve.Precisions, Named(curve.Name, "average precision", curve.Curve.AveragePrecision), i)), Comparison([0, 100], [guessing, guessing], "guessing")],
            "recall / %", "precision / %");
    }

    /// <summary>A reliability diagram: how often the model is right for each confidence, and below it how often it has that confidence.</summary>
    /// <param name="calibration">The bins.</param>
    public static GenericChart Calibration(Calibration calibration)
    {
        var filled = calibration.Bins.Where(bin => bin.Count > 0).ToArray();
        var reliability = InPercent(
            [
                Shares([.. filled.Select(bin => bin.Confidence)], [.. filled.Select(bin => bin.Accuracy)], "model", 0),
                Comparison([0, 100], [0, 100], "calibrated"),
            ],
            null, "right / %");
        var counts = Chart.Column<double, double, string>(
                calibration.Bins.Select(bin => (double)bin.Count).ToArray(), Keys: calibration.Bins.Select(bin => 50 * (bin.From + bin.To)).ToArray(),
                Width: 92.0 / calibration.Bins.Count, MarkerColor: Palette.Colour(0), ShowLegend: false, Name: "predictions")
            .WithXAxisStyle<double, double, string>(TitleText: "confidence / %", MinMax: Tuple.Create(0.0, 100.0))
            .WithYAxisStyle<double, double, string>(TitleText: "predictions");
        return Chart.Grid([reliability, counts], 2, 1).WithSize(600, 560);
    }

    private static GenericChart Shares(IReadOnlyList<double> x, IReadOnlyList<double> y, string name, int series) =>
        Line([.. x.Select(share => 100 * share)], name, [.. y.Select(share => 100 * share)], series, showLegend: true);

    private static GenericChart Comparison(double[] x, double[] y, string name) => Chart.Line<double, double, string>(
        x, y, Name: name, ShowLegend: true, LineColor: Palette.Reference, LineWidth: 1.5, LineDash: StyleParam.DrawingStyle.Dot);

    private static GenericChart InPercent(IEnumerable<GenericChart> lines, string? x, string y)
    {
        var chart = Chart.Combine(lines)
            .WithXAxisStyle<double, double, string>(MinMax: Tuple.Create(0.0, 100.0))
            .WithYAxisStyle<double, double, string>(TitleText: y, MinMax: Tuple.Create(0.0, 102.0))
            .WithSize(720, 440);
        return x is null ? chart : chart.WithXAxisStyle<double, double, string>(TitleText: x);
    }

    private static string Named(string name, string what, double value) => string.Create(CultureInfo.InvariantCulture, $"{name} ({what} {value:0.000})");
}
