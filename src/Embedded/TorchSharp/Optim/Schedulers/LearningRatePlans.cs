namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>The plans.</summary>
            public static partial class impl
            {
                /// <summary>The initial rate times a function of the epoch.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    /// <summary>One function for all groups.</summary>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose)
                    {
                    }

                    /// <summary>One function a group.</summary>
                    public LambdaLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factors = Functions(lr_lambdas);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => BaseRates.Select((rate, i) => rate * _factors[i](Epoch));
                }

                /// <summary>The rate of the epoch before times a function of the epoch.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] _factors;

                    /// <summary>One function for all groups.</summary>
                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Enumerable.Repeat(lr_lambda, optimizer.ParamGroups.Count()), last_epoch, verbose)
                    {
                    }

                    /// <summary>One function a group.</summary>
                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factors = Functions(lr_lambdas);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Groups.Select((group, i) => Epoch > 0 ? group.LearningRate * _factors[i](Epoch) : group.LearningRate);
                }

                /// <summary>A factor every so many epochs.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int _size;
                    private readonly double _gamma;

                    /// <summary>A factor of <paramref name="gamma"/> every <paramref name="step_size"/> epochs.</summary>
                    public StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (step_size < 1) throw new ArgumentException($"step_size must be at least 1, but is {step_size}.", nameof(step_size));
                        (_size, _gamma) = (step_size, gamma);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Times(Epoch > 0 && Epoch % _size == 0 ? _gamma : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseTimes(Math.Pow(_gamma, Epoch / _size));
                }

                /// <summary>A factor at each of some epochs.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly int[] _milestones;
                    private readonly double _gamma;

                    /// <summary>A factor of <paramref name="gamma"/> at each of the <paramref name="milestones"/>; twice for one that is named twice.</summary>
                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_milestones, _gamma) = ([.. milestones], gamma);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Times(Math.Pow(_gamma, _milestones.Count(milestone => milestone == Epoch)));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseTimes(Math.Pow(_gamma, _milestones.Count(milestone => milestone <= Epoch)));
                }

                /// <summary>A factor every epoch.</summary>
                public class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    /// <summary>A factor of <paramref name="gamma"/> every epoch.</summary>
                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Times(Epoch > 0 ? _gamma : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseTimes(Math.Pow(_gamma, Epoch));
                }

                /// <summary>A factor that ends at an epoch.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _steps;

                    /// <summary><paramref name="factor"/> times the initial rate for <paramref name="total_iters"/> epochs, the initial rate after.</summary>
                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (factor is not (>= 0 and <= 1)) throw new ArgumentException("Constant multiplicative factor expected to be between 0 and 1.", nameof(factor));
                        (_factor, _steps) = (factor, total_iters);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Times(Epoch == 0 ? _factor : Epoch == _steps ? 1 / _factor : 1);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseTimes(Epoch >= _steps ? 1 : _factor);
                }

                /// <summary>Down to zero along a power of the epochs that are left.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly double _power;
                    private readonly int _steps;

                    /// <summary>The initial rate times (1 − epoch / <paramref name="total_iters"/>)^<paramref name="power"/>.</summary>
                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1.0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_power, _steps) = (power, total_iters);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() => Times(Epoch == 0 || Epoch > _steps ? 1 : Math.Pow(Left(Epoch) / Left(Epoch - 1), _power));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseTimes(Math.Pow(Left(Math.Min(_steps, Epoch)), _power));

                    private double Left(int epoch) => 1.0 - ((double)epoch / _steps);
                }

                /// <summary>From one factor to another in equal steps.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start, _end;
                    private readonly int _steps;

                    /// <summary>From <paramref name="start_factor"/> to <paramref name="end_factor"/> times the initial rate, in <paramref name="total_iters"/> epochs.</summary>
                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is not (> 0 and <= 1)) throw new ArgumentException("Starting multiplicative factor expected to be greater than 0 and less or equal to 1.", nameof(start_factor));
                        if (end_factor is not (>= 0 and <= 1)) throw new ArgumentException("Ending multiplicative factor expected to be between 0 and 1.", nameof(end_factor));
                        (_start, _end, _steps) = (start_factor, end_factor, total_iters);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr() =>
                        Times(Epoch == 0 ? _start : Epoch > _steps ? 1 : 1 + (_end - _start) / (_steps * _start + (Epoch - 1) * (_end - _start)));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseTimes(_start + (_end - _start) * Math.Min(_steps, Epoch) / _steps);
                }

                /// <summary>Down a half wave of the cosine, and up again.</summary>
                /// <remarks>I. Loshchilov and F. Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017, without the restarts.</remarks>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period, _least;

                    /// <summary>From the initial rate to <paramref name="eta_min"/> in <paramref name="T_max"/> epochs.</summary>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0.0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_period, _least) = (T_max, eta_min);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch <= 0) return base.get_lr();
                        // At the bottom the ratio below is 0/0: the first step up is written from the initial rate.
                        if ((Epoch - 1 - _period) % (2 * _period) == 0)
                            return Groups.Select((group, i) => group.LearningRate + (BaseRates[i] - _least) * (1 - Math.Cos(Math.PI / _period)) / 2);
                        var ratio = (1 + Math.Cos(Math.PI * Epoch / _period)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / _period));
                        return Groups.Select(group => ratio * (group.LearningRate - _least) + _least);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr() => BaseRates.Select(rate => _least + (rate - _least) * (1 + Math.Cos(Math.PI * Epoch / _period)) / 2);
                }
            }
        }
    }
}
