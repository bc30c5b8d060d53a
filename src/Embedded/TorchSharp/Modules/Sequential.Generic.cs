namespace TorchSharp.Modules;

/// <summary>Modules of any kind in a row; how one input goes through them is what a deriving class says.</summary>
public abstract class Sequential<T, TResult> : torch.nn.Module<T, TResult>
{
    /// <summary>Named modules.</summary>
    protected Sequential(params (string name, torch.nn.Module submodule)[] modules)
        : base("Sequential")
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    /// <summary>Modules called "0", "1", ….</summary>
    protected Sequential(params torch.nn.Module[] modules)
        : base("Sequential")
    {
        foreach (var submodule in modules) Add(submodule);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _submodules.Count;

    /// <summary>A module.</summary>
    public torch.nn.Module this[int index] => _submodules.GetAt(index).Value;

    /// <summary>A part of the row, with the same modules.</summary>
    public Sequential<T, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>A part of the row, with the same modules; a bound that is left out is the row's own.</summary>
    public Sequential<T, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end.</summary>
    public Sequential<T, TResult> append(torch.nn.Module module) => append(Count.ToString(), module);

    /// <summary>Adds a named module at the end.</summary>
    public Sequential<T, TResult> append(string name, torch.nn.Module module)
    {
        Add(name, module);
        return this;
    }

    /// <summary>Adds a named module at the end.</summary>
    protected void Add(string name, torch.nn.Module sm) => register_module(name, sm);

    /// <summary>Adds a module at the end.</summary>
    protected void Add(torch.nn.Module module) => Add(Count.ToString(), module);

    /// <summary>A part of the row, for the indexers: a deriving class that wants them makes one of its own kind.</summary>
    protected virtual Sequential<T, TResult> Slice(int start, int end) => throw new NotSupportedException($"{GetType().Name} has no Slice: override it to take parts of the row.");
}

/// <summary>Modules of any kind in a row; how two inputs go through them is what a deriving class says.</summary>
public abstract class Sequential<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    /// <summary>Named modules.</summary>
    protected Sequential(params (string name, torch.nn.Module submodule)[] modules)
        : base("Sequential")
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    /// <summary>Modules called "0", "1", ….</summary>
    protected Sequential(params torch.nn.Module[] modules)
        : base("Sequential")
    {
        foreach (var submodule in modules) Add(submodule);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _submodules.Count;

    /// <summary>A module.</summary>
    public torch.nn.Module this[int index] => _submodules.GetAt(index).Value;

    /// <summary>A part of the row, with the same modules.</summary>
    public Sequential<T1, T2, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>A part of the row, with the same modules; a bound that is left out is the row's own.</summary>
    public Sequential<T1, T2, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end.</summary>
    public Sequential<T1, T2, TResult> append(torch.nn.Module module) => append(Count.ToString(), module);

    /// <summary>Adds a named module at the end.</summary>
    public Sequential<T1, T2, TResult> append(string name, torch.nn.Module module)
    {
        Add(name, module);
        return this;
    }

    /// <summary>Adds a named module at the end.</summary>
    protected void Add(string name, torch.nn.Module sm) => register_module(name, sm);

    /// <summary>Adds a module at the end.</summary>
    protected void Add(torch.nn.Module module) => Add(Count.ToString(), module);

    /// <summary>A part of the row, for the indexers: a deriving class that wants them makes one of its own kind.</summary>
    protected virtual Sequential<T1, T2, TResult> Slice(int start, int end) => throw new NotSupportedException($"{GetType().Name} has no Slice: override it to take parts of the row.");
}

/// <summary>Modules of any kind in a row; how three inputs go through them is what a deriving class says.</summary>
public abstract class Sequential<T1, T2, T3, TResult> : torch.nn.Module<T1, T2, T3, TResult>
{
    /// <summary>Named modules.</summary>
    protected Sequential(params (string name, torch.nn.Module submodule)[] modules)
        : base("Sequential")
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    /// <summary>Modules called "0", "1", ….</summary>
    protected Sequential(params torch.nn.Module[] modules)
        : base("Sequential")
    {
        foreach (var submodule in modules) Add(submodule);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _submodules.Count;

    /// <summary>A module.</summary>
    public torch.nn.Module this[int index] => _submodules.GetAt(index).Value;

    /// <summary>A part of the row, with the same modules.</summary>
    public Sequential<T1, T2, T3, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>A part of the row, with the same modules; a bound that is left out is the row's own.</summary>
    public Sequential<T1, T2, T3, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end.</summary>
    public Sequential<T1, T2, T3, TResult> append(torch.nn.Module module) => append(Count.ToString(), module);

    /// <summary>Adds a named module at the end.</summary>
    public Sequential<T1, T2, T3, TResult> append(string name, torch.nn.Module module)
    {
        Add(name, module);
        return this;
    }

    /// <summary>Adds a named module at the end.</summary>
    protected void Add(string name, torch.nn.Module sm) => register_module(name, sm);

    /// <summary>Adds a module at the end.</summary>
    protected void Add(torch.nn.Module module) => Add(Count.ToString(), module);

    /// <summary>A part of the row, for the indexers: a deriving class that wants them makes one of its own kind.</summary>
    protected virtual Sequential<T1, T2, T3, TResult> Slice(int start, int end) => throw new NotSupportedException($"{GetType().Name} has no Slice: override it to take parts of the row.");
}

/// <summary>Modules of any kind in a row; how four inputs go through them is what a deriving class says.</summary>
public abstract class Sequential<T1, T2, T3, T4, TResult> : torch.nn.Module<T1, T2, T3, T4, TResult>
{
    /// <summary>Named modules.</summary>
    protected Sequential(params (string name, torch.nn.Module submodule)[] modules)
        : base("Sequential")
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    /// <summary>Modules called "0", "1", ….</summary>
    protected Sequential(params torch.nn.Module[] modules)
        : base("Sequential")
    {
        foreach (var submodule in modules) Add(submodule);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _submodules.Count;

    /// <summary>A module.</summary>
    public torch.nn.Module this[int index] => _submodules.GetAt(index).Value;

    /// <summary>A part of the row, with the same modules.</summary>
    public Sequential<T1, T2, T3, T4, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>A part of the row, with the same modules; a bound that is left out is the row's own.</summary>
    public Sequential<T1, T2, T3, T4, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end.</summary>
    public Sequential<T1, T2, T3, T4, TResult> append(torch.nn.Module module) => append(Count.ToString(), module);

    /// <summary>Adds a named module at the end.</summary>
    public Sequential<T1, T2, T3, T4, TResult> append(string name, torch.nn.Module module)
    {
        Add(name, module);
        return this;
    }

    /// <summary>Adds a named module at the end.</summary>
    protected void Add(string name, torch.nn.Module sm) => register_module(name, sm);

    /// <summary>Adds a module at the end.</summary>
    protected void Add(torch.nn.Module module) => Add(Count.ToString(), module);

    /// <summary>A part of the row, for the indexers: a deriving class that wants them makes one of its own kind.</summary>
    protected virtual Sequential<T1, T2, T3, T4, TResult> Slice(int start, int end) => throw new NotSupportedException($"{GetType().Name} has no Slice: override it to take parts of the row.");
}

/// <summary>Modules of any kind in a row; how five inputs go through them is what a deriving class says.</summary>
public abstract class Sequential<T1, T2, T3, T4, T5, TResult> : torch.nn.Module<T1, T2, T3, T4, T5, TResult>
{
    /// <summary>Named modules.</summary>
    protected Sequential(params (string name, torch.nn.Module submodule)[] modules)
        : base("Sequential")
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    /// <summary>Modules called "0", "1", ….</summary>
    protected Sequential(params torch.nn.Module[] modules)
        : base("Sequential")
    {
        foreach (var submodule in modules) Add(submodule);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _submodules.Count;

    /// <summary>A module.</summary>
    public torch.nn.Module this[int index] => _submodules.GetAt(index).Value;

    /// <summary>A part of the row, with the same modules.</summary>
    public Sequential<T1, T2, T3, T4, T5, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>A part of the row, with the same modules; a bound that is left out is the row's own.</summary>
    public Sequential<T1, T2, T3, T4, T5, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end.</summary>
    public Sequential<T1, T2, T3, T4, T5, TResult> append(torch.nn.Module module) => append(Count.ToString(), module);

    /// <summary>Adds a named module at the end.</summary>
    public Sequential<T1, T2, T3, T4, T5, TResult> append(string name, torch.nn.Module module)
    {
        Add(name, module);
        return this;
    }

    /// <summary>Adds a named module at the end.</summary>
    protected void Add(string name, torch.nn.Module sm) => register_module(name, sm);

    /// <summary>Adds a module at the end.</summary>
    protected void Add(torch.nn.Module module) => Add(Count.ToString(), module);

    /// <summary>A part of the row, for the indexers: a deriving class that wants them makes one of its own kind.</summary>
    protected virtual Sequential<T1, T2, T3, T4, T5, TResult> Slice(int start, int end) => throw new NotSupportedException($"{GetType().Name} has no Slice: override it to take parts of the row.");
}

/// <summary>Modules of any kind in a row; how six inputs go through them is what a deriving class says.</summary>
public abstract class Sequential<T1, T2, T3, T4, T5, T6, TResult> : torch.nn.Module<T1, T2, T3, T4, T5, T6, TResult>
{
    /// <summary>Named modules.</summary>
    protected Sequential(params (string name, torch.nn.Module submodule)[] modules)
        : base("Sequential")
    {
        foreach (var (name, submodule) in modules) Add(name, submodule);
    }

    /// <summary>Modules called "0", "1", ….</summary>
    protected Sequential(params torch.nn.Module[] modules)
        : base("Sequential")
    {
        foreach (var submodule in modules) Add(submodule);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _submodules.Count;

    /// <summary>A module.</summary>
    public torch.nn.Module this[int index] => _submodules.GetAt(index).Value;

    /// <summary>A part of the row, with the same modules.</summary>
    public Sequential<T1, T2, T3, T4, T5, T6, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>A part of the row, with the same modules; a bound that is left out is the row's own.</summary>
    public Sequential<T1, T2, T3, T4, T5, T6, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>Adds a module at the end.</summary>
    public Sequential<T1, T2, T3, T4, T5, T6, TResult> append(torch.nn.Module module) => append(Count.ToString(), module);

    /// <summary>Adds a named module at the end.</summary>
    public Sequential<T1, T2, T3, T4, T5, T6, TResult> append(string name, torch.nn.Module module)
    {
        Add(name, module);
        return this;
    }

    /// <summary>Adds a named module at the end.</summary>
    protected void Add(string name, torch.nn.Module sm) => register_module(name, sm);

    /// <summary>Adds a module at the end.</summary>
    protected void Add(torch.nn.Module module) => Add(Count.ToString(), module);

    /// <summary>A part of the row, for the indexers: a deriving class that wants them makes one of its own kind.</summary>
    protected virtual Sequential<T1, T2, T3, T4, T5, T6, TResult> Slice(int start, int end) => throw new NotSupportedException($"{GetType().Name} has no Slice: override it to take parts of the row.");
}
