using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Explain;

/// <summary>How much a class's score falls when a square of the image is covered.</summary>
/// <remarks>Source: M. D. Zeiler, R. Fergus, Visualizing and Understanding Convolutional Networks, ECCV (2014), section 4.2.</remarks>
public static class Occlusion
{
    private const int Batch = 64;

    /// <summary>The fall for each place of the square.</summary>
    /// <param name="model">Takes images [N, C, H, W], gives scores [N, K]; runs as for evaluation.</param>
    /// <param name="image">One image, [1, C, H, W].</param>
    /// <param name="target">The class, 0 to K − 1.</param>
    /// <param name="size">The side of the square in pixels; at most that of the image.</param>
    /// <param name="stride">How many pixels the square moves; at least 1.</param>
    /// <param name="fill">The value of covered pixels.</param>
    /// <returns>[(H − size) / stride + 1, (W − size) / stride + 1]: the score of the image less that of the covered one; positive where the class is seen.</returns>
    /// <exception cref="ArgumentException">It is not one image, the square does not fit, or the model has no such class.</exception>
    public static Tensor Of(Module<Tensor, Tensor> model, Tensor image, long target, int size, int stride = 1, double fill = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        if (image.ndim != 4 || image.shape[0] != 1) throw new ArgumentException($"An image of shape {image.ShapeText()} cannot be covered: one image, [1, C, H, W], is expected.", nameof(image));
        var (height, width) = (image.shape[2], image.shape[3]);
        if (size < 1 || size > height || size > width) throw new ArgumentException($"A square of {size} pixels does not fit into an image of {height} × {width}.", nameof(size));
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var (rows, columns) = ((height - size) / stride + 1, (width - size) / stride + 1);
        var whole = ClassScore.Of(model, image, target);
        List<Tensor> falls = [];
        for (long first = 0; first < rows * columns; first += Batch)
        {
            var count = Math.Min(Batch, rows * columns - first);
            var covered = image.detach().repeat(count, 1, 1, 1);
            for (var i = 0L; i < count; i++)
            {
                var (y, x) = ((first + i) / columns * stride, (first + i) % columns * stride);
                covered[i].narrow(1, y, size).narrow(2, x, size).fill_(fill);
            }
            falls.Add(whole - ClassScore.Of(model, covered, target));
        }
        return cat(falls).reshape(rows, columns).MoveToOuterDisposeScope();
    }
}
