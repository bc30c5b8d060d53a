using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Explain;

/// <summary>Turns a model and one input into a game: players are parts of the input, and a coalition is worth the score when only its parts are there.</summary>
/// <remarks>A game takes coalitions, float64 [M, players] of 0 (absent) and 1 (present), and gives what each is worth, float64 [M]. <see cref="Shapley"/>, <see cref="KernelShap"/> and <see cref="Lime"/> take any such function.</remarks>
public static class Masking
{
    private const int Batch = 256;

    /// <summary>A game of features.</summary>
    /// <param name="model">Takes rows [N, D], gives scores [N, K]; runs as for evaluation.</param>
    /// <param name="input">One row, [1, D]. Each feature is a player.</param>
    /// <param name="background">[1, D]: what stands for an absent feature, such as its mean.</param>
    /// <param name="target">The class, 0 to K − 1.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Func<Tensor, Tensor> Features(Module<Tensor, Tensor> model, Tensor input, Tensor background, long target)
    {
        if (input.ndim != 2 || input.shape[0] != 1 || !input.shape.SequenceEqual(background.shape))
            throw new ArgumentException($"An input of shape {input.ShapeText()} does not go with a background of shape {background.ShapeText()}: [1, D] of both is expected.");
        return coalitions => InBatches(coalitions, (int)input.shape[1], present =>
        {
            var mask = present.to(input.dtype).to(input.device);
            return ClassScore.Of(model, mask * input + (1 - mask) * background, target);
        });
    }

    /// <summary>A game of an image's segments.</summary>
    /// <param name="model">Takes images [N, C, H, W], gives scores [N, K]; runs as for evaluation.</param>
    /// <param name="image">One image, [1, C, H, W].</param>
    /// <param name="segments">The segment of each pixel, int64 [H, W], from 0 on, such as <see cref="Tiles"/>. Each is a player.</param>
    /// <param name="target">The class, 0 to K − 1.</param>
    /// <param name="fill">The value of the pixels of absent segments.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Func<Tensor, Tensor> Segments(Module<Tensor, Tensor> model, Tensor image, Tensor segments, long target, double fill = 0)
    {
        if (image.ndim != 4 || image.shape[0] != 1 || segments.ndim != 2 || !segments.shape.SequenceEqual(image.shape[2..]))
            throw new ArgumentException($"An image of shape {image.ShapeText()} does not go with segments of shape {segments.ShapeText()}: [1, C, H, W] and [H, W] are expected.");
        var numbers = segments.Longs();
        if (segments.dtype != ScalarType.Int64 || numbers.Length == 0 || numbers.Min() < 0)
            throw new ArgumentException($"Segments of type {segments.dtype}{(numbers.Length > 0 ? $" from {numbers.Min()} on" : "")} cannot be players: whole numbers, int64, from 0 on are expected.", nameof(segments));
        return coalitions => InBatches(coalitions, (int)numbers.Max() + 1, present =>
        {
            var pixels = present.index_select(1, segments.reshape(-1)).reshape(present.shape[0], 1, segments.shape[0], segments.shape[1]).to(image.dtype).to(image.device);
            return ClassScore.Of(model, pixels * image + (1 - pixels) * fill, target);
        });
    }

    /// <summary>Square segments in rows and columns, those at the right and lower edge smaller where the size does not divide.</summary>
    /// <param name="height">Of the image, in pixels; at least 1.</param>
    /// <param name="width">Of the image, in pixels; at least 1.</param>
    /// <param name="size">The side of a square in pixels; at least 1.</param>
    /// <returns>int64 [height, width]; numbers from 0, row by row.</returns>
    public static Tensor Tiles(int height, int width, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var across = (width + size - 1) / size;
        long[] numbers = [.. Enumerable.Range(0, height * width).Select(i => (long)(i / width / size * across + i % width / size))];
        return tensor(numbers, height, width);
    }

    private static Tensor InBatches(Tensor coalitions, int players, Func<Tensor, Tensor> worth)
    {
        if (coalitions.ndim != 2 || coalitions.shape[1] != players)
            throw new ArgumentException($"This game has {players} players, and coalitions of shape {coalitions.ShapeText()} were given: play it with {players} players.", nameof(coalitions));
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        List<Tensor> parts = [];
        for (long first = 0; first < coalitions.shape[0]; first += Batch)
            parts.Add(worth(coalitions.narrow(0, first, Math.Min(Batch, coalitions.shape[0] - first))).to(CPU).to(ScalarType.Float64));
        return cat(parts).MoveToOuterDisposeScope();
    }
}
