using TorchSharp;
using static TorchSharp.torch;

namespace Course.Data;

/// <content>Turned, moved, scaled and sheared images.</content>
public static partial class Transforms
{
    /// <summary>Images turned about their middle; the size stays, and the corners are cut off.</summary>
    /// <param name="degrees">The angle, counter-clockwise as seen.</param>
    /// <param name="fill">The value of pixels from outside of the image.</param>
    public static Transform Rotate(double degrees, float fill = 0) => Affine(degrees, fill: fill);

    /// <summary>Images turned by a random angle each.</summary>
    /// <param name="degrees">The largest angle either way, uniform.</param>
    /// <param name="fill">The value of pixels from outside of the image.</param>
    public static Transform RandomRotation(double degrees, float fill = 0) => RandomAffine(degrees, fill: fill);

    /// <summary>Images sheared, scaled and turned about their middle, then moved; bilinear, as PyTorch's <c>grid_sample</c> (align_corners false).</summary>
    /// <param name="degrees">The angle, counter-clockwise as seen.</param>
    /// <param name="translate">How far the image moves to the right and down, in pixels.</param>
    /// <param name="scale">The factor of its size, more than 0.</param>
    /// <param name="shear">The angle of the shear in degrees: how far the vertical leans to the right; less than 90 either way.</param>
    /// <param name="fill">The value of pixels from outside of the image.</param>
    public static Transform Affine(double degrees = 0, (double x, double y) translate = default, double scale = 1, double shear = 0, float fill = 0)
    {
        CheckAffine(scale, shear);
        return (images, _) => Warp(ImageBatch.From(images), (_, _, _) => new Placement(degrees, translate.x, translate.y, scale, shear), fill);
    }

    /// <summary>Images sheared, scaled, turned and moved at random.</summary>
    /// <param name="degrees">The largest angle either way, uniform.</param>
    /// <param name="translate">The largest way to each side, as a share of the width and of the height, uniform.</param>
    /// <param name="scale">The smallest and the largest factor, uniform; null for no scaling.</param>
    /// <param name="shear">The largest angle of the shear either way in degrees, uniform.</param>
    /// <param name="fill">The value of pixels from outside of the image.</param>
    public static Transform RandomAffine(double degrees, double translate = 0, (double low, double high)? scale = null, double shear = 0, float fill = 0)
    {
        var (low, high) = scale ?? (1, 1);
        CheckAffine(low, shear);
        CheckAffine(high, shear);
        CheckShare(translate, nameof(translate));
        return (images, generator) =>
        {
            var all = ImageBatch.From(images);
            float[] angles = Uniform(all.Count, -degrees, degrees, generator);
            float[] right = Uniform(all.Count, -translate, translate, generator), down = Uniform(all.Count, -translate, translate, generator);
            float[] factors = Uniform(all.Count, low, high, generator), shears = Uniform(all.Count, -shear, shear, generator);
            return Warp(all, (i, height, width) => new Placement(angles[i], right[i] * width, down[i] * height, factors[i], shears[i]), fill);
        };
    }

    private static Tensor Warp(ImageBatch images, Func<int, int, int, Placement> placement, float fill)
    {
        var result = images.Like(images.Height, images.Width);
        double middleX = (images.Width - 1) / 2.0, middleY = (images.Height - 1) / 2.0;
        for (int i = 0; i < images.Count; i++)
        {
            var place = placement(i, images.Height, images.Width);
            for (int y = 0; y < images.Height; y++)
                for (int x = 0; x < images.Width; x++)
                {
                    var (sourceX, sourceY) = place.Source(x - middleX, y - middleY);
                    for (int channel = 0; channel < images.Channels; channel++)
                        result.Channel(i, channel)[y * images.Width + x] =
                            Sample(images.Channel(i, channel), images.Height, images.Width, sourceX + middleX, sourceY + middleY, fill);
                }
        }
        return result.ToTensor();
    }

    private static float Sample(ReadOnlySpan<float> pixels, int height, int width, double x, double y, float fill)
    {
        double left = Math.Floor(x), top = Math.Floor(y);
        double toRight = x - left, toBottom = y - top;
        return (float)(
            (1 - toBottom) * ((1 - toRight) * At(pixels, left, top) + toRight * At(pixels, left + 1, top))
            + toBottom * ((1 - toRight) * At(pixels, left, top + 1) + toRight * At(pixels, left + 1, top + 1)));

        float At(ReadOnlySpan<float> pixels, double column, double row) =>
            column >= 0 && column < width && row >= 0 && row < height ? pixels[(int)row * width + (int)column] : fill;
    }

    private static void CheckAffine(double scale, double shear)
    {
        if (!(scale > 0) || !(Math.Abs(shear) < 90))
            throw new ArgumentException($"A scale of {scale} and a shear of {shear}° leave no image; a scale of more than 0 and a shear of less than 90° are expected.");
    }

    /// <summary>Where an image is put. Coordinates count from the middle, x to the right and y down.</summary>
    private readonly struct Placement
    {
        private readonly double _xx, _xy, _yx, _yy, _right, _down;

        public Placement(double degrees, double right, double down, double scale, double shear)
        {
            // A point goes through shear (x − y·tan), scale and rotation, then moves. This is the inverse of the linear part:
            // (x, y) → (x·cos − y·sin, x·sin + y·cos) / scale turns back, then x + y·tan shears back.
            var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
            double tan = Math.Tan(shear * Math.PI / 180);
            (_yx, _yy) = (sin / scale, cos / scale);
            (_xx, _xy) = (cos / scale + tan * _yx, -sin / scale + tan * _yy);
            (_right, _down) = (right, down);
        }

        /// <summary>The point of the image that comes to a point of the result.</summary>
        public (double x, double y) Source(double x, double y)
        {
            (x, y) = (x - _right, y - _down);
            return (_xx * x + _xy * y, _yx * x + _yy * y);
        }
    }
}
