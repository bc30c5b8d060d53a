namespace Course.Training;

/// <summary>Where training is.</summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Samples">Training samples met in this epoch.</param>
/// <param name="SamplesPerEpoch">How many there are in an epoch; null in the first one where the source does not say.</param>
/// <param name="Loss">The mean loss over this epoch's samples so far.</param>
/// <param name="Accuracy">The share of them classified rightly, 0 to 1; NaN where the targets are no class labels.</param>
/// <param name="SamplesPerSecond">Training samples per second in this epoch.</param>
/// <param name="Finished">What the epoch came to, once it is over and validated; null before.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, long Samples, long? SamplesPerEpoch, double Loss, double Accuracy, double SamplesPerSecond, EpochResult? Finished)
{
    /// <summary>The share of all epochs that is done, 0 to 1; null where the length of an epoch is not known yet.</summary>
    public double? Share => Finished is not null ? (double)Epoch / Epochs
        : SamplesPerEpoch is > 0 and var samples ? (Epoch - 1 + Math.Min(1, (double)Samples / samples)) / Epochs
        : null;

    /// <summary>About how much longer training takes, validation left out; null where that is not known yet.</summary>
    public TimeSpan? Left => SamplesPerEpoch is { } samples && SamplesPerSecond > 0
        ? TimeSpan.FromSeconds(Math.Max(0, (double)samples * (Epochs - Epoch + 1) - Samples) / SamplesPerSecond)
        : null;

    /// <summary>A line: "epoch 2/3, 41 %, loss 0.0821, accuracy 97.45 %, 18,912 samples/s, 4 s left", or what the finished epoch came to.</summary>
    public override string ToString()
    {
        if (Finished is not null) return Finished.ToString();
        var share = SamplesPerEpoch is > 0 and var samples ? $", {Math.Min(100, 100 * Samples / samples)} %" : $", {Samples} samples";
        var left = Left is { } time ? $", {Readings.Duration(time)} left" : "";
        return $"epoch {Epoch}/{Epochs}{share}, loss {Readings.Loss(Loss)}{Readings.WithAccuracy(Accuracy)}, {Readings.Rate(SamplesPerSecond)}{left}";
    }
}
