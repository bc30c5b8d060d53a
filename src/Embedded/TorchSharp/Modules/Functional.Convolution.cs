
namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What layers and losses compute, as functions.</summary>
        public static partial class functional
        {
            /// <summary>y = x·Wᵀ + b.</summary>
            /// <param name="input">[…, in].</param>
            /// <param name="weights">[out, in].</param>
            /// <param name="bias">[out], or null.</param>
            /// <returns>[…, out].</returns>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => AffineMap.Instance.Apply(input, weights, bias);

            /// <summary>Two-dimensional convolution.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="weight">[K, C/groups, R, S].</param>
            /// <param name="bias">[K], or null.</param>
            /// <param name="strides">Steps down and along the image; one number for both; 1 if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="dilation">Distance of the kernel's rows and columns; 1 if left out.</param>
            /// <param name="groups">Parts into which the channels are cut.</param>
            /// <returns>[N, K, H', W'] with H' = ⌊(H + 2·padding − dilation·(R − 1) − 1)/stride⌋ + 1.</returns>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit; the message gives them.</exception>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
            {
                var (strideH, strideW) = Pair(strides, 1, "stride");
                var (padH, padW) = Pair(padding, 0, "padding");
                var (dilationH, dilationW) = Pair(dilation, 1, "dilation");
                if (input.ndim == 3 && weight.ndim == 4)
                {
                    using var batch = input.unsqueeze(0);
                    using var result = conv2d(batch, weight, bias, strides, padding, dilation, groups);
                    return result.squeeze(0);
                }
                CheckConvolution(input, weight, bias, groups);
                if (strideH < 1 || strideW < 1 || dilationH < 1 || dilationW < 1 || padH < 0 || padW < 0)
                    throw new ArgumentException($"conv2d needs stride and dilation of at least 1 and padding of at least 0, but got stride=[{strideH}, {strideW}], dilation=[{dilationH}, {dilationW}] and padding=[{padH}, {padW}].");
                long height = input.Sizes[2] + 2 * padH, width = input.Sizes[3] + 2 * padW;
                long reachH = dilationH * (weight.Sizes[2] - 1) + 1, reachW = dilationW * (weight.Sizes[3] - 1) + 1;
                if (height < reachH || width < reachW)
                    throw new InvalidOperationException($"Calculated padded input size per channel: ({height} x {width}). Kernel size: ({reachH} x {reachW}). Kernel size can't be greater than actual input size");
                var steps = new ConvolutionSteps((int)strideH, (int)strideW, (int)padH, (int)padW, (int)dilationH, (int)dilationW, (int)groups);
                return Convolution2d.Instance.Apply(input, weight, bias, steps);
            }

            private static void CheckConvolution(Tensor input, Tensor weight, Tensor? bias, long groups)
            {
                if (weight.ndim != 4) throw new InvalidOperationException($"Expected a 4D weight [out, in/groups, height, width] in conv2d, but got weight of size: {Layout.Text(weight.Sizes)}");
                if (input.ndim != 4) throw new InvalidOperationException($"Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: {Layout.Text(input.Sizes)}");
                long channels = weight.Sizes[1] * groups, results = weight.Sizes[0];
                if (groups < 1 || results % groups != 0)
                    throw new InvalidOperationException($"Given groups={groups}, expected weight to be at least {groups} at dimension 0 and divisible by it, but got weight of size {Layout.Text(weight.Sizes)} instead");
                if (input.Sizes[1] != channels)
                    throw new InvalidOperationException($"Given groups={groups}, weight of size {Layout.Text(weight.Sizes)}, expected input{Layout.Text(input.Sizes)} to have {channels} channels, but got {input.Sizes[1]} channels instead");
                if (bias is not null && (bias.ndim != 1 || bias.Sizes[0] != results))
                    throw new InvalidOperationException($"Given weight of size {Layout.Text(weight.Sizes)}, expected bias to be 1-dimensional with {results} elements, but got bias of size {Layout.Text(bias.Sizes)} instead");
                if (!input.is_floating_point()) throw new InvalidOperationException($"conv2d works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                if (input.dtype != weight.dtype || (bias is not null && bias.dtype != input.dtype))
                    throw new InvalidOperationException($"Input type ({input.dtype}) and weight type ({weight.dtype}) should be the same");
            }

            /// <summary>Two numbers, for height and width, from none, one or two.</summary>
            internal static (long Height, long Width) Pair(long[]? values, long otherwise, string name) => values switch
            {
                null or [] => (otherwise, otherwise),
                [var both] => (both, both),
                [var height, var width] => (height, width),
                _ => throw new ArgumentException($"{name} takes one number, or two for height and width, not {values.Length}."),
            };
        }
    }
}
