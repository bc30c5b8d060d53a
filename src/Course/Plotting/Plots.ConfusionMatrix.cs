using System.Globalization;
using Plotly.NET;
using Plotly.NET.CSharp;
using Chart = Plotly.NET.CSharp.Chart;

namespace Course.Plotting;

public static partial class Plots
{
    /// <summary>A confusion matrix: the counts in their cells, coloured by their share of the true class, so that rare classes show as well as frequent ones.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="names">The names of the classes; those of the matrix if null.</param>
    /// <exception cref="ArgumentException">There is not one name for each class.</exception>
    public static GenericChart ConfusionMatrix(Metrics.ConfusionMatrix matrix, IReadOnlyList<string>? names = null)
    {
        names ??= matrix.ClassNames;
        if (names.Count != matrix.Classes) throw new ArgumentException($"There are {matrix.Classes} classes and {names.Count} names: give one name for each class.", nameof(names));
        int[] classes = [.. Enumerable.Range(0, matrix.Classes)];
        var samples = classes.Select(actual => Math.Max(1, classes.Sum(predicted => matrix[actual, predicted]))).ToArray();
        double[][] shares = [.. classes.Select(actual => classes.Select(predicted => 100.0 * matrix[actual, predicted] / samples[actual]).ToArray())];
        string[][] counts = [.. classes.Select(actual => classes.Select(predicted => matrix[actual, predicted].ToString(CultureInfo.InvariantCulture)).ToArray())];
        var side = Math.Clamp(48 * matrix.Classes, 240, 640);
        return Chart.AnnotatedHeatmap<double, string, string, string>(
                shares, counts, X: names.ToArray(), Y: names.ToArray(), XGap: 1, YGap: 1, ColorScale: Palette.Shares, ReverseYAxis: true,
                ColorBar: new ColorBar().With("title", new Title().With("text", "share of the true class / %")))
            .WithXAxisStyle<double, double, string>(TitleText: "predicted class", AxisType: StyleParam.AxisType.Category)
            .WithYAxisStyle<double, double, string>(TitleText: "true class", AxisType: StyleParam.AxisType.Category)
            .WithSize(side + 220, side + 100);
    }
}
