using System.Runtime.InteropServices;
using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Runs kernels on long rows of elements, in parts that the workers share.</summary>
/// <remarks>Parts are cut by length alone, and each element is computed by itself: the result is the same for every number of threads.</remarks>
internal static unsafe class Spans
{
    private const int PartLength = 1 << 15;

    internal delegate void Kernel<TIn, TOut>(ReadOnlySpan<TIn> a, ReadOnlySpan<TIn> b, Span<TOut> y);

    /// <summary>Work on the elements from <paramref name="start"/> on.</summary>
    internal delegate void Part(long start, int length);

    /// <summary>y[i] = kernel(a[i], b[i]) for count elements; a or b may be y.</summary>
    internal static void Run<TIn, TOut>(TIn* a, TIn* b, TOut* y, long count, Kernel<TIn, TOut> kernel)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (count == 0) return;
        if (count <= PartLength) kernel(new(a, (int)count), new(b, (int)count), new(y, (int)count));
        else InParts(count, (start, length) => kernel(new(a + start, length), new(b + start, length), new(y + start, length)));
    }

    /// <summary>Cuts so many elements into parts; they may run at the same time.</summary>
    internal static void InParts(long count, Part part) => InParts(count, PartLength, part);

    /// <summary>Cuts so many units of work into parts of at most so many.</summary>
    internal static void InParts(long count, int partLength, Part part)
    {
        if (count == 0) return;
        if (count <= partLength)
        {
            part(0, (int)count);
            return;
        }
        var handle = GCHandle.Alloc(part);
        try
        {
            Workers.Run((int)((count + partLength - 1) / partLength), new Parts { Count = count, PartLength = partLength, Part = GCHandle.ToIntPtr(handle) });
        }
        finally
        {
            handle.Free();
        }
    }

    private struct Parts : IParts
    {
        public long Count;
        public int PartLength;
        public nint Part;

        public readonly void Run(int part)
        {
            var start = (long)part * PartLength;
            ((Part)GCHandle.FromIntPtr(Part).Target!)(start, (int)Math.Min(PartLength, Count - start));
        }
    }
}
