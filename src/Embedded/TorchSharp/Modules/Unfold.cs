using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>The patches of images as columns: [N, C, H, W] → [N, C · height · width of the patches, number of patches].</summary>
    public sealed class Unfold : ParameterLessModule<Tensor, Tensor>
    {
        internal Unfold((long, long) kernelSize, (long, long) dilation, (long, long) padding, (long, long) stride)
            : base(nameof(Unfold)) => (kernel_size, this.dilation, this.padding, this.stride) = (kernelSize, dilation, padding, stride);

        /// <summary>Height and width of the patches.</summary>
        public (long, long) kernel_size { get; set; }

        /// <summary>Distance of a patch's rows and columns.</summary>
        public (long, long) dilation { get; set; }

        /// <summary>Rows and columns of zeros on each side.</summary>
        public (long, long) padding { get; set; }

        /// <summary>Steps from patch to patch.</summary>
        public (long, long) stride { get; set; }

        /// <summary>Takes the images apart.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.unfold(tensor, kernel_size, dilation, padding, stride);
    }

    /// <summary>Patches added up at their places in images: [N, C · height · width of the patches, number of patches] → [N, C, H, W].</summary>
    public sealed class Fold : ParameterLessModule<Tensor, Tensor>
    {
        internal Fold((long, long) outputSize, (long, long) kernelSize, (long, long) dilation, (long, long) padding, (long, long) stride)
            : base(nameof(Fold)) => (output_size, kernel_size, this.dilation, this.padding, this.stride) = (outputSize, kernelSize, dilation, padding, stride);

        /// <summary>Height and width of the images.</summary>
        public (long, long) output_size { get; set; }

        /// <summary>Height and width of the patches.</summary>
        public (long, long) kernel_size { get; set; }

        /// <summary>Distance of a patch's rows and columns.</summary>
        public (long, long) dilation { get; set; }

        /// <summary>Rows and columns of zeros on each side.</summary>
        public (long, long) padding { get; set; }

        /// <summary>Steps from patch to patch.</summary>
        public (long, long) stride { get; set; }

        /// <summary>Adds up the patches.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.fold(tensor, output_size, kernel_size, dilation, padding, stride);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The patches of images as columns.</summary>
            /// <param name="kernel_size">Height and width of the patches.</param>
            /// <param name="dilation">Distance of a patch's rows and columns; 1 if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="stride">Steps from patch to patch; 1 if left out.</param>
            public static Unfold Unfold((long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                new(kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

            /// <summary>The patches of images as columns.</summary>
            /// <param name="kernel_size">Height and width of the patches.</param>
            /// <param name="dilation">Distance of a patch's rows and columns.</param>
            /// <param name="padding">Rows and columns of zeros on each side.</param>
            /// <param name="stride">Steps from patch to patch.</param>
            public static Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

            /// <summary>Patches added up at their places in images.</summary>
            /// <param name="output_size">Height and width of the images.</param>
            /// <param name="kernel_size">Height and width of the patches.</param>
            /// <param name="dilation">Distance of a patch's rows and columns; 1 if left out.</param>
            /// <param name="padding">Rows and columns of zeros on each side; 0 if left out.</param>
            /// <param name="stride">Steps from patch to patch; 1 if left out.</param>
            public static Fold Fold((long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null) =>
                new(output_size, kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

            /// <summary>Patches added up at their places in square images.</summary>
            /// <param name="output_size">Height and width of the images.</param>
            /// <param name="kernel_size">Height and width of the patches.</param>
            /// <param name="dilation">Distance of a patch's rows and columns.</param>
            /// <param name="padding">Rows and columns of zeros on each side.</param>
            /// <param name="stride">Steps from patch to patch.</param>
            public static Fold Fold(long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                new((output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));
        }
    }
}
