using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Shapes() => new()
    {
        ["masked_fill"] = x => x[0].masked_fill(x[1], -1e9),
        ["topk_values"] = x => x[0].topk(2).Item1,
        ["topk_indices"] = x => x[0].topk(2).Item2,
        ["sort_values"] = x => x[0].sort(-1, descending: true).Item1,
        ["squeeze"] = x => x[0].squeeze(),
        ["slice"] = x => x[0][TensorIndex.Slice(1), TensorIndex.Slice(0, 3, 2), TensorIndex.Slice(-2)],
        ["select"] = x => x[0].select(1, 2),
        ["index_int_tensor"] = x => x[0][tensor(new long[] { 2, 0, 2 })],
        ["flip"] = x => x[0].flip(1),
        ["roll"] = x => x[0].roll(1, 2),
        ["repeat"] = x => x[0].repeat(1, 2, 1),
        ["tril"] = x => x[0][TensorIndex.Ellipsis, TensorIndex.Slice(0, 4)].tril(),
        ["triu"] = x => x[0][TensorIndex.Ellipsis, TensorIndex.Slice(0, 4)].triu(1),
        ["pad2"] = x => F.pad(x[0], (1, 2, 0, 1)),
        ["chunk1"] = x => x[0].chunk(2, 1)[1],
        ["narrow"] = x => x[0].narrow(2, 1, 3),
    };
}
