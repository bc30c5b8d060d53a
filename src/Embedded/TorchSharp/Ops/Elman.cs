using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The simple recurrent network with tanh: h' = tanh(Wₓx + bₓ + Wₕh + bₕ).</summary>
/// <remarks>J. Elman, "Finding Structure in Time", 1990. Backward: <see cref="ElmanCell{T,TRectified}"/>.</remarks>
internal sealed class ElmanTanh : RecurrentOperator
{
    internal static readonly ElmanTanh Instance = new();

    internal override IEnumerable<Sample> Samples() => Samples(gates: 1, hasC: false);

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = base.Inapplicable[SampleKind.Broadcast] };

    protected override (Tensor H, Tensor? C) Step(Tensor shareX, Tensor shareH, Tensor h, Tensor? c) => ((shareX + shareH).tanh(), null);

    protected override Saved Forward<T>(Inputs inputs, int[] sizes, bool reversed) => Forward<T, ElmanCell<T, Hyperbolic>>(inputs, sizes, reversed);

    protected override Tensor[] Backward<T>(Inputs inputs, int[] sizes, bool reversed, Saved saved, Tensor gradient) =>
        Backward<T, ElmanCell<T, Hyperbolic>>(inputs, sizes, reversed, saved, gradient);
}

/// <summary>The simple recurrent network with a rectifier: h' = max(Wₓx + bₓ + Wₕh + bₕ, 0).</summary>
internal sealed class ElmanRelu : RecurrentOperator
{
    internal static readonly ElmanRelu Instance = new();

    internal override IEnumerable<Sample> Samples() => Samples(gates: 1, hasC: false);

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string> { [SampleKind.Broadcast] = base.Inapplicable[SampleKind.Broadcast] };

    protected override (Tensor H, Tensor? C) Step(Tensor shareX, Tensor shareH, Tensor h, Tensor? c) => ((shareX + shareH).relu(), null);

    protected override Saved Forward<T>(Inputs inputs, int[] sizes, bool reversed) => Forward<T, ElmanCell<T, Rectified>>(inputs, sizes, reversed);

    protected override Tensor[] Backward<T>(Inputs inputs, int[] sizes, bool reversed, Saved saved, Tensor gradient) =>
        Backward<T, ElmanCell<T, Rectified>>(inputs, sizes, reversed, saved, gradient);
}
