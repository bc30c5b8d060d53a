using Microsoft.Data.Analysis;

namespace Course.Training;

/// <summary>A history as a data frame.</summary>
public static class HistoryFrame
{
    /// <summary>The epochs as rows, to be filtered, saved and plotted.</summary>
    /// <param name="history">The history.</param>
    /// <returns>Columns "epoch" (Int32) and, as Double, "train loss", "train accuracy", "validation loss", "validation accuracy", "seconds" and "samples per second". Accuracies are shares from
    /// 0 to 1. What no epoch has is left out, what one epoch lacks is missing.</returns>
    public static DataFrame ToDataFrame(this History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var frame = new DataFrame(new Int32DataFrameColumn("epoch", history.Select(epoch => epoch.Epoch)));
        Add("train loss", epoch => epoch.TrainLoss);
        if (history.HasAccuracy) Add("train accuracy", epoch => epoch.TrainAccuracy, missing: double.IsNaN);
        if (history.HasValidation) Add("validation loss", epoch => epoch.ValidationLoss, missing: double.IsNaN);
        if (history.HasValidation && history.HasAccuracy) Add("validation accuracy", epoch => epoch.ValidationAccuracy, missing: double.IsNaN);
        Add("seconds", epoch => epoch.Seconds);
        Add("samples per second", epoch => epoch.SamplesPerSecond);
        return frame;

        void Add(string name, Func<EpochResult, double> value, Func<double, bool>? missing = null) =>
            frame.Columns.Add(new DoubleDataFrameColumn(name, history.Select(value).Select(x => missing?.Invoke(x) == true ? null : (double?)x)));
    }
}
