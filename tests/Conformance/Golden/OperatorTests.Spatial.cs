using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Spatial() => new()
    {
        ["conv1d"] = x => F.conv1d(x[0], x[1], x[2], padding: 1),
        ["conv_transpose2d"] = x => F.conv_transpose2d(x[0], x[1], x[2], [2], [1], [1]),
        ["layer_norm"] = x => F.layer_norm(x[0], [5], x[1], x[2]),
        ["group_norm"] = x => F.group_norm(x[0], 2, x[1], x[2]),
    };
}
