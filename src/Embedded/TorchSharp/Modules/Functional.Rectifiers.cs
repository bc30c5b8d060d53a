
namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x above 0, a·x below.</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                Into(input, input.relu() + input.clamp(max: 0) * negative_slope, inplace);

            /// <summary>x above 0, α·(eˣ − 1) below.</summary>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => Into(x, x.relu() + x.clamp(max: 0).expm1() * alpha, inplace);

            /// <summary>x·σ(x).</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => Into(x, x * x.sigmoid(), inplace);

            /// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1.0, double threshold = 20.0)
            {
                // The cross-entropy of logit z and target 0 is ln(1 + eᶻ).
                var scaled = x * beta;
                return where(scaled > threshold, x, BinaryCrossEntropyOfLogits.Instance.Apply(scaled, zeros_like(scaled)) / beta);
            }

            /// <summary>ln σ(x), without overflow.</summary>
            public static Tensor logsigmoid(Tensor x) => -BinaryCrossEntropyOfLogits.Instance.Apply(x, ones_like(x));

            /// <summary>A row of zeros with a one at the class, for each class number.</summary>
            /// <param name="x">Class numbers (Int64), any shape.</param>
            /// <param name="num_classes">How many classes there are; one more than the largest number if −1.</param>
            /// <returns>Int64, of the input's shape with one more dimension.</returns>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64) throw new InvalidOperationException($"one_hot is only applicable to index tensor of type Int64, not {x.dtype}: convert it with to_type(int64).");
                using var dense = x.Dense();
                ReadOnlySpan<long> numbers = dense.AsSpan<long>();
                long largest = -1, least = 0;
                foreach (var number in numbers) (largest, least) = (Math.Max(largest, number), Math.Min(least, number));
                if (numbers.IsEmpty && num_classes < 1) throw new ArgumentException("Can not infer total number of classes from empty tensor.", nameof(x));
                var classes = num_classes == -1 ? largest + 1 : num_classes;
                if (least < 0 || largest >= classes) throw new ArgumentException($"Class values must be from 0 to {classes - 1}, but they run from {least} to {largest}.", nameof(x));
                var result = zeros([.. x.Sizes, classes], ScalarType.Int64);
                var to = result.AsSpan<long>();
                for (var i = 0; i < numbers.Length; i++) to[(int)(i * classes + numbers[i])] = 1;
                return result;
            }

            /// <summary>(x − y)²/2β where |x − y| is below β, else |x − y| − β/2; reduced.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0)
            {
                if (beta < 0) throw new ArgumentException($"smooth_l1_loss does not support negative values for beta, but got {beta}.", nameof(beta));
                var size = (input - target).abs();
                return Reduced(beta == 0 ? size : where(size < beta, size.square() * (0.5 / beta), size - beta / 2), reduction);
            }
        }
    }

    public partial class Tensor
    {
        /// <summary>eˣ divided by its sum along a dimension.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => nn.functional.softmax(this, dim, dtype);

        /// <summary>The logarithm of <see cref="softmax"/>, without its underflow.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => nn.functional.log_softmax(dtype is { } type ? to_type(type) : this, dim);

        /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
        public Tensor gelu() => nn.functional.gelu(this);

        /// <summary>x·σ(x).</summary>
        public Tensor silu() => nn.functional.silu(this);

        /// <summary>ln σ(x), without overflow.</summary>
        public Tensor log_sigmoid() => nn.functional.logsigmoid(this);

        /// <summary>ln(1 + eᵝˣ)/β, and x itself where βx is above the threshold.</summary>
        public Tensor softplus(double beta = 1.0, double threshold = 20.0) => nn.functional.softplus(this, beta, threshold);
    }

    /// <summary>eˣ divided by its sum along a dimension.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
}
