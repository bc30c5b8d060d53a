namespace Course.Data;

/// <content>Holes.</content>
public static partial class Transforms
{
    /// <summary>A square hole in each image. Its middle is any pixel, so it may stick out.</summary>
    /// <remarks>T. DeVries, G. Taylor, "Improved Regularization of Convolutional Neural Networks with Cutout", 2017.</remarks>
    /// <param name="size">The side of the square in pixels, at least 1.</param>
    /// <param name="fill">The value of its pixels.</param>
    public static Transform Cutout(int size, float fill = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return (images, generator) =>
        {
            var all = ImageBatch.From(images);
            int[] rows = Integers(all.Count, all.Height, generator), columns = Integers(all.Count, all.Width, generator);
            for (int i = 0; i < all.Count; i++)
            {
                int top = rows[i] - size / 2, left = columns[i] - size / 2;
                int begin = Math.Max(0, left), end = Math.Min(all.Width, left + size);
                for (int channel = 0; channel < all.Channels; channel++)
                    for (int row = Math.Max(0, top); row < Math.Min(all.Height, top + size); row++)
                        all.Channel(i, channel)[(row * all.Width + begin)..(row * all.Width + end)].Fill(fill);
            }
            return all.ToTensor();
        };
    }
}
