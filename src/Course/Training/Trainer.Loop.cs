using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Training;

/// <content>The loop: epochs of steps, a step of batches.</content>
public sealed partial class Trainer
{
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromMilliseconds(250);

    private History Run(
        Func<int, IEnumerable<(Tensor inputs, Tensor targets)>> train, Func<IEnumerable<(Tensor inputs, Tensor targets)>>? validation,
        TrainingPlan plan, long? samplesPerEpoch, CancellationToken cancellationToken)
    {
        using var walk = new BatchWalk(train, Model);
        var state = Begin(walk);
        state.SamplesPerEpoch ??= samplesPerEpoch;
        (_stop, _halfStep) = (false, false);
        try
        {
            while (!_stop && !state.Ended && state.Epoch <= plan.Epochs)
            {
                TrainEpoch(walk, state, plan, cancellationToken);
                FinishEpoch(walk, state, plan, validation, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (CheckpointPath is not null && cancellationToken.IsCancellationRequested && !_halfStep)
        {
            // Data that stop in the middle of a step leave buffers such as running means half-way: then the checkpoint before stays.
            SaveCheckpoint(walk, state);
            throw;
        }
        EarlyStopping?.Weights?.Restore(Model);
        return History;
    }

    private void TrainEpoch(BatchWalk walk, TrainingState state, TrainingPlan plan, CancellationToken cancellationToken)
    {
        var (before, watch, nextReport) = (state.Seconds, Stopwatch.StartNew(), s_reportEvery);
        using var mode = TrainingMode.On(Model);
        try
        {
            while (!_stop && !plan.EndsEpoch(state))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!TrainStep(walk, state))
                {
                    if (plan.StepsPerEpoch is null) return;
                    if (walk.Batch == 0) throw new ArgumentException($"Pass {walk.Pass} has no batches: the training data are empty.");
                    walk.NextPass();
                    continue;
                }
                state.SamplesPerEpoch ??= state.Mean.Samples * plan.StepsPerEpoch;
                if (Progress is not null && watch.Elapsed >= nextReport)
                {
                    nextReport = watch.Elapsed + s_reportEvery;
                    Progress.Report(Place(state, plan, before + watch.Elapsed.TotalSeconds));
                }
                if (CheckpointPath is not null && CheckpointEvery is { } every && state.Step % every == 0)
                {
                    state.Seconds = before + watch.Elapsed.TotalSeconds;
                    SaveCheckpoint(walk, state);
                }
            }
        }
        finally
        {
            state.Seconds = before + watch.Elapsed.TotalSeconds;
        }
    }

    /// <summary>One step of the optimiser, on one batch or several; false, and nothing done, where the pass has no batch left.</summary>
    private bool TrainStep(BatchWalk walk, TrainingState state)
    {
        walk.Open();
        using var scope = NewDisposeScope();
        Optimizer.zero_grad();
        var step = new RunningMean();
        for (var batches = 0; batches < BatchesPerStep; batches++)
        {
            using var batchScope = NewDisposeScope();
            if (!walk.TryNext(batchScope, out var batch)) break;
            _halfStep = true;
            var loss = _lossOf(batch.Inputs, batch.Targets);
            if (!double.IsFinite(loss.Value)) throw Diverged(loss.Value, batch, state);
            // Each batch counts with its size; the sum is divided by all samples in the end.
            if (BatchesPerStep == 1) loss.Loss.backward();
            else (loss.Loss * loss.Samples).backward();
            step.Add(loss, batch.Targets);
        }
        if (step.Samples == 0) return false;
        if (BatchesPerStep > 1) DivideGradients(step.Samples);

        var norm = double.NaN;
        if (MaxGradientNorm is { } longest)
        {
            norm = nn.utils.clip_grad_norm_(Optimizer.parameters(), longest);
            if (!double.IsFinite(norm)) throw BadGradient(step.Loss, state);
        }
        var rate = Optimizer.ParamGroups.First().LearningRate;
        Optimizer.step();
        _halfStep = false;
        state.Step++;
        state.EpochSteps++;
        state.Mean.Add(step);
        if (SchedulerCounts == ScheduleUnit.Step) CallScheduler(double.NaN);
        StepFinished?.Invoke(new StepResult(state.Step, state.Epoch, step.Loss, rate, norm, step.Samples));
        return true;
    }

    /// <summary>One step on the next batch with a learning rate of choice.</summary>
    /// <returns>The loss before the step, which is not taken where the loss is not finite; null where there are no batches.</returns>
    internal double? StepAt(double learningRate, BatchWalk walk)
    {
        walk.Open();
        using var scope = NewDisposeScope();
        if (!walk.TryNext(scope, out var batch))
        {
            walk.NextPass();
            if (!walk.TryNext(scope, out batch)) return null;
        }
        foreach (var group in Optimizer.ParamGroups) group.LearningRate = learningRate;
        Optimizer.zero_grad();
        var loss = _lossOf(batch.Inputs, batch.Targets);
        if (!double.IsFinite(loss.Value)) return loss.Value;
        loss.Loss.backward();
        Optimizer.step();
        return loss.Value;
    }

    private void FinishEpoch(
        BatchWalk walk, TrainingState state, TrainingPlan plan, Func<IEnumerable<(Tensor inputs, Tensor targets)>>? validation, CancellationToken cancellationToken)
    {
        var mean = state.Mean;
        if (mean.Samples == 0) throw new ArgumentException($"Epoch {state.Epoch} has no batches: the training data are empty.");
        var measured = validation is null ? null : Validate(validation, cancellationToken);
        var result = new EpochResult(
            state.Epoch, mean.Loss, mean.Accuracy, measured?.Loss ?? double.NaN, measured?.Accuracy ?? double.NaN, state.Seconds, mean.Samples / state.Seconds);
        History.Add(result);
        state.SamplesPerEpoch ??= mean.Samples;
        var report = Place(state, plan, state.Seconds) with { Finished = result };

        if (SchedulerCounts == ScheduleUnit.Epoch) CallScheduler(measured?.Loss ?? mean.Loss);
        state.Ended = EarlyStopping?.Ends(result, Model) == true || _stop;
        state.BeginEpoch();
        if (plan.StepsPerEpoch is null) walk.NextPass();
        if (CheckpointPath is not null) SaveCheckpoint(walk, state);
        Progress?.Report(report);
        EpochFinished?.Invoke(result);
    }

    private Evaluation Validate(Func<IEnumerable<(Tensor inputs, Tensor targets)>> validation, CancellationToken cancellationToken)
    {
        var random = RandomState.Get();
        try
        {
            return Evaluate(validation(), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // A run that is resumed validates from the beginning.
            RandomState.Set(random);
            throw;
        }
    }

    private void DivideGradients(long samples)
    {
        using var recording = no_grad();
        foreach (var parameter in Optimizer.parameters()) parameter.grad?.div_(samples);
    }

    private static TrainingProgress Place(TrainingState state, TrainingPlan plan, double seconds) => new(
        state.Epoch, plan.Epochs, state.Mean.Samples, state.SamplesPerEpoch, state.Mean.Loss, state.Mean.Accuracy, state.Mean.Samples / seconds, null);

    private TrainingDivergedException Diverged(double loss, (Tensor Inputs, Tensor Targets) batch, TrainingState state)
    {
        var before = state.Mean.Samples == 0 ? "" : $" after a mean of {Readings.Loss(state.Mean.Loss)} in this epoch";
        var cause = NonFinite.Find(Model, batch.Inputs, () => _lossOf(batch.Inputs, batch.Targets));
        return new TrainingDivergedException(
            $"The loss became {Readings.NonFinite(loss)} at step {state.Step + 1} (epoch {state.Epoch}){before}; {cause.Text}. "
            + "Lower the learning rate, or look for a logarithm or a division of 0, or for NaN in the inputs.",
            state.Step + 1, loss, cause.Layer);
    }

    private TrainingDivergedException BadGradient(double loss, TrainingState state)
    {
        var (name, _) = Model.named_parameters().FirstOrDefault(entry => entry.parameter.grad is { } gradient && !gradient.isfinite().all().ToBoolean());
        return new TrainingDivergedException(
            $"The gradient became NaN or infinite at step {state.Step + 1} (epoch {state.Epoch}), where the loss was {Readings.Loss(loss)}; it is so at '{name}'. "
            + "Look for a root, a logarithm or a division whose slope has no bound.",
            state.Step + 1, loss, name?.Contains('.') == true ? name[..name.LastIndexOf('.')] : "");
    }
}
