using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
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

    /// <summary>The mean of each window: [N, C, H, W] → [N, C, H', W'].</summary>
    public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool2d(long[] kernelSize, long[]? stride, long[]? padding, bool ceilMode, bool countIncludePad, long? divisor)
            : base(nameof(AvgPool2d)) =>
            (kernel_size, this.stride, this.padding, ceil_mode, count_include_pad, divisor_override) = (kernelSize, stride, padding, ceilMode, countIncludePad, divisor);

        /// <summary>Height and width of the windows.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Steps from window to window; null for the kernel size.</summary>
        public long[]? stride { get; set; }

        /// <summary>Rows and columns of zeros on each side.</summary>
        public long[]? padding { get; set; }

        /// <summary>Whether a last window that hangs over the edge counts.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Whether padding counts in the mean.</summary>
        public bool count_include_pad { get; set; }

        /// <summary>What sums are divided by, if not by the window's size.</summary>
        public long? divisor_override { get; set; }

        /// <summary>Pools the images.</summary>
        public override Tensor forward(Tensor input) => nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
    }

    /// <summary>Means over as many windows as wanted, of nearly equal size: [N, C, H, W] → [N, C, height, width].</summary>
    public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveAvgPool2d(long[] outputSize)
            : base(nameof(AdaptiveAvgPool2d)) => output_size = outputSize;

        /// <summary>Height and width of the result.</summary>
        public long[] output_size { get; set; }

        /// <summary>Pools the images.</summary>
        public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
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

            /// <summary>The mean of each window.</summary>
            /// <param name="kernel_size">Height and width of the windows.</param>
            /// <param name="stride">Steps from window to window; the kernel size if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="ceil_mode">Whether a last window that hangs over the edge counts.</param>
            /// <param name="count_include_pad">Whether padding counts in the mean.</param>
            /// <param name="divisor_override">What sums are divided by, if not by the window's size.</param>
            public static AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new([kernel_size, kernel_size], Both(stride), Both(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each window.</summary>
            public static AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(functional.Two(kernel_size)!, functional.Two(stride), functional.Two(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The mean of each window.</summary>
            public static AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                new(kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);

            /// <summary>Means over as many windows as wanted.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

            /// <summary>Means over as many windows as wanted.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new([output_size.Item1, output_size.Item2]);

            /// <summary>Means over as many windows as wanted.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

            private static long[]? Both(long? value) => value is { } number ? [number, number] : null;
        }
    }
}
