using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>Goes through batches once; what is made for a batch is gone before the next one.</summary>
internal static class ScopedBatches
{
    /// <summary>Calls a step for every batch, on the model's device.</summary>
    internal static void ForEach(IEnumerable<(Tensor Inputs, Tensor Targets)> batches, Module model, Action<Tensor, Tensor> step)
    {
        using var walk = new BatchWalk(_ => batches, model);
        walk.Open();
        while (true)
        {
            using var scope = NewDisposeScope();
            if (!walk.TryNext(scope, out var batch)) return;
            step(batch.Inputs, batch.Targets);
        }
    }
}
