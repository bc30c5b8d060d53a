using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>x where the target is 1, max(0, m − x) where it is −1.</summary>
    public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="margin">m.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public HingeEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.margin = margin;

        /// <summary>m.</summary>
        public double margin { get; }

        /// <summary>x where the target is 1, max(0, m − x) where it is −1.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.hinge_embedding_loss(input, target, margin, reduction);
    }

    /// <summary>With the cosine c between two vectors: 1 − c where the target is 1, max(0, c − m) where it is −1.</summary>
    public sealed class CosineEmbeddingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="margin">m.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public CosineEmbeddingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.margin = margin;

        /// <summary>m.</summary>
        public double margin { get; }

        /// <summary>With the cosine c between two vectors: 1 − c where the target is 1, max(0, c − m) where it is −1.</summary>
        public override Tensor forward(Tensor input1, Tensor input2, Tensor target) => nn.functional.cosine_embedding_loss(input1, input2, target, margin, reduction);
    }

    /// <summary>max(0, m − y·(x₁ − x₂)).</summary>
    public sealed class MarginRankingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="margin">m.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public MarginRankingLoss(double margin = 0.0, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => this.margin = margin;

        /// <summary>m.</summary>
        public double margin { get; }

        /// <summary>max(0, m − y·(x₁ − x₂)).</summary>
        public override Tensor forward(Tensor input1, Tensor input2, Tensor target) => nn.functional.margin_ranking_loss(input1, input2, target, margin, reduction);
    }

    /// <summary>ln(1 + e⁻ʸˣ) for targets y of 1 or −1.</summary>
    public sealed class SoftMarginLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="reduction">What becomes of the single losses.</param>
        public SoftMarginLoss(nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
        }

        /// <summary>ln(1 + e⁻ʸˣ) for targets y of 1 or −1.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.soft_margin_loss(input, target, reduction);
    }

    /// <summary>The sum over the wrong classes of max(0, m − x_t + x_j)ᵖ · w_t / C.</summary>
    public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="p">1 or 2.</param>
        /// <param name="margin">m.</param>
        /// <param name="weight">One number a class, or null for ones.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
            : base(weight, reduction) => (this.p, this.margin) = (p, margin);

        /// <summary>1 or 2.</summary>
        public int p { get; }

        /// <summary>m.</summary>
        public double margin { get; }

        /// <summary>The sum over the wrong classes of max(0, m − x_t + x_j)ᵖ · w_t / C.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.multi_margin_loss(input, target, p, margin, weight, reduction);
    }

    /// <summary>The sum over right classes j and wrong classes i of max(0, 1 − (x_j − x_i)) / C.</summary>
    public sealed class MultiLabelMarginLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="reduction">What becomes of the single losses.</param>
        public MultiLabelMarginLoss(nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction)
        {
        }

        /// <summary>The sum over right classes j and wrong classes i of max(0, 1 − (x_j − x_i)) / C.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.multi_label_margin_loss(input, target, reduction);
    }

    /// <summary>Binary cross-entropy from logits for each class, averaged over the classes.</summary>
    public sealed class MultiLabelSoftMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>The loss.</summary>
        /// <param name="weight">One number a class, or null for ones.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public MultiLabelSoftMarginLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
            : base(weight, reduction)
        {
        }

        /// <summary>Binary cross-entropy from logits for each class, averaged over the classes.</summary>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.multilabel_soft_margin_loss(input, target, weight, reduction);
    }

    /// <summary>max(0, m + |a − p| − |a − n|).</summary>
    public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly double _eps;
        private readonly bool _swap;

        /// <summary>The loss.</summary>
        /// <param name="margin">m.</param>
        /// <param name="p">The exponent of the distances' norm.</param>
        /// <param name="eps">Added to the differences.</param>
        /// <param name="swap">Whether |p − n| counts in place of |a − n| where it is less.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => (this.margin, this.p, _eps, _swap) = (margin, p, eps, swap);

        /// <summary>m.</summary>
        public double margin { get; }

        /// <summary>The exponent of the distances' norm.</summary>
        public long p { get; }

        /// <summary>max(0, m + |a − p| − |a − n|).</summary>
        public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) => nn.functional.triplet_margin_loss(anchor, positive, negative, margin, p, _eps, _swap, reduction);
    }

    /// <summary>max(0, m + d(a, p) − d(a, n)) for any distance d.</summary>
    public sealed class TripletMarginWithDistanceLoss : Loss<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly Func<Tensor, Tensor, Tensor>? _distance;
        private readonly bool _swap;

        /// <summary>The loss.</summary>
        /// <param name="distance">d; the 2-norm of the difference if left out.</param>
        /// <param name="margin">m.</param>
        /// <param name="swap">Whether d(p, n) counts in place of d(a, n) where it is less.</param>
        /// <param name="reduction">What becomes of the single losses.</param>
        public TripletMarginWithDistanceLoss(Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false, nn.Reduction reduction = nn.Reduction.Mean)
            : base(reduction) => (_distance, this.margin, _swap) = (distance, margin, swap);

        /// <summary>m.</summary>
        public double margin { get; }

        /// <summary>max(0, m + d(a, p) − d(a, n)) for any distance d.</summary>
        public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative) => nn.functional.triplet_margin_with_distance_loss(anchor, positive, negative, _distance, margin, _swap, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x where the target is 1, max(0, m − x) where it is −1.</summary>
            /// <param name="margin">m.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1.0, Reduction reduction = Reduction.Mean) => new(margin, reduction);

            /// <summary>With the cosine c between two vectors: 1 − c where the target is 1, max(0, c − m) where it is −1.</summary>
            /// <param name="margin">m.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static CosineEmbeddingLoss CosineEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) => new(margin, reduction);

            /// <summary>max(0, m − y·(x₁ − x₂)).</summary>
            /// <param name="margin">m.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static MarginRankingLoss MarginRankingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean) => new(margin, reduction);

            /// <summary>ln(1 + e⁻ʸˣ) for targets y of 1 or −1.</summary>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static SoftMarginLoss SoftMarginLoss(Reduction reduction = Reduction.Mean) => new(reduction);

            /// <summary>The sum over the wrong classes of max(0, m − x_t + x_j)ᵖ · w_t / C.</summary>
            /// <param name="p">1 or 2.</param>
            /// <param name="margin">m.</param>
            /// <param name="weight">One number a class, or null for ones.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static MultiMarginLoss MultiMarginLoss(int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(p, margin, weight, reduction);

            /// <summary>The sum over right classes j and wrong classes i of max(0, 1 − (x_j − x_i)) / C.</summary>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static MultiLabelMarginLoss MultiLabelMarginLoss(Reduction reduction = Reduction.Mean) => new(reduction);

            /// <summary>Binary cross-entropy from logits for each class, averaged over the classes.</summary>
            /// <param name="weight">One number a class, or null for ones.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static MultiLabelSoftMarginLoss MultiLabelSoftMarginLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

            /// <summary>max(0, m + |a − p| − |a − n|).</summary>
            /// <param name="margin">m.</param>
            /// <param name="p">The exponent of the distances' norm.</param>
            /// <param name="eps">Added to the differences.</param>
            /// <param name="swap">Whether |p − n| counts in place of |a − n| where it is less.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static TripletMarginLoss TripletMarginLoss(double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean) => new(margin, p, eps, swap, reduction);

            /// <summary>max(0, m + d(a, p) − d(a, n)) for any distance d.</summary>
            /// <param name="distance">d; the 2-norm of the difference if left out.</param>
            /// <param name="margin">m.</param>
            /// <param name="swap">Whether d(p, n) counts in place of d(a, n) where it is less.</param>
            /// <param name="reduction">What becomes of the single losses.</param>
            public static TripletMarginWithDistanceLoss TripletMarginWithDistanceLoss(Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false, Reduction reduction = Reduction.Mean) => new(distance, margin, swap, reduction);
        }
    }
}
