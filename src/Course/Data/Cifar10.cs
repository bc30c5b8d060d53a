namespace Course.Data;

/// <summary>
/// The binary form of CIFAR-10: images of 3,073 bytes each, a label from 0 to 9 and then 32×32 pixels of red, of green and of blue, row by row.
/// </summary>
/// <remarks>Source of the format: A. Krizhevsky, www.cs.toronto.edu/~kriz/cifar.html.</remarks>
public static class Cifar10
{
    private const int Side = 32, Pixels = 3 * Side * Side, Record = 1 + Pixels;

    /// <summary>The names of the ten classes, in the order of their labels.</summary>
    public static IReadOnlyList<string> ClassNames { get; } = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>Reads files, one after the other, into a set of colour images [N, 3, 32, 32].</summary>
    /// <param name="paths">The files, such as data_batch_1.bin to data_batch_5.bin.</param>
    /// <param name="name">What to call the set; where null, the name of the first file.</param>
    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    /// <exception cref="InvalidDataException">A file has no whole number of images, or a label that is no class; the message names it.</exception>
    public static ImageSet Read(IReadOnlyList<string> paths, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0)
            throw new ArgumentException("No file is given; at least one of CIFAR-10's .bin files is expected.", nameof(paths));
        var contents = paths.Select(Content).ToList();
        int count = contents.Sum(content => content.Length / Record);
        var (pixels, labels, image) = (new byte[count * Pixels], new int[count], 0);
        foreach (var (content, path) in contents.Zip(paths))
            for (int start = 0; start < content.Length; start += Record, image++)
            {
                labels[image] = content[start] < ClassNames.Count ? content[start] : throw new InvalidDataException(
                    $"{path} is not a CIFAR-10 file: image {start / Record} has the label {content[start]}, and 0 to 9 are expected.");
                content.AsSpan(start + 1, Pixels).CopyTo(pixels.AsSpan(image * Pixels));
            }
        return new ImageSet(name ?? Path.GetFileName(paths[0]), new IdxArray([count, 3, Side, Side], pixels), labels, ClassNames);
    }

    private static byte[] Content(string path)
    {
        byte[] content = File.Exists(path) ? File.ReadAllBytes(path) : throw new FileNotFoundException($"There is no file {path}.", path);
        return content.Length > 0 && content.Length % Record == 0 ? content : throw new InvalidDataException(
            $"{path} is not a whole CIFAR-10 file: it has {content.Length} bytes, and a multiple of {Record} is expected, one label and 3×32×32 pixels an image.");
    }
}
