namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One plan after the other.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _plans;
                    private readonly int[] _milestones;

                    /// <summary>The first plan until the first milestone, the second until the second, and so on; each begins at its own epoch 0.</summary>
                    /// <param name="optimizer">Whose learning rates are set.</param>
                    /// <param name="schedulers">The plans, made for the same optimiser.</param>
                    /// <param name="milestones">The epochs at which the next plan begins, one fewer than there are plans.</param>
                    /// <param name="last_epoch">The epoch before the next one; −1 at the start.</param>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        (_plans, _milestones) = ([.. schedulers], [.. milestones]);
                        CheckOptimizer(optimizer, _plans);
                        if (_milestones.Length != _plans.Length - 1)
                            throw new ArgumentException($"Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got number of schedulers {_plans.Length} and the number of milestones to be equal to {_milestones.Length}");
                        // Each plan has made its first step on construction: all are taken back, and the first plan makes its own again.
                        foreach (var group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (var plan in _plans) plan.Epoch--;
                        _plans[0].step();
                        NoteRates();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        var plan = _plans[_milestones.Count(milestone => milestone <= Epoch)];
                        if (_milestones.Contains(Epoch)) plan.step(0);
                        else plan.step();
                        return plan.get_last_lr();
                    }
                }

                /// <summary>Plans that change the rates together: what one gives, the next takes.</summary>
                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _plans;

                    /// <summary>Plans for the same optimiser.</summary>
                    public ChainedLR(IEnumerable<LRScheduler> schedulers)
                        : base((schedulers.FirstOrDefault() ?? throw new ArgumentException("ChainedLR needs at least one scheduler.", nameof(schedulers))).Optimizer)
                    {
                        _plans = [.. schedulers];
                        CheckOptimizer(Optimizer, _plans);
                    }

                    /// <summary>Goes to the next epoch in every plan.</summary>
                    public override void step()
                    {
                        _step_count++;
                        foreach (var plan in _plans) plan.step();
                        NoteRates();
                    }
                }

                private static void CheckOptimizer(Optimizer optimizer, LRScheduler[] plans)
                {
                    var other = Array.FindIndex(plans, plan => !ReferenceEquals(plan.Optimizer, optimizer));
                    if (other >= 0) throw new ArgumentException($"All schedulers must belong to the same optimizer, but the one at index {other} belongs to another.");
                }
            }
        }
    }
}
