using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Lines or images in another size.</summary>
    public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
    {
        private readonly long[]? _size;
        private readonly double[]? _scaleFactor;

        internal Upsample(long[]? size, double[]? scaleFactor, UpsampleMode mode, bool? alignCorners, bool? recomputeScaleFactor)
            : base(nameof(Upsample)) =>
            (_size, _scaleFactor, this.mode, align_corners, recompute_scale_factor) = (size, scaleFactor, mode, alignCorners, recomputeScaleFactor);

        /// <summary>The result's length, or height and width; empty if there are factors.</summary>
        public ReadOnlySpan<long> size => _size;

        /// <summary>The result's size per input size, a number for each dimension; empty if there is a size.</summary>
        public ReadOnlySpan<double> scale_factor => _scaleFactor;

        /// <summary>How pixels between pixels are computed.</summary>
        public UpsampleMode mode { get; }

        /// <summary>Whether the middles of the corner pixels stay where they are; otherwise the outer edges do.</summary>
        public bool? align_corners { get; }

        /// <summary>Whether the factor is replaced by the one that the rounded sizes give.</summary>
        public bool? recompute_scale_factor { get; set; }

        /// <summary>Resizes the lines or images.</summary>
        public override Tensor forward(Tensor input) =>
            nn.functional.interpolate(input, _size, _scaleFactor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Lines or images in another size.</summary>
            /// <param name="size">The result's length, or height and width. Either this or a factor is given.</param>
            /// <param name="scale_factor">The result's size per input size, a number for each dimension.</param>
            /// <param name="mode">How pixels between pixels are computed: Linear for lines, Bilinear and Bicubic for images, Nearest for both.</param>
            /// <param name="align_corners">Whether the middles of the corner pixels stay where they are; not for Nearest.</param>
            /// <param name="recompute_scale_factor">Whether the factor is replaced by the one that the rounded sizes give.</param>
            public static Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null) =>
                new(size, scale_factor, mode, align_corners, recompute_scale_factor);
        }
    }
}
