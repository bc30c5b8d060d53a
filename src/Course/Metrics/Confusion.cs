namespace Course.Metrics;

/// <summary>A mistake that a classifier makes.</summary>
/// <param name="Actual">What the samples are.</param>
/// <param name="Predicted">What they were taken for.</param>
/// <param name="Count">How many samples.</param>
public sealed record Confusion(string Actual, string Predicted, long Count)
{
    /// <summary>"4 taken for 9: 11 times".</summary>
    public override string ToString() => $"{Actual} taken for {Predicted}: {(Count == 1 ? "once" : $"{Count} times")}";
}
