namespace Course.Data;

/// <content>Ten things on a busy ground.</content>
public static partial class SyntheticImages
{
    private const int NumbersOfThing = 23;

    // Corners of shapes without dents, clockwise as seen; x to the right, y down, the thing within a radius of 1.
    private static readonly (double x, double y)[] Hull = [(-0.95, 0.35), (0.95, 0.35), (0.55, 0.8), (-0.65, 0.8)];
    private static readonly (double x, double y)[] Sail = [(0, -0.9), (0.8, 0.2), (0, 0.2)];
    private static readonly (double x, double y)[] Tail = [(0.35, 0), (0.95, -0.5), (0.95, 0.5)];
    private static readonly (double x, double y)[] Roof = [(-0.95, -0.05), (0, -0.9), (0.95, -0.05)];
    private static readonly (double x, double y)[] Top = [(0, -0.95), (0.6, 0), (-0.6, 0)];
    private static readonly (double x, double y)[] Branches = [(0, -0.5), (0.8, 0.55), (-0.8, 0.55)];

    /// <summary>What <see cref="Things"/> draws, in the order of the labels, which is that of the alphabet.</summary>
    public static IReadOnlyList<string> ThingNames { get; } = ["boat", "cup", "fish", "flag", "house", "key", "moon", "mushroom", "star", "tree"];

    /// <summary>
    /// One thing on each image, upright but for up to 15°, facing either side, of random place, size and colour, on
    /// a darker ground of two colours in waves; a disc of another colour may cover a part of it. A mirror image of a thing is such a thing.
    /// </summary>
    /// <param name="count">The number of images, N; the classes take turns.</param>
    /// <param name="size">Height and width in pixels, at least 8.</param>
    /// <param name="seed">Decides the images.</param>
    /// <returns>A set of colour images in ten classes, <see cref="ThingNames"/>.</returns>
    public static ImageSet Things(int count, int size = 32, long seed = 0)
    {
        var (draws, noise) = Draws(count, size, NumbersOfThing, 3 * size * size, seed);
        byte[] pixels = new byte[count * 3 * size * size];
        for (int i = 0; i < count; i++)
            Draw(i % ThingNames.Count, draws.AsSpan(i * NumbersOfThing, NumbersOfThing), size,
                noise.AsSpan(i * 3 * size * size, 3 * size * size), pixels.AsSpan(i * 3 * size * size, 3 * size * size));
        return new ImageSet("things", new IdxArray([count, 3, size, size], pixels), [.. Enumerable.Range(0, count).Select(i => i % ThingNames.Count)], ThingNames);
    }

    private static void Draw(int thing, ReadOnlySpan<float> draw, int size, ReadOnlySpan<float> noise, Span<byte> pixels)
    {
        double radius = size * (0.28 + 0.14 * draw[1]);
        double middleX = radius + (size - 2 * radius) * draw[2], middleY = radius + (size - 2 * radius) * draw[3];
        var (sin, cos) = Math.SinCos((2 * draw[4] - 1) * Math.PI / 12);
        double side = draw[0] < 0.5 ? 1 : -1;
        var (waveY, waveX) = Math.SinCos(2 * Math.PI * draw[15]);
        double frequency = 2 * Math.PI * (1 + 3 * draw[14]) / size;
        for (int pixel = 0; pixel < size * size; pixel++)
        {
            double column = pixel % size + 0.5, row = pixel / size + 0.5, x = column - middleX, y = row - middleY;
            double inside = Coverage(-Depth(thing, side * (cos * x + sin * y) / radius, (cos * y - sin * x) / radius) * radius);
            double covered = Coverage(size * (0.04 + 0.06 * draw[19]) - Disc(column, row, size * draw[17], size * draw[18], 0));
            double wave = 0.5 + 0.5 * Math.Sin(frequency * (waveX * column + waveY * row) + 2 * Math.PI * draw[16]);
            for (int channel = 0; channel < 3; channel++)
            {
                double ground = 0.4 * Mixed(draw[8 + channel], draw[11 + channel], wave);
                double light = Mixed(Mixed(ground, 0.5 + 0.5 * draw[5 + channel], inside), draw[20 + channel], covered);
                int place = channel * size * size + pixel;
                pixels[place] = (byte)Math.Round(255 * Math.Clamp(light + 0.04 * noise[place], 0, 1));
            }
        }
    }

    // How far a point is outside of a thing (negative: inside); exact at the edges, which is where it counts.
    private static double Depth(int thing, double x, double y) => thing switch
    {
        0 => Math.Min(Math.Min(Convex(Hull, x, y), Convex(Sail, x, y)), Box(x, y, -0.08, -0.25, 0.07, 0.65)),
        1 => Math.Min(Box(x, y, -0.2, 0.05, 0.5, 0.65), Ring(x, y, 0.4, 0.05, 0.24, 0.45)),
        2 => Math.Max(Math.Min(0.42 * (Disc((x + 0.2) / 0.72, y / 0.42, 0, 0, 1)), Convex(Tail, x, y)), -Disc(x, y, -0.55, -0.08, 0.11)),
        3 => Math.Min(Box(x, y, -0.6, 0, 0.09, 0.95), Box(x, y, 0.1, -0.5, 0.7, 0.42)),
        4 => Math.Max(Math.Min(Box(x, y, 0, 0.4, 0.65, 0.5), Convex(Roof, x, y)), -Box(x, y, 0.25, 0.6, 0.17, 0.32)),
        5 => Math.Min(Math.Min(Ring(x, y, -0.5, 0, 0.2, 0.46), Box(x, y, 0.42, 0, 0.55, 0.1)), Math.Min(Box(x, y, 0.5, 0.22, 0.09, 0.22), Box(x, y, 0.86, 0.22, 0.09, 0.22))),
        6 => Math.Max(Disc(x, y, 0, 0, 0.88), -Disc(x, y, 0.4, -0.12, 0.68)),
        7 => Math.Min(Math.Max(Disc(x, y, 0, 0.05, 0.92), y - 0.05), Box(x, y, 0, 0.45, 0.24, 0.45)),
        8 => Star(x, y),
        _ => Math.Min(Math.Min(Convex(Top, x, y), Convex(Branches, x, y)), Box(x, y, 0, 0.75, 0.15, 0.22)),
    };

    private static double Mixed(double one, double other, double share) => one + (other - one) * share;

    private static double Disc(double x, double y, double middleX, double middleY, double radius) =>
        Math.Sqrt((x - middleX) * (x - middleX) + (y - middleY) * (y - middleY)) - radius;

    private static double Ring(double x, double y, double middleX, double middleY, double inner, double outer) =>
        Math.Max(Disc(x, y, middleX, middleY, outer), -Disc(x, y, middleX, middleY, inner));

    private static double Box(double x, double y, double middleX, double middleY, double halfWidth, double halfHeight) =>
        Math.Max(Math.Abs(x - middleX) - halfWidth, Math.Abs(y - middleY) - halfHeight);

    private static double Convex((double x, double y)[] corners, double x, double y)
    {
        double most = double.NegativeInfinity;
        for (int i = 0; i < corners.Length; i++)
        {
            var (from, to) = (corners[i], corners[(i + 1) % corners.Length]);
            double alongX = to.x - from.x, alongY = to.y - from.y;
            // Clockwise with y down: outside is where the cross product is negative.
            double outside = ((x - from.x) * alongY - (y - from.y) * alongX) / Math.Sqrt(alongX * alongX + alongY * alongY);
            most = Math.Max(most, outside);
        }
        return most;
    }

    // Five points, one up. By its symmetries every point is moved to the half of a point of the star, whose edge is one line.
    private static double Star(double x, double y)
    {
        const double part = Math.PI / 5, inner = 0.42;
        double angle = Math.Abs(Math.IEEERemainder(Math.Atan2(x, -y), 2 * part)), length = Math.Sqrt(x * x + y * y);
        var (across, up) = (length * Math.Sin(angle), length * Math.Cos(angle));
        double toX = inner * Math.Sin(part), toY = inner * Math.Cos(part) - 0.95;
        return (across * -toY + (up - 0.95) * toX) / Math.Sqrt(toX * toX + toY * toY);
    }
}
