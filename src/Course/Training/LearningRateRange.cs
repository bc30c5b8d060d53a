using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Course.Training;

/// <summary>The losses along a learning rate that grows from step to step.</summary>
/// <remarks>
/// <para>Source: L. N. Smith, Cyclical Learning Rates for Training Neural Networks, WACV 2017, section 3.3 (the range test); the suggestion at the steepest fall of the smoothed loss is the fast.ai library's.</para>
/// <para>Picture: <c>Plots.Lines([.. range.Rates.Select(Math.Log10)], "log₁₀ of the learning rate", "loss", ("loss", range.Losses), ("smoothed", range.Smoothed))</c>.</para>
/// </remarks>
/// <param name="Rates">The learning rates, growing by a constant factor.</param>
/// <param name="Losses">The loss at each, before its step.</param>
/// <param name="Smoothed">The losses smoothed: each the mean of those before it, with weights that fall by 0.9 a step.</param>
/// <param name="Suggestion">A learning rate to train with: where the smoothed loss falls most steeply over the logarithm of the rate.</param>
public sealed record LearningRateRange(IReadOnlyList<double> Rates, IReadOnlyList<double> Losses, IReadOnlyList<double> Smoothed, double Suggestion)
{
    private const double Smoothing = 0.9;

    /// <summary>Trains for some steps with a growing learning rate. Afterwards model, optimiser and torch's random state are as they were before.</summary>
    /// <remarks>Ends early where the smoothed loss is four times its lowest, if that is above 0, or no longer finite.</remarks>
    /// <param name="trainer">What to train: its model, loss and optimiser.</param>
    /// <param name="batches">Inputs and targets, gone through again where there are fewer than steps.</param>
    /// <param name="from">The first learning rate.</param>
    /// <param name="to">The last; larger.</param>
    /// <param name="steps">How many steps from the first to the last; at least 10.</param>
    /// <exception cref="ArgumentException">The rates do not grow from above 0, there are no batches, or the loss is infinite from the start.</exception>
    public static LearningRateRange Test(Trainer trainer, IEnumerable<(Tensor inputs, Tensor targets)> batches, double from = 1e-6, double to = 10, int steps = 100)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 10);
        if (!(from > 0 && to > from)) throw new ArgumentException(FormattableString.Invariant($"Learning rates from {from} to {to} do not grow: the first must be above 0, the last above the first."), nameof(to));
        if (trainer.Optimizer is not OptimizerHelper optimizer) throw new ArgumentException($"The state of {trainer.Optimizer.GetType().Name} cannot be saved, so that the test would change it: choose another optimiser.", nameof(trainer));

        var random = RandomState.Get();
        using var weights = ModelWeights.Of(trainer.Model);
        using var saved = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(saved));
        List<double> rates = [], losses = [], smoothed = [];
        try
        {
            using var walk = new BatchWalk(_ => batches, trainer.Model);
            using var mode = TrainingMode.On(trainer.Model);
            while (rates.Count < steps)
            {
                var rate = from * Math.Pow(to / from, rates.Count / (steps - 1.0));
                if (!(trainer.StepAt(rate, walk) is { } loss)) break;
                if (!double.IsFinite(loss)) break;
                rates.Add(rate);
                losses.Add(loss);
                smoothed.Add(Mean(losses));
                if (smoothed.Min() is > 0 and var lowest && smoothed[^1] > 4 * lowest) break;
            }
        }
        finally
        {
            saved.Position = 0;
            optimizer.load_state_dict(new BinaryReader(saved));
            weights.Restore(trainer.Model);
            RandomState.Set(random);
        }
        if (rates.Count == 0) throw new ArgumentException("There are no batches, or the loss is not finite from the start: look at the data and the model first.", nameof(batches));
        return new LearningRateRange(rates, losses, smoothed, Steepest(rates, smoothed));
    }

    /// <summary>The weighted mean of a sequence's end, with weights that fall by a factor towards its beginning.</summary>
    private static double Mean(List<double> losses)
    {
        double sum = 0, weights = 0, weight = 1;
        for (var i = losses.Count - 1; i >= 0; i--, weight *= Smoothing)
        {
            sum += weight * losses[i];
            weights += weight;
        }
        return sum / weights;
    }

    private static double Steepest(List<double> rates, List<double> smoothed)
    {
        var (best, lowest) = (0, double.PositiveInfinity);
        for (var i = 1; i < rates.Count - 1; i++)
        {
            // Rates grow by a constant factor, so that the difference is the slope over their logarithm.
            var slope = smoothed[i + 1] - smoothed[i - 1];
            if (slope < lowest) (best, lowest) = (i, slope);
        }
        return rates[best];
    }
}
