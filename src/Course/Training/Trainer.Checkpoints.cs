using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Course.Training;

/// <content>Where training begins, and what it leaves behind to go on from.</content>
public sealed partial class Trainer
{
    private string? _resumeFrom;
    private long _schedulerCalls;
    private List<double> _schedulerMeasures = [];

    private TrainingState Begin(BatchWalk walk)
    {
        if ((CheckpointPath ?? _resumeFrom) is not null && Optimizer is not OptimizerHelper)
            throw new NotSupportedException($"The state of {Optimizer.GetType().Name} cannot be saved: leave CheckpointPath null, or choose another optimiser.");
        // What cannot be written should be known before anything is trained.
        if (CheckpointPath is { } file) Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        EarlyStopping?.Begin();
        if (_resumeFrom is not { } path)
        {
            History = new History();
            return new TrainingState();
        }
        _resumeFrom = null;
        var (state, random, randomAtPass, best) = Checkpoint.Load(path, Model, (OptimizerHelper)Optimizer, Replay);
        History = new History(state.Epochs);
        if (best is not null && EarlyStopping is not null) EarlyStopping.GoOn(state.BestMeasure, state.BestEpoch, best);
        else best?.Dispose();
        walk.GoTo(state.Pass, state.Batch, randomAtPass);
        RandomState.Set(random);
        return state;
    }

    private void SaveCheckpoint(BatchWalk walk, TrainingState state)
    {
        (state.Pass, state.Batch) = (walk.Pass, walk.Batch);
        (state.SchedulerCalls, state.SchedulerMeasures) = (_schedulerCalls, _schedulerMeasures);
        (state.BestMeasure, state.BestEpoch) = (EarlyStopping?.Best ?? double.NaN, EarlyStopping?.BestEpoch ?? 0);
        state.Epochs = [.. History];
        Checkpoint.Save(CheckpointPath!, state, walk.RandomAtPass, Model, (OptimizerHelper)Optimizer, EarlyStopping?.Weights);
    }

    private void CallScheduler(double measure)
    {
        if (Scheduler is null) return;
        _schedulerCalls++;
        if (Scheduler is optim.lr_scheduler.impl.ReduceLROnPlateau plateau)
        {
            if (double.IsNaN(measure)) throw new InvalidOperationException("ReduceLROnPlateau watches the loss of whole epochs: set SchedulerCounts to ScheduleUnit.Epoch.");
            _schedulerMeasures.Add(measure);
            plateau.step(measure);
        }
        else
        {
            Scheduler.step();
        }
    }

    /// <summary>Calls a scheduler as often as it had been called when the checkpoint was written.</summary>
    private void Replay(TrainingState state)
    {
        if (Scheduler is null && state.SchedulerCalls == 0) return;
        if (Scheduler is null || _schedulerCalls > state.SchedulerCalls)
            throw new InvalidOperationException($"The scheduler had been called {state.SchedulerCalls} times: set a fresh one before resuming.");
        while (_schedulerCalls < state.SchedulerCalls)
            CallScheduler(state.SchedulerMeasures.Count > 0 ? state.SchedulerMeasures[(int)_schedulerCalls] : double.NaN);
    }
}
