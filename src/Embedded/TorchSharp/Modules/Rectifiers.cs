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

    /// <summary>min(max(x, 0), 6).</summary>
    public sealed class ReLU6 : ParameterLessModule<Tensor, Tensor>
    {
        internal ReLU6(bool inplace)
            : base(nameof(ReLU6)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>min(max(x, 0), 6).</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.relu6(tensor, inplace);
    }

    /// <summary>x above 0, a·x below.</summary>
    public sealed class LeakyReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal LeakyReLU(double negative_slope, bool inplace)
            : base(nameof(LeakyReLU)) => (this.negative_slope, this.inplace) = (negative_slope, inplace);

        /// <summary>a, the slope below 0.</summary>
        public double negative_slope { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x above 0, a·x below.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, inplace);
    }

    /// <summary>x above 0, a·x below, with the mean of two bounds as a: what PyTorch's randomised leaky ReLU does outside training.</summary>
    public sealed class RReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal RReLU(double lower, double upper, bool inplace)
            : base(nameof(RReLU)) => (this.lower, this.upper, this.inplace) = (lower, upper, inplace);

        /// <summary>The lower bound.</summary>
        public double lower { get; set; }

        /// <summary>The upper bound.</summary>
        public double upper { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x above 0, a·x below, with the mean of two bounds as a: what PyTorch's randomised leaky ReLU does outside training.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.rrelu(tensor, lower, upper, inplace);
    }

    /// <summary>x above 0, a·x below, where a is trained: one for all, or one a channel.</summary>
    /// <remarks>K. He et al., "Delving Deep into Rectifiers", 2015.</remarks>
    public sealed class PReLU : nn.Module<Tensor, Tensor>
    {
        private Parameter _weight;

        internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype)
            : base(nameof(PReLU))
        {
            (this.num_parameters, this.init) = (num_parameters, init);
            _weight = new Parameter(full([num_parameters], init, dtype, device));
            register_parameter(nameof(weight), _weight);
        }

        /// <summary>The number of a's: 1, or that of the channels.</summary>
        public long num_parameters { get; }

        /// <summary>What the a's begin with.</summary>
        public double init { get; }

        /// <summary>The a's.</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>x above 0, a·x below.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, _weight);
    }

    /// <summary>x above 0, α·(eˣ − 1) below.</summary>
    public sealed class ELU : ParameterLessModule<Tensor, Tensor>
    {
        internal ELU(double alpha, bool inplace)
            : base(nameof(ELU)) => (this.alpha, this.inplace) = (alpha, inplace);

        /// <summary>α: what is reached far below 0 is −α.</summary>
        public double alpha { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x above 0, α·(eˣ − 1) below.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.elu(tensor, alpha, inplace);
    }

    /// <summary>x above 0, α·(eˣ/ᵅ − 1) below.</summary>
    public sealed class CELU : ParameterLessModule<Tensor, Tensor>
    {
        internal CELU(double alpha, bool inplace)
            : base(nameof(CELU)) => (this.alpha, this.inplace) = (alpha, inplace);

        /// <summary>α: what is reached far below 0 is −α.</summary>
        public double alpha { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x above 0, α·(eˣ/ᵅ − 1) below.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.celu(tensor, alpha, inplace);
    }

    /// <summary>1.0507·x above 0, 1.7581·(eˣ − 1) below: it keeps the mean 0 and the variance 1 from layer to layer.</summary>
    public sealed class SELU : ParameterLessModule<Tensor, Tensor>
    {
        internal SELU(bool inplace)
            : base(nameof(SELU)) => this.inplace = inplace;

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>1.0507·x above 0, 1.7581·(eˣ − 1) below: it keeps the mean 0 and the variance 1 from layer to layer.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.selu(tensor, inplace);
    }

    /// <summary>x above a threshold, a fixed value elsewhere.</summary>
    public sealed class Threshold : ParameterLessModule<Tensor, Tensor>
    {
        internal Threshold(double threshold, double value, bool inplace)
            : base(nameof(Threshold)) => (this.threshold, this.value, this.inplace) = (threshold, value, inplace);

        /// <summary>The threshold.</summary>
        public double threshold { get; set; }

        /// <summary>The fixed value.</summary>
        public double value { get; set; }

        /// <summary>Whether the input is overwritten.</summary>
        public bool inplace { get; set; }

        /// <summary>x above a threshold, a fixed value elsewhere.</summary>
        public override Tensor forward(Tensor tensor) => nn.functional.threshold(tensor, threshold, value, inplace);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>max(x, 0).</summary>
            public static Modules.ReLU ReLU(bool inplace = false) => new(inplace);

            /// <summary>min(max(x, 0), 6).</summary>
            public static Modules.ReLU6 ReLU6(bool inplace = false) => new(inplace);

            /// <summary>x above 0, a·x below.</summary>
            public static Modules.LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

            /// <summary>x above 0, a·x below, with the mean of two bounds as a: what PyTorch's randomised leaky ReLU does outside training.</summary>
            public static Modules.RReLU RReLU(double lower = 0.125, double upper = 0.3333333333333333, bool inplace = false) => new(lower, upper, inplace);

            /// <summary>x above 0, a·x below, where a is trained.</summary>
            /// <param name="num_parameters">The number of a's: 1, or that of the channels.</param>
            /// <param name="init">What they begin with.</param>
            /// <param name="device">Where they live.</param>
            /// <param name="dtype">Their type.</param>
            public static Modules.PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) => new(num_parameters, init, device, dtype);

            /// <summary>x above 0, α·(eˣ − 1) below.</summary>
            public static Modules.ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

            /// <summary>x above 0, α·(eˣ/ᵅ − 1) below.</summary>
            public static Modules.CELU CELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

            /// <summary>1.0507·x above 0, 1.7581·(eˣ − 1) below: it keeps the mean 0 and the variance 1 from layer to layer.</summary>
            public static Modules.SELU SELU(bool inplace = false) => new(inplace);

            /// <summary>x above a threshold, a fixed value elsewhere.</summary>
            public static Modules.Threshold Threshold(double threshold, double value, bool inplace = false) => new(threshold, value, inplace);
        }
    }
}
