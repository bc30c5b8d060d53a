using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Explain;

/// <summary>Which pixels would change a class's score fastest.</summary>
/// <remarks>Source: K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Maps, ICLR workshop (2014), section 3.</remarks>
public static class Saliency
{
    /// <summary>The gradient of a class's score with respect to the inputs.</summary>
    /// <param name="model">Takes the inputs, gives scores [N, K]; runs as for evaluation.</param>
    /// <param name="inputs">[N, …], any float type.</param>
    /// <param name="target">The class, 0 to K − 1. Logits explain better than probabilities, whose gradient vanishes where the model is sure.</param>
    /// <returns>The inputs' shape, signed, in score per unit of input.</returns>
    /// <exception cref="ArgumentException">The model gives no scores of classes, or has no such class.</exception>
    public static Tensor Gradient(Module<Tensor, Tensor> model, Tensor inputs, long target) => ClassScore.Gradient(model, inputs, target);

    /// <summary>The saliency map: the gradient's magnitude, for images the largest over the channels.</summary>
    /// <param name="model">Takes the inputs, gives scores [N, K]; runs as for evaluation.</param>
    /// <param name="inputs">Images [N, C, H, W], or rows [N, D].</param>
    /// <param name="target">The class, 0 to K − 1.</param>
    /// <returns>[N, 1, H, W] for images, else the inputs' shape; 0 or more.</returns>
    /// <exception cref="ArgumentException">The model gives no scores of classes, or has no such class.</exception>
    public static Tensor Of(Module<Tensor, Tensor> model, Tensor inputs, long target)
    {
        using var scope = NewDisposeScope();
        var magnitude = Gradient(model, inputs, target).abs();
        return (inputs.ndim == 4 ? magnitude.amax([1], keepdim: true) : magnitude).MoveToOuterDisposeScope();
    }
}
