using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>ln Σ eˣ along a dimension, without overflow: the largest element is taken out first.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false)
        {
            if (ndim > 0 && Sizes[Layout.Dimension(dim, ndim)] == 0) return exp().sum(dim, keepdim).log();
            using var scope = NewDisposeScope();
            var largest = detach().amax([dim], keepdim: true);
            // An infinite maximum would give ∞ − ∞.
            var shift = torch.where(largest.isfinite(), largest, 0);
            var sum = (this - shift).exp().sum(dim, keepdim: true).log() + shift;
            return scope.MoveToOuter(keepdim ? sum : sum.squeeze(dim));
        }
    }

    /// <summary>ln Σ eˣ along a dimension, without overflow.</summary>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);
}
