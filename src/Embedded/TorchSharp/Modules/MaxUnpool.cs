using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Puts the maxima of lines back to their places: [N, C, L'] → [N, C, L].</summary>
    public sealed class MaxUnpool1d : ParameterLessModule<Tensor, Tensor, long[], Tensor>
    {
        internal MaxUnpool1d(long kernelSize, long? stride, long? padding)
            : base(nameof(MaxUnpool1d)) => (kernel_size, this.stride, this.padding) = (kernelSize, stride, padding);

        /// <summary>Length of the pooling's windows.</summary>
        public long kernel_size { get; set; }

        /// <summary>The pooling's steps; null for the kernel size.</summary>
        public long? stride { get; set; }

        /// <summary>The pooling's padding.</summary>
        public long? padding { get; set; }

        /// <summary>Puts the values to their places; the result has the size asked for, or the least that fits.</summary>
        public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) => nn.functional.max_unpool1d(tensor, indices, kernel_size, stride, padding, output_size);

        /// <summary>Runs the module with its hooks.</summary>
        public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);
    }

    /// <summary>Puts the maxima of images back to their places: [N, C, H', W'] → [N, C, H, W].</summary>
    public sealed class MaxUnpool2d : ParameterLessModule<Tensor, Tensor, long[], Tensor>
    {
        internal MaxUnpool2d(long[] kernelSize, long[]? stride, long[]? padding)
            : base(nameof(MaxUnpool2d)) => (kernel_size, this.stride, this.padding) = (kernelSize, stride, padding);

        /// <summary>Height and width of the pooling's windows.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>The pooling's steps; null for the kernel size.</summary>
        public long[]? stride { get; set; }

        /// <summary>The pooling's padding.</summary>
        public long[]? padding { get; set; }

        /// <summary>Puts the values to their places; the result has the size asked for, or the least that fits.</summary>
        public override Tensor forward(Tensor tensor, Tensor indices, long[]? output_size = null) => nn.functional.max_unpool2d(tensor, indices, kernel_size, stride, padding, output_size);

        /// <summary>Runs the module with its hooks.</summary>
        public new Tensor call(Tensor tensor, Tensor indices, long[]? output_size = null) => base.call(tensor, indices, output_size!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Puts the maxima of lines back to their places.</summary>
            /// <param name="kernel_size">Length of the pooling's windows.</param>
            /// <param name="stride">The pooling's steps; the kernel size if left out.</param>
            /// <param name="padding">The pooling's padding; 0 if left out.</param>
            public static MaxUnpool1d MaxUnpool1d(long kernel_size, long? stride = null, long? padding = null) => new(kernel_size, stride, padding);

            /// <summary>Puts the maxima of images back to their places.</summary>
            /// <param name="kernel_size">Height and width of the pooling's windows.</param>
            /// <param name="stride">The pooling's steps; the kernel size if left out.</param>
            /// <param name="padding">The pooling's padding; 0 if left out.</param>
            public static MaxUnpool2d MaxUnpool2d(long kernel_size, long? stride = null, long? padding = null) => new([kernel_size, kernel_size], Both(stride), Both(padding));

            /// <inheritdoc cref="MaxUnpool2d(long, long?, long?)"/>
            public static MaxUnpool2d MaxUnpool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null) =>
                new(functional.Two(kernel_size)!, functional.Two(stride), functional.Two(padding));

            /// <inheritdoc cref="MaxUnpool2d(long, long?, long?)"/>
            public static MaxUnpool2d MaxUnpool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null) => new(kernel_size, stride, padding);
        }
    }
}
