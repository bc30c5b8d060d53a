namespace TorchSharp;

public static partial class torch
{
    /// <summary>Probability distributions over tensors: to sample from, and to ask how likely values are.</summary>
    public static partial class distributions
    {
        /// <summary>A distribution for each element of its parameters.</summary>
        public abstract class Distribution : IDisposable
        {
            private readonly long[] _batchShape;

            /// <summary>Where samples come from.</summary>
            protected Generator? generator;

            /// <summary>A distribution whose parameters have a shape.</summary>
            /// <param name="generator">Where samples come from; the default generator if null.</param>
            /// <param name="batch_shape">The shape of the parameters; one distribution an element.</param>
            /// <param name="event_shape">The shape of one value; a number if left out.</param>
            public Distribution(Generator? generator, long[]? batch_shape = null, long[]? event_shape = null) => (this.generator, _batchShape) = (generator, [.. batch_shape ?? [], .. event_shape ?? []]);

            /// <summary>The mean.</summary>
            public abstract Tensor mean { get; }

            /// <summary>The variance.</summary>
            public abstract Tensor variance { get; }

            /// <summary>The standard deviation.</summary>
            public virtual Tensor stddev => variance.sqrt();

            /// <summary>Values drawn from each distribution, through which no gradient flows.</summary>
            /// <param name="sample_shape">How many; the parameters' shape is appended.</param>
            public virtual Tensor sample(params long[] sample_shape)
            {
                using var recording = no_grad();
                return rsample(sample_shape);
            }

            /// <summary>Values drawn from each distribution, through which gradients flow to the parameters where there is such a way.</summary>
            /// <param name="sample_shape">How many; the parameters' shape is appended.</param>
            public abstract Tensor rsample(params long[] sample_shape);

            /// <summary>The logarithm of each value's probability, or density.</summary>
            public abstract Tensor log_prob(Tensor value);

            /// <summary>How uncertain each distribution is, in nats.</summary>
            public abstract Tensor entropy();

            /// <summary>The shape of so many samples.</summary>
            protected long[] ExtendedShape(params long[] sample_shape) => [.. sample_shape, .. _batchShape];

            /// <summary>Nothing to free here.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Nothing to free here.</summary>
            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>Exactly one of the two ways to give probabilities.</summary>
            private protected static void OneOf(Tensor? probs, Tensor? logits)
            {
                if (probs is null == logits is null) throw new ArgumentException("Either `probs` or `logits` must be specified, but not both.");
            }

            /// <summary>Probabilities away from 0 and 1, whose logarithms are finite.</summary>
            protected Tensor ClampProbs(Tensor probs)
            {
                var eps = probs.dtype == ScalarType.Float64 ? Math.Pow(2, -52) : Math.Pow(2, -23);
                return probs.clamp(eps, 1 - eps);
            }
        }
    }
}
