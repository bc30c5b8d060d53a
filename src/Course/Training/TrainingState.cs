namespace Course.Training;

/// <summary>How far training is: what a checkpoint keeps beside weights, optimiser and random state.</summary>
internal sealed class TrainingState
{
    /// <summary>The form of the checkpoint; another number is refused.</summary>
    public int Form { get; set; } = CurrentForm;

    internal const int CurrentForm = 1;

    /// <summary>The number of the epoch that is being trained, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>The number of the pass through the data, from 1.</summary>
    public int Pass { get; set; } = 1;

    /// <summary>How many batches of the pass are behind.</summary>
    public long Batch { get; set; }

    /// <summary>Steps of the optimiser, over all epochs.</summary>
    public long Step { get; set; }

    /// <summary>Steps of the optimiser in this epoch.</summary>
    public long EpochSteps { get; set; }

    /// <summary>How long this epoch has been trained, in seconds.</summary>
    public double Seconds { get; set; }

    /// <summary>Loss and accuracy in this epoch.</summary>
    public RunningMean Mean { get; set; } = new();

    public long? SamplesPerEpoch { get; set; }

    /// <summary>Whether training has come to its end before the last epoch.</summary>
    public bool Ended { get; set; }

    /// <summary>How often the scheduler was called.</summary>
    public long SchedulerCalls { get; set; }

    /// <summary>What it was told, where it watches a measure.</summary>
    public List<double> SchedulerMeasures { get; set; } = [];

    public List<EpochResult> Epochs { get; set; } = [];

    public double BestMeasure { get; set; } = double.NaN;

    public int BestEpoch { get; set; }

    internal void BeginEpoch()
    {
        Epoch++;
        (EpochSteps, Seconds, Mean) = (0, 0, new RunningMean());
    }
}

/// <summary>How long to train.</summary>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="StepsPerEpoch">How many steps an epoch has; null where it is a pass through the data.</param>
/// <param name="Steps">How many steps there are in all; null where the epochs decide.</param>
internal sealed record TrainingPlan(int Epochs, long? StepsPerEpoch = null, long? Steps = null)
{
    internal bool EndsEpoch(TrainingState state) => state.EpochSteps >= StepsPerEpoch || state.Step >= Steps;
}
