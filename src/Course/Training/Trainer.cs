using System.Diagnostics;
using Course.Data;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>Trains a model: for every batch the loss, its gradient, a step of the optimiser; after every epoch a validation.</summary>
/// <remarks>
/// <code>
/// torch.random.manual_seed(1);
/// var model = new LeNet5();
/// var trainer = new Trainer(model, CrossEntropyLoss(), optim.Adam(model.parameters(), 1e-3));
/// var history = trainer.Fit(train, test, epochs: 3, batchSize: 64);
/// </code>
/// <para>The same seeds give the same history, whatever the number of threads: torch's seed decides the initial weights and dropout, <c>seed</c> the order of the samples.</para>
/// <para>Memory stays flat: tensors made for a batch, the batch's own among them, are disposed before the next one.</para>
/// </remarks>
public sealed class Trainer
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly Module<Tensor, Tensor> _model;
    private readonly Func<Tensor, Tensor, Tensor> _loss;
    private readonly optim.Optimizer _optimizer;

    /// <summary>A trainer with a loss function of choice.</summary>
    /// <param name="model">What to train.</param>
    /// <param name="loss">From outputs and targets to a single number, the mean over the batch.</param>
    /// <param name="optimizer">Moves the model's parameters along their gradients.</param>
    public Trainer(Module<Tensor, Tensor> model, Func<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        (_model, _loss, _optimizer) = (model, loss, optimizer);
    }

    /// <summary>A trainer with a loss of TorchSharp's, such as <c>CrossEntropyLoss()</c>.</summary>
    /// <param name="model">What to train.</param>
    /// <param name="loss">From outputs and targets to a single number, the mean over the batch.</param>
    /// <param name="optimizer">Moves the model's parameters along their gradients.</param>
    public Trainer(Module<Tensor, Tensor> model, Module<Tensor, Tensor, Tensor> loss, optim.Optimizer optimizer)
        : this(model, loss is null ? throw new ArgumentNullException(nameof(loss)) : loss.call, optimizer)
    {
    }

    /// <summary>Hears where training is, about four times a second and after every epoch; null for silence. The console unless set.</summary>
    public IProgress<TrainingProgress>? Progress { get; set; } = new ConsoleProgress();

    /// <summary>Changes the learning rate after every step of the optimiser; null keeps it as it is. It counts in steps, as OneCycleLR and LinearLR over total_iters steps do.</summary>
    /// <remarks><c>optim.lr_scheduler.LinearLR(optimizer, start_factor: 1, end_factor: 0, total_iters: epochs * stepsPerEpoch)</c> falls in a straight line to 0.</remarks>
    public optim.lr_scheduler.LRScheduler? Scheduler { get; set; }

    /// <summary>What the last call of Fit came to; its finished epochs even where it was cancelled or failed.</summary>
    public History History { get; private set; } = new();

    /// <summary>Trains on images.</summary>
    /// <param name="train">The images to learn from, shuffled anew in each epoch.</param>
    /// <param name="validation">Images to measure on after each epoch; none if null.</param>
    /// <param name="epochs">How often to go through the training images; at least 1.</param>
    /// <param name="batchSize">How many images go into a step; at least 1.</param>
    /// <param name="seed">Decides the order of the images.</param>
    /// <param name="cancellationToken">Stops training between two steps.</param>
    /// <returns>Losses, accuracies and times of every epoch.</returns>
    /// <exception cref="TrainingDivergedException">The loss became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Training was stopped; <see cref="History"/> has the finished epochs, and the model what it learnt.</exception>
    public History Fit(
        ImageSet train, ImageSet? validation = null, int epochs = 1, int batchSize = 64, long seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        return Fit(
            epoch => train.Batches(batchSize, shuffle: true, seed: unchecked(seed * 1_000_003 + epoch)),
            validation is null ? null : () => validation.Batches(Math.Max(batchSize, 256)),
            epochs, train.Count, cancellationToken);
    }

    /// <summary>Trains on the same batches in every epoch, such as one batch that is to be learnt by heart.</summary>
    /// <param name="train">Inputs and targets; gone through once in each epoch.</param>
    /// <param name="validation">Inputs and targets to measure on after each epoch; none if null.</param>
    /// <param name="epochs">How often to go through the training batches; at least 1.</param>
    /// <param name="cancellationToken">Stops training between two steps.</param>
    /// <returns>Losses, accuracies and times of every epoch.</returns>
    /// <exception cref="TrainingDivergedException">The loss became NaN or infinite.</exception>
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
    /// <exception cref="TrainingDivergedException">The loss became NaN or infinite.</exception>
    /// <exception cref="OperationCanceledException">Training was stopped; <see cref="History"/> has the finished epochs, and the model what it learnt.</exception>
    public History Fit(
        Func<int, IEnumerable<(Tensor inputs, Tensor targets)>> train, Func<IEnumerable<(Tensor inputs, Tensor targets)>>? validation = null,
        int epochs = 1, long? samplesPerEpoch = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        History = new History();
        var step = 0L;
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var place = new TrainingProgress(epoch, epochs, 0, samplesPerEpoch, double.NaN, double.NaN, 0, null);
            var (mean, seconds) = TrainEpoch(train(epoch), place, ref step, cancellationToken);
            if (mean.Samples == 0) throw new ArgumentException($"Epoch {epoch} has no batches: the training data are empty.", nameof(train));
            var measured = validation is null ? null : Evaluate(validation(), cancellationToken);
            var rate = mean.Samples / seconds;
            History.Add(new EpochResult(
                epoch, mean.Loss, mean.Accuracy, measured?.Loss ?? double.NaN, measured?.Accuracy ?? double.NaN, seconds, rate));
            samplesPerEpoch ??= mean.Samples;
            Progress?.Report(place with
            {
                Samples = mean.Samples,
                SamplesPerEpoch = samplesPerEpoch,
                Loss = mean.Loss,
                Accuracy = mean.Accuracy,
                SamplesPerSecond = rate,
                Finished = History.Last,
            });
        }
        return History;
    }

    /// <summary>Measures the model on images, without training it.</summary>
    /// <param name="images">The images and their labels.</param>
    /// <param name="batchSize">How many images go through the model at once.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public Evaluation Evaluate(ImageSet images, int batchSize = 256, CancellationToken cancellationToken = default) =>
        Evaluate(images.Batches(batchSize), cancellationToken);

    /// <summary>Measures the model on batches, without training it: in evaluation mode, without gradients.</summary>
    /// <param name="batches">Inputs and targets.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="ArgumentException">There are no batches.</exception>
    public Evaluation Evaluate(IEnumerable<(Tensor inputs, Tensor targets)> batches, CancellationToken cancellationToken = default)
    {
        var mean = new RunningMean();
        using (TrainingMode.Off(_model))
        using (no_grad())
        {
            ScopedBatches.ForEach(batches, _model, (inputs, targets) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                var outputs = _model.call(inputs);
                mean.Add(Number(_loss(outputs, targets)), outputs, targets);
            });
        }
        if (mean.Samples == 0) throw new ArgumentException("There are no batches to measure on: the data are empty.", nameof(batches));
        return new Evaluation(mean.Loss, mean.Accuracy, mean.Samples);
    }

    private (RunningMean Mean, double Seconds) TrainEpoch(
        IEnumerable<(Tensor Inputs, Tensor Targets)> batches, TrainingProgress place, ref long step, CancellationToken cancellationToken)
    {
        var mean = new RunningMean();
        var watch = Stopwatch.StartNew();
        var nextReport = ReportEvery;
        var done = step;
        using (TrainingMode.On(_model))
        {
            ScopedBatches.ForEach(batches, _model, (inputs, targets) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                TrainStep(inputs, targets, ++done, place.Epoch, mean);
                if (Progress is null || watch.Elapsed < nextReport) return;
                nextReport = watch.Elapsed + ReportEvery;
                Progress.Report(place with
                {
                    Samples = mean.Samples,
                    Loss = mean.Loss,
                    Accuracy = mean.Accuracy,
                    SamplesPerSecond = mean.Samples / watch.Elapsed.TotalSeconds,
                });
            });
        }
        step = done;
        return (mean, watch.Elapsed.TotalSeconds);
    }

    private void TrainStep(Tensor inputs, Tensor targets, long step, int epoch, RunningMean mean)
    {
        _optimizer.zero_grad();
        var outputs = _model.call(inputs);
        var loss = _loss(outputs, targets);
        var value = Number(loss);
        if (!double.IsFinite(value)) throw Diverged(value, step, epoch, mean.Loss);
        loss.backward();
        _optimizer.step();
        Scheduler?.step();
        mean.Add(value, outputs, targets);
    }

    private static TrainingDivergedException Diverged(double loss, long step, int epoch, double before)
    {
        var so = double.IsNaN(before) ? "" : $" after a mean of {Readings.Loss(before)} in this epoch";
        var what = double.IsNaN(loss) ? "NaN" : "infinite";
        return new TrainingDivergedException(
            $"The loss became {what} at step {step} (epoch {epoch}){so}: lower the learning rate, or look for a logarithm or a division of 0 in the loss, or for NaN in the inputs.", step, loss);
    }

    private static double Number(Tensor loss) => loss.NumberOfElements == 1
        ? loss.ToDouble()
        : throw new ArgumentException($"The loss has the shape [{string.Join(", ", loss.shape)}]; training needs a single number, such as the mean over the batch.");
}
