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
    public void A_constant_factor_ends_at_its_epoch() =>
        AssertRates([0.025, 0.025, 0.025, 0.1, 0.1], optimizer => ConstantLR(optimizer, 0.25, 3));

    [Fact]
    public void A_polynomial_ends_at_zero_and_stays_there() =>
        AssertRates([0.1, 0.064, 0.036, 0.016, 0.004, 0, 0], optimizer => PolynomialLR(optimizer, 5, 2));

    [Fact]
    public void A_function_multiplies_the_rate_before() =>
        AssertRates([0.1, 0.05, 0.1 / 6, 0.1 / 24, 0.1 / 120], optimizer => MultiplicativeLR(optimizer, epoch => 1.0 / (1 + epoch)));

    [Fact]
    public void Chained_plans_change_the_rate_together() =>
        AssertRates([0.01, 0.009, 0.081, 0.0729, 0.06561], optimizer => ChainedLR([ConstantLR(optimizer, 0.1, 2), ExponentialLR(optimizer, 0.9)]));

    [Fact]
    public void Plans_in_sequence_begin_at_their_milestones() => AssertRates(
        [0.025, 0.05, 0.075, 0.1, 0.09, 0.081, 0.1, 0.1, 0.05, 0.05, 0.025, 0.025],
        optimizer => SequentialLR(optimizer, [LinearLR(optimizer, 0.25, 1, 3), ExponentialLR(optimizer, 0.9), StepLR(optimizer, 2, 0.5)], [3, 6]));

    [Fact]
    public void A_half_wave_that_ends_above_zero_goes_up_again() => AssertRates(
        [0.1, 0.08828427124746191, 0.06, 0.0317157287525381, 0.02, 0.0317157287525381, 0.06, 0.08828427124746194, 0.1, 0.08828427124746195],
        optimizer => CosineAnnealingLR(optimizer, 4, 0.02));

    [Theory]
    [InlineData("min", "rel", 1, 0.1, 1, 0.02, new[] { 1, 0.95, 0.94, 0.93, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 }, new[] { 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05, 0.025, 0.025, 0.025, 0.02, 0.02 })]
    [InlineData("max", "abs", 0, 0.1, 0, 0.0, new[] { 1, 1.05, 1.2, 1.25, 1.4, 1.4, 1.3 }, new[] { 0.1, 0.1, 0.05, 0.05, 0.025, 0.025, 0.0125, 0.00625 })]
    [InlineData("min", "rel", 0, 1e-4, 0, 0.0, new[] { 1, double.NaN, 0.5, double.NaN }, new[] { 0.1, 0.1, 0.05, 0.05, 0.025 })]
    public void A_metric_that_stands_still_reduces_the_rate(string mode, string thresholdMode, int patience, double threshold, int cooldown, double least, double[] metric, double[] expected)
    {
        using var optimizer = Optimizer();
        var plan = ReduceLROnPlateau(optimizer, mode, 0.5, patience, threshold, thresholdMode, cooldown, [least]);
        Assert.Equal(expected[0], optimizer.ParamGroups.Single().LearningRate);
        for (var i = 0; i < metric.Length; i++)
        {
            plan.step(metric[i]);
            Assert.Equal(expected[i + 1], optimizer.ParamGroups.Single().LearningRate, 1e-15);
            Assert.Equal(expected[i + 1], plan.get_last_lr().Single(), 1e-15);
        }
        Assert.Contains("needs a metric", Assert.Throws<InvalidOperationException>(plan.step).Message);
    }

    [Fact]
    public void Cycles_go_up_and_down() =>
        AssertRates([0.01, 0.0325, 0.055, 0.0775, 0.1, 0.0775, 0.055, 0.0325, 0.01, 0.0325], optimizer => CyclicLR(optimizer, 0.01, 0.1, 4), [0.9, 0.875, 0.85, 0.825, 0.8, 0.825, 0.85, 0.875, 0.9, 0.875]);

    [Fact]
    public void Cycles_are_halved_if_asked_for() => AssertRates(
        [0.01, 0.055, 0.1, 0.07, 0.04, 0.01, 0.0325, 0.055, 0.04, 0.025, 0.01, 0.02125], optimizer => CyclicLR(optimizer, 0.01, 0.1, 2, 3, impl.CyclicLR.Mode.Triangular2),
        [0.9, 0.85, 0.8, 0.8333333333333334, 0.8666666666666667, 0.9, 0.875, 0.85, 0.8666666666666667, 0.8833333333333333, 0.9, 0.8875]);

    [Fact]
    public void Cycles_shrink_step_by_step_if_asked_for() => AssertRates(
        [0.01, 0.037, 0.0586, 0.07561, 0.04936600000000002, 0.0277147, 0.01, 0.02434890700000003, 0.0358280326],
        optimizer => CyclicLR(optimizer, 0.01, 0.1, 3, mode: impl.CyclicLR.Mode.ExpRange, gamma: 0.9, cycle_momentum: false));

    [Fact]
    public void Cycles_are_as_high_as_a_function_says() => AssertRates(
        [0.01, 0.025, 0.025, 0.02125, 0.01375, 0.0109375, 0.01, 0.010234375],
        optimizer => CyclicLR(optimizer, 0.01, 0.1, 3, scale_fn: step => Math.Pow(0.5, step), scale_mode: impl.CyclicLR.ScaleMode.Iterations, cycle_momentum: false));

    [Fact]
    public void One_cycle_is_as_long_as_its_epochs() => AssertRates(
        [0.02, 0.5, 0.4665064849207059, 0.3750005, 0.250001, 0.1250015, 0.03349551507929411, 2e-6],
        optimizer => OneCycleLR(optimizer, 0.5, epochs: 2, steps_per_epoch: 4, pct_start: 0.25, base_momentum: 0.8, max_momentum: 0.9),
        [0.9, 0.8, 0.8066987298107781, 0.825, 0.85, 0.875, 0.893301270189222, 0.9]);

    [Fact]
    public void Plans_of_another_optimiser_are_refused()
    {
        using optim.Optimizer one = Optimizer(), other = Optimizer();
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => ChainedLR([StepLR(one, 1), StepLR(other, 1)])).Message);
        Assert.Contains("index 0", Assert.Throws<ArgumentException>(() => SequentialLR(one, [StepLR(other, 1)], [])).Message);
        Assert.Contains("one more than", Assert.Throws<ArgumentException>(() => SequentialLR(one, [StepLR(one, 1)], [3])).Message);
    }

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

    private static void AssertRates(double[] expected, Func<optim.Optimizer, LRScheduler> plan, double[]? momenta = null)
    {
        using var optimizer = Optimizer();
        var scheduler = plan(optimizer);
        for (var i = 0; i < expected.Length; i++)
        {
            var group = optimizer.ParamGroups.Single();
            Assert.Equal(expected[i], group.LearningRate, 1e-15);
            if (momenta is not null) Assert.Equal(momenta[i], ((optim.IMomentum)group).Momentum, 1e-15);
            optimizer.step();
            scheduler.step();
        }
    }
}
