using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Indexing expressions: numbers, slices, new dimensions and ellipses make a view; tensors pick elements.</summary>
/// <remarks>As in PyTorch: index tensors are broadcast together, and their dimensions stand where the index tensors stood if these are neighbours, else in front.
/// A mask is the positions of its true elements; a 0-d tensor is a number.</remarks>
internal static class Indexing
{
    internal static Tensor Get(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        var (view, picks) = Basic(x, indices);
        if (picks is null) return view;
        var (target, places, first) = Arranged(view, picks);
        return Index.Instance.Apply(target, places, first);
    }

    internal static void Set(Tensor x, ReadOnlySpan<TensorIndex> indices, Tensor values, bool accumulate = false)
    {
        var (view, picks) = Basic(x, indices, masksWhole: values.NumberOfElements == 1 && !accumulate);
        if (picks is null)
        {
            InPlace.Copy(view, accumulate ? view + values : WithoutLeadingOnes(values, view.ndim));
            return;
        }
        var converted = values.dtype == view.dtype ? values : values.to_type(view.dtype);
        if (picks is [(var dim, { dtype: ScalarType.Bool } mask)])
        {
            var aligned = mask.reshape([.. mask.Sizes, .. Enumerable.Repeat(1L, (int)(view.ndim - dim - mask.ndim))]);
            using var filled = Where.Instance.Apply(aligned, converted.reshape([]), view);
            InPlace.Copy(view, filled);
            return;
        }
        var (target, places, first) = Arranged(view, picks);
        Put(target, places, first, converted, accumulate);
    }

    /// <summary>Writes or adds values at picked places.</summary>
    internal static void Put(Tensor target, Tensor[] places, int first, Tensor values, bool accumulate)
    {
        var picks = Picks.Of(target, places, first);
        var fitted = WithoutLeadingOnes(values, picks.Shape.Length);
        picks.RequireFit(fitted);
        if (InPlace.IsRecorded(target, fitted) || !target.is_contiguous() || ReferenceEquals(target.Storage, fitted.Storage))
        {
            using var result = accumulate ? IndexAdd.Instance.Apply(target, places, fitted, first) : IndexPut.Instance.Apply(target, places, fitted, first);
            InPlace.Copy(target, result);
            return;
        }
        if (accumulate) IndexAdd.Write(target, picks, fitted);
        else IndexPut.Write(target, picks, fitted);
        target.Storage.BumpVersion();
    }

    /// <summary>Values may have more dimensions than the place they go to, if these are of size 1.</summary>
    private static Tensor WithoutLeadingOnes(Tensor values, long dimensions)
    {
        var extra = 0;
        while (values.ndim - extra > dimensions && values.Sizes[extra] == 1) extra++;
        return extra == 0 ? values : values.reshape([.. values.Sizes[extra..]]);
    }

    /// <summary>Applies all but the index tensors; these come out with the dimension they index.</summary>
    /// <param name="x">What is indexed.</param>
    /// <param name="indices">The expression.</param>
    /// <param name="masksWhole">Whether a mask that is the only index tensor comes out as it is, with the first of its dimensions.</param>
    private static (Tensor View, List<(int Dim, Tensor Places)>? Picks) Basic(Tensor x, ReadOnlySpan<TensorIndex> indices, bool masksWhole = false)
    {
        int named = 0, tensors = 0, ellipses = 0;
        foreach (var index in indices)
        {
            if (index.Kind is TensorIndex.IndexKind.Tensor or TensorIndex.IndexKind.Bool) tensors++;
            if (index.Kind == TensorIndex.IndexKind.Ellipsis && ++ellipses > 1) throw new ArgumentException("an index can only have a single ellipsis ('...')");
            named += index.Kind switch
            {
                TensorIndex.IndexKind.None or TensorIndex.IndexKind.Ellipsis or TensorIndex.IndexKind.Bool => 0,
                TensorIndex.IndexKind.Tensor when IsMask(index.Places!) => (int)index.Places!.ndim,
                _ => 1,
            };
        }
        if (named > x.ndim) throw new ArgumentException($"too many indices for tensor of dimension {x.ndim}: {named} were given.");
        var view = x;
        List<(int, Tensor)>? picks = null;
        var dim = 0;
        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case TensorIndex.IndexKind.Colon: dim++; break;
                case TensorIndex.IndexKind.Single: view = Select.Instance.Apply(view, dim, index.Start!.Value); break;
                case TensorIndex.IndexKind.Slice:
                    view = Slice.Instance.Apply(view, dim, index.Start ?? 0, index.Stop ?? long.MaxValue, index.Step ?? 1);
                    dim++;
                    break;
                case TensorIndex.IndexKind.None: view = view.unsqueeze(dim++); break;
                case TensorIndex.IndexKind.Ellipsis: dim += (int)x.ndim - named; break;
                case TensorIndex.IndexKind.Bool:
                    view = view.unsqueeze(dim);
                    (picks ??= []).Add((dim++, Truth(index.Start != 0)));
                    break;
                case TensorIndex.IndexKind.Tensor when index.Places!.ndim == 0 && !IsMask(index.Places):
                    if (ElementTypes.IsFloatingPoint(index.Places.dtype)) throw NotAnIndex(index.Places);
                    view = Select.Instance.Apply(view, dim, index.Places.Single<long>());
                    break;
                case TensorIndex.IndexKind.Tensor when index.Places!.ndim == 0:
                    view = view.unsqueeze(dim);
                    (picks ??= []).Add((dim++, Truth(index.Places.Single<bool>())));
                    break;
                case TensorIndex.IndexKind.Tensor when IsMask(index.Places!):
                    var mask = index.Places!.to_type(ScalarType.Bool);
                    for (var d = 0; d < mask.ndim; d++)
                        if (mask.Sizes[d] != view.Sizes[dim + d])
                            throw new ArgumentException($"The shape of the mask {Layout.Text(mask.Sizes)} at index {d} does not match the shape of the indexed tensor {Layout.Text(view.Sizes)} at index {dim + d}");
                    picks ??= [];
                    if (masksWhole && tensors == 1)
                    {
                        picks.Add((dim, mask));
                        dim += (int)mask.ndim;
                    }
                    else foreach (var places in mask.nonzero_as_list()) picks.Add((dim++, places));
                    break;
                default:
                    if (index.Places!.dtype is not (ScalarType.Int64 or ScalarType.Int32)) throw NotAnIndex(index.Places);
                    (picks ??= []).Add((dim++, index.Places));
                    break;
            }
        }
        return (ReferenceEquals(view, x) && picks is null ? x.alias() : view, picks);
    }

    /// <summary>The indexed dimensions side by side: where they are if they are neighbours, else in front.</summary>
    private static (Tensor Target, Tensor[] Places, int First) Arranged(Tensor view, List<(int Dim, Tensor Places)> picks)
    {
        int[] dims = [.. picks.Select(pick => pick.Dim)];
        Tensor[] places = [.. picks.Select(pick => pick.Places)];
        if (dims[^1] - dims[0] == dims.Length - 1) return (view, places, dims[0]);
        var order = dims.Concat(Enumerable.Range(0, (int)view.ndim).Except(dims));
        return (view.permute([.. order.Select(d => (long)d)]), places, 0);
    }

    private static bool IsMask(Tensor index) => index.dtype is ScalarType.Bool or ScalarType.Byte;

    private static Tensor Truth(bool value) => value ? zeros(1, ScalarType.Int64) : zeros(0, ScalarType.Int64);

    private static ArgumentException NotAnIndex(Tensor index) => new($"tensors used as indices must be long, int, byte or bool tensors, not {index.dtype}.");
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part named by an index expression: numbers, slices, <see cref="TensorIndex.None"/>, <see cref="TensorIndex.Ellipsis"/>, tensors.</summary>
        public Tensor index(params TensorIndex[] indices) => Indexing.Get(this, indices);

        /// <summary>Elements picked by integer tensors or a mask.</summary>
        public Tensor index(params Tensor[] indices) => Indexing.Get(this, Picks(indices));

        /// <summary>Writes to the part named by an index expression.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        /// <summary>Writes to the part named by an index expression, or adds to it.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Indexing.Set(this, indices, value, accumulate);
            return this;
        }

        /// <summary>Writes to picked elements.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, accumulate: false);

        /// <summary>Writes to picked elements, or adds to them; an element picked several times gets the sum.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            Indexing.Set(this, Picks(indices), value, accumulate);
            return this;
        }

        /// <summary>Writes one number to the part named by an index expression.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var number = value.ToNumber();
            return index_put_(number, indices, accumulate: false);
        }

        /// <summary>Writes one number to picked elements.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var number = value.ToNumber();
            return index_put_(number, indices, accumulate: false);
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

        /// <summary>The tensor at a position.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Indexing.Get(this, [i1, i2, i3, i4, i5]);
            set => Indexing.Set(this, [i1, i2, i3, i4, i5], value);
        }

        /// <summary>The tensor at a position.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Indexing.Get(this, [i1, i2, i3, i4, i5, i6]);
            set => Indexing.Set(this, [i1, i2, i3, i4, i5, i6], value);
        }

        private static TensorIndex[] Picks(Tensor[] indices) => [.. indices.Select(TensorIndex.Tensor)];

        private static TensorIndex[] Numbers(long[] indices) => [.. indices.Select(i => TensorIndex.Single(i))];
    }
}
