using System.Runtime.InteropServices;

namespace TorchSharp.Tests.Kernels;

/// <summary>Native memory with a border on both sides that no kernel may write.</summary>
internal sealed unsafe class Guarded<T> : IDisposable where T : unmanaged
{
    private const int Border = 64;
    private const byte Mark = 0xA5;

    private readonly byte* _memory;

    public Guarded(int count)
    {
        Count = count;
        var bytes = (count + (2 * Border)) * sizeof(T);
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
        new Span<byte>(_memory, bytes).Fill(Mark);
        Pointer = (T*)_memory + Border;
    }

    public Guarded(IReadOnlyCollection<T> values) : this(values.Count)
    {
        var i = 0;
        foreach (var value in values)
        {
            Pointer[i++] = value;
        }
    }

    public int Count { get; }

    public T* Pointer { get; }

    public Span<T> Span => new(Pointer, Count);

    public void AssertBorderUntouched()
    {
        var side = Border * sizeof(T);
        var before = new Span<byte>(_memory, side);
        var after = new Span<byte>((byte*)(Pointer + Count), side);
        Assert.False(before.ContainsAnyExcept(Mark), "something was written before the beginning");
        Assert.False(after.ContainsAnyExcept(Mark), "something was written behind the end");
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
