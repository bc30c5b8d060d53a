using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The value of a tensor of one element, of that element's type.</summary>
        public T item<T>() where T : unmanaged
        {
            RequireOne();
            if (ElementTypes.Of<T>() != dtype) throw new ArgumentException($"item<{typeof(T).Name}>() asks for {ElementTypes.Of<T>()}, and the tensor holds {dtype}: name its own type, or convert it first.");
            using var dense = Dense();
            return dense.AsSpan<T>()[0];
        }

        /// <summary>The elements, to read and write from C#.</summary>
        /// <exception cref="ArgumentException">T is not the element type.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (ElementTypes.Of<T>() != dtype) throw new ArgumentException($"data<{typeof(T).Name}>() asks for {ElementTypes.Of<T>()}, and the tensor holds {dtype}: name its own type, or convert it first.");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The values in another element type.</summary>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var result = type == dtype ? copy ? clone() : alias() : Cast.Instance.Apply(this, type);
            if (disposeAfter) Dispose();
            return result;
        }

        /// <summary>The values in another element type.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to_type(type, copy, disposeAfter);

        /// <summary>The tensor on a device; the embedded engine has the CPU only.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Device.RequireCpu(device);
            return to_type(dtype, copy, disposeAfter);
        }

        /// <summary>The tensor on a device; the embedded engine has the CPU only.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter);

        /// <summary>The tensor on a device; the embedded engine has the CPU only.</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(device), copy, disposeAfter);

        /// <summary>The values in another element type, on a device.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Device.RequireCpu(device);
            return to_type(type, copy, disposeAfter);
        }

        /// <summary>The same tensor: the embedded engine computes on the CPU.</summary>
        public Tensor cpu() => alias();

        /// <summary>The values in another tensor's element type.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to_type(other.dtype);

        /// <summary>The values in another element type.</summary>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>As Bool: whether each element is not 0.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        /// <summary>As Byte.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>As Int32.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>As Int64.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>As Float32.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>As Float64.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>Copies values into this tensor, broadcast and converted.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => InPlace.Copy(this, source);

        /// <summary>Sets every element to one value.</summary>
        public Tensor fill_(Scalar value)
        {
            using var number = Factory.Full([], value, dtype, null, false);
            return InPlace.Copy(this, number);
        }

        /// <summary>Sets every element to 0.</summary>
        public Tensor zero_() => fill_(0);

        /// <summary>Every element between the bounds; outside them the gradient is 0.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            if (min is null && max is null) throw new ArgumentException("torch.clamp: At least one of 'min' or 'max' must not be None");
            var result = this;
            if (min is not null) result = torch.where(result < min, min.ToNumber().to_type(result.dtype), result);
            if (max is not null) result = torch.where(result > max, max.ToNumber().to_type(result.dtype), result);
            return result;
        }

        /// <summary>Nearest whole number, halves to the even one; or that many decimals.</summary>
        public Tensor round(long decimals = 0)
        {
            if (decimals == 0) return Round.Instance.Apply(this);
            var scale = Math.Pow(10, decimals);
            return Round.Instance.Apply(this * scale) / scale;
        }

        /// <summary>The whole number next to x towards 0.</summary>
        public Tensor trunc() => sign() * abs().floor();

        /// <summary>Whether each element is not a number.</summary>
        public Tensor isnan() => ne(this);

        /// <summary>Whether each element is +∞ or −∞.</summary>
        public Tensor isinf() => abs() == (Scalar)double.PositiveInfinity;

        /// <summary>Whether each element is a number and not infinite.</summary>
        public Tensor isfinite() => abs() < (Scalar)double.PositiveInfinity;

        /// <summary>Whether |this − target| ≤ atol + rtol·|target| everywhere.</summary>
        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => (bool)isclose(target, rtol, atol, equal_nan).all();

        /// <summary>Whether |this − other| ≤ atol + rtol·|other|, element by element.</summary>
        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false)
        {
            var close = (this == other) | (((this - other).abs() <= other.abs() * rtol + atol) & other.isfinite());
            return nanEqual ? close | (isnan() & other.isnan()) : close;
        }

        /// <summary>Whether shapes and all elements are equal, as a 0-d Bool tensor.</summary>
        public Tensor equal(Tensor target) => tensor(Equals(target));

        /// <summary>Whether shapes and all elements are equal.</summary>
        public bool Equals(Tensor target) => target is not null && Sizes.SequenceEqual(target.Sizes) && (bool)(this == target).all();

        /// <summary>Whether the other object is a tensor with equal shape and elements.</summary>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>A hash code of this handle.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        /// <summary>The tensor in another element type, as a handle that the caller disposes; without history.</summary>
        internal Tensor AsType(ScalarType type) => type == dtype ? View(Sizes, Strides, Offset) : Cast.Values(this, type);

        /// <summary>The one element, converted to a .NET type.</summary>
        internal T Single<T>() where T : unmanaged
        {
            RequireOne();
            using var typed = AsType(ElementTypes.Of<T>());
            using var dense = typed.Dense();
            return dense.AsSpan<T>()[0];
        }

        private void RequireOne()
        {
            if (NumberOfElements != 1) throw new InvalidOperationException($"a Tensor with {NumberOfElements} elements cannot be converted to Scalar: its shape is {Layout.Text(Sizes)}.");
        }
    }
}
