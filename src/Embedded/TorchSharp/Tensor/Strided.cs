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
            var total = source.NumberOfElements * bytes;
            Buffer.MemoryCopy(source.Address, destination.Address, total, total);
        }
        else if (bytes == 1) Copy<byte>(source, destination);
        else if (bytes == 2) Copy<short>(source, destination);
        else if (bytes == 4) Copy<int>(source, destination);
        else Copy<long>(source, destination);
        GC.KeepAlive(source);
        GC.KeepAlive(destination);
    }

    private static void Copy<T>(Tensor source, Tensor destination) where T : unmanaged
    {
        var walk = new StridedWalk(source.Sizes, destination.Strides, source.Strides);
        T* from = source.Pointer<T>(), to = destination.Pointer<T>();
        long n = walk.InnerSize, stepTo = walk.InnerStrideA, stepFrom = walk.InnerStrideB;
        while (walk.MoveNext())
        {
            T* a = to + walk.OffsetA, b = from + walk.OffsetB;
            if (stepTo == 1 && stepFrom == 1) Buffer.MemoryCopy(b, a, n * sizeof(T), n * sizeof(T));
            else for (long i = 0; i < n; i++) a[i * stepTo] = b[i * stepFrom];
        }
    }
}

/// <summary>Walks two tensors of one shape row by row, after joining dimensions that follow each other in both.</summary>
internal struct StridedWalk
{
    private readonly long[] _sizes, _stridesA, _stridesB, _index;
    private readonly int _outer;
    private bool _started, _ended;

    internal StridedWalk(ReadOnlySpan<long> shape, ReadOnlySpan<long> stridesA, ReadOnlySpan<long> stridesB)
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
        _index = new long[_outer];
        (InnerSize, InnerStrideA, InnerStrideB) = _sizes.Length == 0 ? (1, 1, 1) : (_sizes[^1], _stridesA[^1], _stridesB[^1]);
    }

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

    /// <summary>Goes to the next row; false after the last.</summary>
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
