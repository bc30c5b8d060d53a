using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <content>Other sizes: resize, crop, pad.</content>
public static partial class Transforms
{
    /// <summary>Another size by straight lines between pixels, as PyTorch's <c>interpolate</c> (bilinear, align_corners false).</summary>
    /// <param name="height">The height of the results in pixels.</param>
    /// <param name="width">The width of the results in pixels.</param>
    /// <param name="antialias">Whether smaller images are smoothed first, so that fine patterns do not turn into coarse ones.</param>
    public static Transform Resize(int height, int width, bool antialias = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return (images, _) =>
        {
            ImageBatch.Check(images);
            return nn.functional.interpolate(images, [height, width], mode: InterpolationMode.Bilinear, align_corners: false, antialias: antialias);
        };
    }

    /// <summary>A frame of pixels around the images.</summary>
    /// <param name="padding">How wide it is at every side, at least 0.</param>
    /// <param name="fill">The frame's value.</param>
    public static Transform Pad(int padding, float fill = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        return (images, _) =>
        {
            ImageBatch.Check(images);
            return nn.functional.pad(images, [padding, padding, padding, padding], PaddingModes.Constant, fill);
        };
    }

    /// <summary>The middle of the images; where a border is uneven, the upper or left one is rounded as in torchvision: half of an odd difference down to the even number.</summary>
    /// <param name="height">The height of the results, at most that of the images.</param>
    /// <param name="width">The width of the results, at most that of the images.</param>
    public static Transform CenterCrop(int height, int width) => (images, _) =>
    {
        var all = ImageBatch.From(images);
        CheckCrop(all, height, width, 0);
        // Math.Round takes the even number of two that are equally near, as Python's round does.
        int top = (int)Math.Round((all.Height - height) / 2.0), left = (int)Math.Round((all.Width - width) / 2.0);
        return Crop(all, height, width, _ => (top, left), 0);
    };

    /// <summary>A part of each image at a random place.</summary>
    /// <param name="size">The height and the width of the results.</param>
    /// <param name="padding">How wide a frame is put around the images first.</param>
    /// <param name="fill">The frame's value.</param>
    public static Transform RandomCrop(int size, int padding = 0, float fill = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        return (images, generator) =>
        {
            var all = ImageBatch.From(images);
            CheckCrop(all, size, size, padding);
            int[] tops = Integers(all.Count, all.Height + 2 * padding - size + 1, generator);
            int[] lefts = Integers(all.Count, all.Width + 2 * padding - size + 1, generator);
            return Crop(all, size, size, i => (tops[i] - padding, lefts[i] - padding), fill);
        };
    }

    private static Tensor Crop(ImageBatch images, int height, int width, Func<int, (int top, int left)> corner, float fill)
    {
        var result = images.Like(height, width);
        for (int i = 0; i < images.Count; i++)
        {
            var (top, left) = corner(i);
            // The columns of the result that the image has; none where the frame is wider than the result and this lies in it.
            int begin = Math.Clamp(-left, 0, width), end = Math.Clamp(images.Width - left, begin, width);
            for (int channel = 0; channel < images.Channels; channel++)
                for (int row = 0; row < height; row++)
                {
                    var target = result.Channel(i, channel).Slice(row * width, width);
                    target.Fill(fill);
                    if (begin < end && (uint)(top + row) < (uint)images.Height)
                        images.Channel(i, channel).Slice((top + row) * images.Width + left + begin, end - begin).CopyTo(target[begin..]);
                }
        }
        return result.ToTensor();
    }

    private static void CheckCrop(ImageBatch images, int height, int width, int padding)
    {
        if (height < 1 || width < 1 || height > images.Height + 2 * padding || width > images.Width + 2 * padding)
            throw new ArgumentException(
                $"{height}×{width} pixels cannot be cut from images of {images.Height}×{images.Width}{(padding > 0 ? $" with a frame of {padding}" : "")}.");
    }
}
