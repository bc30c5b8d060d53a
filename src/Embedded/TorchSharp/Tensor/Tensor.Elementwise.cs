namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>eˣ, element by element.</summary>
        public Tensor exp() => Exp.Instance.Apply(this);

        /// <summary>eˣ − 1, exact near 0, element by element.</summary>
        public Tensor expm1() => Expm1.Instance.Apply(this);

        /// <summary>ln x, element by element.</summary>
        public Tensor log() => Log.Instance.Apply(this);

        /// <summary>ln(1 + x), exact near 0, element by element.</summary>
        public Tensor log1p() => Log1p.Instance.Apply(this);

        /// <summary>√x, element by element.</summary>
        public Tensor sqrt() => Sqrt.Instance.Apply(this);

        /// <summary>1/√x, element by element.</summary>
        public Tensor rsqrt() => Rsqrt.Instance.Apply(this);

        /// <summary>1/x, element by element.</summary>
        public Tensor reciprocal() => Reciprocal.Instance.Apply(this);

        /// <summary>x², element by element.</summary>
        public Tensor square() => Square.Instance.Apply(this);

        /// <summary>sin x, element by element.</summary>
        public Tensor sin() => Sin.Instance.Apply(this);

        /// <summary>cos x, element by element.</summary>
        public Tensor cos() => Cos.Instance.Apply(this);

        /// <summary>The error function, element by element.</summary>
        public Tensor erf() => Erf.Instance.Apply(this);

        /// <summary>−x, element by element.</summary>
        public Tensor neg() => Negate.Instance.Apply(this);

        /// <summary>|x|, element by element.</summary>
        public Tensor abs() => Abs.Instance.Apply(this);

        /// <summary>−1, 0 or 1, element by element.</summary>
        public Tensor sign() => Sign.Instance.Apply(this);

        /// <summary>The largest integer not above x, element by element.</summary>
        public Tensor floor() => Floor.Instance.Apply(this);

        /// <summary>The smallest integer not below x, element by element.</summary>
        public Tensor ceil() => Ceiling.Instance.Apply(this);
    }

    /// <summary>eˣ, element by element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>eˣ − 1, exact near 0, element by element.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>ln x, element by element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>ln(1 + x), exact near 0, element by element.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>√x, element by element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>1/√x, element by element.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>1/x, element by element.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>x², element by element.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>sin x, element by element.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>cos x, element by element.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>The error function, element by element.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>−x, element by element.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>|x|, element by element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>−1, 0 or 1, element by element.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>The largest integer not above x, element by element.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>The smallest integer not below x, element by element.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();
}
