using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Copies between tensors of equal shape and element size, whatever their strides.</summary>
internal static unsafe class Strided
{
    /// <summary>destination = source, element by element; both of the same shape and type, not overlapping.</summary>
    internal static void Copy(Tensor source, Tensor destination)
    {
        var bytes = ElementTypes.SizeOf(source.dtype);
        if (source.is_contiguous() && destination.is_contiguous())
        {
            CopyBytes((byte*)source.Address, (byte*)destination.Address, source.NumberOfElements * bytes);
        }
        else if (bytes == 1) Copy<byte>(source, destination);
        else if (bytes == 2) Copy<short>(source, destination);
        else if (bytes == 4) Copy<int>(source, destination);
        else Copy<long>(source, destination);
        GC.KeepAlive(source);
        GC.KeepAlive(destination);
    }

    /// <summary>Goes through the planes of two dimensions: the one along which the destination is densest, and the one along which the source is.</summary>
    private static void Copy<T>(Tensor source, Tensor destination) where T : unmanaged
    {
        var walk = new StridedWalk(source.Sizes, destination.Strides, source.Strides, planes: true);
        T* from = source.Pointer<T>(), to = destination.Pointer<T>();
        while (walk.MoveNext())
            CopyPlane(from + walk.OffsetB, walk.RowStrideB, walk.InnerStrideB, to + walk.OffsetA, walk.RowStrideA, walk.InnerStrideA, walk.Rows, walk.InnerSize);
    }

    private static void CopyPlane<T>(T* from, long fromRow, long fromStep, T* to, long toRow, long toStep, long rows, long n) where T : unmanaged
    {
        if (toStep == 1 && fromStep == 1)
        {
            for (long i = 0; i < rows; i++) CopyRow(from + i * fromRow, to + i * toRow, n);
        }
        else if (toStep == 1 && fromRow == 1 && sizeof(T) == 4 && n >= 8 && rows >= 8) Transpose((float*)from, fromStep, (float*)to, toRow, rows, n);
        else if (toStep == 1 && fromStep == 0 && n >= 8)
        {
            for (long i = 0; i < rows; i++) new Span<T>(to + i * toRow, checked((int)n)).Fill(from[i * fromRow]);
        }
        else if (toStep == 1 && fromStep == -1 && n >= 8)
        {
            for (long i = 0; i < rows; i++)
            {
                var row = new Span<T>(to + i * toRow, checked((int)n));
                new ReadOnlySpan<T>(from + i * fromRow - (n - 1), (int)n).CopyTo(row);
                row.Reverse();
            }
        }
        else if (n >= rows)
        {
            for (long i = 0; i < rows; i++) CopySteps(from + i * fromRow, fromStep, to + i * toRow, toStep, n);
        }
        else
        {
            for (long j = 0; j < n; j++) CopySteps(from + j * fromStep, fromRow, to + j * toStep, toRow, rows);
        }
    }

    private static void CopySteps<T>(T* from, long fromStep, T* to, long toStep, long n) where T : unmanaged
    {
        for (long j = 0; j < n; j++, from += fromStep, to += toStep) *to = *from;
    }

    private static void CopyRow<T>(T* from, T* to, long n) where T : unmanaged
    {
        // A call costs as much as copying a few elements.
        if (n >= 8) CopyBytes((byte*)from, (byte*)to, n * sizeof(T));
        else for (long j = 0; j < n; j++) to[j] = from[j];
    }

    /// <summary>Copies memory that does not overlap. Some processors' block copy is ten times slower when the destination lies a few bytes further in its page
    /// than the source does; short pieces are copied without it.</summary>
    private static void CopyBytes(byte* from, byte* to, long count)
    {
        const int Page = 4096, Vector = 64, Short = 1024;
        var ahead = (to - from) & (Page - 1);
        var piece = ahead is > 0 and < Vector ? Short : count;
        for (long start = 0; start < count; start += piece)
        {
            var length = Math.Min(piece, count - start);
            Buffer.MemoryCopy(from + start, to + start, length, length);
        }
    }

    /// <summary>to[i, j] = from[j, i], in blocks that stay in the nearest cache.</summary>
    private static void Transpose(float* from, long fromRow, float* to, long toRow, long rows, long n)
    {
        const int Strip = 16, Block = 256;
        for (long i = 0; i < rows; i += Block)
            for (long j = 0; j < n; j += Strip)
            {
                var width = (int)Math.Min(Strip, n - j);
                Kernels.Transposition.Run(from + j * fromRow + i, (nint)fromRow, width, (nint)Math.Min(Block, rows - i), to + i * toRow + j, (nint)toRow, width, exact: true);
            }
    }
}

/// <summary>Walks two tensors of one shape row by row, or plane by plane, after joining dimensions that follow each other in both.</summary>
internal struct StridedWalk
{
    private readonly long[] _sizes, _stridesA, _stridesB, _index;
    private readonly int _outer;
    private bool _started, _ended;

    /// <param name="shape">The shape of both.</param>
    /// <param name="stridesA">The first tensor's.</param>
    /// <param name="stridesB">The second tensor's.</param>
    /// <param name="planes">Whether to go plane by plane, in any order, instead of row by row in row-major order.</param>
    internal StridedWalk(ReadOnlySpan<long> shape, ReadOnlySpan<long> stridesA, ReadOnlySpan<long> stridesB, bool planes = false)
    {
        List<long> sizes = [], a = [], b = [];
        for (var d = 0; d < shape.Length; d++)
        {
            if (shape[d] == 0) _ended = true;
            if (shape[d] == 1) continue;
            if (sizes.Count > 0 && a[^1] == stridesA[d] * shape[d] && b[^1] == stridesB[d] * shape[d])
            {
                sizes[^1] *= shape[d];
                (a[^1], b[^1]) = (stridesA[d], stridesB[d]);
            }
            else
            {
                sizes.Add(shape[d]);
                a.Add(stridesA[d]);
                b.Add(stridesB[d]);
            }
        }
        (_sizes, _stridesA, _stridesB) = ([.. sizes], [.. a], [.. b]);
        _outer = Math.Max(_sizes.Length - 1, 0);
        if (planes && _sizes.Length > 1)
        {
            ToEnd(_sizes.Length, Densest(_stridesA, _sizes.Length));
            ToEnd(_sizes.Length - 1, Densest(_stridesB, _sizes.Length - 1));
            (Rows, RowStrideA, RowStrideB) = (_sizes[^2], _stridesA[^2], _stridesB[^2]);
            _outer--;
        }
        _index = new long[_outer];
        (InnerSize, InnerStrideA, InnerStrideB) = _sizes.Length == 0 ? (1, 1, 1) : (_sizes[^1], _stridesA[^1], _stridesB[^1]);
    }

    /// <summary>Rows of a plane.</summary>
    internal long Rows { get; } = 1;

    /// <summary>From row to row of a plane in the first tensor.</summary>
    internal long RowStrideA { get; }

    /// <summary>From row to row of a plane in the second tensor.</summary>
    internal long RowStrideB { get; }

    /// <summary>Elements in a row.</summary>
    internal long InnerSize { get; }

    /// <summary>The step along a row in the first tensor.</summary>
    internal long InnerStrideA { get; }

    /// <summary>The step along a row in the second tensor.</summary>
    internal long InnerStrideB { get; }

    /// <summary>Where the row starts in the first tensor.</summary>
    internal long OffsetA { get; private set; }

    /// <summary>Where the row starts in the second tensor.</summary>
    internal long OffsetB { get; private set; }

    private static int Densest(long[] strides, int count)
    {
        var best = count - 1;
        for (var d = count - 2; d >= 0; d--)
            if (Math.Abs(strides[d]) is var step && step > 0 && (strides[best] == 0 || step < Math.Abs(strides[best]))) best = d;
        return best;
    }

    private readonly void ToEnd(int count, int dim)
    {
        foreach (var values in (ReadOnlySpan<long[]>)[_sizes, _stridesA, _stridesB])
        {
            var value = values[dim];
            Array.Copy(values, dim + 1, values, dim, count - 1 - dim);
            values[count - 1] = value;
        }
    }

    /// <summary>Goes to the next row (or plane); false after the last.</summary>
    internal bool MoveNext()
    {
        if (_ended) return false;
        if (!_started) return _started = true;
        for (var d = _outer - 1; d >= 0; d--)
        {
            OffsetA += _stridesA[d];
            OffsetB += _stridesB[d];
            if (++_index[d] < _sizes[d]) return true;
            OffsetA -= _stridesA[d] * _sizes[d];
            OffsetB -= _stridesB[d] * _sizes[d];
            _index[d] = 0;
        }
        _ended = true;
        return false;
    }
}
