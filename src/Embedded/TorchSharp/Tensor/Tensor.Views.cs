
namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The transpose of a matrix.</summary>
        public Tensor T => permute([.. Enumerable.Range(0, (int)ndim).Reverse().Select(d => (long)d)]);

        /// <summary>The same memory in another shape; one size may be −1.</summary>
        /// <exception cref="InvalidOperationException">The strides do not allow it: use <see cref="reshape"/>.</exception>
        public Tensor view(params long[] shape) => Reshape.Instance.Apply(this, shape, mayCopy: false);

        /// <summary>The same memory in another tensor's shape.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>The same elements in another shape; one size may be −1. Copies only where it must.</summary>
        public Tensor reshape(params long[] shape) => Reshape.Instance.Apply(this, shape);

        /// <summary>Joins the dimensions from start_dim to end_dim.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            if (ndim == 0) return reshape(1);
            int first = Layout.Dimension(start_dim, ndim), last = Layout.Dimension(end_dim, ndim);
            if (first > last) throw new ArgumentException("flatten() has invalid args: start_dim cannot come after end_dim");
            return reshape([.. Sizes[..first], Layout.Count(Sizes[first..(last + 1)]), .. Sizes[(last + 1)..]]);
        }

        /// <summary>Cuts one dimension into several; one size may be −1.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            var d = Layout.Dimension(dim, ndim);
            return reshape([.. Sizes[..d], .. Layout.Infer(sizes, Sizes[d]), .. Sizes[(d + 1)..]]);
        }

        /// <summary>Removes a dimension if its size is 1, or all of size 1.</summary>
        public Tensor squeeze(long? dim = null)
        {
            if (dim is null) return reshape([.. shape.Where(size => size != 1)]);
            var d = Layout.Dimension(dim.Value, ndim);
            return ndim == 0 || Sizes[d] != 1 ? alias() : reshape([.. Sizes[..d], .. Sizes[(d + 1)..]]);
        }

        /// <summary>Adds a dimension of size 1.</summary>
        public Tensor unsqueeze(long dim)
        {
            var d = Layout.Dimension(dim, ndim + 1);
            return reshape([.. Sizes[..d], 1, .. Sizes[d..]]);
        }

        /// <summary>Swaps two dimensions.</summary>
        public Tensor transpose(long dim0, long dim1)
        {
            int a = Layout.Dimension(dim0, ndim), b = Layout.Dimension(dim1, ndim);
            if (ndim == 0) return alias();
            var order = Enumerable.Range(0, (int)ndim).Select(d => (long)d).ToArray();
            (order[a], order[b]) = (order[b], order[a]);
            return permute(order);
        }

        /// <summary>Swaps two dimensions.</summary>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>The transpose of a matrix; a vector stays as it is.</summary>
        public Tensor t() => ndim switch
        {
            < 2 => alias(),
            2 => transpose(0, 1),
            _ => throw new InvalidOperationException($"t() expects a tensor with <= 2 dimensions, but self is {ndim}D"),
        };

        /// <summary>The dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Permute.Instance.Apply(this, permutation);

        /// <summary>Moves dimensions to other places.</summary>
        public Tensor movedim(long[] source, long[] destination)
        {
            var order = new long[ndim];
            Array.Fill(order, -1);
            for (var i = 0; i < source.Length; i++) order[Layout.Dimension(destination[i], ndim)] = Layout.Dimension(source[i], ndim);
            var rest = new Queue<long>(Enumerable.Range(0, (int)ndim).Select(d => (long)d).Where(d => !order.Contains(d)));
            for (var d = 0; d < order.Length; d++)
                if (order[d] < 0) order[d] = rest.Dequeue();
            return permute(order);
        }

        /// <summary>Repeats dimensions of size 1 without copying; −1 keeps a size.</summary>
        public Tensor expand(params long[] sizes) => Expand.Instance.Apply(this, sizes);

        /// <summary>Repeats dimensions of size 1 without copying, up to another tensor's shape.</summary>
        public Tensor expand_as(Tensor other) => expand(other.shape);

        /// <summary>One position of a dimension, which disappears.</summary>
        public Tensor select(long dim, long index)
        {
            if (ndim == 0) throw new InvalidOperationException("select() cannot be applied to a 0-dim tensor.");
            var d = Layout.Dimension(dim, ndim);
            var size = Sizes[d];
            if (index < -size || index >= size) throw new ArgumentOutOfRangeException(nameof(index), $"index {index} is out of bounds for dimension {d} with size {size}");
            var start = index < 0 ? index + size : index;
            return Slice.Instance.Apply(this, d, start, start + 1, 1).squeeze(d);
        }

        /// <summary>length positions of a dimension from start on.</summary>
        public Tensor narrow(long dim, long start, long length)
        {
            var d = Layout.Dimension(dim, ndim);
            if (start < 0 || length < 0 || start + length > Sizes[d]) throw new ArgumentOutOfRangeException(nameof(start), $"start ({start}) + length ({length}) exceeds dimension size ({Sizes[d]}).");
            return Slice.Instance.Apply(this, d, start, start + length, 1);
        }

        /// <summary>Every step-th position of a dimension from start up to, not including, finish.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Slice.Instance.Apply(this, Layout.Dimension(dim, ndim), start, finish, step);

        /// <summary>Pieces of a given size along a dimension; the last may be smaller.</summary>
        public Tensor[] split(long size, int dim = 0)
        {
            var d = Layout.Dimension(dim, ndim);
            if (size <= 0) throw new ArgumentException($"split expects a positive size, not {size}.");
            var pieces = new Tensor[Math.Max((Sizes[d] + size - 1) / size, 1)];
            for (var i = 0; i < pieces.Length; i++) pieces[i] = Slice.Instance.Apply(this, d, i * size, Math.Min((i + 1) * size, Sizes[d]), 1);
            return pieces;
        }

        /// <summary>Pieces of given sizes along a dimension.</summary>
        public Tensor[] split(long[] sizes, long dim = 0)
        {
            var d = Layout.Dimension(dim, ndim);
            if (sizes.Sum() != Sizes[d]) throw new ArgumentException($"split_with_sizes expects split_sizes to sum exactly to {Sizes[d]} (input tensor's size at dimension {d}), but got split_sizes={Layout.Text(sizes)}");
            var pieces = new Tensor[sizes.Length];
            for (long i = 0, start = 0; i < sizes.Length; start += sizes[i++]) pieces[i] = Slice.Instance.Apply(this, d, start, start + sizes[i], 1);
            return pieces;
        }

        /// <summary>At most that many pieces of equal size along a dimension; the last may be smaller.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            if (chunks <= 0) throw new ArgumentException($"chunk expects `chunks` to be greater than 0, got: {chunks}");
            var d = Layout.Dimension(dim, ndim);
            return split(Math.Max((Sizes[d] + chunks - 1) / chunks, 1), d);
        }

        /// <summary>All positions of a dimension, one tensor each.</summary>
        public Tensor[] unbind(long dimension = 0)
        {
            var d = Layout.Dimension(dimension, ndim);
            return [.. Enumerable.Range(0, (int)Sizes[d]).Select(i => select(d, i))];
        }

        /// <summary>A view with any shape and strides over this tensor's memory; for tensors without history.</summary>
        /// <exception cref="ArgumentException">The view would leave the memory.</exception>
        /// <exception cref="NotSupportedException">Gradients flow through the tensor: take its detach() first.</exception>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0)
        {
            if (GradientMode.Enabled && requires_grad) throw new NotSupportedException("as_strided of a tensor with history is not differentiable in the embedded engine: take its detach() first.");
            if (size.Length != strides.Length) throw new ArgumentException($"as_strided: mismatch in length of strides and shape: {Layout.Text(strides)} and {Layout.Text(size)}.");
            long first = storageOffset, last = storageOffset;
            for (var d = 0; d < size.Length; d++)
            {
                if (size[d] < 0) throw new ArgumentException($"as_strided: a tensor cannot have a negative size: {Layout.Text(size)}.");
                var reach = checked((size[d] - 1) * strides[d]);
                if (reach < 0) first += reach;
                else last += reach;
            }
            if (Layout.Count(size) > 0 && (first < 0 || (last + 1) * ElementSize > Storage.Bytes))
                throw new ArgumentException($"as_strided: sizes {Layout.Text(size)}, strides {Layout.Text(strides)}, offset {storageOffset} reach outside of a storage of {Storage.Bytes / ElementSize} elements.");
            return View(size, strides, storageOffset);
        }

        /// <summary>Another handle on the same tensor.</summary>
        public Tensor alias()
        {
            var handle = Handle();
            if (GradientMode.Enabled) handle.IsViewOf(Base is { IsInvalid: false } whole ? whole : this);
            return handle;
        }

        /// <summary>The elements in row-major order: this memory if it is so already, else a copy.</summary>
        public Tensor contiguous() => is_contiguous() ? alias() : clone();

        /// <summary>A copy, through which gradients flow.</summary>
        public Tensor clone() => Clone.Instance.Apply(this);

        /// <summary>The same tensor: the embedded engine computes on the CPU.</summary>
        public Tensor cpu() => alias();

        /// <summary>The part named by an index expression: numbers, slices, <see cref="TensorIndex.None"/>, <see cref="TensorIndex.Ellipsis"/>, tensors.</summary>
        public Tensor index(params TensorIndex[] indices) => Indexing.Get(this, indices);

        /// <summary>Elements picked by integer tensors or a mask.</summary>
        public Tensor index(params Tensor[] indices) => Indexing.Get(this, Picks(indices));

        /// <summary>Writes to the part named by an index expression.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Indexing.Set(this, indices, value);
            return this;
        }

        /// <summary>Writes to picked elements, or adds to them.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            Indexing.Set(this, Picks(indices), value, accumulate);
            return this;
        }

        /// <summary>The part named by an index expression.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => Indexing.Get(this, indices);
            set => Indexing.Set(this, indices, value);
        }

        /// <summary>Elements picked by integer tensors or a mask.</summary>
        public Tensor this[params Tensor[] indices]
        {
            get => Indexing.Get(this, Picks(indices));
            set => Indexing.Set(this, Picks(indices), value);
        }

        /// <summary>The tensor at a position.</summary>
        public Tensor this[params long[] indices]
        {
            get => Indexing.Get(this, Numbers(indices));
            set => Indexing.Set(this, Numbers(indices), value);
        }

        /// <summary>The tensor at a position.</summary>
        public Tensor this[long i1]
        {
            get => Indexing.Get(this, [i1]);
            set => Indexing.Set(this, [i1], value);
        }

        /// <summary>The tensor at a position.</summary>
        public Tensor this[long i1, long i2]
        {
            get => Indexing.Get(this, [i1, i2]);
            set => Indexing.Set(this, [i1, i2], value);
        }

        /// <summary>The tensor at a position.</summary>
        public Tensor this[long i1, long i2, long i3]
        {
            get => Indexing.Get(this, [i1, i2, i3]);
            set => Indexing.Set(this, [i1, i2, i3], value);
        }

        /// <summary>The tensor at a position.</summary>
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Indexing.Get(this, [i1, i2, i3, i4]);
            set => Indexing.Set(this, [i1, i2, i3, i4], value);
        }

        private static TensorIndex[] Picks(Tensor[] indices) => [.. indices.Select(TensorIndex.Tensor)];

        private static TensorIndex[] Numbers(long[] indices) => [.. indices.Select(i => TensorIndex.Single(i))];
    }
}
