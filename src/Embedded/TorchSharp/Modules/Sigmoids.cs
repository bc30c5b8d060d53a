using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
    public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Sigmoid(bool inplace)
            : base(nameof(Sigmoid)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);
    }

    /// <summary>ln σ(x), without overflow.</summary>
    public sealed class LogSigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSigmoid()
            : base(nameof(LogSigmoid))
        {
        }

        /// <summary>ln σ(x), without overflow.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.logsigmoid(tensor);
    }

    /// <summary>A sigmoid of three straight pieces, min(max(x + 3, 0), 6) / 6.</summary>
    public sealed class Hardsigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardsigmoid(bool inplace)
            : base(nameof(Hardsigmoid)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>A sigmoid of three straight pieces, min(max(x + 3, 0), 6) / 6.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.hardsigmoid(tensor, inplace);
    }

    /// <summary>Hyperbolic tangent.</summary>
    public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanh(bool inplace)
            : base(nameof(Tanh)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>Hyperbolic tangent.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);
    }

    /// <summary>x, but at least min_val and at most max_val.</summary>
    public sealed class Hardtanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardtanh(double min_val, double max_val, bool inplace)
            : base(nameof(Hardtanh)) => (this.min_val, this.max_val, this.inplace) = (min_val, max_val, inplace);

        /// <summary>The lower bound.</summary>
        public double min_val { get; set; }

        /// <summary>The upper bound.</summary>
        public double max_val { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x, but at least min_val and at most max_val.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.hardtanh(tensor, min_val, max_val, inplace);
    }

    /// <summary>x / (1 + |x|).</summary>
    public sealed class Softsign : ParameterLessModule<Tensor, Tensor>
    {
        internal Softsign(bool inplace)
            : base(nameof(Softsign)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x / (1 + |x|).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.softsign(tensor, inplace);
    }

    /// <summary>x − tanh x.</summary>
    public sealed class Tanhshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanhshrink(bool inplace)
            : base(nameof(Tanhshrink)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x − tanh x.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.tanhshrink(tensor, inplace);
    }

    /// <summary>x outside ±λ, 0 inside.</summary>
    public sealed class Hardshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Hardshrink(double lambda)
            : base(nameof(Hardshrink)) => this.lambda = lambda;

        /// <summary>λ.</summary>
        public double lambda { get; set; }

        /// <summary>x outside ±λ, 0 inside.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.hardshrink(tensor, lambda);
    }

    /// <summary>x moved by λ towards 0, and 0 inside ±λ.</summary>
    public sealed class Softshrink : ParameterLessModule<Tensor, Tensor>
    {
        internal Softshrink(double lambda)
            : base(nameof(Softshrink)) => this.lambda = lambda;

        /// <summary>λ, not negative.</summary>
        public double lambda { get; set; }

        /// <summary>x moved by λ towards 0, and 0 inside ±λ.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.softshrink(tensor, lambda);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
            public static Modules.Sigmoid Sigmoid() => new(false);

            /// <summary>σ(x) = 1 / (1 + e⁻ˣ).</summary>
            public static Modules.Sigmoid Sigmoid(bool inplace) => new(inplace);

            /// <summary>ln σ(x), without overflow.</summary>
            public static Modules.LogSigmoid LogSigmoid() => new();

            /// <summary>A sigmoid of three straight pieces, min(max(x + 3, 0), 6) / 6.</summary>
            public static Modules.Hardsigmoid Hardsigmoid(bool inplace = false) => new(inplace);

            /// <summary>Hyperbolic tangent.</summary>
            public static Modules.Tanh Tanh() => new(false);

            /// <summary>Hyperbolic tangent.</summary>
            public static Modules.Tanh Tanh(bool inplace = false) => new(inplace);

            /// <summary>x, but at least min_val and at most max_val.</summary>
            public static Modules.Hardtanh Hardtanh(double min_val = -1.0, double max_val = 1.0, bool inplace = false) => new(min_val, max_val, inplace);

            /// <summary>x / (1 + |x|).</summary>
            public static Modules.Softsign Softsign() => new(false);

            /// <summary>x / (1 + |x|).</summary>
            public static Modules.Softsign Softsign(bool inplace) => new(inplace);

            /// <summary>x − tanh x.</summary>
            public static Modules.Tanhshrink Tanhshrink() => new(false);

            /// <summary>x − tanh x.</summary>
            public static Modules.Tanhshrink Tanhshrink(bool inplace = false) => new(inplace);

            /// <summary>x outside ±λ, 0 inside.</summary>
            public static Modules.Hardshrink Hardshrink(double lambda = 0.5) => new(lambda);

            /// <summary>x moved by λ towards 0, and 0 inside ±λ.</summary>
            public static Modules.Softshrink Softshrink(double lambda = 0.5) => new(lambda);
        }
    }
}
