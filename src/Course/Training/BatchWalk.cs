using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Course.Training;

/// <summary>Goes through batches, pass after pass, and knows where it is, so that another walk can go on from there.</summary>
/// <remarks>
/// Memory stays flat: a batch's two tensors are disposed with the caller's scope if they were made for it, and left alone if the source keeps them, as a list of batches does. Anything else that the
/// source makes on the way, such as the order of a shuffle, is the source's own and stays alive.
/// </remarks>
/// <param name="batches">The batches of a pass, by its number from 1.</param>
/// <param name="model">The batches are moved to its device.</param>
internal sealed class BatchWalk(Func<int, IEnumerable<(Tensor Inputs, Tensor Targets)>> batches, Module model) : IDisposable
{
    private readonly Device _device = model.parameters().FirstOrDefault()?.device ?? CPU;
    private IEnumerator<(Tensor Inputs, Tensor Targets)>? _pass;

    /// <summary>The number of the pass, from 1.</summary>
    internal int Pass { get; private set; } = 1;

    /// <summary>How many batches of the pass are behind.</summary>
    internal long Batch { get; private set; }

    /// <summary>torch's random state when the pass began: the source may have drawn its order from it.</summary>
    internal byte[] RandomAtPass { get; private set; } = [];

    /// <summary>Begins the pass, if it has not begun. What the source makes here belongs to the whole pass, so this stands outside of the scope of a batch.</summary>
    internal void Open()
    {
        if (_pass is not null) return;
        RandomAtPass = RandomState.Get();
        _pass = batches(Pass).GetEnumerator();
    }

    /// <summary>The next batch of the pass; false at its end, where <see cref="NextPass"/> goes to another.</summary>
    /// <param name="scope">The scope of the batch, just opened.</param>
    /// <param name="batch">Inputs and targets on the model's device.</param>
    internal bool TryNext(DisposeScope scope, out (Tensor Inputs, Tensor Targets) batch)
    {
        batch = default;
        Open();
        if (!_pass!.MoveNext()) return false;
        Batch++;
        var (inputs, targets) = _pass.Current;
        foreach (var made in scope.DisposablesView)
            if (!ReferenceEquals(made, inputs) && !ReferenceEquals(made, targets)) scope.Detach(made);
        batch = (inputs.to(_device), targets.to(_device));
        return true;
    }

    internal void NextPass()
    {
        Dispose();
        Pass++;
    }

    /// <summary>Goes to where another walk was.</summary>
    /// <exception cref="InvalidOperationException">The pass has fewer batches.</exception>
    internal void GoTo(int pass, long batch, byte[] randomAtPass)
    {
        Dispose();
        Pass = pass;
        if (batch == 0) return;
        RandomState.Set(randomAtPass);
        Open();
        while (Batch < batch)
        {
            using var scope = NewDisposeScope();
            if (!TryNext(scope, out _)) throw new InvalidOperationException($"Training stopped after batch {batch} of pass {pass}, and now there are only {Batch}: resume with the same data and batch size.");
        }
    }

    public void Dispose()
    {
        _pass?.Dispose();
        (_pass, Batch) = (null, 0);
    }
}
