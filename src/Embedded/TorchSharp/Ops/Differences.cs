using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Differences of neighbours, and sums of trapezia under points.</summary>
internal static class Differences
{
    /// <summary>The neighbours before and behind each gap along a dimension.</summary>
    private static (Tensor Before, Tensor Behind) Neighbours(Tensor x, int dim)
    {
        var n = x.Sizes[dim];
        return (Slice.Instance.Apply(x, dim, 0, Math.Max(n - 1, 0), 1), Slice.Instance.Apply(x, dim, Math.Min(1, n), n, 1));
    }

    internal static Tensor Of(Tensor x, long n, long dim, Tensor? prepend, Tensor? append)
    {
        if (x.ndim == 0) throw new InvalidOperationException("diff expects input to be at least one-dimensional");
        if (n < 0) throw new InvalidOperationException($"order must be non-negative but got {n}");
        var d = Layout.Dimension(dim, x.ndim);
        Tensor[] parts = [.. new[] { prepend, x, append }.OfType<Tensor>()];
        if (parts.Length > 1) x = cat(parts, d);
        for (; n > 0; n--)
        {
            var (before, behind) = Neighbours(x, d);
            x = x.dtype == ScalarType.Bool ? behind ^ before : behind - before;
        }
        return n == 0 && parts.Length == 1 ? x.alias() : x;
    }

    /// <summary>The trapezia between neighbours, (yₖ + yₖ₊₁)/2 · (xₖ₊₁ − xₖ).</summary>
    internal static Tensor Trapezia(Tensor y, Tensor? x, double dx, long dim)
    {
        var d = Layout.Dimension(dim, y.ndim);
        var (before, behind) = Neighbours(y, d);
        if (x is null) return (before + behind) * (dx / 2);
        if (x.ndim == 1 && y.ndim > 1)
        {
            var shape = new long[y.ndim];
            Array.Fill(shape, 1);
            shape[d] = x.Sizes[0];
            x = x.reshape(shape);
        }
        var (left, right) = Neighbours(x, x.ndim == y.ndim ? d : Layout.Dimension(dim, x.ndim));
        return (before + behind) * (right - left) / 2;
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The n-th differences of neighbours along a dimension, with values put before and behind first if given.</summary>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => Differences.Of(this, n, dim, prepend, append);

        /// <summary>The integral of these values over the points x along a dimension, by the trapezium rule.</summary>
        public Tensor trapezoid(Tensor x, long dim = -1) => Differences.Trapezia(this, x, 1, dim).sum(dim);

        /// <summary>The integral of these values over points dx apart along a dimension, by the trapezium rule.</summary>
        public Tensor trapezoid(double dx = 1.0, long dim = -1) => Differences.Trapezia(this, null, dx, dim).sum(dim);

        /// <summary>The running integral of these values over the points x along a dimension.</summary>
        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Differences.Trapezia(this, x, 1, dim).cumsum(dim);

        /// <summary>The running integral of these values over points dx apart along a dimension.</summary>
        public Tensor cumulative_trapezoid(double dx = 1.0, long dim = -1) => Differences.Trapezia(this, null, dx, dim).cumsum(dim);
    }

    /// <summary>The n-th differences of neighbours along a dimension, with values put before and behind first if given.</summary>
    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => input.diff(n, dim, prepend, append);

    /// <summary>The integral of y over the points x along a dimension, by the trapezium rule.</summary>
    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);

    /// <summary>The integral of y over points dx apart along a dimension, by the trapezium rule.</summary>
    public static Tensor trapezoid(Tensor y, double dx = 1.0, long dim = -1) => y.trapezoid(dx, dim);

    /// <summary>The same as <see cref="trapezoid(Tensor, Tensor, long)"/>.</summary>
    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);

    /// <summary>The same as <see cref="trapezoid(Tensor, double, long)"/>.</summary>
    public static Tensor trapz(Tensor y, double dx = 1.0, long dim = -1) => y.trapezoid(dx, dim);

    /// <summary>The running integral of y over the points x along a dimension.</summary>
    public static Tensor cumulative_trapezoid(Tensor y, Tensor x, long dim = -1) => y.cumulative_trapezoid(x, dim);

    /// <summary>The running integral of y over points dx apart along a dimension.</summary>
    public static Tensor cumulative_trapezoid(Tensor y, double dx = 1.0, long dim = -1) => y.cumulative_trapezoid(dx, dim);
}
