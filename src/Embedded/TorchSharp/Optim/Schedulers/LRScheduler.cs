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
                private readonly bool _verbose;
                private double[] _last;

                /// <summary>How many steps the plan has made; the first is made on construction.</summary>
                protected int _step_count;

                /// <summary>A plan without an optimiser.</summary>
                protected LRScheduler() => (Groups, _base, _last) = ([], [], []);

                /// <summary>A plan for an optimiser.</summary>
                /// <param name="optimizer">Whose learning rates are set.</param>
                /// <param name="last_epoch">The epoch before the next one; −1 at the start.</param>
                /// <param name="verbose">Whether changes are printed.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    Groups = [.. optimizer.ParamGroups];
                    _base = [.. Groups.Select(group => group.InitialLearningRate)];
                    _last = [.. Groups.Select(group => group.LearningRate)];
                    (Epoch, _verbose) = (last_epoch, verbose);
                }

                internal ILearningRateController[] Groups { get; }

                internal int Epoch { get; private set; } = -1;

                internal double[] BaseRates => _base;

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
                        if (_verbose && rates[i] != _last[i]) Console.WriteLine($"Adjusting learning rate to {rates[i]}");
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
            }
        }
    }
}
