using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;
using OneCycle = TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR;

namespace TorchSharp.Tests;

/// <summary>The rates are PyTorch 1.13's.</summary>
public sealed class LearningRatePlanTests
{
    [Fact]
    public void A_milestone_named_twice_counts_twice() =>
        AssertRates([0.1, 0.1, 0.025, 0.025, 0.025, 0.0125], optimizer => MultiStepLR(optimizer, [2, 2, 5], 0.5));

    [Fact]
    public void A_linear_plan_stays_at_its_end() =>
        AssertRates([0.025, 0.04375, 0.0625, 0.08125, 0.1, 0.1, 0.1], optimizer => LinearLR(optimizer, 0.25, 1, 4));

    [Fact]
    public void A_function_of_the_epoch_multiplies_the_initial_rate() =>
        AssertRates([0.1, 0.05, 0.1 / 3, 0.025], optimizer => LambdaLR(optimizer, epoch => 1.0 / (1 + epoch)));

    [Fact]
    public void One_cycle_in_three_phases_moves_the_momentum_the_other_way()
    {
        using var optimizer = Optimizer();
        var plan = OneCycleLR(optimizer, 0.5, total_steps: 8, three_phase: true, anneal_strategy: OneCycle.AnnealStrategy.Linear);
        double[] rates = [0.02, 0.3628571428571429, 0.29428571428571426, 0.019047714285714286, 0.014286285714285713, 0.009524857142857142, 0.0047634285714285714, 2e-6];
        double[] momenta = [0.95, 0.8785714285714286, 0.8928571428571428, 0.95, 0.95, 0.95, 0.95, 0.95];
        for (var i = 0; i < rates.Length; i++)
        {
            var group = optimizer.ParamGroups.Single();
            Assert.Equal(rates[i], group.LearningRate, 1e-14);
            Assert.Equal(momenta[i], ((optim.IMomentum)group).Momentum, 1e-14);
            plan.step();
        }
        Assert.Contains("total steps is 8", Assert.Throws<InvalidOperationException>(plan.step).Message);
    }

    [Fact]
    public void A_jump_to_an_epoch_is_computed_from_the_initial_rate()
    {
        using var optimizer = Optimizer();
        var plan = StepLR(optimizer, 3, 0.5);
        plan.step(7);
        Assert.Equal(0.025, plan.get_last_lr().Single(), 1e-15);
    }

    [Fact]
    public void A_cycle_needs_its_length() =>
        Assert.Contains("total_steps", Assert.Throws<ArgumentException>(() => OneCycleLR(Optimizer(), 0.5)).Message);

    private static optim.Optimizer Optimizer() => optim.SGD([new SGD.ParamGroup([new Parameter(ones(1))], lr: 0.1, momentum: 0.9)], 0.1);

    private static void AssertRates(double[] expected, Func<optim.Optimizer, LRScheduler> plan)
    {
        using var optimizer = Optimizer();
        var scheduler = plan(optimizer);
        foreach (var rate in expected)
        {
            Assert.Equal(rate, optimizer.ParamGroups.Single().LearningRate, 1e-15);
            scheduler.step();
        }
    }
}
