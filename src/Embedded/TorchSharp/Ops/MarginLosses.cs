namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x where the target is 1, max(0, m − x) where it is −1; reduced.</summary>
            /// <param name="input">x, such as distances of pairs.</param>
            /// <param name="target">1 or −1 for each.</param>
            /// <param name="margin">m.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean)
            {
                using var zero = zeros([], input.dtype);
                return Reduced(where(target == 1, zero, (margin - input).clamp(min: 0)) + where(target == -1, zero, input), reduction);
            }

            /// <summary>With the cosine c between x₁ and x₂: 1 − c where the target is 1, max(0, c − m) where it is −1; reduced.</summary>
            /// <param name="input1">x₁, [N, D] or [D].</param>
            /// <param name="input2">x₂, likewise.</param>
            /// <param name="target">1 or −1 for each pair, [N] or 0-d.</param>
            /// <param name="margin">m.</param>
            /// <param name="reduction">What becomes of the pairs' losses.</param>
            /// <exception cref="InvalidOperationException">The inputs have not one dimension more than the target.</exception>
            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean)
            {
                if (target.ndim > 1 || input1.ndim != target.ndim + 1 || input2.ndim != target.ndim + 1)
                    throw new InvalidOperationException($"{target.ndim}D target tensor expects {target.ndim + 1}D input tensors, but found inputs with sizes {Layout.Text(input1.Sizes)} and {Layout.Text(input2.Sizes)}.");
                // Added to each squared length, so that a zero vector has a cosine of 0.
                const double Least = 1e-12;
                var lengths = ((input1.square().sum(-1L) + Least) * (input2.square().sum(-1L) + Least)).sqrt();
                var cosine = (input1 * input2).sum(-1L) / lengths;
                using var zero = zeros([], cosine.dtype);
                return Reduced(where(target == 1, 1 - cosine, zero) + where(target == -1, (cosine - margin).clamp(min: 0), zero), reduction);
            }

            /// <summary>max(0, m − y·(x₁ − x₂)), reduced: x₁ is to be the larger by m where y = 1, the smaller where y = −1.</summary>
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean)
            {
                if (input1.ndim != input2.ndim || input1.ndim != target.ndim)
                    throw new InvalidOperationException($"margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: {Layout.Text(input1.Sizes)}, input2: {Layout.Text(input2.Sizes)}, target: {Layout.Text(target.Sizes)} ");
                return Reduced((-target * (input1 - input2) + margin).clamp(min: 0), reduction);
            }

            /// <summary>ln(1 + e⁻ʸˣ), reduced, for targets y of 1 or −1.</summary>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Reduced(-(target * input).log_sigmoid(), reduction);

            /// <summary>Σ over the wrong classes j of max(0, m − x_t + x_j)ᵖ · w_t / C, one loss a sample; reduced.</summary>
            /// <remarks>K. Crammer and Y. Singer, "On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines", 2001.</remarks>
            /// <param name="input">x, [N, C] or [C].</param>
            /// <param name="target">t, the right classes (Int64), [N] or 0-d.</param>
            /// <param name="p">1 or 2.</param>
            /// <param name="margin">m.</param>
            /// <param name="weight">w, one number a class, or null for ones.</param>
            /// <param name="reduction">What becomes of the samples' losses; the mean divides by N.</param>
            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                if (p is not (1 or 2)) throw new ArgumentException($"multi_margin_loss: Invalid p, expected 1 or 2 but got {p}", nameof(p));
                using var rows = ClassesLast(input, target, "multi_margin_loss");
                var targets = Classes(target, rows, weight, long.MinValue, 0);
                using var places = targets.Places;
                var above = (margin - rows.gather(1, places) + rows).relu();
                if (p == 2) above = above.square();
                using Tensor wrong = 1 - one_hot(places.squeeze(1), rows.Sizes[1]).to_type(rows.dtype), weights = targets.RowWeights(rows.dtype);
                return ReducedRows((above * wrong).sum(1L) * weights / (double)rows.Sizes[1], target, reduction);
            }

            /// <summary>Σ over right classes j and wrong classes i of max(0, 1 − (x_j − x_i)) / C, one loss a sample; reduced.</summary>
            /// <param name="input">x, [N, C] or [C].</param>
            /// <param name="target">The right classes (Int64) of each sample, of the input's shape; the first negative number ends them.</param>
            /// <param name="reduction">What becomes of the samples' losses.</param>
            public static Tensor multi_label_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                if (input.ndim is not (1 or 2) || !input.Sizes.SequenceEqual(target.Sizes))
                    throw new InvalidOperationException($"inconsistent target size: {Layout.Text(target.Sizes)} for input of size: {Layout.Text(input.Sizes)}");
                long n = input.ndim == 1 ? 1 : input.Sizes[0], classes = input.Sizes[^1];
                var (places, counts, wrong) = Labels(target, (int)n, (int)classes);
                var rows = input.reshape(n, classes);
                using (places)
                using (Tensor countsOfType = counts.to_type(input.dtype), wrongOfType = wrong.to_type(input.dtype))
                {
                    // [n, right classes, all classes]
                    var above = (1 - rows.gather(1, places).unsqueeze(2) + rows.unsqueeze(1)).relu();
                    var losses = (above * countsOfType.unsqueeze(2) * wrongOfType.unsqueeze(1)).sum(1, 2) / (double)classes;
                    return Reduced(input.ndim == 1 ? losses.reshape([]) : losses, reduction);
                }
            }

            /// <summary>Binary cross-entropy from logits for each class, averaged over the classes; reduced over the samples.</summary>
            /// <param name="input">Logits, [N, C].</param>
            /// <param name="target">Of the same shape and type, each in [0, 1].</param>
            /// <param name="weight">One number a class, or null for ones.</param>
            /// <param name="reduction">What becomes of the samples' losses.</param>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                CheckTarget(input, target);
                using var losses = Weighted(BinaryCrossEntropyOfLogits.Instance.Apply(input, target), weight);
                return Reduced(losses.mean([-1]), reduction);
            }

            /// <summary>max(0, m + |a − p| − |a − n|), reduced: what belongs together is to be nearer than what does not, by m.</summary>
            /// <param name="anchor">a, [N, D] or [D].</param>
            /// <param name="positive">p, what belongs to a.</param>
            /// <param name="negative">n, what does not.</param>
            /// <param name="margin">m.</param>
            /// <param name="p">The exponent of the distances' norm.</param>
            /// <param name="eps">Added to the differences.</param>
            /// <param name="swap">Whether |p − n| counts in place of |a − n| where it is less.</param>
            /// <param name="reduction">What becomes of the triplets' losses.</param>
            public static Tensor triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean) =>
                triplet_margin_with_distance_loss(anchor, positive, negative, (a, b) => pairwise_distance(a, b, p, eps), margin, swap, reduction);

            /// <summary>max(0, m + d(a, p) − d(a, n)), reduced, for any distance d.</summary>
            /// <param name="anchor">a.</param>
            /// <param name="positive">p, what belongs to a.</param>
            /// <param name="negative">n, what does not.</param>
            /// <param name="distance">d; <see cref="pairwise_distance"/> if left out.</param>
            /// <param name="margin">m.</param>
            /// <param name="swap">Whether d(p, n) counts in place of d(a, n) where it is less.</param>
            /// <param name="reduction">What becomes of the triplets' losses.</param>
            public static Tensor triplet_margin_with_distance_loss(Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                distance ??= (a, b) => pairwise_distance(a, b);
                if (anchor.ndim != positive.ndim || anchor.ndim != negative.ndim)
                    throw new InvalidOperationException($"The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: anchor {anchor.ndim}D, positive {positive.ndim}D, and negative {negative.ndim}D inputs");
                Tensor near = distance(anchor, positive), far = distance(anchor, negative);
                if (swap) far = far.minimum(distance(positive, negative));
                return Reduced((near - far + margin).clamp(min: 0), reduction);
            }

            /// <summary>One loss a sample: its mean divides by their number, whatever the classes weigh.</summary>
            private static Tensor ReducedRows(Tensor losses, Tensor target, Reduction reduction) => Reduced(losses.reshape(target.shape), reduction);

            /// <summary>Each sample's right classes, how much each place of them counts (1 or 0), and 1 for each wrong class.</summary>
            private static (Tensor Places, Tensor Counts, Tensor Wrong) Labels(Tensor target, int n, int classes)
            {
                if (target.dtype != ScalarType.Int64) throw new InvalidOperationException($"expected class numbers of type Int64, but found {target.dtype}: convert them with to_type(int64).");
                using var dense = target.Dense();
                ReadOnlySpan<long> numbers = dense.AsSpan<long>();
                Tensor places = zeros([n, classes], ScalarType.Int64), counts = zeros([n, classes]), wrong = ones([n, classes]);
                for (var row = 0; row < n * classes; row += classes)
                {
                    for (var k = 0; k < classes && numbers[row + k] >= 0; k++)
                    {
                        var c = numbers[row + k];
                        if (c >= classes) throw new ArgumentOutOfRangeException(nameof(target), $"Target {c} is out of bounds: class numbers run from 0 to {classes - 1}.");
                        places.AsSpan<long>()[row + k] = c;
                        counts.AsSpan<float>()[row + k] = 1;
                        wrong.AsSpan<float>()[row + (int)c] = 0;
                    }
                }
                return (places, counts, wrong);
            }
        }
    }
}
