namespace TorchSharp;

public static partial class torch
{
    /// <summary>All ways to take one element of each vector, one in a row: [n₁·n₂·…, vectors]; a single vector stays as it is.</summary>
    public static Tensor cartesian_prod(params Tensor[] tensors)
    {
        foreach (var tensor in tensors)
            if (tensor.ndim != 1) throw new ArgumentException($"Expect a 1D vector, but got shape {Layout.Text(tensor.Sizes)}");
        if (tensors.Length == 0) throw new ArgumentException("cartesian_prod expects at least one vector.");
        return tensors.Length == 1 ? tensors[0].alias() : stack(meshgrid(tensors).Select(grid => grid.reshape(-1)), -1);
    }

    /// <summary>All ways to take one element of each vector, one in a row.</summary>
    public static Tensor cartesian_prod(IList<Tensor> tensors) => cartesian_prod(tensors.ToArray());

    /// <summary>All ways to choose r elements of a vector, one in a row, in the vector's order.</summary>
    /// <param name="input">A vector.</param>
    /// <param name="r">How many are chosen.</param>
    /// <param name="with_replacement">Whether an element may be chosen again.</param>
    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false)
    {
        if (input.ndim != 1) throw new ArgumentException($"Expect a 1D vector, but got shape {Layout.Text(input.Sizes)}");
        if (r < 0) throw new ArgumentException($"Expect a non-negative number, but got {r}");
        if (r == 0) return empty(0, input.dtype);
        var n = input.NumberOfElements;
        var places = new List<long>();
        Choose(new long[r], 0, 0);
        using var index = Factory.From(Factory.Span(places), [places.Count / r, r], null, null, false);
        return Index.Instance.Apply(input, [index]);

        void Choose(long[] chosen, int count, long from)
        {
            if (count == r) places.AddRange(chosen);
            else for (chosen[count] = from; chosen[count] < n; chosen[count]++) Choose(chosen, count + 1, with_replacement ? chosen[count] : chosen[count] + 1);
        }
    }
}
