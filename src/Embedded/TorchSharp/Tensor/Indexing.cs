using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Indexing expressions: numbers, slices, new dimensions and ellipses make a view; tensors pick elements.</summary>
internal static class Indexing
{
    internal static Tensor Get(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        var (view, picks) = Basic(x, indices);
        if (picks is null) return view;
        var (front, order, first) = Forward(view, picks);
        var y = Index.Instance.Apply(front, order);
        return Back(y, order, first);
    }

    internal static void Set(Tensor x, ReadOnlySpan<TensorIndex> indices, Tensor values, bool accumulate = false)
    {
        var (view, picks) = Basic(x, indices);
        if (picks is null)
        {
            using var target = view;
            InPlace.Copy(target, accumulate ? target + values : values);
            return;
        }
        var (front, order, first) = Forward(view, picks);
        using var converted = values.to_type(front.dtype);
        var (_, shape, _) = Index.Offsets(front, order);
        var leading = Count(order);
        // The picked dimensions stand where the first index tensor stood; the values have them there too.
        var arranged = first == 0 ? converted : Expand.Instance.Apply(converted, Moved(shape, 0, first, leading)).movedim([.. Range(first, leading)], [.. Range(0, leading)]);
        var result = accumulate
            ? IndexAdd.Instance.Apply(front, order, arranged)
            : IndexPut.Instance.Apply(front, order, arranged);
        InPlace.Copy(front, result);
    }

    /// <summary>Applies all but the index tensors; these come out with the dimension they index.</summary>
    private static (Tensor View, List<(int Dim, Tensor Places)>? Picks) Basic(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        var named = 0;
        foreach (var index in indices)
            named += index.Kind switch
            {
                TensorIndex.IndexKind.None or TensorIndex.IndexKind.Ellipsis or TensorIndex.IndexKind.Bool => 0,
                TensorIndex.IndexKind.Tensor when index.Places!.dtype == ScalarType.Bool => (int)index.Places.ndim,
                _ => 1,
            };
        if (named > x.ndim) throw new ArgumentException($"too many indices for tensor of dimension {x.ndim}: {named} were given.");
        var view = x;
        List<(int, Tensor)>? picks = null;
        var dim = 0;
        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case TensorIndex.IndexKind.Colon: dim++; break;
                case TensorIndex.IndexKind.Single: view = view.select(dim, index.Start!.Value); break;
                case TensorIndex.IndexKind.Slice:
                    view = Slice.Instance.Apply(view, dim, index.Start ?? 0, index.Stop ?? long.MaxValue, index.Step ?? 1);
                    dim++;
                    break;
                case TensorIndex.IndexKind.None: view = view.unsqueeze(dim++); break;
                case TensorIndex.IndexKind.Ellipsis: dim += (int)x.ndim - named; break;
                case TensorIndex.IndexKind.Bool:
                    view = view.unsqueeze(dim);
                    if (index.Start == 0) view = Slice.Instance.Apply(view, dim, 0, 0, 1);
                    dim++;
                    break;
                default:
                    picks ??= [];
                    foreach (var places in Places(index.Places!, view, dim)) picks.Add((dim++, places));
                    break;
            }
        }
        return (ReferenceEquals(view, x) && picks is null ? x.alias() : view, picks);
    }

    /// <summary>A mask becomes the positions of its true elements, one tensor per dimension.</summary>
    private static Tensor[] Places(Tensor index, Tensor x, int dim)
    {
        if (index.dtype != ScalarType.Bool) return [index];
        for (var d = 0; d < index.ndim; d++)
            if (index.Sizes[d] != x.Sizes[dim + d])
                throw new ArgumentException($"The shape of the mask {Layout.Text(index.Sizes)} at index {d} does not match the shape of the indexed tensor {Layout.Text(x.Sizes)} at index {dim + d}");
        using var places = index.nonzero();
        return [.. Range(0, (int)index.ndim).Select(d => places.select(1, d))];
    }

    /// <summary>The indexed dimensions first, and where their result belongs: in the first one's place if they are neighbours, else in front.</summary>
    private static (Tensor Front, Tensor[] Order, int First) Forward(Tensor view, List<(int Dim, Tensor Places)> picks)
    {
        var dims = picks.Select(pick => pick.Dim).ToArray();
        var neighbours = dims[^1] - dims[0] == dims.Length - 1;
        long[] order = [.. dims.Select(d => (long)d), .. Range(0, (int)view.ndim).Select(d => (long)d).Where(d => !dims.Contains((int)d))];
        return (dims[0] == 0 && neighbours ? view : view.permute(order), [.. picks.Select(pick => pick.Places)], neighbours ? dims[0] : 0);
    }

    private static Tensor Back(Tensor y, Tensor[] order, int first)
    {
        if (first == 0) return y;
        var picked = Count(order);
        long[] back = [.. Range(picked, first), .. Range(0, picked), .. Range(picked + first, (int)y.ndim - picked - first)];
        return y.permute(back);
    }

    private static long[] Moved(long[] shape, int from, int to, int count)
    {
        var rest = shape.ToList();
        var block = rest.GetRange(from, count);
        rest.RemoveRange(from, count);
        rest.InsertRange(to, block);
        return [.. rest];
    }

    private static int Count(Tensor[] order) => order.Max(places => (int)places.ndim);

    private static IEnumerable<long> Range(long start, int count) => Enumerable.Range((int)start, count).Select(i => (long)i);
}
