namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>A smaller rate whenever a metric has stopped getting better.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _smaller, _relative;
                    private readonly double _factor, _threshold, _least;
                    private readonly double[] _floors;
                    private readonly int _patience, _cooldown;
                    private double _best;
                    private int _bad, _resting;

                    /// <summary>A factor when the metric has not got better for more than <paramref name="patience"/> epochs.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="mode">"min" for a metric that should fall, "max" for one that should rise.</param>
                    /// <param name="factor">What the rates are multiplied by; below 1.</param>
                    /// <param name="patience">How many epochs without progress are let pass.</param>
                    /// <param name="threshold">How much better counts as better.</param>
                    /// <param name="threshold_mode">"rel" for a part of the best metric so far, "abs" for a difference from it.</param>
                    /// <param name="cooldown">Epochs after a reduction in which none is counted as bad.</param>
                    /// <param name="min_lr">The smallest rates, one for all or one a group; 0 if left out.</param>
                    /// <param name="eps">A reduction by no more than this is not made.</param>
                    /// <param name="verbose">Whether reductions are printed.</param>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, 0, verbose)
                    {
                        if (!(factor < 1)) throw new ArgumentException("Factor should be < 1.0.", nameof(factor));
                        if (mode is not ("min" or "max")) throw new ArgumentException($"mode {mode} is unknown!", nameof(mode));
                        if (threshold_mode is not ("rel" or "abs")) throw new ArgumentException($"threshold mode {threshold_mode} is unknown!", nameof(threshold_mode));
                        (_smaller, _relative) = (mode == "min", threshold_mode == "rel");
                        (_factor, _patience, _threshold, _cooldown, _least) = (factor, patience, threshold, cooldown, eps);
                        _floors = OneAGroup(min_lr is null ? Same(optimizer, 0) : min_lr.Count == 1 ? Same(optimizer, min_lr[0]) : min_lr, nameof(min_lr));
                        _best = _smaller ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <summary>Refused: there is no telling without a metric.</summary>
                    public override void step() => step(null);

                    /// <summary>Refused: there is no telling without a metric.</summary>
                    public override void step(int? epoch) => throw new InvalidOperationException("ReduceLROnPlateau needs a metric: call step(current), for example with the validation loss.");

                    /// <summary>Goes to the next epoch, told how the training stands.</summary>
                    /// <param name="current">The metric. NaN is not better than anything.</param>
                    /// <param name="epoch">Which epoch; the next one if left out.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        _step_count++;
                        var better = IsBetter(current);
                        if (better) _best = current;
                        _bad = better ? 0 : _bad + 1;
                        if (_resting > 0) (_resting, _bad) = (_resting - 1, 0);
                        if (_bad > _patience)
                        {
                            Reduce();
                            (_resting, _bad) = (_cooldown, 0);
                        }
                        NoteRates();
                    }

                    private bool IsBetter(double current) => (_smaller, _relative) switch
                    {
                        (true, true) => current < _best * (1 - _threshold),
                        (true, false) => current < _best - _threshold,
                        (false, true) => current > _best * (1 + _threshold),
                        (false, false) => current > _best + _threshold,
                    };

                    private void Reduce()
                    {
                        for (var i = 0; i < Groups.Length; i++)
                        {
                            var reduced = Math.Max(Groups[i].LearningRate * _factor, _floors[i]);
                            if (Groups[i].LearningRate - reduced <= _least) continue;
                            Groups[i].LearningRate = reduced;
                            if (Verbose) Console.WriteLine($"Epoch {Epoch}: reducing learning rate of group {i} to {reduced:E4}.");
                        }
                    }
                }
            }
        }
    }
}
