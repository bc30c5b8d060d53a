using System.Text.Json;
using Course.Metrics;
using Course.Plotting;
using Course.Training;
using Plotly.NET;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Plotting;

public sealed class PlotsTests
{
    private static JsonElement Figure(GenericChart chart) => JsonDocument.Parse(GenericChart.toFigureJson(chart)).RootElement;

    private static JsonElement Trace(GenericChart chart, int index) => Figure(chart).GetProperty("data")[index];

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number ? n.GetDouble() : double.NaN)];

    private static string AxisTitle(GenericChart chart, string axis) =>
        Figure(chart).GetProperty("layout").GetProperty(axis).GetProperty("title").GetProperty("text").GetString()!;

    [Fact]
    public void A_function_is_drawn_from_end_to_end_with_its_axes_named()
    {
        var chart = Plots.Function(x => x * x, -2, 3, "z", "z²");
        var (x, y) = (Numbers(Trace(chart, 0).GetProperty("x")), Numbers(Trace(chart, 0).GetProperty("y")));
        Assert.Equal((-2, 3), (x[0], x[^1]));
        Assert.Equal((4, 9), (y[0], y[^1]));
        Assert.Equal(("z", "z²"), (AxisTitle(chart, "xaxis"), AxisTitle(chart, "yaxis")));
    }

    [Fact]
    public void Functions_in_one_chart_differ_in_colour_and_in_dashes()
    {
        var chart = Plots.Functions(-1, 1, "x", "y", ("sin", Math.Sin), ("cos", Math.Cos));
        JsonElement Style(int i) => Trace(chart, i).GetProperty("line");
        Assert.Equal(["sin", "cos"], [Trace(chart, 0).GetProperty("name").GetString()!, Trace(chart, 1).GetProperty("name").GetString()!]);
        Assert.NotEqual(Style(0).GetProperty("color").GetString(), Style(1).GetProperty("color").GetString());
        Assert.NotEqual(Style(0).GetProperty("dash").GetString(), Style(1).GetProperty("dash").GetString());
    }

    [Fact]
    public void An_empty_interval_is_refused() => Assert.Throws<ArgumentException>(() => Plots.Function(Math.Sin, 1, 1));

    [Fact]
    public void An_endless_interval_is_refused() => Assert.Contains("both finite", Assert.Throws<ArgumentException>(() => Plots.Function(Math.Sin, 0, double.PositiveInfinity)).Message);

    [Fact]
    public void Few_epochs_have_no_ticks_between_them()
    {
        History Epochs(int count) => new([.. Enumerable.Range(1, count).Select(epoch => new EpochResult(epoch, 0.5, 0.75, 0.25, 0.875, 1, 100))]);
        foreach (var axis in new[] { "xaxis", "xaxis2" })
            Assert.Equal(1, Figure(Plots.Curves(Epochs(2))).GetProperty("layout").GetProperty(axis).GetProperty("dtick").GetInt32());
        Assert.False(Figure(Plots.Curves(Epochs(11))).GetProperty("layout").GetProperty("xaxis").TryGetProperty("dtick", out _));
    }

    [Fact]
    public void A_single_point_beside_a_long_curve_has_a_marker()
    {
        var traces = Figure(Plots.Curves("step", "loss / nats", ("many", Enumerable.Range(0, 40).Select(i => 1.0 * i)), ("one", [3]))).GetProperty("data");
        Assert.Equal(["lines", "lines+markers"], traces.EnumerateArray().Select(trace => trace.GetProperty("mode").GetString()));
    }

    [Fact]
    public void Curves_count_from_one_and_may_differ_in_length()
    {
        var chart = Plots.Curves("step", "loss / nats", ("SGD", [3, 2, 1]), ("Adam", [3, 1]));
        Assert.Equal([1, 2, 3], Numbers(Trace(chart, 0).GetProperty("x")));
        Assert.Equal([3, 1, double.NaN], Numbers(Trace(chart, 1).GetProperty("y")));
    }

    [Fact]
    public void A_series_without_a_value_for_every_place_is_refused_by_name()
    {
        var failure = Assert.Throws<ArgumentException>(() => Plots.Lines([1, 2, 3], "x", "y", ("short", [1, 2])));
        Assert.Contains("\"short\" has 2 values for 3 places", failure.Message);
    }

    [Fact]
    public void A_history_becomes_losses_and_accuracies_in_percent()
    {
        var chart = Plots.Curves(new History([new(1, 0.5, 0.75, 0.25, 0.875, 1, 100), new(2, 0.25, 0.875, 0.125, 0.9375, 1, 100)]));
        Assert.Equal(4, Figure(chart).GetProperty("data").GetArrayLength());
        Assert.Equal([0.5, 0.25], Numbers(Trace(chart, 0).GetProperty("y")));
        Assert.Equal([0.25, 0.125], Numbers(Trace(chart, 1).GetProperty("y")));
        Assert.Equal([75, 87.5], Numbers(Trace(chart, 2).GetProperty("y")));
        Assert.Equal([87.5, 93.75], Numbers(Trace(chart, 3).GetProperty("y")));
        Assert.Equal(("mean loss per sample", "accuracy / %"), (AxisTitle(chart, "yaxis"), AxisTitle(chart, "yaxis2")));
    }

    [Fact]
    public void A_history_of_a_regression_has_no_accuracy_to_draw()
    {
        var chart = Plots.Curves(new History([new(1, 0.5, double.NaN, double.NaN, double.NaN, 1, 100)]));
        Assert.Equal(1, Figure(chart).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public void A_grid_of_images_puts_each_pixel_in_its_place()
    {
        var images = zeros(3, 1, 2, 2);
        images[0, 0, 0, 1] = 1;
        images[2, 0, 1, 0] = 0.5f;
        var rows = Trace(Plots.ImageGrid(images, columns: 2), 0).GetProperty("z");
        double[] Pixel(int y, int x) => Numbers(rows[y][x]);
        Assert.Equal((5, 5), (rows.GetArrayLength(), rows[0].GetArrayLength()));
        Assert.Equal([255, 255, 255, 255], Pixel(0, 1));
        Assert.Equal([0, 0, 0, 255], Pixel(0, 0));
        Assert.Equal([128, 128, 128, 255], Pixel(4, 0));
        Assert.Equal(0, Pixel(0, 2)[3]);
        Assert.Equal(0, Pixel(3, 3)[3]);
    }

    [Fact]
    public void Colour_images_keep_their_channels_and_bytes_their_values()
    {
        var images = tensor(new byte[] { 10, 20, 30 }, [1, 3, 1, 1]);
        Assert.Equal([10, 20, 30, 255], Numbers(Trace(Plots.ImageGrid(images), 0).GetProperty("z")[0][0]));
    }

    [Fact]
    public void Labels_stand_above_their_images()
    {
        var labels = Trace(Plots.ImageGrid(zeros(2, 8, 8), ["seven", "two"], columns: 1), 1);
        Assert.Equal(["seven", "two"], labels.GetProperty("text").EnumerateArray().Select(t => t.GetString()!));
        Assert.Equal([0.5, 11.5], Numbers(labels.GetProperty("y")));
    }

    [Fact]
    public void Images_of_a_shape_that_is_no_image_are_refused_with_the_shape() =>
        Assert.Contains("[2, 4, 8, 8]", Assert.Throws<ArgumentException>(() => Plots.ImageGrid(zeros(2, 4, 8, 8))).Message);

    [Fact]
    public void One_label_for_each_image_or_none() =>
        Assert.Contains("2 images and 1 labels", Assert.Throws<ArgumentException>(() => Plots.ImageGrid(zeros(2, 8, 8), ["x"])).Message);

    [Fact]
    public void Filters_of_many_inputs_stand_in_rows_of_outputs_and_columns_of_inputs()
    {
        var weight = arange(24, ScalarType.Float32).reshape(2, 3, 2, 2);
        var rows = Trace(Plots.Filters(weight), 0).GetProperty("z");
        Assert.Equal((5, 8), (rows.GetArrayLength(), rows[0].GetArrayLength()));
        Assert.Equal(23, rows[4][7].GetDouble());
        Assert.Equal(12, rows[3][0].GetDouble());
    }

    [Fact]
    public void Off_white_is_zero_in_a_picture_of_filters()
    {
        var scale = Trace(Plots.Filters(tensor(new[] { -1f, 0f, 3f, 0f }, [1, 1, 2, 2])), 0).GetProperty("colorscale");
        Assert.Equal(0.25, scale[1][0].GetDouble());
        Assert.Equal("rgba(246, 246, 246, 1.0)", scale[1][1].GetString());
        Assert.Equal("rgba(213, 94, 0, 1.0)", scale[2][1].GetString());
        Assert.Equal("rgba(164, 202, 223, 1.0)", scale[0][1].GetString());
    }

    [Fact]
    public void A_confusion_matrix_is_coloured_by_the_share_of_the_true_class()
    {
        var chart = Plots.ConfusionMatrix(new ConfusionMatrix(new long[,] { { 3, 1 }, { 0, 20 } }, ["cat", "dog"]));
        var z = Trace(chart, 0).GetProperty("z");
        Assert.Equal([75, 25], Numbers(z[0]));
        Assert.Equal([0, 100], Numbers(z[1]));
        Assert.Equal(("predicted class", "true class"), (AxisTitle(chart, "xaxis"), AxisTitle(chart, "yaxis")));
        Assert.Equal(["3", "1", "0", "20"], Figure(chart).GetProperty("layout").GetProperty("annotations").EnumerateArray().Select(a => a.GetProperty("text").GetString()!));
    }
}
