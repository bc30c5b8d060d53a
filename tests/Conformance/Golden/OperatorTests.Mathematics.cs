using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Mathematics() => new()
    {
        ["clamp"] = x => x[0].clamp(-0.5, 0.7),
        ["prod"] = x => x[0].prod(2),
        ["einsum_bij_bjk"] = x => einsum("bij,bjk->bik", x[0], x[1]),
    };
}
