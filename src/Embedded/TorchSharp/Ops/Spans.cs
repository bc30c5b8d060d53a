using System.Runtime.InteropServices;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Runs kernels on the elements of contiguous tensors, in parts that the workers share.</summary>
/// <remarks>Parts are cut by length alone, and each element is computed by itself: the result is the same for every number of threads.</remarks>
internal static unsafe class Spans
{
    private const int PartLength = 1 << 15;

    internal delegate void Kernel<TIn, TOut>(ReadOnlySpan<TIn> a, ReadOnlySpan<TIn> b, Span<TOut> y);

    /// <summary>y[i] = kernel(a[i], b[i]) for count elements; a or b may be y.</summary>
    internal static void Run<TIn, TOut>(TIn* a, TIn* b, TOut* y, long count, Kernel<TIn, TOut> kernel)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (count <= PartLength)
        {
            if (count > 0) kernel(new(a, (int)count), new(b, (int)count), new(y, (int)count));
            return;
        }
        var handle = GCHandle.Alloc(kernel);
        try
        {
            Workers.Run((int)((count + PartLength - 1) / PartLength), new Parts<TIn, TOut> { A = a, B = b, Y = y, Count = count, Kernel = GCHandle.ToIntPtr(handle) });
        }
        finally
        {
            handle.Free();
        }
    }

    private struct Parts<TIn, TOut> : IParts
        where TIn : unmanaged
        where TOut : unmanaged
    {
        public TIn* A, B;
        public TOut* Y;
        public long Count;
        public nint Kernel;

        public readonly void Run(int part)
        {
            var start = (long)part * PartLength;
            var length = (int)Math.Min(PartLength, Count - start);
            var kernel = (Kernel<TIn, TOut>)GCHandle.FromIntPtr(Kernel).Target!;
            kernel(new(A + start, length), new(B + start, length), new(Y + start, length));
        }
    }
}
