using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>
/// Points in the plane with a class each, made from a seed: what a classifier is looked at with. Every method gives points, float32 of
/// shape [N, 2], and labels, int64 of shape [N], class after class; the same seed gives the same points.
/// </summary>
public static class ToyData
{
    /// <summary>Clouds around points of a circle of radius 3: linearly separable while the noise is small.</summary>
    /// <param name="perClass">The number of points of each class.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="noise">The standard deviation of the clouds in both directions.</param>
    /// <param name="seed">Decides the points.</param>
    public static (Tensor points, Tensor labels) Blobs(int perClass, int classes = 3, double noise = 0.8, long seed = 0) =>
        Make(perClass, classes, noise, seed, (label, _) => OnCircle(3, 2 * Math.PI * label / classes));

    /// <summary>Two half circles of radius 1 that reach into each other: the upper one around (0, 0), the lower one around (1, ½).</summary>
    /// <param name="perClass">The number of points of each of the 2 classes.</param>
    /// <param name="noise">The standard deviation that is added in both directions.</param>
    /// <param name="seed">Decides the points.</param>
    public static (Tensor points, Tensor labels) Moons(int perClass, double noise = 0.1, long seed = 0) =>
        Make(perClass, 2, noise, seed, (label, draw) => OnCircle(1, Math.PI * draw.first) is var (x, y) && label == 0 ? (x, y) : (1 - x, 0.5 - y));

    /// <summary>A circle within another, around (0, 0).</summary>
    /// <param name="perClass">The number of points of each of the 2 classes.</param>
    /// <param name="factor">The radius of the inner circle, class 1; that of the outer one, class 0, is 1.</param>
    /// <param name="noise">The standard deviation that is added in both directions.</param>
    /// <param name="seed">Decides the points.</param>
    public static (Tensor points, Tensor labels) Circles(int perClass, double factor = 0.5, double noise = 0.08, long seed = 0) =>
        Make(perClass, 2, noise, seed, (label, draw) => OnCircle(label == 0 ? 1 : factor, 2 * Math.PI * draw.first));

    /// <summary>Arms of a spiral around (0, 0): the radius grows from 0 to 1 while the angle grows.</summary>
    /// <param name="perClass">The number of points of each class.</param>
    /// <param name="classes">The number of arms, one for each class.</param>
    /// <param name="turns">How often an arm goes around.</param>
    /// <param name="noise">The standard deviation that is added in both directions.</param>
    /// <param name="seed">Decides the points.</param>
    public static (Tensor points, Tensor labels) Spirals(int perClass, int classes = 3, double turns = 0.75, double noise = 0.02, long seed = 0) =>
        Make(perClass, classes, noise, seed, (label, draw) => OnCircle(draw.first, 2 * Math.PI * (turns * draw.first + (double)label / classes)));

    /// <summary>Four squares around (0, 0), each of side 1: class 1 where the signs of both coordinates differ.</summary>
    /// <param name="perClass">The number of points of each of the 2 classes.</param>
    /// <param name="noise">The standard deviation that is added in both directions.</param>
    /// <param name="seed">Decides the points.</param>
    public static (Tensor points, Tensor labels) Xor(int perClass, double noise = 0, long seed = 0) =>
        Make(perClass, 2, noise, seed, (label, draw) => (2 * draw.first - 1) is var x && (x >= 0) == (label == 0) ? (x, draw.second) : (x, -draw.second));

    private static (double x, double y) OnCircle(double radius, double angle) => (radius * Math.Cos(angle), radius * Math.Sin(angle));

    private static (Tensor points, Tensor labels) Make(
        int perClass, int classes, double noise, long seed, Func<int, (double first, double second), (double x, double y)> place)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perClass, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(noise);
        int count = perClass * classes;
        var generator = new Generator(unchecked((ulong)seed));
        using var uniform = rand(count, 2, generator: generator);
        using var normal = randn(count, 2, generator: generator);
        float[] draws = uniform.data<float>().ToArray(), offsets = normal.data<float>().ToArray();
        var (points, labels) = (new float[2 * count], new long[count]);
        for (int i = 0; i < count; i++)
        {
            labels[i] = i / perClass;
            var (x, y) = place(i / perClass, (draws[2 * i], draws[2 * i + 1]));
            (points[2 * i], points[2 * i + 1]) = ((float)(x + noise * offsets[2 * i]), (float)(y + noise * offsets[2 * i + 1]));
        }
        return (tensor(points, [count, 2]), tensor(labels, [count]));
    }
}
