namespace Course.Exercises;

/// <summary>The parameters and the multiply-adds of a residual block.</summary>
public sealed class CountResidualBlock() : FunctionExercise<int, int, int, (long Parameters, long MultiplyAdds)>("13.2", "Count a residual block", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("it keeps its shape", draw => Drawn(draw, added: 0, odd: 0));
        Probe("more channels, half the side", draw => Drawn(draw, added: draw.Integer(1, 30), odd: 0));
        Probe("an odd side", draw => Drawn(draw, added: draw.Integer(1, 30), odd: 1));
        Property("the parameters, where it keeps its shape", (x, count) => count.Parameters == Parameters(x), on: ["it keeps its shape"]);
        Property("the multiply-adds, where it keeps its shape", (x, count) => count.MultiplyAdds == MultiplyAdds(x), on: ["it keeps its shape"]);
        Property("the parameters, where the shape changes", (x, count) => count.Parameters == Parameters(x), on: ["more channels, half the side", "an odd side"]);
        Property("the multiply-adds, where the shape changes", (x, count) => count.MultiplyAdds == MultiplyAdds(x), on: ["more channels, half the side", "an odd side"]);

        Diagnose((x, count) => count.Parameters == Weights(x), "The batch normalisations are missing: each has a scale and a shift for every channel.");
        Diagnose((x, count) => count.Parameters == Parameters(x) + Norms(x) * x.Item2, "Before a batch normalisation a convolution has no bias: the shift would be counted twice.");
        Diagnose((x, count) => Projects(x) && count.Parameters == Parameters(x) - x.Item1 * x.Item2 - 2 * x.Item2, "The projection is missing: where the shape changes, a 1×1 convolution with a batch normalisation stands beside the block.");
        Diagnose((x, count) => count.MultiplyAdds == 2 * MultiplyAdds(x), "A multiplication with its addition counts as one here, not as two.");
        Diagnose((x, count) => Projects(x) && count.MultiplyAdds == MultiplyAdds(x, x.Item3), "A weight is used once for each pixel of the output, and the first convolution's output has half the side.");
        Diagnose((x, count) => x.Item3 % 2 == 1 && Projects(x) && count.MultiplyAdds == MultiplyAdds(x, x.Item3 / 2), "An odd side: a 3×3 convolution of stride 2 and padding 1 makes 4 of 7, not 3.");
        Hint("A 3×3 convolution from a to b channels has 9·a·b weights; a batch normalisation has 2 parameters for each channel.");
        Hint("Multiply-adds: the weights of a convolution, times the pixels of its output. Where the shape changes, all outputs have the side (s + 1) / 2 in whole numbers.");
        Hint("Weights: 9·c·w + 9·w·w, and c·w more where c ≠ w. Parameters: 4·w more for the two normalisations, and 2·w for the projection's.");
    }

    private static (int, int, int) Drawn(Draw draw, int added, int odd)
    {
        int channels = draw.Integer(5, 30);
        return (channels, channels + added, (2 * draw.Integer(4, 20)) + odd);
    }

    private static bool Projects((int Channels, int Width, int Side) x) => x.Channels != x.Width;

    private static long Norms((int, int, int) x) => Projects(x) ? 3 : 2;

    private static long Weights((int Channels, int Width, int Side) x) => (9L * x.Channels * x.Width) + (9L * x.Width * x.Width) + (Projects(x) ? (long)x.Channels * x.Width : 0);

    private static long Parameters((int Channels, int Width, int Side) x) => Weights(x) + (2 * Norms(x) * x.Width);

    private static long MultiplyAdds((int Channels, int Width, int Side) x) => MultiplyAdds(x, Projects(x) ? (x.Side + 1) / 2 : x.Side);

    private static long MultiplyAdds((int, int, int) x, long side) => side * side * Weights(x);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.CountResidualBlock"/>
    public static CountResidualBlock CountResidualBlock => The<CountResidualBlock>();
}
