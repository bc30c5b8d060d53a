using System.Numerics;
using System.Numerics.Tensors;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Cross-entropy of logits and class numbers, one loss a row: lᵢ = −Σ_c aᵢ_c · ln softmax(xᵢ)_c, [n, C] → [n].</summary>
/// <remarks>
/// aᵢ_c = w_c · ((1 − ε)·[c = tᵢ] + ε/C), with class weights w and label smoothing ε, and 0 in rows whose class is ignored. Plain cross-entropy has
/// w = 1 and ε = 0: lᵢ = ln Σ_c eˣⁱᶜ − xᵢ_tᵢ. dxᵢ_c = gᵢ · (softmax(xᵢ)_c · Σ_d aᵢ_d − aᵢ_c).
/// </remarks>
internal sealed class CrossEntropyRows : Operator
{
    internal static readonly CrossEntropyRows Instance = new();

    internal override IEnumerable<Sample> Samples()
    {
        var weights = Sample.Values(0.5, 2, [4], 3);
        Sample Of(string name, long[] classes, Tensor? weight, double smoothing, double size = 2) =>
            new(name, x => Apply(x[0], new ClassTargets(classes, 4, weight, -100, smoothing)), Sample.Values(-size, size, [classes.Length, 4]));
        return
        [
            Of("ordinary", [0, 3, 1], null, 0),
            Of("smoothed", [0, 3, 1], null, 0.2),
            Of("weighted", [2, 3, 1], weights, 0),
            Of("weighted and smoothed", [2, 3, 1], weights, 0.1),
            Of("with an ignored row", [2, -100, 1], weights, 0.1),
            Of("far apart", [1, 2], null, 0, size: 300),
            new("non-contiguous", x => Apply(x[0].t(), new ClassTargets([0, 3, 1], 4, weights, -100, 0.1)), Sample.Values(-2, 2, [4, 3])),
            new("size 1", x => Apply(x[0], new ClassTargets([0], 1, null, -100, 0)), Sample.Values(-2, 2, [1, 1])),
            Of("empty", [], null, 0),
        ];
    }

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "there is one class number a row" };

    internal Tensor Apply(Tensor x, ClassTargets targets)
    {
        var losses = Tensor.Empty([x.Sizes[0]], x.dtype);
        using var probabilities = Tensor.Empty(x.Sizes, x.dtype);
        using (var logits = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Forward<float>(logits, targets, probabilities, losses);
            else Forward<double>(logits, targets, probabilities, losses);
        }
        return Record(losses, [x], [x, probabilities], step => [Backward(step.Saved(0), step.Saved(1), step.Gradient, targets)]);
    }

    private static Tensor Backward(Tensor x, Tensor probabilities, Tensor g, ClassTargets targets)
    {
        if (GradientMode.Enabled)
        {
            var shares = targets.Shares(x.dtype);
            var total = shares.sum(1L, keepdim: true);
            // The mean of no rows has an infinite g, and 0 times that is no number.
            return where(total == 0, 0, g.unsqueeze(1)) * (SoftmaxRows.Instance.Apply(x, 1) * total - shares);
        }
        var dx = Tensor.Empty(x.Sizes, x.dtype);
        using var gradient = g.Dense();
        if (x.dtype == ScalarType.Float32) Backward<float>(probabilities, gradient, targets, dx);
        else Backward<double>(probabilities, gradient, targets, dx);
        return dx;
    }

    private static unsafe void Forward<T>(Tensor x, ClassTargets targets, Tensor probabilities, Tensor losses) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = (int)x.Sizes[0], n = targets.Classes;
        fixed (long* classes = targets.Numbers)
            SoftmaxCrossEntropy.Forward(rows, n, x.Pointer<T>(), classes, targets.Ignored, probabilities.Pointer<T>(), losses.Pointer<T>(), out _);
        if (targets.IsPlain) return;
        // The kernel's loss is ln Σ eˣʲ − x_t: every other class's share is that loss, and how far the class is from t.
        ReadOnlySpan<T> logits = x.AsSpan<T>();
        var to = losses.AsSpan<T>();
        for (var i = 0; i < rows; i++)
        {
            if (targets.IsIgnored(i)) continue;
            var row = logits.Slice(i * n, n);
            var (logSum, loss) = (to[i] + row[targets.Class(i)], T.CreateTruncating(targets.HitShare(i)) * to[i]);
            if (targets.Smoothing > 0)
                for (var c = 0; c < n; c++) loss += T.CreateTruncating(targets.SmoothShare(c)) * (logSum - row[c]);
            to[i] = loss;
        }
    }

    private static unsafe void Backward<T>(Tensor probabilities, Tensor g, ClassTargets targets, Tensor dx) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int rows = (int)dx.Sizes[0], n = targets.Classes;
        if (targets.IsPlain)
        {
            fixed (long* classes = targets.Numbers)
                SoftmaxCrossEntropy.Backward(rows, n, probabilities.Pointer<T>(), classes, targets.Ignored, T.One, g.Pointer<T>(), dx.Pointer<T>());
            return;
        }
        ReadOnlySpan<T> p = probabilities.AsSpan<T>(), gradient = g.AsSpan<T>();
        var to = dx.AsSpan<T>();
        for (var i = 0; i < rows; i++)
        {
            var result = to.Slice(i * n, n);
            if (targets.IsIgnored(i))
            {
                result.Clear();
                continue;
            }
            TensorPrimitives.Multiply(p.Slice(i * n, n), gradient[i] * T.CreateTruncating(targets.TotalShare(i)), result);
            result[targets.Class(i)] -= gradient[i] * T.CreateTruncating(targets.HitShare(i));
            if (targets.Smoothing > 0)
                for (var c = 0; c < n; c++) result[c] -= gradient[i] * T.CreateTruncating(targets.SmoothShare(c));
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
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
            /// <exception cref="ArgumentOutOfRangeException">A class number is not below C.</exception>
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
                using Tensor places = targets.Places, shares = targets.RowWeights(input.dtype), none = zeros([], input.dtype);
                using Tensor picked = rows.gather(1, places), column = picked.squeeze(1), weighted = column * shares;
                // A class that does not count may have the log-probability −∞, and 0 · −∞ is no number.
                return Reduced(where(shares == 0, none, -weighted), targets, target.shape, reduction);
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
                if (input.ndim == 2) return input.Handle();
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
                    if (targets.TotalWeight == losses.NumberOfElements) return losses.mean();
                    using var sum = losses.sum();
                    return sum / targets.TotalWeight;
                }
            }
        }
    }
}
