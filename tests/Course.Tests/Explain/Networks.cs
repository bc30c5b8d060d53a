using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Tests.Explain;

/// <summary>Models whose explanations are known in closed form.</summary>
internal static class Networks
{
    /// <summary>Scores of two classes of an image of 3 × 4 pixels, linear in the pixels: the first weighs pixel i with i + 1, the second with minus that.</summary>
    internal static Module<Tensor, Tensor> Linear()
    {
        var linear = nn.Linear(12, 2, hasBias: false);
        var row = arange(1, 13, ScalarType.Float32).unsqueeze(0);
        return Sequential(("flatten", Flatten()), ("linear", With(linear, cat([row, -row]))));
    }

    /// <summary>Two maps of an image, and scores that are their weighted means: Grad-CAM's weights are the weights over the number of pixels.</summary>
    internal static Module<Tensor, Tensor> Maps()
    {
        var maps = With(Conv2d(1, 2, 1, bias: false), tensor(new[] { 1f, -1f }, 2, 1, 1, 1));
        var scores = With(nn.Linear(2, 2, hasBias: false), tensor(new[] { 3f, 1f, -2f, 5f }, 2, 2));
        return Sequential(("maps", maps), ("mean", AdaptiveAvgPool2d(1)), ("flatten", Flatten()), ("scores", scores));
    }

    private static T With<T>(T layer, Tensor weight) where T : Module
    {
        using var untracked = no_grad();
        layer.get_parameter("weight")!.copy_(weight);
        return layer;
    }
}
