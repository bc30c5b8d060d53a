using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Cross-entropy in nats, from logits and class numbers.</summary>
    public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="weight">One weight a class, or null for ones.</param>
        /// <param name="ignore_index">The class number of samples that do not count; −100 if left out.</param>
        /// <param name="reduction">What becomes of the samples' losses.</param>
        /// <param name="label_smoothing">How much of the target is spread over all classes, 0 to 1.</param>
        public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0.0)
            : base(weight, reduction) => (this.ignore_index, this.label_smoothing) = (ignore_index, label_smoothing);

        /// <summary>The class number of samples that do not count.</summary>
        public long? ignore_index { get; }

        /// <summary>How much of the target is spread over all classes.</summary>
        public double label_smoothing { get; }

        /// <summary>The loss of logits [N, C] and class numbers [N].</summary>
        public override Tensor forward(Tensor input, Tensor target) =>
            nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
    }

    /// <summary>Negative log-likelihood, from log-probabilities and class numbers.</summary>
    public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="weight">One weight a class, or null for ones.</param>
        /// <param name="reduction">What becomes of the samples' losses.</param>
        public NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
            : base(weight, reduction)
        {
        }

        /// <summary>The loss of log-probabilities [N, C] and class numbers [N].</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.nll_loss(input, target, weight, reduction);
    }

    /// <summary>Binary cross-entropy in nats, from logits.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="weight">Multiplies the elements' losses; broadcast.</param>
        /// <param name="reduction">What becomes of the elements' losses.</param>
        /// <param name="pos_weights">Multiplies the part that belongs to targets of 1; broadcast.</param>
        public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
            : base(weight, reduction) => this.pos_weights = pos_weights;

        /// <summary>Multiplies the part that belongs to targets of 1.</summary>
        public Tensor? pos_weights { get; }

        /// <summary>The loss of logits and targets in [0, 1] of the same shape.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
    }

    /// <summary>Binary cross-entropy in nats, from probabilities.</summary>
    public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="weight">Multiplies the elements' losses; broadcast.</param>
        /// <param name="reduction">What becomes of the elements' losses.</param>
        public BCELoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
            : base(weight, reduction)
        {
        }

        /// <summary>The loss of probabilities and targets in [0, 1] of the same shape.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.binary_cross_entropy(input, target, weight, reduction);
    }

    /// <summary>(x − y)².</summary>
    public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="reduction">What becomes of the elements' losses.</param>
        public MSELoss(nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
        }

        /// <summary>The loss of predictions and targets.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.mse_loss(input, target, reduction);
    }

    /// <summary>|x − y|.</summary>
    public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="reduction">What becomes of the elements' losses.</param>
        public L1Loss(nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
        }

        /// <summary>The loss of predictions and targets.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.l1_loss(input, target, reduction);
    }

    /// <summary>Smooth L1: quadratic near 0, linear farther out.</summary>
    public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="reduction">What becomes of the elements' losses.</param>
        /// <param name="beta">Where it turns linear.</param>
        public SmoothL1Loss(nn.Reduction reduction = nn.Reduction.Mean, double beta = 1.0)
            : base(reduction) => this.beta = beta;

        /// <summary>Where it turns linear.</summary>
        public double beta { get; }

        /// <summary>The loss of predictions and targets.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.smooth_l1_loss(input, target, reduction, beta);
    }

    /// <summary>(x − y)²/2 where |x − y| is below δ, else δ·(|x − y| − δ/2).</summary>
    public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="delta">δ.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public HuberLoss(double delta = 1.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.delta = delta;

        /// <summary>δ.</summary>
        public double delta { get; }

        /// <summary>(x − y)²/2 where |x − y| is below δ, else δ·(|x − y| − δ/2).</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.huber_loss(input, target, delta, reduction);
    }

    /// <summary>What the Kullback-Leibler divergence sums, from ln p and ln q (or q); the mean is over all elements.</summary>
    public sealed class KLDivLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="log_target">Whether targets are ln q.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public KLDivLoss(bool log_target = true, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.log_target = log_target;

        /// <summary>Whether targets are ln q.</summary>
        public bool log_target { get; }

        /// <summary>What the Kullback-Leibler divergence sums, from ln p and ln q (or q); the mean is over all elements.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.kl_div(input, target, log_target, reduction);
    }

    /// <summary>Negative log-likelihood of counts under Poisson distributions.</summary>
    public sealed class PoissonNLLLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="log_input">Whether the input is ln λ.</param>
        /// <param name="full">Whether Stirling's approximation of ln y! is added.</param>
        /// <param name="eps">Keeps the logarithm of λ finite.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => (this.log_input, this.full, this.eps) = (log_input, full, eps);

        /// <summary>Whether the input is ln λ.</summary>
        public bool log_input { get; }

        /// <summary>Whether Stirling's approximation of ln y! is added.</summary>
        public bool full { get; }

        /// <summary>Keeps the logarithm of λ finite.</summary>
        public float eps { get; }

        /// <summary>Negative log-likelihood of counts under Poisson distributions.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.poisson_nll_loss(input, target, log_input, full, eps, reduction);
    }

    /// <summary>Negative log-likelihood under normal distributions.</summary>
    public sealed class GaussianNLLLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="full">Whether ln(2π)/2 is added.</param>
        /// <param name="eps">The least variance.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public GaussianNLLLoss(bool full = false, float eps = 1e-8f, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => (this.full, this.eps) = (full, eps);

        /// <summary>Whether ln(2π)/2 is added.</summary>
        public bool full { get; }

        /// <summary>The least variance.</summary>
        public float eps { get; }

        /// <summary>Negative log-likelihood under normal distributions.</summary>
        public override Tensor forward(Tensor input, Tensor target, Tensor variance) => nn.functional.gaussian_nll_loss(input, target, variance, full, eps, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Smooth L1: quadratic near 0, linear farther out.</summary>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0) => new(reduction, beta);

            /// <summary>Cross-entropy in nats, from logits and class numbers.</summary>
            /// <param name="weight">One weight a class, or null for ones.</param>
            /// <param name="ignore_index">The class number of samples that do not count; −100 if left out.</param>
            /// <param name="reduction">What becomes of the samples' losses.</param>
            public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) => new(weight, ignore_index, reduction);

            /// <summary>Negative log-likelihood, from log-probabilities and class numbers.</summary>
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

            /// <summary>Binary cross-entropy in nats, from logits.</summary>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => new(weight, reduction, pos_weights);

            /// <summary>Binary cross-entropy in nats, from probabilities.</summary>
            public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

            /// <summary>(x − y)².</summary>
            public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

            /// <summary>|x − y|.</summary>
            public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

            /// <summary>(x − y)²/2 where |x − y| is below δ, else δ·(|x − y| − δ/2).</summary>
            /// <param name="delta">δ.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) => new(delta, reduction);

            /// <summary>What the Kullback-Leibler divergence sums, from ln p and ln q (or q); the mean is over all elements.</summary>
            /// <param name="log_target">Whether targets are ln q.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) => new(log_target, reduction);

            /// <summary>Negative log-likelihood of counts under Poisson distributions.</summary>
            /// <param name="log_input">Whether the input is ln λ.</param>
            /// <param name="full">Whether Stirling's approximation of ln y! is added.</param>
            /// <param name="eps">Keeps the logarithm of λ finite.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static PoissonNLLLoss PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) => new(log_input, full, eps, reduction);

            /// <summary>Negative log-likelihood under normal distributions.</summary>
            /// <param name="full">Whether ln(2π)/2 is added.</param>
            /// <param name="eps">The least variance.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static GaussianNLLLoss GaussianNLLLoss(bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) => new(full, eps, reduction);
        }
    }
}
