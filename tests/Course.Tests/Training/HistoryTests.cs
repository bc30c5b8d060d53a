using Course.Training;

namespace Course.Tests.Training;

public sealed class HistoryTests
{
    [Fact]
    public void Its_text_is_a_table()
    {
        var history = new History([new(1, 0.5, 0.75, 0.25, 0.875, 12.25, 4_000), new(2, 0.0625, 0.98, 0.0005, 0.99, 120, 408.2)]);
        var expected = """
            epoch  train loss  train accuracy  validation loss  validation accuracy    time             rate
                1      0.5000         75.00 %           0.2500              87.50 %  12.3 s  4,000 samples/s
                2      0.0625         98.00 %          5.00e-4              99.00 %   120 s    408 samples/s
            """;
        Assert.Equal(expected.ReplaceLineEndings(), history.ToString());
        Assert.Equal(132.25, history.Seconds);
    }

    [Fact]
    public void Columns_that_hold_nothing_are_left_out()
    {
        var history = new History([new(1, 0.5, double.NaN, double.NaN, double.NaN, 1, 5)]);
        Assert.Equal("epoch  train loss   time           rate", history.ToString().Split(Environment.NewLine)[0]);
    }

    [Fact]
    public void An_empty_one_has_no_last_epoch()
    {
        Assert.Throws<InvalidOperationException>(() => new History().Last);
        Assert.Equal("no epochs", new History().ToString());
    }

    [Fact]
    public void Its_epochs_are_the_rows_of_a_data_frame()
    {
        var frame = new History([new(1, 0.5, 0.75, double.NaN, double.NaN, 12.25, 4_000), new(2, 0.0625, 0.98, 0.25, 0.99, 120, 408.2)]).ToDataFrame();
        Assert.Equal(["epoch", "train loss", "train accuracy", "validation loss", "validation accuracy", "seconds", "samples per second"], frame.Columns.Select(column => column.Name));
        Assert.Equal([1, 0.5, 0.75, null, null, 12.25, 4_000.0], frame.Rows[0]);
        Assert.Equal([2, 0.0625, 0.98, 0.25, 0.99, 120.0, 408.2], frame.Rows[1]);
    }

    [Fact]
    public void A_data_frame_leaves_out_what_no_epoch_has_and_keeps_a_loss_that_is_no_number()
    {
        var frame = new History([new(1, double.NaN, double.NaN, double.NaN, double.NaN, 1, 5)]).ToDataFrame();
        Assert.Equal(["epoch", "train loss", "seconds", "samples per second"], frame.Columns.Select(column => column.Name));
        Assert.Equal(double.NaN, frame["train loss"][0]);
        Assert.Equal(0, new History().ToDataFrame().Rows.Count);
    }
}
