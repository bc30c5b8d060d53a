using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>Ends training when a measure has stopped improving, and gives the model back the weights of its best epoch.</summary>
/// <remarks>
/// <para>Source: L. Prechelt, Early Stopping - But When?, in Neural Networks: Tricks of the Trade (1998), section 2.</para>
/// <para><c>trainer.EarlyStopping = new EarlyStopping(patience: 3);</c> watches the validation loss; <c>new EarlyStopping(3, measure: epoch => -epoch.ValidationAccuracy)</c> the accuracy.</para>
/// <para>The best weights are given back at the end of Fit, whether it ended early or not; not where it was cancelled, so that it can be resumed.</para>
/// </remarks>
public sealed class EarlyStopping
{
    private readonly Func<EpochResult, double> _measure;
    private ModelWeights? _weights;

    /// <summary>A rule when to stop.</summary>
    /// <param name="patience">After how many epochs in a row without an improvement training ends; at least 1.</param>
    /// <param name="minImprovement">By how much the measure must fall to count as an improvement; at least 0.</param>
    /// <param name="measure">What of an epoch is watched, lower is better; the validation loss if null.</param>
    public EarlyStopping(int patience, double minImprovement = 0, Func<EpochResult, double>? measure = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minImprovement);
        (Patience, MinImprovement, _measure) = (patience, minImprovement, measure ?? (epoch => epoch.ValidationLoss));
    }

    /// <summary>After how many epochs in a row without an improvement training ends.</summary>
    public int Patience { get; }

    /// <summary>By how much the measure must fall to count as an improvement.</summary>
    public double MinImprovement { get; }

    /// <summary>The best measure; NaN before the first epoch.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>The number of the epoch that had it; 0 before the first one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Takes note of an epoch, and says whether it is the last.</summary>
    /// <exception cref="InvalidOperationException">The measure is not a number.</exception>
    internal bool Ends(EpochResult epoch, Module model)
    {
        var measure = _measure(epoch);
        if (double.IsNaN(measure))
            throw new InvalidOperationException("Early stopping watches a measure that is not a number: give Fit validation data, or choose another measure, such as epoch => epoch.TrainLoss.");
        if (BestEpoch == 0 || measure < Best - MinImprovement)
        {
            (Best, BestEpoch) = (measure, epoch.Epoch);
            _weights?.Dispose();
            _weights = ModelWeights.Of(model);
        }
        return epoch.Epoch - BestEpoch >= Patience;
    }

    internal void Begin()
    {
        _weights?.Dispose();
        (_weights, Best, BestEpoch) = (null, double.NaN, 0);
    }

    internal void GoOn(double best, int bestEpoch, ModelWeights weights)
    {
        Begin();
        (_weights, Best, BestEpoch) = (weights, best, bestEpoch);
    }

    internal ModelWeights? Weights => _weights;
}
