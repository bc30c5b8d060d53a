using System.Numerics;
using System.Numerics.Tensors;
using static TorchSharp.torch;

namespace TorchSharp.Ops;

/// <summary>An operator that turns each row along one dimension into another row.</summary>
internal abstract class RowOperator : Operator
{
    internal override IEnumerable<Sample> Samples() =>
    [
        .. Sample.Unary(x => Apply(x, -1)),
        new("first dimension", x => Apply(x[0], 0), Sample.Values(-2, 2, [3, 4])),
        new("middle dimension", x => Apply(x[0], 1), Sample.Values(-2, 2, [2, 3, 4])),
        new("far apart", x => Apply(x[0], 1), Sample.Values(-300, 300, [2, 4])),
    ];

    protected abstract void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dx of one row from y and g.</summary>
    protected abstract void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dx written with tensor operators.</summary>
    protected abstract Tensor Rule(Tensor y, Tensor g, long dim);

    internal Tensor Apply(Tensor x, long dim)
    {
        if (!x.is_floating_point()) throw new InvalidOperationException($"{Name} works on floating-point tensors, not on {x.dtype}: convert the input with to_type(float32).");
        var d = Layout.Dimension(dim, x.ndim);
        if (x.ndim > 0 && d != x.ndim - 1)
        {
            using var moved = x.transpose(d, -1);
            using var rows = Apply(moved, -1);
            return rows.transpose(d, -1);
        }
        var y = Tensor.Empty(x.Sizes, x.dtype);
        using (var dense = x.Dense())
        {
            var n = x.ndim == 0 ? 1 : (int)x.Sizes[^1];
            if (x.dtype == ScalarType.Float32) ForwardRows<float>(dense, y, n);
            else ForwardRows<double>(dense, y, n);
        }
        return Record(y, [x], [y], Backward);
    }

    private Tensor?[] Backward(BackwardStep step)
    {
        Tensor y = step.Saved(0), g = step.Gradient;
        if (GradientMode.Enabled) return [Rule(y, g, y.ndim - 1)];
        var dx = Tensor.Empty(y.Sizes, y.dtype);
        using Tensor rows = y.Dense(), gradient = g.Dense();
        var n = y.ndim == 0 ? 1 : (int)y.Sizes[^1];
        if (y.dtype == ScalarType.Float32) BackwardRows<float>(rows, gradient, dx, n);
        else BackwardRows<double>(rows, gradient, dx, n);
        return [dx];
    }

    private void ForwardRows<T>(Tensor x, Tensor y, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> from = x.AsSpan<T>();
        var to = y.AsSpan<T>();
        for (var i = 0; i < to.Length; i += n) Forward(from.Slice(i, n), to.Slice(i, n));
    }

    private void BackwardRows<T>(Tensor y, Tensor g, Tensor dx, int n) where T : unmanaged, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<T> rows = y.AsSpan<T>(), gradient = g.AsSpan<T>();
        var to = dx.AsSpan<T>();
        for (var i = 0; i < to.Length; i += n) Backward(rows.Slice(i, n), gradient.Slice(i, n), to.Slice(i, n));
    }
}

/// <summary>yᵢ = eˣⁱ / Σⱼ eˣʲ along a dimension. dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ).</summary>
/// <remarks>The row's maximum is subtracted first: no exponent is above 0.</remarks>
internal sealed class SoftmaxRows : RowOperator
{
    internal static readonly SoftmaxRows Instance = new();

    /// <summary>The softmax of one row.</summary>
    internal static void Row<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty) return;
        TensorPrimitives.Subtract(x, TensorPrimitives.Max(x), y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Divide(y, TensorPrimitives.Sum<T>(y), y);
    }

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Row(x, y);

    protected override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, Span<T> dx)
    {
        if (y.IsEmpty) return;
        var mean = TensorPrimitives.Dot(y, g);
        for (var i = 0; i < dx.Length; i++) dx[i] = y[i] * (g[i] - mean);
    }

    protected override Tensor Rule(Tensor y, Tensor g, long dim) => y * (g - (g * y).sum(dim, keepdim: true));
}

/// <summary>yᵢ = xᵢ − ln Σⱼ eˣʲ along a dimension. dxᵢ = gᵢ − eʸⁱ Σⱼ gⱼ.</summary>
internal sealed class LogSoftmaxRows : RowOperator
{
    internal static readonly LogSoftmaxRows Instance = new();

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        if (x.IsEmpty) return;
        var largest = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, largest, y);
        TensorPrimitives.Exp(y, y);
        TensorPrimitives.Subtract(x, largest + T.Log(TensorPrimitives.Sum<T>(y)), y);
    }

    protected override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> g, Span<T> dx)
    {
        if (y.IsEmpty) return;
        var sum = TensorPrimitives.Sum(g);
        TensorPrimitives.Exp(y, dx);
        for (var i = 0; i < dx.Length; i++) dx[i] = g[i] - dx[i] * sum;
    }

    protected override Tensor Rule(Tensor y, Tensor g, long dim) => g - y.exp() * g.sum(dim, keepdim: true);
}
