using System.IO.Compression;
using Course.Models;
using Course.Tests.Data;
using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Training;

/// <summary>Training that was stopped and resumed beside training that was not: every weight, buffer and loss to the bit.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "run.checkpoint");

    public void Dispose() => _folder.Dispose();

    /// <summary>A run with everything that has a state: batch normalisation, dropout, momentum or moments, a scheduler, early stopping, an order drawn from torch's generator.</summary>
    private static Trainer Make(string kind, out Module<Tensor, Tensor> model)
    {
        Seeds.Everything(3);
        model = Sequential(Linear(2, 8), BatchNorm1d(8), ReLU(), Dropout(0.3), Linear(8, 2));
        optim.Optimizer optimizer = kind == "Adam" ? optim.Adam(model.parameters(), 0.01) : optim.SGD(model.parameters(), 0.1, momentum: 0.9);
        var trainer = new Trainer(model, CrossEntropyLoss(), optimizer) { Progress = null, EarlyStopping = new EarlyStopping(patience: 10) };
        if (kind == "plateau")
        {
            trainer.Scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, patience: 0, threshold: 10);
            trainer.SchedulerCounts = ScheduleUnit.Epoch;
        }
        else
        {
            trainer.Scheduler = kind == "one cycle" ? optim.lr_scheduler.OneCycleLR(optimizer, max_lr: 0.2, total_steps: 64) : optim.lr_scheduler.ExponentialLR(optimizer, 0.97);
        }
        return trainer;
    }

    /// <summary>Batches in an order that torch's default generator draws when the pass begins.</summary>
    private static IEnumerable<(Tensor inputs, Tensor targets)> Shuffled(int pass)
    {
        var order = randperm(120, ScalarType.Int64);
        var (inputs, targets) = Blobs.Draw(120, 42);
        for (var i = 0; i < 120; i += 10)
        {
            var picked = order[TensorIndex.Slice(i, i + 10)];
            yield return (inputs[picked], targets[picked]);
        }
    }

    private static History Fit(Trainer trainer, CancellationToken token = default) => trainer.Fit(Shuffled, () => [Blobs.Draw(40, 7)], epochs: 4, cancellationToken: token);

    private static Dictionary<string, float[]> Weights(Module model) =>
        model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.to(float32).data<float>().ToArray());

    private static IEnumerable<(double, double, double, double)> Numbers(History history) =>
        history.Select(epoch => (epoch.TrainLoss, epoch.TrainAccuracy, epoch.ValidationLoss, epoch.ValidationAccuracy));

    /// <summary>Stopped after a step: in the middle of the first epoch, at the last step of one, before the last of all.</summary>
    [Theory]
    [InlineData("SGD", 5)]
    [InlineData("SGD", 12)]
    [InlineData("Adam", 30)]
    [InlineData("one cycle", 17)]
    [InlineData("plateau", 29)]
    [InlineData("Adam", 47)]
    public void A_cancelled_run_goes_on_as_if_it_had_not_been(string kind, int stopAfter)
    {
        var whole = Make(kind, out var wholeModel);
        Fit(whole);
        var randomAfter = rand(1).ToSingle();

        using var source = new CancellationTokenSource();
        var first = Make(kind, out _);
        first.CheckpointPath = Path;
        first.StepFinished += step =>
        {
            if (step.Step == stopAfter) source.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => Fit(first, source.Token));

        // As another process would: all is made anew, and chance is somewhere else.
        var second = Make(kind, out var model);
        Seeds.Everything(99);
        second.Resume(Path);
        var history = Fit(second);

        Assert.Equal(Numbers(whole.History), Numbers(history));
        Assert.Equal(Weights(wholeModel), Weights(model));
        Assert.Equal(whole.EarlyStopping!.BestEpoch, second.EarlyStopping!.BestEpoch);
        Assert.Equal(whole.Optimizer.ParamGroups.First().LearningRate, second.Optimizer.ParamGroups.First().LearningRate);
        Assert.Equal(randomAfter, rand(1).ToSingle());
    }

    [Fact]
    public void A_process_that_died_goes_on_from_the_last_checkpoint_between_its_steps()
    {
        var whole = Make("Adam", out var wholeModel);
        Fit(whole);

        var first = Make("Adam", out _);
        (first.CheckpointPath, first.CheckpointEvery) = (Path, 7);
        first.StepFinished += step =>
        {
            if (step.Step == 33) throw new InvalidOperationException("The power fails.");
        };
        Assert.Throws<InvalidOperationException>(() => Fit(first));

        var second = Make("Adam", out var model);
        var steps = new List<long>();
        second.StepFinished += step => steps.Add(step.Step);
        second.Resume(Path);
        Assert.Equal(Numbers(whole.History), Numbers(Fit(second)));
        Assert.Equal(Weights(wholeModel), Weights(model));
        Assert.Equal(29, steps[0]);
    }

    [Fact]
    public void A_run_by_steps_goes_on_too_with_several_batches_a_step()
    {
        static History Steps(Trainer trainer, CancellationToken token = default)
        {
            trainer.BatchesPerStep = 5;
            return trainer.FitSteps(Shuffled, steps: 20, () => [Blobs.Draw(40, 7)], stepsPerEpoch: 8, token);
        }
        var whole = Make("SGD", out var wholeModel);
        Steps(whole);

        using var source = new CancellationTokenSource();
        var first = Make("SGD", out _);
        first.CheckpointPath = Path;
        first.StepFinished += step =>
        {
            if (step.Step == 13) source.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => Steps(first, source.Token));

        var second = Make("SGD", out var model);
        second.Resume(Path);
        Assert.Equal(Numbers(whole.History), Numbers(Steps(second)));
        Assert.Equal(Weights(wholeModel), Weights(model));
    }

    [Fact]
    public void A_run_that_was_cancelled_while_it_validated_validates_again()
    {
        var whole = Make("SGD", out var wholeModel);
        Fit(whole);

        using var source = new CancellationTokenSource();
        var first = Make("SGD", out _);
        first.CheckpointPath = Path;
        IEnumerable<(Tensor inputs, Tensor targets)> Cancelling()
        {
            if (first.History.Count == 1) source.Cancel();
            yield return Blobs.Draw(40, 7);
        }
        Assert.Throws<OperationCanceledException>(() => first.Fit(Shuffled, Cancelling, epochs: 4, cancellationToken: source.Token));

        var second = Make("SGD", out var model);
        second.Resume(Path);
        Assert.Equal(Numbers(whole.History), Numbers(Fit(second)));
        Assert.Equal(Weights(wholeModel), Weights(model));
    }

    [Fact]
    public void Training_that_came_to_its_end_is_not_trained_further()
    {
        var first = Make("SGD", out var model);
        first.CheckpointPath = Path;
        Fit(first);
        var second = Make("SGD", out var again);
        second.StepFinished += _ => Assert.Fail("It trains on.");
        second.Resume(Path);
        Assert.Equal(Numbers(first.History), Numbers(Fit(second)));
        Assert.Equal(Weights(model), Weights(again));
    }

    [Fact]
    public void Another_call_may_go_on_for_more_epochs()
    {
        var whole = Make("SGD", out var wholeModel);
        Fit(whole);
        var first = Make("SGD", out _);
        first.CheckpointPath = Path;
        first.Fit(Shuffled, () => [Blobs.Draw(40, 7)], epochs: 2);
        var second = Make("SGD", out var model);
        second.Resume(Path);
        Assert.Equal(Numbers(whole.History), Numbers(Fit(second)));
        Assert.Equal(Weights(wholeModel), Weights(model));
    }

    [Fact]
    public void The_same_trainer_may_be_resumed_in_the_same_process()
    {
        var whole = Make("one cycle", out var wholeModel);
        Fit(whole);
        using var source = new CancellationTokenSource();
        var trainer = Make("one cycle", out var model);
        trainer.CheckpointPath = Path;
        trainer.StepFinished += step =>
        {
            if (step.Step == 20) source.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => Fit(trainer, source.Token));
        trainer.Resume(Path);
        Assert.Equal(Numbers(whole.History), Numbers(Fit(trainer)));
        Assert.Equal(Weights(wholeModel), Weights(model));
    }

    [Fact]
    public void Its_weights_are_what_model_load_reads_and_nothing_else_is_left_in_the_folder()
    {
        var trainer = Make("Adam", out var model);
        (trainer.CheckpointPath, trainer.EarlyStopping) = (Path, null);
        Fit(trainer);
        Assert.Equal([Path], Directory.GetFiles(_folder.Path));
        ZipFile.ExtractToDirectory(Path, _folder.Path);
        Make("Adam", out var other);
        other.load(System.IO.Path.Combine(_folder.Path, "model.dat"));
        Assert.Equal(Weights(model), Weights(other));
    }

    [Fact]
    public void Another_model_or_optimiser_is_refused_and_the_model_stays_as_it_is()
    {
        var first = Make("Adam", out _);
        first.CheckpointPath = Path;
        Fit(first);

        var wider = Sequential(Linear(2, 9), Linear(9, 2));
        var other = new Trainer(wider, CrossEntropyLoss(), optim.Adam(wider.parameters())) { Progress = null };
        var before = Weights(wider);
        other.Resume(Path);
        Assert.Contains(Path, Assert.Throws<InvalidDataException>(() => Fit(other)).Message);
        Assert.Equal(before, Weights(wider));

        var sgd = Make("SGD", out var model);
        before = Weights(model);
        sgd.Resume(Path);
        Assert.Throws<InvalidDataException>(() => Fit(sgd));
        Assert.Equal(before, Weights(model));
    }

    [Fact]
    public void A_file_that_is_no_checkpoint_is_refused_at_once()
    {
        var trainer = Make("SGD", out _);
        Assert.Contains("There is no checkpoint", Assert.Throws<FileNotFoundException>(() => trainer.Resume(Path)).Message);
        File.WriteAllText(Path, "weights");
        Assert.Contains("not a zip archive", Assert.Throws<InvalidDataException>(() => trainer.Resume(Path)).Message);

        var first = Make("SGD", out _);
        first.CheckpointPath = Path;
        Fit(first);
        var bytes = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, bytes[..(bytes.Length / 2)]);
        Assert.Throws<InvalidDataException>(() => trainer.Resume(Path));
    }

    [Fact]
    public void Fewer_data_than_before_are_refused()
    {
        using var source = new CancellationTokenSource();
        var first = Make("SGD", out _);
        first.CheckpointPath = Path;
        first.StepFinished += step =>
        {
            if (step.Step == 9) source.Cancel();
        };
        Assert.Throws<OperationCanceledException>(() => Fit(first, source.Token));
        var second = Make("SGD", out _);
        second.Resume(Path);
        var failure = Assert.Throws<InvalidOperationException>(() => second.Fit(_ => [Blobs.Draw(10, 1)], () => [Blobs.Draw(40, 7)], epochs: 4));
        Assert.Contains("batch 9 of pass 1", failure.Message);
    }

    [Fact]
    public void The_folder_of_the_checkpoint_is_made_before_anything_is_trained()
    {
        var trainer = Make("SGD", out _);
        trainer.CheckpointPath = System.IO.Path.Combine(_folder.Path, "runs", "1", "run.checkpoint");
        trainer.StepFinished += _ => Assert.True(Directory.Exists(System.IO.Path.GetDirectoryName(trainer.CheckpointPath)));
        Fit(trainer);
        Assert.True(File.Exists(trainer.CheckpointPath));
    }

    [Fact]
    public void Data_that_stop_in_the_middle_of_a_step_leave_the_checkpoint_before_it()
    {
        var whole = Make("SGD", out var wholeModel);
        whole.BatchesPerStep = 4;
        Fit(whole);

        using var source = new CancellationTokenSource();
        var first = Make("SGD", out _);
        (first.BatchesPerStep, first.CheckpointPath, first.CheckpointEvery) = (4, Path, 1);
        IEnumerable<(Tensor inputs, Tensor targets)> Stopping(int pass)
        {
            foreach (var (batch, i) in Shuffled(pass).Select((batch, i) => (batch, i)))
            {
                // The seventh batch of the second pass is the third of a step of four.
                if (pass == 2 && i == 6) source.Cancel();
                source.Token.ThrowIfCancellationRequested();
                yield return batch;
            }
        }
        Assert.Throws<OperationCanceledException>(() => first.Fit(Stopping, () => [Blobs.Draw(40, 7)], epochs: 4, cancellationToken: source.Token));

        var second = Make("SGD", out var model);
        second.BatchesPerStep = 4;
        second.Resume(Path);
        Assert.Equal(Numbers(whole.History), Numbers(Fit(second)));
        Assert.Equal(Weights(wholeModel), Weights(model));
    }
}
