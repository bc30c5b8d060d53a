using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Applies a kernel on spans to broadcast tensors, row by row.</summary>
internal static unsafe class Rows
{
    private const int Chunk = 1024;

    /// <summary>y = kernel(a, b); a and b have y's element type or the compared one and broadcast to y's shape; y is contiguous.</summary>
    internal static void Apply<TIn, TOut>(Tensor a, Tensor b, Tensor y, Spans.Kernel<TIn, TOut> kernel)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var walk = new StridedWalk(
            y.Sizes,
            Layout.BroadcastStrides(a.Sizes, a.Strides, y.Sizes),
            Layout.BroadcastStrides(b.Sizes, b.Strides, y.Sizes));
        TIn* fromA = a.Pointer<TIn>(), fromB = b.Pointer<TIn>();
        var to = y.Pointer<TOut>();
        long n = walk.InnerSize, stepA = walk.InnerStrideA, stepB = walk.InnerStrideB;
        TIn* bufferA = stackalloc TIn[Chunk], bufferB = stackalloc TIn[Chunk];
        while (walk.MoveNext())
        {
            TIn* rowA = fromA + walk.OffsetA, rowB = fromB + walk.OffsetB;
            if (stepA == 1 && stepB == 1) Spans.Run(rowA, rowB, to, n, kernel);
            else for (long start = 0; start < n; start += Chunk)
            {
                var length = (int)Math.Min(Chunk, n - start);
                kernel(Gather(rowA, stepA, start, length, bufferA), Gather(rowB, stepB, start, length, bufferB), new(to + start, length));
            }
            to += n;
        }
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(y);
    }

    private static ReadOnlySpan<T> Gather<T>(T* row, long step, long start, int length, T* buffer) where T : unmanaged
    {
        if (step == 1) return new(row + start, length);
        var span = new Span<T>(buffer, length);
        if (step == 0) span.Fill(*row);
        else for (var i = 0; i < length; i++) buffer[i] = row[(start + i) * step];
        return span;
    }
}
