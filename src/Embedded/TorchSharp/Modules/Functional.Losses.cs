
namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What becomes of the losses of a batch.</summary>
        public enum Reduction : long
        {
            /// <summary>They are given one by one.</summary>
            None = 0,
            /// <summary>Their mean.</summary>
            Mean = 1,
            /// <summary>Their sum.</summary>
            Sum = 2,
        }

        public static partial class functional
        {
            /// <summary>Cross-entropy in nats, from logits.</summary>
            /// <param name="input">Logits, [N, C] or [N, C, d₁, …], or [C] for one sample.</param>
            /// <param name="target">Class numbers (Int64) of shape [N] or [N, d₁, …]; or probabilities, of the logits' shape and type.</param>
            /// <param name="weight">One weight a class, or null for ones.</param>
            /// <param name="ignore_index">The class number of samples that do not count.</param>
            /// <param name="reduction">What becomes of the samples' losses; the mean divides by the sum of their weights.</param>
            /// <param name="label_smoothing">How much of the target is spread over all classes, 0 to 1.</param>
            /// <exception cref="InvalidOperationException">Shapes or types do not fit.</exception>
            /// <exception cref="IndexOutOfRangeException">A class number is not below C.</exception>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
            {
                if (target.is_floating_point()) return CrossEntropyOfProbabilities(input, target, weight, reduction, label_smoothing);
                using var rows = ClassesLast(input, target, "cross_entropy");
                var targets = Classes(target, rows, weight, ignore_index, label_smoothing);
                return Reduced(CrossEntropyRows.Instance.Apply(rows, targets), targets, target.shape, reduction);
            }

            /// <summary>Negative log-likelihood, from log-probabilities such as <see cref="log_softmax(Tensor, long)"/> gives.</summary>
            /// <param name="input">Log-probabilities, [N, C] or [N, C, d₁, …], or [C] for one sample.</param>
            /// <param name="target">Class numbers (Int64) of shape [N] or [N, d₁, …].</param>
            /// <param name="weight">One weight a class, or null for ones.</param>
            /// <param name="reduction">What becomes of the samples' losses; the mean divides by the sum of their weights.</param>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                using var rows = ClassesLast(input, target, "nll_loss");
                var targets = Classes(target, rows, weight, -100, 0);
                using var shares = targets.Shares(input.dtype);
                // A class that does not count may have the log-probability −∞, and 0 · −∞ is no number.
                using var picked = where(shares == 0, 0.0, rows * shares).to_type(input.dtype);
                using var sums = picked.sum(1L);
                return Reduced(-sums, targets, target.shape, reduction);
            }

            /// <summary>Binary cross-entropy in nats, from logits: max(z, 0) − zy + ln(1 + e⁻|ᶻ|).</summary>
            /// <param name="input">Logits, any shape, any finite values; not probabilities.</param>
            /// <param name="target">Of the same shape and type, each in [0, 1].</param>
            /// <param name="weight">Multiplies the elements' losses; broadcast.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            /// <param name="pos_weights">Multiplies the part of the loss that belongs to y; broadcast.</param>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                CheckTarget(input, target);
                if (pos_weights is null) return Reduced(Weighted(BinaryCrossEntropyOfLogits.Instance.Apply(input, target), weight), reduction);
                // With p times the weight on y: (1 − y)·z + (1 + (p − 1)·y)·ln(1 + e⁻ᶻ), and the last term is the loss at y = 1.
                var positive = BinaryCrossEntropyOfLogits.Instance.Apply(input, ones_like(target));
                return Reduced(Weighted((1 - target) * input + (1 + (pos_weights - 1) * target) * positive, weight), reduction);
            }

            /// <summary>Binary cross-entropy in nats, from probabilities; each logarithm is at least −100.</summary>
            /// <param name="input">Probabilities, any shape, each in [0, 1].</param>
            /// <param name="target">Of the same shape and type, each in [0, 1].</param>
            /// <param name="weight">Multiplies the elements' losses; broadcast.</param>
            /// <param name="reduction">What becomes of the elements' losses.</param>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                CheckTarget(input, target);
                return Reduced(Weighted(BinaryCrossEntropyOfProbabilities.Instance.Apply(input, target), weight), reduction);
            }

            /// <summary>(x − y)², reduced.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                using var difference = input - target;
                return Reduced(difference.square(), reduction);
            }

            /// <summary>|x − y|, reduced.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                using var difference = input - target;
                return Reduced(difference.abs(), reduction);
            }

            /// <summary>(x − y)²/2β where |x − y| is below β, else |x − y| − β/2; reduced.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0)
            {
                if (beta < 0) throw new ArgumentException($"smooth_l1_loss does not support negative values for beta, but got {beta}.", nameof(beta));
                var size = (input - target).abs();
                return Reduced(beta == 0 ? size : where(size < beta, size.square() * (0.5 / beta), size - beta / 2), reduction);
            }

            private static Tensor CrossEntropyOfProbabilities(Tensor input, Tensor target, Tensor? weight, Reduction reduction, double smoothing)
            {
                if (!input.Sizes.SequenceEqual(target.Sizes))
                    throw new InvalidOperationException($"Expected class probabilities of the logits' shape {Layout.Text(input.Sizes)}, but got a target of shape {Layout.Text(target.Sizes)}: class numbers must be Int64.");
                var dim = input.ndim == 1 ? 0 : 1;
                var classes = input.Sizes[dim];
                var shares = smoothing > 0 ? target * (1 - smoothing) + smoothing / classes : target;
                if (weight is not null)
                {
                    long[] broadcast = [.. Enumerable.Range(0, (int)input.ndim).Select(d => d == dim ? classes : 1)];
                    shares *= weight.reshape(broadcast);
                }
                var losses = -(log_softmax(input, dim) * shares).sum((long)dim);
                return reduction switch
                {
                    Reduction.None => losses,
                    Reduction.Sum => losses.sum(),
                    _ => losses.sum() / (double)(input.NumberOfElements / classes),
                };
            }

            /// <summary>Logits as rows: the class dimension goes last, all others are joined.</summary>
            private static Tensor ClassesLast(Tensor input, Tensor target, string name)
            {
                if (!input.is_floating_point()) throw new InvalidOperationException($"{name} works on floating-point logits, not on {input.dtype}: convert them with to_type(float32).");
                if (input.ndim == 1 && target.ndim == 0) return input.unsqueeze(0);
                if (input.ndim < 2 || target.ndim != input.ndim - 1)
                    throw new InvalidOperationException($"{name}: Expected logits [N, C, …] and class numbers [N, …], but got shapes {Layout.Text(input.Sizes)} and {Layout.Text(target.Sizes)}");
                if (input.Sizes[0] != target.Sizes[0])
                    throw new InvalidOperationException($"Expected input batch_size ({input.Sizes[0]}) to match target batch_size ({target.Sizes[0]}).");
                if (input.ndim == 2) return input.alias();
                if (!input.Sizes[2..].SequenceEqual(target.Sizes[1..]))
                    throw new InvalidOperationException($"{name}: Expected target size {Layout.Text([input.Sizes[0], .. input.Sizes[2..]])}, got {Layout.Text(target.Sizes)}");
                using var last = input.permute([0, .. Enumerable.Range(2, (int)input.ndim - 2).Select(d => (long)d), 1]);
                return last.reshape(-1, input.Sizes[1]);
            }

            private static ClassTargets Classes(Tensor target, Tensor rows, Tensor? weight, long ignored, double smoothing)
            {
                if (target.dtype != ScalarType.Int64) throw new InvalidOperationException($"expected class numbers of type Int64, but found {target.dtype}: convert them with to_type(int64).");
                using var dense = target.Dense();
                return new ClassTargets(dense.AsSpan<long>().ToArray(), (int)rows.Sizes[1], weight, ignored, smoothing);
            }

            private static Tensor Reduced(Tensor losses, ClassTargets targets, long[] shape, Reduction reduction)
            {
                if (reduction == Reduction.None && shape.Length == 1) return losses;
                using (losses)
                {
                    if (reduction == Reduction.None) return losses.reshape(shape);
                    if (reduction == Reduction.Sum) return losses.sum();
                    using var sum = losses.sum();
                    return sum / targets.TotalWeight;
                }
            }

            private static Tensor Reduced(Tensor losses, Reduction reduction)
            {
                if (reduction == Reduction.None) return losses;
                using (losses) return reduction == Reduction.Sum ? losses.sum() : losses.mean();
            }

            private static Tensor Weighted(Tensor losses, Tensor? weight)
            {
                if (weight is null) return losses;
                using (losses) return losses * weight;
            }

            private static void CheckTarget(Tensor input, Tensor target)
            {
                if (!input.Sizes.SequenceEqual(target.Sizes))
                    throw new ArgumentException($"Target size ({Layout.Text(target.Sizes)}) must be the same as input size ({Layout.Text(input.Sizes)})");
            }
        }
    }
}
