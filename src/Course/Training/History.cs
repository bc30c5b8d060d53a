using System.Collections;
using System.Globalization;
using System.Text;

namespace Course.Training;

/// <summary>What training came to, epoch by epoch: <c>history[0]</c> is the first one, <c>history.Last</c> the last.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly List<EpochResult> _epochs = [];

    /// <summary>A history of no epochs.</summary>
    public History()
    {
    }

    /// <summary>A history of these epochs.</summary>
    public History(IEnumerable<EpochResult> epochs) => _epochs.AddRange(epochs);

    /// <summary>The number of finished epochs.</summary>
    public int Count => _epochs.Count;

    /// <summary>An epoch by its place, from 0.</summary>
    public EpochResult this[int index] => _epochs[index];

    /// <summary>The last finished epoch.</summary>
    /// <exception cref="InvalidOperationException">None is finished.</exception>
    public EpochResult Last => Count > 0 ? _epochs[^1] : throw new InvalidOperationException("No epoch is finished: the history is empty.");

    /// <summary>How long training took in all, in seconds, validation left out.</summary>
    public double Seconds => _epochs.Sum(epoch => epoch.Seconds);

    /// <summary>Whether the epochs were validated.</summary>
    public bool HasValidation => _epochs.Any(epoch => !double.IsNaN(epoch.ValidationLoss));

    /// <summary>Whether there are accuracies: the targets were class labels.</summary>
    public bool HasAccuracy => _epochs.Any(epoch => !double.IsNaN(epoch.TrainAccuracy) || !double.IsNaN(epoch.ValidationAccuracy));

    /// <inheritdoc/>
    public IEnumerator<EpochResult> GetEnumerator() => _epochs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table, a line for each epoch.</summary>
    public override string ToString()
    {
        if (Count == 0) return "no epochs";
        var columns = Columns();
        var widths = columns.Select(column => column.Max(cell => cell.Length)).ToArray();
        var text = new StringBuilder();
        for (var row = 0; row <= Count; row++)
            text.AppendLine(string.Join("  ", columns.Select((column, c) => column[row].PadLeft(widths[c]))));
        return text.ToString().TrimEnd();
    }

    /// <summary>The columns of the table, each with its heading first; those that hold nothing are left out.</summary>
    internal IReadOnlyList<string[]> Columns()
    {
        var columns = new List<string[]>();
        Add("epoch", epoch => epoch.Epoch.ToString(CultureInfo.InvariantCulture));
        Add("train loss", epoch => Readings.Loss(epoch.TrainLoss));
        if (HasAccuracy) Add("train accuracy", epoch => Share(epoch.TrainAccuracy));
        if (HasValidation) Add("validation loss", epoch => Readings.Loss(epoch.ValidationLoss));
        if (HasValidation && HasAccuracy) Add("validation accuracy", epoch => Share(epoch.ValidationAccuracy));
        Add("time", epoch => Readings.Seconds(epoch.Seconds));
        Add("rate", epoch => Readings.Rate(epoch.SamplesPerSecond));
        return columns;

        void Add(string heading, Func<EpochResult, string> cell) => columns.Add([heading, .. _epochs.Select(cell)]);

        static string Share(double value) => double.IsNaN(value) ? "–" : Readings.Percent(value);
    }

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);
}
