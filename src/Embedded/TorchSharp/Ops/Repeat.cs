namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy repeated along each dimension; more numbers than dimensions add dimensions in front.</summary>
        public Tensor repeat(params long[] sizes)
        {
            if (sizes.Length < ndim) throw new ArgumentException($"Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor: {Layout.Text(sizes)} for {Layout.Text(Sizes)}.");
            // Each dimension gets one in front of it that counts the repetitions; both are joined in the end.
            long[] apart = new long[2 * sizes.Length], expanded = new long[apart.Length], joined = new long[sizes.Length];
            for (var d = 0; d < sizes.Length; d++)
            {
                if (sizes[d] < 0) throw new ArgumentException($"Trying to create tensor with negative dimension: repeat {Layout.Text(sizes)}.");
                var size = d < sizes.Length - ndim ? 1 : Sizes[d - sizes.Length + (int)ndim];
                (apart[2 * d], expanded[2 * d], joined[d]) = (1, sizes[d], sizes[d] * size);
                apart[2 * d + 1] = expanded[2 * d + 1] = size;
            }
            return reshape(apart).expand(expanded).clone().reshape(joined);
        }

        /// <summary>A copy repeated along each dimension; fewer numbers than dimensions count from the last one.</summary>
        public Tensor tile(long[] reps) => repeat([.. Enumerable.Repeat(1L, Math.Max((int)ndim - reps.Length, 0)), .. reps]);

        /// <summary>Each element so many times in a row along a dimension, or of the vector of all elements if it is null.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            if (dim is null) return reshape(-1).repeat_interleave(repeats, 0, output_size);
            if (repeats < 0) throw new ArgumentException("Repeats must be non-negative");
            var source = ndim == 0 ? reshape(1) : this;
            var d = Layout.Dimension(dim.Value, source.ndim);
            CheckLength(source.Sizes[d] * repeats, output_size);
            return source.unsqueeze(d + 1).expand([.. source.Sizes[..(d + 1)], repeats, .. source.Sizes[(d + 1)..]]).clone().flatten(d, d + 1);
        }

        /// <summary>Each position of a dimension (or each element, if it is null) as many times as a vector says.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null)
        {
            if (dim is null) return reshape(-1).repeat_interleave(repeats, 0, output_size);
            if (repeats.dtype is not (ScalarType.Int64 or ScalarType.Int32)) throw new ArgumentException($"repeats has to be Long or Int tensor, not {repeats.dtype}");
            var source = ndim == 0 ? reshape(1) : this;
            var d = Layout.Dimension(dim.Value, source.ndim);
            if (repeats.NumberOfElements == 1) return source.repeat_interleave(repeats.Single<long>(), d, output_size);
            if (repeats.ndim != 1 || repeats.Sizes[0] != source.Sizes[d]) throw new ArgumentException($"repeats must have the same size as input along dim, but got {Layout.Text(repeats.Sizes)} for {Layout.Text(Sizes)} and dim {d}");
            var places = new List<long>();
            using var wide = repeats.to_type(ScalarType.Int64);
            for (long i = 0; i < wide.Sizes[0]; i++)
            {
                var count = wide.data<long>()[i];
                if (count < 0) throw new ArgumentException("repeats can not be negative");
                for (long k = 0; k < count; k++) places.Add(i);
            }
            CheckLength(places.Count, output_size);
            return source.index_select(d, tensor(places.ToArray()));
        }

        private static void CheckLength(long length, long? expected)
        {
            if (expected is { } size && size != length) throw new ArgumentException($"repeat_interleave: output_size is {size}, and the repeats add up to {length}.");
        }
    }

    /// <summary>A copy repeated along each dimension; fewer numbers than dimensions count from the last one.</summary>
    public static Tensor tile(Tensor input, long[] dims) => input.tile(dims);

    /// <summary>Each element so many times in a row along a dimension, or of the vector of all elements if it is null.</summary>
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) => input.repeat_interleave(repeats, dim, output_size);

    /// <summary>Each position of a dimension (or each element, if it is null) as many times as a vector says.</summary>
    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) => input.repeat_interleave(repeats, dim, output_size);
}
