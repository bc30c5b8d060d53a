namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up to a large rate and down to a tiny one, batch by batch, with the momentum the other way.</summary>
                /// <remarks>L. Smith and N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2018.</remarks>
                public class OneCycleLR : LRScheduler
                {
                    private readonly (double End, double From, double To, double MomentumFrom, double MomentumTo)[][] _phases;
                    private readonly AnnealStrategy _strategy;
                    private readonly bool _cyclesMomentum;
                    private readonly int _total;

                    /// <summary>One largest rate for all groups.</summary>
                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Same(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, Same(optimizer, base_momentum), Same(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>One largest rate a group.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="max_lr">The largest rates.</param>
                    /// <param name="total_steps">Steps of the whole cycle; or give the next two.</param>
                    /// <param name="epochs">Epochs of the whole cycle.</param>
                    /// <param name="steps_per_epoch">Steps of an epoch.</param>
                    /// <param name="pct_start">The part of the cycle that goes up.</param>
                    /// <param name="anneal_strategy">How rates change.</param>
                    /// <param name="cycle_momentum">Whether the momentum changes too.</param>
                    /// <param name="base_momentum">The least momenta, where the rates are largest.</param>
                    /// <param name="max_momentum">The largest momenta, at both ends.</param>
                    /// <param name="div_factor">The largest rate divided by the first one.</param>
                    /// <param name="final_div_factor">The first rate divided by the last one.</param>
                    /// <param name="three_phase">Whether the way down is as long as the way up, with a tail behind it.</param>
                    /// <param name="last_epoch">The step before the next one; −1 at the start.</param>
                    /// <param name="verbose">Whether changes are printed.</param>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (total_steps < 1 && (epochs < 1 || steps_per_epoch < 1)) throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch), each positive.");
                        if (pct_start is not (>= 0 and <= 1)) throw new ArgumentException($"Expected float between 0 and 1 pct_start, but got {pct_start}", nameof(pct_start));
                        _total = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        (_strategy, _cyclesMomentum) = (anneal_strategy, cycle_momentum);
                        double[] largest = OneAGroup(max_lr, nameof(max_lr)), low = OneAGroup(base_momentum ?? Same(optimizer, 0.85), nameof(base_momentum)), high = OneAGroup(max_momentum ?? Same(optimizer, 0.95), nameof(max_momentum));
                        var up = pct_start * _total - 1;
                        _phases = [.. largest.Select((rate, i) =>
                        {
                            var first = rate / div_factor;
                            var last = first / final_div_factor;
                            return three_phase
                                ? new[] { (up, first, rate, high[i], low[i]), (2 * up, rate, first, low[i], high[i]), (_total - 1.0, first, last, high[i], high[i]) }
                                : [(up, first, rate, high[i], low[i]), (_total - 1.0, rate, last, low[i], high[i])];
                        })];
                        for (var i = 0; i < Groups.Length; i++) Groups[i].InitialLearningRate = BaseRates[i] = largest[i] / div_factor;
                        step();
                    }

                    /// <summary>How rates change.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Along half waves of the cosine.</summary>
                        Cos = 0,
                        /// <summary>In equal steps.</summary>
                        Linear = 1,
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > _total) throw new InvalidOperationException($"Tried to step {Epoch} times. The specified number of total steps is {_total}");
                        return [.. Groups.Select((group, i) =>
                        {
                            var start = 0.0;
                            var phase = _phases[i].First(p => Epoch <= p.End || p == _phases[i][^1]);
                            foreach (var before in _phases[i].TakeWhile(p => p != phase)) start = before.End;
                            var part = (Epoch - start) / (phase.End - start);
                            if (_cyclesMomentum) SetMomentum(group, Between(phase.MomentumFrom, phase.MomentumTo, part));
                            return Between(phase.From, phase.To, part);
                        })];
                    }

                    private double Between(double from, double to, double part) =>
                        _strategy == AnnealStrategy.Linear ? from + (to - from) * part : to + (from - to) / 2 * (1 + Math.Cos(Math.PI * part));
                }
            }
        }
    }
}
