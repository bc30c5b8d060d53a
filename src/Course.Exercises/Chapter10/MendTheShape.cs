namespace Course.Exercises;

/// <summary>How many numbers reach the first linear layer, for images of any size: the bug that every first network has.</summary>
public sealed class MendTheShape() : FunctionExercise<int, int, int>("10.5", "A shape to mend", Difficulty.Medium, minutes: 15)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("28×28", _ => (28, 28));
        Probe("an odd size", draw => (2 * draw.Integer(10, 20) + 1, 2 * draw.Integer(10, 20) + 1));
        Probe("32×32", _ => (32, 32));
        Probe("a wide image", draw => (draw.Integer(16, 30), draw.Integer(40, 90)));
        Oracle(size => Features(size.Item1, size.Item2), name: "it is right for 28×28 and for odd sizes", on: ["28×28", "an odd size"]);
        Oracle(size => Features(size.Item1, size.Item2), points: 2, name: "it is right for 32×32 and for wide images", on: ["32×32", "a wide image"]);

        Diagnose((size, features, right) => features == 400 && size != (32, 32), "400 is right for 28×28 only: the size has to be computed from the image's.");
        Diagnose((size, features, right) => features == 16 * (size.Item1 / 4) * (size.Item2 / 4), "You halved twice and forgot the second convolution, which takes 4 from each side.");
        Diagnose((size, features, right) => features == 16 * (((size.Item1 - 4) / 2 - 4) / 2) * (((size.Item2 - 4) / 2 - 4) / 2), "The first convolution has padding 2, so it keeps the size.");
        Diagnose((size, features, right) => features * 16 == right, "The channels are missing: there are 16 maps of this size.");
        Diagnose((size, features, right) => features == Features(size.Item1, size.Item1), "Height and width may differ.");
        Hint("Follow the height alone: 28, 28, 14, 10, 5.");
        Hint("A 5×5 convolution without padding takes 4; a 2×2 pooling halves, and drops what is left over.");
        Hint("For one side: (side / 2 − 4) / 2 in whole numbers; then 16 maps of height times width.");
    }

    private static int Features(int height, int width) => 16 * ((height / 2 - 4) / 2) * ((width / 2 - 4) / 2);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.MendTheShape"/>
    public static MendTheShape MendTheShape => The<MendTheShape>();
}
