using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <content>Other colours. Images have values in [0, 1] and one or three channels; results are cut to [0, 1].</content>
public static partial class Transforms
{
    // The weights of red, green and blue in a grey that looks as bright (ITU-R BT.601), as torchvision has them.
    private static readonly float[] Luma = [0.2989f, 0.587f, 0.114f];

    /// <summary>Brighter or darker images: factor · image.</summary>
    /// <param name="factor">0 is black, 1 changes nothing.</param>
    public static Transform Brightness(double factor) => Blended(factor, Black);

    /// <summary>More or less contrast: factor · image + (1 − factor) · the image's mean grey.</summary>
    /// <param name="factor">0 is grey all over, 1 changes nothing.</param>
    public static Transform Contrast(double factor) => Blended(factor, MeanGrey);

    /// <summary>Stronger or weaker colours: factor · image + (1 − factor) · the pixel's grey. Grey images stay.</summary>
    /// <param name="factor">0 is without colour, 1 changes nothing.</param>
    public static Transform Saturation(double factor) => Blended(factor, PixelGrey);

    /// <summary>Brightness, contrast and saturation, in this order, each by a random factor for each image. The hue stays.</summary>
    /// <param name="brightness">How far the factor is from 1 at most, either way; uniform.</param>
    /// <param name="contrast">The same for the contrast.</param>
    /// <param name="saturation">The same for the saturation.</param>
    public static Transform ColorJitter(double brightness = 0, double contrast = 0, double saturation = 0) => Compose(
        Jitter(brightness, Black), Jitter(contrast, MeanGrey), Jitter(saturation, PixelGrey));

    /// <summary>Values of mean 0 and deviation 1: (image − mean) / std, channel by channel.</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="std">The standard deviation of each channel, not 0.</param>
    public static Transform Normalize(double[] mean, double[] std)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(std);
        if (mean.Length != std.Length || std.Any(deviation => !(deviation > 0)))
            throw new ArgumentException(
                $"Means ({string.Join(", ", mean)}) and standard deviations ({string.Join(", ", std)}) do not fit: one of each for a channel is expected, and deviations of more than 0.");
        return (images, _) => Scaled(images, mean.Length, channel => (1 / std[channel], -mean[channel] / std[channel]));
    }

    /// <summary>Values of mean 0 and deviation 1 for the images of a training set.</summary>
    public static Transform Normalize(ChannelStatistics statistics) => Normalize(statistics.Mean, statistics.Std);

    /// <summary>Undoes <see cref="Normalize(ChannelStatistics)"/>, to show an image.</summary>
    public static Transform Denormalize(ChannelStatistics statistics) =>
        (images, _) => Scaled(images, statistics.Mean.Length, channel => (statistics.Std[channel], statistics.Mean[channel]));

    private static Tensor Scaled(Tensor images, int channels, Func<int, (double factor, double offset)> of)
    {
        var all = ImageBatch.From(images);
        if (all.Channels != channels)
            throw new ArgumentException($"Statistics of {channels} channel{(channels == 1 ? "" : "s")} do not fit images of {all.Channels}.");
        for (int i = 0; i < all.Count; i++)
            for (int channel = 0; channel < channels; channel++)
            {
                var (factor, offset) = of(channel);
                foreach (ref float value in all.Channel(i, channel))
                    value = (float)(value * factor + offset);
            }
        return all.ToTensor();
    }

    private static Transform Blended(double factor, Counterpart other)
    {
        CheckFactor(factor);
        return (images, _) => Blend(ImageBatch.From(images), _ => (float)factor, other);
    }

    private static Transform Jitter(double range, Counterpart other)
    {
        CheckFactor(range);
        return (images, generator) =>
        {
            var all = ImageBatch.From(images);
            // Nothing is drawn for what does not change, so adding a kind of jitter leaves the others as they are.
            float[] factors = range == 0 ? [] : Uniform(all.Count, Math.Max(0, 1 - range), 1 + range, generator);
            return range == 0 ? images.alias() : Blend(all, i => factors[i], other);
        };
    }

    // factor · image + (1 − factor) · other
    private static Tensor Blend(ImageBatch images, Func<int, float> factor, Counterpart other)
    {
        if (images.Channels is not (1 or 3))
            throw new ArgumentException($"Images of {images.Channels} channels have no colours; 1 (grey) or 3 (red, green, blue) are expected.");
        var grey = new float[images.Plane];
        for (int i = 0; i < images.Count; i++)
        {
            other(images, i, grey);
            for (int channel = 0; channel < images.Channels; channel++)
            {
                var values = images.Channel(i, channel);
                for (int pixel = 0; pixel < grey.Length; pixel++)
                    values[pixel] = Math.Clamp(factor(i) * values[pixel] + (1 - factor(i)) * grey[pixel], 0, 1);
            }
        }
        return images.ToTensor();
    }

    /// <summary>Writes the image, of one channel, that another one is mixed with.</summary>
    private delegate void Counterpart(ImageBatch images, int image, Span<float> pixels);

    private static void Black(ImageBatch images, int image, Span<float> pixels) => pixels.Clear();

    private static void PixelGrey(ImageBatch images, int image, Span<float> pixels)
    {
        pixels.Clear();
        for (int channel = 0; channel < images.Channels; channel++)
        {
            float weight = images.Channels == 1 ? 1 : Luma[channel];
            var values = images.Channel(image, channel);
            for (int pixel = 0; pixel < pixels.Length; pixel++)
                pixels[pixel] += weight * values[pixel];
        }
    }

    private static void MeanGrey(ImageBatch images, int image, Span<float> pixels)
    {
        PixelGrey(images, image, pixels);
        double sum = 0;
        foreach (float pixel in pixels)
            sum += pixel;
        pixels.Fill((float)(sum / pixels.Length));
    }

    private static void CheckFactor(double factor)
    {
        if (!(factor >= 0))
            throw new ArgumentOutOfRangeException(nameof(factor), $"A factor of {factor} makes no colour; at least 0 is expected.");
    }
}
