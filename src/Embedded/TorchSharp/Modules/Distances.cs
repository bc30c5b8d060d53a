using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x₁·x₂ / (|x₁|·|x₂|) along a dimension, each length at least ε.</summary>
    public sealed class CosineSimilarity : ParameterLessModule<Tensor, Tensor, Tensor>
    {
        internal CosineSimilarity(long dim, double eps)
            : base(nameof(CosineSimilarity)) => (this.dim, this.eps) = (dim, eps);

        /// <summary>The dimension that holds the vectors.</summary>
        public long dim { get; set; }

        /// <summary>ε.</summary>
        public double eps { get; set; }

        /// <summary>The cosine of each pair.</summary>
        public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.cosine_similarity(input1, input2, dim, eps);
    }

    /// <summary>The p-norm of x₁ − x₂ + ε along the last dimension.</summary>
    public sealed class PairwiseDistance : ParameterLessModule<Tensor, Tensor, Tensor>
    {
        internal PairwiseDistance(double p, double eps, bool keepdim)
            : base(nameof(PairwiseDistance)) => (norm, this.eps, this.keepdim) = (p, eps, keepdim);

        /// <summary>p.</summary>
        public double norm { get; set; }

        /// <summary>ε keeps the gradient finite where x₁ = x₂.</summary>
        public double eps { get; set; }

        /// <summary>Whether the last dimension stays, with size 1.</summary>
        public bool keepdim { get; set; }

        /// <summary>The distance of each pair.</summary>
        public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.pairwise_distance(input1, input2, norm, eps, keepdim);
    }

    /// <summary>x₁ᵀ·W_k·x₂ + b_k for each output k: […, in₁] and […, in₂] → […, out].</summary>
    public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
    {
        private Parameter _weight;
        private Parameter? _bias;

        internal Bilinear(Parameter weight, Parameter? bias)
            : base(nameof(Bilinear))
        {
            (out_features, in1_features, in2_features) = (weight.Sizes[0], weight.Sizes[1], weight.Sizes[2]);
            (_weight, _bias) = (weight, bias);
            register_parameter(nameof(weight), weight);
            if (bias is not null) register_parameter(nameof(bias), bias);
        }

        /// <summary>The size of x₁.</summary>
        public long in1_features { get; set; }

        /// <summary>The size of x₂.</summary>
        public long in2_features { get; set; }

        /// <summary>Numbers that come out.</summary>
        public long out_features { get; set; }

        /// <summary>W, [out, in₁, in₂].</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>b, [out], or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <summary>The outputs.</summary>
        public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.bilinear(input1, input2, _weight, _bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x₁·x₂ / (|x₁|·|x₂|) along a dimension, each length at least ε.</summary>
            public static CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1E-08) => new(dim, eps);

            /// <summary>The p-norm of x₁ − x₂ + ε along the last dimension.</summary>
            public static PairwiseDistance PairwiseDistance(double p = 2.0, double eps = 1E-06, bool keepdim = false) => new(p, eps, keepdim);

            /// <summary>x₁ᵀ·W_k·x₂ + b_k for each output k.</summary>
            /// <remarks>Weights and biases are drawn uniformly from ±1/√in₁, PyTorch's numbers for the same seed.</remarks>
            /// <param name="in1_features">The size of x₁.</param>
            /// <param name="in2_features">The size of x₂.</param>
            /// <param name="out_features">Numbers that come out.</param>
            /// <param name="hasBias">Whether there is a b.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Bilinear Bilinear(long in1_features, long in2_features, long out_features, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            {
                var bound = 1 / Math.Sqrt(in1_features);
                var weight = new Parameter(empty([out_features, in1_features, in2_features], dtype, device));
                init.uniform_(weight, -bound, bound);
                return new Bilinear(weight, hasBias ? init.Bias(out_features, in1_features, dtype, device) : null);
            }
        }
    }
}
