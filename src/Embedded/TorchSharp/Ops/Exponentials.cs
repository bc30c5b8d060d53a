using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>eˣ. Its slope is itself.</summary>
internal sealed class Exp : UnaryOperator
{
    internal static readonly Exp Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => VectorFunctions.Exp(x, y);

    protected override Tensor Slope(Tensor y) => y;
}

/// <summary>2ˣ. Slope y·ln 2.</summary>
internal sealed class Exp2 : UnaryOperator
{
    internal static readonly Exp2 Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++) y[i] = T.Exp2(x[i]);
    }

    protected override Tensor Slope(Tensor y) => y * Math.Log(2);
}

/// <summary>eˣ − 1, exact near 0. Slope y + 1.</summary>
internal sealed class Expm1 : UnaryOperator
{
    internal static readonly Expm1 Instance = new();

    protected override Reads SlopeReads => Reads.Output;

    protected override void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        // eˣ − 1 = 2·tanh(x/2) / (1 − tanh(x/2)) loses nothing for small x.
        for (var i = 0; i < x.Length; i++)
        {
            if (T.Abs(x[i]) > T.One || T.IsNaN(x[i])) y[i] = T.ExpM1(x[i]);
            else
            {
                var t = T.Tanh(x[i] / (T.One + T.One));
                y[i] = (t + t) / (T.One - t);
            }
        }
    }

    protected override Tensor Slope(Tensor y) => y + 1;
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>eˣ, element by element.</summary>
        public Tensor exp() => Exp.Instance.Apply(this);

        /// <summary><see cref="exp()"/>, written into this tensor.</summary>
        public Tensor exp_() => Exp.Instance.Into(this);

        /// <summary>2ˣ, element by element.</summary>
        public Tensor exp2() => Exp2.Instance.Apply(this);

        /// <summary><see cref="exp2()"/>, written into this tensor.</summary>
        public Tensor exp2_() => Exp2.Instance.Into(this);

        /// <summary>eˣ − 1, exact near 0, element by element.</summary>
        public Tensor expm1() => Expm1.Instance.Apply(this);

        /// <summary><see cref="expm1()"/>, written into this tensor.</summary>
        public Tensor expm1_() => Expm1.Instance.Into(this);
    }

    /// <summary>eˣ, element by element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary><see cref="exp(Tensor)"/>, written into the tensor.</summary>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <summary>2ˣ, element by element.</summary>
    public static Tensor exp2(Tensor input) => input.exp2();

    /// <summary><see cref="exp2(Tensor)"/>, written into the tensor.</summary>
    public static Tensor exp2_(Tensor input) => input.exp2_();

    /// <summary>eˣ − 1, exact near 0, element by element.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary><see cref="expm1(Tensor)"/>, written into the tensor.</summary>
    public static Tensor expm1_(Tensor input) => input.expm1_();

    /// <summary>Special functions.</summary>
    public static partial class special
    {
        /// <summary>2ˣ, element by element.</summary>
        public static Tensor exp2(Tensor input) => input.exp2();

        /// <summary>eˣ − 1, exact near 0, element by element.</summary>
        public static Tensor expm1(Tensor input) => input.expm1();
    }
}
