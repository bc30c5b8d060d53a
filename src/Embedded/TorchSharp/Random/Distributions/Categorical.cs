using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Categorical distribution: 0 … K − 1, each with a probability of its own along the last dimension.</summary>
    public class Categorical : distributions.Distribution
    {
        private readonly Tensor? _probs, _logits;

        /// <summary>Weights, which are normalised, or logits, the logarithms of weights.</summary>
        /// <exception cref="ArgumentException">None or both are given, or they have no dimension.</exception>
        public Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null)
            : base(generator, (probs ?? logits)?.shape.SkipLast(1).ToArray())
        {
            OneOf(probs, logits);
            if ((probs ?? logits)!.ndim < 1) throw new ArgumentException("`probs` or `logits` parameter must be at least one-dimensional.");
            (_probs, _logits) = (probs?.div(probs.sum(-1, keepdim: true)), logits?.log_softmax(-1));
        }

        /// <summary>The probabilities; each row sums to 1.</summary>
        public Tensor probs => _probs ?? _logits!.exp();

        /// <summary>The logarithms of the probabilities.</summary>
        public Tensor logits => _logits ?? ClampProbs(_probs!).log();

        /// <summary>NaN: categories are names, not amounts.</summary>
        public override Tensor mean => full(ExtendedShape(), double.NaN, probs.dtype);

        /// <summary>NaN: categories are names, not amounts.</summary>
        public override Tensor variance => mean;

        /// <summary>Samples, Int64; no gradient flows through them.</summary>
        public override Tensor rsample(params long[] sample_shape)
        {
            using var rows = probs.detach().reshape(-1, probs.shape[^1]);
            using var drawn = multinomial(rows, sample_shape.Aggregate(1L, (count, size) => count * size), replacement: true, generator);
            using var turned = drawn.t();
            return turned.contiguous().reshape(ExtendedShape(sample_shape));
        }

        /// <summary>ln p of each category that is given.</summary>
        public override Tensor log_prob(Tensor value)
        {
            long[] shape = Layout.Broadcast(value.shape, ExtendedShape());
            var index = value.to_type(ScalarType.Int64).expand(shape).unsqueeze(-1);
            return logits.expand([.. shape, logits.shape[^1]]).gather(-1, index).squeeze(-1);
        }

        /// <summary>−Σ p ln p.</summary>
        public override Tensor entropy() => -(logits.clamp(min: probs.dtype == ScalarType.Float64 ? double.MinValue : float.MinValue) * probs).sum(-1);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Categorical distributions.</summary>
            /// <param name="probs">Weights along the last dimension; or give the next.</param>
            /// <param name="logits">Logarithms of weights.</param>
            /// <param name="generator">Where samples come from; the default generator if left out.</param>
            public static Modules.Categorical Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);
        }
    }
}
