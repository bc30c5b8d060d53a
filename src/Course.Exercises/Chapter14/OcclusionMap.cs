using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>How far a score falls when a square of the picture is covered.</summary>
public sealed class OcclusionMap() : Exercise<
    Func<Func<Tensor, Tensor>, Tensor, int, int, double, Tensor>, (Tensor Image, Tensor Filters, Tensor Weights, int Size, int Stride, double Cover), Tensor>(
    "14.2", "An occlusion map", Difficulty.Easy, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Run((answer, x) => answer(images => Score(images, x.Filters, x.Weights), x.Image, x.Size, x.Stride, x.Cover));
        Probe("squares side by side", draw => Drawn(draw, 3, 3, 2, 3, 0));
        Probe("squares that overlap", draw => Drawn(draw, 2, 4, 3, 1, 0));
        Probe("a grey cover", draw => Drawn(draw, 3, 3, 3, 2, draw.Number(0.3, 0.8)));
        Oracle(x => Right(x), tolerance: 1e-9, relative: 1e-7, points: 2, name: "covered with black", on: ["squares side by side", "squares that overlap"]);
        Oracle(x => Right(x), tolerance: 1e-9, relative: 1e-7, points: 2, name: "covered with grey", on: "a grey cover");

        Diagnose((x, got, right) => Close(got, -right), "The sign is the other way round: the map is positive where the score falls.");
        Diagnose((x, got, right) => Close(got, Score(x.Image, x.Filters, x.Weights) - right), "These are the scores of the covered pictures: the map is how far they have fallen.");
        Diagnose((x, got, right) => x.Cover != 0 && Close(got, Right(x with { Cover = 0 })), "You cover with 0: use the colour that was given.");
        Diagnose((x, got, right) => Close(got, Right(x, keep: true)), "A square stays covered when the next one is: start from the whole picture each time, with clone().");
        Diagnose((x, got, right) => Close(got, right.t()), "Rows and columns are exchanged: the map has a row for each place down the picture.");
        Diagnose((x, got, right) => x.Stride > 1 && got.shape[0] == x.Image.shape[2] - x.Size + 1, "The stride is not used: the square moves by so many pixels.");
        Hint("Step 5: the score of the whole picture, less that of the picture in which a square has the cover's colour.");
        Hint("There are (H − size) / stride + 1 rows of places, and as many columns from the width. Cover a clone.");
        Hint("covered.narrow(2, i * stride, size).narrow(3, j * stride, size).fill_(cover) covers all channels at once.");
    }

    private static (Tensor, Tensor, Tensor, int, int, double) Drawn(Draw draw, int rows, int columns, int size, int stride, double cover)
    {
        // Not square, and large enough for so many places and a rest at the edge.
        long height = (rows + 1) * stride + size, width = (columns + 3) * stride + size;
        int channels = draw.Integer(2, 3), filters = draw.Integer(4, 6);
        return (draw.Uniform(0, 1, [1, channels, height, width], ScalarType.Float64), draw.Normal([filters, channels, 3, 3], ScalarType.Float64),
            draw.Normal([filters], ScalarType.Float64), size, stride, cover);
    }

    /// <summary>A small network, [N, C, H, W] to [N]: a convolution, ReLU, the mean of the squares of each map, weighted.</summary>
    private static Tensor Score(Tensor images, Tensor filters, Tensor weights) =>
        nn.functional.conv2d(images, filters, padding: [1, 1]).relu().pow(2).mean([2, 3]).matmul(weights);

    private static Tensor Right((Tensor Image, Tensor Filters, Tensor Weights, int Size, int Stride, double Cover) x, bool keep = false)
    {
        long rows = (x.Image.shape[2] - x.Size) / x.Stride + 1, columns = (x.Image.shape[3] - x.Size) / x.Stride + 1;
        var whole = Score(x.Image, x.Filters, x.Weights);
        var falls = zeros(rows, columns, dtype: ScalarType.Float64);
        var covered = x.Image.clone();
        for (long i = 0; i < rows; i++)
        {
            for (long j = 0; j < columns; j++)
            {
                if (!keep)
                    covered = x.Image.clone();
                covered.narrow(2, i * x.Stride, x.Size).narrow(3, j * x.Stride, x.Size).fill_(x.Cover);
                falls[i, j] = (whole - Score(covered, x.Filters, x.Weights)).squeeze();
            }
        }
        return falls;
    }
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.OcclusionMap"/>
    public static OcclusionMap OcclusionMap => The<OcclusionMap>();
}
