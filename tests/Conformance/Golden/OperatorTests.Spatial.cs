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
    };
}
