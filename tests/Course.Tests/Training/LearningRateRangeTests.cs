using Course.Models;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

public sealed class LearningRateRangeTests
{
    /// <summary>Least squares y = w·x on x = (1, …): with the mean of squares m of x, gradient descent on w diverges beyond the rate 1 / m.</summary>
    private static (Trainer, TorchSharp.Modules.Linear) LeastSquares()
    {
        Seeds.Everything(1);
        var model = Linear(1, 1, hasBias: false);
        return (new Trainer(model, MSELoss(), optim.SGD(model.parameters(), 0.123, momentum: 0.5)) { Progress = null }, model);
    }

    private static (Tensor inputs, Tensor targets)[] Batches() => [.. Enumerable.Range(0, 4).Select(i => (full([5, 1], 1f), full([5, 1], 3f)))];

    [Fact]
    public void The_loss_falls_then_explodes_and_the_suggestion_is_where_it_still_falls()
    {
        var (trainer, _) = LeastSquares();
        var range = LearningRateRange.Test(trainer, Batches(), 1e-4, 100, 60);
        Assert.True(range.Rates.Count < 60);
        Assert.True(range.Losses.Min() < 0.1 * range.Losses[0]);
        // Momentum ½ moves the bound 1 / m to 1.5.
        Assert.InRange(range.Suggestion, 1e-3, 1.5);
        Assert.Equal(range.Rates[1] / range.Rates[0], range.Rates[^1] / range.Rates[^2], 1e-9);
        Assert.Equal((range.Rates.Count, range.Rates.Count), (range.Losses.Count, range.Smoothed.Count));
    }

    [Fact]
    public void Afterwards_everything_is_as_it_was()
    {
        var (trainer, model) = LeastSquares();
        trainer.Fit(Batches());
        var before = (model.weight.ToSingle(), torch.random.get_rng_state().data<byte>().ToArray());
        LearningRateRange.Test(trainer, Batches(), 1e-4, 1, 20);
        Assert.Equal(before.Item1, model.weight.ToSingle());
        Assert.Equal(before.Item2, torch.random.get_rng_state().data<byte>().ToArray());
        Assert.Equal(0.123, trainer.Optimizer.ParamGroups.First().LearningRate);

        // The momentum too: training goes on as without the test.
        trainer.Fit(Batches());
        var (other, untested) = LeastSquares();
        other.Fit(Batches());
        other.Fit(Batches());
        Assert.Equal(untested.weight.ToSingle(), model.weight.ToSingle());
    }

    [Fact]
    public void Rates_that_do_not_grow_and_data_that_are_not_there_are_refused()
    {
        var (trainer, _) = LeastSquares();
        Assert.Contains("do not grow", Assert.Throws<ArgumentException>(() => LearningRateRange.Test(trainer, Batches(), 1, 0.1)).Message);
        Assert.Contains("no batches", Assert.Throws<ArgumentException>(() => LearningRateRange.Test(trainer, [])).Message);
    }

    [Theory]
    [InlineData("SGD")]
    [InlineData("Adam")]
    public void An_optimiser_that_has_not_stepped_is_fresh_again(string kind)
    {
        static (Trainer, Module<Tensor, Tensor>) Make(string kind)
        {
            Seeds.Everything(1);
            var model = Linear(1, 1);
            optim.Optimizer optimizer = kind == "Adam" ? optim.Adam(model.parameters(), 0.1) : optim.SGD(model.parameters(), 0.1, momentum: 0.9);
            return (new Trainer(model, MSELoss(), optimizer) { Progress = null }, model);
        }
        var (trainer, model) = Make(kind);
        LearningRateRange.Test(trainer, Batches(), 1e-4, 1, 20);
        trainer.Fit(Batches());
        var (other, untested) = Make(kind);
        other.Fit(Batches());

        foreach (var (expected, found) in untested.parameters().Zip(model.parameters())) Assert.Equal(expected.ToSingle(), found.ToSingle());
    }

    [Fact]
    public void A_loss_below_0_is_tested_to_the_last_rate()
    {
        // The loss is −1 − w², whose slope carries w away from 0, ever lower.
        var model = Linear(1, 1, hasBias: false);
        using (no_grad()) model.weight.fill_(0.1);
        var trainer = new Trainer(model, (outputs, _) => -1 - outputs.square().mean(), optim.SGD(model.parameters(), 1)) { Progress = null };

        Assert.Equal(20, LearningRateRange.Test(trainer, [(ones(1, 1), ones(1, 1))], 1e-4, 0.1, 20).Rates.Count);
    }
}
