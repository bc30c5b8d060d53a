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
