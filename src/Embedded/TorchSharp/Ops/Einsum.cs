using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Einstein's sum convention: "bij,bjk-&gt;bik" multiplies elements whose letters agree and sums over letters that the result has not.</summary>
/// <remarks>
/// A letter twice in one operand takes its diagonal; "..." stands for any further dimensions, which are broadcast; without "-&gt;" the result has
/// the letters that occur once, in alphabetical order. Two operands at a time become one batched matrix product; of three or more, always the pair whose
/// result is smallest.
/// </remarks>
internal static class Einsum
{
    /// <summary>A tensor whose dimensions have labels: letters, or negative numbers for what "..." stands for.</summary>
    private sealed record Operand(Tensor Tensor, int[] Labels);

    internal static Tensor Apply(string equation, Tensor[] tensors)
    {
        if (tensors.Length == 0) throw new InvalidOperationException("einsum(): must provide at least one operand");
        var arrow = equation.IndexOf("->", StringComparison.Ordinal);
        var left = (arrow < 0 ? equation : equation[..arrow]).Replace(" ", "").Split(',');
        if (left.Length != tensors.Length)
            throw new InvalidOperationException($"einsum(): {(left.Length > tensors.Length ? "fewer" : "more")} operands were provided than specified in the equation: {tensors.Length} and {left.Length} in \"{equation}\"");
        using var scope = NewDisposeScope();
        var operands = new List<Operand>();
        for (var i = 0; i < left.Length; i++) operands.Add(Diagonal(new(tensors[i], Labels(left[i], (int)tensors[i].ndim, i))));
        int[] more = [.. Enumerable.Range(0, operands.Max(operand => operand.Labels.Count(label => label < 0))).Select(k => -1 - k).Reverse()];
        var all = left.SelectMany(part => part.Where(char.IsLetter)).GroupBy(letter => letter).ToList();
        int[] output = arrow < 0
            ? [.. more, .. all.Where(group => group.Count() == 1).Select(group => (int)group.Key).Order()]
            : Output(equation[(arrow + 2)..].Replace(" ", ""), more);
        foreach (var label in output)
            if (label >= 0 && !all.Exists(group => group.Key == label)) throw new InvalidOperationException($"einsum(): output subscript {(char)label} does not appear in the equation for any input operand");
        var sizes = Sizes(operands);
        while (operands.Count > 1)
        {
            var (a, b) = operands.Count == 2 ? (0, 1) : Smallest(operands, output, sizes);
            var (first, second) = (operands[a], operands[b]);
            operands.RemoveAt(b);
            operands.RemoveAt(a);
            operands.Insert(0, Contract(first, second, Needed(operands, output), sizes));
        }
        var last = SumOut(operands[0], output);
        return scope.MoveToOuter(last.Tensor.permute([.. output.Select(label => (long)Array.IndexOf(last.Labels, label))]));
    }

    private static int[] Labels(string part, int dimensions, int operand)
    {
        var dots = part.IndexOf("...", StringComparison.Ordinal);
        var letters = part.Replace("...", "");
        if (letters.FirstOrDefault(c => !char.IsAsciiLetter(c)) is not '\0' and var wrong) throw new InvalidOperationException($"einsum(): invalid subscript given at index {part.IndexOf(wrong)} in the equation string, subscripts must be in [a-zA-Z]");
        if (dots < 0 ? letters.Length != dimensions : letters.Length > dimensions)
            throw new InvalidOperationException($"einsum(): the number of subscripts in the equation ({letters.Length}) {(letters.Length > dimensions ? "is more than" : "does not match")} the number of dimensions ({dimensions}) for operand {operand}{(dots < 0 ? " and no ellipsis was given" : "")}");
        if (dots < 0) return [.. letters.Select(c => (int)c)];
        var hidden = dimensions - letters.Length;
        // Counted from the right, as in broadcasting.
        return [.. letters[..dots].Select(c => (int)c), .. Enumerable.Range(0, hidden).Select(k => k - hidden), .. letters[dots..].Select(c => (int)c)];
    }

    private static int[] Output(string part, int[] more)
    {
        var dots = part.IndexOf("...", StringComparison.Ordinal);
        var letters = part.Replace("...", "");
        if (letters.Distinct().Count() < letters.Length) throw new InvalidOperationException($"einsum(): output subscript {letters.GroupBy(c => c).First(group => group.Count() > 1).Key} appears more than once in the output");
        return dots < 0 ? [.. letters.Select(c => (int)c)] : [.. letters[..dots].Select(c => (int)c), .. more, .. letters[dots..].Select(c => (int)c)];
    }

    /// <summary>Each label once: a dimension named twice becomes its diagonal.</summary>
    private static Operand Diagonal(Operand x)
    {
        for (var i = 0; i < x.Labels.Length; i++)
        {
            var j = Array.LastIndexOf(x.Labels, x.Labels[i]);
            if (j == i) continue;
            if (x.Tensor.Sizes[i] != x.Tensor.Sizes[j]) throw new InvalidOperationException($"einsum(): subscript {(char)x.Labels[i]} is repeated for one operand but the sizes don't match, {x.Tensor.Sizes[j]} != {x.Tensor.Sizes[i]}");
            int[] rest = [.. x.Labels.Where((_, k) => k != i && k != j)];
            return Diagonal(new(x.Tensor.diagonal(0, i, j), [.. rest, x.Labels[i]]));
        }
        return x;
    }

    private static Dictionary<int, long> Sizes(List<Operand> operands)
    {
        var sizes = new Dictionary<int, long>();
        foreach (var (operand, index) in operands.Select((operand, index) => (operand, index)))
            for (var d = 0; d < operand.Labels.Length; d++)
            {
                var (label, size) = (operand.Labels[d], operand.Tensor.Sizes[d]);
                if (!sizes.TryGetValue(label, out var known) || known == 1) sizes[label] = size;
                else if (size != known && size != 1) throw new InvalidOperationException($"einsum(): operands do not broadcast with remapped shapes: {(label < 0 ? "a dimension of the ellipsis" : $"subscript {(char)label}")} has size {size} for operand {index} and {known} before");
            }
        return sizes;
    }

    private static HashSet<int> Needed(IEnumerable<Operand> others, int[] output) => [.. output, .. others.SelectMany(operand => operand.Labels)];

    /// <summary>The pair whose product has the fewest elements.</summary>
    private static (int A, int B) Smallest(List<Operand> operands, int[] output, Dictionary<int, long> sizes)
    {
        var best = (Cost: double.PositiveInfinity, A: 0, B: 1);
        for (var a = 0; a < operands.Count; a++)
            for (var b = a + 1; b < operands.Count; b++)
            {
                var needed = Needed(operands.Where((_, i) => i != a && i != b), output);
                var cost = operands[a].Labels.Union(operands[b].Labels).Where(needed.Contains).Aggregate(1.0, (product, label) => product * sizes[label]);
                if (cost < best.Cost) best = (cost, a, b);
            }
        return (best.A, best.B);
    }

    /// <summary>Sums over the labels that nobody needs.</summary>
    private static Operand SumOut(Operand x, IReadOnlyCollection<int> needed)
    {
        long[] dims = [.. Enumerable.Range(0, x.Labels.Length).Where(d => !needed.Contains(x.Labels[d])).Select(d => (long)d)];
        return dims.Length == 0 ? x : new(x.Tensor.sum(dims), [.. x.Labels.Where(needed.Contains)]);
    }

    /// <summary>The product of two, as matrices [batch, a's own, summed] @ [batch, summed, b's own].</summary>
    private static Operand Contract(Operand a, Operand b, HashSet<int> needed, Dictionary<int, long> sizes)
    {
        a = SumOut(a, [.. needed, .. b.Labels]);
        b = SumOut(b, [.. needed, .. a.Labels]);
        int[] shared = [.. a.Labels.Intersect(b.Labels)], batch = [.. shared.Where(needed.Contains)], summed = [.. shared.Where(label => !needed.Contains(label))];
        int[] ownA = [.. a.Labels.Except(shared)], ownB = [.. b.Labels.Except(shared)];
        long Count(int[] labels) => Layout.Count([.. labels.Select(label => sizes[label])]);
        var left = Arranged(a, [.. batch, .. ownA, .. summed], sizes).reshape(Count(batch), Count(ownA), Count(summed));
        var right = Arranged(b, [.. batch, .. summed, .. ownB], sizes).reshape(Count(batch), Count(summed), Count(ownB));
        int[] labels = [.. batch, .. ownA, .. ownB];
        return new(left.bmm(right).reshape([.. labels.Select(label => sizes[label])]), labels);
    }

    private static Tensor Arranged(Operand x, int[] order, Dictionary<int, long> sizes)
    {
        var arranged = x.Tensor.permute([.. order.Select(label => (long)Array.IndexOf(x.Labels, label))]);
        return arranged.expand([.. order.Select(label => sizes[label])]);
    }
}

public static partial class torch
{
    /// <summary>Einstein's sum convention, as in "bij,bjk-&gt;bik": products of elements whose letters agree, summed over letters that the result has not. A letter twice in an operand takes its diagonal, "..." stands for further dimensions, which are broadcast; without an arrow the result has the letters that occur once, in order.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Einsum.Apply(equation, tensors);
}
