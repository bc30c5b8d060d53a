using Course.Checks;
using Course.Display;
using Course.Metrics;
using Course.Models;
using Course.Training;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Tests.Display;

public sealed class FormattersTests
{
    public FormattersTests() => Formatters.Register();

    private static string Html(object value) => value.ToDisplayString("text/html");

    [Fact]
    public void A_derivation_shows_its_claim_escaped_and_what_was_found()
    {
        var html = Html(Derivation.Check("x < y", x => x, x => x, between: (0, 1)));
        Assert.Contains("<b>x &lt; y</b>", html);
        Assert.Contains("holds at 200 random points, exactly", html);
        Assert.Contains("✓", html);
    }

    [Fact]
    public void A_claim_is_one_line() =>
        Assert.Equal("<div><span style=\"color:#009e73;font-weight:bold\">✓</span> 0.75 is within 0.25 of 0.5</div>", Html(Claim.About(0.75, 0.5, 0.25)));

    [Fact]
    public void A_history_is_a_table_of_its_epochs()
    {
        var html = Html(new History([new(1, 0.5, 0.75, 0.25, 0.875, 12.25, 4_000)]));
        Assert.Contains("<th scope=\"col\" style=\"text-align:right\">validation accuracy</th>", html);
        Assert.Contains("<th scope=\"row\" style=\"text-align:right\">1</th>", html);
        Assert.Contains("<td style=\"text-align:right\">87.50 %</td>", html);
    }

    [Fact]
    public void Progress_is_a_bar_with_its_line()
    {
        var html = Html(new TrainingProgress(2, 4, 3_000, 6_000, 0.25, 0.9375, 1_500, null));
        Assert.Contains("<progress max=\"1\" value=\"0.375\"></progress> epoch 2/4, 50 %", html);
    }

    [Fact]
    public void A_confusion_matrix_tints_cells_by_their_share_of_the_row()
    {
        var html = Html(new ConfusionMatrix(new long[,] { { 3, 1 }, { 0, 20 } }, ["cat", "dog"]));
        Assert.Contains("background:rgba(86,180,233,0.45)\">3</td>", html);
        Assert.Contains("background:rgba(86,180,233,0)\">0</td>", html);
        Assert.Contains("<b>95.8 %</b>", html);
    }

    [Fact]
    public void A_tensor_shows_its_type_shape_range_and_a_corner()
    {
        var html = Html(arange(200, ScalarType.Float32).reshape(1, 2, 10, 10));
        Assert.Contains("<code>Float32 [1, 2, 10, 10]</code>, 200 elements, 0 to 199, mean 99.5", html);
        Assert.Contains("[0, 0, :, :]", html);
        Assert.Contains(">57</td><td>…</td>", html);
        Assert.DoesNotContain(">58</td>", html);
    }

    [Fact]
    public void Tensors_of_every_kind_have_a_picture()
    {
        Assert.Contains("0.6931", Html(tensor(Math.Log(2))));
        Assert.Contains("empty", Html(zeros(0, 3)));
        Assert.Contains("Bool [2]", Html(tensor(new[] { true, false })));
        Assert.Contains("Int64 [3]", Html(tensor(new[] { 1L, 2L, 3L })));
        var disposed = ones(2);
        disposed.Dispose();
        Assert.Contains("disposed", Html(disposed));
    }

    [Fact]
    public void A_parameter_is_shown_as_the_tensor_that_it_is() =>
        Assert.Contains("Float32 [6, 1, 5, 5]", Html(new LeNet5().get_parameter("conv1.weight")!));

    [Fact]
    public void A_model_shows_its_parameters_and_their_number()
    {
        var html = Html(new LeNet5());
        Assert.Contains("<caption style=\"text-align:left\"><b>LeNet5</b>, 61,706 parameters</caption>", html);
        Assert.Contains("<th scope=\"row\" style=\"text-align:left\">conv2</th><td style=\"text-align:left\">Conv2d</td><td style=\"text-align:right\">2,416</td>", html);
    }

    [Fact]
    public void A_report_is_a_table_with_headers_and_its_names_are_escaped()
    {
        var html = Html(new ConfusionMatrix(new long[,] { { 3, 1 }, { 0, 20 } }, ["<cat>", "dog"]).Report());
        Assert.Contains("<th scope=\"row\" style=\"text-align:left\">&lt;cat&gt;</th><td style=\"text-align:right\">1.000</td><td style=\"text-align:right\">0.750</td>", html);
        Assert.Contains("<th scope=\"col\" style=\"text-align:right\">F1</th>", html);
    }

    [Fact]
    public void A_large_matrix_has_a_picture_with_a_description()
    {
        var html = Html(randn(3, 200, 12));
        Assert.Contains("<img alt=\"heat map of 200 rows and 12 columns\" width=\"12\" height=\"128\"", html);
        Assert.Contains("src=\"data:image/png;base64,iVBOR", html);
    }

    [Fact]
    public void A_small_matrix_is_numbers_alone() => Assert.DoesNotContain("<img", Html(zeros(3, 3)));

    [Fact]
    public void A_data_frame_shows_its_first_rows_escaped_and_its_size()
    {
        var html = Html(new DataFrame(
            new StringDataFrameColumn("na<me", Enumerable.Repeat("a&b", 24).Append(null)),
            new SingleDataFrameColumn("x", Enumerable.Range(0, 25).Select(i => i / 2f))));
        Assert.Contains("<th scope=\"col\" style=\"text-align:left\">na&lt;me<div style=\"opacity:0.6;font-weight:normal\">String</div></th>", html);
        Assert.Contains("<th scope=\"row\" style=\"opacity:0.6;font-weight:normal\">19</th><td style=\"text-align:left\">a&amp;b</td><td style=\"text-align:right\">9.5</td></tr>", html);
        Assert.DoesNotContain(">20</td>", html);
        Assert.Contains("25 rows × 2 columns", html);
    }

    [Fact]
    public void Cells_of_every_kind_have_a_text()
    {
        var html = Html(new DataFrame(
            new Int32DataFrameColumn("i", 1),
            new BooleanDataFrameColumn("b", [true]),
            new DoubleDataFrameColumn("d", [0.1 + 0.2]),
            new SingleDataFrameColumn("id", [1234567f]),
            new DateTimeDataFrameColumn("t", [new DateTime(2024, 2, 29)]),
            new StringDataFrameColumn("s", [new string('z', 81)])));
        foreach (var text in new[] { ">null<", ">True<", ">0.3<", ">1234567<", ">2024-02-29<", new string('z', 80) + "…", "1 row × 6 columns" })
            Assert.Contains(text, html);
    }

    [Fact]
    public void A_wide_frame_is_cut_and_a_column_is_shown_as_a_frame()
    {
        var html = Html(new DataFrame(Enumerable.Range(0, 785).Select(i => new DoubleDataFrameColumn($"pixel{i}", [0]))));
        Assert.Contains("pixel19", html);
        Assert.DoesNotContain("pixel20", html);
        Assert.Contains("<th>…</th>", html);
        Assert.Contains("1 row × 785 columns", html);
        Assert.Contains("2 rows × 1 column<", Html(new DoubleDataFrameColumn("x", [1, 2])));
        Assert.Contains("0 rows × 0 columns", Html(new DataFrame()));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_counted_and_hide_no_others()
    {
        Assert.Contains("4 elements, 1 to 3, mean 2, <b>2 not finite</b>", Html(tensor(new[] { 1f, 3f, float.NaN, float.PositiveInfinity })));
        Assert.Contains("2 elements, <b>2 not finite</b>", Html(full([2], float.NaN)));
    }
}
