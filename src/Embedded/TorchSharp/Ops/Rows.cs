using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Applies a kernel on spans to tensors of any strides, broadcast to the shape of the result.</summary>
internal static unsafe class Rows
{
    private const int Chunk = 1024;

    /// <summary>y = kernel(a, b); a and b have y's element type or the compared one and broadcast to y's shape; y is contiguous.</summary>
    internal static void Apply<TIn, TOut>(Tensor a, Tensor b, Tensor y, Spans.Kernel<TIn, TOut> kernel)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        Repeated<TIn> fromA = new(a, y.Sizes), fromB = new(b, y.Sizes);
        var to = y.Pointer<TOut>();
        if (fromA.IsDense && fromB.IsDense) Spans.Run(fromA.First, fromB.First, to, y.NumberOfElements, kernel);
        else Spans.InParts(y.NumberOfElements, (start, length) =>
        {
            TIn* bufferA = stackalloc TIn[Chunk], bufferB = stackalloc TIn[Chunk];
            if (fromA.IsNumber) new Span<TIn>(bufferA, Chunk).Fill(*fromA.First);
            if (fromB.IsNumber) new Span<TIn>(bufferB, Chunk).Fill(*fromB.First);
            for (var done = 0; done < length; done += Chunk)
            {
                var n = Math.Min(Chunk, length - done);
                kernel(new(fromA.Read(start + done, n, bufferA), n), new(fromB.Read(start + done, n, bufferB), n), new(to + start + done, n));
            }
        });
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(y);
    }

    /// <summary>y = kernel(x, x), both of one shape; y is contiguous.</summary>
    internal static void Apply<TIn, TOut>(Tensor x, Tensor y, Spans.Kernel<TIn, TOut> kernel)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var from = new Repeated<TIn>(x, y.Sizes);
        var to = y.Pointer<TOut>();
        if (from.IsDense) Spans.Run(from.First, from.First, to, y.NumberOfElements, kernel);
        else Spans.InParts(y.NumberOfElements, (start, length) =>
        {
            TIn* buffer = stackalloc TIn[Chunk];
            if (from.IsNumber) new Span<TIn>(buffer, Chunk).Fill(*from.First);
            for (var done = 0; done < length; done += Chunk)
            {
                var n = Math.Min(Chunk, length - done);
                var values = new ReadOnlySpan<TIn>(from.Read(start + done, n, buffer), n);
                kernel(values, values, new(to + start + done, n));
            }
        });
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>A tensor as it looks in a larger shape, in row-major order.</summary>
    private readonly struct Repeated<T> where T : unmanaged
    {
        private readonly long[] _sizes, _strides;

        internal Repeated(Tensor tensor, ReadOnlySpan<long> shape)
        {
            First = tensor.Pointer<T>();
            var strides = Layout.BroadcastStrides(tensor.Sizes, tensor.Strides, shape);
            // Dimensions that follow each other in memory are one.
            var count = 0;
            _sizes = new long[shape.Length];
            _strides = strides;
            for (var d = 0; d < shape.Length; d++)
            {
                if (shape[d] == 1) continue;
                if (count > 0 && strides[count - 1] == strides[d] * shape[d]) _sizes[count - 1] *= shape[d];
                else _sizes[count++] = shape[d];
                strides[count - 1] = strides[d];
            }
            Array.Resize(ref _sizes, count);
        }

        internal T* First { get; }

        /// <summary>Whether the elements follow each other in memory.</summary>
        internal bool IsDense => _sizes.Length == 0 || (_sizes.Length == 1 && _strides[0] == 1);

        /// <summary>Whether all elements are one.</summary>
        internal bool IsNumber => _sizes.Length == 1 && _strides[0] == 0;

        /// <summary>The address of elements in a row: in the tensor itself where they are in a row there, else in the buffer, which they are copied to.
        /// The buffer of a number is filled already.</summary>
        internal T* Read(long start, int length, T* buffer)
        {
            if (IsNumber) return buffer;
            if (IsDense) return First + start;
            var inner = _sizes[^1];
            var step = _strides[_sizes.Length - 1];
            var column = start % inner;
            var rest = start / inner;
            var outer = _sizes.Length - 1;
            var index = stackalloc long[outer];
            var row = First;
            for (var d = outer - 1; d >= 0; d--)
            {
                index[d] = rest % _sizes[d];
                rest /= _sizes[d];
                row += index[d] * _strides[d];
            }
            if (step == 1 && column + length <= inner) return row + column;
            for (var to = buffer; ;)
            {
                var n = Math.Min(inner - column, length);
                CopyRow(row + column * step, step, to, n);
                if ((length -= (int)n) == 0) return buffer;
                to += n;
                column = 0;
                for (var d = outer - 1; ; d--)
                {
                    row += _strides[d];
                    if (++index[d] < _sizes[d]) break;
                    row -= _strides[d] * _sizes[d];
                    index[d] = 0;
                }
            }
        }

        private static void CopyRow(T* from, long step, T* to, long n)
        {
            if (step == 0) new Span<T>(to, (int)n).Fill(*from);
            else if (step == 1 && n >= 8) new ReadOnlySpan<T>(from, (int)n).CopyTo(new Span<T>(to, (int)n));
            else for (long i = 0; i < n; i++) to[i] = from[i * step];
        }
    }
}
