using Course.Models;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

/// <summary>What can be set on a trainer: steps, accumulation, clipping, early stopping, schedulers, events.</summary>
public sealed class TrainerOptionsTests
{
    private static Trainer Learner(out Mlp model, double learningRate = 0.1)
    {
        Seeds.Everything(3);
        model = new Mlp(2, 8, 2);
        return new Trainer(model, CrossEntropyLoss(), optim.SGD(model.parameters(), learningRate)) { Progress = null };
    }

    private static float[] Weights(Module model) => [.. model.parameters().SelectMany(parameter => parameter.data<float>().ToArray())];

    [Fact]
    public void Batches_of_unequal_size_that_make_a_step_give_the_gradient_of_the_big_batch()
    {
        var (inputs, targets) = Blobs.Draw(30, 1);
        var big = Learner(out var bigModel);
        big.Fit([(inputs, targets)]);

        var small = Learner(out var smallModel);
        small.BatchesPerStep = 3;
        var batches = new[] { (0, 4), (4, 16), (20, 10) }.Select(part => (inputs.narrow(0, part.Item1, part.Item2), targets.narrow(0, part.Item1, part.Item2)));
        var history = small.Fit([.. batches]);

        foreach (var (expected, found) in Weights(bigModel).Zip(Weights(smallModel))) Assert.Equal(expected, found, 1e-6f);
        Assert.NotEqual(Weights(Learner2()), Weights(smallModel));
        Assert.Equal(big.History.Last.TrainLoss, history.Last.TrainLoss, 1e-6);

        static Mlp Learner2()
        {
            Learner(out var untrained);
            return untrained;
        }
    }

    [Fact]
    public void The_batches_left_over_at_the_end_of_an_epoch_make_a_step()
    {
        var trainer = Learner(out _);
        trainer.BatchesPerStep = 3;
        var samples = new List<long>();
        trainer.StepFinished += step => samples.Add(step.Samples);
        trainer.Fit(Blobs.Batches(70, 10, seed: 1), epochs: 2);
        Assert.Equal([30, 30, 10, 30, 30, 10], samples);
    }

    [Fact]
    public void A_gradient_that_is_too_long_is_shortened_and_its_norm_told()
    {
        // The loss is 3·w₁ + 4·w₂, so the gradient is (3, 4) with norm 5; shortened to 1 it is (0.6, 0.8).
        var model = Linear(2, 1, hasBias: false);
        using (no_grad()) model.weight.zero_();
        var trainer = new Trainer(model, (outputs, _) => outputs.sum(), optim.SGD(model.parameters(), 1)) { Progress = null, MaxGradientNorm = 1 };
        var steps = new List<StepResult>();
        trainer.StepFinished += steps.Add;
        trainer.Fit([(tensor(new[] { 3f, 4f }, [1, 2]), zeros(1))]);
        Assert.Equal(5, steps[0].GradientNorm, 1e-5);
        Assert.Equal(-0.6, model.weight[0, 0].ToDouble(), 1e-5);
        Assert.Equal(-0.8, model.weight[0, 1].ToDouble(), 1e-5);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_stops_training_before_the_step_and_is_named()
    {
        // √0 is 0, and its slope has no bound.
        var model = Sequential(("first", Linear(2, 2)), ("last", Linear(2, 1)));
        using (no_grad()) foreach (var parameter in model.parameters()) parameter.zero_();
        var trainer = new Trainer(model, (outputs, _) => outputs.sqrt().sum(), optim.SGD(model.parameters(), 1)) { Progress = null, MaxGradientNorm = 1 };
        var failure = Assert.Throws<TrainingDivergedException>(() => trainer.Fit([(zeros(1, 2), zeros(1))]));
        Assert.Contains("The gradient became NaN or infinite at step 1", failure.Message);
        Assert.NotNull(failure.Layer);
        Assert.All(Weights(model), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void By_steps_the_data_are_gone_through_as_often_as_that_takes()
    {
        var trainer = Learner(out _);
        var passes = new List<int>();
        IEnumerable<(Tensor inputs, Tensor targets)> Pass(int pass)
        {
            passes.Add(pass);
            for (var i = 0; i < 4; i++) yield return Blobs.Draw(8, i);
        }
        var history = trainer.FitSteps(Pass, steps: 10, () => [Blobs.Draw(8, 9)], stepsPerEpoch: 4);
        Assert.Equal([1, 2, 3], passes);
        Assert.Equal([1, 2, 3], history.Select(epoch => epoch.Epoch));
        Assert.All(history, epoch => Assert.False(double.IsNaN(epoch.ValidationLoss)));
    }

    [Fact]
    public void By_steps_the_weights_are_those_of_as_many_epochs()
    {
        var byEpochs = Learner(out var first);
        byEpochs.Fit(Blobs.Batches(40, 10, seed: 1), epochs: 3);
        var bySteps = Learner(out var second);
        bySteps.FitSteps(Blobs.Batches(40, 10, seed: 1), steps: 12, stepsPerEpoch: 5);
        Assert.Equal(Weights(first), Weights(second));
        Assert.Contains("no batches", Assert.Throws<ArgumentException>(() => bySteps.FitSteps(_ => [], steps: 3)).Message);
    }

    [Fact]
    public void Early_stopping_ends_after_its_patience_and_gives_the_best_weights_back()
    {
        // The validation loss of each epoch is planned: 3, 2, 4, 5, …: epoch 2 is the best, and two without an improvement are the patience.
        var model = Linear(1, 1, hasBias: false);
        using (no_grad()) model.weight.zero_();
        double[] planned = [3, 2, 4, 5, 1, 1];
        var evaluations = 0;
        var trainer = new Trainer(
            model, (outputs, _) => model.training ? outputs.sum() : outputs.sum() * 0 + planned[evaluations++], optim.SGD(model.parameters(), 1))
        {
            Progress = null,
            EarlyStopping = new EarlyStopping(patience: 2),
        };
        var batch = (ones(1, 1), zeros(1));
        var history = trainer.Fit([batch], [batch], epochs: 6);
        Assert.Equal([3, 2, 4, 5], history.Select(epoch => epoch.ValidationLoss));
        Assert.Equal((2, 2.0), (trainer.EarlyStopping.BestEpoch, trainer.EarlyStopping.Best));
        // Each step takes 1 off the weight.
        Assert.Equal(-2, model.weight.ToDouble());
    }

    [Fact]
    public void An_improvement_smaller_than_asked_for_is_none()
    {
        var model = Linear(1, 1);
        double[] planned = [3, 2.95, 2.93, 2.91];
        var evaluations = 0;
        var trainer = new Trainer(
            model, (outputs, _) => model.training ? outputs.sum() : outputs.sum() * 0 + planned[evaluations++], optim.SGD(model.parameters(), 1))
        {
            Progress = null,
            EarlyStopping = new EarlyStopping(patience: 3, minImprovement: 0.1),
        };
        var batch = (ones(1, 1), zeros(1));
        Assert.Equal(4, trainer.Fit([batch], [batch], epochs: 10).Count);
        Assert.Equal(1, trainer.EarlyStopping.BestEpoch);
    }

    [Fact]
    public void Early_stopping_without_validation_is_refused()
    {
        var trainer = Learner(out _);
        trainer.EarlyStopping = new EarlyStopping(patience: 1);
        Assert.Contains("give Fit validation data", Assert.Throws<InvalidOperationException>(() => trainer.Fit([Blobs.Draw(8, 1)])).Message);
        trainer.EarlyStopping = new EarlyStopping(patience: 1, measure: epoch => epoch.TrainLoss);
        trainer.Fit([Blobs.Draw(8, 1)]);
    }

    [Fact]
    public void A_scheduler_that_counts_epochs_is_called_after_each()
    {
        var trainer = Learner(out _, learningRate: 1);
        trainer.Scheduler = optim.lr_scheduler.StepLR(trainer.Optimizer, step_size: 1, gamma: 0.5);
        trainer.SchedulerCounts = ScheduleUnit.Epoch;
        var rates = new List<double>();
        trainer.StepFinished += step => rates.Add(step.LearningRate);
        trainer.Fit(Blobs.Batches(20, 10, seed: 1), epochs: 3);
        Assert.Equal([1, 1, 0.5, 0.5, 0.25, 0.25], rates);
    }

    [Fact]
    public void A_plateau_lowers_the_rate_and_needs_epochs()
    {
        var trainer = Learner(out _, learningRate: 1e-12);
        trainer.Scheduler = optim.lr_scheduler.ReduceLROnPlateau(trainer.Optimizer, patience: 0, eps: 0);
        Assert.Contains("ScheduleUnit.Epoch", Assert.Throws<InvalidOperationException>(() => trainer.Fit([Blobs.Draw(8, 1)])).Message);
        trainer.Scheduler = optim.lr_scheduler.ReduceLROnPlateau(trainer.Optimizer, patience: 0, eps: 0);
        trainer.SchedulerCounts = ScheduleUnit.Epoch;
        trainer.Fit([Blobs.Draw(8, 1)], epochs: 3);
        Assert.Equal(1e-14, trainer.Optimizer.ParamGroups.First().LearningRate, 1e-20);
    }

    [Fact]
    public void Steps_and_epochs_are_told_and_may_end_training()
    {
        var trainer = Learner(out _);
        var steps = new List<StepResult>();
        var epochs = new List<EpochResult>();
        trainer.StepFinished += step =>
        {
            steps.Add(step);
            if (step.Step == 7) trainer.Stop();
        };
        trainer.EpochFinished += epochs.Add;
        var history = trainer.Fit(Blobs.Batches(50, 10, seed: 1), () => [Blobs.Draw(10, 2)], epochs: 4);
        Assert.Equal([1, 1, 1, 1, 1, 2, 2], steps.Select(step => step.Epoch));
        Assert.Equal(history, epochs);
        Assert.Equal(2, history.Count);
        Assert.All(steps, step => Assert.Equal((10L, 0.1), (step.Samples, step.LearningRate)));
        Assert.Equal(steps.Take(5).Average(step => step.Loss), history[0].TrainLoss, 1e-9);
    }

    [Fact]
    public void A_model_of_any_form_is_trained_by_its_own_loss()
    {
        Seeds.Everything(1);
        var model = new Vae(36, 32, 4);
        var trainer = new Trainer(model, optim.Adam(model.parameters(), 1e-2), (images, _) => model.Loss(images)) { Progress = null };
        var samples = rand(2, 36).round();
        var history = trainer.Fit([(samples, samples)], epochs: 60);
        Assert.True(history.Last.TrainLoss < 0.7 * history[0].TrainLoss);
        Assert.True(double.IsNaN(history.Last.TrainAccuracy));
        Assert.Equal(2, trainer.Evaluate([(samples, samples)]).Samples);
    }

    [Fact]
    public void A_TorchSharp_module_is_trained_in_five_lines()
    {
        Seeds.Everything(1);
        var model = Sequential(Linear(2, 16), ReLU(), Linear(16, 2));
        var trainer = new Trainer(model, CrossEntropyLoss(), optim.Adam(model.parameters(), 1e-2)) { Progress = null };
        var history = trainer.Fit(Blobs.Batches(200, 20, seed: 1), epochs: 5);
        Assert.InRange(history.Last.TrainAccuracy, 0.97, 1);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused_when_they_are_set()
    {
        var trainer = Learner(out _);
        Assert.Contains("above 0", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.MaxGradientNorm = 0).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.MaxGradientNorm = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.CheckpointEvery = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.BatchesPerStep = 0);
        (trainer.MaxGradientNorm, trainer.CheckpointEvery) = (null, null);
        trainer.Fit([Blobs.Draw(8, 1)]);
    }
}
