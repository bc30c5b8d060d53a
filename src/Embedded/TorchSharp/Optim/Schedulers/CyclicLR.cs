namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up to a large rate and down again, cycle after cycle, batch by batch, with the momentum the other way.</summary>
                /// <remarks>L. Smith, "Cyclical Learning Rates for Training Neural Networks", 2017.</remarks>
                public class CyclicLR : LRScheduler
                {
                    private readonly double[] _low, _high, _lowMomentum, _highMomentum;
                    private readonly int _up, _total;
                    private readonly Func<double, double> _scale;
                    private readonly ScaleMode _scaleMode;
                    private readonly bool _cyclesMomentum;

                    /// <summary>One smallest and one largest rate for all groups.</summary>
                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Same(optimizer, base_lr), Same(optimizer, max_lr), step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, Same(optimizer, base_momentum), Same(optimizer, max_momentum), last_epoch, verbose)
                    {
                    }

                    /// <summary>A smallest and a largest rate a group.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="base_lr">The smallest rates.</param>
                    /// <param name="max_lr">The largest rates.</param>
                    /// <param name="step_size_up">Steps up.</param>
                    /// <param name="step_size_down">Steps down; as many as up if left out.</param>
                    /// <param name="mode">How the height of the cycles changes.</param>
                    /// <param name="gamma">The factor of each step for <see cref="Mode.ExpRange"/>.</param>
                    /// <param name="scale_fn">The height as a function of the cycle (from 1) or the step, in place of <paramref name="mode"/>.</param>
                    /// <param name="scale_mode">What <paramref name="scale_fn"/> is a function of.</param>
                    /// <param name="cycle_momentum">Whether the momentum changes too.</param>
                    /// <param name="base_momentum">The least momenta, where the rates are largest.</param>
                    /// <param name="max_momentum">The largest momenta.</param>
                    /// <param name="last_epoch">The step before the next one; −1 at the start.</param>
                    /// <param name="verbose">Whether changes are printed.</param>
                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (step_size_up < 1) throw new ArgumentException($"step_size_up must be at least 1, but is {step_size_up}.", nameof(step_size_up));
                        (_low, _high) = (OneAGroup(base_lr, nameof(base_lr)), OneAGroup(max_lr, nameof(max_lr)));
                        _lowMomentum = OneAGroup(base_momentum ?? Same(optimizer, 0.8), nameof(base_momentum));
                        _highMomentum = OneAGroup(max_momentum ?? Same(optimizer, 0.9), nameof(max_momentum));
                        (_up, _total, _cyclesMomentum) = (step_size_up, step_size_up + (step_size_down > 0 ? step_size_down : step_size_up), cycle_momentum);
                        (_scale, _scaleMode) = scale_fn is not null ? (scale_fn, scale_mode) : mode switch
                        {
                            Mode.Triangular => (_ => 1.0, ScaleMode.Cycle),
                            Mode.Triangular2 => (cycle => 1 / Math.Pow(2, cycle - 1), ScaleMode.Cycle),
                            Mode.ExpRange => (step => Math.Pow(gamma, step), ScaleMode.Iterations),
                            _ => throw new ArgumentException($"mode is invalid: {mode}", nameof(mode)),
                        };
                        step();
                    }

                    /// <summary>How the height of the cycles changes.</summary>
                    public enum Mode
                    {
                        /// <summary>Not at all.</summary>
                        Triangular = 0,
                        /// <summary>It is halved with each cycle.</summary>
                        Triangular2 = 1,
                        /// <summary>It shrinks by a factor each step.</summary>
                        ExpRange = 2,
                    }

                    /// <summary>What the height is a function of.</summary>
                    public enum ScaleMode
                    {
                        /// <summary>The cycle, from 1.</summary>
                        Cycle = 0,
                        /// <summary>The step, from 0.</summary>
                        Iterations = 1,
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + ((double)Epoch / _total));
                        var part = 1 + ((double)Epoch / _total) - cycle;
                        var top = (double)_up / _total;
                        var height = (part <= top ? part / top : (part - 1) / (top - 1)) * _scale(_scaleMode == ScaleMode.Cycle ? cycle : Epoch);
                        for (var i = 0; _cyclesMomentum && i < Groups.Length; i++) SetMomentum(Groups[i], _highMomentum[i] - ((_highMomentum[i] - _lowMomentum[i]) * height));
                        return _low.Select((low, i) => low + ((_high[i] - low) * height));
                    }
                }
            }
        }
    }
}
