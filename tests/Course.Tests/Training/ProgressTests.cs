using Course.Training;

namespace Course.Tests.Training;

public sealed class ProgressTests
{
    private static readonly TrainingProgress Midway = new(2, 4, 3_000, 6_000, 0.25, 0.9375, 1_500, null);

    private static readonly TrainingProgress Over = Midway with { Finished = new(2, 0.25, 0.9375, 0.125, 0.96875, 4, 1_500) };

    [Fact]
    public void A_line_says_how_far_how_good_how_fast_and_how_long() =>
        Assert.Equal("epoch 2/4, 50 %, loss 0.2500, accuracy 93.75 %, 1,500 samples/s, 10 s left", Midway.ToString());

    [Theory]
    [InlineData(10, "10 s left")]
    [InlineData(0.125, "13 min 20 s left")]
    [InlineData(0.01, "2 h 46 min left")]
    public void Longer_times_are_told_in_minutes_and_hours(double samplesPerMillisecond, string left) =>
        Assert.EndsWith(left, (Midway with { Epoch = 4, Samples = 0, SamplesPerEpoch = 100_000, SamplesPerSecond = samplesPerMillisecond * 1_000 }).ToString());

    [Fact]
    public void The_share_counts_all_epochs() => Assert.Equal((0.375, 0.5), (Midway.Share, Over.Share));

    [Fact]
    public void Of_an_epoch_of_unknown_length_only_the_samples_are_known()
    {
        var unknown = Midway with { SamplesPerEpoch = null, Accuracy = double.NaN };
        Assert.Equal("epoch 2/4, 3000 samples, loss 0.2500, 1,500 samples/s", unknown.ToString());
        Assert.Null(unknown.Share);
        Assert.Null(unknown.Left);
    }

    [Fact]
    public void A_log_has_a_line_for_each_finished_epoch()
    {
        var log = new StringWriter();
        var progress = new ConsoleProgress(log, live: false);
        progress.Report(Midway);
        progress.Report(Over);
        Assert.Equal("epoch 2: loss 0.2500, accuracy 93.75 %, validation loss 0.1250, accuracy 96.88 %, 4.0 s (1,500 samples/s)" + Environment.NewLine, log.ToString());
    }

    [Fact]
    public void A_terminal_has_one_line_that_is_written_over_whole()
    {
        var terminal = new StringWriter();
        var progress = new ConsoleProgress(terminal, live: true);
        progress.Report(Midway);
        progress.Report(Midway with { SamplesPerEpoch = null });
        progress.Report(Over);
        var lines = terminal.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Midway.ToString(), lines[0]);
        Assert.Equal(Midway.ToString().Length, lines[1].Length);
        Assert.StartsWith("epoch 2: loss", lines[2]);
        Assert.EndsWith("\n", terminal.ToString());
    }

    [Fact]
    public void A_notebooks_output_is_updated_in_place()
    {
        var shown = new List<object>();
        new LiveProgress(shown.Add).Report(Midway);
        Assert.Equal([Midway], shown);
    }

    [Fact]
    public void A_line_that_is_written_over_is_shorter_than_the_terminal_is_wide()
    {
        var terminal = new StringWriter();
        var progress = new ConsoleProgress(terminal, live: true, width: 20);
        progress.Report(Midway);
        progress.Report(Over);
        Assert.StartsWith("\repoch 2/4, 50 %, lo\repoch 2: loss 0.2500, accuracy 93.75 %, validation", terminal.ToString());
    }
}
