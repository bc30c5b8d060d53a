using Course.Training;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Explain;

/// <summary>The one number of a model's output that an explanation is about.</summary>
internal static class ClassScore
{
    /// <summary>The score of a class for each row of a batch, [N], with the model as for evaluation. Gradients flow unless the caller stops them.</summary>
    internal static Tensor Of(Module<Tensor, Tensor> model, Tensor inputs, long target)
    {
        using var mode = TrainingMode.Off(model);
        var scores = model.call(inputs);
        if (scores.ndim != 2 || scores.shape[0] != inputs.shape[0])
            throw new ArgumentException($"The model gives the shape {scores.ShapeText()} for inputs of shape {inputs.ShapeText()}: scores of classes, [N, K], are expected.", nameof(model));
        if (target < 0 || target >= scores.shape[1])
            throw new ArgumentException($"The class {target} was asked for, and the model has scores for the classes 0 to {scores.shape[1] - 1}.", nameof(target));
        return scores.select(1, target);
    }

    /// <summary>Refuses inputs that have no gradient, such as images of bytes.</summary>
    internal static void RequireFloats(Tensor inputs)
    {
        if (!inputs.is_floating_point())
            throw new ArgumentException($"Inputs of type {inputs.dtype} have no gradients: convert them with to(ScalarType.Float32), as the model takes them.", nameof(inputs));
    }

    /// <summary>The gradient of the score with respect to each input, of the inputs' shape. Rows do not mix: the sum's gradient holds each row's own.</summary>
    internal static Tensor Gradient(Module<Tensor, Tensor> model, Tensor inputs, long target)
    {
        RequireFloats(inputs);
        using var scope = NewDisposeScope();
        using var tracked = enable_grad();
        var leaf = inputs.detach().clone().requires_grad_();
        var gradients = autograd.grad([Of(model, leaf, target).sum()], [leaf], allow_unused: true);
        return (gradients[0] is { IsInvalid: false } gradient ? gradient.detach() : zeros_like(leaf)).MoveToOuterDisposeScope();
    }
}
