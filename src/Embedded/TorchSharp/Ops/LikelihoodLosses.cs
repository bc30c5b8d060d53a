namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>What the Kullback-Leibler divergence Σ q·(ln q − ln p) sums, reduced: the mean is over all elements, not over the samples.</summary>
            /// <param name="input">ln p.</param>
            /// <param name="target">ln q, or q; the shapes are broadcast.</param>
            /// <param name="log_target">Whether the target is ln q, which is so if left out.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean)
            {
                if (log_target) return Reduced(target.exp() * (target - input), reduction);
                // q·ln q is 0 for q = 0: there the logarithm of 1 is taken instead.
                using var one = ones([], target.dtype);
                return Reduced(target * (where(target == 0, one, target).log() - input), reduction);
            }

            /// <summary>Negative log-likelihood of counts under Poisson distributions, eˣ − y·x from x = ln λ or x − y·ln(x + ε) from x = λ; reduced.</summary>
            /// <param name="input">ln λ or λ.</param>
            /// <param name="target">y, the counts.</param>
            /// <param name="log_input">Whether the input is ln λ.</param>
            /// <param name="full">Whether Stirling's approximation of ln y!, y·ln y − y + ln(2πy)/2, is added where y is above 1.</param>
            /// <param name="eps">ε.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
            {
                var losses = log_input ? input.exp() - target * input : input - target * (input + eps).log();
                if (full)
                {
                    using Tensor one = ones([], target.dtype), zero = zeros([], target.dtype);
                    var large = where(target > 1, target, one);
                    losses += where(target > 1, large * large.log() - large + 0.5 * (2 * Math.PI * large).log(), zero);
                }
                return Reduced(losses, reduction);
            }

            /// <summary>Negative log-likelihood under normal distributions, (ln v + (x − y)²/v)/2, reduced.</summary>
            /// <param name="input">x, the expected values.</param>
            /// <param name="target">y, the values that were seen.</param>
            /// <param name="variance">v, of the input's shape, or with a last size of 1 or none; raised to at least ε.</param>
            /// <param name="full">Whether ln(2π)/2 is added.</param>
            /// <param name="eps">ε.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            /// <exception cref="ArgumentException">A variance is negative, or there are too few or too many.</exception>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                var v = variance;
                if (!v.Sizes.SequenceEqual(input.Sizes))
                {
                    var outer = input.Sizes[..^Math.Min(1, (int)input.ndim)];
                    if (v.Sizes.SequenceEqual(outer)) v = v.unsqueeze(-1);
                    else if (v.ndim != input.ndim || v.Sizes[^1] != 1 || !v.Sizes[..^1].SequenceEqual(outer))
                        throw new ArgumentException($"var is of incorrect size: the input has shape {Layout.Text(input.Sizes)}, the variance {Layout.Text(variance.Sizes)}", nameof(variance));
                }
                using (Tensor negative = v < 0, any = negative.any())
                    if (any.item<bool>()) throw new ArgumentException("var has negative entry/entries", nameof(variance));
                // The gradient passes as if v had not been raised, as in PyTorch.
                using (var raise = Raise(v, eps)) v += raise;
                var losses = 0.5 * (v.log() + (input - target).square() / v);
                return Reduced(full ? losses + 0.5 * Math.Log(2 * Math.PI) : losses, reduction);
            }

            private static Tensor Raise(Tensor values, double least)
            {
                using var recording = no_grad();
                using var raised = values.clamp(min: least);
                return raised - values;
            }
        }
    }
}
