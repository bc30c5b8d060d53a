using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Course.Exercises;

/// <summary>The way that a rule takes where the gradient of every step is given: no landscape is needed, and nothing hides behind it.</summary>
internal static class GivenGradients
{
    /// <summary>The library's way.</summary>
    /// <param name="weights">Where it begins, [D].</param>
    /// <param name="gradients">The gradient of each step, [T, D].</param>
    /// <param name="make">Makes the optimiser.</param>
    /// <returns>The weights after each step, [T, D].</returns>
    internal static Tensor Library(Tensor weights, Tensor gradients, Func<Parameter[], optim.Optimizer> make)
    {
        var w = new Parameter(weights.clone());
        var optimizer = make([w]);
        var path = new Tensor[gradients.shape[0]];
        for (int t = 0; t < path.Length; t++)
        {
            optimizer.zero_grad();
            (w * gradients[t]).sum().backward();
            optimizer.step();
            path[t] = w.detach().clone();
        }
        return stack(path);
    }

    /// <summary>The way of any rule, to recognise mistakes.</summary>
    /// <param name="weights">Where it begins, [D].</param>
    /// <param name="gradients">The gradient of each step, [T, D].</param>
    /// <param name="next">The next weights from the weights, the gradient and the number of the step, from 1.</param>
    /// <returns>The weights after each step, [T, D].</returns>
    internal static Tensor Way(Tensor weights, Tensor gradients, Func<Tensor, Tensor, int, Tensor> next)
    {
        var path = new Tensor[gradients.shape[0]];
        for (int t = 0; t < path.Length; t++)
            path[t] = next(t == 0 ? weights : path[t - 1], gradients[t], t + 1);
        return stack(path);
    }
}
