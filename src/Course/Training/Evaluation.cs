namespace Course.Training;

/// <summary>How good a model is on samples that it was not trained on just then.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of samples classified rightly, 0 to 1; NaN where the targets are no class labels.</param>
/// <param name="Samples">How many samples there were.</param>
public sealed record Evaluation(double Loss, double Accuracy, long Samples)
{
    /// <summary>"loss 0.0613, accuracy 98.10 % on 10,000 samples".</summary>
    public override string ToString() => FormattableString.Invariant($"loss {Readings.Loss(Loss)}{Readings.WithAccuracy(Accuracy)} on {Samples:N0} samples");
}
