using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements' memory, to read and write; set from as many bytes. Keep the tensor alive while the span is used.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous.</exception>
        /// <exception cref="ArgumentException">Another number of bytes is set.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!is_contiguous()) throw new InvalidOperationException($"bytes asks for a contiguous tensor, and strides are {Layout.Text(Strides)} for shape {Layout.Text(Sizes)}: take contiguous() first.");
                return new(Address, checked((int)(NumberOfElements * ElementSize)));
            }
            set
            {
                var memory = bytes;
                if (value.Length != memory.Length) throw new ArgumentException($"Mismatched number of bytes: the tensor has {memory.Length}, and {value.Length} were given.");
                value.CopyTo(memory);
                Storage.BumpVersion();
            }
        }

        /// <summary>Writes the elements' bytes, in row-major order.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            using var dense = Dense();
            stream.Write(dense.bytes);
        }

        /// <summary>Reads the elements' bytes, in row-major order.</summary>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            using var dense = Empty(Sizes, dtype);
            stream.ReadExactly(dense.bytes);
            Strided.Copy(dense, this);
            Storage.BumpVersion();
        }

        /// <summary>The value of a tensor of one element, with its type.</summary>
        public Scalar ToScalar() => is_floating_point() ? Single<double>() : dtype == ScalarType.Bool ? Single<bool>() : Single<long>();

        /// <summary>The elements in nested lists, one per dimension, as <see cref="Scalar"/>; for a 0-d tensor the scalar itself.</summary>
        public object tolist()
        {
            if (ndim == 0) return ToScalar();
            var list = new ArrayList();
            for (long i = 0; i < Sizes[0]; i++)
            {
                using var part = detach().select(0, i);
                list.Add(part.tolist());
            }
            return list;
        }

        /// <summary>The values in another tensor's type.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>What a conversion such as <c>t => t.@long()</c> gives.</summary>
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        /// <summary>As Int8.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);

        /// <summary>The tensor on a GPU: an error, since the embedded engine computes on the CPU only.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA);

        /// <summary>Sets <see cref="requires_grad"/> and returns the tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);
    }
}
