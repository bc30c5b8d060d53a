using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Images that are drawn by rules from a seed, so that what is right is known exactly. The same seed gives the same images.</summary>
public static partial class SyntheticImages
{
    private const double Sharpness = 1.5;

    /// <summary>What <see cref="Shapes"/> draws, in the order of the labels.</summary>
    public static IReadOnlyList<string> ShapeNames { get; } = ["circle", "square", "triangle", "cross"];

    /// <summary>One shape on each image: of random place, size, angle and colour, on a dark ground of another colour, with some noise.</summary>
    /// <param name="count">The number of images, N; the classes take turns.</param>
    /// <param name="size">Height and width in pixels, at least 8.</param>
    /// <param name="seed">Decides the images.</param>
    /// <returns>A set of colour images in four classes, circle, square, triangle and cross.</returns>
    public static ImageSet Shapes(int count, int size = 32, long seed = 0)
    {
        var (draws, noise) = Draws(count, size, perImage: 10, noisePerImage: 3 * size * size, seed);
        byte[] pixels = new byte[count * 3 * size * size];
        for (int i = 0; i < count; i++)
        {
            var draw = draws.AsSpan(i * 10, 10);
            double radius = size * (0.18 + 0.17 * draw[0]);
            double middleX = radius + (size - 2 * radius) * draw[1], middleY = radius + (size - 2 * radius) * draw[2];
            var (sin, cos) = Math.SinCos(2 * Math.PI * draw[3]);
            for (int pixel = 0; pixel < size * size; pixel++)
            {
                double x = pixel % size + 0.5 - middleX, y = pixel / size + 0.5 - middleY;
                double inside = Coverage(-Distance(i % 4, (cos * x + sin * y) / radius, (cos * y - sin * x) / radius) * radius);
                for (int channel = 0; channel < 3; channel++)
                {
                    double shape = 0.45 + 0.55 * draw[4 + channel], ground = 0.3 * draw[7 + channel];
                    int place = (i * 3 + channel) * size * size + pixel;
                    pixels[place] = (byte)Math.Round(255 * Math.Clamp(ground + (shape - ground) * inside + 0.03 * noise[place], 0, 1));
                }
            }
        }
        return new ImageSet("shapes", new IdxArray([count, 3, size, size], pixels), [.. Enumerable.Range(0, count).Select(i => i % 4)], ShapeNames);
    }

    /// <summary>Cells as under a microscope: bright, blurred ellipses of random number, place, size, angle and brightness, with noise; and which pixels are cell.</summary>
    /// <param name="count">The number of images, N.</param>
    /// <param name="size">Height and width in pixels, at least 8.</param>
    /// <param name="seed">Decides the images.</param>
    /// <param name="mostCells">The largest number of cells on an image; each has 1 to as many, and they may overlap.</param>
    public static CellImages Cells(int count, int size = 64, long seed = 0, int mostCells = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostCells, 1);
        int perImage = 2 + 6 * mostCells;
        var (draws, noise) = Draws(count, size, perImage, size * size, seed);
        var (images, masks, counts) = (new float[count * size * size], new float[count * size * size], new int[count]);
        for (int i = 0; i < count; i++)
        {
            var draw = draws.AsSpan(i * perImage, perImage);
            var image = images.AsSpan(i * size * size, size * size);
            var mask = masks.AsSpan(i * size * size, size * size);
            image.Fill(0.08f + 0.08f * draw[0]);
            counts[i] = 1 + (int)(mostCells * draw[1]);
            for (int cell = 0; cell < counts[i]; cell++)
                Draw(draw.Slice(2 + 6 * cell, 6), size, image, mask);
            for (int pixel = 0; pixel < image.Length; pixel++)
                image[pixel] = Math.Clamp(image[pixel] + 0.04f * noise[i * size * size + pixel], 0, 1);
        }
        return new CellImages(tensor(images, [count, 1, size, size]), tensor(masks, [count, 1, size, size]), counts);
    }

    // Six numbers make a cell: place, radius, length, angle, brightness.
    private static void Draw(ReadOnlySpan<float> draw, int size, Span<float> image, Span<float> mask)
    {
        double middleX = size * draw[0], middleY = size * draw[1];
        double radius = size * (0.07 + 0.06 * draw[2]), length = radius * (1 + 0.6 * draw[3]);
        var (sin, cos) = Math.SinCos(Math.PI * draw[4]);
        float brightness = 0.35f + 0.45f * draw[5];
        for (int pixel = 0; pixel < size * size; pixel++)
        {
            double x = pixel % size + 0.5 - middleX, y = pixel / size + 0.5 - middleY;
            double along = (cos * x + sin * y) / length, across = (cos * y - sin * x) / radius;
            double distance = Math.Sqrt(along * along + across * across);
            if (distance <= 1)
                mask[pixel] = 1;
            // Bright in the middle, fading over its edge.
            double light = brightness * (0.7 + 0.3 * Math.Exp(-2 * distance * distance)) / (1 + Math.Exp((distance - 1) * radius * Sharpness));
            image[pixel] = Math.Max(image[pixel], (float)light);
        }
    }

    // How far a point is outside of a shape of radius 1 (negative: inside).
    private static double Distance(int shape, double x, double y) => shape switch
    {
        0 => Math.Sqrt(x * x + y * y) - 1,
        1 => Math.Max(Math.Abs(x), Math.Abs(y)) - Math.Sqrt(0.5),
        // Three sides, half a radius from the middle.
        2 => Math.Max(y, Math.Max(-y / 2 + x * Math.Sqrt(0.75), -y / 2 - x * Math.Sqrt(0.75))) - 0.5,
        _ => Math.Min(Math.Max(Math.Abs(x) - 0.95, Math.Abs(y) - 0.28), Math.Max(Math.Abs(x) - 0.28, Math.Abs(y) - 0.95)),
    };

    // How much of a pixel a shape covers whose edge is so far away, roughly.
    private static double Coverage(double depth) => Math.Clamp(0.5 + depth, 0, 1);

    private static (float[] draws, float[] noise) Draws(int count, int size, int perImage, int noisePerImage, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 8);
        var generator = new Generator(unchecked((ulong)seed));
        using var uniform = rand(count, perImage, generator: generator);
        using var normal = randn(count, noisePerImage, generator: generator);
        return (uniform.data<float>().ToArray(), normal.data<float>().ToArray());
    }
}

/// <summary>Images of cells and what is right about them.</summary>
/// <param name="Images">Grey images, float32 of shape [N, 1, H, W] in [0, 1].</param>
/// <param name="Masks">1 where a pixel's middle is in a cell, else 0; float32 of shape [N, 1, H, W].</param>
/// <param name="Counts">The number of cells on each image.</param>
public sealed record CellImages(Tensor Images, Tensor Masks, IReadOnlyList<int> Counts);
