using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An operator that turns each row along one dimension into another row.</summary>
internal abstract unsafe class RowOperator : Operator
{
    /// <summary>With fewer elements behind the dimension it is moved to the end, which costs less than many short vectors.</summary>
    private const int FewestColumns = 16;

    internal override IEnumerable<Sample> Samples() =>
    [
        .. Sample.Unary(x => Apply(x, -1)),
        new("first dimension", x => Apply(x[0], 0), Sample.Values(-2, 2, [3, 4])),
        new("middle dimension", x => Apply(x[0], 1), Sample.Values(-2, 2, [2, 3, 4])),
        new("middle dimension, many columns", x => Apply(x[0], 1), Sample.Values(-2, 2, [2, 3, FewestColumns + 1])),
        new("non-contiguous, many columns", x => Apply(x[0].transpose(0, 1), 0), Sample.Values(-2, 2, [FewestColumns, 3])),
        new("far apart", x => Apply(x[0], 1), Sample.Values(-300, 300, [2, 4])),
    ];

    /// <summary>y of x, [before, n, behind], along n; behind is 1 or not small.</summary>
    protected abstract void Forward<T>(int before, int n, int behind, T* x, T* y) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dx from y and g.</summary>
    protected abstract void Backward<T>(int before, int n, int behind, T* y, T* g, T* dx) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>dx written with tensor operators.</summary>
    protected abstract Tensor Rule(Tensor y, Tensor g, long dim);

    internal Tensor Apply(Tensor x, long dim)
    {
        if (!x.is_floating_point()) throw new InvalidOperationException($"{Name} works on floating-point tensors, not on {x.dtype}: convert the input with to_type(float32).");
        var d = Layout.Dimension(dim, x.ndim);
        if (x.ndim == 0)
        {
            using var row = x.reshape(1);
            using var result = Apply(row, 0);
            return result.reshape([]);
        }
        var (before, n, behind) = Split(x, d);
        if (behind is > 1 and < FewestColumns)
        {
            using var moved = x.transpose(d, -1);
            using var rows = Apply(moved, -1);
            return rows.transpose(d, -1);
        }
        var y = Tensor.Empty(x.Sizes, x.dtype);
        using (var dense = x.Dense())
        {
            if (x.dtype == ScalarType.Float32) Forward(before, n, behind, dense.Pointer<float>(), y.Pointer<float>());
            else Forward(before, n, behind, dense.Pointer<double>(), y.Pointer<double>());
        }
        return Record(y, [x], [y], step => [Backward(step.Saved(0), step.Gradient, d)]);
    }

    private Tensor Backward(Tensor y, Tensor g, int dim)
    {
        if (GradientMode.Enabled) return Rule(y, g, dim);
        var dx = Tensor.Empty(y.Sizes, y.dtype);
        using var gradient = g.Dense();
        var (before, n, behind) = Split(y, dim);
        if (y.dtype == ScalarType.Float32) Backward(before, n, behind, y.Pointer<float>(), gradient.Pointer<float>(), dx.Pointer<float>());
        else Backward(before, n, behind, y.Pointer<double>(), gradient.Pointer<double>(), dx.Pointer<double>());
        GC.KeepAlive(y);
        return dx;
    }

    /// <summary>How many elements the dimensions before one have, it itself, and those behind it.</summary>
    private static (int Before, int Size, int Behind) Split(Tensor tensor, int dim)
    {
        long before = 1, behind = 1;
        foreach (var size in tensor.Sizes[..dim]) before *= size;
        foreach (var size in tensor.Sizes[(dim + 1)..]) behind *= size;
        return (checked((int)before), checked((int)tensor.Sizes[dim]), checked((int)behind));
    }
}

/// <summary>yᵢ = eˣⁱ / Σⱼ eˣʲ along a dimension. dxᵢ = yᵢ (gᵢ − Σⱼ gⱼ yⱼ).</summary>
/// <remarks>The row's maximum is subtracted first: no exponent is above 0.</remarks>
internal sealed unsafe class SoftmaxRows : RowOperator
{
    internal static readonly SoftmaxRows Instance = new();

    protected override void Forward<T>(int before, int n, int behind, T* x, T* y)
    {
        if (behind == 1) Softmax.Forward(before, n, x, y);
        else SoftmaxColumns.Forward(before, n, behind, x, y);
    }

    protected override void Backward<T>(int before, int n, int behind, T* y, T* g, T* dx)
    {
        if (behind == 1) Softmax.Backward(before, n, y, g, dx);
        else SoftmaxColumns.Backward(before, n, behind, y, g, dx);
    }

    protected override Tensor Rule(Tensor y, Tensor g, long dim) => y * (g - (g * y).sum(dim, keepdim: true));
}

/// <summary>yᵢ = xᵢ − ln Σⱼ eˣʲ along a dimension. dxᵢ = gᵢ − eʸⁱ Σⱼ gⱼ.</summary>
internal sealed unsafe class LogSoftmaxRows : RowOperator
{
    internal static readonly LogSoftmaxRows Instance = new();

    protected override void Forward<T>(int before, int n, int behind, T* x, T* y)
    {
        if (behind == 1) Softmax.LogForward(before, n, x, y);
        else SoftmaxColumns.LogForward(before, n, behind, x, y);
    }

    protected override void Backward<T>(int before, int n, int behind, T* y, T* g, T* dx)
    {
        if (behind == 1) Softmax.LogBackward(before, n, y, g, dx);
        else SoftmaxColumns.LogBackward(before, n, behind, y, g, dx);
    }

    protected override Tensor Rule(Tensor y, Tensor g, long dim) => g - y.exp() * g.sum(dim, keepdim: true);
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>eˣ divided by its sum along a dimension.</summary>
        /// <param name="dim">The dimension along which the result sums to 1.</param>
        /// <param name="dtype">The type to compute in, if not the tensor's.</param>
        public Tensor softmax(long dim, ScalarType? dtype = null) => SoftmaxRows.Instance.Apply(dtype is { } type ? to_type(type) : this, dim);

        /// <summary>The logarithm of <see cref="softmax"/>, without its underflow.</summary>
        /// <param name="dim">The dimension along which the exponentials sum to 1.</param>
        /// <param name="dtype">The type to compute in, if not the tensor's.</param>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => LogSoftmaxRows.Instance.Apply(dtype is { } type ? to_type(type) : this, dim);
    }

    /// <summary>eˣ divided by its sum along a dimension.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    public static partial class special
    {
        /// <summary>eˣ divided by its sum along a dimension.</summary>
        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

        /// <summary>The logarithm of <see cref="softmax"/>, without its underflow.</summary>
        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>eˣ divided by its sum along a dimension.</summary>
            /// <param name="input">Any values; only their differences matter.</param>
            /// <param name="dim">The dimension along which the result sums to 1.</param>
            /// <param name="dtype">The type to compute in, if not the input's.</param>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>The logarithm of <see cref="softmax"/>, without its underflow.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>Softmax of −x: the least number has the largest share.</summary>
            public static Tensor softmin(Tensor x, long dim)
            {
                using var negative = -x;
                return negative.softmax(dim);
            }

            /// <summary>Softmax over the channels of each place of images, [N, C, H, W] or [C, H, W].</summary>
            public static Tensor softmax2d(Tensor x)
            {
                if (x.ndim is not (3 or 4)) throw new ArgumentException($"Softmax2d: expected input to be 3D or 4D, got {x.ndim}D instead", nameof(x));
                return x.softmax(-3);
            }
        }
    }
}
