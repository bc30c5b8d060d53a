using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Explain;

/// <summary>Where a convolution sees a class: its maps, each weighted by the mean gradient of the class's score over the map, ReLU(Σₖ αₖ Aᵏ).</summary>
/// <remarks>Source: R. R. Selvaraju, M. Cogswell, A. Das, R. Vedantam, D. Parikh, D. Batra, Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization, ICCV (2017), equations 1 and 2.</remarks>
public static class GradCam
{
    /// <summary>The map of a class at the resolution of a layer.</summary>
    /// <param name="model">Takes images [N, C, H, W], gives scores [N, K]; runs as for evaluation, and has to run the layer by <c>call</c>.</param>
    /// <param name="layer">The layer's name as in <c>named_modules()</c>, such as "conv2"; it gives [N, maps, h, w]. The last convolution is the usual choice.</param>
    /// <param name="images">[N, C, H, W].</param>
    /// <param name="target">The class, 0 to K − 1.</param>
    /// <returns>[N, 1, h, w], 0 or more, in no unit: only its shape says something.</returns>
    /// <exception cref="ArgumentException">There is no such layer, it has no maps, it did not run, or the model has no such class.</exception>
    public static Tensor Of(Module<Tensor, Tensor> model, string layer, Tensor images, long target)
    {
        var names = model.named_modules().Where(module => module.module is Module<Tensor, Tensor>).ToArray();
        if (names.FirstOrDefault(module => module.name == layer).module is not Module<Tensor, Tensor> observed)
            throw new ArgumentException($"The model has no layer \"{layer}\": it has {string.Join(", ", names.Select(module => module.name))}.", nameof(layer));
        using var scope = NewDisposeScope();
        ClassScore.RequireFloats(images);
        using var tracked = enable_grad();
        Tensor? maps = null;
        // The next layer gets an alias: a Sequential disposes what it hands on.
        var hook = observed.register_forward_hook((_, _, output) =>
        {
            maps = output;
            return output.alias();
        });
        Tensor scores;
        try
        {
            // Through a copy that asks for gradients, so that frozen layers have maps with gradients too.
            scores = ClassScore.Of(model, images.detach().clone().requires_grad_(), target);
        }
        finally
        {
            hook.remove();
        }
        if (maps is not { } activations) throw new ArgumentException($"The layer \"{layer}\" did not run: the model has to run it by call.", nameof(layer));
        if (activations.ndim != 4) throw new ArgumentException($"The layer \"{layer}\" gives the shape {activations.ShapeText()}: maps, [N, maps, h, w], are expected.", nameof(layer));
        var slopes = autograd.grad([scores.sum()], [activations])[0];
        return (slopes.mean([2, 3], keepdim: true) * activations).sum(1, keepdim: true).relu().detach().MoveToOuterDisposeScope();
    }
}
