using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A convolution backward, to its input: the transposed convolution.</summary>
public sealed class InputGradient() : Exercise<
    Func<Tensor, Tensor, int, int, int, int, Tensor>, (Tensor X, Tensor W, Tensor G, int Stride, int Padding), Tensor>(
    "09.4", "Backward, to the image", Difficulty.Medium, minutes: 30)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.W, x.G, (int)x.X.shape[2], (int)x.X.shape[3], x.Stride, x.Padding));
        Probe("one filter", draw => Of(ConvolutionTask.Drawn(draw, 1, 2, 1, 3)));
        Probe("filters", draw => Of(ConvolutionTask.Drawn(draw, 2, 2, 3, 3)));
        Probe("padding", draw => Of(ConvolutionTask.Drawn(draw, 2, 3, 3, 3, padding: 1)));
        Probe("stride and padding", draw => Of(ConvolutionTask.Drawn(draw, 2, 3, 4, 3, stride: 2, padding: 1)));
        Probe("pixels that no window covers", draw => Of(ConvolutionTask.Drawn(draw, 1, 2, 3, 2, stride: 3)));
        Oracle(Right, tolerance: 1e-12, relative: 1e-7, points: 2, name: "stride 1, without padding", on: ["one filter", "filters"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-7, points: 2, name: "stride and padding", on: ["padding", "stride and padding", "pixels that no window covers"]);
        Property("⟨conv(x), g⟩ = ⟨x, dX⟩ to 1e-10, for g = dY and any x", IsAdjoint);

        Diagnose((x, dx, right) => Close(dx, Right(x with { W = x.W.flip(2, 3) })), "The window is turned once too often: step 8 hands back through weight (u, v) itself.");
        Diagnose((x, dx, right) => Close(dx, Last(x)), "A later window overwrites an earlier one: a pixel is paid by every window that covers it, so add with +=.");
        Diagnose((x, dx, right) => x.Padding > 0 && dx.shape[2] == x.X.shape[2] + 2 * x.Padding, "The padding is still there: cut it off, it is nobody's input.");
        Diagnose((x, dx, right) => x.W.shape[0] > 1 && Close(dx, right / x.W.shape[0]), "You took a mean over the filters: paths add up.");
        Diagnose((x, dx, right) => x.W.shape[0] > 1 && Close(dx, Right(x with { W = x.W.narrow(0, 0, 1), G = x.G.narrow(1, 0, 1) })), "Only the first filter is counted: a pixel goes into every map.");
        Hint("Step 8. Start with zeros of the padded size, and let each output hand back to its whole window.");
        Hint("Output (i, j) of filter o hands w[o, c, u, v] · dY[n, o, i, j] to the padded pixel (is + u, js + v). Add, and cut the padding off at the end.");
        Hint("For each u and v: padded[.., .., u::s, v::s], cut to the size of dY, is a view; add_ to it einsum(\"oc,noij->ncij\", w[.., .., u, v], dY).");
    }

    private static (Tensor, Tensor, Tensor, int, int) Of(ConvolutionTask task) => (task.X, task.W, task.G, task.Stride, task.Padding);

    private static Tensor Right((Tensor X, Tensor W, Tensor G, int Stride, int Padding) x) =>
        new ConvolutionTask(x.X, x.W, zeros(x.W.shape[0], dtype: ScalarType.Float64), x.G, x.Stride, x.Padding).Gradients().X;

    private static bool IsAdjoint((Tensor X, Tensor W, Tensor G, int Stride, int Padding) x, Tensor dx)
    {
        var output = new ConvolutionTask(x.X, x.W, zeros(x.W.shape[0], dtype: ScalarType.Float64), x.G, x.Stride, x.Padding).Output();
        return dx.shape.SequenceEqual(x.X.shape) && Close((output * x.G).sum(), (x.X * dx).sum(), 1e-10);
    }

    /// <summary>What comes out if the windows, in order, overwrite what was there.</summary>
    private static Tensor Last((Tensor X, Tensor W, Tensor G, int Stride, int Padding) x)
    {
        var shape = x.X.shape;
        var padded = zeros([shape[0], shape[1], shape[2] + 2 * x.Padding, shape[3] + 2 * x.Padding], ScalarType.Float64);
        for (long i = 0; i < x.G.shape[2]; i++)
        {
            for (long j = 0; j < x.G.shape[3]; j++)
            {
                padded.narrow(2, i * x.Stride, x.W.shape[2]).narrow(3, j * x.Stride, x.W.shape[3])
                    .copy_(einsum("no,ocuv->ncuv", x.G[.., .., i, j], x.W));
            }
        }
        return padded.narrow(2, x.Padding, shape[2]).narrow(3, x.Padding, shape[3]);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.InputGradient"/>
    public static InputGradient InputGradient => The<InputGradient>();
}
