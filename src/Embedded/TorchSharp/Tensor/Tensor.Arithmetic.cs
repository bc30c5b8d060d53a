namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>this + other, broadcast.</summary>
        public Tensor add(Tensor target) => Add.Instance.Apply(this, target);

        /// <summary>this + other.</summary>
        public Tensor add(Scalar scalar) => Add.Instance.Apply(this, scalar);

        /// <summary>this + other, written into this tensor.</summary>
        public Tensor add_(Tensor target) => Into(add(target));

        /// <summary>this + other, written into this tensor.</summary>
        public Tensor add_(Scalar scalar) => Into(add(scalar));

        /// <summary>this − other, broadcast.</summary>
        public Tensor sub(Tensor target) => Subtract.Instance.Apply(this, target);

        /// <summary>this − other.</summary>
        public Tensor sub(Scalar target) => Subtract.Instance.Apply(this, target);

        /// <summary>this − other, written into this tensor.</summary>
        public Tensor sub_(Tensor target) => Into(sub(target));

        /// <summary>this − other, written into this tensor.</summary>
        public Tensor sub_(Scalar target) => Into(sub(target));

        /// <summary>this · other, broadcast.</summary>
        public Tensor mul(Tensor target) => Multiply.Instance.Apply(this, target);

        /// <summary>this · other.</summary>
        public Tensor mul(Scalar target) => Multiply.Instance.Apply(this, target);

        /// <summary>this · other, written into this tensor.</summary>
        public Tensor mul_(Tensor target) => Into(mul(target));

        /// <summary>this · other, written into this tensor.</summary>
        public Tensor mul_(Scalar target) => Into(mul(target));

        /// <summary>this + alpha · other, broadcast.</summary>
        public Tensor add(Tensor target, Scalar alpha) => this + target * alpha;

        /// <summary>this + alpha · scalar.</summary>
        public Tensor add(Scalar scalar, Scalar alpha)
        {
            using var number = scalar.ToNumber();
            using var product = number * alpha;
            product.IsNumber = true;
            return this + product;
        }

        /// <summary>this + alpha · other, written into this tensor.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Into(add(target, alpha));

        /// <summary>this + alpha · scalar, written into this tensor.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Into(add(scalar, alpha));

        /// <summary>this / other, broadcast; rounded towards zero or down if asked.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Rounded(this / target, rounding_mode);

        /// <summary>this / target; rounded towards zero or down if asked.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Rounded(this / target, rounding_mode);

        /// <summary>this / other, written into this tensor.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Into(div(target, rounding_mode));

        /// <summary>this / target, written into this tensor.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Into(div(target, rounding_mode));

        /// <summary>this mod other with the sign of other.</summary>
        public Tensor remainder(Tensor target) => this % target;

        /// <summary>this mod scalar with the sign of scalar.</summary>
        public Tensor remainder(Scalar scalar) => this % scalar;

        /// <summary>thisᵉ.</summary>
        public Tensor pow(Tensor exponent) => Power.Instance.Apply(this, exponent);

        /// <summary>thisᵉ.</summary>
        public Tensor pow(Scalar exponent) => exponent.ToDouble() == 2 ? square() : Power.Instance.Apply(this, exponent);

        /// <summary>The larger of the two, element by element; NaN wins.</summary>
        public Tensor maximum(Tensor other) => Maximum.Instance.Apply(this, other);

        /// <summary>The smaller of the two, element by element; NaN wins.</summary>
        public Tensor minimum(Tensor other) => Minimum.Instance.Apply(this, other);

        /// <summary>The larger of the two, element by element.</summary>
        public Tensor max(Tensor other) => maximum(other);

        /// <summary>The smaller of the two, element by element.</summary>
        public Tensor min(Tensor other) => minimum(other);

        /// <summary>Whether this == target, element by element.</summary>
        public Tensor eq(Tensor target) => this == target;

        /// <summary>Whether this == target, element by element.</summary>
        public Tensor eq(Scalar target) => this == target;

        /// <summary>Whether this != target, element by element.</summary>
        public Tensor ne(Tensor target) => this != target;

        /// <summary>Whether this != target, element by element.</summary>
        public Tensor ne(Scalar target) => this != target;

        /// <summary>Whether this &lt; target, element by element.</summary>
        public Tensor lt(Tensor target) => this < target;

        /// <summary>Whether this &lt; target, element by element.</summary>
        public Tensor lt(Scalar target) => this < target;

        /// <summary>Whether this &lt;= target, element by element.</summary>
        public Tensor le(Tensor target) => this <= target;

        /// <summary>Whether this &lt;= target, element by element.</summary>
        public Tensor le(Scalar target) => this <= target;

        /// <summary>Whether this &gt; target, element by element.</summary>
        public Tensor gt(Tensor target) => this > target;

        /// <summary>Whether this &gt; target, element by element.</summary>
        public Tensor gt(Scalar target) => this > target;

        /// <summary>Whether this &gt;= target, element by element.</summary>
        public Tensor ge(Tensor target) => this >= target;

        /// <summary>Whether this &gt;= target, element by element.</summary>
        public Tensor ge(Scalar target) => this >= target;

        /// <summary>Logical and, element by element; anything but 0 is true.</summary>
        public Tensor logical_and(Tensor other) => to_type(ScalarType.Bool) & other.to_type(ScalarType.Bool);

        /// <summary>Logical or, element by element; anything but 0 is true.</summary>
        public Tensor logical_or(Tensor other) => to_type(ScalarType.Bool) | other.to_type(ScalarType.Bool);

        /// <summary>Logical exclusive or, element by element; anything but 0 is true.</summary>
        public Tensor logical_xor(Tensor other) => to_type(ScalarType.Bool) ^ other.to_type(ScalarType.Bool);

        /// <summary>Whether each element is 0 or false.</summary>
        public Tensor logical_not() => this == (Scalar)0;

        private static Tensor Rounded(Tensor quotient, RoundingMode mode) => mode switch
        {
            RoundingMode.floor => quotient.floor(),
            RoundingMode.trunc => quotient.trunc(),
            _ => quotient,
        };

        /// <summary>Writes a result into this tensor.</summary>
        private Tensor Into(Tensor result)
        {
            using (result)
            {
                if (!result.Sizes.SequenceEqual(Sizes))
                    throw new InvalidOperationException($"output with shape {Layout.Text(Sizes)} doesn't match the broadcast shape {Layout.Text(result.Sizes)}");
                if (result.is_floating_point() && !is_floating_point())
                    throw new InvalidOperationException($"result type {result.dtype} can't be cast to the desired output type {dtype}");
                return InPlace.Copy(this, result);
            }
        }
    }
}
