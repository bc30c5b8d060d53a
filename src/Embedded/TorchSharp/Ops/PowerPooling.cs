namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The p-norm of each window of lines, (Σ xᵖ)^(1/p); NaN where an odd p makes a sum negative.</summary>
            /// <param name="input">[N, C, L], or one line [C, L].</param>
            /// <param name="norm_type">p; 1 is a sum, and the larger, the closer to the maximum.</param>
            /// <param name="kernel_size">Length of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the end counts.</param>
            public static Tensor lp_pool1d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false)
            {
                using var scope = NewDisposeScope();
                return Norm(avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode), kernel_size, norm_type).MoveToOuterDisposeScope();
            }

            /// <summary>The p-norm of each window of images, (Σ xᵖ)^(1/p); NaN where an odd p makes a sum negative.</summary>
            /// <param name="input">[N, C, H, W], or one image [C, H, W].</param>
            /// <param name="norm_type">p; 1 is a sum, and the larger, the closer to the maximum.</param>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false)
            {
                using var scope = NewDisposeScope();
                var kernel = Both(kernel_size, 1, "kernel_size");
                return Norm(avg_pool2d(input.pow(norm_type), kernel, stride, null, ceil_mode), kernel[0] * kernel[1], norm_type).MoveToOuterDisposeScope();
            }

            /// <inheritdoc cref="lp_pool2d(Tensor, double, long[], long[], bool)"/>
            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) =>
                lp_pool2d(input, norm_type, [kernel_size], One(stride), ceil_mode);

            // sign · max(|·|, 0) changes no value: it makes the gradient of a sum of 0 zero instead of NaN.
            private static Tensor Norm(Tensor means, long size, double p) => (means.sign().detach() * means.abs().relu() * size).pow(1 / p);
        }
    }
}
