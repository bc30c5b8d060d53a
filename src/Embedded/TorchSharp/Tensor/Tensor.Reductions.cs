
namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements; integers and truth values add up to Int64.</summary>
        public Tensor sum(ScalarType? type = null) => Over([], false, type);

        /// <summary>Sums over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Over([dim], keepdim, type);

        /// <summary>Sums over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => Over([dim0, dim1], keepdim, type);

        /// <summary>Sums over dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Over(dim, keepdim, type);

        /// <summary>Sums over dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Over(dim, keepdim, type);

        /// <summary>The mean of all elements.</summary>
        public Tensor mean() => mean([]);

        /// <summary>Means over dimensions; none means all.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
        {
            if (!is_floating_point() && type is null) throw new InvalidOperationException($"mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {dtype}");
            var source = type is null ? this : to_type(type.Value);
            return source.sum(dimensions, keepdim) / (double)Counted(dimensions);
        }

        /// <summary>The variance of all elements, Σ(x − x̄)² / (n − 1), or / n if biased.</summary>
        public Tensor var(bool unbiased = true) => var([], unbiased);

        /// <summary>Variances over a dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var([dim], unbiased, keepdim, type);

        /// <summary>Variances over dimensions; none means all.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            var source = type is null ? this : to_type(type.Value);
            var centred = source - source.mean(dimensions, keepdim: true);
            return centred.square().sum(dimensions, keepdim) / (double)Math.Max(Counted(dimensions) - (unbiased ? 1 : 0), 0);
        }

        /// <summary>The standard deviation of all elements.</summary>
        public Tensor std(bool unbiased = true) => var(unbiased).sqrt();

        /// <summary>Standard deviations over a dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var(dim, unbiased, keepdim, type).sqrt();

        /// <summary>Standard deviations over dimensions; none means all.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var(dimensions, unbiased, keepdim, type).sqrt();

        /// <summary>The largest element; where several are equal they share the gradient.</summary>
        public Tensor max() => All(largest: true);

        /// <summary>The smallest element; where several are equal they share the gradient.</summary>
        public Tensor min() => All(largest: false);

        /// <summary>The largest elements along a dimension and their positions.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Extremum.Instance.Apply(this, Layout.Dimension(dim, ndim), keepdim, largest: true);

        /// <summary>The smallest elements along a dimension and their positions.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Extremum.Instance.Apply(this, Layout.Dimension(dim, ndim), keepdim, largest: false);

        /// <summary>The position of the largest element in row-major order.</summary>
        public Tensor argmax() => Extremum.Places(reshape(-1), 0, largest: true).reshape([]);

        /// <summary>The positions of the largest elements along a dimension.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Place(dim, keepdim, largest: true);

        /// <summary>The position of the smallest element in row-major order.</summary>
        public Tensor argmin() => Extremum.Places(reshape(-1), 0, largest: false).reshape([]);

        /// <summary>The positions of the smallest elements along a dimension.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Place(dim, keepdim, largest: false);

        /// <summary>Whether any element is true or not 0.</summary>
        public Tensor any() => (this != (Scalar)0).sum() > 0;

        /// <summary>Whether any element along a dimension is true or not 0.</summary>
        public Tensor any(long dim, bool keepdim = false) => (this != (Scalar)0).sum(dim, keepdim) > 0;

        /// <summary>Whether all elements are true or not 0.</summary>
        public Tensor all() => (this == (Scalar)0).sum() == 0;

        /// <summary>Whether all elements along a dimension are true or not 0.</summary>
        public Tensor all(long dim, bool keepdim = false) => (this == (Scalar)0).sum(dim, keepdim) == 0;

        /// <summary>ln Σ eˣ along a dimension, without overflow: the largest element is taken out first.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false)
        {
            var largest = detach().max(dim, keepdim: true).values;
            // An infinite maximum would give ∞ − ∞.
            var shift = torch.where(largest.isfinite(), largest, 0.0).to_type(dtype);
            var sum = (this - shift).exp().sum(dim, keepdim: true).log() + shift;
            return keepdim ? sum : sum.squeeze(dim);
        }

        /// <summary>(Σ |x|ᵖ)^(1/p) over all elements.</summary>
        public Tensor norm(float p = 2f) => p == 2 ? square().sum().sqrt() : abs().pow(p).sum().pow(1.0 / p);

        /// <summary>(Σ |x|ᵖ)^(1/p) along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2f) =>
            p == 2 ? square().sum(dim, keepdim).sqrt() : abs().pow(p).sum(dim, keepdim).pow(1.0 / p);

        private Tensor Over(ReadOnlySpan<long> dims, bool keep, ScalarType? type)
        {
            var source = type is null || type == dtype ? this : to_type(type.Value);
            return Sum.Instance.Apply(source, Reduction.Dimensions(source, dims), keep);
        }

        private long Counted(ReadOnlySpan<long> dims)
        {
            long count = 1;
            foreach (var d in Reduction.Dimensions(this, dims)) count *= Sizes[d];
            return count;
        }

        private Tensor Place(long dim, bool keep, bool largest)
        {
            var d = Layout.Dimension(dim, ndim);
            var places = Extremum.Places(ndim == 0 ? reshape(1) : this, d, largest);
            return keep && ndim > 0 ? places : places.squeeze(d);
        }

        private Tensor All(bool largest)
        {
            var flat = detach().reshape(-1);
            if (flat.Sizes[0] == 0) throw new InvalidOperationException($"{(largest ? "max" : "min")}(): Expected reduction dim to be specified for input.numel() == 0.");
            var best = flat[(long)Extremum.Places(flat, 0, largest)];
            if (!requires_grad || !GradientMode.Enabled) return best;
            var mask = (detach() == best).to_type(dtype);
            return best + ((this - best) * (mask / mask.sum())).sum();
        }
    }
}
