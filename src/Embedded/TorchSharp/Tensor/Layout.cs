namespace TorchSharp;

/// <summary>Arithmetic on shapes and strides, both counted in elements.</summary>
internal static class Layout
{
    internal static long Count(ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (var size in shape) count = checked(count * size);
        return count;
    }

    /// <summary>The number of elements, or null if it is above a limit, however far.</summary>
    internal static long? CountOrLess(ReadOnlySpan<long> shape, long limit)
    {
        if (shape.Contains(0)) return 0;
        long count = 1;
        foreach (var size in shape)
        {
            if (size > limit / count) return null;
            count *= size;
        }
        return count;
    }

    /// <summary>Row-major strides: the last dimension is 1, each other one the product of the sizes behind it.</summary>
    internal static long[] RowMajor(ReadOnlySpan<long> shape)
    {
        var strides = new long[shape.Length];
        long step = 1;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            strides[d] = step;
            step *= Math.Max(shape[d], 1);
        }
        return strides;
    }

    internal static bool IsRowMajor(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides)
    {
        long step = 1;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            if (shape[d] == 0) return true;
            if (shape[d] != 1 && strides[d] != step) return false;
            step *= shape[d];
        }
        return true;
    }

    /// <summary>A dimension counted from the end if negative; PyTorch's error if out of range.</summary>
    internal static int Dimension(long dim, long dimensions)
    {
        var range = Math.Max(dimensions, 1);
        if (dim < -range || dim >= range)
            throw new ArgumentOutOfRangeException(nameof(dim), $"Dimension out of range (expected to be in range of [{-range}, {range - 1}], but got {dim})");
        return (int)(dim < 0 ? dim + range : dim);
    }

    /// <summary>The shape of two operands together: sizes match from the right, or one of them is 1.</summary>
    internal static long[] Broadcast(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        var shape = new long[Math.Max(a.Length, b.Length)];
        for (var i = 1; i <= shape.Length; i++)
        {
            var sizeA = i <= a.Length ? a[^i] : 1;
            var sizeB = i <= b.Length ? b[^i] : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1)
                throw new ArgumentException($"The size of tensor a ({sizeA}) must match the size of tensor b ({sizeB}) at non-singleton dimension {shape.Length - i}: the shapes are {Text(a)} and {Text(b)}.");
            shape[^i] = sizeA == 1 ? sizeB : sizeA;
        }
        return shape;
    }

    /// <summary>The strides that make a tensor look like a larger shape: 0 where a size 1 is repeated.</summary>
    internal static long[] BroadcastStrides(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, ReadOnlySpan<long> target)
    {
        var result = new long[target.Length];
        for (var i = 1; i <= shape.Length; i++)
            result[^i] = shape[^i] == 1 && target[^i] != 1 ? 0 : strides[^i];
        return result;
    }

    /// <summary>A shape with at most one −1, which is worked out from the number of elements.</summary>
    internal static long[] Infer(ReadOnlySpan<long> shape, long count)
    {
        var result = shape.ToArray();
        var unknown = Array.IndexOf(result, -1);
        if (Array.FindIndex(result, size => size < -1) is >= 0 and var negative) throw new ArgumentException($"invalid shape dimension {result[negative]}: {Text(shape)}");
        if (unknown >= 0 && Array.IndexOf(result, -1, unknown + 1) >= 0) throw new ArgumentException($"only one dimension can be inferred, and {Text(shape)} has -1 more than once");
        if (unknown >= 0)
        {
            result[unknown] = 1;
            var known = Count(result);
            if (known == 0 && count == 0)
                throw new ArgumentException($"cannot reshape tensor of 0 elements into shape {Text(shape)} because the unspecified dimension size -1 can be any value and is ambiguous");
            if (known == 0 || count % known != 0) throw InvalidShape(shape, count);
            result[unknown] = count / known;
        }
        return Count(result) == count ? result : throw InvalidShape(shape, count);

        static ArgumentException InvalidShape(ReadOnlySpan<long> shape, long count) => new($"shape '{Text(shape)}' is invalid for input of size {count}");
    }

    /// <summary>The strides under which the same memory has another shape, or null if it would have to be copied.</summary>
    internal static long[]? ViewStrides(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, ReadOnlySpan<long> target)
    {
        if (Count(shape) == 0 || IsRowMajor(shape, strides)) return RowMajor(target);
        // The stride of a dimension of size 1 says nothing: such dimensions are left out.
        List<long> sizes = [], steps = [];
        for (var i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 1) continue;
            sizes.Add(shape[i]);
            steps.Add(strides[i]);
        }
        var result = new long[target.Length];
        var d = target.Length - 1;
        for (var end = sizes.Count - 1; end >= 0;)
        {
            // A run of dimensions that follow each other in memory can be cut anew.
            var start = end;
            var block = sizes[start];
            while (start > 0 && steps[start - 1] == sizes[start] * steps[start]) block *= sizes[--start];
            long filled = 1;
            while (d >= 0 && (filled < block || target[d] == 1))
            {
                result[d] = steps[end] * filled;
                filled *= target[d--];
            }
            if (filled != block) return null;
            end = start - 1;
        }
        while (d >= 0) result[d--] = 1;
        return result;
    }

    internal static string Text(ReadOnlySpan<long> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
