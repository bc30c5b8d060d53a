using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>Goes through batches so that memory stays flat: what is made for a batch is gone before the next one.</summary>
/// <remarks>
/// A batch's two tensors are disposed after their step if they were made for it, and left alone if the source keeps them, as a list of batches does. Anything else that the
/// source makes on the way, such as the order of a shuffle, is the source's own and stays alive.
/// </remarks>
internal static class ScopedBatches
{
    /// <summary>Calls a step for every batch, on the model's device.</summary>
    internal static void ForEach(IEnumerable<(Tensor Inputs, Tensor Targets)> batches, Module model, Action<Tensor, Tensor> step)
    {
        var device = model.parameters().FirstOrDefault()?.device ?? CPU;
        using var enumerator = batches.GetEnumerator();
        while (true)
        {
            using var scope = NewDisposeScope();
            if (!enumerator.MoveNext()) return;
            var (inputs, targets) = enumerator.Current;
            foreach (var made in scope.DisposablesView)
                if (!ReferenceEquals(made, inputs) && !ReferenceEquals(made, targets)) scope.Detach(made);
            step(inputs.to(device), targets.to(device));
        }
    }
}
