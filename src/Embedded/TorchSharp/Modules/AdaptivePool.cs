using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Means over as many windows as wanted, of nearly equal size: [N, C, L] → [N, C, length].</summary>
    public sealed class AdaptiveAvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveAvgPool1d(long outputSize)
            : base(nameof(AdaptiveAvgPool1d)) => output_size = outputSize;

        /// <summary>Length of the result.</summary>
        public long output_size { get; set; }

        /// <summary>Pools the lines.</summary>
        public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool1d(input, output_size);
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

    /// <summary>The largest values of as many windows as wanted, of nearly equal size: [N, C, L] → [N, C, length].</summary>
    public sealed class AdaptiveMaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveMaxPool1d(long outputSize)
            : base(nameof(AdaptiveMaxPool1d)) => output_size = outputSize;

        /// <summary>Length of the result.</summary>
        public long output_size { get; set; }

        /// <summary>Pools the lines.</summary>
        public override Tensor forward(Tensor input) => nn.functional.adaptive_max_pool1d(input, output_size);

        /// <summary>Pools the lines, and says where in each the values were.</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => nn.functional.adaptive_max_pool1d_with_indices(input, output_size);
    }

    /// <summary>The largest values of as many windows as wanted, of nearly equal size: [N, C, H, W] → [N, C, height, width].</summary>
    public sealed class AdaptiveMaxPool2d : ParameterLessModule<Tensor, Tensor>
    {
        internal AdaptiveMaxPool2d(long[] outputSize)
            : base(nameof(AdaptiveMaxPool2d)) => output_size = outputSize;

        /// <summary>Height and width of the result.</summary>
        public long[] output_size { get; set; }

        /// <summary>Pools the images.</summary>
        public override Tensor forward(Tensor input) => nn.functional.adaptive_max_pool2d(input, output_size);

        /// <summary>Pools the images, and says where in each the values were, counted row by row.</summary>
        public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) => nn.functional.adaptive_max_pool2d_with_indices(input, output_size);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Means over as many windows of lines as wanted.</summary>
            public static AdaptiveAvgPool1d AdaptiveAvgPool1d(long output_size) => new(output_size);

            /// <summary>Means over as many windows as wanted.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new([output_size, output_size]);

            /// <summary>Means over as many windows as wanted.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new([output_size.Item1, output_size.Item2]);

            /// <summary>Means over as many windows as wanted.</summary>
            public static AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);

            /// <summary>The largest values of as many windows of lines as wanted.</summary>
            public static AdaptiveMaxPool1d AdaptiveMaxPool1d(long output_size) => new(output_size);

            /// <summary>The largest values of as many windows as wanted.</summary>
            public static AdaptiveMaxPool2d AdaptiveMaxPool2d(long[] output_size) => new(output_size);
        }
    }
}
