using FsCheck;
using FsCheck.Fluent;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Random chains of view operators against a model: a view is its shape, and for each of its elements the number of the original element it shows.</summary>
public sealed class ViewAlgebraTests
{
    /// <summary>One step of a chain; the numbers are reduced to what the shape at hand allows.</summary>
    private sealed record Step(string Kind, int A, int B, int C)
    {
        public override string ToString() => $"{Kind}({A}, {B}, {C})";
    }

    private sealed record Chain(long[] Shape, Step[] Steps)
    {
        public override string ToString() => $"[{string.Join(", ", Shape)}]: {string.Join(" ", Steps.Select(step => step.ToString()))}";
    }

    private sealed record Model(long[] Shape, long[] Sources);

    private static readonly string[] s_views = ["transpose", "permute", "slice", "select", "unsqueeze", "squeeze", "unfold", "diagonal", "view"];

    private static Gen<Chain> Chains(params string[] alsoKinds) =>
        from dimensions in Gen.Choose(0, 4)
        from sizes in Gen.ArrayOf(Gen.Choose(1, 4), dimensions)
        from count in Gen.Choose(0, 6)
        from steps in Gen.ArrayOf(
            from kind in Gen.Elements(s_views.Concat(alsoKinds).ToArray())
            from a in Gen.Choose(0, 11)
            from b in Gen.Choose(0, 11)
            from c in Gen.Choose(0, 11)
            select new Step(kind, a, b, c), count)
        select new Chain(Array.ConvertAll(sizes, size => (long)size), steps);

    private static Arbitrary<Chain> Shrinking(Gen<Chain> chains) => Arb.From(chains, chain =>
        from left in Enumerable.Range(0, chain.Steps.Length)
        select chain with { Steps = [.. chain.Steps[..left], .. chain.Steps[(left + 1)..]] });

    [Fact]
    public void A_chain_of_views_and_copies_shows_the_elements_that_the_model_says() => Property.Holds(Shrinking(Chains("expand", "flip", "reshape", "roll", "repeat")), chain =>
    {
        var (view, model) = Run(chain, arange(Count(chain.Shape)).reshape(chain.Shape));
        Assert.Equal(model.Shape, view.shape);
        Assert.Equal(model.Sources, view.contiguous().data<long>().ToArray());
    }, count: 1500);

    [Fact]
    public void The_gradient_of_a_chain_counts_how_often_each_element_is_shown() => Property.Holds(Shrinking(Chains("expand", "flip", "reshape", "roll", "repeat")), chain =>
    {
        var x = zeros(chain.Shape, float64, requires_grad: true);
        var (view, model) = Run(chain, x);
        var weights = arange(1, view.numel() + 1, float64).reshape(view.shape);
        (view * weights).sum().backward();
        var expected = new double[Count(chain.Shape)];
        for (var i = 0; i < model.Sources.Length; i++) expected[model.Sources[i]] += i + 1;
        Assert.Equal(expected, x.grad!.data<double>().ToArray());
    }, count: 500);

    [Fact]
    public void A_write_through_a_chain_of_views_changes_the_elements_shown_and_no_others() => Property.Holds(Shrinking(Chains()), chain =>
    {
        var x = zeros(chain.Shape, int64);
        var (view, model) = Run(chain, x);
        view.copy_(arange(1, view.numel() + 1).reshape(view.shape));
        var expected = new long[Count(chain.Shape)];
        for (var i = 0; i < model.Sources.Length; i++) expected[model.Sources[i]] = i + 1;
        Assert.Equal(expected, x.data<long>().ToArray());
    }, count: 500);

    [Fact]
    public void A_recorded_write_through_a_chain_of_views_sends_each_gradient_where_its_value_came_from() => Property.Holds(Shrinking(Chains().Where(WithoutOverlap)), chain =>
    {
        var x = ones(chain.Shape, float64, requires_grad: true);
        // A view itself, of a tensor with another layout.
        var whole = (x.movedim([0], [-1]) * 1).movedim([-1], [0]);
        var (view, model) = Run(chain, whole);
        var v = zeros(view.shape, float64, requires_grad: true);
        view.copy_(v);
        var weights = arange(1, x.numel() + 1, float64).reshape(chain.Shape);
        (whole * weights).sum().backward();
        double[] expectedX = [.. Enumerable.Range(1, (int)x.numel()).Select(i => (double)i)], expectedV = new double[model.Sources.Length];
        for (var i = 0; i < expectedV.Length; i++) (expectedV[i], expectedX[model.Sources[i]]) = (model.Sources[i] + 1, 0);
        // Nothing of x is left, and no gradient comes to it, if everything was overwritten.
        Assert.Equal(expectedX, (x.grad ?? zeros_like(x)).contiguous().data<double>().ToArray());
        Assert.Equal(expectedV, v.grad!.contiguous().data<double>().ToArray());
    }, count: 500);

    private static bool WithoutOverlap(Chain chain)
    {
        var sources = Run(chain, zeros(chain.Shape)).Model.Sources;
        return chain.Shape.Length > 0 && sources.Distinct().Count() == sources.Length;
    }

    private static (Tensor View, Model Model) Run(Chain chain, Tensor x)
    {
        var model = new Model(chain.Shape, [.. Enumerable.Range(0, (int)Count(chain.Shape)).Select(i => (long)i)]);
        foreach (var step in chain.Steps) (x, model) = Apply(step, x, model);
        return (x, model);
    }

    /// <summary>The step on the tensor, and on the model by the definition of the operator.</summary>
    private static (Tensor, Model) Apply(Step step, Tensor x, Model model)
    {
        var shape = model.Shape;
        var n = shape.Length;
        if (n == 0) return step.Kind is "unsqueeze" ? (x.unsqueeze(0), model with { Shape = [1] }) : (x, model);
        int a = step.A % n, b = step.B % n;
        if (model.Sources.Length == 0 && step.Kind is not ("transpose" or "permute" or "unsqueeze")) return (x, model);
        switch (step.Kind)
        {
            case "transpose":
                long[] swapped = [.. shape];
                (swapped[a], swapped[b]) = (swapped[b], swapped[a]);
                return (x.transpose(a, b - n), Map(model, swapped, at => { (at[a], at[b]) = (at[b], at[a]); return at; }));
            case "permute":
                long[] order = [.. Enumerable.Range(0, n).OrderBy(d => (d * (step.A + 1) + step.B) % 7).Select(d => (long)d)];
                return (x.permute(order), Map(model, [.. order.Select(d => shape[d])], at =>
                {
                    var source = new long[n];
                    for (var d = 0; d < n; d++) source[order[d]] = at[d];
                    return source;
                }));
            case "slice":
                long start = step.B % shape[a], by = step.C % 3 + 1, stop = shape[a] - step.C % 2;
                if (stop <= start) return (x, model);
                long[] sliced = [.. shape];
                sliced[a] = (stop - start + by - 1) / by;
                return (x.slice(a, start - shape[a], stop, by), Map(model, sliced, at => { at[a] = start + at[a] * by; return at; }));
            case "select":
                var place = step.B % shape[a];
                return (x.select(a, place - shape[a]), Map(model, [.. shape[..a], .. shape[(a + 1)..]], at => [.. at[..a], place, .. at[a..]]));
            case "unsqueeze": return n > 6 ? (x, model) : (x.unsqueeze(a), model with { Shape = [.. shape[..a], 1, .. shape[a..]] });
            case "squeeze": return (x.squeeze(a), shape[a] == 1 ? model with { Shape = [.. shape[..a], .. shape[(a + 1)..]] } : model);
            case "unfold":
                if (n > 5) return (x, model);
                // Windows that do not overlap, so that they can be written to.
                long size = step.B % shape[a] + 1, stride = size + step.C % 2;
                long[] windows = [.. shape, size];
                windows[a] = (shape[a] - size) / stride + 1;
                return (x.unfold(a, size, stride), Map(model, windows, at => { at[a] = at[a] * stride + at[n]; return at[..n]; }));
            case "diagonal":
                if (a == b) return (x, model);
                var offset = step.C % (shape[a] + shape[b] - 1) - (shape[a] - 1);
                var length = offset >= 0 ? Math.Min(shape[a], shape[b] - offset) : Math.Min(shape[a] + offset, shape[b]);
                int[] rest = [.. Enumerable.Range(0, n).Where(d => d != a && d != b)];
                return (x.diagonal(offset, a, b), Map(model, [.. rest.Select(d => shape[d]), length], at =>
                {
                    var source = new long[n];
                    for (var i = 0; i < rest.Length; i++) source[rest[i]] = at[i];
                    (source[a], source[b]) = (at[^1] + Math.Max(-offset, 0), at[^1] + Math.Max(offset, 0));
                    return source;
                }));
            case "view":
                // A cut of one dimension is always a view.
                if (n > 5 || shape[a] % 2 != 0) return (x, model);
                long[] cut = [.. shape[..a], 2, shape[a] / 2, .. shape[(a + 1)..]];
                return (x.view(cut), model with { Shape = cut });
            case "expand":
                if (model.Sources.Length > 200) return (x, model);
                long[] expanded = [step.B % 3, .. shape.Select(d => d == 1 ? step.C % 3 + 1 : d)];
                return (x.expand(expanded), Map(model, expanded, at => [.. at[1..].Select((i, d) => shape[d] == 1 ? 0 : i)]));
            case "flip": return (x.flip(a), Map(model, shape, at => { at[a] = shape[a] - 1 - at[a]; return at; }));
            case "reshape":
                long[] joined = a + 1 < n ? [.. shape[..a], shape[a] * shape[a + 1], .. shape[(a + 2)..]] : [.. shape];
                return (x.reshape(joined), model with { Shape = joined });
            case "roll": return (x.roll(step.B - 5, a), Map(model, shape, at => { at[a] = ((at[a] - step.B + 5) % shape[a] + shape[a]) % shape[a]; return at; }));
            default:
                if (model.Sources.Length > 200) return (x, model);
                long[] times = [.. shape.Select((_, d) => d == a ? step.B % 3 : 1L)];
                return (x.repeat(times), Map(model, [.. shape.Select((size, d) => size * times[d])], at => { at[a] %= shape[a]; return at; }));
        }
    }

    /// <summary>The model of a view of the given shape, each of whose positions shows a position of the model.</summary>
    private static Model Map(Model model, long[] shape, Func<long[], long[]> source)
    {
        var sources = new long[Count(shape)];
        for (var i = 0; i < sources.Length; i++)
        {
            var at = new long[shape.Length];
            for (long rest = i, d = shape.Length - 1; d >= 0; d--) (rest, at[d]) = Math.DivRem(rest, shape[d]);
            var from = source(at);
            long position = 0;
            for (var d = 0; d < from.Length; d++) position = position * model.Shape[d] + from[d];
            sources[i] = model.Sources[position];
        }
        return new(shape, sources);
    }

    private static long Count(long[] shape) => shape.Aggregate(1L, (a, b) => a * b);
}
