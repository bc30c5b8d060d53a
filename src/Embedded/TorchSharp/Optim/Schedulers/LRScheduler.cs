namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Plans for the learning rate over a training.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>A plan for the learning rates of an optimiser's groups.</summary>
            public abstract class LRScheduler
            {
                private readonly double[] _base;

                private double[] _last;

                /// <summary>How many steps the plan has made; the first is made on construction.</summary>
                protected int _step_count;

                /// <summary>A plan without an optimiser.</summary>
                protected LRScheduler() => (Optimizer, Groups, _base, _last) = (null!, [], [], []);

                /// <summary>A plan for an optimiser.</summary>
                /// <param name="optimizer">Whose learning rates are set.</param>
                /// <param name="last_epoch">The epoch before the next one; −1 at the start.</param>
                /// <param name="verbose">Whether changes are printed.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    Optimizer = optimizer;
                    Groups = [.. optimizer.ParamGroups];
                    _base = [.. Groups.Select(group => group.InitialLearningRate)];
                    _last = [.. Groups.Select(group => group.LearningRate)];
                    (Epoch, Verbose) = (last_epoch, verbose);
                }

                internal Optimizer Optimizer { get; }

                internal ILearningRateController[] Groups { get; }

                internal int Epoch { get; set; } = -1;

                internal double[] BaseRates => _base;

                private protected bool Verbose { get; }

                /// <summary>Goes to the next epoch, or whatever the plan counts.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes to an epoch.</summary>
                /// <param name="epoch">Which; the next one if left out.</param>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? Epoch + 1;
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToArray();
                    for (var i = 0; i < rates.Length; i++)
                    {
                        if (Verbose && rates[i] != _last[i]) Console.WriteLine($"Adjusting learning rate to {rates[i]}");
                        Groups[i].LearningRate = rates[i];
                    }
                    _last = rates;
                }

                /// <summary>Goes to the next epoch, told how the training stands.</summary>
                /// <param name="current">A metric; only plans that watch one use it.</param>
                /// <param name="epoch">Which epoch; the next one if left out.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The learning rates that were set last, one a group.</summary>
                public IEnumerable<double> get_last_lr() => _last;

                /// <summary>The learning rates of this epoch, from those of the one before.</summary>
                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                /// <summary>The learning rates of this epoch, from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected IEnumerable<double> Times(double factor) => Groups.Select(group => group.LearningRate * factor);

                private protected IEnumerable<double> BaseTimes(double factor) => _base.Select(rate => rate * factor);

                /// <summary>Takes the learning rates as they are for those that were set last.</summary>
                private protected void NoteRates() => _last = [.. Groups.Select(group => group.LearningRate)];

                private protected double[] OneAGroup(IEnumerable<double> values, string name)
                {
                    double[] all = [.. values];
                    return all.Length == Groups.Length ? all : throw new ArgumentException($"expected {Groups.Length} values for {name}, one a parameter group, got {all.Length}", name);
                }

                private protected Func<int, double>[] Functions(IEnumerable<Func<int, double>> lr_lambdas)
                {
                    Func<int, double>[] all = [.. lr_lambdas];
                    return all.Length == Groups.Length ? all : throw new ArgumentException($"Expected {Groups.Length} lr_lambdas, one a parameter group, but got {all.Length}", nameof(lr_lambdas));
                }

                private protected static IEnumerable<double> Same(Optimizer optimizer, double value) => optimizer.ParamGroups.Select(_ => value);

                private protected static void SetMomentum(ILearningRateController group, double momentum)
                {
                    if (group is IBetas betas) betas.Betas = (momentum, betas.Betas.Item2);
                    else if (group is IMomentum other) other.Momentum = momentum;
                    else throw new InvalidOperationException("optimizer must support momentum with `cycle_momentum` option enabled");
                }
            }
        }
    }
}
