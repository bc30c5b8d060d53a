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

        /// <summary>Channels of the input.</summary>
        protected long input_channels;

        /// <summary>How much is padded before and behind each dimension, the last dimension first, as <c>nn.functional.pad</c> takes it.</summary>
        protected long[] _reversed_padding_repeated_twice = [];

        /// <summary>A layer with kernels of any number of dimensions.</summary>
        /// <exception cref="ArgumentException">The channels are not divisible by the groups, or 'same' padding is asked for with a stride.</exception>
        protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
            : base(name)
        {
            if (groups < 1) throw new ArgumentException($"groups must be a positive integer, but it is {groups}", nameof(groups));
            if (in_channels < 1 || in_channels % groups != 0) throw new ArgumentException($"in_channels must be divisible by groups, but they are {in_channels} and {groups}", nameof(in_channels));
            if (out_channels < 1 || out_channels % groups != 0) throw new ArgumentException($"out_channels must be divisible by groups, but they are {out_channels} and {groups}", nameof(out_channels));
            if (padding_type == Padding.Same && Array.Exists(stride, s => s != 1)) throw new ArgumentException("padding='same' is not supported for strided convolutions", nameof(padding_type));
            (this.in_channels, this.out_channels, input_channels) = (in_channels, out_channels, in_channels);
            (this.kernel_size, this.stride, this.padding, this.padding_type, this.dilation) = (kernel_size, stride, padding, padding_type, dilation);
            (this.transposed, this.output_padding, this.groups, this.padding_mode) = (transposed, output_padding, groups, padding_mode);
            RepeatPadding();
            _weight = new Parameter(empty(transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size], dtype, device));
            register_parameter(nameof(weight), _weight);
            if (bias)
            {
                _bias = new Parameter(empty([out_channels], dtype, device));
                register_parameter(nameof(bias), _bias);
            }
            reset_parameters();
        }

        /// <summary>Channels of the input.</summary>
        public long in_channels { get; }

        /// <summary>Channels of the output.</summary>
        public long out_channels { get; }

        /// <summary>Whether the layer goes from a convolution's result to its input.</summary>
        public bool transposed { get; }

        /// <summary>The kernels' sizes; height and width of images.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Steps in each dimension; down and along the image.</summary>
        public long[] stride { get; set; }

        /// <summary>Places added on each side; rows and columns of images.</summary>
        public long[] padding { get; private set; }

        /// <summary>Padding by a rule, if not by numbers.</summary>
        public Padding? padding_type { get; private set; }

        /// <summary>Distance of the kernels' places.</summary>
        public long[] dilation { get; set; }

        /// <summary>What a transposed convolution's result is longer by at its end.</summary>
        public long[] output_padding { get; set; }

        /// <summary>Parts into which the channels are cut.</summary>
        public long groups { get; set; }

        /// <summary>What padding is filled with.</summary>
        public PaddingModes padding_mode { get; set; }

        /// <summary>The kernels, [out, in/groups, …], or if transposed [in, out/groups, …].</summary>
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

        /// <summary>Pads by numbers from here on.</summary>
        public void SetPadding(long[] padding)
        {
            (this.padding, padding_type) = (padding, null);
            RepeatPadding();
        }

        /// <summary>Pads by a rule from here on.</summary>
        public void SetPadding(Padding padding)
        {
            (this.padding, padding_type) = (new long[kernel_size.Length], padding);
            RepeatPadding();
        }

        /// <summary>Whether a tensor is a batch, or one example, with the layer's channels and that many dimensions behind them.</summary>
        protected bool ValidateShape(Tensor input, long dimensions) =>
            (input.ndim == dimensions + 1 && input.Sizes[0] == input_channels) || (input.ndim == dimensions + 2 && input.Sizes[1] == input_channels);

        private protected Tensor Convolved(Tensor input)
        {
            if (padding_mode != PaddingModes.Zeros)
            {
                using var padded = nn.functional.pad(input, _reversed_padding_repeated_twice, padding_mode);
                return nn.functional.Convolved(padded, _weight, _bias, stride, new long[kernel_size.Length], dilation, groups);
            }
            return padding_type is { } rule
                ? nn.functional.Convolved(input, _weight, _bias, stride, rule, dilation, groups)
                : nn.functional.Convolved(input, _weight, _bias, stride, padding, dilation, groups);
        }

        private void RepeatPadding()
        {
            var sides = new List<long>();
            for (var d = kernel_size.Length - 1; d >= 0; d--)
            {
                var spare = dilation[d] * (kernel_size[d] - 1);
                sides.AddRange(padding_type switch { Padding.Same => [spare / 2, spare - spare / 2], Padding.Valid => [0, 0], _ => [padding[d], padding[d]] });
            }
            _reversed_padding_repeated_twice = [.. sides];
        }
    }

    /// <summary>One-dimensional convolution: [N, in, L] → [N, out, L'].</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(long inChannels, long outChannels, long kernel, long stride, long padding, Padding? paddingType, long dilation, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(Conv1d), inChannels, outChannels, [kernel], [stride], [padding], paddingType, [dilation], false, [0], groups, bias, mode, device, dtype)
        {
        }

        /// <summary>Convolves the lines.</summary>
        public override Tensor forward(Tensor input) => Convolved(input);
    }

    /// <summary>Two-dimensional convolution: [N, in, H, W] → [N, out, H', W'].</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(long inChannels, long outChannels, (long, long) kernel, (long, long) stride, (long, long) padding, Padding? paddingType, (long, long) dilation, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d), inChannels, outChannels, [kernel.Item1, kernel.Item2], [stride.Item1, stride.Item2], [padding.Item1, padding.Item2], paddingType, [dilation.Item1, dilation.Item2], false, [0, 0], groups, bias, mode, device, dtype)
        {
        }

        /// <summary>Convolves the images.</summary>
        public override Tensor forward(Tensor input) => Convolved(input);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>One-dimensional convolution.</summary>
            /// <remarks>Weights and biases are drawn uniformly from ±1/√(in/groups · kernel length), PyTorch's numbers for the same seed.</remarks>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Length of the kernels.</param>
            /// <param name="stride">Steps along the line.</param>
            /// <param name="padding">Places added on each side.</param>
            /// <param name="dilation">Distance of the kernels' places.</param>
            /// <param name="padding_mode">What padding is filled with.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <param name="bias">Whether each output channel has a number added.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, padding, null, dilation, padding_mode, groups, bias, device, dtype);

            /// <summary>One-dimensional convolution, padded by a rule.</summary>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, 0, padding, dilation, padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional convolution with square kernels.</summary>
            /// <remarks>Weights and biases are drawn uniformly from ±1/√(in/groups · kernel area), PyTorch's numbers for the same seed.</remarks>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Height and width of the kernels.</param>
            /// <param name="stride">Steps down and along the image.</param>
            /// <param name="padding">Rows and columns of zeros on each side.</param>
            /// <param name="dilation">Distance of the kernels' rows and columns.</param>
            /// <param name="padding_mode">What padding is filled with.</param>
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
