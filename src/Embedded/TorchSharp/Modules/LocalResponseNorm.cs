using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Divides each value by what its neighbouring channels have at the same place: y = x / (k + α · mean of x² over size channels)^β.</summary>
    public sealed class LocalResponseNorm : ParameterLessModule<Tensor, Tensor>
    {
        internal LocalResponseNorm(long size, double alpha, double beta, double k)
            : base(nameof(LocalResponseNorm)) => (this.size, this.alpha, this.beta, this.k) = (size, alpha, beta, k);

        /// <summary>How many channels.</summary>
        public long size { get; set; }

        /// <summary>α.</summary>
        public double alpha { get; set; }

        /// <summary>β.</summary>
        public double beta { get; set; }

        /// <summary>k.</summary>
        public double k { get; set; }

        /// <summary>Divides the values.</summary>
        public override Tensor forward(Tensor input) => nn.functional.local_response_norm(input, size, alpha, beta, k);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Divides each value by what its neighbouring channels have at the same place.</summary>
            /// <param name="size">How many channels, the value's own in the middle.</param>
            /// <param name="alpha">The factor of their mean square.</param>
            /// <param name="beta">The exponent.</param>
            /// <param name="k">What is added to the mean square.</param>
            public static LocalResponseNorm LocalResponseNorm(long size, double alpha = 0.0001, double beta = 0.75, double k = 1.0) => new(size, alpha, beta, k);
        }
    }
}
