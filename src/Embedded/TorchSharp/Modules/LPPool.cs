using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The p-norm of each window: [N, C, L] → [N, C, L'].</summary>
    public sealed class LPPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal LPPool1d(double normType, long kernelSize, long? stride, bool ceilMode)
            : base(nameof(LPPool1d)) => (norm_type, kernel_size, this.stride, ceil_mode) = (normType, kernelSize, stride, ceilMode);

        /// <summary>p.</summary>
        public double norm_type { get; set; }

        /// <summary>Length of the windows.</summary>
        public long kernel_size { get; set; }

        /// <summary>Steps from window to window; null for the kernel size.</summary>
        public long? stride { get; set; }

        /// <summary>Whether a last window that hangs over the end counts.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Pools the lines.</summary>
        public override Tensor forward(Tensor input) => nn.functional.lp_pool1d(input, norm_type, kernel_size, stride, ceil_mode);
    }

    /// <summary>The p-norm of each window: [N, C, H, W] → [N, C, H', W'].</summary>
    public sealed class LPPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal LPPool2d(double normType, long[] kernelSize, long[]? stride, bool ceilMode)
            : base(nameof(LPPool2d)) => (norm_type, kernel_size, this.stride, ceil_mode) = (normType, kernelSize, stride, ceilMode);

        /// <summary>p.</summary>
        public double norm_type { get; set; }

        /// <summary>Height and width of the windows.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Steps from window to window; null for the kernel size.</summary>
        public long[]? stride { get; set; }

        /// <summary>Whether a last window that hangs over the edge counts.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Pools the images.</summary>
        public override Tensor forward(Tensor input) => nn.functional.lp_pool2d(input, norm_type, kernel_size, stride, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The p-norm of each window of lines.</summary>
            /// <param name="norm_type">p; 1 is a sum, and the larger, the closer to the maximum.</param>
            /// <param name="kernel_size">Length of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the end counts.</param>
            public static LPPool1d LPPool1d(double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) => new(norm_type, kernel_size, stride, ceil_mode);

            /// <summary>The p-norm of each window of images.</summary>
            /// <param name="norm_type">p; 1 is a sum, and the larger, the closer to the maximum.</param>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            public static LPPool2d LPPool2d(double norm_type, long[] kernel_size, long[]? stride = null, bool ceil_mode = false) => new(norm_type, kernel_size, stride, ceil_mode);

            /// <inheritdoc cref="LPPool2d(double, long[], long[], bool)"/>
            public static LPPool2d LPPool2d(double norm_type, long kernel_size, long? stride = null, bool ceil_mode = false) => new(norm_type, [kernel_size, kernel_size], Both(stride), ceil_mode);
        }
    }
}
