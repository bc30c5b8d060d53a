using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The elements of some dimensions in reverse order. The gradient is turned round again.</summary>
internal sealed class Flip : Operator
{
    internal static readonly Flip Instance = new();

    internal override IEnumerable<Sample> Samples() =>
    [
        new("both", x => Apply(x[0], [0, -1]), Sample.Values(-2, 2, [3, 4])),
        new("non-contiguous", x => Apply(x[0].t(), [0]), Sample.Values(-2, 2, [3, 4])),
        new("size 1", x => Apply(x[0], [0]), Sample.Values(-2, 2, [1])),
        new("0-d", x => Apply(x[0], [0]), Sample.Values(-2, 2, [])),
        new("empty", x => Apply(x[0], [1]), Sample.Values(-2, 2, [0, 3])),
    ];

    internal Tensor Apply(Tensor x, ReadOnlySpan<long> dims)
    {
        long[] strides = x.stride(), kept = dims.ToArray();
        var offset = x.Offset;
        var turned = new bool[Math.Max(strides.Length, 1)];
        foreach (var dim in dims)
        {
            var d = Layout.Dimension(dim, x.ndim);
            if (turned[d]) throw new ArgumentException($"dim {d} appears multiple times in the list of dims");
            turned[d] = true;
            if (x.ndim == 0) continue;
            offset += (x.Sizes[d] - 1) * strides[d];
            strides[d] = -strides[d];
        }
        var y = Tensor.Empty(x.Sizes, x.dtype);
        if (y.NumberOfElements > 0)
        {
            using var backwards = x.View(x.Sizes, strides, offset);
            Strided.Copy(backwards, y);
        }
        return Record(y, [x], [], step => [Apply(step.Gradient, kept)]);
    }

    /// <summary>The elements moved along a dimension, those that leave at the end coming in at the start.</summary>
    internal static Tensor Roll(Tensor x, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims)
    {
        if (shifts.Length == 0) throw new ArgumentException("`shifts` required");
        if (dims.Length == 0 && shifts.Length == 1) return Roll(x.reshape(-1), shifts, [0]).reshape(x.shape);
        if (shifts.Length != dims.Length) throw new ArgumentException($"shifts and dimensions must align. shifts: {shifts.Length}, dims:{dims.Length}");
        if (x.NumberOfElements == 0) return x.clone();
        for (var i = 0; i < dims.Length; i++)
        {
            var d = Layout.Dimension(dims[i], x.ndim);
            var size = x.Sizes[d];
            var start = ((-shifts[i] % size) + size) % size;
            x = start == 0 ? x : Concatenate.Instance.Apply([x.narrow(d, start, size - start), x.narrow(d, 0, start)], d);
        }
        return x.contiguous();
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy with the elements of some dimensions in reverse order.</summary>
        public Tensor flip(params long[] dims) => Flip.Instance.Apply(this, dims);

        /// <summary>A copy with the columns, dimension 1, in reverse order.</summary>
        public Tensor fliplr() => ndim >= 2 ? flip(1) : throw new InvalidOperationException($"Input must be >= 2-d, and it has shape {Layout.Text(Sizes)}.");

        /// <summary>A copy with the rows, dimension 0, in reverse order.</summary>
        public Tensor flipud() => ndim >= 1 ? flip(0) : throw new InvalidOperationException("Input must be >= 1-d, and it is a number.");

        /// <summary>A copy turned k times by 90 degrees, from the first towards the second of two dimensions (0 and 1 if null).</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null)
        {
            var (first, second) = dims ?? (0, 1);
            if (ndim < 2) throw new InvalidOperationException($"expected total dims >= 2, but got total dims = {ndim}");
            int a = Layout.Dimension(first, ndim), b = Layout.Dimension(second, ndim);
            if (a == b) throw new ArgumentException($"expected rotation dims to be different, but got dim0 = {first} and dim1 = {second}");
            return ((k % 4 + 4) % 4) switch
            {
                1 => flip(b).transpose(a, b),
                2 => flip(a, b),
                3 => flip(a).transpose(a, b),
                _ => clone(),
            };
        }

        /// <summary>A copy with the elements moved along a dimension, or in row-major order if it is null; those that leave at the end come in at the start.</summary>
        public Tensor roll(long shifts, long? dims = null) => Flip.Roll(this, [shifts], dims is null ? [] : [dims.Value]);

        /// <summary>A copy with the elements moved in row-major order by one shift.</summary>
        public Tensor roll(long[] shifts) => Flip.Roll(this, shifts, []);

        /// <summary>A copy with the elements moved along dimensions, each by its own shift.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Flip.Roll(this, shifts, dims);

        /// <summary>A copy with the elements moved along two dimensions.</summary>
        public Tensor roll((long, long) shifts, (long, long) dims) => Flip.Roll(this, [shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        /// <summary>A copy with the elements moved along three dimensions.</summary>
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) => Flip.Roll(this, [shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

        /// <summary>A copy with the elements moved along dimensions, each by its own shift.</summary>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Flip.Roll(this, shifts, dims);
    }

    /// <summary>A copy with the elements of some dimensions in reverse order.</summary>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    /// <summary>A copy with the columns, dimension 1, in reverse order.</summary>
    public static Tensor fliplr(Tensor input) => input.fliplr();

    /// <summary>A copy with the rows, dimension 0, in reverse order.</summary>
    public static Tensor flipud(Tensor input) => input.flipud();

    /// <summary>A copy turned k times by 90 degrees, from the first towards the second of two dimensions (0 and 1 if null).</summary>
    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => input.rot90(k, dims);

    /// <summary>A copy with the elements moved along a dimension, or in row-major order if it is null.</summary>
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    /// <summary>A copy with the elements moved in row-major order by one shift.</summary>
    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);

    /// <summary>A copy with the elements moved along dimensions, each by its own shift.</summary>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    /// <summary>A copy with the elements moved along two dimensions.</summary>
    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => input.roll(shifts, dims);

    /// <summary>A copy with the elements moved along three dimensions.</summary>
    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) => input.roll(shifts, dims);

    /// <summary>A copy with the elements moved along dimensions, each by its own shift.</summary>
    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => input.roll(shifts, dims);
}
