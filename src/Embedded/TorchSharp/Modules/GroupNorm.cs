using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalises groups of channels of each sample: y = w · (x − μ)/√(σ² + ε) + b, [N, C, …] → [N, C, …].</summary>
    public sealed class GroupNorm : nn.Module<Tensor, Tensor>
    {
        private Parameter? _weight, _bias;

        internal GroupNorm(long groups, long channels, double eps, bool affine, Device? device, ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            if (groups < 1 || channels % groups != 0) throw new ArgumentException($"num_channels must be divisible by num_groups, but they are {channels} and {groups}", nameof(channels));
            (num_groups, this.eps, this.affine) = (groups, eps, affine);
            if (!affine) return;
            weight = new Parameter(ones(channels, dtype, device));
            bias = new Parameter(zeros(channels, dtype, device));
        }

        /// <summary>Into how many groups the channels are cut.</summary>
        public long num_groups { get; set; }

        /// <summary>ε, added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Whether there are w and b.</summary>
        public bool affine { get; set; }

        /// <summary>w, or null.</summary>
        public Parameter? weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>b, or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <summary>Normalises the groups.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Group normalisation.</summary>
            /// <param name="num_groups">Into how many groups of neighbours the channels are cut.</param>
            /// <param name="num_channels">Channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="affine">Whether each channel is scaled and shifted by trained numbers.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1E-05, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
