using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    /// <summary>Padding by a rule instead of a number.</summary>
    public enum Padding
    {
        /// <summary>None: the kernel stays inside.</summary>
        Valid = 0,
        /// <summary>As much as keeps the size, for a stride of 1.</summary>
        Same = 1,
    }

    /// <summary>What padding is filled with.</summary>
    public enum PaddingModes
    {
        /// <summary>Zeros.</summary>
        Zeros = 0,
        /// <summary>The image mirrored at its edge.</summary>
        Reflect = 1,
        /// <summary>The edge repeated.</summary>
        Replicate = 2,
        /// <summary>The other side of the image.</summary>
        Circular = 3,
        /// <summary>A number.</summary>
        Constant = 4,
    }
}

namespace TorchSharp.Modules
{
    /// <summary>What convolution layers have in common.</summary>
    public abstract class Convolution : nn.Module<Tensor, Tensor>
    {
        /// <summary>The kernels.</summary>
        protected Parameter _weight;

        /// <summary>The biases, or null.</summary>
        protected Parameter? _bias;

        private protected Convolution(string name, long inChannels, long outChannels, long[] kernelSize, long[] stride, long[] padding, Padding? paddingType, long[] dilation, long groups, bool bias, PaddingModes mode, Device? device, ScalarType? dtype)
            : base(name)
        {
            if (inChannels < 1 || outChannels < 1 || groups < 1 || inChannels % groups != 0 || outChannels % groups != 0)
                throw new ArgumentException($"in_channels and out_channels must be positive and divisible by groups, but they are {inChannels}, {outChannels} and {groups}.");
            if (mode != PaddingModes.Zeros) throw new NotSupportedException($"The embedded engine pads convolutions with zeros only, not with {mode}: build with -p:Torch=cpu for the other modes.");
            if (paddingType == Padding.Same && Array.Exists(stride, s => s != 1)) throw new ArgumentException("padding='same' is not supported for strided convolutions");
            (in_channels, out_channels, kernel_size, this.stride, this.padding, padding_type) = (inChannels, outChannels, kernelSize, stride, padding, paddingType);
            (this.dilation, this.groups, padding_mode) = (dilation, groups, mode);
            _weight = new Parameter(empty([outChannels, inChannels / groups, .. kernelSize], dtype, device));
            register_parameter(nameof(weight), _weight);
            if (bias)
            {
                _bias = new Parameter(empty([outChannels], dtype, device));
                register_parameter(nameof(bias), _bias);
            }
            reset_parameters();
        }

        /// <summary>Channels of the input.</summary>
        public long in_channels { get; }

        /// <summary>Channels of the output.</summary>
        public long out_channels { get; }

        /// <summary>Height and width of the kernels.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Steps down and along the image.</summary>
        public long[] stride { get; set; }

        /// <summary>Rows and columns of zeros on each side.</summary>
        public long[] padding { get; private set; }

        /// <summary>Padding by a rule, if not by numbers.</summary>
        public Padding? padding_type { get; private set; }

        /// <summary>Distance of the kernels' rows and columns.</summary>
        public long[] dilation { get; set; }

        /// <summary>Parts into which the channels are cut.</summary>
        public long groups { get; set; }

        /// <summary>What padding is filled with.</summary>
        public PaddingModes padding_mode { get; set; }

        /// <summary>The kernels, [out, in/groups, height, width].</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>The biases, [out], or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <summary>Draws weights and biases anew, uniformly from ±1/√(in/groups · kernel area).</summary>
        public void reset_parameters()
        {
            nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
            if (_bias is null) return;
            var bound = 1 / Math.Sqrt(nn.init.CalculateFanInAndFanOut(_weight).fanIn);
            nn.init.uniform_(_bias, -bound, bound);
        }
    }

    /// <summary>Two-dimensional convolution: [N, in, H, W] → [N, out, H', W'].</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(long inChannels, long outChannels, (long, long) kernel, (long, long) stride, (long, long) padding, Padding? paddingType, (long, long) dilation, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d), inChannels, outChannels, [kernel.Item1, kernel.Item2], [stride.Item1, stride.Item2], [padding.Item1, padding.Item2], paddingType, [dilation.Item1, dilation.Item2], groups, bias, mode, device, dtype)
        {
        }

        /// <summary>Convolves the images.</summary>
        public override Tensor forward(Tensor input)
        {
            if (padding_type != Padding.Same) return nn.functional.conv2d(input, _weight, _bias, stride, padding, dilation, groups);
            long spareH = dilation[0] * (kernel_size[0] - 1), spareW = dilation[1] * (kernel_size[1] - 1);
            if (spareH % 2 == 0 && spareW % 2 == 0) return nn.functional.conv2d(input, _weight, _bias, stride, [spareH / 2, spareW / 2], dilation, groups);
            // An uneven rest goes below and to the right: convolve with that much on both sides and drop the first row or column.
            using var larger = nn.functional.conv2d(input, _weight, _bias, stride, [spareH - spareH / 2, spareW - spareW / 2], dilation, groups);
            using var rows = larger.narrow(-2, spareH % 2, larger.Sizes[^2] - spareH % 2);
            return rows.narrow(-1, spareW % 2, rows.Sizes[^1] - spareW % 2);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Two-dimensional convolution with square kernels.</summary>
            /// <remarks>Weights and biases are drawn uniformly from ±1/√(in/groups · kernel area), PyTorch's numbers for the same seed.</remarks>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Height and width of the kernels.</param>
            /// <param name="stride">Steps down and along the image.</param>
            /// <param name="padding">Rows and columns of zeros on each side.</param>
            /// <param name="dilation">Distance of the kernels' rows and columns.</param>
            /// <param name="padding_mode">What padding is filled with; the embedded engine has zeros only.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <param name="bias">Whether each output channel has a number added.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null, (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional convolution.</summary>
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), null, dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional convolution with square kernels, padded by a rule.</summary>
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (0, 0), padding, (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional convolution, padded by a rule.</summary>
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), (0, 0), padding, dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);
        }
    }
}
