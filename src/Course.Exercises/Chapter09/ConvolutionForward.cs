using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A convolution forward: channels, filters, bias, stride and padding.</summary>
public sealed class ConvolutionForward() : Exercise<
    Func<Tensor, Tensor, Tensor, int, int, Tensor>, (Tensor X, Tensor W, Tensor B, int Stride, int Padding), Tensor>(
    "09.2", "A convolution, forward", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.W, x.B, x.Stride, x.Padding));
        Probe("one channel, one filter", draw => Of(ConvolutionTask.Drawn(draw, 1, 1, 1, 3)));
        Probe("channels and filters", draw => Of(ConvolutionTask.Drawn(draw, 2, 3, 4, 3)));
        Probe("padding", draw => Of(ConvolutionTask.Drawn(draw, 1, 2, 3, 5, padding: 2)));
        Probe("stride", draw => Of(ConvolutionTask.Drawn(draw, 1, 2, 3, 2, stride: 2)));
        Probe("stride and padding", draw => Of(ConvolutionTask.Drawn(draw, 2, 3, 2, 3, stride: draw.Integer(2, 3), padding: 1)));
        Oracle(x => Task(x).Output(), tolerance: 1e-12, relative: 1e-9, points: 2, name: "channels, filters and bias", on: ["one channel, one filter", "channels and filters"]);
        Oracle(x => Task(x).Output(), tolerance: 1e-12, relative: 1e-9, points: 2, name: "stride and padding", on: ["padding", "stride", "stride and padding"]);

        Diagnose((x, y, right) => Close(y, Task(x).Output(x.W.flip(2, 3))), "The window is turned by 180°: weight (u, v) meets pixel (is + u, js + v).");
        Diagnose((x, y, right) => Close(y, Task(x).Output(x.W.transpose(2, 3))), "Rows and columns of the window are exchanged.");
        Diagnose((x, y, right) => Close(y, right - x.B.reshape(1, -1, 1, 1)), "The bias is missing.");
        Diagnose((x, y, right) => x.X.shape[1] > 1 && Close(y, right + ((x.X.shape[1] - 1) * x.B).reshape(1, -1, 1, 1)), "The bias is added once for each channel: it belongs to the filter, so once.");
        Diagnose((x, y, right) => x.X.shape[1] > 1 && Close(y, Task((x.X.narrow(1, 0, 1), x.W.narrow(1, 0, 1), x.B, x.Stride, x.Padding)).Output()), "Only the first channel is used: a filter has a window for each of them, and adds up.");
        Diagnose((x, y, right) => x.Padding > 0 && Close(y, Task(x).Output(padding: 0)), "The padding is missing, so the output is too small.");
        Diagnose((x, y, right) => x.Stride > 1 && Close(y, Task(x with { Stride = 1 }).Output()), "The stride is missing: output (i, j) looks at the window that begins at (is, js).");
        Hint("Step 2, index by index. Seven loops, or loops over (u, v) and slices of the padded image.");
        Hint("nn.functional.pad(x, (p, p, p, p)) makes the padding. The output has (n + 2p − k) / s + 1 rows.");
        Hint("For each u and v: the pixels that all outputs meet are padded[.., .., u::s, v::s], cut to H' × W'; multiply by w[.., .., u, v], sum over the channels, add to y.");
    }

    private static (Tensor, Tensor, Tensor, int, int) Of(ConvolutionTask task) => (task.X, task.W, task.B, task.Stride, task.Padding);

    private static ConvolutionTask Task((Tensor X, Tensor W, Tensor B, int Stride, int Padding) x) => new(x.X, x.W, x.B, x.X, x.Stride, x.Padding);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.ConvolutionForward"/>
    public static ConvolutionForward ConvolutionForward => The<ConvolutionForward>();
}
