namespace Course.Training;

/// <summary>What one epoch of training came to.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="TrainLoss">The mean loss over the training samples, each as it was when its batch was met: the weights move under it.</param>
/// <param name="TrainAccuracy">The share of training samples classified rightly, 0 to 1, met the same way; NaN where the targets are no class labels.</param>
/// <param name="ValidationLoss">The mean loss over the validation samples after the epoch; NaN where there are none.</param>
/// <param name="ValidationAccuracy">The share of validation samples classified rightly after the epoch, 0 to 1; NaN where there is none.</param>
/// <param name="Seconds">How long the epoch's training took, validation left out.</param>
/// <param name="SamplesPerSecond">Training samples per second of that time.</param>
public sealed record EpochResult(
    int Epoch, double TrainLoss, double TrainAccuracy, double ValidationLoss, double ValidationAccuracy, double Seconds, double SamplesPerSecond)
{
    /// <summary>"epoch 2: loss 0.0821, accuracy 97.45 %, validation loss 0.0613, accuracy 98.10 %, 3.2 s (18,912 samples/s)".</summary>
    public override string ToString()
    {
        var validation = double.IsNaN(ValidationLoss) ? "" : $", validation loss {Readings.Loss(ValidationLoss)}{Readings.WithAccuracy(ValidationAccuracy)}";
        return $"epoch {Epoch}: loss {Readings.Loss(TrainLoss)}{Readings.WithAccuracy(TrainAccuracy)}{validation}, {Readings.Seconds(Seconds)} ({Readings.Rate(SamplesPerSecond)})";
    }
}
