using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Makes other images of a batch. <see cref="Transforms"/> has those that are often used; a lambda is one too.</summary>
/// <param name="images">float32 of shape [N, C, H, W]; it stays as it is.</param>
/// <param name="generator">Where chance comes from; each image has its own draw.</param>
/// <returns>A tensor of its own, float32 of shape [N, C, H', W'].</returns>
public delegate Tensor Transform(Tensor images, Generator generator);

/// <summary>Transforms of images in batches, all deterministic from a seed.</summary>
/// <remarks>
/// <code>
/// var augment = Transforms.Compose(Transforms.RandomCrop(32, padding: 4), Transforms.RandomHorizontalFlip(), Transforms.Normalize(statistics));
/// trainer.Fit(epoch => train.Batches(64, shuffle: true, seed: epoch).Transformed(augment, seed: epoch));
/// </code>
/// Values outside of an image count as <c>fill</c>. No gradients flow through transforms that move or colour pixels.
/// </remarks>
public static partial class Transforms
{
    /// <summary>One transform after the other.</summary>
    public static Transform Compose(params Transform[] transforms)
    {
        ArgumentNullException.ThrowIfNull(transforms);
        return (images, generator) =>
        {
            var result = images.alias();
            foreach (var transform in transforms)
                using (var before = result)
                    result = transform(before, generator);
            return result;
        };
    }

    /// <summary>Applies a transform to one batch.</summary>
    /// <param name="transform">What is applied.</param>
    /// <param name="images">float32 of shape [N, C, H, W].</param>
    /// <param name="seed">Decides what is random: the same seed gives the same images.</param>
    public static Tensor Apply(this Transform transform, Tensor images, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return transform(images, new Generator(unchecked((ulong)seed)));
    }

    /// <summary>Applies a transform to the images of all batches, as they are asked for; their labels stay.</summary>
    /// <param name="batches">Images, float32 [B, C, H, W], and labels. The images are disposed of.</param>
    /// <param name="transform">What is applied.</param>
    /// <param name="seed">Decides what is random. Take another one for each epoch.</param>
    public static IEnumerable<(Tensor images, Tensor labels)> Transformed(this IEnumerable<(Tensor images, Tensor labels)> batches, Transform transform, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(transform);
        return All();

        IEnumerable<(Tensor, Tensor)> All()
        {
            var generator = new Generator(unchecked((ulong)seed));
            foreach (var (images, labels) in batches)
                using (images)
                    yield return (transform(images, generator), labels);
        }
    }

    /// <summary>A number for each image, uniform in [low, high).</summary>
    private static float[] Uniform(int count, double low, double high, Generator generator)
    {
        using var draws = rand(count, generator: generator);
        return [.. draws.data<float>().Select(draw => (float)(low + (high - low) * draw))];
    }

    /// <summary>A whole number for each image, from 0 up to, not including, high.</summary>
    private static int[] Integers(int count, int high, Generator generator)
    {
        using var draws = randint(0, high, [count], generator: generator);
        return [.. draws.data<long>().Select(draw => (int)draw)];
    }
}
