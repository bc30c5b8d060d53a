using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope: tensors made on this thread until it is disposed are disposed with it, unless moved out or detached.</summary>
    public static DisposeScope NewDisposeScope() => new();

    /// <summary>The innermost open scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScope.Current;

    /// <summary>Computes a tensor in a scope of its own, so that everything else that was made on the way is disposed.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}

/// <summary>Owns the tensors made while it is the innermost scope of its thread.</summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic] private static DisposeScope? s_current;

    private readonly DisposeScope? _outer;
    private readonly HashSet<IDisposable> _owned = new(ReferenceEqualityComparer.Instance);

    internal DisposeScope()
    {
        _outer = s_current;
        s_current = this;
    }

    internal static DisposeScope? Current => s_current;

    /// <summary>What the scope owns.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. _owned];

    /// <summary>How many things the scope owns.</summary>
    public int DisposablesCount => _owned.Count;

    /// <summary>Whether the scope owns this.</summary>
    public bool Contains(IDisposable disposable) => _owned.Contains(disposable);

    /// <summary>Gives a tensor to the scope.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is Tensor tensor)
        {
            tensor.Scope?._owned.Remove(tensor);
            tensor.Scope = this;
        }
        _owned.Add(disposable);
    }

    /// <summary>Gives tensors to the scope.</summary>
    public void Attach(params IDisposable[] disposables) => Array.ForEach(disposables, Attach);

    /// <summary>Moves a tensor to the scope around this one; with none around, nobody owns it.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        Move(disposable, _outer);
        return disposable;
    }

    /// <summary>Moves tensors to the scope around this one.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => Array.ForEach(disposables, item => Move(item, _outer));

    /// <summary>Moves a tensor to another scope.</summary>
    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    /// <summary>Takes a tensor out: it lives until it is disposed by hand or finalised.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Move(disposable, null);
        return disposable;
    }

    /// <summary>Takes tensors out.</summary>
    public void Detach(params IDisposable[] disposables) => Array.ForEach(disposables, item => Move(item, null));

    /// <summary>Disposes all but one.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IDisposable)keep);
        return keep;
    }

    /// <summary>Disposes all but these.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep)
    {
        foreach (var item in _owned.ToArray())
            if (Array.IndexOf(keep, item) < 0) item.Dispose();
        _owned.RemoveWhere(item => Array.IndexOf(keep, item) < 0);
    }

    /// <summary>Disposes all that the scope owns.</summary>
    public void DisposeEverything()
    {
        foreach (var item in _owned)
        {
            if (item is Tensor tensor) tensor.Scope = null;
            item.Dispose();
        }
        _owned.Clear();
    }

    /// <summary>Forgets a thing that was disposed elsewhere.</summary>
    public void MarkAsDisposed(IDisposable disposable) => _owned.Remove(disposable);

    /// <summary>Disposes all that the scope owns and closes it.</summary>
    public void Dispose()
    {
        DisposeEverything();
        if (ReferenceEquals(s_current, this)) s_current = _outer;
    }

    private void Move(IDisposable disposable, DisposeScope? target)
    {
        var owner = disposable is Tensor tensor ? tensor.Scope : this;
        if (owner is null) return;
        owner._owned.Remove(disposable);
        if (disposable is Tensor moved) moved.Scope = target;
        target?._owned.Add(disposable);
    }

    internal static void MoveOut(Tensor tensor) => tensor.Scope?.Move(tensor, tensor.Scope._outer);
}
