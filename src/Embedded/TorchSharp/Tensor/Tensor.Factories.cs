namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Zeros of this tensor's shape and type.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.zeros_like(this, dtype, device, requires_grad);

        /// <summary>Ones of this tensor's shape and type.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.ones_like(this, dtype, device, requires_grad);

        /// <summary>Undefined content in this tensor's shape and type.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.empty_like(this, dtype, device, requires_grad);

        /// <summary>One value in this tensor's shape and type.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => torch.full_like(this, value, dtype, device, requires_grad);

        /// <summary>Zeros of a shape, of this tensor's type.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Zeros(size, dtype ?? this.dtype, device, requires_grad);

        /// <summary>Zeros of a shape, of this tensor's type.</summary>
        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Zeros(size, dtype ?? this.dtype, device, requires_grad);

        /// <summary>Zeros of a shape, of this tensor's type.</summary>
        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Zeros([size], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Zeros of a shape, of this tensor's type.</summary>
        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Zeros([rows, columns], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Zeros of a shape, of this tensor's type.</summary>
        public Tensor new_zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Zeros([dim0, dim1, dim2], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Zeros of a shape, of this tensor's type.</summary>
        public Tensor new_zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Zeros([dim0, dim1, dim2, dim3], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Ones of a shape, of this tensor's type.</summary>
        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Ones([size], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Ones of a shape, of this tensor's type.</summary>
        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Ones([rows, columns], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Ones of a shape, of this tensor's type.</summary>
        public Tensor new_ones(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Ones([dim0, dim1, dim2], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Ones of a shape, of this tensor's type.</summary>
        public Tensor new_ones(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Ones([dim0, dim1, dim2, dim3], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Undefined content of a shape, of this tensor's type.</summary>
        public Tensor new_empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Undefined(size, dtype ?? this.dtype, device, requires_grad);

        /// <summary>Undefined content of a shape, of this tensor's type.</summary>
        public Tensor new_empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Undefined(size, dtype ?? this.dtype, device, requires_grad);

        /// <summary>Undefined content of a shape, of this tensor's type.</summary>
        public Tensor new_empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Undefined([size], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Undefined content of a shape, of this tensor's type.</summary>
        public Tensor new_empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Undefined([rows, columns], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Undefined content of a shape, of this tensor's type.</summary>
        public Tensor new_empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Undefined([dim0, dim1, dim2], dtype ?? this.dtype, device, requires_grad);

        /// <summary>Undefined content of a shape, of this tensor's type.</summary>
        public Tensor new_empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Undefined([dim0, dim1, dim2, dim3], dtype ?? this.dtype, device, requires_grad);

        /// <summary>One value in a shape, of this tensor's type.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Full(size, value, dtype ?? this.dtype, device, requires_grad);

        /// <summary>One value in a shape, of this tensor's type.</summary>
        public Tensor new_full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Full(size, value, dtype ?? this.dtype, device, requires_grad);

        /// <summary>One value in a shape, of this tensor's type.</summary>
        public Tensor new_full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Full([size], value, dtype ?? this.dtype, device, requires_grad);

        /// <summary>One value in a shape, of this tensor's type.</summary>
        public Tensor new_full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Full([rows, columns], value, dtype ?? this.dtype, device, requires_grad);

        /// <summary>One value in a shape, of this tensor's type.</summary>
        public Tensor new_full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Full([dim0, dim1, dim2], value, dtype ?? this.dtype, device, requires_grad);

        /// <summary>One value in a shape, of this tensor's type.</summary>
        public Tensor new_full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => Factory.Full([dim0, dim1, dim2, dim3], value, dtype ?? this.dtype, device, requires_grad);
    }
}
