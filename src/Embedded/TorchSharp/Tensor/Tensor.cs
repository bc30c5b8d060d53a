using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A view of a block of memory: element type, shape, strides and offset.</summary>
    /// <remarks>
    /// Views (slices, transposes, …) share memory with the tensor they come from. A tensor owns one reference to its memory and gives it back
    /// when it is disposed, when its <see cref="DisposeScope"/> ends, or when it is finalised.
    /// </remarks>
    public unsafe partial class Tensor : IDisposable
    {
        private static long s_count, s_peak;

        private Storage? _storage;
        private readonly long[] _shape;
        private readonly long[] _strides;
        private readonly long _offset;

        internal Tensor(Storage storage, ScalarType type, long[] shape, long[] strides, long offset)
        {
            (_storage, dtype, _shape, _strides, _offset) = (storage, type, shape, strides, offset);
            var count = Interlocked.Increment(ref s_count);
            if (count > s_peak) s_peak = count;
            DisposeScopeManager.OfThread.Register(this);
        }

        /// <summary>A handle of its own on another tensor's memory and history.</summary>
        private protected Tensor(Tensor other)
            : this(other.Storage.AddReference(), other.dtype, other._shape, other._strides, other._offset)
        {
            Base = other.Base;
            _historyVersion = other._historyVersion;
            _gradients = other._gradients;
            IsNumber = other.IsNumber;
        }

        /// <summary>The element type.</summary>
        public ScalarType dtype { get; }

        /// <summary>The sizes of the dimensions; empty for a 0-d tensor.</summary>
        public long[] shape => (long[])_shape.Clone();

        /// <summary>The number of dimensions.</summary>
        public long ndim => _shape.Length;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => _shape.Length;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Layout.Count(_shape);

        /// <summary>Bytes per element.</summary>
        public long ElementSize => ElementTypes.SizeOf(dtype);

        /// <summary>Where the tensor lives: the CPU.</summary>
        public Device device => CPU;

        /// <summary>Where the tensor lives: the CPU.</summary>
        public DeviceType device_type => DeviceType.CPU;

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => _storage is null;

        /// <summary>Tensors that are alive in this process.</summary>
        public static long TotalCount => Volatile.Read(ref s_count);

        /// <summary>The most tensors that were alive at once.</summary>
        public static long PeakCount => Volatile.Read(ref s_peak);

        /// <summary>The number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>The number of dimensions.</summary>
        public long dim() => ndim;

        /// <summary>Bytes per element.</summary>
        public long element_size() => ElementSize;

        /// <summary>The size of one dimension, counted from the end if negative.</summary>
        public long size(int dim) => _shape[Layout.Dimension(dim, ndim)];

        /// <summary>The sizes of the dimensions.</summary>
        public long[] size() => shape;

        /// <summary>How many elements apart neighbours along a dimension are.</summary>
        public long stride(int dim) => _strides[Layout.Dimension(dim, ndim)];

        /// <summary>The strides of all dimensions, in elements.</summary>
        public long[] stride() => (long[])_strides.Clone();

        /// <summary>Where the first element is in the memory, in elements.</summary>
        public long storage_offset() => _offset;

        /// <summary>Whether the elements follow each other in row-major order.</summary>
        public bool is_contiguous() => Layout.IsRowMajor(_shape, _strides);

        /// <summary>Whether the element type is Float32 or Float64.</summary>
        public bool is_floating_point() => ElementTypes.IsFloatingPoint(dtype);

        /// <summary>Whether the elements are integers or truth values.</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>False: the embedded engine has no complex tensors.</summary>
        public bool is_complex() => false;

        /// <summary>False: the embedded engine has no quantised tensors.</summary>
        public bool is_quantized() => false;

        /// <summary>True: the embedded engine computes on the CPU.</summary>
        public bool is_cpu() => true;

        /// <summary>False: the embedded engine computes on the CPU.</summary>
        public bool is_cuda => false;

        /// <summary>False: every tensor has its data.</summary>
        public bool is_meta => false;

        /// <summary>False: the embedded engine has no sparse tensors.</summary>
        public bool is_sparse => false;

        /// <summary>Which device of its kind the tensor is on: −1, there is one CPU.</summary>
        public int device_index => device.index;

        /// <summary>What the user calls the tensor; nothing reads it.</summary>
        public string? name { get; set; }

        internal Storage Storage => _storage ?? throw new ObjectDisposedException(nameof(Tensor), $"The tensor of shape {Layout.Text(_shape)} and type {dtype} was disposed, by hand or at the end of its dispose scope: keep it with MoveToOuterDisposeScope() or DetachFromDisposeScope().");

        internal ReadOnlySpan<long> Sizes => _shape;

        internal ReadOnlySpan<long> Strides => _strides;

        /// <summary>The sizes in the array that the tensor itself uses: nobody writes to it.</summary>
        internal long[] SharedShape => _shape;

        internal long Offset => _offset;

        internal DisposeScope? Scope { get; set; }

        /// <summary>Where in its scope's list the tensor is.</summary>
        internal int PlaceInScope { get; set; }

        /// <summary>Whether this stands for a plain number, which never widens the other operand's type within its category.</summary>
        internal bool IsNumber { get; set; }

        /// <summary>The address of the first element. Keep the tensor alive while it is used.</summary>
        internal T* Pointer<T>() where T : unmanaged => (T*)((byte*)Storage.Pointer + _offset * Unsafe.SizeOf<T>());

        internal void* Address => (byte*)Storage.Pointer + _offset * ElementSize;

        /// <summary>The elements of a contiguous tensor. Keep the tensor alive while they are used.</summary>
        internal Span<T> AsSpan<T>() where T : unmanaged => new(Pointer<T>(), checked((int)NumberOfElements));

        /// <summary>A tensor with undefined content.</summary>
        /// <exception cref="ArgumentException">A size is negative.</exception>
        /// <exception cref="NotSupportedException">More elements than a span can have: kernels count them in 32 bits.</exception>
        internal static Tensor Empty(ReadOnlySpan<long> shape, ScalarType type)
        {
            foreach (var size in shape)
                if (size < 0) throw new ArgumentException($"Trying to create tensor with negative dimension {size}: {Layout.Text(shape)}");
            if (Layout.CountOrLess(shape, int.MaxValue) is not { } count)
            {
                var bytes = new System.Numerics.BigInteger(ElementTypes.SizeOf(type));
                foreach (var size in shape) bytes *= size;
                throw new NotSupportedException($"a tensor of shape {Layout.Text(shape)} and type {type} would take {bytes} bytes and has more than the {int.MaxValue} elements that this engine can count: work on it in parts, such as smaller batches.");
            }
            return new(new Storage(count * ElementTypes.SizeOf(type)), type, shape.ToArray(), Layout.RowMajor(shape), 0);
        }

        /// <summary>Another look at the same memory, without history.</summary>
        internal Tensor View(ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, long offset) =>
            new(Storage.AddReference(), dtype, shape.ToArray(), strides.ToArray(), offset);

        /// <summary>A second handle with the same memory and history, owned by the caller.</summary>
        internal Tensor Handle() => new(this);

        /// <summary>The same values in row-major order, without history: this memory if it is in that order already, else a copy. The caller disposes it.</summary>
        internal Tensor Dense() => is_contiguous() ? SameView() : CopyToRowMajor();

        /// <summary>The same look at the same memory, without history.</summary>
        internal Tensor SameView() => new(Storage.AddReference(), dtype, _shape, _strides, _offset);

        private Tensor CopyToRowMajor()
        {
            var copy = Empty(_shape, dtype);
            Strided.Copy(this, copy);
            return copy;
        }

        /// <summary>Gives the memory back.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the memory back.</summary>
        /// <param name="disposing">False when called by the finaliser.</param>
        protected virtual void Dispose(bool disposing)
        {
            var storage = Interlocked.Exchange(ref _storage, null);
            if (storage is null) return;
            Interlocked.Decrement(ref s_count);
            storage.Release();
            // What a finaliser frees was forgotten by the thread that made it: that thread's counts are left alone.
            if (!disposing) return;
            var counts = DisposeScopeManager.OfThread.Tensors;
            if (Scope is { } scope)
            {
                counts.DisposedInScopeCount++;
                scope.MarkAsDisposed(this);
                Scope = null;
            }
            else counts.DisposedOutsideScopeCount++;
        }

        /// <summary>Gives the memory back when nobody disposed the tensor.</summary>
        /// <remarks>One for each tensor, not one for each block: a view that is forgotten must not count, nor hold memory, as long as what it looks at.</remarks>
        ~Tensor() => Dispose(false);

        /// <summary>Moves the tensor to the scope around its own; with none around, nobody owns it.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            Scope?.MoveToOuter((IDisposable)this);
            return this;
        }

        /// <summary>Moves the tensor from its scope to another.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope other)
        {
            Scope?.MoveToOther(other, (IDisposable)this);
            return this;
        }

        /// <summary>Moves the tensor from its scope to that of another tensor.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.Scope!);

        /// <summary>Takes the tensor out of its scope: it lives until it is disposed by hand or finalised.</summary>
        public Tensor DetachFromDisposeScope()
        {
            Scope?.Detach((IDisposable)this);
            return this;
        }
    }
}
