using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>One-dimensional transposed convolution: each input value puts a kernel into the output, stride places from its neighbour's.</summary>
            /// <param name="input">[N, C, L], or one line [C, L].</param>
            /// <param name="weight">[C, K/groups, R].</param>
            /// <param name="bias">[K], or null.</param>
            /// <param name="stride">Places between kernels; 1 if left out.</param>
            /// <param name="padding">Places cut off on each side; 0 if left out.</param>
            /// <param name="output_padding">Places by which the cut at the end is smaller; less than stride or dilation; 0 if left out.</param>
            /// <param name="dilation">Distance of the kernel's places; 1 if left out.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <returns>[N, K, (L − 1)·stride − 2·padding + dilation·(R − 1) + output_padding + 1].</returns>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                Transposed(input, weight, bias, [stride ?? 1], [padding ?? 0], [output_padding ?? 0], [dilation ?? 1], groups);

            /// <summary>Two-dimensional transposed convolution: each input pixel puts a kernel into the output, stride places from its neighbour's.</summary>
            /// <remarks>It is the map from a convolution's result to its input that the convolution's gradient goes back by; V. Dumoulin and F. Visin, "A guide to convolution arithmetic for deep learning", 2016.</remarks>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="weight">[C, K/groups, R, S].</param>
            /// <param name="bias">[K], or null.</param>
            /// <param name="strides">Rows and columns between kernels; one number for both; 1 if left out.</param>
            /// <param name="padding">Rows and columns cut off on each side; 0 if left out.</param>
            /// <param name="output_padding">Rows and columns by which the cut below and at the right is smaller; less than stride or dilation; 0 if left out.</param>
            /// <param name="dilation">Distance of the kernel's rows and columns; 1 if left out.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <returns>[N, K, H', W'] with H' = (H − 1)·stride − 2·padding + dilation·(R − 1) + output_padding + 1.</returns>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                Transposed(input, weight, bias, Both(strides, 1, "stride"), Both(padding, 0, "padding"), Both(output_padding, 0, "output_padding"), Both(dilation, 1, "dilation"), groups);

            private static Tensor Transposed(Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] extra, long[] dilation, long groups)
            {
                var lines = stride.Length;
                if (input.ndim == lines + 1 && weight.ndim == lines + 2)
                {
                    using var batch = input.unsqueeze(0);
                    using var one = Transposed(batch, weight, bias, stride, padding, extra, dilation, groups);
                    return one.squeeze(0);
                }
                CheckConvolution($"conv_transpose{lines}d", input, weight, bias, stride, padding, dilation, groups, transposed: true);
                if (Array.Exists(extra, e => e < 0)) throw new InvalidOperationException($"negative output_padding is not supported, but got {Layout.Text(extra)}");
                for (var d = 0; d < lines; d++)
                    if (extra[d] >= stride[d] && extra[d] >= dilation[d])
                        throw new InvalidOperationException($"output padding must be smaller than either stride or dilation, but got output_padding: {Layout.Text(extra)}, stride: {Layout.Text(stride)}, dilation: {Layout.Text(dilation)}");
                long[] sizes = input.shape[2..], results = new long[lines];
                for (var d = 0; d < lines; d++) results[d] = (sizes[d] - 1) * stride[d] - 2 * padding[d] + dilation[d] * (weight.Sizes[d + 2] - 1) + extra[d] + 1;
                if (Array.Exists(results, r => r < 1))
                    throw new InvalidOperationException($"Given input size per channel: ({string.Join(" x ", sizes)}). Calculated output size per channel: ({string.Join(" x ", results)}). Output size is too small");

                using var scope = NewDisposeScope();
                Tensor images = input, kernels = weight;
                if (lines == 1)
                {
                    (images, kernels) = (images.unsqueeze(2), kernels.unsqueeze(2));
                    (stride, padding, dilation, extra, results) = ([1, stride[0]], [0, padding[0]], [1, dilation[0]], [0, extra[0]], [1, results[0]]);
                }
                // With an output padding beyond the stride the convolution that is transposed has more results than there are inputs: zeros stand for them.
                for (var d = 0; d < 2; d++)
                {
                    if (extra[d] < stride[d]) continue;
                    var more = images.shape;
                    more[d + 2] = extra[d] / stride[d];
                    images = cat([images, zeros(more, images.dtype)], d + 2);
                }
                var y = ConvolutionInput.Instance.Apply(images, kernels, [images.Sizes[0], kernels.Sizes[1] * groups, .. results], Steps(stride, padding, dilation, groups));
                if (bias is not null) y += bias.reshape(-1, 1, 1);
                return (lines == 1 ? y.squeeze(2) : y).MoveToOuterDisposeScope();
            }
        }
    }
}
