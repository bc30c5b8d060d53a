using TorchSharp;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>Functions of a matrix to a number, by name, for a checker of gradients to be tried on.</summary>
internal static class CheckableFunctions
{
    /// <summary>The function of this name.</summary>
    internal static Func<Tensor, Tensor> Of(string name) => name switch
    {
        "tanh" => x => x.tanh().pow(2).sum(),
        "log-sum-exp" => x => x.exp().sum().log(),
        "tiny" => x => x.sin().sum() * 1e-6,
        "large" => x => x.pow(3).sum() * 1e4,
        _ => throw new ArgumentException($"There is no function \"{name}\".", nameof(name)),
    };

    /// <summary>Its gradient, by autograd.</summary>
    internal static Tensor Gradient(string name, Tensor at)
    {
        var leaf = at.clone().requires_grad_();
        Of(name)(leaf).backward();
        return leaf.grad!;
    }
}
