using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <content>Mirror images.</content>
public static partial class Transforms
{
    /// <summary>Left and right change places.</summary>
    public static Transform HorizontalFlip() => Flip(3);

    /// <summary>Top and bottom change places.</summary>
    public static Transform VerticalFlip() => Flip(2);

    /// <summary>Left and right change places in some images.</summary>
    /// <param name="probability">How likely it is for an image, 0 to 1.</param>
    public static Transform RandomHorizontalFlip(double probability = 0.5) => RandomFlip(3, probability);

    /// <summary>Top and bottom change places in some images.</summary>
    /// <param name="probability">How likely it is for an image, 0 to 1.</param>
    public static Transform RandomVerticalFlip(double probability = 0.5) => RandomFlip(2, probability);

    private static Transform Flip(int dimension) => (images, _) =>
    {
        ImageBatch.Check(images);
        return images.flip(dimension);
    };

    private static Transform RandomFlip(int dimension, double probability)
    {
        CheckShare(probability, nameof(probability));
        return (images, generator) =>
        {
            ImageBatch.Check(images);
            using var scope = NewDisposeScope();
            var chosen = (rand(images.shape[0], generator: generator) < probability).reshape(-1, 1, 1, 1).to(images.device);
            return where(chosen, images.flip(dimension), images).MoveToOuterDisposeScope();
        };
    }

    private static void CheckShare(double value, string name)
    {
        if (value is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, $"The {name} is {value}; 0 to 1 is expected.");
    }
}
