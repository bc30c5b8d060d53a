using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Losses() => new()
    {
        ["hardtanh"] = x => F.hardtanh(x[0]),
        ["kl_div"] = x => F.kl_div(x[0], x[1]),
        ["normalize"] = x => F.normalize(x[0]),
        ["cosine_similarity"] = x => F.cosine_similarity(x[0], x[1]),
    };
}
