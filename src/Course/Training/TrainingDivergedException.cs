namespace Course.Training;

/// <summary>The loss, or the gradient, became NaN or infinite. The model keeps the weights that gave it; the step was not taken.</summary>
/// <param name="message">The step, the loss, the layer, and what to try.</param>
/// <param name="step">The number of the step, from 1, counted over all epochs.</param>
/// <param name="loss">The loss: NaN or an infinity, or a number where only the gradient was not finite.</param>
/// <param name="layer">The name of the module in which it came up, as in named_modules(); empty for the model itself, null where no module made it.</param>
public sealed class TrainingDivergedException(string message, long step, double loss, string? layer) : Exception(message)
{
    /// <summary>The number of the step, from 1, counted over all epochs.</summary>
    public long Step { get; } = step;

    /// <summary>The loss: NaN or an infinity, or a number where only the gradient was not finite.</summary>
    public double Loss { get; } = loss;

    /// <summary>The name of the module in which it came up, as in named_modules(); empty for the model itself, null where no module made it: the inputs or the loss function did.</summary>
    public string? Layer { get; } = layer;
}
