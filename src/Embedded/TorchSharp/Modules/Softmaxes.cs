using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>eˣ divided by its sum along a dimension.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim)
            : base(nameof(Softmax)) => this.dim = dim;

        /// <summary>The dimension along which the result sums to 1.</summary>
        public long dim { get; set; }

        /// <summary>eˣ divided by its sum along a dimension.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.softmax(tensor, dim);
    }

    /// <summary>Softmax over the channels of each place of images, [N, C, H, W] or [C, H, W].</summary>
    public sealed class Softmax2d : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax2d()
            : base(nameof(Softmax2d))
        {
        }

        /// <summary>Softmax over the channels of each place of images, [N, C, H, W] or [C, H, W].</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.softmax2d(tensor);
    }

    /// <summary>The logarithm of softmax.</summary>
    public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSoftmax(long dim)
            : base(nameof(LogSoftmax)) => this.dim = dim;

        /// <summary>The dimension along which the exponentials sum to 1.</summary>
        public long dim { get; set; }

        /// <summary>The logarithm of softmax.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.log_softmax(tensor, dim);
    }

    /// <summary>Softmax of −x: the least number has the largest share.</summary>
    public sealed class Softmin : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmin(long dim)
            : base(nameof(Softmin)) => this.dim = dim;

        /// <summary>The dimension along which the result sums to 1.</summary>
        public long dim { get; set; }

        /// <summary>Softmax of −x: the least number has the largest share.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.softmin(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>eˣ divided by its sum along a dimension.</summary>
            public static Modules.Softmax Softmax(long dim) => new(dim);

            /// <summary>Softmax over the channels of each place of images, [N, C, H, W] or [C, H, W].</summary>
            public static Modules.Softmax2d Softmax2d() => new();

            /// <summary>The logarithm of softmax.</summary>
            public static Modules.LogSoftmax LogSoftmax(long dim) => new(dim);

            /// <summary>Softmax of −x: the least number has the largest share.</summary>
            public static Modules.Softmin Softmin(long dim) => new(dim);
        }
    }
}
