using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Tensors;

/// <summary>Values and gradients of shape, indexing, selection and ordering operators; the expected numbers are PyTorch 1.13's for the same lines.</summary>
/// <remarks>x is [2, 3, 4] with the values (7i mod 24) − 10; gradients are those of Σ (i mod 5 + 1)·yᵢ. Assignments write into y = x·1, from v = x flipped along dimension 0, halved, plus 1.</remarks>
public sealed class ShapeOperatorTests
{
    private static readonly TensorIndex Colon = TensorIndex.Colon;

    private static readonly Dictionary<string, Func<Tensor, Tensor>> s_functions = new()
    {
        ["int tensor in the middle"] = x => x[Colon, Pick(2, 0, 2)],
        ["two neighbouring index tensors"] = x => x[Colon, Pick(2, 0), Pick(3, 1)],
        ["two separated index tensors stand in front"] = x => x[Pick(1, 0, 1), Colon, Pick(3, 1, 0)],
        ["index tensors broadcast"] = x => x[Table(2, 0, 1), Pick(2, 0, 1)],
        ["separated by a new dimension"] = x => x[Pick(1, 0), TensorIndex.None, Pick(2, 1)],
        ["number before index tensors"] = x => x[1, Colon, Pick(3, 0)],
        ["0-d tensor is a number"] = x => x[TensorIndex.Tensor(tensor(1L)), Colon, Pick(3, 0)],
        ["slice with step, ellipsis"] = x => x[TensorIndex.Ellipsis, TensorIndex.Slice(1, null, 2)],
        ["negative bounds"] = x => x[Colon, TensorIndex.Slice(-2), TensorIndex.Slice(null, -1)],
        ["None and ellipsis"] = x => x[TensorIndex.None, TensorIndex.Ellipsis, TensorIndex.None, 0],
        ["true"] = x => x[TensorIndex.Bool(true)],
        ["false"] = x => x[TensorIndex.Bool(false), 0],
        ["mask of all"] = x => x[x > 0],
        ["mask of rows"] = x => x[Rows()],
        ["mask of the last dimension"] = x => x[TensorIndex.Ellipsis, TensorIndex.Tensor(tensor(new[] { true, false, false, true }))],
        ["mask and index tensor"] = x => x[Pick(1, 0), TensorIndex.Tensor(tensor(new[] { true, false, true }))],
        ["empty index"] = x => x[Colon, TensorIndex.Tensor(zeros(0, int64))],
        ["negative positions"] = x => x[Pick(-1, 0), Pick(-1, -3)],
        ["x.transpose(0, 2)"] = x => x.transpose(0, 2),
        ["x.permute(2, 0, 1)"] = x => x.permute(2, 0, 1),
        ["x.permute(1, 2, 0).reshape(4, 6)"] = x => x.permute(1, 2, 0).reshape(4, 6),
        ["x.flatten(0, 1)"] = x => x.flatten(0, 1),
        ["x.unflatten(2, 2, -1)"] = x => x.unflatten(2, 2, -1),
        ["x.unsqueeze(-2)"] = x => x.unsqueeze(-2),
        ["x[Colon, (0, 1)].squeeze(1)"] = x => x[Colon, (0, 1)].squeeze(1),
        ["x.movedim([0, 1], [2, 0])"] = x => x.movedim([0, 1], [2, 0]),
        ["movedim(x, -1, 0)"] = x => movedim(x, -1, 0),
        ["x.swapaxes(1, -1)"] = x => x.swapaxes(1, -1),
        ["x.mT"] = x => x.mT,
        ["x.adjoint()"] = x => x.adjoint(),
        ["x[0].T"] = x => x[0].T,
        ["x.narrow(2, -3, 2)"] = x => x.narrow(2, -3, 2),
        ["x.select(1, -1)"] = x => x.select(1, -1),
        ["x.unfold(2, 3, 1)"] = x => x.unfold(2, 3, 1),
        ["x.unfold(1, 2, 1)"] = x => x.unfold(1, 2, 1),
        ["x.as_strided([3, 3], [1, 5], 2)"] = x => x.as_strided([3, 3], [1, 5], 2),
        ["x.transpose(0, 1).as_strided([2, 2], [3, 3], 1)"] = x => x.transpose(0, 1).as_strided([2, 2], [3, 3], 1),
        ["x.diagonal(1, 1, 2)"] = x => x.diagonal(1, 1, 2),
        ["x.diagonal(-1, 0, 2)"] = x => x.diagonal(-1, 0, 2),
        ["x[0].diag(-1)"] = x => x[0].diag(-1),
        ["x[0, 0].diag(1)"] = x => x[0, 0].diag(1),
        ["diag_embed(x[0], -1)"] = x => diag_embed(x[0], -1),
        ["diag_embed(x[0], 1, 0, 2)"] = x => diag_embed(x[0], 1, 0, 2),
        ["diagflat(x[0, (0, 2), (0, 2)], 1)"] = x => diagflat(x[0, (0, 2), (0, 2)], 1),
        ["x[0].trace()"] = x => x[0].trace(),
        ["x.tril(1)"] = x => x.tril(1),
        ["x.triu(-1)"] = x => x.triu(-1),
        ["x.tril(-5)"] = x => x.tril(-5),
        ["x.flip(0, 2)"] = x => x.flip(0, 2),
        ["x.fliplr()"] = x => x.fliplr(),
        ["x.flipud()"] = x => x.flipud(),
        ["x.rot90(1, (0, 1))"] = x => x.rot90(1, (0, 1)),
        ["x.rot90(2, (1, 2))"] = x => x.rot90(2, (1, 2)),
        ["x.rot90(-1, (0, 2))"] = x => x.rot90(-1, (0, 2)),
        ["x.rot90()"] = x => x.rot90(),
        ["x.roll(5)"] = x => x.roll(5),
        ["x.roll((1, -2), (0, 2))"] = x => x.roll((1, -2), (0, 2)),
        ["x.roll(-1, 1)"] = x => x.roll(-1, 1),
        ["x.repeat(2, 1, 1, 2)"] = x => x.repeat(2, 1, 1, 2),
        ["x.repeat(1, 0, 2)"] = x => x.repeat(1, 0, 2),
        ["x.tile([2])"] = x => x.tile([2]),
        ["x.repeat_interleave(2)"] = x => x.repeat_interleave(2),
        ["x.repeat_interleave(2, 1)"] = x => x.repeat_interleave(2, 1),
        ["x.repeat_interleave(L(2, 0, 1), 1)"] = x => x.repeat_interleave(L(2, 0, 1), 1),
        ["x[Colon, (0, 1)].expand(-1, 3, 4)"] = x => x[Colon, (0, 1)].expand(-1, 3, 4),
        ["x[0, 0].expand(2, 3, -1)"] = x => x[0, 0].expand(2, 3, -1),
        ["cat([x, x[Colon, (0, 1)], x * 2], 1)"] = x => cat([x, x[Colon, (0, 1)], x * 2], 1),
        ["cat([zeros(0, float64), x[0]])"] = x => cat([zeros(0, float64), x[0]]),
        ["stack([x, x * 3], -1)"] = x => stack([x, x * 3], -1),
        ["hstack([x, x])"] = x => hstack([x, x]),
        ["hstack([x[0, 0], x[0, 1]])"] = x => hstack([x[0, 0], x[0, 1]]),
        ["vstack([x[0, 0], x[1]])"] = x => vstack([x[0, 0], x[1]]),
        ["dstack([x[0], x[1]])"] = x => dstack([x[0], x[1]]),
        ["column_stack([x[0, Colon, 0], x[1]])"] = x => column_stack([x[0, Colon, 0], x[1]]),
        ["block_diag(x[0], x[1, 0], x[0, 0, 0])"] = x => block_diag(x[0], x[1, 0], x[0, 0, 0]),
        ["x.split(2, 2)[1]"] = x => x.split(2, 2)[1],
        ["x.split([1L, 0, 3], 2)[2]"] = x => x.split([1L, 0, 3], 2)[2],
        ["x.chunk(3, 2)[1]"] = x => x.chunk(3, 2)[1],
        ["x.tensor_split(3, 2)[0]"] = x => x.tensor_split(3, 2)[0],
        ["x.tensor_split([1L, 3], 2)[1]"] = x => x.tensor_split([1L, 3], 2)[1],
        ["x.unbind(1)[2]"] = x => x.unbind(1)[2],
        ["x.hsplit(3)[1]"] = x => x.hsplit(3)[1],
        ["x.dsplit([1L])[1]"] = x => x.dsplit([1L])[1],
        ["x.gather(1, L(2, 0, 2, 1).reshape(1, 1, 4))"] = x => x.gather(1, L(2, 0, 2, 1).reshape(1, 1, 4)),
        ["x.take(L(5, -1, 5))"] = x => x.take(L(5, -1, 5)),
        ["x.take_along_dim(x.argsort(1), 1)"] = x => x.take_along_dim(x.argsort(1), 1),
        ["x.take_along_dim(L(1, 0).reshape(1, 2, 1), 1)"] = x => x.take_along_dim(L(1, 0).reshape(1, 2, 1), 1),
        ["x.index_select(2, L(3, 0, 3))"] = x => x.index_select(2, L(3, 0, 3)),
        ["x.masked_select(x > 2)"] = x => x.masked_select(x > 2),
        ["where(x > 0, x * 2, x[0])"] = x => where(x > 0, x * 2, x[0]),
        ["where(x > 0, x, 0.5)"] = x => where(x > 0, x, 0.5),
        ["x.sort(1).Item1"] = x => x.sort(1).Item1,
        ["x.sort(-1, true).Item2"] = x => x.sort(-1, true).Item2,
        ["x.topk(2, 1, false).Item1"] = x => x.topk(2, 1, false).Item1,
        ["x.topk(3).Item2"] = x => x.topk(3).Item2,
        ["x.kthvalue(2, 1).Item1"] = x => x.kthvalue(2, 1).Item1,
        ["x.argsort(0, true)"] = x => x.argsort(0, true),
        ["x.msort()"] = x => x.msort(),
        ["x.cumsum(1)"] = x => x.cumsum(1),
        ["x.cummax(2).Item1"] = x => x.cummax(2).Item1,
        ["x.cummin(0).Item2"] = x => x.cummin(0).Item2,
        ["select_scatter(x, x[0] * 2, 0, 1)"] = x => select_scatter(x, x[0] * 2, 0, 1),
        ["slice_scatter(x, x[Colon, (0, 2)] * 2, 1, 1, 3)"] = x => slice_scatter(x, x[Colon, (0, 2)] * 2, 1, 1, 3),
        ["diagonal_scatter(x, x[Colon, 0, (0, 3)] * 2, 0, 1, 2)"] = x => diagonal_scatter(x, x[Colon, 0, (0, 3)] * 2, 0, 1, 2),
        ["meshgrid([x[0, 0], x[0, 1]])[1]"] = x => meshgrid([x[0, 0], x[0, 1]])[1],
        ["meshgrid([x[0, 0], x[0, Colon, 1]], 'xy')[0]"] = x => meshgrid([x[0, 0], x[0, Colon, 1]], "xy")[0],
        ["cartesian_prod(x[0, 0], x[0, 1, (0, 2)])"] = x => cartesian_prod(x[0, 0], x[0, 1, (0, 2)]),
        ["combinations(x[0, 0])"] = x => combinations(x[0, 0]),
        ["combinations(x[0, 0], 3, true)"] = x => combinations(x[0, 0], 3, true),
        ["x[0, 0].atleast_3d()"] = x => x[0, 0].atleast_3d(),
        ["x[0, 0].atleast_2d()"] = x => x[0, 0].atleast_2d(),
        ["F.pad(x, (1, 2, -1, 1), value: 5)"] = x => F.pad(x, (1, 2, -1, 1), value: 5),
        ["(x > 0).nonzero()"] = x => (x > 0).nonzero(),
        ["where(x > 5)[2]"] = x => where(x > 5)[2],
        ["x.count_nonzero()"] = x => x.count_nonzero(),
        ["x.count_nonzero([0])"] = x => x.count_nonzero([0]),
        ["tril_indices(3, 4, -1)"] = x => tril_indices(3, 4, -1),
        ["triu_indices(4, 3, 1)"] = x => triu_indices(4, 3, 1),
        ["(x.detach() % 3).unique().Item1"] = x => (x.detach() % 3).unique().Item1,
        ["(x.detach() % 3).unique(return_inverse: true).Item2"] = x => (x.detach() % 3).unique(return_inverse: true).Item2,
        ["(x.detach() % 3).unique(return_counts: true).Item3"] = x => (x.detach() % 3).unique(return_counts: true).Item3,
        ["(x.detach() % 2)[0].unique(dim: 1).Item1"] = x => (x.detach() % 2)[0].unique(dim: 1).Item1,
        ["(x.detach() % 2)[0].unique(return_inverse: true, dim: 0).Item2"] = x => (x.detach() % 2)[0].unique(return_inverse: true, dim: 0).Item2,
        ["L(1, 1, 2, 2, 2, 1).unique_consecutive(return_counts: true).Item3"] = x => L(1, 1, 2, 2, 2, 1).unique_consecutive(return_counts: true).Item3,
        ["bincount(L(1, 5, 1, 0), minlength: 7)"] = x => bincount(L(1, 5, 1, 0), minlength: 7),
        ["bincount(L(1, 2, 1, 0), x.detach()[0, 0])"] = x => bincount(L(1, 2, 1, 0), x.detach()[0, 0]),
        ["searchsorted(L(1, 3, 3, 7), L(0, 3, 8, 7))"] = x => searchsorted(L(1, 3, 3, 7), L(0, 3, 8, 7)),
        ["searchsorted(L(1, 3, 3, 7), L(0, 3, 8, 7), right: true)"] = x => searchsorted(L(1, 3, 3, 7), L(0, 3, 8, 7), right: true),
        ["searchsorted(x.detach().sort(-1).Item1, x.detach()[Colon, Colon, (0, 2)])"] = x => searchsorted(x.detach().sort(-1).Item1, x.detach()[Colon, Colon, (0, 2)]),
        ["bucketize(x.detach(), tensor(new[] { -3.0, 0.0, 4.0 }))"] = x => bucketize(x.detach(), tensor(new[] { -3.0, 0.0, 4.0 })),
        ["x.detach().histc(5, -5, 10)"] = x => x.detach().histc(5, -5, 10),
        ["x.detach().histc(4)"] = x => x.detach().histc(4),
        ["isin(x, tensor(new[] { 0.0, 3.0, 5.0 }))"] = x => isin(x, tensor(new[] { 0.0, 3.0, 5.0 })),
        ["pad 1-d reflect"] = x => F.pad(x, (2, 1), PaddingModes.Reflect),
        ["pad 2-d reflect"] = x => F.pad(x[TensorIndex.None], (1, 3, 2, 0), PaddingModes.Reflect),
        ["pad 3-d reflect"] = x => F.pad(x[TensorIndex.None, TensorIndex.None], [1L, 1, 1, 0, 1, 1], PaddingModes.Reflect),
        ["pad 1-d replicate"] = x => F.pad(x, (2, 1), PaddingModes.Replicate),
        ["pad 2-d replicate"] = x => F.pad(x[TensorIndex.None], (1, 3, 2, 0), PaddingModes.Replicate),
        ["pad 3-d replicate"] = x => F.pad(x[TensorIndex.None, TensorIndex.None], [1L, 1, 1, 0, 1, 1], PaddingModes.Replicate),
        ["pad 1-d circular"] = x => F.pad(x, (2, 1), PaddingModes.Circular),
        ["pad 2-d circular"] = x => F.pad(x[TensorIndex.None], (1, 3, 2, 0), PaddingModes.Circular),
        ["pad 3-d circular"] = x => F.pad(x[TensorIndex.None, TensorIndex.None], [1L, 1, 1, 0, 1, 1], PaddingModes.Circular),
    };

    private static readonly Dictionary<string, Action<Tensor, Tensor>> s_assignments = new()
    {
        ["assign a slice"] = (y, v) => { y[Colon, TensorIndex.Slice(1), TensorIndex.Slice(null, null, 2)] = v[0, (0, 2), (0, 2)]; },
        ["assign picked columns"] = (y, v) => { y[Colon, Pick(2, 0)] = v[Colon, (0, 2)]; },
        ["assign separated picks"] = (y, v) => { y[Pick(1, 0), Colon, Pick(3, 1)] = v[Colon, Colon, 0]; },
        ["assign a mask one value"] = (y, v) => { y[y > 0] = v[0, 0, 0]; },
        ["assign a mask several values"] = (y, v) => { y[Rows()] = v.reshape(6, 4)[(0, 3)]; },
        ["assign with leading sizes 1"] = (y, v) => { y[0] = v[TensorIndex.None, (0, 1), (0, 1)]; },
        ["assign through a transpose"] = (y, v) => { y.transpose(0, 2)[1] = v[Colon, Colon, 0].t(); },
        ["accumulate"] = (y, v) => { y.index_put_(v.reshape(6, 4)[(0, 3)], [L(0, 1, 0), L(1, 1, 1)], accumulate: true); },
        ["write through select of a permuted view"] = (y, v) => { y.permute(2, 0, 1)[1].mul_(v[Colon, Colon, 0]); },
        ["write through a diagonal"] = (y, v) => { y.diagonal(0, 1, 2).copy_(v[Colon, Colon, 0]); },
        ["write through disjoint windows"] = (y, v) => { y.unfold(2, 2, 2)[TensorIndex.Ellipsis, 0].mul_(v[Colon, Colon, (0, 2)]); },
        ["two writes through siblings"] = (y, v) => { var (a, b) = (y[0], y[Colon, 1]); a.mul_(2); b.add_(v[Colon, 0]); },
        ["index_copy"] = (y, v) => { y.index_copy_(1, L(2, 0), v[Colon, (0, 2)]); },
        ["index_add"] = (y, v) => { y.index_add_(2, L(2, 0, 2), v[Colon, Colon, (0, 3)], 2); },
        ["index_fill"] = (y, v) => { y.index_fill_(1, L(2, 0), 3); y.add_(v); },
        ["scatter"] = (y, v) => { y.scatter_(2, L(3, 0, 1, 2, 2, 3, 0, 1, 2, 0, 1, 3).reshape(2, 3, 2), v[Colon, Colon, (0, 2)]); },
        ["scatter_add"] = (y, v) => { y.scatter_add_(1, L(2, 0, 2, 2, 1, 1, 0, 2).reshape(2, 1, 4), v[Colon, (0, 1)]); },
        ["masked_scatter"] = (y, v) => { y.masked_scatter_(y > 3, v); },
        ["masked_fill, mask broadcast"] = (y, v) => { y.masked_fill_(tensor(new[] { true, false, false, true }), 7); y.add_(v); },
    };

    private static readonly Dictionary<string, string> s_expected = Expected.Split('\n').Select(line => line.Split(" = ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    public static TheoryData<string> Functions => [.. s_functions.Keys];

    public static TheoryData<string> Assignments => [.. s_assignments.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Values_and_gradients_equal_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var x = Input().requires_grad_();
        var y = s_functions[name](x);
        Assert.Equal(s_expected[name], Text(y) + Gradients(y, x));
    }

    [Theory]
    [MemberData(nameof(Assignments))]
    public void Assignments_and_their_gradients_equal_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        Tensor x = Input().requires_grad_(), v = (Input().flip(0) * 0.5 + 1).detach().requires_grad_(), y = x * 1;
        s_assignments[name](y, v);
        Assert.Equal(s_expected[name], Text(y) + Gradients(y, x, v));
    }

    private static Tensor Input() => ((arange(24) * 7) % 24 - 10).to_type(float64).reshape(2, 3, 4);

    private static string Gradients(Tensor y, params Tensor[] inputs)
    {
        if (!y.requires_grad) return "";
        (y * (arange(y.numel(), float64) % 5 + 1).reshape(y.shape)).sum().backward();
        return string.Concat(inputs.Select(input => " | " + (input.grad is { } gradient ? Numbers(gradient) : "none")));
    }

    private static string Text(Tensor y) => $"[{string.Join(", ", y.shape)}] {Numbers(y)}";

    private static string Numbers(Tensor y) => string.Join(' ', y.to_type(float64).contiguous().data<double>().ToArray().Select(value => (value + 0.0).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Tensor L(params long[] values) => tensor(values);

    private static TensorIndex Pick(params long[] values) => TensorIndex.Tensor(tensor(values));

    private static TensorIndex Table(long rows, params long[] values) => TensorIndex.Tensor(tensor(values).reshape(rows, -1));

    private static TensorIndex Rows() => TensorIndex.Tensor(tensor(new[,] { { true, false, true }, { false, true, false } }));

    private const string Expected =
        """
        int tensor in the middle = [2, 3, 4] -2 5 12 -5 -10 -3 4 11 -2 5 12 -5 10 -7 0 7 2 9 -8 -1 10 -7 0 7 | 5 1 2 3 0 0 0 0 5 7 4 6 2 3 4 5 0 0 0 0 4 6 8 5
        two neighbouring index tensors = [2, 2] -5 -3 7 9 | 0 2 0 0 0 0 0 0 0 0 0 1 0 4 0 0 0 0 0 0 0 0 0 3
        two separated index tensors stand in front = [3, 3] -1 3 7 -3 1 5 2 6 10 | 0 4 0 0 0 5 0 0 0 1 0 0 2 0 0 1 3 0 0 2 4 0 0 3
        index tensors broadcast = [2, 3, 4] -2 5 12 -5 -10 -3 4 11 -6 1 8 -9 10 -7 0 7 2 9 -8 -1 6 13 -4 3 | 5 1 2 3 4 5 1 2 1 2 3 4 2 3 4 5 1 2 3 4 3 4 5 1
        separated by a new dimension = [2, 1, 4] 10 -7 0 7 -6 1 8 -9 | 0 0 0 0 5 1 2 3 0 0 0 0 0 0 0 0 0 0 0 0 1 2 3 4
        number before index tensors = [3, 2] -1 2 3 6 7 10 | 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 1 4 0 0 3 1 0 0 5
        0-d tensor is a number = [3, 2] -1 2 3 6 7 10 | 0 0 0 0 0 0 0 0 0 0 0 0 2 0 0 1 4 0 0 3 1 0 0 5
        slice with step, ellipsis = [2, 3, 2] -3 11 1 -9 5 -5 9 -1 13 3 -7 7 | 0 1 0 2 0 3 0 4 0 5 0 1 0 2 0 3 0 4 0 5 0 1 0 2
        negative bounds = [2, 2, 3] -6 1 8 -2 5 12 6 13 -4 10 -7 0 | 0 0 0 0 1 2 3 0 4 5 1 0 0 0 0 0 2 3 4 0 5 1 2 0
        None and ellipsis = [1, 2, 3, 1] -10 -6 -2 2 6 10 | 1 0 0 0 2 0 0 0 3 0 0 0 4 0 0 0 5 0 0 0 1 0 0 0
        true = [1, 2, 3, 4] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 2 9 -8 -1 6 13 -4 3 10 -7 0 7 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4
        false = [0, 3, 4]  | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        mask of all = [13] 4 11 1 8 5 12 2 9 6 13 3 10 7 | 0 0 1 2 0 3 4 0 0 5 1 0 2 3 0 0 4 5 0 1 2 0 0 3
        mask of rows = [3, 4] -10 -3 4 11 -2 5 12 -5 6 13 -4 3 | 1 2 3 4 0 0 0 0 5 1 2 3 0 0 0 0 4 5 1 2 0 0 0 0
        mask of the last dimension = [2, 3, 2] -10 11 -6 -9 -2 -5 2 -1 6 3 10 7 | 1 0 0 2 3 0 0 4 5 0 0 1 2 0 0 3 4 0 0 5 1 0 0 2
        mask and index tensor = [2, 4] 2 9 -8 -1 -2 5 12 -5 | 0 0 0 0 0 0 0 0 5 1 2 3 1 2 3 4 0 0 0 0 0 0 0 0
        empty index = [2, 0, 4]  | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        negative positions = [2, 4] 10 -7 0 7 -10 -3 4 11 | 5 1 2 3 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 2 3 4
        assign a slice = [2, 3, 4] -10 -3 4 11 2 1 5.5 -9 4 5 7.5 -5 2 9 -8 -1 2 13 5.5 3 4 -7 7.5 7 | 1 2 3 4 0 1 0 3 0 5 0 2 3 4 5 1 0 3 0 5 0 2 0 4 | 7 6 0 0 5 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        assign picked columns = [2, 3, 4] 4 7.5 -1 2.5 -6 1 8 -9 2 5.5 -3 0.5 -2 1.5 5 -3.5 6 13 -4 3 -4 -0.5 3 6.5 | 0 0 0 0 5 1 2 3 0 0 0 0 0 0 0 0 2 3 4 5 0 0 0 0 | 4 5 1 2 1 2 3 4 0 0 0 0 1 2 3 4 3 4 5 1 0 0 0 0
        assign separated picks = [2, 3, 4] -10 -4 4 11 -6 -2 8 -9 -2 0 12 -5 2 9 -8 2 6 13 -4 4 10 -7 0 6 | 1 0 3 4 5 0 2 3 4 0 1 2 3 4 5 0 2 3 4 0 1 2 3 0 | 1 0 0 0 5 0 0 0 4 0 0 0 2 0 0 0 1 0 0 0 5 0 0 0
        assign a mask one value = [2, 3, 4] -10 -3 2 2 -6 2 2 -9 -2 2 2 -5 2 2 -8 -1 2 2 -4 2 2 -7 0 2 | 1 2 0 0 5 0 0 3 4 0 0 2 0 0 5 1 0 0 4 0 0 2 3 0 | 38 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        assign a mask several values = [2, 3, 4] 2 5.5 -3 0.5 -6 1 8 -9 4 7.5 -1 2.5 2 9 -8 -1 6 -2.5 1 4.5 10 -7 0 7 | 0 0 0 0 5 1 2 3 0 0 0 0 3 4 5 1 0 0 0 0 1 2 3 4 | 1 2 3 4 4 5 1 2 2 3 4 5 0 0 0 0 0 0 0 0 0 0 0 0
        assign with leading sizes 1 = [2, 3, 4] 2 5.5 -3 0.5 2 5.5 -3 0.5 2 5.5 -3 0.5 2 9 -8 -1 6 13 -4 3 10 -7 0 7 | 0 0 0 0 0 0 0 0 0 0 0 0 3 4 5 1 2 3 4 5 1 2 3 4 | 10 8 6 9 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        assign through a transpose = [2, 3, 4] -10 2 4 11 -6 4 8 -9 -2 6 12 -5 2 -4 -8 -1 6 -2 -4 3 10 0 0 7 | 1 0 3 4 5 0 2 3 4 0 1 2 3 0 5 1 2 0 4 5 1 0 3 4 | 2 0 0 0 1 0 0 0 5 0 0 0 4 0 0 0 3 0 0 0 2 0 0 0
        accumulate = [2, 3, 4] -10 -3 4 11 2 4 6 -4 -2 5 12 -5 2 9 -8 -1 10 20.5 -5 5.5 10 -7 0 7 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 | 5 1 2 3 2 3 4 5 5 1 2 3 0 0 0 0 0 0 0 0 0 0 0 0
        write through select of a permuted view = [2, 3, 4] -10 -6 4 11 -6 4 8 -9 -2 30 12 -5 2 -36 -8 -1 6 -26 -4 3 10 0 0 7 | 1 4 3 4 5 4 2 3 4 30 1 2 3 -16 5 1 2 -6 4 5 1 0 3 4 | -6 0 0 0 1 0 0 0 25 0 0 0 36 0 0 0 39 0 0 0 -14 0 0 0
        write through a diagonal = [2, 3, 4] 2 -3 4 11 -6 4 8 -9 -2 5 6 -5 -4 9 -8 -1 6 -2 -4 3 10 -7 0 7 | 0 2 3 4 5 0 2 3 4 5 0 2 0 4 5 1 2 0 4 5 1 2 0 4 | 1 0 0 0 1 0 0 0 1 0 0 0 3 0 0 0 3 0 0 0 3 0 0 0
        write through disjoint windows = [2, 3, 4] -20 -3 22 11 -24 1 60 -9 -12 5 -30 -5 -8 9 4 -1 -12 13 -6 3 0 -7 0 7 | 2 2 16.5 4 20 1 15 3 24 5 -2.5 2 -12 4 -2.5 1 -4 3 6 5 0 2 10.5 4 | -10 12 0 0 -30 16 0 0 -8 12 0 0 6 -40 0 0 12 -16 0 0 10 0 0 0
        two writes through siblings = [2, 3, 4] -20 -6 8 22 -10 7.5 13 -17.5 -4 10 24 -10 2 9 -8 -1 2 12.5 -1 9.5 10 -7 0 7 | 2 4 6 8 10 2 4 6 8 10 2 4 3 4 5 1 2 3 4 5 1 2 3 4 | 5 1 2 3 0 0 0 0 0 0 0 0 2 3 4 5 0 0 0 0 0 0 0 0
        index_copy = [2, 3, 4] 4 7.5 -1 2.5 -6 1 8 -9 2 5.5 -3 0.5 -2 1.5 5 -3.5 6 13 -4 3 -4 -0.5 3 6.5 | 0 0 0 0 5 1 2 3 0 0 0 0 0 0 0 0 2 3 4 5 0 0 0 0 | 4 5 1 2 1 2 3 4 0 0 0 0 1 2 3 4 3 4 5 1 0 0 0 0
        index_add = [2, 3, 4] 1 -3 2 11 9 1 14 -9 -7 5 26 -5 1 9 -10 -1 9 13 2 3 17 -7 14 7 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 | 6 2 6 0 4 10 4 0 2 8 2 0 10 6 10 0 8 4 8 0 6 2 6 0
        index_fill = [2, 3, 4] 5 8.5 0 3.5 -2 8.5 7 -6.5 9 0.5 4 7.5 -1 2.5 6 9.5 4 14.5 1 -0.5 3 6.5 10 1.5 | 0 0 0 0 5 1 2 3 0 0 0 0 0 0 0 0 2 3 4 5 0 0 0 0 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4
        scatter = [2, 3, 4] 5.5 -3 4 2 -6 4 7.5 -9 -2 5 6 -2.5 -4 -0.5 -8 -1 1.5 13 -2 3 10 0 0 3.5 | 0 2 3 0 5 0 0 3 4 5 0 0 0 0 5 1 0 3 0 5 1 0 3 0 | 4 1 0 0 1 2 0 0 1 2 0 0 3 4 0 0 4 2 0 0 2 4 0 0
        scatter_add = [2, 3, 4] -10 2.5 4 11 -6 1 8 -9 0 5 9 -4.5 2 9 -5 -1 2 12.5 -4 3 10 -7 0 13.5 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 | 4 2 1 2 0 0 0 0 0 0 0 0 2 3 5 4 0 0 0 0 0 0 0 0
        masked_scatter = [2, 3, 4] -10 -3 2 5.5 -6 1 -3 -9 -2 0.5 4 -5 2 7.5 -8 -1 -1 2.5 -4 3 6 -7 0 -2.5 | 1 2 0 0 5 1 0 3 4 0 0 2 3 0 5 1 0 0 4 5 0 2 3 0 | 3 4 2 5 1 4 2 3 1 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        masked_fill, mask broadcast = [2, 3, 4] 9 2.5 1 7.5 11 8.5 7 9.5 13 2.5 13 11.5 3 8.5 -5 13.5 5 14.5 1 3.5 7 -3.5 7 5.5 | 0 2 3 0 0 1 2 0 0 5 1 0 0 4 5 0 0 3 4 0 0 2 3 0 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4
        x.transpose(0, 2) = [4, 3, 2] -10 2 -6 6 -2 10 -3 9 1 13 5 -7 4 -8 8 -4 12 0 11 -1 -9 3 -5 7 | 1 2 3 4 3 4 5 1 5 1 2 3 2 3 4 5 4 5 1 2 1 2 3 4
        x.permute(2, 0, 1) = [4, 2, 3] -10 -6 -2 2 6 10 -3 1 5 9 13 -7 4 8 12 -8 -4 0 11 -9 -5 -1 3 7 | 1 2 3 4 2 3 4 5 3 4 5 1 4 5 1 2 5 1 2 3 1 2 3 4
        x.permute(1, 2, 0).reshape(4, 6) = [4, 6] -10 2 -3 9 4 -8 11 -1 -6 6 1 13 8 -4 -9 3 -2 10 5 -7 12 0 -5 7 | 1 3 5 2 4 1 3 5 2 4 1 3 2 4 1 3 5 2 4 1 3 5 2 4
        x.flatten(0, 1) = [6, 4] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 2 9 -8 -1 6 13 -4 3 10 -7 0 7 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4
        x.unflatten(2, 2, -1) = [2, 3, 2, 2] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 2 9 -8 -1 6 13 -4 3 10 -7 0 7 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4
        x.unsqueeze(-2) = [2, 3, 1, 4] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 2 9 -8 -1 6 13 -4 3 10 -7 0 7 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4
        x[Colon, (0, 1)].squeeze(1) = [2, 4] -10 -3 4 11 2 9 -8 -1 | 1 2 3 4 0 0 0 0 0 0 0 0 5 1 2 3 0 0 0 0 0 0 0 0
        x.movedim([0, 1], [2, 0]) = [3, 4, 2] -10 2 -3 9 4 -8 11 -1 -6 6 1 13 8 -4 -9 3 -2 10 5 -7 12 0 -5 7 | 1 3 5 2 4 1 3 5 2 4 1 3 2 4 1 3 5 2 4 1 3 5 2 4
        movedim(x, -1, 0) = [4, 2, 3] -10 -6 -2 2 6 10 -3 1 5 9 13 -7 4 8 12 -8 -4 0 11 -9 -5 -1 3 7 | 1 2 3 4 2 3 4 5 3 4 5 1 4 5 1 2 5 1 2 3 1 2 3 4
        x.swapaxes(1, -1) = [2, 4, 3] -10 -6 -2 -3 1 5 4 8 12 11 -9 -5 2 6 10 9 13 -7 -8 -4 0 -1 3 7 | 1 4 2 5 2 5 3 1 3 1 4 2 3 1 4 2 4 2 5 3 5 3 1 4
        x.mT = [2, 4, 3] -10 -6 -2 -3 1 5 4 8 12 11 -9 -5 2 6 10 9 13 -7 -8 -4 0 -1 3 7 | 1 4 2 5 2 5 3 1 3 1 4 2 3 1 4 2 4 2 5 3 5 3 1 4
        x.adjoint() = [2, 4, 3] -10 -6 -2 -3 1 5 4 8 12 11 -9 -5 2 6 10 9 13 -7 -8 -4 0 -1 3 7 | 1 4 2 5 2 5 3 1 3 1 4 2 3 1 4 2 4 2 5 3 5 3 1 4
        x[0].T = [4, 3] -10 -6 -2 -3 1 5 4 8 12 11 -9 -5 | 1 4 2 5 2 5 3 1 3 1 4 2 0 0 0 0 0 0 0 0 0 0 0 0
        x.narrow(2, -3, 2) = [2, 3, 2] -3 4 1 8 5 12 9 -8 13 -4 -7 0 | 0 1 2 0 0 3 4 0 0 5 1 0 0 2 3 0 0 4 5 0 0 1 2 0
        x.select(1, -1) = [2, 4] -2 5 12 -5 10 -7 0 7 | 0 0 0 0 0 0 0 0 1 2 3 4 0 0 0 0 0 0 0 0 5 1 2 3
        x.unfold(2, 3, 1) = [2, 3, 2, 3] -10 -3 4 -3 4 11 -6 1 8 1 8 -9 -2 5 12 5 12 -5 2 9 -8 9 -8 -1 6 13 -4 13 -4 3 10 -7 0 -7 0 7 | 1 6 8 1 2 8 5 2 3 5 7 3 4 7 4 4 5 4 6 5 1 6 8 1
        x.unfold(1, 2, 1) = [2, 2, 4, 2] -10 -6 -3 1 4 8 11 -9 -6 -2 1 5 8 12 -9 -5 2 6 9 13 -8 -4 -1 3 6 10 13 -7 -4 0 3 7 | 1 3 5 2 6 5 4 8 5 2 4 1 2 4 1 3 8 7 6 5 1 3 5 2
        x.as_strided([3, 3], [1, 5], 2) = [3, 3] 4 -9 2 11 -2 9 -6 5 -8 | 0 0 1 4 2 0 0 2 5 3 0 0 3 1 4 0 0 0 0 0 0 0 0 0
        x.transpose(0, 1).as_strided([2, 2], [3, 3], 1) = [2, 2] -3 -6 -6 -9 | 0 1 0 0 5 0 0 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        x.diagonal(1, 1, 2) = [2, 3] -3 8 -5 9 -4 7 | 0 1 0 0 0 0 2 0 0 0 0 3 0 4 0 0 0 0 5 0 0 0 0 1
        x.diagonal(-1, 0, 2) = [3, 1] 2 6 10 | 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 2 0 0 0 3 0 0 0
        x[0].diag(-1) = [2] -6 5 | 0 0 0 0 1 0 0 0 0 2 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        x[0, 0].diag(1) = [5, 5] 0 -10 0 0 0 0 0 -3 0 0 0 0 0 4 0 0 0 0 0 11 0 0 0 0 0 | 2 3 4 5 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        diag_embed(x[0], -1) = [3, 5, 5] 0 0 0 0 0 -10 0 0 0 0 0 -3 0 0 0 0 0 4 0 0 0 0 0 11 0 0 0 0 0 0 -6 0 0 0 0 0 1 0 0 0 0 0 8 0 0 0 0 0 -9 0 0 0 0 0 0 -2 0 0 0 0 0 5 0 0 0 0 0 12 0 0 0 0 0 -5 0 | 1 2 3 4 1 2 3 4 1 2 3 4 0 0 0 0 0 0 0 0 0 0 0 0
        diag_embed(x[0], 1, 0, 2) = [5, 3, 5] 0 -10 0 0 0 0 -6 0 0 0 0 -2 0 0 0 0 0 -3 0 0 0 0 1 0 0 0 0 5 0 0 0 0 0 4 0 0 0 0 8 0 0 0 0 12 0 0 0 0 0 11 0 0 0 0 -9 0 0 0 0 -5 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 | 2 3 4 5 2 3 4 5 2 3 4 5 0 0 0 0 0 0 0 0 0 0 0 0
        diagflat(x[0, (0, 2), (0, 2)], 1) = [5, 5] 0 -10 0 0 0 0 0 -3 0 0 0 0 0 -6 0 0 0 0 0 1 0 0 0 0 0 | 2 3 0 0 4 5 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        x[0].trace() = [] 3 | 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0
        x.tril(1) = [2, 3, 4] -10 -3 0 0 -6 1 8 0 -2 5 12 -5 2 9 0 0 6 13 -4 0 10 -7 0 7 | 1 2 0 0 5 1 2 0 4 5 1 2 3 4 0 0 2 3 4 0 1 2 3 4
        x.triu(-1) = [2, 3, 4] -10 -3 4 11 -6 1 8 -9 0 5 12 -5 2 9 -8 -1 6 13 -4 3 0 -7 0 7 | 1 2 3 4 5 1 2 3 0 5 1 2 3 4 5 1 2 3 4 5 0 2 3 4
        x.tril(-5) = [2, 3, 4] 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        x.flip(0, 2) = [2, 3, 4] -1 -8 9 2 3 -4 13 6 7 0 -7 10 11 4 -3 -10 -9 8 1 -6 -5 12 5 -2 | 1 5 4 3 5 4 3 2 4 3 2 1 4 3 2 1 3 2 1 5 2 1 5 4
        x.fliplr() = [2, 3, 4] -2 5 12 -5 -6 1 8 -9 -10 -3 4 11 10 -7 0 7 6 13 -4 3 2 9 -8 -1 | 4 5 1 2 5 1 2 3 1 2 3 4 1 2 3 4 2 3 4 5 3 4 5 1
        x.flipud() = [2, 3, 4] 2 9 -8 -1 6 13 -4 3 10 -7 0 7 -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 | 3 4 5 1 2 3 4 5 1 2 3 4 1 2 3 4 5 1 2 3 4 5 1 2
        x.rot90(1, (0, 1)) = [3, 2, 4] -2 5 12 -5 10 -7 0 7 -6 1 8 -9 6 13 -4 3 -10 -3 4 11 2 9 -8 -1 | 2 3 4 5 4 5 1 2 1 2 3 4 1 2 3 4 3 4 5 1 5 1 2 3
        x.rot90(2, (1, 2)) = [2, 3, 4] -5 12 5 -2 -9 8 1 -6 11 4 -3 -10 7 0 -7 10 3 -4 13 6 -1 -8 9 2 | 2 1 5 4 3 2 1 5 4 3 2 1 4 3 2 1 5 4 3 2 1 5 4 3
        x.rot90(-1, (0, 2)) = [4, 3, 2] 2 -10 6 -6 10 -2 9 -3 13 1 -7 5 -8 4 -4 8 0 12 -1 11 3 -9 7 -5 | 2 3 4 5 4 5 1 2 1 2 3 4 1 2 3 4 3 4 5 1 5 1 2 3
        x.rot90() = [3, 2, 4] -2 5 12 -5 10 -7 0 7 -6 1 8 -9 6 13 -4 3 -10 -3 4 11 2 9 -8 -1 | 2 3 4 5 4 5 1 2 1 2 3 4 1 2 3 4 3 4 5 1 5 1 2 3
        x.roll(5) = [2, 3, 4] 3 10 -7 0 7 -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 2 9 -8 -1 6 13 -4 | 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 1 2 3 4 5
        x.roll((1, -2), (0, 2)) = [2, 3, 4] -8 -1 2 9 -4 3 6 13 0 7 10 -7 4 11 -10 -3 8 -9 -6 1 12 -5 -2 5 | 5 1 3 4 4 5 2 3 3 4 1 2 3 4 1 2 2 3 5 1 1 2 4 5
        x.roll(-1, 1) = [2, 3, 4] -6 1 8 -9 -2 5 12 -5 -10 -3 4 11 6 13 -4 3 10 -7 0 7 2 9 -8 -1 | 4 5 1 2 1 2 3 4 5 1 2 3 1 2 3 4 3 4 5 1 2 3 4 5
        x.repeat(2, 1, 1, 2) = [2, 2, 3, 8] -10 -3 4 11 -10 -3 4 11 -6 1 8 -9 -6 1 8 -9 -2 5 12 -5 -2 5 12 -5 2 9 -8 -1 2 9 -8 -1 6 13 -4 3 6 13 -4 3 10 -7 0 7 10 -7 0 7 -10 -3 4 11 -10 -3 4 11 -6 1 8 -9 -6 1 8 -9 -2 5 12 -5 -2 5 12 -5 2 9 -8 -1 2 9 -8 -1 6 13 -4 3 6 13 -4 3 10 -7 0 7 10 -7 0 7 | 13 12 11 10 10 14 13 12 12 11 10 14 14 13 12 11 11 10 14 13 13 12 11 10
        x.repeat(1, 0, 2) = [2, 0, 8]  | 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        x.tile([2]) = [2, 3, 8] -10 -3 4 11 -10 -3 4 11 -6 1 8 -9 -6 1 8 -9 -2 5 12 -5 -2 5 12 -5 2 9 -8 -1 2 9 -8 -1 6 13 -4 3 6 13 -4 3 10 -7 0 7 10 -7 0 7 | 6 3 5 7 7 9 6 3 3 5 7 9 9 6 3 5 5 7 9 6 6 3 5 7
        x.repeat_interleave(2) = [48] -10 -10 -3 -3 4 4 11 11 -6 -6 1 1 8 8 -9 -9 -2 -2 5 5 12 12 -5 -5 2 2 9 9 -8 -8 -1 -1 6 6 13 13 -4 -4 3 3 10 10 -7 -7 0 0 7 7 | 3 7 6 5 9 3 7 6 5 9 3 7 6 5 9 3 7 6 5 9 3 7 6 5
        x.repeat_interleave(2, 1) = [2, 6, 4] -10 -3 4 11 -10 -3 4 11 -6 1 8 -9 -6 1 8 -9 -2 5 12 -5 -2 5 12 -5 2 9 -8 -1 2 9 -8 -1 6 13 -4 3 6 13 -4 3 10 -7 0 7 10 -7 0 7 | 6 3 5 7 7 9 6 3 3 5 7 9 9 6 3 5 5 7 9 6 6 3 5 7
        x.repeat_interleave(L(2, 0, 1), 1) = [2, 3, 4] -10 -3 4 11 -10 -3 4 11 -2 5 12 -5 2 9 -8 -1 2 9 -8 -1 10 -7 0 7 | 6 3 5 7 0 0 0 0 4 5 1 2 5 7 9 6 0 0 0 0 1 2 3 4
        x[Colon, (0, 1)].expand(-1, 3, 4) = [2, 3, 4] -10 -3 4 11 -10 -3 4 11 -10 -3 4 11 2 9 -8 -1 2 9 -8 -1 2 9 -8 -1 | 10 8 6 9 0 0 0 0 0 0 0 0 6 9 12 10 0 0 0 0 0 0 0 0
        x[0, 0].expand(2, 3, -1) = [2, 3, 4] -10 -3 4 11 -10 -3 4 11 -10 -3 4 11 -10 -3 4 11 -10 -3 4 11 -10 -3 4 11 | 16 17 18 19 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        cat([x, x[Colon, (0, 1)], x * 2], 1) = [2, 7, 4] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 -10 -3 4 11 -20 -6 8 22 -12 2 16 -18 -4 10 24 -10 2 9 -8 -1 6 13 -4 3 10 -7 0 7 2 9 -8 -1 4 18 -16 -2 12 26 -8 6 20 -14 0 14 | 8 12 16 15 7 5 8 11 14 7 5 8 15 9 8 12 11 14 7 5 8 11 14 7
        cat([zeros(0, float64), x[0]]) = [3, 4] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 | 1 2 3 4 5 1 2 3 4 5 1 2 0 0 0 0 0 0 0 0 0 0 0 0
        stack([x, x * 3], -1) = [2, 3, 4, 2] -10 -30 -3 -9 4 12 11 33 -6 -18 1 3 8 24 -9 -27 -2 -6 5 15 12 36 -5 -15 2 6 9 27 -8 -24 -1 -3 6 18 13 39 -4 -12 3 9 10 30 -7 -21 0 0 7 21 | 7 15 8 11 19 7 15 8 11 19 7 15 8 11 19 7 15 8 11 19 7 15 8 11
        hstack([x, x]) = [2, 6, 4] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 2 9 -8 -1 6 13 -4 3 10 -7 0 7 2 9 -8 -1 6 13 -4 3 10 -7 0 7 | 4 6 8 5 7 4 6 8 5 7 4 6 7 4 6 8 5 7 4 6 8 5 7 4
        hstack([x[0, 0], x[0, 1]]) = [8] -10 -3 4 11 -6 1 8 -9 | 1 2 3 4 5 1 2 3 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        vstack([x[0, 0], x[1]]) = [4, 4] -10 -3 4 11 2 9 -8 -1 6 13 -4 3 10 -7 0 7 | 1 2 3 4 0 0 0 0 0 0 0 0 5 1 2 3 4 5 1 2 3 4 5 1
        dstack([x[0], x[1]]) = [3, 4, 2] -10 2 -3 9 4 -8 11 -1 -6 6 1 13 8 -4 -9 3 -2 10 5 -7 12 0 -5 7 | 1 3 5 2 4 1 3 5 2 4 1 3 2 4 1 3 5 2 4 1 3 5 2 4
        column_stack([x[0, Colon, 0], x[1]]) = [3, 5] -10 2 9 -8 -1 -6 6 13 -4 3 -2 10 -7 0 7 | 1 0 0 0 1 0 0 0 1 0 0 0 2 3 4 5 2 3 4 5 2 3 4 5
        block_diag(x[0], x[1, 0], x[0, 0, 0]) = [5, 9] -10 -3 4 11 0 0 0 0 0 -6 1 8 -9 0 0 0 0 0 -2 5 12 -5 0 0 0 0 0 0 0 0 0 2 9 -8 -1 0 0 0 0 0 0 0 0 0 -10 | 6 2 3 4 5 1 2 3 4 5 1 2 2 3 4 5 0 0 0 0 0 0 0 0
        x.split(2, 2)[1] = [2, 3, 2] 4 11 8 -9 12 -5 -8 -1 -4 3 0 7 | 0 0 1 2 0 0 3 4 0 0 5 1 0 0 2 3 0 0 4 5 0 0 1 2
        x.split([1L, 0, 3], 2)[2] = [2, 3, 3] -3 4 11 1 8 -9 5 12 -5 9 -8 -1 13 -4 3 -7 0 7 | 0 1 2 3 0 4 5 1 0 2 3 4 0 5 1 2 0 3 4 5 0 1 2 3
        x.chunk(3, 2)[1] = [2, 3, 2] 4 11 8 -9 12 -5 -8 -1 -4 3 0 7 | 0 0 1 2 0 0 3 4 0 0 5 1 0 0 2 3 0 0 4 5 0 0 1 2
        x.tensor_split(3, 2)[0] = [2, 3, 2] -10 -3 -6 1 -2 5 2 9 6 13 10 -7 | 1 2 0 0 3 4 0 0 5 1 0 0 2 3 0 0 4 5 0 0 1 2 0 0
        x.tensor_split([1L, 3], 2)[1] = [2, 3, 2] -3 4 1 8 5 12 9 -8 13 -4 -7 0 | 0 1 2 0 0 3 4 0 0 5 1 0 0 2 3 0 0 4 5 0 0 1 2 0
        x.unbind(1)[2] = [2, 4] -2 5 12 -5 10 -7 0 7 | 0 0 0 0 0 0 0 0 1 2 3 4 0 0 0 0 0 0 0 0 5 1 2 3
        x.hsplit(3)[1] = [2, 1, 4] -6 1 8 -9 6 13 -4 3 | 0 0 0 0 1 2 3 4 0 0 0 0 0 0 0 0 5 1 2 3 0 0 0 0
        x.dsplit([1L])[1] = [2, 3, 3] -3 4 11 1 8 -9 5 12 -5 9 -8 -1 13 -4 3 -7 0 7 | 0 1 2 3 0 4 5 1 0 2 3 4 0 5 1 2 0 3 4 5 0 1 2 3
        x.gather(1, L(2, 0, 2, 1).reshape(1, 1, 4)) = [1, 1, 4] -2 -3 12 -9 | 0 2 0 0 0 0 0 4 1 0 3 0 0 0 0 0 0 0 0 0 0 0 0 0
        x.take(L(5, -1, 5)) = [3] 1 7 1 | 0 0 0 0 0 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 2
        x.take_along_dim(x.argsort(1), 1) = [2, 3, 4] -10 -3 4 -9 -6 1 8 -5 -2 5 12 11 2 -7 -8 -1 6 9 -4 3 10 13 0 7 | 1 2 3 2 5 1 2 4 4 5 1 3 3 3 5 1 2 2 4 5 1 4 3 4
        x.take_along_dim(L(1, 0).reshape(1, 2, 1), 1) = [2, 2, 4] -6 1 8 -9 -10 -3 4 11 6 13 -4 3 2 9 -8 -1 | 5 1 2 3 1 2 3 4 0 0 0 0 3 4 5 1 4 5 1 2 0 0 0 0
        x.index_select(2, L(3, 0, 3)) = [2, 3, 3] 11 -10 11 -9 -6 -9 -5 -2 -5 -1 2 -1 3 6 3 7 10 7 | 2 0 0 4 5 0 0 5 3 0 0 6 1 0 0 7 4 0 0 8 2 0 0 4
        x.masked_select(x > 2) = [11] 4 11 8 5 12 9 6 13 3 10 7 | 0 0 1 2 0 0 3 0 0 4 5 0 0 1 0 0 2 3 0 4 5 0 0 1
        where(x > 0, x * 2, x[0]) = [2, 3, 4] -10 -3 8 22 -6 2 16 -9 -2 10 24 -5 4 18 4 11 12 26 8 6 20 5 12 14 | 1 2 11 9 5 2 8 3 4 12 5 2 6 8 0 0 4 6 0 10 2 0 0 8
        where(x > 0, x, 0.5) = [2, 3, 4] 0.5 0.5 4 11 0.5 1 8 0.5 0.5 5 12 0.5 2 9 0.5 0.5 6 13 0.5 3 10 0.5 0.5 7 | 0 0 3 4 0 1 2 0 0 5 1 0 3 4 0 0 2 3 0 5 1 0 0 4
        x.sort(1).Item1 = [2, 3, 4] -10 -3 4 -9 -6 1 8 -5 -2 5 12 11 2 -7 -8 -1 6 9 -4 3 10 13 0 7 | 1 2 3 2 5 1 2 4 4 5 1 3 3 3 5 1 2 2 4 5 1 4 3 4
        x.sort(-1, true).Item2 = [2, 3, 4] 3 2 1 0 2 1 0 3 2 1 0 3 1 0 3 2 1 0 3 2 0 3 2 1
        x.topk(2, 1, false).Item1 = [2, 2, 4] -10 -3 4 -9 -6 1 8 -5 2 -7 -8 -1 6 9 -4 3 | 1 2 3 0 5 1 2 4 0 0 0 3 4 4 1 2 3 0 5 1 0 5 0 0
        x.topk(3).Item2 = [2, 3, 3] 3 2 1 2 1 0 2 1 0 1 0 3 1 0 3 0 3 2
        x.kthvalue(2, 1).Item1 = [2, 4] -6 1 8 -5 6 9 -4 3 | 0 0 0 0 1 2 3 0 0 0 0 4 0 1 0 0 5 0 2 3 0 0 0 0
        x.argsort(0, true) = [2, 3, 4] 1 1 0 0 1 1 0 1 1 0 0 1 0 0 1 1 0 0 1 0 0 1 1 0
        x.msort() = [2, 3, 4] -10 -3 -8 -1 -6 1 -4 -9 -2 -7 0 -5 2 9 4 11 6 13 8 3 10 5 12 7 | 1 2 5 1 5 1 4 3 4 2 3 2 3 4 3 4 2 3 2 5 1 5 1 4
        x.cumsum(1) = [2, 3, 4] -10 -3 4 11 -16 -2 12 2 -18 3 24 -3 2 9 -8 -1 8 22 -12 2 18 15 -12 9 | 10 8 6 9 9 6 3 5 4 5 1 2 6 9 12 10 3 5 7 9 1 2 3 4
        x.cummax(2).Item1 = [2, 3, 4] -10 -3 4 11 -6 1 8 8 -2 5 12 12 2 9 9 9 6 13 13 13 10 10 10 10 | 1 2 3 4 5 1 5 0 4 5 3 0 3 10 0 0 2 12 0 0 10 0 0 0
        x.cummin(0).Item2 = [2, 3, 4] 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 0 0 1 0 0 1 1 0
        select_scatter(x, x[0] * 2, 0, 1) = [2, 3, 4] -10 -3 4 11 -6 1 8 -9 -2 5 12 -5 -20 -6 8 22 -12 2 16 -18 -4 10 24 -10 | 7 10 13 6 9 7 10 13 6 9 7 10 0 0 0 0 0 0 0 0 0 0 0 0
        slice_scatter(x, x[Colon, (0, 2)] * 2, 1, 1, 3) = [2, 3, 4] -10 -3 4 11 -20 -6 8 22 -12 2 16 -18 2 9 -8 -1 4 18 -16 -2 12 26 -8 6 | 11 4 7 10 8 10 2 4 0 0 0 0 7 10 13 11 2 4 6 8 0 0 0 0
        diagonal_scatter(x, x[Colon, 0, (0, 3)] * 2, 0, 1, 2) = [2, 3, 4] -20 -3 4 11 -6 -6 8 -9 -2 5 8 -5 4 9 -8 -1 6 18 -4 3 10 -7 -16 7 | 2 4 5 4 5 0 2 3 4 5 0 2 6 10 11 1 2 0 4 5 1 2 0 4
        meshgrid([x[0, 0], x[0, 1]])[1] = [4, 4] -6 1 8 -9 -6 1 8 -9 -6 1 8 -9 -6 1 8 -9 | 0 0 0 0 13 12 11 10 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        meshgrid([x[0, 0], x[0, Colon, 1]], 'xy')[0] = [3, 4] -10 -3 4 11 -10 -3 4 11 -10 -3 4 11 | 10 8 6 9 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        cartesian_prod(x[0, 0], x[0, 1, (0, 2)]) = [8, 2] -10 -6 -10 1 -3 -6 -3 1 4 -6 4 1 11 -6 11 1 | 4 7 5 8 12 10 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        combinations(x[0, 0]) = [6, 2] -10 -3 -10 4 -10 11 -3 4 -3 11 4 11 | 9 8 8 8 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        combinations(x[0, 0], 3, true) = [20, 3] -10 -10 -10 -10 -10 -3 -10 -10 4 -10 -10 11 -10 -3 -3 -10 -3 4 -10 -3 11 -10 4 4 -10 4 11 -10 11 11 -3 -3 -3 -3 -3 4 -3 -3 11 -3 4 4 -3 4 11 -3 11 11 4 4 4 4 4 11 4 11 11 11 11 11 | 44 46 43 47 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        x[0, 0].atleast_3d() = [1, 4, 1] -10 -3 4 11 | 1 2 3 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        x[0, 0].atleast_2d() = [1, 4] -10 -3 4 11 | 1 2 3 4 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
        F.pad(x, (1, 2, -1, 1), value: 5) = [2, 3, 7] 5 -6 1 8 -9 5 5 5 -2 5 12 -5 5 5 5 5 5 5 5 5 5 5 6 13 -4 3 5 5 5 10 -7 0 7 5 5 5 5 5 5 5 5 5 | 0 0 0 0 2 3 4 5 4 5 1 2 0 0 0 0 3 4 5 1 5 1 2 3
        (x > 0).nonzero() = [13, 3] 0 0 2 0 0 3 0 1 1 0 1 2 0 2 1 0 2 2 1 0 0 1 0 1 1 1 0 1 1 1 1 1 3 1 2 0 1 2 3
        where(x > 5)[2] = [8] 3 2 2 1 0 1 0 3
        x.count_nonzero() = [] 23
        x.count_nonzero([0]) = [3, 4] 2 2 2 2 2 2 2 2 2 2 1 2
        tril_indices(3, 4, -1) = [2, 3] 1 2 2 0 0 1
        triu_indices(4, 3, 1) = [2, 3] 0 0 1 1 2 2
        (x.detach() % 3).unique().Item1 = [3] 0 1 2
        (x.detach() % 3).unique(return_inverse: true).Item2 = [2, 3, 4] 2 0 1 2 0 1 2 0 1 2 0 1 2 0 1 2 0 1 2 0 1 2 0 1
        (x.detach() % 3).unique(return_counts: true).Item3 = [3] 8 8 8
        (x.detach() % 2)[0].unique(dim: 1).Item1 = [3, 2] 0 1 0 1 0 1
        (x.detach() % 2)[0].unique(return_inverse: true, dim: 0).Item2 = [3] 0 0 0
        L(1, 1, 2, 2, 2, 1).unique_consecutive(return_counts: true).Item3 = [3] 2 3 1
        bincount(L(1, 5, 1, 0), minlength: 7) = [7] 1 2 0 0 0 1 0
        bincount(L(1, 2, 1, 0), x.detach()[0, 0]) = [3] 11 -6 -3
        searchsorted(L(1, 3, 3, 7), L(0, 3, 8, 7)) = [4] 0 1 4 3
        searchsorted(L(1, 3, 3, 7), L(0, 3, 8, 7), right: true) = [4] 0 3 4 4
        searchsorted(x.detach().sort(-1).Item1, x.detach()[Colon, Colon, (0, 2)]) = [2, 3, 2] 0 1 1 2 1 2 2 3 2 3 3 0
        bucketize(x.detach(), tensor(new[] { -3.0, 0.0, 4.0 })) = [2, 3, 4] 0 0 2 3 0 2 3 0 1 3 3 0 2 3 0 1 3 3 0 2 3 0 1 3
        x.detach().histc(5, -5, 10) = [5] 3 3 3 3 4
        x.detach().histc(4) = [4] 6 6 6 6
        isin(x, tensor(new[] { 0.0, 3.0, 5.0 })) = [2, 3, 4] 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 1 0 0 1 0
        pad 1-d reflect = [2, 3, 7] 4 -3 -10 -3 4 11 4 8 1 -6 1 8 -9 8 12 5 -2 5 12 -5 12 -8 9 2 9 -8 -1 -8 -4 13 6 13 -4 3 -4 0 -7 10 -7 0 7 0 | 3 6 8 1 5 5 9 3 2 4 10 5 4 8 6 2 1 7 12 4 3 6 8 1
        pad 2-d reflect = [1, 2, 5, 8] 5 -2 5 12 -5 12 5 -2 1 -6 1 8 -9 8 1 -6 -3 -10 -3 4 11 4 -3 -10 1 -6 1 8 -9 8 1 -6 5 -2 5 12 -5 12 5 -2 -7 10 -7 0 7 0 -7 10 13 6 13 -4 3 -4 13 6 9 2 9 -8 -1 -8 9 2 13 6 13 -4 3 -4 13 6 -7 10 -7 0 7 0 -7 10 | 7 9 7 1 9 18 14 7 14 18 9 7 7 9 7 1 9 18 14 7 14 18 9 7
        pad 3-d reflect = [1, 1, 4, 4, 6] 13 6 13 -4 3 -4 9 2 9 -8 -1 -8 13 6 13 -4 3 -4 -7 10 -7 0 7 0 1 -6 1 8 -9 8 -3 -10 -3 4 11 4 1 -6 1 8 -9 8 5 -2 5 12 -5 12 13 6 13 -4 3 -4 9 2 9 -8 -1 -8 13 6 13 -4 3 -4 -7 10 -7 0 7 0 1 -6 1 8 -9 8 -3 -10 -3 4 11 4 1 -6 1 8 -9 8 5 -2 5 12 -5 12 | 7 9 11 8 9 28 27 11 6 12 9 7 4 13 15 5 13 21 20 15 8 11 13 4
        pad 1-d replicate = [2, 3, 7] -10 -10 -10 -3 4 11 11 -6 -6 -6 1 8 -9 -9 -2 -2 -2 5 12 -5 -5 2 2 2 9 -8 -1 -1 6 6 6 13 -4 3 3 10 10 10 -7 0 7 7 | 6 4 5 3 12 1 2 7 8 3 4 6 9 5 1 5 10 2 3 9 6 4 5 3
        pad 2-d replicate = [1, 2, 5, 8] -10 -10 -3 4 11 11 11 11 -10 -10 -3 4 11 11 11 11 -10 -10 -3 4 11 11 11 11 -6 -6 1 8 -9 -9 -9 -9 -2 -2 5 12 -5 -5 -5 -5 2 2 9 -8 -1 -1 -1 -1 2 2 9 -8 -1 -1 -1 -1 2 2 9 -8 -1 -1 -1 -1 6 6 13 -4 3 3 3 3 10 10 -7 0 7 7 7 7 | 17 8 11 34 6 2 3 12 7 5 1 14 17 8 11 34 6 2 3 12 7 5 1 14
        pad 3-d replicate = [1, 1, 4, 4, 6] -10 -10 -3 4 11 11 -10 -10 -3 4 11 11 -6 -6 1 8 -9 -9 -2 -2 5 12 -5 -5 -10 -10 -3 4 11 11 -10 -10 -3 4 11 11 -6 -6 1 8 -9 -9 -2 -2 5 12 -5 -5 2 2 9 -8 -1 -1 2 2 9 -8 -1 -1 6 6 13 -4 3 3 10 10 -7 0 7 7 2 2 9 -8 -1 -1 2 2 9 -8 -1 -1 6 6 13 -4 3 3 10 10 -7 0 7 7 | 17 12 16 24 12 9 6 8 16 6 3 12 31 9 8 28 9 5 7 15 8 7 9 9
        pad 1-d circular = [2, 3, 7] 4 11 -10 -3 4 11 -10 8 -9 -6 1 8 -9 -6 12 -5 -2 5 12 -5 -2 -8 -1 2 9 -8 -1 2 -4 3 6 13 -4 3 6 0 7 10 -7 0 7 10 | 5 4 6 3 9 1 5 7 3 3 9 6 7 5 3 5 6 2 7 9 5 4 6 3
        pad 2-d circular = [1, 2, 5, 8] -9 -6 1 8 -9 -6 1 8 -5 -2 5 12 -5 -2 5 12 11 -10 -3 4 11 -10 -3 4 -9 -6 1 8 -9 -6 1 8 -5 -2 5 12 -5 -2 5 12 3 6 13 -4 3 6 13 -4 7 10 -7 0 7 10 -7 0 -1 2 9 -8 -1 2 9 -8 3 6 13 -4 3 6 13 -4 7 10 -7 0 7 10 -7 0 | 5 7 9 3 9 8 12 15 16 15 9 12 5 7 9 3 9 8 12 15 16 15 9 12
        pad 3-d circular = [1, 1, 4, 4, 6] 7 10 -7 0 7 10 -1 2 9 -8 -1 2 3 6 13 -4 3 6 7 10 -7 0 7 10 -5 -2 5 12 -5 -2 11 -10 -3 4 11 -10 -9 -6 1 8 -9 -6 -5 -2 5 12 -5 -2 7 10 -7 0 7 10 -1 2 9 -8 -1 2 3 6 13 -4 3 6 7 10 -7 0 7 10 -5 -2 5 12 -5 -2 11 -10 -3 4 11 -10 -9 -6 1 8 -9 -6 -5 -2 5 12 -5 -2 | 12 4 6 13 11 6 8 12 23 15 9 25 11 6 8 12 10 8 5 11 26 9 13 23
        """;
}
