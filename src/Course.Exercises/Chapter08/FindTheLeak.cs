using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The test samples that are in the training set, to the last bit.</summary>
public sealed class FindTheLeak() : FunctionExercise<Tensor, Tensor, long[]>("08.3", "Find the leak", Difficulty.Medium, minutes: 20)
{
    /// <inheritdoc/>
    protected override void Define()
    {
        Probe("a few leaked", draw => Drawn(draw, leaked: draw.Integer(3, 6)));
        Probe("pixels in another order", draw => Drawn(draw, leaked: draw.Integer(2, 4), permuted: 5));
        Probe("almost equal", draw => Drawn(draw, leaked: draw.Integer(2, 4), almost: 5));
        Probe("doubles on one side", draw => Drawn(draw, leaked: draw.Integer(2, 4), doubles: true));
        Oracle(Right, points: 2, name: "each leaked test image is found, once, in rising order", on: ["a few leaked", "doubles on one side"]);
        Oracle(Right, points: 1, name: "and nothing else, however similar", on: ["pixels in another order", "almost equal"]);

        Diagnose((x, got) => got.Distinct().Count() < got.Length, "A place is listed more than once: a test image counts once, however often it is in the training set.");
        Diagnose((_, got, right) => got.Length == right.Length && !got.SequenceEqual(right) && got.Order().SequenceEqual(right), "These are the right ones in another order: list them in rising order.");
        Diagnose((x, got, right) => got.Any(place => Permuted(x, place)), "Images with the same pixels in another order are taken for equal: a sum or a mean does not tell them apart.");
        Diagnose((x, got, right) => got.Any(place => Almost(x, place)), "Images that are almost equal are listed: compare every bit. (Similar images can be a leak too, but that is another question.)");
        Diagnose((x, got, right) => !got.SequenceEqual(right) && got.Order().SequenceEqual(TrainingPlaces(x)), "These are the places in the training set: those in the test set are wanted.");
        Diagnose((x, got, right) => right.All(got.Contains) && got.Length > right.Length && TestDoubles(x).Any(got.Contains), "An image that is twice in the test set alone has not leaked.");
        Hint("Comparing each with each is N·M comparisons. With a set of keys it is N + M look-ups.");
        Hint("A key has to be different for different images: all bytes of the row as text, or their SHA-256. A sum is not enough.");
        Hint("string Key(Tensor row) => string.Join(\" \", row.data<float>().ToArray()); put the keys of the training rows into a HashSet, and ask it for each test row.");
    }

    private static (Tensor, Tensor) Drawn(Draw draw, int leaked, int permuted = 0, int almost = 0, bool doubles = false)
    {
        int trainCount = draw.Integer(30, 40), testCount = draw.Integer(20, 25);
        const int pixels = 12;
        float[][] train = [.. Enumerable.Range(0, trainCount).Select(_ => Image(draw, pixels))];
        float[][] test = [.. Enumerable.Range(0, testCount).Select(_ => Image(draw, pixels))];
        int[] places = Places(draw, testCount);
        for (int i = 0; i < leaked; i++)
            test[places[i]] = [.. train[draw.Integer(0, trainCount - 1)]];
        for (int i = leaked; i < leaked + permuted; i++)
            test[places[i]] = [.. train[draw.Integer(0, trainCount - 1)].Reverse()];
        for (int i = leaked; i < leaked + almost; i++)
        {
            test[places[i]] = [.. train[draw.Integer(0, trainCount - 1)]];
            test[places[i]][draw.Integer(0, pixels - 1)] += 1 / 1024f;
        }
        if (doubles)
        {
            // The first training image is there three times and leaked once; another image is twice in the test set alone.
            (train[1], train[2], test[places[0]]) = ([.. train[0]], [.. train[0]], [.. train[0]]);
            test[places[^1]] = [.. test[places[^2]]];
        }
        return (Matrix(train), Matrix(test));
    }

    /// <summary>Pixels in 256ths: every sum of them is exact in float32, in any order.</summary>
    private static float[] Image(Draw draw, int pixels) => [.. Enumerable.Range(0, pixels).Select(_ => draw.Integer(0, 255) / 256f)];

    private static int[] Places(Draw draw, int count)
    {
        int[] places = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = draw.Integer(0, i);
            (places[i], places[j]) = (places[j], places[i]);
        }
        return places;
    }

    private static Tensor Matrix(float[][] rows) => tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);

    private static string[] Keys(Tensor rows) => [.. Rows(rows).Select(row => Convert.ToHexString(MemoryMarshal.AsBytes(row.AsSpan())))];

    private static float[][] Rows(Tensor rows) => [.. rows.data<float>().ToArray().Chunk((int)rows.shape[1])];

    private static long[] Right((Tensor Train, Tensor Test) x)
    {
        HashSet<string> known = [.. Keys(x.Train)];
        return [.. Keys(x.Test).Index().Where(row => known.Contains(row.Item)).Select(row => (long)row.Index)];
    }

    private static long[] TrainingPlaces((Tensor Train, Tensor Test) x)
    {
        HashSet<string> known = [.. Keys(x.Test)];
        return [.. Keys(x.Train).Index().Where(row => known.Contains(row.Item)).Select(row => (long)row.Index)];
    }

    private static long[] TestDoubles((Tensor Train, Tensor Test) x)
    {
        var right = Right(x);
        return [.. Keys(x.Test).Index().GroupBy(row => row.Item).Where(group => group.Count() > 1).SelectMany(group => group.Select(row => (long)row.Index)).Where(place => !right.Contains(place))];
    }

    private static bool Permuted((Tensor Train, Tensor Test) x, long place) =>
        Is(x, place, (row, image) => !row.SequenceEqual(image) && row.Order().SequenceEqual(image.Order()));

    private static bool Almost((Tensor Train, Tensor Test) x, long place) =>
        Is(x, place, (row, image) => row.Zip(image, (a, b) => Math.Abs(a - b)).Sum() is > 0 and < 0.002f);

    private static bool Is((Tensor Train, Tensor Test) x, long place, Func<float[], float[], bool> relation) =>
        place >= 0 && place < x.Test.shape[0] && Rows(x.Train).Any(image => relation(Rows(x.Test)[place], image)) && !Right(x).Contains(place);
}

public static partial class Exercises
{
    /// <inheritdoc cref="Course.Exercises.FindTheLeak"/>
    public static FindTheLeak FindTheLeak => The<FindTheLeak>();
}
