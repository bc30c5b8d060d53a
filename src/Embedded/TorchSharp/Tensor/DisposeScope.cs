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
/// <remarks>Scopes belong to the thread that opened them. After an await the code may go on on another thread: what is made there is not in the scope,
/// but the scope may be disposed there.</remarks>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager _thread = DisposeScopeManager.OfThread;
    private readonly DisposeScope? _around;
    private readonly OwnedList _owned = new();
    private bool _closed;

    internal DisposeScope()
    {
        _around = _thread.Current;
        _thread.Current = this;
    }

    internal static DisposeScope? Current => DisposeScopeManager.OfThread.Current;

    /// <summary>What the scope owns, as a list that does not follow later changes.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => _owned.ToArray();

    /// <summary>How many things the scope owns.</summary>
    public int DisposablesCount => _owned.Count;

    /// <summary>Whether the scope owns this.</summary>
    public bool Contains(IDisposable disposable) => _owned.Contains(disposable);

    /// <summary>Gives something to the scope, out of the scope that it is in.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is not Tensor tensor || tensor.IsInvalid)
        {
            if (disposable is not Tensor) _owned.Add(disposable);
            return;
        }
        if (tensor.Scope is null) DisposeScopeManager.OfThread.Tensors.AttachedToScopeCount++;
        Own(tensor);
    }

    /// <summary>Gives things to the scope.</summary>
    public void Attach(params IDisposable[] disposables) => Array.ForEach(disposables, Attach);

    /// <summary>Gives things to the scope and returns them.</summary>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IDisposable[] all = [.. disposables];
        Attach(all);
        return all;
    }

    /// <summary>Moves something that the scope owns to the scope around it; with none around, nobody owns it.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(Outer!, disposable);

    /// <summary>Moves two things to the scope around this one.</summary>
    public (T1, T2) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    /// <summary>Moves three things to the scope around this one.</summary>
    public (T1, T2, T3) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third) where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    /// <summary>Moves things to the scope around this one.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer!, disposables);

    /// <summary>Moves things to the scope around this one.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer!, disposables);

    /// <summary>Moves something that the scope owns to another scope.</summary>
    public T MoveToOther<T>(DisposeScope scope, T disposable) where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    /// <summary>Moves two things to another scope.</summary>
    public (T1, T2) MoveToOther<T1, T2>(DisposeScope scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second));

    /// <summary>Moves three things to another scope.</summary>
    public (T1, T2, T3) MoveToOther<T1, T2, T3>(DisposeScope scope, T1 first, T2 second, T3 third) where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    /// <summary>Moves things to another scope.</summary>
    public void MoveToOther(DisposeScope scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Moves things to another scope.</summary>
    public void MoveToOther(DisposeScope scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Move(disposable, scope);
    }

    /// <summary>Takes something out of the scope: it lives until it is disposed by hand or finalised.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Move(disposable, null);
        return disposable;
    }

    /// <summary>Takes two things out of the scope.</summary>
    public (T1, T2) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable => (Detach(first), Detach(second));

    /// <summary>Takes three things out of the scope.</summary>
    public (T1, T2, T3) Detach<T1, T2, T3>(T1 first, T2 second, T3 third) where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable =>
        (Detach(first), Detach(second), Detach(third));

    /// <summary>Takes things out of the scope.</summary>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes things out of the scope.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Move(disposable, null);
    }

    /// <summary>Disposes all but one.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    /// <summary>Disposes all but two.</summary>
    public (T1, T2) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Disposes all but three.</summary>
    public (T1, T2, T3) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third) where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Disposes all but these.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes all but these.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var item in _owned.ToArray())
        {
            if (keep.Contains(item)) continue;
            item.Dispose();
            _owned.Remove(item);
        }
    }

    /// <summary>Disposes all that the scope owns.</summary>
    public void DisposeEverything()
    {
        while (_owned.Count > 0) _owned.RemoveLast().Dispose();
    }

    /// <summary>Forgets a thing that was disposed elsewhere; tensors say so themselves.</summary>
    public void MarkAsDisposed(IDisposable disposable) => _owned.Remove(disposable);

    /// <summary>Disposes all that the scope owns and closes it.</summary>
    public void Dispose()
    {
        DisposeEverything();
        _closed = true;
        // Scopes that were closed while this one was the innermost are left behind with it.
        while (_thread.Current is { _closed: true } closed) _thread.Current = closed._around;
    }

    /// <summary>Takes over a tensor that nobody counts yet or that another scope owns.</summary>
    internal void Own(Tensor tensor)
    {
        tensor.Scope?._owned.Remove(tensor);
        tensor.Scope = this;
        _owned.Add(tensor);
    }

    /// <summary>The next open scope around this one.</summary>
    private DisposeScope? Outer
    {
        get
        {
            var outer = _around;
            while (outer is { _closed: true }) outer = outer._around;
            return outer;
        }
    }

    private void Move(IDisposable disposable, DisposeScope? target)
    {
        if (!_owned.Remove(disposable)) return;
        if (disposable is Tensor tensor)
        {
            tensor.Scope = target;
            if (target is null) DisposeScopeManager.OfThread.Tensors.DetachedFromScopeCount++;
        }
        target?._owned.Add(disposable);
    }
}
