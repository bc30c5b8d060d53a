using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normal distribution: density e^(−(x − μ)² / 2σ²) / (σ√2π).</summary>
    public class Normal : distributions.Distribution
    {
        private readonly Tensor _loc, _scale;

        /// <summary>Means and standard deviations, broadcast.</summary>
        public Normal(Tensor loc, Tensor scale, Generator? generator = null)
            : base(generator, Layout.Broadcast(loc.shape, scale.shape)) => (_loc, _scale) = (loc.expand(ExtendedShape()), scale.expand(ExtendedShape()));

        /// <inheritdoc/>
        public override Tensor mean => _loc;

        /// <inheritdoc/>
        public override Tensor stddev => _scale;

        /// <inheritdoc/>
        public override Tensor variance => _scale.pow(2);

        /// <inheritdoc/>
        public override Tensor sample(params long[] sample_shape)
        {
            var shape = ExtendedShape(sample_shape);
            return normal(_loc.detach().expand(shape), _scale.detach().expand(shape), generator);
        }

        /// <summary>μ + σε with ε drawn: gradients flow to μ and σ.</summary>
        /// <remarks>D. Kingma and M. Welling, "Auto-Encoding Variational Bayes", 2014, section 2.4.</remarks>
        public override Tensor rsample(params long[] sample_shape)
        {
            var shape = ExtendedShape(sample_shape);
            var standard = empty(shape, _loc.dtype).normal_(generator: generator);
            return _loc + standard * _scale;
        }

        /// <summary>−(x − μ)² / 2σ² − ln σ − ½ ln 2π.</summary>
        public override Tensor log_prob(Tensor value) => -(value - _loc).pow(2) / (2 * variance) - _scale.log() - 0.5 * Math.Log(2 * Math.PI);

        /// <summary>½ + ½ ln 2π + ln σ.</summary>
        public override Tensor entropy() => _scale.log() + (0.5 + 0.5 * Math.Log(2 * Math.PI));
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>Normal distributions.</summary>
            /// <param name="loc">Means.</param>
            /// <param name="scale">Standard deviations, positive; broadcast with the means.</param>
            /// <param name="generator">Where samples come from; the default generator if left out.</param>
            public static Modules.Normal Normal(Tensor loc, Tensor scale, Generator? generator = null) => new(loc, scale, generator);

            /// <summary>One normal distribution.</summary>
            public static Modules.Normal Normal(float loc, float scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);

            /// <summary>One normal distribution, in float64.</summary>
            public static Modules.Normal Normal(double loc, double scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);
        }
    }
}
