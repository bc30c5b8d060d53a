using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A convolution backward, to its weights and biases.</summary>
public sealed class FilterGradients() : Exercise<
    Func<Tensor, Tensor, int, int, int, (Tensor Weight, Tensor Bias)>,
    (Tensor X, Tensor G, int Kernel, int Stride, int Padding), (Tensor Weight, Tensor Bias)>(
    "09.3", "Backward, to the filters", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.G, x.Kernel, x.Stride, x.Padding));
        Probe("one image", draw => Of(ConvolutionTask.Drawn(draw, 1, 2, 3, 3)));
        Probe("a batch", draw => Of(ConvolutionTask.Drawn(draw, draw.Integer(3, 4), 2, 3, 2)));
        Probe("padding", draw => Of(ConvolutionTask.Drawn(draw, 2, 3, 2, 3, padding: 1)));
        Probe("stride and padding", draw => Of(ConvolutionTask.Drawn(draw, 2, 3, 4, 3, stride: draw.Integer(2, 3), padding: 1)));
        Oracle(Right, tolerance: 1e-12, relative: 1e-7, points: 2, name: "a batch of images", on: ["one image", "a batch"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-7, points: 2, name: "stride and padding", on: ["padding", "stride and padding"]);

        Diagnose((x, g, right) => x.X.shape[0] > 1 && (Close(g.Weight, right.Weight / x.X.shape[0]) || Close(g.Bias, right.Bias / x.X.shape[0])),
            "You took a mean over the images: paths add up, and a 1/N of the loss is in dY already.");
        Diagnose((x, g, right) => x.X.shape[0] > 1 && Close(g.Weight, Right((x.X.narrow(0, 0, 1), x.G.narrow(0, 0, 1), x.Kernel, x.Stride, x.Padding)).Weight), "Only the first image is counted.");
        Diagnose((x, g, right) => Close(g.Bias, x.G.mean([0L, 2, 3])), "db is a mean: the bias goes into every place with slope 1, so add up.");
        Diagnose((x, g, right) => Close(g.Bias, x.G.sum([2, 3])) && !Close(g.Bias, right.Bias), "db is not summed over the images.");
        Diagnose((x, g, right) => Close(g.Weight, right.Weight.flip(2, 3)), "dW is turned by 180°: weight (u, v) met pixel (is + u, js + v).");
        Diagnose((x, g, right) => Close(g.Weight, right.Weight.transpose(0, 1)), "dW is [C, O, k, k]: a gradient has the shape of what it is the gradient by, [O, C, k, k].");
        Hint("Steps 6 and 7: where did this weight go in, and which pixel did it meet there?");
        Hint("db is dY summed over images and places. dW[o, c, u, v] is a sum over images and places too: dY times the padded pixel at (is + u, js + v).");
        Hint("For each u and v: einsum(\"noij,ncij->oc\", dY, met), where met is padded[.., .., u::s, v::s] cut to the size of dY.");
    }

    private static (Tensor, Tensor, int, int, int) Of(ConvolutionTask task) => (task.X, task.G, (int)task.W.shape[2], task.Stride, task.Padding);

    private static (Tensor Weight, Tensor Bias) Right((Tensor X, Tensor G, int Kernel, int Stride, int Padding) x)
    {
        var weights = zeros([x.G.shape[1], x.X.shape[1], x.Kernel, x.Kernel], ScalarType.Float64);
        var (_, w, b) = new ConvolutionTask(x.X, weights, zeros(x.G.shape[1], dtype: ScalarType.Float64), x.G, x.Stride, x.Padding).Gradients();
        return (w, b);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FilterGradients"/>
    public static FilterGradients FilterGradients => The<FilterGradients>();
}
