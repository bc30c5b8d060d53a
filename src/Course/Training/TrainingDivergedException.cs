namespace Course.Training;

/// <summary>The loss became NaN or infinite. The model keeps the weights that gave that loss; the step was not taken.</summary>
/// <param name="message">The step, the loss, and what to try.</param>
/// <param name="step">The number of the step, from 1, counted over all epochs.</param>
/// <param name="loss">The loss: NaN or an infinity.</param>
public sealed class TrainingDivergedException(string message, long step, double loss) : Exception(message)
{
    /// <summary>The number of the step, from 1, counted over all epochs.</summary>
    public long Step { get; } = step;

    /// <summary>The loss: NaN or an infinity.</summary>
    public double Loss { get; } = loss;
}
