using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Joins dimensions.</summary>
    public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Flatten(long startDim, long endDim)
            : base(nameof(Flatten)) => (start_dim, end_dim) = (startDim, endDim);

        /// <summary>The first dimension joined.</summary>
        public long start_dim { get; set; }

        /// <summary>The last dimension joined, counted from the end if negative.</summary>
        public long end_dim { get; set; }

        /// <summary>The same elements in fewer dimensions.</summary>
        public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
    }

    /// <summary>Splits a dimension into several.</summary>
    public sealed class Unflatten : ParameterLessModule<Tensor, Tensor>
    {
        internal Unflatten(long dim, long[] sizes)
            : base(nameof(Unflatten)) => (this.dim, unflattened_size) = (dim, sizes);

        /// <summary>The dimension that is split.</summary>
        public long dim { get; set; }

        /// <summary>The sizes it is split into; one may be −1.</summary>
        public long[] unflattened_size { get; set; }

        /// <summary>The same elements in more dimensions.</summary>
        public override Tensor forward(Tensor tensor) => tensor.unflatten(dim, unflattened_size);
    }

    /// <summary>Hands on what it is given.</summary>
    public sealed class Identity : ParameterLessModule<Tensor, Tensor>
    {
        internal Identity()
            : base(nameof(Identity))
        {
        }

        /// <summary>The input.</summary>
        public override Tensor forward(Tensor tensor) => tensor.alias();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Joins dimensions; all but the first if left out.</summary>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

            /// <summary>Splits a dimension into several.</summary>
            public static Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);

            /// <summary>Hands on what it is given.</summary>
            public static Identity Identity() => new();
        }
    }
}
