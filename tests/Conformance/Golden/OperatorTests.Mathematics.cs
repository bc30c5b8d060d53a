using TorchSharp;
using static TorchSharp.torch;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Mathematics() => new()
    {
        ["clamp"] = x => x[0].clamp(-0.5, 0.5),
        ["prod"] = x => x[0].prod(1),
        ["normalize"] = x => nn.functional.normalize(x[0], dim: 1),
        ["cosine_similarity"] = x => nn.functional.cosine_similarity(x[0], x[1], dim: 1),
    };
}
