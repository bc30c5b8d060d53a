using Course.Data;
using Course.Models;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

public sealed class TrainerTests
{
    private static Trainer Learner(out Mlp model, double learningRate = 0.1)
    {
        torch.random.manual_seed(3);
        model = new Mlp(2, 8, 2);
        return new Trainer(model, CrossEntropyLoss(), optim.SGD(model.parameters(), learningRate)) { Progress = null };
    }

    [Fact]
    public void It_learns_to_part_two_clouds()
    {
        var trainer = Learner(out _);
        var history = trainer.Fit(Blobs.Batches(400, 20, seed: 1), () => [Blobs.Draw(200, seed: 7)], epochs: 5);
        Assert.Equal([1, 2, 3, 4, 5], history.Select(epoch => epoch.Epoch));
        Assert.True(history[0].TrainLoss > 2 * history.Last.TrainLoss);
        Assert.InRange(history.Last.TrainAccuracy, 0.97, 1);
        Assert.InRange(history.Last.ValidationAccuracy, 0.97, 1);
        Assert.All(history, epoch => Assert.True(epoch.Seconds > 0 && epoch.SamplesPerSecond > 0));
    }

    [Fact]
    public void One_step_of_it_is_one_step_of_gradient_descent()
    {
        // y = w·x + b with w = 1, b = 0 on x = 2, y = 1: loss 1, dL/dw = 2·(2 − 1)·2 = 4, dL/db = 2.
        var model = Linear(1, 1);
        using (no_grad())
        {
            model.weight.fill_(1);
            model.bias!.fill_(0);
        }
        var trainer = new Trainer(model, MSELoss(), optim.SGD(model.parameters(), 0.1)) { Progress = null };
        var history = trainer.Fit([(tensor(new[] { 2f }, [1, 1]), tensor(new[] { 1f }, [1, 1]))]);
        Assert.Equal((0.6, -0.2), (Math.Round(model.weight.ToDouble(), 6), Math.Round(model.bias!.ToDouble(), 6)));
        Assert.Equal(1, history.Last.TrainLoss, 1e-6);
        Assert.True(double.IsNaN(history.Last.TrainAccuracy));
        Assert.True(double.IsNaN(history.Last.ValidationLoss));
    }

    [Fact]
    public void A_scheduler_moves_the_learning_rate_after_every_step()
    {
        // The loss is w itself, so that each step takes its learning rate off w: 0.1 · (1 + ¾ + ½ + ¼).
        var model = Linear(1, 1, hasBias: false);
        using (no_grad()) model.weight.fill_(1);
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        var trainer = new Trainer(model, (outputs, _) => outputs.mean(), optimizer) { Progress = null };
        trainer.Scheduler = optim.lr_scheduler.LinearLR(optimizer, start_factor: 1, end_factor: 0, total_iters: 4);
        trainer.Fit([(ones(1, 1), ones(1, 1)), (ones(2, 1), ones(2, 1))], epochs: 2);
        Assert.Equal(0.75, model.weight.ToDouble(), 1e-6);
    }

    [Fact]
    public void The_loss_of_an_epoch_weighs_batches_by_their_size()
    {
        // Squared errors 1, 1, 1 in the first batch and 9 in the second: the mean over samples is 3, over batches 5.
        var model = Linear(1, 1);
        using (no_grad())
        {
            foreach (var parameter in model.parameters()) parameter.zero_();
        }
        var trainer = new Trainer(model, MSELoss(), optim.SGD(model.parameters(), 0)) { Progress = null };
        var batches = new[] { (ones(3, 1), ones(3, 1)), (ones(1, 1), 3 * ones(1, 1)) };
        Assert.Equal(3, trainer.Fit(batches, batches).Last.TrainLoss, 1e-6);
        Assert.Equal(3, trainer.History.Last.ValidationLoss, 1e-6);
        Assert.Equal(4, trainer.Evaluate(batches).Samples);
    }

    [Fact]
    public void The_same_seeds_give_the_same_history_on_one_thread_and_on_two()
    {
        var threads = get_num_threads();
        try
        {
            double[] Run(int n)
            {
                set_num_threads(n);
                return [.. Learner(out _).Fit(Blobs.Batches(300, 32, seed: 5), () => [Blobs.Draw(100, 9)], epochs: 3).SelectMany(e => new[] { e.TrainLoss, e.TrainAccuracy, e.ValidationLoss, e.ValidationAccuracy })];
            }
            var first = Run(1);
            Assert.Equal(first, Run(1));
            Assert.Equal(first, Run(2));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Fact]
    public void LeNet_learns_the_same_on_one_thread_and_on_two()
    {
        var threads = get_num_threads();
        try
        {
            double[] Run(int n)
            {
                set_num_threads(n);
                torch.random.manual_seed(11);
                var model = new LeNet5();
                var trainer = new Trainer(model, CrossEntropyLoss(), optim.Adam(model.parameters(), 1e-3)) { Progress = null };
                return [.. trainer.Fit(Bars(64), Bars(32), epochs: 2, batchSize: 16, seed: 4).SelectMany(e => new[] { e.TrainLoss, e.ValidationLoss })];
            }
            Assert.Equal(Run(1), Run(2));
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    [Fact]
    public void Images_are_shuffled_by_the_seed()
    {
        static double Run(long seed)
        {
            torch.random.manual_seed(11);
            var model = new Mlp(784, 10);
            var trainer = new Trainer(model, CrossEntropyLoss(), optim.SGD(model.parameters(), 0.5)) { Progress = null };
            return trainer.Fit(Bars(64), epochs: 2, batchSize: 8, seed: seed).Last.TrainLoss;
        }
        Assert.Equal(Run(1), Run(1));
        Assert.NotEqual(Run(1), Run(2));
    }

    [Fact]
    public void It_stops_between_two_steps_when_asked_and_keeps_the_finished_epochs()
    {
        using var source = new CancellationTokenSource();
        var steps = 0;
        IEnumerable<(Tensor inputs, Tensor targets)> Endless(int epoch)
        {
            for (var i = 0; epoch == 2 || i < 3; i++)
            {
                if (++steps == 10) source.Cancel();
                if (steps > 20) throw new InvalidOperationException("The trainer goes on.");
                yield return Blobs.Draw(8, i);
            }
        }
        var trainer = Learner(out var model);
        model.eval();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Endless, epochs: 5, cancellationToken: source.Token));
        Assert.Equal(10, steps);
        Assert.Equal(1, Assert.Single(trainer.History).Epoch);
        Assert.False(model.training);
    }

    [Fact]
    public void A_loss_of_NaN_stops_it_with_the_step_and_the_loss_before_the_weights_are_spoilt()
    {
        var batches = new[] { Blobs.Draw(8, 1), Blobs.Draw(8, 2), (full([8, 2], float.NaN), zeros(8, ScalarType.Int64)) };
        var trainer = Learner(out var model);
        var failure = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(batches, epochs: 2));
        Assert.Equal(3, failure.Step);
        Assert.True(double.IsNaN(failure.Loss));
        Assert.StartsWith("The loss became NaN at step 3 (epoch 1) after a mean of ", failure.Message);
        Assert.All(model.parameters(), parameter => Assert.True(parameter.isfinite().all().ToBoolean()));
    }

    [Fact]
    public void A_learning_rate_that_is_far_too_large_is_told_from_a_bug_in_the_data()
    {
        var model = Linear(1, 1);
        var trainer = new Trainer(model, MSELoss(), optim.SGD(model.parameters(), 1e6)) { Progress = null };
        var failure = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(_ => Enumerable.Repeat((100 * ones(4, 1), ones(4, 1)), 50)));
        Assert.True(double.IsInfinity(failure.Loss));
        Assert.Contains("Lower the learning rate", failure.Message);
    }

    [Fact]
    public void Every_part_of_the_model_gets_its_own_mode_back()
    {
        var dropout = Dropout(0.5);
        var model = Sequential(Linear(2, 4), dropout, Linear(4, 2));
        dropout.eval();
        var trainer = new Trainer(model, CrossEntropyLoss(), optim.SGD(model.parameters(), 0.1)) { Progress = null };
        trainer.Fit([Blobs.Draw(8, 1)], [Blobs.Draw(8, 2)]);
        Assert.True(model.training);
        Assert.False(dropout.training);
    }

    [Fact]
    public void Dropout_acts_in_training_and_not_in_evaluation()
    {
        var model = Sequential(Dropout(1 - 1e-9), Linear(2, 2));
        var trainer = new Trainer(model, CrossEntropyLoss(), optim.SGD(model.parameters(), 0)) { Progress = null };
        var (inputs, targets) = Blobs.Draw(64, 1);
        using (no_grad())
        {
            ((TorchSharp.Modules.Linear)model[1]).weight.copy_(tensor(new[] { -1f, -1f, 1f, 1f }, [2, 2]));
            ((TorchSharp.Modules.Linear)model[1]).bias!.zero_();
        }
        var epoch = trainer.Fit([(inputs, targets)], [(inputs, targets)]).Last;
        Assert.Equal(Math.Log(2), epoch.TrainLoss, 1e-6);
        Assert.True(epoch.ValidationLoss < 0.3);
    }

    [Fact]
    public void Memory_stays_flat_over_many_steps()
    {
        var trainer = Learner(out _);
        trainer.Fit(Blobs.Batches(64, 8, seed: 1), () => [Blobs.Draw(32, 1)]);
        Settle();
        var before = Tensor.TotalCount;
        var most = 0L;
        trainer.Progress = null;
        trainer.Fit(epoch => Watched(Blobs.Batches(800, 8, seed: epoch)(epoch)), () => [Blobs.Draw(32, 1)], epochs: 3);
        Assert.InRange(most - before, 0, 100);

        IEnumerable<(Tensor inputs, Tensor targets)> Watched(IEnumerable<(Tensor inputs, Tensor targets)> batches)
        {
            var step = 0;
            foreach (var batch in batches)
            {
                // What an iterator makes on the way and forgets is its own matter; the collector takes it.
                if (++step % 50 == 0) Settle();
                if (step % 50 == 0) most = Math.Max(most, Tensor.TotalCount);
                yield return batch;
            }
        }

        static void Settle()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [Fact]
    public void Batches_that_their_source_keeps_are_not_disposed()
    {
        var batch = Blobs.Draw(8, 1);
        var trainer = Learner(out _);
        trainer.Fit([batch], [batch], epochs: 3);
        Assert.False(batch.inputs.IsInvalid || batch.targets.IsInvalid);
    }

    [Fact]
    public void A_batch_made_for_its_step_is_disposed_after_it()
    {
        var made = new List<Tensor>();
        IEnumerable<(Tensor inputs, Tensor targets)> Fresh(int epoch)
        {
            for (var i = 0; i < 3; i++)
            {
                var batch = Blobs.Draw(8, i);
                made.AddRange([batch.inputs, batch.targets]);
                yield return batch;
            }
        }
        Learner(out _).Fit(Fresh);
        Assert.Equal(6, made.Count);
        Assert.All(made, tensor => Assert.True(tensor.IsInvalid));
    }

    [Fact]
    public void A_loss_of_many_numbers_is_refused_with_its_shape()
    {
        var model = new Mlp(2, 2);
        var trainer = new Trainer(model, (outputs, targets) => outputs, optim.SGD(model.parameters(), 0.1)) { Progress = null };
        Assert.Contains("[8, 2]", Assert.Throws<ArgumentException>(() => trainer.Fit([Blobs.Draw(8, 1)])).Message);
    }

    [Fact]
    public void No_data_is_an_error_and_not_an_epoch()
    {
        Assert.Contains("no batches", Assert.Throws<ArgumentException>(() => Learner(out _).Fit([])).Message);
        Assert.Contains("no batches", Assert.Throws<ArgumentException>(() => Learner(out _).Evaluate([])).Message);
    }

    /// <summary>Images of 28×28 with a bright bar whose height is the class.</summary>
    private static ImageSet Bars(int count)
    {
        var pixels = new byte[count * 784];
        var labels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % 10);
            pixels.AsSpan(i * 784 + (labels[i] * 2 + 4) * 28, 28).Fill((byte)(200 + i % 50));
        }
        return new ImageSet("bars", new IdxArray([count, 28, 28], pixels), new IdxArray([count], labels), [.. Enumerable.Range(0, 10).Select(c => $"{c}")]);
    }
}
