using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The windows of an average pooling.</summary>
/// <param name="Rows">The windows down an image.</param>
/// <param name="Columns">The windows along an image.</param>
/// <param name="Divisor">What sums are divided by, if not by the window's size.</param>
/// <param name="Sliding">The same windows as the kernels know them, if they are of one size at one distance.</param>
/// <param name="CountPadding">Whether the divisor of sliding windows counts padding.</param>
internal sealed record PoolWindows(PoolWindow[] Rows, PoolWindow[] Columns, long? Divisor = null, PoolShape? Sliding = null, bool CountPadding = true);

/// <summary>The part of an input line that each place of a pooled line looks at.</summary>
/// <param name="First">The first element; not before the line's start.</param>
/// <param name="End">One behind the last element; not behind the line's end.</param>
/// <param name="Step">From one element to the next.</param>
/// <param name="Divisor">How many elements the window has for a mean, padding counted or not.</param>
internal readonly record struct PoolWindow(int First, int End, int Step, int Divisor)
{
    /// <summary>Windows of a fixed size at fixed distances.</summary>
    /// <param name="size">Length of the line.</param>
    /// <param name="kernel">Elements a window spans.</param>
    /// <param name="stride">Elements from one window to the next.</param>
    /// <param name="padding">Elements added before and behind the line.</param>
    /// <param name="dilation">From one element of a window to the next.</param>
    /// <param name="roundUp">Whether a last window that hangs over the end counts.</param>
    /// <param name="countPadding">Whether the divisor counts padding.</param>
    internal static PoolWindow[] Sliding(long size, long kernel, long stride, long padding, long dilation, bool roundUp, bool countPadding)
    {
        if (kernel < 1 || stride < 1 || dilation < 1) throw new ArgumentException($"kernel size, stride and dilation of a pooling must be greater than zero, but they are {kernel}, {stride} and {dilation}.");
        if (padding < 0 || 2 * padding > dilation * (kernel - 1) + 1)
            throw new ArgumentException($"pad should be at most half of effective kernel size, but got pad={padding}, kernel_size={kernel} and dilation={dilation}");
        var last = size + 2 * padding - dilation * (kernel - 1) - 1;
        var count = last < 0 ? 0 : (last + (roundUp ? stride - 1 : 0)) / stride + 1;
        if (roundUp && (count - 1) * stride >= size + padding) count--;
        var windows = new PoolWindow[count];
        for (var i = 0; i < count; i++)
        {
            var start = i * stride - padding;
            var end = Math.Min(start + dilation * (kernel - 1) + 1, size + padding);
            var divisor = end - start;
            while (start < 0) start += dilation;
            end = Math.Min(end, size);
            windows[i] = new((int)start, (int)end, (int)dilation, (int)(countPadding ? divisor : end - start));
        }
        return windows;
    }

    /// <summary>As many windows as wanted, of nearly equal size, that cover the line.</summary>
    internal static PoolWindow[] Covering(long size, long count)
    {
        var windows = new PoolWindow[count];
        for (var i = 0; i < count; i++)
        {
            int first = (int)(i * size / count), end = (int)(((i + 1) * size + count - 1) / count);
            windows[i] = new(first, end, 1, end - first);
        }
        return windows;
    }
}

/// <summary>What a pooling was asked for, over one dimension or two, as one over images.</summary>
/// <param name="Name">The function's name in messages.</param>
/// <param name="Kernel">Height and width of the windows.</param>
/// <param name="Stride">Steps from window to window.</param>
/// <param name="Padding">Places added on each side.</param>
/// <param name="Dilation">Distance of a window's places.</param>
/// <param name="CeilMode">Whether a last window that hangs over the edge counts.</param>
internal sealed record Pooling(string Name, long[] Kernel, long[] Stride, long[] Padding, long[] Dilation, bool CeilMode)
{
    /// <summary>A pooling of images; one number stands for height and width.</summary>
    internal static Pooling OfImages(string name, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode)
    {
        var size = nn.functional.Both(kernel, 1, "kernel_size");
        return new(name, size, stride is null or [] ? size : nn.functional.Both(stride, 1, "stride"), nn.functional.Both(padding, 0, "padding"), nn.functional.Both(dilation, 1, "dilation"), ceilMode);
    }

    /// <summary>A pooling of lines, which are images of one row.</summary>
    internal static Pooling OfLines(string name, long kernel, long? stride, long? padding, long? dilation, bool ceilMode) =>
        new(name, [1, kernel], [1, stride ?? kernel], [0, padding ?? 0], [1, dilation ?? 1], ceilMode);

    /// <summary>The windows over images, and refuses images that have none.</summary>
    internal PoolShape Over(Tensor images)
    {
        var (rows, columns) = (Windows(images, 0, false), Windows(images, 1, false));
        if (rows.Length == 0 || columns.Length == 0)
            throw new InvalidOperationException($"Given input size: ({images.Sizes[1]}x{images.Sizes[2]}x{images.Sizes[3]}). Calculated output size: ({images.Sizes[1]}x{rows.Length}x{columns.Length}). Output size is too small");
        return checked(new(
            (int)(images.Sizes[0] * images.Sizes[1]), (int)images.Sizes[2], (int)images.Sizes[3], (int)Kernel[0], (int)Kernel[1],
            (int)Stride[0], (int)Stride[1], (int)Padding[0], (int)Padding[1], (int)Dilation[0], (int)Dilation[1], CeilMode));
    }

    /// <summary>The windows down (0) or along (1) images.</summary>
    internal PoolWindow[] Windows(Tensor images, int direction, bool countPadding) =>
        PoolWindow.Sliding(images.Sizes[2 + direction], Kernel[direction], Stride[direction], Padding[direction], Dilation[direction], CeilMode, countPadding);

    /// <summary>Runs a function of images [N, C, H, W] on lines [N, C, L], on images, or on a single example of either.</summary>
    /// <param name="name">The caller's name in messages.</param>
    /// <param name="input">The lines or images.</param>
    /// <param name="lines">Whether they are lines.</param>
    /// <param name="pool">The function; all that it gives is brought to the input's dimensions.</param>
    /// <exception cref="InvalidOperationException">Wrong dimensions, integers, or images without pixels.</exception>
    internal static Tensor[] Run(string name, Tensor input, bool lines, Func<Tensor, Tensor[]> pool)
    {
        var single = lines ? 2 : 3;
        if (input.ndim != single && input.ndim != single + 1)
            throw new InvalidOperationException($"{name}: Expected {single}D or {single + 1}D (batch mode) tensor with optional 0 dim batch size for input, but got: {Layout.Text(input.Sizes)}");
        if (!input.is_floating_point()) throw new InvalidOperationException($"{name} works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
        if (input.Sizes[^single..].Contains(0))
            throw new InvalidOperationException($"{name}: Expected input with non-zero sizes but for the batch's, but got input of size: {Layout.Text(input.Sizes)}");
        using var scope = NewDisposeScope();
        var images = input.ndim == single ? input.unsqueeze(0) : input;
        var results = pool(lines ? images.unsqueeze(2) : images);
        for (var i = 0; i < results.Length; i++)
        {
            if (lines) results[i] = results[i].squeeze(2);
            if (input.ndim == single) results[i] = results[i].squeeze(0);
            results[i].MoveToOuterDisposeScope();
        }
        return results;
    }
}
