using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>What a scheduler counts.</summary>
public enum ScheduleUnit
{
    /// <summary>It is called after every step of the optimiser, as OneCycleLR expects.</summary>
    Step,

    /// <summary>It is called after every epoch, as ReduceLROnPlateau and StepLR usually are.</summary>
    Epoch,
}

/// <summary>Trains a model: for every batch the loss, its gradient, a step of the optimiser; after every epoch a validation.</summary>
/// <remarks>
/// <code>
/// Seeds.Everything(1);
/// var model = Sequential(Flatten(), Linear(784, 128), ReLU(), Linear(128, 10));
/// var trainer = new Trainer(model, CrossEntropyLoss(), optim.Adam(model.parameters(), 1e-3));
/// var history = trainer.Fit(batches, validationBatches, epochs: 3);
/// </code>
/// <para>The same seeds give the same history, whatever the number of threads. Memory stays flat: tensors made for a batch, the batch's own among them, are disposed before the next one.</para>
/// <para>With a <see cref="CheckpointPath"/>, training that was stopped goes on bit for bit as if it had not been: give <see cref="Resume"/> the file and call Fit with the same data and sizes.
/// The file has the state of torch's CPU generator; data that draw from another one must draw by the number of the epoch.</para>
/// </remarks>
public sealed partial class Trainer
{
    private readonly Func<Tensor, Tensor, BatchLoss> _lossOf;
    private bool _stop;
    private bool _halfStep;

    /// <summary>A trainer with a loss function of choice.</summary>
    /// <param name="model">What to train.</param>
    /// <param name="loss">From outputs and targets to a single number, the mean over the batch.</param>
    /// <param name="optimizer">Moves the model's parameters along their gradients.</param>
    public Trainer(Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        (Model, Optimizer) = (model, optimizer);
        _lossOf = (inputs, targets) =>
        {
            var outputs = model.call(inputs);
            return BatchLoss.Of(loss(outputs, targets), outputs, inputs);
        };
    }

    /// <summary>A trainer with a loss of TorchSharp's, such as <c>CrossEntropyLoss()</c>.</summary>
    /// <param name="model">What to train.</param>
    /// <param name="loss">From outputs and targets to a single number, the mean over the batch.</param>
    /// <param name="optimizer">Moves the model's parameters along their gradients.</param>
    public Trainer(Module<Tensor, Tensor> model, Module<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer)
        : this(model, loss is null ? throw new ArgumentNullException(nameof(loss)) : loss.call, optimizer)
    {
    }

    /// <summary>A trainer for a model of any form: the loss function calls it. There is no accuracy then.</summary>
    /// <remarks><c>new Trainer(vae, optimizer, (images, _) => vae.Loss(images))</c></remarks>
    /// <param name="model">What to train.</param>
    /// <param name="optimizer">Moves the model's parameters along their gradients.</param>
    /// <param name="lossOfBatch">From the inputs and targets of a batch to a single number, the mean over the batch.</param>
    public Trainer(Module model, optim.Optimizer optimizer, Func<Tensor, Tensor, Tensor> lossOfBatch)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(lossOfBatch);
        (Model, Optimizer) = (model, optimizer);
        _lossOf = (inputs, targets) => BatchLoss.Of(lossOfBatch(inputs, targets), null, inputs);
    }

    /// <summary>What is trained.</summary>
    public Module Model { get; }

    /// <summary>What moves its parameters.</summary>
    public optim.Optimizer Optimizer { get; }

    /// <summary>Hears where training is, about four times a second and after every epoch; null for silence. The console unless set.</summary>
    public IProgress<TrainingProgress>? Progress { get; set; } = new ConsoleProgress();

    /// <summary>Changes the learning rate as training goes on; null keeps it as it is.</summary>
    /// <remarks><c>optim.lr_scheduler.LinearLR(optimizer, start_factor: 1, end_factor: 0, total_iters: epochs * stepsPerEpoch)</c> falls in a straight line to 0.</remarks>
    public optim.lr_scheduler.LRScheduler? Scheduler
    {
        get;
        set
        {
            field = value;
            (_schedulerCalls, _schedulerMeasures) = (0, []);
        }
    }

    /// <summary>Whether <see cref="Scheduler"/> counts steps or epochs. ReduceLROnPlateau watches the validation loss, or the training loss where there is none, and needs epochs.</summary>
    public ScheduleUnit SchedulerCounts { get; set; } = ScheduleUnit.Step;

    /// <summary>Gradients whose norm over all parameters is larger are shortened to this, which is above 0; null leaves them as they are.</summary>
    public double? MaxGradientNorm
    {
        get;
        set
        {
            if (value is { } norm && !(norm > 0)) throw new ArgumentOutOfRangeException(nameof(value), $"Gradients cannot be shortened to a norm of {norm}: it must be above 0, or null for no limit.");
            field = value;
        }
    }

    /// <summary>How many batches make a step: their gradients are added with the weight of their size, which gives that of one big batch. At least 1.</summary>
    /// <remarks>Equal to the big batch's but for rounding, where the loss is a mean over samples and the model has no batch normalisation.</remarks>
    public int BatchesPerStep
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>Ends training when it has stopped improving; null trains to the last epoch.</summary>
    public EarlyStopping? EarlyStopping { get; set; }

    /// <summary>The file from which training can be resumed; its folder is made if need be. It is written after every epoch, when training is cancelled between two steps, and as
    /// <see cref="CheckpointEvery"/> says; null for none.</summary>
    public string? CheckpointPath { get; set; }

    /// <summary>After how many steps of the optimiser, at least 1, the checkpoint is written too; null for after epochs only.</summary>
    public long? CheckpointEvery
    {
        get;
        set
        {
            if (value is { } steps) ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>Called after every step of the optimiser.</summary>
    public event Action<StepResult>? StepFinished;

    /// <summary>Called after every epoch and its validation.</summary>
    public event Action<EpochResult>? EpochFinished;

    /// <summary>What the last call of Fit came to; its finished epochs even where it was cancelled or failed.</summary>
    public History History { get; private set; } = new();

    /// <summary>Ends Fit after the step that is being made, as if that were the end of the epoch and the last one; for use in <see cref="StepFinished"/> and <see cref="EpochFinished"/>.</summary>
    public void Stop() => _stop = true;

    /// <summary>Makes the next call of Fit go on where a checkpoint was written. Model, optimiser and scheduler must be built as they were then, and Fit be given the same data and sizes.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not a checkpoint.</exception>
    public void Resume(string path)
    {
        Checkpoint.ReadState(path);
        _resumeFrom = path;
    }

    /// <summary>Trains on the same batches in every epoch: a list, one batch that is to be learnt by heart, or a loader that shuffles anew each time it is gone through.</summary>
    /// <param name="train">Inputs and targets; gone through once in each epoch.</param>
    /// <param name="validation">Inputs and targets to measure on after each epoch; none if null.</param>
    /// <param name="epochs">How often to go through the training batches; at least 1.</param>
    /// <param name="cancellationToken">Stops training between two steps.</param>
    /// <returns>Losses, accuracies and times of every epoch.</returns>
    /// <exception cref="ArgumentException">An epoch has no batches, or the loss is not a single number.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Training was stopped; <see cref="History"/> has the finished epochs, and the model what it learnt.</exception>
    public History Fit(
        IEnumerable<(Tensor inputs, Tensor targets)> train, IEnumerable<(Tensor inputs, Tensor targets)>? validation = null, int epochs = 1,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        return Fit(_ => train, validation is null ? null : () => validation, epochs, null, cancellationToken);
    }

    /// <summary>Trains on batches from anywhere.</summary>
    /// <param name="train">The batches of an epoch, by its number from 1: inputs and targets.</param>
    /// <param name="validation">The batches to measure on after each epoch; none if null.</param>
    /// <param name="epochs">How many epochs; at least 1.</param>
    /// <param name="samplesPerEpoch">How many samples an epoch has, for the progress only; null if that is not known.</param>
    /// <param name="cancellationToken">Stops training between two steps.</param>
    /// <returns>Losses, accuracies and times of every epoch.</returns>
    /// <exception cref="ArgumentException">An epoch has no batches, or the loss is not a single number.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Training was stopped; <see cref="History"/> has the finished epochs, and the model what it learnt.</exception>
    public History Fit(
        Func<int, IEnumerable<(Tensor inputs, Tensor targets)>> train, Func<IEnumerable<(Tensor inputs, Tensor targets)>>? validation = null,
        int epochs = 1, long? samplesPerEpoch = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return Run(train, validation, new TrainingPlan(epochs), samplesPerEpoch, cancellationToken);
    }

    /// <summary>Trains for a number of steps, through the batches as often as that takes.</summary>
    /// <param name="train">The batches of a pass, by its number from 1; they may be endless.</param>
    /// <param name="steps">How many steps of the optimiser; at least 1.</param>
    /// <param name="validation">The batches to measure on; none if null.</param>
    /// <param name="stepsPerEpoch">After how many steps to validate and to add to the history, which counts them as an epoch; null for once, at the end.</param>
    /// <param name="cancellationToken">Stops training between two steps.</param>
    /// <returns>Losses, accuracies and times of every so many steps.</returns>
    /// <exception cref="ArgumentException">There are no batches, or the loss is not a single number.</exception>
    /// <exception cref="TrainingDivergedException">The loss or a gradient became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Training was stopped; <see cref="History"/> has the finished epochs, and the model what it learnt.</exception>
    public History FitSteps(
        Func<int, IEnumerable<(Tensor inputs, Tensor targets)>> train, long steps, Func<IEnumerable<(Tensor inputs, Tensor targets)>>? validation = null,
        long? stepsPerEpoch = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var perEpoch = stepsPerEpoch ?? steps;
        ArgumentOutOfRangeException.ThrowIfLessThan(perEpoch, 1, nameof(stepsPerEpoch));
        return Run(train, validation, new TrainingPlan(checked((int)((steps + perEpoch - 1) / perEpoch)), perEpoch, steps), null, cancellationToken);
    }

    /// <summary>Measures the model on batches, without training it: in evaluation mode, without gradients.</summary>
    /// <param name="batches">Inputs and targets.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="ArgumentException">There are no batches.</exception>
    public Evaluation Evaluate(IEnumerable<(Tensor inputs, Tensor targets)> batches, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        var mean = new RunningMean();
        using (TrainingMode.Off(Model))
        using (no_grad())
        {
            ScopedBatches.ForEach(batches, Model, (inputs, targets) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                mean.Add(_lossOf(inputs, targets), targets);
            });
        }
        if (mean.Samples == 0) throw new ArgumentException("There are no batches to measure on: the data are empty.", nameof(batches));
        return new Evaluation(mean.Loss, mean.Accuracy, mean.Samples);
    }
}
