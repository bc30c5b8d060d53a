using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Conformance.Golden;

public sealed partial class OperatorTests
{
    private static Dictionary<string, Func<Tensor[], Tensor>> Losses() => new()
    {
        ["hardtanh"] = x => F.hardtanh(x[0]),
        ["kl_div"] = x => F.kl_div(x[0].log_softmax(1), x[1].softmax(1), log_target: false, nn.Reduction.Sum) / x[0].shape[0],
        ["normalize"] = x => F.normalize(x[0]),
        ["cosine_similarity"] = x => F.cosine_similarity(x[0], x[1]),
    };
}
