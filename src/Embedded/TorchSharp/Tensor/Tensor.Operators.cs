namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => Add.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => Add.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(Tensor left, int right) => Add.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(Tensor left, long right) => Add.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(Tensor left, float right) => Add.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(Tensor left, double right) => Add.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => Add.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(int left, Tensor right) => Add.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(long left, Tensor right) => Add.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(float left, Tensor right) => Add.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left + right.</summary>
        public static Tensor operator +(double left, Tensor right) => Add.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => Subtract.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => Subtract.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(Tensor left, int right) => Subtract.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(Tensor left, long right) => Subtract.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(Tensor left, float right) => Subtract.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(Tensor left, double right) => Subtract.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Subtract.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(int left, Tensor right) => Subtract.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(long left, Tensor right) => Subtract.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(float left, Tensor right) => Subtract.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left − right.</summary>
        public static Tensor operator -(double left, Tensor right) => Subtract.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => Multiply.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => Multiply.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(Tensor left, int right) => Multiply.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(Tensor left, long right) => Multiply.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(Tensor left, float right) => Multiply.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(Tensor left, double right) => Multiply.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => Multiply.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(int left, Tensor right) => Multiply.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(long left, Tensor right) => Multiply.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(float left, Tensor right) => Multiply.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left · right.</summary>
        public static Tensor operator *(double left, Tensor right) => Multiply.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => Divide.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => Divide.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(Tensor left, int right) => Divide.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(Tensor left, long right) => Divide.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(Tensor left, float right) => Divide.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(Tensor left, double right) => Divide.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Divide.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(int left, Tensor right) => Divide.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(long left, Tensor right) => Divide.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(float left, Tensor right) => Divide.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left / right, as real numbers.</summary>
        public static Tensor operator /(double left, Tensor right) => Divide.Instance.Apply((Scalar)left, right);

        /// <summary>Element by element, broadcast: left mod right, with the sign of right.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => Remainder.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left mod right, with the sign of right.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => Remainder.Instance.Apply(left, right);

        /// <summary>Element by element, broadcast: left mod right, with the sign of right.</summary>
        public static Tensor operator %(Tensor left, int right) => Remainder.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left mod right, with the sign of right.</summary>
        public static Tensor operator %(Tensor left, long right) => Remainder.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left mod right, with the sign of right.</summary>
        public static Tensor operator %(Tensor left, float right) => Remainder.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: left mod right, with the sign of right.</summary>
        public static Tensor operator %(Tensor left, double right) => Remainder.Instance.Apply(left, (Scalar)right);

        /// <summary>Element by element, broadcast: whether left == right, as a Bool tensor.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => Comparison.Apply(Comparison.Relation.Equal, left, right);

        /// <summary>Element by element, broadcast: whether left == right, as a Bool tensor.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => Comparison.Apply(Comparison.Relation.Equal, left, right);

        /// <summary>Element by element, broadcast: whether left == right, as a Bool tensor.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => Comparison.Apply(Comparison.Relation.Equal, right, left);

        /// <summary>Element by element, broadcast: whether left != right, as a Bool tensor.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => Comparison.Apply(Comparison.Relation.NotEqual, left, right);

        /// <summary>Element by element, broadcast: whether left != right, as a Bool tensor.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => Comparison.Apply(Comparison.Relation.NotEqual, left, right);

        /// <summary>Element by element, broadcast: whether left != right, as a Bool tensor.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => Comparison.Apply(Comparison.Relation.NotEqual, right, left);

        /// <summary>Element by element, broadcast: whether left &lt; right, as a Bool tensor.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => Comparison.Apply(Comparison.Relation.Less, left, right);

        /// <summary>Element by element, broadcast: whether left &lt; right, as a Bool tensor.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => Comparison.Apply(Comparison.Relation.Less, left, right);

        /// <summary>Element by element, broadcast: whether left &lt; right, as a Bool tensor.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => Comparison.Apply(Comparison.Relation.Greater, right, left);

        /// <summary>Element by element, broadcast: whether left &lt;= right, as a Bool tensor.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => Comparison.Apply(Comparison.Relation.LessOrEqual, left, right);

        /// <summary>Element by element, broadcast: whether left &lt;= right, as a Bool tensor.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => Comparison.Apply(Comparison.Relation.LessOrEqual, left, right);

        /// <summary>Element by element, broadcast: whether left &lt;= right, as a Bool tensor.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => Comparison.Apply(Comparison.Relation.GreaterOrEqual, right, left);

        /// <summary>Element by element, broadcast: whether left &gt; right, as a Bool tensor.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => Comparison.Apply(Comparison.Relation.Greater, left, right);

        /// <summary>Element by element, broadcast: whether left &gt; right, as a Bool tensor.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => Comparison.Apply(Comparison.Relation.Greater, left, right);

        /// <summary>Element by element, broadcast: whether left &gt; right, as a Bool tensor.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => Comparison.Apply(Comparison.Relation.Less, right, left);

        /// <summary>Element by element, broadcast: whether left &gt;= right, as a Bool tensor.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => Comparison.Apply(Comparison.Relation.GreaterOrEqual, left, right);

        /// <summary>Element by element, broadcast: whether left &gt;= right, as a Bool tensor.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => Comparison.Apply(Comparison.Relation.GreaterOrEqual, left, right);

        /// <summary>Element by element, broadcast: whether left &gt;= right, as a Bool tensor.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => Comparison.Apply(Comparison.Relation.LessOrEqual, right, left);

        /// <summary>Logical and of truth values, bitwise and of integers.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => Bitwise.Apply(Bitwise.Kind.And, left, right);

        /// <summary>Logical or of truth values, bitwise or of integers.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => Bitwise.Apply(Bitwise.Kind.Or, left, right);

        /// <summary>Logical exclusive or of truth values, bitwise exclusive or of integers.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => Bitwise.Apply(Bitwise.Kind.Xor, left, right);

        /// <summary>Not, for truth values.</summary>
        public static Tensor operator ~(Tensor left) => left.dtype == ScalarType.Bool ? left.logical_not() : -left - 1;

        /// <summary>Element by element: −x.</summary>
        public static Tensor operator -(Tensor tensor) => Negate.Instance.Apply(tensor);

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(bool[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator bool(Tensor value) => value.Single<bool>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator byte(Tensor value) => value.Single<byte>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(sbyte value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator sbyte(Tensor value) => value.Single<sbyte>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(short value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(short[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator short(Tensor value) => value.Single<short>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator int(Tensor value) => value.Single<int>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator long(Tensor value) => value.Single<long>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator float(Tensor value) => value.Single<float>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A 1-d tensor with a copy of the values.</summary>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>The value of a tensor of one element.</summary>
        public static explicit operator double(Tensor value) => value.Single<double>();

        /// <summary>A 0-d tensor.</summary>
        public static implicit operator Tensor(Scalar scalar) => Factory.Full([], scalar, null, null, false);
    }
}
