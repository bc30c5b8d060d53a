using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>
/// Images with a class each, kept as bytes in memory: N images of C channels (1 is grey; 3 are red, green and blue) and H×W pixels,
/// 0 (dark) to 255 (bright), and N labels. Tensors are made from it as they are asked for, whole mini-batches at a time; their owner is the caller.
/// </summary>
public sealed class ImageSet
{
    private static readonly float[] Intensity = [.. Enumerable.Range(0, 256).Select(value => value / 255f)];

    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ArraySegment<int> _labels;

    /// <summary>A set of images from bytes.</summary>
    /// <param name="name">What to call the set, for a person.</param>
    /// <param name="images">The pixels, of shape [N, H, W] or [N, C, H, W].</param>
    /// <param name="labels">The classes, of shape [N]: indices of <paramref name="classNames"/>.</param>
    /// <param name="classNames">The names of the classes, in the order of their labels.</param>
    /// <exception cref="ArgumentException">The shapes do not fit each other, or a label has no class; the message says which.</exception>
    public ImageSet(string name, IdxArray images, IdxArray labels, IReadOnlyList<string> classNames)
        : this(name, images, Classes(name, labels), classNames)
    {
    }

    /// <summary>A set of images from bytes, with any number of classes.</summary>
    /// <param name="name">What to call the set, for a person.</param>
    /// <param name="images">The pixels, of shape [N, H, W] or [N, C, H, W].</param>
    /// <param name="labels">The N classes: indices of <paramref name="classNames"/>.</param>
    /// <param name="classNames">The names of the classes, in the order of their labels.</param>
    /// <exception cref="ArgumentException">The shapes do not fit each other, or a label has no class; the message says which.</exception>
    public ImageSet(string name, IdxArray images, int[] labels, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classNames);
        if (images.Shape.Length is not (3 or 4))
            throw new ArgumentException($"{name} has images of shape [{string.Join(", ", images.Shape)}]; [N, rows, columns] or [N, channels, rows, columns] is expected.");
        long bytes = images.Shape.Aggregate(1L, (product, size) => product * size);
        if (images.Elements.Length != bytes)
            throw new ArgumentException($"{name} has images of shape [{string.Join(", ", images.Shape)}], which take {bytes} bytes, and has {images.Elements.Length}.");
        if (images.Count != labels.Length)
            throw new ArgumentException($"{name} has {images.Count} images and {labels.Length} labels; there must be one label for each image.");
        for (int i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classNames.Count)
                throw new ArgumentException($"{name} gives image {i} the label {labels[i]}; labels from 0 to {classNames.Count - 1} are expected.");

        (Name, ClassNames, Channels) = (name, classNames, images.Shape.Length == 4 ? images.Shape[1] : 1);
        (Height, Width) = (images.Shape[^2], images.Shape[^1]);
        (_pixels, _labels) = (images.Elements, labels);
    }

    private ImageSet(ImageSet origin, ReadOnlyMemory<byte> pixels, ArraySegment<int> labels)
    {
        (Name, ClassNames, Channels, Height, Width) = (origin.Name, origin.ClassNames, origin.Channels, origin.Height, origin.Width);
        (_pixels, _labels) = (pixels, labels);
    }

    /// <summary>What the set is called.</summary>
    public string Name { get; }

    /// <summary>The names of the classes, in the order of their labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of channels, C: 1 of grey images, 3 of coloured ones.</summary>
    public int Channels { get; }

    /// <summary>The height of an image in pixels.</summary>
    public int Height { get; }

    /// <summary>The width of an image in pixels.</summary>
    public int Width { get; }

    /// <summary>The number of images, N.</summary>
    public int Count => _labels.Count;

    /// <summary>The classes of all images, indices of <see cref="ClassNames"/>.</summary>
    public IReadOnlyList<int> Labels => _labels;

    private int Size => Channels * Height * Width;

    /// <summary>Reads a pair of IDX files.</summary>
    /// <param name="imagesPath">The images, [N, H, W].</param>
    /// <param name="labelsPath">The labels, [N].</param>
    /// <param name="classNames">The names of the classes; where null, "0" to the largest label.</param>
    /// <param name="name">What to call the set; where null, the name of the file of images.</param>
    /// <exception cref="FileNotFoundException">One of the files does not exist.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or the two do not belong together.</exception>
    public static ImageSet Read(string imagesPath, string labelsPath, IReadOnlyList<string>? classNames = null, string? name = null)
    {
        var images = Idx.Read(imagesPath, rank: 3);
        var labels = Idx.Read(labelsPath, rank: 1);
        if (images.Count != labels.Count)
            throw new InvalidDataException(
                $"{imagesPath} has {images.Count} images and {labelsPath} has {labels.Count} labels; there must be one label for each image.");
        classNames ??= [.. Enumerable.Range(0, 1 + labels.Elements.ToArray().DefaultIfEmpty((byte)0).Max()).Select(label => $"{label}")];
        return new ImageSet(name ?? Path.GetFileName(imagesPath), images, labels, classNames);
    }

    /// <summary>The class of an image, an index of <see cref="ClassNames"/>.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>The pixels of an image, channel by channel, each row by row, 0 to 255.</summary>
    public ReadOnlySpan<byte> Pixels(int index) => _pixels.Span.Slice(index * Size, Size);

    /// <summary>An image as a float32 tensor of shape [C, H, W] with values in [0, 1].</summary>
    public Tensor Image(int index)
    {
        var values = new float[Size];
        Brighten(Pixels(index), values);
        return tensor(values, [Channels, Height, Width]);
    }

    /// <summary>Chosen images as a mini-batch.</summary>
    /// <param name="indices">Which images, in which order; the same one may come twice.</param>
    /// <returns>Images, float32 of shape [B, C, H, W] with values in [0, 1], and labels, int64 of shape [B].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in 0 to N − 1.</exception>
    public (Tensor images, Tensor labels) Batch(params ReadOnlySpan<int> indices)
    {
        CheckIndices(indices);
        return Fill(indices, new float[indices.Length * Size], new long[indices.Length]);
    }

    /// <summary>The whole set as one batch: images, float32 [N, C, H, W] in [0, 1], and labels, int64 [N].</summary>
    public (Tensor images, Tensor labels) ToTensors() => Batch([.. Enumerable.Range(0, Count)]);

    /// <summary>The whole set in mini-batches, the last one smaller where N is no multiple of their size.</summary>
    /// <param name="batchSize">The number of images in a batch, B, at least 1.</param>
    /// <param name="shuffle">Whether to go through the images in a random order; otherwise in the order of the set.</param>
    /// <param name="seed">The seed of that order: the same seed gives the same order. Take another one for each epoch.</param>
    /// <param name="dropLast">Whether to leave a smaller last batch out.</param>
    /// <returns>Images, float32 [B, C, H, W] in [0, 1], and labels, int64 [B].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is not positive.</exception>
    public IEnumerable<(Tensor images, Tensor labels)> Batches(int batchSize, bool shuffle = false, long seed = 0, bool dropLast = false)
    {
        CheckBatchSize(batchSize);
        return InBatches(batchSize, dropLast, () => shuffle ? Order(new Generator(unchecked((ulong)seed))) : [.. Enumerable.Range(0, Count)]);
    }

    /// <summary>The whole set in shuffled mini-batches; the order is drawn from a generator, so that each pass has another.</summary>
    /// <param name="batchSize">The number of images in a batch, B, at least 1.</param>
    /// <param name="generator">Where the order comes from: torch.randperm(N), drawn when the first batch is asked for.</param>
    /// <param name="dropLast">Whether to leave a smaller last batch out.</param>
    /// <returns>Images, float32 [B, C, H, W] in [0, 1], and labels, int64 [B].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is not positive.</exception>
    public IEnumerable<(Tensor images, Tensor labels)> Batches(int batchSize, Generator generator, bool dropLast = false)
    {
        CheckBatchSize(batchSize);
        ArgumentNullException.ThrowIfNull(generator);
        return InBatches(batchSize, dropLast, () => Order(generator));
    }

    /// <summary>Chosen images in mini-batches, in the order of a sampler such as <c>WeightedSampler</c>.</summary>
    /// <param name="batchSize">The number of images in a batch, B, at least 1.</param>
    /// <param name="order">Which images, in which order; the same one may come twice.</param>
    /// <param name="dropLast">Whether to leave a smaller last batch out.</param>
    /// <returns>Images, float32 [B, C, H, W] in [0, 1], and labels, int64 [B].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is not positive, or an index is not in 0 to N − 1.</exception>
    public IEnumerable<(Tensor images, Tensor labels)> Batches(int batchSize, int[] order, bool dropLast = false)
    {
        CheckBatchSize(batchSize);
        CheckIndices(order);
        return InBatches(batchSize, dropLast, () => order);
    }

    /// <summary>The first images of the set, without a copy of their pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in 0 to N.</exception>
    public ImageSet Take(int count)
    {
        CheckCount(count);
        return new ImageSet(this, _pixels[..(count * Size)], _labels[..count]);
    }

    /// <summary>All but the first images of the set, without a copy of their pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in 0 to N.</exception>
    public ImageSet Skip(int count)
    {
        CheckCount(count);
        return new ImageSet(this, _pixels[(count * Size)..], _labels[count..]);
    }

    /// <summary>Cuts the set in two: its first images, and the others. The order stays as it is in the set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not in 0 to N.</exception>
    public (ImageSet first, ImageSet rest) Split(int count) => (Take(count), Skip(count));

    /// <summary>Chosen images as a set of their own; their pixels are copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in 0 to N − 1.</exception>
    public ImageSet Subset(params ReadOnlySpan<int> indices)
    {
        CheckIndices(indices);
        var (pixels, labels) = (new byte[indices.Length * Size], new int[indices.Length]);
        for (int i = 0; i < indices.Length; i++)
        {
            Pixels(indices[i]).CopyTo(pixels.AsSpan(i * Size));
            labels[i] = Label(indices[i]);
        }
        return new ImageSet(this, pixels, labels);
    }

    /// <summary>Two sets of chosen images, as <c>Splits</c> chooses them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in 0 to N − 1.</exception>
    public (ImageSet train, ImageSet test) Split((int[] train, int[] test) indices) => (Subset(indices.train), Subset(indices.test));

    /// <summary>The name, the number of images, their size and the number of classes.</summary>
    public override string ToString() =>
        $"{Name}: {Count:N0} images of {Height}×{Width}{(Channels == 1 ? "" : $" in {Channels} channels")}, {ClassNames.Count} classes";

    private IEnumerable<(Tensor images, Tensor labels)> InBatches(int batchSize, bool dropLast, Func<int[]> order)
    {
        var indices = order();
        // torch.tensor copies its array, so one array serves all batches of a pass and the collector has nothing to do.
        int size = Math.Min(batchSize, indices.Length);
        var (values, classes) = (new float[size * Size], new long[size]);
        for (int start = 0; start < indices.Length; start += batchSize)
        {
            int count = Math.Min(batchSize, indices.Length - start);
            if (count < batchSize && dropLast)
                yield break;
            if (count < classes.Length)
                (values, classes) = (new float[count * Size], new long[count]);
            yield return Fill(indices.AsSpan(start, count), values, classes);
        }
    }

    private (Tensor images, Tensor labels) Fill(ReadOnlySpan<int> indices, float[] values, long[] classes)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            Brighten(Pixels(indices[i]), values.AsSpan(i * Size, Size));
            classes[i] = Label(indices[i]);
        }
        return (tensor(values, [indices.Length, Channels, Height, Width]), tensor(classes, [indices.Length]));
    }

    private static void Brighten(ReadOnlySpan<byte> pixels, Span<float> values)
    {
        for (int i = 0; i < pixels.Length; i++)
            values[i] = Intensity[pixels[i]];
    }

    private int[] Order(Generator generator)
    {
        using var order = randperm(Count, generator: generator);
        return [.. order.data<long>().Select(index => (int)index)];
    }

    private static int[] Classes(string name, IdxArray labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Shape.Length != 1)
            throw new ArgumentException($"{name} has labels of shape [{string.Join(", ", labels.Shape)}]; [N] is expected.");
        var classes = new int[labels.Count];
        for (int i = 0; i < classes.Length; i++)
            classes[i] = labels.Elements.Span[i];
        return classes;
    }

    private void CheckIndices(ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(indices), $"There is no image {index} in {Name}; 0 to {Count - 1} are expected.");
    }

    private static void CheckBatchSize(int batchSize)
    {
        if (batchSize < 1)
            throw new ArgumentOutOfRangeException(nameof(batchSize), $"A batch has at least 1 image; the batch size is {batchSize}.");
    }

    private void CheckCount(int count)
    {
        if ((uint)count > (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(count), $"{Name} has {Count} images and {count} are asked for.");
    }
}
