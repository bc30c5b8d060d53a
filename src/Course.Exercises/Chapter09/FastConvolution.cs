using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>A convolution as a copy and one matrix product, at least three times as fast as loops.</summary>
/// <remarks>The ratio is that of the fastest of several calls each, taken in turns, so that a busy machine slows both.</remarks>
public sealed class FastConvolution() : Exercise<Func<Tensor, Tensor, Tensor, int, Tensor>, (Tensor X, Tensor W, Tensor B, int Padding), Tensor>(
    "09.6", "Faster than the loops", Difficulty.Hard, minutes: 90)
{
    private const int Turns = 10;
    private const double Faster = 3;

    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(x.X, x.W, x.B, x.Padding));
        Probe("small", draw => Drawn(draw, draw.Integer(2, 3), 3, 4, 3, draw.Integer(6, 7), 9, padding: 0));
        Probe("padding", draw => Drawn(draw, 2, 3, 5, 3, draw.Integer(6, 7), 9, padding: 1));
        Probe("a large window", draw => Drawn(draw, 2, 2, 3, 5, draw.Integer(8, 9), 11, padding: 2));
        Probe("large", draw => Drawn(draw, 1, draw.Integer(15, 17), 64, 3, draw.Integer(30, 32), 33, padding: 1));
        Oracle(Right, tolerance: 1e-4, relative: 1e-4, points: 3, on: ["small", "padding", "a large window"]);
        Property($"with the right result it is at least {Faster:0} times as fast as the loops",
            (answer, x) => (answer(x.X, x.W, x.B, x.Padding), TimesAsFast(answer, x)),
            (x, seen) => Close(seen.Item1, Right(x), 1e-3) && seen.Item2 >= Faster, points: 3, on: "large");

        Diagnose((x, y, right) => Close(y, right - x.B.reshape(1, -1, 1, 1), 1e-4), "The bias is missing.");
        Diagnose((x, y, right) => Close(y, Right((x.X, x.W.flip(2, 3), x.B, x.Padding)), 1e-4), "The rows of the columns are in the wrong order within a window: (u, v) row by row, as in w.reshape(O, C·k²).");
        Diagnose((x, y, right) => Close(y, Right((x.X, x.W.transpose(2, 3), x.B, x.Padding)), 1e-4), "Rows and columns of the window are exchanged: u is the row.");
        Diagnose((x, y, right) => Close(y, Right((x.X, x.W.reshape(x.W.shape[0], x.W.shape[2], x.W.shape[3], x.W.shape[1]).permute(0, 3, 1, 2).contiguous(), x.B, x.Padding)), 1e-4), "The channels are in another order than in w.reshape(O, C·k²): c first, then u, then v.");
        Diagnose((x, y, right) => x.X.shape[0] > 1 && Close(y.narrow(0, 0, 1), right.narrow(0, 0, 1), 1e-4) && Close(y.narrow(0, 1, 1), right.narrow(0, 0, 1), 1e-4), "Every image gets the result of the first one: the columns are built anew for each.");
        Diagnose((x, y, right) => x.Padding > 0 && y.shape[2] == right.shape[2] - 2 * x.Padding, "The padding is missing, so the output is too small.");
        Hint("Step 11: copy windows into columns, and let one matrix product do all sums.");
        Hint("Row (c·k + u)·k + v of the columns holds, for every place (i, j), the pixel (i + u − p, j + v − p) of channel c, or 0. Build it in a float[] and make one tensor of it: reading single elements of tensors is slow.");
        Hint("w.reshape(O, C·k·k).matmul(columns) is [O, H'·W']; add b.unsqueeze(1) and reshape to [O, H', W']. Do it for each image, and stack.");
    }

    private static (Tensor, Tensor, Tensor, int) Drawn(Draw draw, int images, int channels, int filters, int kernel, int height, int width, int padding) => (
        draw.Normal([images, channels, height, width]), draw.Normal([filters, channels, kernel, kernel]), draw.Normal([filters]), padding);

    private static Tensor Right((Tensor X, Tensor W, Tensor B, int Padding) x) => nn.functional.conv2d(x.X, x.W, x.B, padding: [x.Padding, x.Padding]);

    /// <summary>The ratio of the times; 0 where the result is not that of the loops, for which no time is worth taking.</summary>
    private static double TimesAsFast(Func<Tensor, Tensor, Tensor, int, Tensor> answer, (Tensor X, Tensor W, Tensor B, int Padding) x)
    {
        if (!Close(answer(x.X, x.W, x.B, x.Padding), ConvolutionLoops.Of(x.X, x.W, x.B, x.Padding), 1e-3))
            return 0;
        double loops = double.PositiveInfinity, own = double.PositiveInfinity;
        for (int turn = 0; turn < Turns; turn++)
        {
            loops = Math.Min(loops, Seconds(() => ConvolutionLoops.Of(x.X, x.W, x.B, x.Padding)));
            own = Math.Min(own, Seconds(() => answer(x.X, x.W, x.B, x.Padding)));
        }
        return loops / own;
    }

    private static double Seconds(Func<Tensor> call)
    {
        using var scope = NewDisposeScope();
        long start = Stopwatch.GetTimestamp();
        call();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FastConvolution"/>
    public static FastConvolution FastConvolution => The<FastConvolution>();
}
