using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Spatial() => new()
    {
    };
}
