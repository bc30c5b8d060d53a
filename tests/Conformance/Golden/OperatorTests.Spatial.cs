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
        ["interpolate_nearest"] = x => F.interpolate(x[0], scale_factor: [2, 2]),
        ["interpolate_bilinear"] = x => F.interpolate(x[0], [7, 9], mode: InterpolationMode.Bilinear, align_corners: false),
        ["unfold"] = x => F.unfold(x[0], 3, padding: 1, stride: 2),
    };
}
