using static TorchSharp.torch;

namespace TorchSharp.Modules
{
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

    /// <summary>x·σ(x).</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU(bool inplace)
            : base(nameof(SiLU)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x·σ(x).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
    }

    /// <summary>x·tanh(ln(1 + eˣ)).</summary>
    public sealed class Mish : ParameterLessModule<Tensor, Tensor>
    {
        internal Mish(bool inplace)
            : base(nameof(Mish)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x·tanh(ln(1 + eˣ)).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.mish(tensor, inplace);
    }

    /// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above a threshold.</summary>
    public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
    {
        internal Softplus(double beta, double threshold)
            : base(nameof(Softplus)) => (this.beta, this.threshold) = (beta, threshold);

        /// <summary>β: the larger, the closer to max(x, 0).</summary>
        public double beta { get; set; }

        /// <summary>Where the result is x itself.</summary>
        public double threshold { get; set; }

        /// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above a threshold.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.softplus(tensor, beta, threshold);
    }

    /// <summary>x·min(max(x + 3, 0), 6) / 6.</summary>
    public sealed class Hardswish : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardswish(bool inplace)
            : base(nameof(Hardswish)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x·min(max(x + 3, 0), 6) / 6.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.hardswish(tensor, inplace);
    }

    /// <summary>a·σ(b), with a and b the halves of the input along a dimension.</summary>
    public sealed class GLU : ParameterLessModule<Tensor, Tensor>
    {
        internal GLU(long dim)
            : base(nameof(GLU)) => this.dim = dim;

        /// <summary>The dimension that is halved.</summary>
        public long dim { get; set; }

        /// <summary>a·σ(b), with a and b the halves of the input along a dimension.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.glu(tensor, dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
            public static Modules.GELU GELU() => new(Modules.GELU.Approximate.none, false);

            /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
            public static Modules.GELU GELU(bool inplace) => new(Modules.GELU.Approximate.none, inplace);

            /// <summary>x·Φ(x), with the normal distribution function Φ, exactly or nearly.</summary>
            public static Modules.GELU GELU(Modules.GELU.Approximate approximate, bool inplace = false) => new(approximate, inplace);

            /// <summary>x·σ(x).</summary>
            public static Modules.SiLU SiLU() => new(false);

            /// <summary>x·σ(x).</summary>
            public static Modules.SiLU SiLU(bool inplace) => new(inplace);

            /// <summary>x·tanh(ln(1 + eˣ)).</summary>
            public static Modules.Mish Mish() => new(false);

            /// <summary>x·tanh(ln(1 + eˣ)).</summary>
            public static Modules.Mish Mish(bool inplace) => new(inplace);

            /// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above a threshold.</summary>
            public static Modules.Softplus Softplus(double beta = 1.0, double threshold = 20.0) => new(beta, threshold);

            /// <summary>x·min(max(x + 3, 0), 6) / 6.</summary>
            public static Modules.Hardswish Hardswish(bool inplace = false) => new(inplace);

            /// <summary>a·σ(b), with a and b the halves of the input along a dimension.</summary>
            public static Modules.GLU GLU(long dim = -1) => new(dim);
        }
    }
}
