namespace TorchSharp;

/// <summary>A block of native memory that one or more tensors look at.</summary>
/// <remarks>Counted references: the memory goes back to the pool when the last tensor is disposed or finalised.
/// <see cref="Version"/> counts in-place writes, so that autograd notices a saved value that has changed.</remarks>
internal sealed unsafe class Storage
{
    private readonly void* _pointer;
    private int _references = 1;
    private int _version;

    internal Storage(long bytes)
    {
        Bytes = bytes;
        _pointer = MemoryPool.Rent(bytes);
    }

    internal long Bytes { get; }

    internal void* Pointer => _pointer;

    internal int References => Volatile.Read(ref _references);

    internal int Version => Volatile.Read(ref _version);

    internal void BumpVersion() => Interlocked.Increment(ref _version);

    internal Storage AddReference()
    {
        Interlocked.Increment(ref _references);
        return this;
    }

    internal void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0) MemoryPool.Return(_pointer, Bytes);
    }
}
