using System.Globalization;
using System.Text;
using Course.Data;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Metrics;

/// <summary>How often each class was taken for each: rows are the true classes, columns the predicted ones.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[,] _counts;

    /// <summary>A matrix from its counts.</summary>
    /// <param name="counts">[K, K]: counts[i, j] samples of class i were predicted to be j; none negative.</param>
    /// <param name="classNames">K names; where null, "0" to "K − 1".</param>
    /// <exception cref="ArgumentException">The counts are not square or not counts, or there is not one name for each class.</exception>
    public ConfusionMatrix(long[,] counts, IReadOnlyList<string>? classNames = null)
    {
        var k = counts.GetLength(0);
        if (k == 0 || counts.GetLength(1) != k) throw new ArgumentException($"A confusion matrix has a row and a column for each class; [{k}, {counts.GetLength(1)}] was given.", nameof(counts));
        if (counts.Cast<long>().Any(count => count < 0)) throw new ArgumentException("A confusion matrix holds counts, and one of these is negative.", nameof(counts));
        if (classNames is not null && classNames.Count != k) throw new ArgumentException($"There are {k} classes and {classNames.Count} names: give one name for each class.", nameof(classNames));
        _counts = (long[,])counts.Clone();
        ClassNames = classNames ?? [.. Enumerable.Range(0, k).Select(c => c.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>Counts predictions.</summary>
    /// <param name="predictions">Scores [N, K] of which the largest counts, or predicted classes [N].</param>
    /// <param name="labels">The true classes, int64 [N].</param>
    /// <param name="classNames">K names, in the order of the labels.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, a score is NaN, or a class is not in 0 to K − 1.</exception>
    public static ConfusionMatrix Of(Tensor predictions, Tensor labels, IReadOnlyList<string> classNames)
    {
        var counts = new long[classNames.Count, classNames.Count];
        Add(counts, predictions, labels);
        return new ConfusionMatrix(counts, classNames);
    }

    /// <summary>Counts what a model predicts for batches. The model runs as for evaluation and without gradients.</summary>
    /// <param name="model">Takes the inputs, gives scores [N, K].</param>
    /// <param name="batches">Inputs and labels, int64 [N].</param>
    /// <param name="classNames">K names, in the order of the labels.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, a score is NaN, or a class is not in 0 to K − 1.</exception>
    public static ConfusionMatrix Of(Module<Tensor, Tensor> model, IEnumerable<(Tensor inputs, Tensor labels)> batches, IReadOnlyList<string> classNames)
    {
        var counts = new long[classNames.Count, classNames.Count];
        using (TrainingMode.Off(model))
        using (no_grad())
            ScopedBatches.ForEach(batches, model, (inputs, labels) => Add(counts, model.call(inputs), labels));
        return new ConfusionMatrix(counts, classNames);
    }

    /// <summary>Counts what a model predicts for a set of images.</summary>
    /// <param name="model">Takes images [N, 1, H, W], gives scores [N, K].</param>
    /// <param name="images">The images and their labels.</param>
    /// <param name="batchSize">How many images go through the model at once.</param>
    public static ConfusionMatrix Of(Module<Tensor, Tensor> model, ImageSet images, int batchSize = 256) =>
        Of(model, images.Batches(batchSize), images.ClassNames);

    /// <summary>The names of the classes, in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>How many samples of a class were predicted to be of another, or of the same.</summary>
    public long this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>The number of classes, K.</summary>
    public int Classes => _counts.GetLength(0);

    /// <summary>The number of samples.</summary>
    public long Total => _counts.Cast<long>().Sum();

    /// <summary>The share of samples on the diagonal, 0 to 1; NaN where there are none.</summary>
    public double Accuracy => Ratio(Enumerable.Range(0, Classes).Sum(c => _counts[c, c]), Total);

    /// <summary>Of the samples predicted to be of a class, the share that is; NaN where there are none.</summary>
    public double Precision(int @class) => Ratio(_counts[@class, @class], Enumerable.Range(0, Classes).Sum(actual => _counts[actual, @class]));

    /// <summary>Of the samples of a class, the share that was found; NaN where there are none.</summary>
    public double Recall(int @class) => Ratio(_counts[@class, @class], Enumerable.Range(0, Classes).Sum(predicted => _counts[@class, predicted]));

    /// <summary>The harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN); NaN where the class neither is nor is predicted.</summary>
    public double F1(int @class)
    {
        var inRowAndColumn = Enumerable.Range(0, Classes).Sum(other => _counts[@class, other] + _counts[other, @class]);
        return Ratio(2 * _counts[@class, @class], inRowAndColumn);
    }

    /// <summary>How many samples are of a class.</summary>
    public long Support(int @class) => Enumerable.Range(0, Classes).Sum(predicted => _counts[@class, predicted]);

    /// <summary>Precision over all classes.</summary>
    /// <param name="average">How the classes' numbers become one.</param>
    /// <returns>0 to 1; NaN where there are no samples.</returns>
    /// <remarks>A class that occurs and is never predicted, whose precision is not defined, counts as 0; a class that neither occurs nor is predicted is left out. So does scikit-learn, and the same for recall and F1.</remarks>
    public double Precision(Average average) => Averaged(average, Precision);

    /// <summary>Recall over all classes; as <see cref="Precision(Average)"/>.</summary>
    public double Recall(Average average) => Averaged(average, Recall);

    /// <summary>F1 over all classes: of the averages, the mean of the classes' F1, not the F1 of the mean precision and recall. As <see cref="Precision(Average)"/>.</summary>
    public double F1(Average average) => Averaged(average, F1);

    /// <summary>Precision, recall and F1 of each class, and their averages.</summary>
    public ClassificationReport Report() => new(this);

    /// <summary>The mistakes that were made most often, the most frequent first; ties in the order of the classes. Pairs that never occurred are left out.</summary>
    /// <param name="count">At most how many.</param>
    public IReadOnlyList<Confusion> MostConfused(int count = 5) =>
    [
        .. (from actual in Enumerable.Range(0, Classes)
            from predicted in Enumerable.Range(0, Classes)
            where actual != predicted && _counts[actual, predicted] > 0
            orderby _counts[actual, predicted] descending
            select new Confusion(ClassNames[actual], ClassNames[predicted], _counts[actual, predicted])).Take(count),
    ];

    /// <summary>The counts as a table with recall beside each row and precision below each column, in percent.</summary>
    public override string ToString()
    {
        var columns = Enumerable.Range(0, Classes).ToArray();
        var rows = new List<string[]> { (string[])["actual \\ predicted", .. ClassNames, "recall"] };
        foreach (var actual in columns)
            rows.Add([ClassNames[actual], .. columns.Select(predicted => _counts[actual, predicted].ToString(CultureInfo.InvariantCulture)), Percent(Recall(actual))]);
        rows.Add(["precision", .. columns.Select(c => Percent(Precision(c))), Percent(Accuracy)]);

        var widths = Enumerable.Range(0, Classes + 2).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))));
        return text.ToString().TrimEnd();
    }

    private double Averaged(Average average, Func<int, double> ofClass)
    {
        // Where every sample has one label, each mistake is a false positive of one class and a false negative of another: all three are the accuracy.
        if (average == Average.Micro) return Accuracy;
        int[] seen = [.. Enumerable.Range(0, Classes).Where(c => !double.IsNaN(F1(c)))];
        double Weight(int c) => average == Average.Macro ? 1 : Support(c);
        double Value(int c) => ofClass(c) is var value && double.IsNaN(value) ? 0 : value;
        var whole = seen.Sum(Weight);
        return whole == 0 ? double.NaN : seen.Sum(c => Weight(c) * Value(c)) / whole;
    }

    private static void Add(long[,] counts, Tensor predictions, Tensor labels)
    {
        var k = counts.GetLength(0);
        var predicted = Metrics.Accuracy.Predicted(predictions, labels);
        var actual = labels.Longs();
        for (var i = 0; i < actual.Length; i++)
        {
            if ((ulong)actual[i] >= (ulong)k || (ulong)predicted[i] >= (ulong)k)
                throw new ArgumentException($"Sample {i} has the label {actual[i]} and the prediction {predicted[i]}, and there are names for the classes 0 to {k - 1} only.");
            counts[actual[i], predicted[i]]++;
        }
    }

    private static double Ratio(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;

    private static string Percent(double share) => double.IsNaN(share) ? "–" : (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
