using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <summary>Mean and standard deviation of each channel over all pixels of all images: what <c>Transforms.Normalize</c> needs.</summary>
/// <param name="Mean">The mean of each channel, in [0, 1] for images in [0, 1].</param>
/// <param name="Std">The standard deviation of each channel, with the division by the number of pixels.</param>
public sealed record ChannelStatistics(double[] Mean, double[] Std)
{
    /// <summary>The statistics of a set's images, with values in [0, 1]. Take the training images: the test set must not be looked at.</summary>
    /// <exception cref="ArgumentException">There are no images.</exception>
    public static ChannelStatistics Of(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        // Bytes are counted, so the sums are exact.
        var counts = new long[images.Channels, 256];
        int plane = images.Height * images.Width;
        for (int i = 0; i < images.Count; i++)
        {
            var pixels = images.Pixels(i);
            for (int channel = 0; channel < images.Channels; channel++)
                foreach (byte value in pixels.Slice(channel * plane, plane))
                    counts[channel, value]++;
        }
        return Of(images.Channels, (double)images.Count * plane, (channel, power) =>
        {
            double sum = 0;
            for (int value = 0; value < 256; value++)
                sum += counts[channel, value] * Math.Pow(value, power);
            return sum / Math.Pow(255, power);
        });
    }

    /// <summary>The statistics of images in a tensor.</summary>
    /// <param name="images">float32 of shape [N, C, H, W].</param>
    /// <exception cref="ArgumentException">The tensor has another shape or type, or no elements.</exception>
    public static ChannelStatistics Of(Tensor images)
    {
        var pixels = ImageBatch.From(images);
        return Of(pixels.Channels, (double)pixels.Count * pixels.Plane, (channel, power) =>
        {
            double sum = 0;
            for (int i = 0; i < pixels.Count; i++)
                foreach (float value in pixels.Channel(i, channel))
                    sum += Math.Pow(value, power);
            return sum;
        });
    }

    /// <summary>The mean and the standard deviation of each channel, with four digits.</summary>
    public override string ToString() => FormattableString.Invariant($"mean ({Text(Mean)}), standard deviation ({Text(Std)})");

    private static ChannelStatistics Of(int channels, double pixels, Func<int, int, double> sum)
    {
        if (pixels == 0)
            throw new ArgumentException("No images have no statistics; at least one image is expected.");
        double[] mean = [.. Enumerable.Range(0, channels).Select(channel => sum(channel, 1) / pixels)];
        return new ChannelStatistics(mean, [.. Enumerable.Range(0, channels).Select(channel => Math.Sqrt(Math.Max(0, sum(channel, 2) / pixels - mean[channel] * mean[channel])))]);
    }

    private static string Text(double[] values) => string.Join(", ", values.Select(value => value.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)));
}
