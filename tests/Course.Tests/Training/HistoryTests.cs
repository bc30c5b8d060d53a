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

    private static History TwoEpochs() => new([new(1, 0.1 + 0.2, 0.75, double.NaN, double.NaN, 1 / 3.0, 4_000), new(2, 1e-300, 0.98, 0.25, 0.99, 120, double.PositiveInfinity)]);

    [Fact]
    public void It_comes_back_from_CSV_to_the_last_digit()
    {
        Assert.Equal(TwoEpochs(), HistoryFiles.FromCsv(TwoEpochs().ToCsv()));
        Assert.Equal("epoch,train loss,train accuracy,validation loss,validation accuracy,seconds,samples per second\n1,0.30000000000000004,0.75,,,0.3333333333333333,4000", TwoEpochs().ToCsv().Split("\n2,")[0]);
        Assert.Empty(HistoryFiles.FromCsv(new History().ToCsv()));
    }

    [Fact]
    public void It_comes_back_from_JSON_to_the_last_digit()
    {
        Assert.Equal(TwoEpochs(), HistoryFiles.FromJson(TwoEpochs().ToJson()));
        Assert.Contains("\"trainLoss\": 0.30000000000000004", TwoEpochs().ToJson());
    }

    [Fact]
    public void Text_that_is_no_history_is_refused_with_its_line()
    {
        Assert.Contains("Line 1", Assert.Throws<FormatException>(() => HistoryFiles.FromCsv("a,b\n1,2")).Message);
        Assert.Contains("Line 3", Assert.Throws<FormatException>(() => HistoryFiles.FromCsv(TwoEpochs().ToCsv().Replace("2,1E-300", "2,low"))).Message);
        Assert.Throws<FormatException>(() => HistoryFiles.FromJson("[{"));
    }
}
