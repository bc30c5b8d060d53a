using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>max(x, 0).</summary>
    public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal ReLU(bool inplace)
            : base(nameof(ReLU)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>max(x, 0).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
    public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Sigmoid(bool inplace)
            : base(nameof(Sigmoid)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>σ(x).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);
    }

    /// <summary>Hyperbolic tangent.</summary>
    public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanh(bool inplace)
            : base(nameof(Tanh)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>tanh x.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);
    }

    /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        internal GELU(Approximate approximate, bool inplace)
            : base(nameof(GELU)) => (this.approximate, this.inplace) = (approximate, inplace);

        /// <summary>How Φ is computed.</summary>
        public enum Approximate
        {
            /// <summary>By the error function.</summary>
            none = 0,
            /// <summary>By a hyperbolic tangent that comes close.</summary>
            tanh = 1,
        }

        /// <summary>How Φ is computed.</summary>
        public Approximate approximate { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x·Φ(x).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, approximate, inplace);
    }

    /// <summary>eˣ divided by its sum along a dimension.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim)
            : base(nameof(Softmax)) => this.dim = dim;

        /// <summary>The dimension along which the result sums to 1.</summary>
        public long dim { get; set; }

        /// <summary>The softmax.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.softmax(tensor, dim);
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

    /// <summary>Zeros each element with probability p and divides the others by 1 − p, in training mode only.</summary>
    public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace)
            : base(nameof(Dropout))
        {
            if (p is not (>= 0 and <= 1)) throw new ArgumentException($"dropout probability has to be between 0 and 1, but got {p}", nameof(p));
            (this.p, this.inplace) = (p, inplace);
        }

        /// <summary>The probability of a zero.</summary>
        public double p { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Drops.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
    }

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
            /// <summary>max(x, 0).</summary>
            public static ReLU ReLU(bool inplace = false) => new(inplace);

            /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
            public static Modules.Sigmoid Sigmoid() => new(false);

            /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
            public static Modules.Sigmoid Sigmoid(bool inplace) => new(inplace);

            /// <summary>Hyperbolic tangent.</summary>
            public static Modules.Tanh Tanh() => new(false);

            /// <summary>Hyperbolic tangent.</summary>
            public static Modules.Tanh Tanh(bool inplace = false) => new(inplace);

            /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
            public static GELU GELU() => new(Modules.GELU.Approximate.none, false);

            /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
            public static GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);

            /// <summary>x·Φ(x), with the normal distribution function Φ, exactly or nearly.</summary>
            public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);

            /// <summary>eˣ divided by its sum along a dimension.</summary>
            public static Softmax Softmax(long dim) => new(dim);

            /// <summary>The logarithm of softmax.</summary>
            public static LogSoftmax LogSoftmax(long dim) => new(dim);

            /// <summary>Zeros each element with probability p while training.</summary>
            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            /// <summary>Joins dimensions; all but the first if left out.</summary>
            public static Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);

            /// <summary>Hands on what it is given.</summary>
            public static Identity Identity() => new();
        }
    }
}
