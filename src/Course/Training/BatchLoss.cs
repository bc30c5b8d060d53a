using TorchSharp;
using static TorchSharp.torch;

namespace Course.Training;

/// <summary>What a batch came to.</summary>
/// <param name="Loss">The loss with its history, a single number.</param>
/// <param name="Value">That number.</param>
/// <param name="Outputs">What the model gave; null where the loss function called the model itself.</param>
/// <param name="Samples">How many samples the batch has.</param>
internal readonly record struct BatchLoss(Tensor Loss, double Value, Tensor? Outputs, long Samples)
{
    /// <summary>Reads the number of a loss.</summary>
    /// <exception cref="ArgumentException">It is not a single number.</exception>
    internal static BatchLoss Of(Tensor loss, Tensor? outputs, Tensor inputs)
    {
        if (loss.NumberOfElements != 1)
            throw new ArgumentException($"The loss has the shape [{string.Join(", ", loss.shape)}]; training needs a single number, such as the mean over the batch.");
        var counted = outputs ?? inputs;
        return new BatchLoss(loss, loss.ToDouble(), outputs, counted.ndim == 0 ? 1 : counted.shape[0]);
    }
}
