using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Bernoulli distribution: 1 with probability p, else 0.</summary>
    public class Bernoulli : distributions.Distribution
    {
        private readonly Tensor? _probs, _logits;

        /// <summary>Probabilities, or their logits ln(p / (1 − p)).</summary>
        /// <exception cref="ArgumentException">None or both are given.</exception>
        public Bernoulli(Tensor? p = null, Tensor? l = null, Generator? generator = null)
            : base(generator, (p ?? l)?.shape)
        {
            OneOf(p, l);
            (_probs, _logits) = (p, l);
        }

        /// <summary>The probabilities of 1.</summary>
        public Tensor probs => _probs ?? _logits!.sigmoid();

        /// <summary>ln(p / (1 − p)).</summary>
        public Tensor logits
        {
            get
            {
                if (_logits is not null) return _logits;
                var p = ClampProbs(_probs!);
                return p.log() - (-p).log1p();
            }
        }

        /// <inheritdoc/>
        public override Tensor mean => probs;

        /// <inheritdoc/>
        public override Tensor variance => probs * (1 - probs);

        /// <summary>Samples; no gradient flows through them.</summary>
        public override Tensor rsample(params long[] sample_shape) => bernoulli(probs.detach().expand(ExtendedShape(sample_shape)), generator);

        /// <summary>x ln p + (1 − x) ln(1 − p), from the logits.</summary>
        public override Tensor log_prob(Tensor value) => -CrossEntropy(value);

        /// <summary>−p ln p − (1 − p) ln(1 − p), from the logits.</summary>
        public override Tensor entropy() => CrossEntropy(probs);

        private Tensor CrossEntropy(Tensor targets)
        {
            var inputs = broadcast_tensors(logits, targets);
            return nn.functional.binary_cross_entropy_with_logits(inputs[0], inputs[1], reduction: nn.Reduction.None);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Bernoulli distributions.</summary>
            /// <param name="probs">Probabilities of 1; or give the next.</param>
            /// <param name="logits">ln(p / (1 − p)).</param>
            /// <param name="generator">Where samples come from; the default generator if left out.</param>
            public static Modules.Bernoulli Bernoulli(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);
        }
    }
}
