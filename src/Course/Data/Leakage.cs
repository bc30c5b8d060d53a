using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Finds samples that are in two parts at once, to the last bit, by the SHA-256 of their content: what is measured with them is too good.</summary>
public static class Leakage
{
    /// <summary>The images of one set that are in another too, whatever their labels.</summary>
    /// <returns>Pairs of equal images, as indices in each set: for each image of the second set, the first equal one of the first.</returns>
    public static IReadOnlyList<(int train, int test)> Between(ImageSet train, ImageSet test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        return Between(Enumerable.Range(0, train.Count).Select(i => Hash(train.Pixels(i))), Enumerable.Range(0, test.Count).Select(i => Hash(test.Pixels(i))));
    }

    /// <summary>The rows of one tensor that are in another too.</summary>
    /// <param name="train">Samples along the first dimension; any numbers.</param>
    /// <param name="test">Samples along the first dimension; of the same shape.</param>
    /// <returns>Pairs of equal rows, as indices in each tensor: for each row of the second tensor, the first equal one of the first.</returns>
    /// <exception cref="ArgumentException">The samples have different shapes.</exception>
    public static IReadOnlyList<(int train, int test)> Between(Tensor train, Tensor test)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        return train.ndim > 0 && train.shape[1..].SequenceEqual(test.shape[1..])
            ? Between(Hashes(train), Hashes(test))
            : throw new ArgumentException($"Samples of shapes [{string.Join(", ", train.shape)}] and [{string.Join(", ", test.shape)}] cannot be equal; all but the first dimension must be the same.");
    }

    private static List<(int train, int test)> Between(IEnumerable<string> train, IEnumerable<string> test)
    {
        var places = new Dictionary<string, int>();
        foreach (var (place, hash) in train.Index())
            places.TryAdd(hash, place);
        return [.. test.Index().Where(item => places.ContainsKey(item.Item)).Select(item => (places[item.Item], item.Index))];
    }

    private static List<string> Hashes(Tensor samples)
    {
        using var numbers = samples.to(float64);
        using var here = numbers.cpu();
        double[] values = here.data<double>().ToArray();
        int rows = (int)samples.shape[0];
        return [.. Enumerable.Range(0, rows).Select(row => Hash(MemoryMarshal.AsBytes(values.AsSpan(row * (values.Length / rows), values.Length / rows))))];
    }

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
