namespace Course.Training;

/// <summary>Shows training in one place that changes, such as an output of a notebook.</summary>
/// <remarks>
/// <code>
/// var output = display("training …");
/// trainer.Progress = new LiveProgress(output.Update);
/// </code>
/// </remarks>
/// <param name="update">Shows a <see cref="TrainingProgress"/> in place of the one before it.</param>
public sealed class LiveProgress(Action<object> update) : IProgress<TrainingProgress>
{
    /// <summary>Shows where training is.</summary>
    public void Report(TrainingProgress value) => update(value);
}
