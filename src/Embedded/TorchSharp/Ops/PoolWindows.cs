using TorchSharp.Kernels;

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
