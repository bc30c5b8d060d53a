using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Max-pooling backward, with windows that may overlap.</summary>
public sealed class MaxPoolBackward() : Exercise<
    Func<Tensor, Tensor, int, int, Tensor>, (Tensor X, Tensor G, int Kernel, int Stride), Tensor>("09.5", "Max-pooling, backward", Difficulty.Medium, minutes: 25)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.G, x.Kernel, x.Stride));
        Probe("2×2, stride 2", draw => Drawn(draw, 2, 2));
        Probe("a part at the end that no window covers", draw => Drawn(draw, 3, 3, odd: true));
        Probe("overlapping", draw => Drawn(draw, 3, 2));
        Probe("every pixel in many windows", draw => Drawn(draw, 3, 1));
        Probe("equal winners", draw => Drawn(draw, 2, 2) is var (x, g, k, s) ? ((x * 1.2).round(), g, k, s) : default);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 2, name: "windows beside each other", on: ["2×2, stride 2", "a part at the end that no window covers"]);
        Oracle(Right, tolerance: 1e-12, relative: 1e-9, points: 2, name: "overlapping windows", on: ["overlapping", "every pixel in many windows"]);
        Property("of equal winners one is paid, whichever", (x, dx) => Close(Windows(dx, x.Kernel, x.Stride), x.G) && dx.not_equal(0).sum().item<long>() == x.G.numel() && WinnersOnly(x, dx), on: "equal winners");

        Diagnose((x, dx, right) => x.Stride < x.Kernel && Close(dx, Last(x)), "A later window overwrites an earlier one: a pixel that wins twice is paid twice, so add with +=.");
        Diagnose((x, dx, right) => Close(dx, Average(x)), "This is the backward pass of average-pooling: only the winner is paid.");
        Diagnose((x, dx, right) => x.Stride >= x.Kernel && Close(dx, right.not_equal(0).to(ScalarType.Float64)), "You mark the winners with 1: each is paid the gradient of its window's maximum.");
        Diagnose((x, dx, right) => x.Stride == x.Kernel && Close(dx, Everyone(x)), "All equal winners are paid in full, so gradient appears from nowhere: pay one of them.");
        Diagnose((x, dx, right) => x.X.shape[1] > 1 && Close(dx.narrow(1, 0, 1), right.narrow(1, 0, 1)) && dx.narrow(1, 1, x.X.shape[1] - 1).count_nonzero().item<long>() == 0, "Only the first channel gets a gradient: each is pooled by itself.");
        Hint("Step 12: find where the winner of each window is, and hand it the window's gradient.");
        Hint("Go through the windows of every image and channel. Remember the place of the largest number, and add dY to dX there: it may win again.");
        Hint("For window (i, j): place = the argmax over rows is … is + k − 1 and columns js … js + k − 1; then dX[place] += dY[n, c, i, j].");
    }

    private static (Tensor, Tensor, int, int) Drawn(Draw draw, int kernel, int stride, bool odd = false)
    {
        int rows = draw.Integer(2, 3), columns = draw.Integer(3, 4), images = draw.Integer(1, 2), channels = draw.Integer(2, 3), rest = odd ? 1 : 0;
        long[] Sizes(int r, int c) => [images, channels, r, c];
        return (draw.Normal(Sizes((rows - 1) * stride + kernel + rest, (columns - 1) * stride + kernel + rest), ScalarType.Float64), draw.Normal(Sizes(rows, columns), ScalarType.Float64), kernel, stride);
    }

    private static Tensor Right((Tensor X, Tensor G, int Kernel, int Stride) x)
    {
        var leaf = x.X.clone().requires_grad_();
        (nn.functional.max_pool2d(leaf, x.Kernel, x.Stride) * x.G).sum().backward();
        return leaf.grad!;
    }

    private static Tensor Average((Tensor X, Tensor G, int Kernel, int Stride) x)
    {
        var leaf = x.X.clone().requires_grad_();
        (nn.functional.avg_pool2d(leaf, x.Kernel, x.Stride) * x.G).sum().backward();
        return leaf.grad!;
    }

    /// <summary>Sums over windows that do not overlap.</summary>
    private static Tensor Windows(Tensor values, int kernel, int stride) => nn.functional.avg_pool2d(values, kernel, stride) * (kernel * kernel);

    /// <summary>1 where a number is the largest of its window, equal ones included; for windows that do not overlap.</summary>
    private static Tensor IsLargest((Tensor X, Tensor G, int Kernel, int Stride) x)
    {
        var largest = Spread(nn.functional.max_pool2d(x.X, x.Kernel, x.Stride), x);
        return x.X.eq(largest).to(ScalarType.Float64);
    }

    private static Tensor Everyone((Tensor X, Tensor G, int Kernel, int Stride) x) => IsLargest(x) * Spread(x.G, x);

    private static bool WinnersOnly((Tensor X, Tensor G, int Kernel, int Stride) x, Tensor dx) => dx.mul(1 - IsLargest(x)).count_nonzero().item<long>() == 0;

    /// <summary>Each number copied to its whole window; infinite where no window is.</summary>
    private static Tensor Spread(Tensor values, (Tensor X, Tensor G, int Kernel, int Stride) x)
    {
        var spread = full_like(x.X, double.PositiveInfinity);
        for (long i = 0; i < values.shape[2]; i++)
        {
            for (long j = 0; j < values.shape[3]; j++)
                spread.narrow(2, i * x.Stride, x.Kernel).narrow(3, j * x.Stride, x.Kernel).copy_(values.narrow(2, i, 1).narrow(3, j, 1));
        }
        return spread;
    }

    /// <summary>What comes out if a later window overwrites an earlier one.</summary>
    private static Tensor Last((Tensor X, Tensor G, int Kernel, int Stride) x)
    {
        var (_, places) = nn.functional.max_pool2d_with_indices(x.X, [x.Kernel, x.Kernel], [x.Stride, x.Stride]);
        double[] dx = new double[x.X.numel()], g = x.G.contiguous().data<double>().ToArray();
        long[] winners = places.contiguous().data<long>().ToArray();
        long inputs = x.X.shape[2] * x.X.shape[3], outputs = x.G.shape[2] * x.G.shape[3];
        for (int at = 0; at < g.Length; at++)
            dx[at / outputs * inputs + winners[at]] = g[at];
        return tensor(dx, x.X.shape);
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MaxPoolBackward"/>
    public static MaxPoolBackward MaxPoolBackward => The<MaxPoolBackward>();
}
