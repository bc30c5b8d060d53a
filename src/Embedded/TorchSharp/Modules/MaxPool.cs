using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The largest value of each window: [N, C, L] → [N, C, L'].</summary>
    public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool1d(long kernelSize, long? stride, long? padding, long? dilation, bool ceilMode)
            : base(nameof(MaxPool1d)) =>
            (kernel_size, this.stride, this.padding, this.dilation, ceil_mode) = (kernelSize, stride, padding, dilation, ceilMode);

        /// <summary>Length of the windows.</summary>
        public long kernel_size { get; set; }

        /// <summary>Steps from window to window; null for the kernel size.</summary>
        public long? stride { get; set; }

        /// <summary>Places added on each side.</summary>
        public long? padding { get; set; }

        /// <summary>Distance of a window's places.</summary>
        public long? dilation { get; set; }

        /// <summary>Whether a last window that hangs over the end counts.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Pools the lines.</summary>
        public override Tensor forward(Tensor input) => nn.functional.max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>Pools the lines, and says where in each the values were.</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => nn.functional.max_pool1d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }

    /// <summary>The largest value of each window: [N, C, H, W] → [N, C, H', W'].</summary>
    public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool2d(long[] kernelSize, long[]? stride, long[]? padding, long[]? dilation, bool ceilMode)
            : base(nameof(MaxPool2d)) =>
            (kernel_size, this.stride, this.padding, this.dilation, ceil_mode) = (kernelSize, stride, padding, dilation, ceilMode);

        /// <summary>Height and width of the windows.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Steps from window to window; null for the kernel size.</summary>
        public long[]? stride { get; set; }

        /// <summary>Rows and columns added on each side.</summary>
        public long[]? padding { get; set; }

        /// <summary>Distance of a window's rows and columns.</summary>
        public long[]? dilation { get; set; }

        /// <summary>Whether a last window that hangs over the edge counts.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Pools the images.</summary>
        public override Tensor forward(Tensor input) => nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

        /// <summary>Pools the images, and says where in each the values were, counted row by row.</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The largest value of each window of lines.</summary>
            /// <param name="kernel_size">Length of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Places added on each side, which no value beats; 0 if left out.</param>
            /// <param name="dilation">Distance of a window's places; 1 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the end counts.</param>
            public static MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, padding, dilation, ceil_mode);

            /// <summary>The largest value of each window.</summary>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Rows and columns added on each side, which no value beats; 0 if left out.</param>
            /// <param name="dilation">Distance of a window's rows and columns; 1 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            public static MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                new([kernel_size, kernel_size], Both(stride), Both(padding), Both(dilation), ceil_mode);

            /// <summary>The largest value of each window.</summary>
            public static MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                new(functional.Two(kernel_size)!, functional.Two(stride), functional.Two(padding), functional.Two(dilation), ceil_mode);

            /// <summary>The largest value of each window.</summary>
            public static MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                new(kernel_size, stride, padding, dilation, ceil_mode);

            private static long[]? Both(long? value) => value is { } number ? [number, number] : null;
        }
    }
}
