using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>What transposed convolution layers have in common.</summary>
    public abstract class ConvolutionTranspose : Convolution
    {
        /// <summary>A layer with kernels of any number of dimensions.</summary>
        /// <exception cref="ArgumentException">The padding is not of zeros, or the channels are not divisible by the groups.</exception>
        protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[] padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
            : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
        {
            if (padding_mode != PaddingModes.Zeros) throw new ArgumentException($"Only \"zeros\" padding mode is supported for {name}, not {padding_mode}", nameof(padding_mode));
        }

        /// <summary>Puts a kernel into the output for each input value.</summary>
        public override Tensor forward(Tensor input) => forward(input, null);

        /// <summary>Puts a kernel into the output for each input value; the result has the size asked for.</summary>
        /// <param name="input">A batch, or one example.</param>
        /// <param name="output_size">The result's size without, or with, batch and channels; null for the layer's own output padding.</param>
        public abstract Tensor forward(Tensor input, long[]? output_size);

        /// <summary>The output padding with which the result has the size asked for.</summary>
        /// <exception cref="ArgumentException">No output padding below the stride gives that size; the message says which sizes there are.</exception>
        protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
        {
            if (output_size is null) return output_padding;
            var lines = (int)num_spatial_dims;
            var leading = (int)input.ndim - lines;
            if (output_size.Length == leading + lines) output_size = output_size[leading..];
            if (output_size.Length != lines)
                throw new ArgumentException($"{GetName()}: for {input.ndim}D input, output_size must have {lines} or {leading + lines} elements (got {output_size.Length})", nameof(output_size));
            long[] least = new long[lines], most = new long[lines];
            for (var d = 0; d < lines; d++)
            {
                least[d] = (input.Sizes[leading + d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (kernel_size[d] - 1) + 1;
                most[d] = least[d] + stride[d] - 1;
            }
            for (var d = 0; d < lines; d++)
                if (output_size[d] < least[d] || output_size[d] > most[d])
                    throw new ArgumentException($"requested an output size of {Layout.Text(output_size)}, but valid sizes range from {Layout.Text(least)} to {Layout.Text(most)} (for an input of {Layout.Text(input.Sizes[leading..])})", nameof(output_size));
            return [.. output_size.Zip(least, (size, natural) => size - natural)];
        }
    }

    /// <summary>One-dimensional transposed convolution: [N, in, L] → [N, out, L'].</summary>
    public sealed class ConvTranspose1d : ConvolutionTranspose
    {
        internal ConvTranspose1d(long inChannels, long outChannels, long kernel, long stride, long padding, long outputPadding, long dilation, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(ConvTranspose1d), inChannels, outChannels, [kernel], [stride], [padding], null, [dilation], true, [outputPadding], groups, bias, mode, device, dtype)
        {
        }

        /// <summary>Puts a kernel into the output for each input value.</summary>
        public override Tensor forward(Tensor input, long[]? output_size) => nn.functional.conv_transpose1d(
            input, _weight, _bias, stride[0], padding[0], _output_padding(input, output_size, kernel_size, stride, padding, dilation, 1)[0], dilation[0], groups);
    }

    /// <summary>Two-dimensional transposed convolution: [N, in, H, W] → [N, out, H', W'].</summary>
    public sealed class ConvTranspose2d : ConvolutionTranspose
    {
        internal ConvTranspose2d(long inChannels, long outChannels, (long, long) kernel, (long, long) stride, (long, long) padding, (long, long) outputPadding, (long, long) dilation, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(ConvTranspose2d), inChannels, outChannels, [kernel.Item1, kernel.Item2], [stride.Item1, stride.Item2], [padding.Item1, padding.Item2], null, [dilation.Item1, dilation.Item2], true, [outputPadding.Item1, outputPadding.Item2], groups, bias, mode, device, dtype)
        {
        }

        /// <summary>Puts a kernel into the output for each input pixel.</summary>
        public override Tensor forward(Tensor input, long[]? output_size) => nn.functional.conv_transpose2d(
            input, _weight, _bias, stride, padding, _output_padding(input, output_size, kernel_size, stride, padding, dilation, 2), dilation, groups);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>One-dimensional transposed convolution.</summary>
            /// <remarks>Weights, [in, out/groups, length], and biases are drawn uniformly from ±1/√(out/groups · kernel length), PyTorch's numbers for the same seed.</remarks>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Length of the kernels.</param>
            /// <param name="stride">Places between kernels.</param>
            /// <param name="padding">Places cut off on each side.</param>
            /// <param name="output_padding">Places by which the cut at the end is smaller.</param>
            /// <param name="dilation">Distance of the kernels' places.</param>
            /// <param name="padding_mode">Zeros.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <param name="bias">Whether each output channel has a number added.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static ConvTranspose1d ConvTranspose1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional transposed convolution with square kernels.</summary>
            /// <remarks>Weights, [in, out/groups, height, width], and biases are drawn uniformly from ±1/√(out/groups · kernel area), PyTorch's numbers for the same seed.</remarks>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Height and width of the kernels.</param>
            /// <param name="stride">Rows and columns between kernels.</param>
            /// <param name="padding">Rows and columns cut off on each side.</param>
            /// <param name="output_padding">Rows and columns by which the cut below and at the right is smaller.</param>
            /// <param name="dilation">Distance of the kernels' rows and columns.</param>
            /// <param name="padding_mode">Zeros.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <param name="bias">Whether each output channel has a number added.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (output_padding, output_padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);

            /// <summary>Two-dimensional transposed convolution.</summary>
            public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), output_padding ?? (0, 0), dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);
        }
    }
}
