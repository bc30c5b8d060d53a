using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Normalisation of channels by given statistics: y = w · (x − μ) / √(σ² + ε) + b, [N, C, …] → [N, C, …].</summary>
/// <remarks>With r = 1/√(σ² + ε): dx = g·w·r, dw = Σ g·(x − μ)·r, db = Σ g. The statistics have no gradient.</remarks>
internal sealed class FixedNormalization : Operator
{
    internal static readonly FixedNormalization Instance = new();

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = "weight and bias have shapes of their own" };

    internal override IEnumerable<Sample> Samples()
    {
        static Tensor Mean(long channels) => Sample.Values(-1, 1, [channels], 7);
        static Tensor Variance(long channels) => Sample.Values(0.5, 2, [channels], 8);
        Sample Of(string name, long[] shape) => new(name, x => Apply(x[0], Mean(shape[1]), Variance(shape[1]), x[1], x[2], 1e-3) * x[0],
            Sample.Values(-2, 2, shape), Sample.Values(0.5, 2, [shape[1]], 1), Sample.Values(-1, 1, [shape[1]], 2));
        return
        [
            Of("images", [2, 3, 2, 2]),
            Of("rows", [4, 3]),
            Of("size 1", [1, 1]),
            Of("empty", [0, 3, 2]),
            new("without weights", x => Apply(x[0], Mean(2), Variance(2), null, null, 1e-3), Sample.Values(-2, 2, [4, 2])),
            new("a bias alone", x => Apply(x[0], Mean(2), Variance(2), null, x[1], 1e-3), Sample.Values(-2, 2, [4, 2]), Sample.Values(-1, 1, [2], 1)),
            new("non-contiguous", x => Apply(x[0].transpose(0, 1), Mean(3), Variance(3), x[1], x[2], 1e-3), Sample.Values(-2, 2, [3, 4]), Sample.Values(0.5, 2, [3], 1), Sample.Values(-1, 1, [3], 2)),
        ];
    }

    internal Tensor Apply(Tensor x, Tensor mean, Tensor variance, Tensor? weight, Tensor? bias, double epsilon)
    {
        var y = Tensor.Empty(x.Sizes, x.dtype);
        using (Tensor values = x.Dense(), center = mean.Dense(), spread = variance.Dense())
        using (Tensor? scale = weight?.Dense(), shift = bias?.Dense())
        {
            if (x.dtype == ScalarType.Float32) Compute<float>(values, center, spread, scale, shift, epsilon, y);
            else Compute<double>(values, center, spread, scale, shift, epsilon, y);
        }
        Tensor[] inputs = weight is null ? (bias is null ? [x] : [x, bias]) : bias is null ? [x, weight] : [x, weight, bias];
        return Record(y, inputs, weight is null ? [x, mean, variance] : [x, mean, variance, weight], step =>
        {
            Tensor g = step.Gradient, input = step.Saved(0);
            long[] others = [.. Enumerable.Range(0, (int)input.ndim).Where(d => d != 1)], broadcast = [-1, .. Enumerable.Repeat(1L, (int)input.ndim - 2)];
            var inverse = (step.Saved(2) + epsilon).rsqrt();
            var dx = g * (weight is null ? inverse : inverse * step.Saved(3)).reshape(broadcast);
            var dWeight = weight is not null && step.Needs(1) ? (g * (input - step.Saved(1).reshape(broadcast))).sum(others) * inverse : null;
            var dBias = bias is not null && step.Needs(inputs.Length - 1) ? g.sum(others) : null;
            return weight is null ? (bias is null ? [dx] : [dx, dBias]) : bias is null ? [dx, dWeight] : [dx, dWeight, dBias];
        });
    }

    private static unsafe void Compute<T>(Tensor x, Tensor mean, Tensor variance, Tensor? weight, Tensor? bias, double epsilon, Tensor y) where T : unmanaged, INumber<T> =>
        BatchNorm.Forward(
            checked(new((int)x.Sizes[0], (int)x.Sizes[1], (int)Layout.Count(x.Sizes[2..]))), x.Pointer<T>(), mean.Pointer<T>(), variance.Pointer<T>(),
            weight is null ? null : weight.Pointer<T>(), bias is null ? null : bias.Pointer<T>(), epsilon, y.Pointer<T>());
}
