using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Native memory in size classes, kept for reuse: a training step asks for the same sizes again and again.</summary>
/// <remarks>
/// Every block is 64-byte aligned and has 256 bytes of slack, so that a vector kernel may read past the last element.
/// Tensors that nobody disposes come back through their finalisers. The garbage collector does not see native memory, so the pool
/// itself asks for a collection when the memory in use has grown by half (and by at least <see cref="Budget"/>) since the last one.
/// </remarks>
internal static unsafe class MemoryPool
{
    private const int Alignment = 64;
    private const int Slack = 256;
    private const int ClassesPerDoubling = 4;
    private const long Smallest = 256;
    private const long Budget = 64L << 20;
    private const long MostKept = 2L << 30;

    private static readonly Stack<nint>[] s_free = [.. Enumerable.Range(0, 40 * ClassesPerDoubling).Select(_ => new Stack<nint>())];
    private static readonly Lock s_lock = new();
    private static long s_inUse, s_kept, s_collectAt = 2 * Budget;

    /// <summary>Bytes handed out and not yet given back, in whole size classes.</summary>
    internal static long BytesInUse => Volatile.Read(ref s_inUse);

    /// <summary>Bytes that wait to be handed out again.</summary>
    internal static long BytesKept => Volatile.Read(ref s_kept);

    /// <summary>A block of at least <paramref name="bytes"/> bytes, its content undefined.</summary>
    internal static void* Rent(long bytes)
    {
        var index = ClassOf(bytes);
        if (TryPop(index, out var block)) return block;
        if (Volatile.Read(ref s_inUse) > s_collectAt)
        {
            CollectForgottenTensors();
            if (TryPop(index, out block)) return block;
        }
        var size = SizeOf(index);
        block = Allocate(size);
        lock (s_lock) s_inUse += size;
        return block;
    }

    /// <summary>Gives back a block rented with the same number of bytes.</summary>
    internal static void Return(void* block, long bytes)
    {
        var index = ClassOf(bytes);
        var size = SizeOf(index);
        lock (s_lock)
        {
            s_inUse -= size;
            if (s_kept + size <= MostKept)
            {
                s_kept += size;
                s_free[index].Push((nint)block);
                return;
            }
        }
        NativeMemory.AlignedFree(block);
    }

    /// <summary>Gives the blocks that wait to be handed out again back to the system.</summary>
    internal static void Trim()
    {
        lock (s_lock)
        {
            foreach (var blocks in s_free)
                while (blocks.TryPop(out var block)) NativeMemory.AlignedFree((void*)block);
            s_kept = 0;
        }
    }

    /// <summary>The size class of a request: four classes in each doubling, from 256 bytes.</summary>
    internal static int ClassOf(long bytes)
    {
        if (bytes <= Smallest) return 0;
        var doubling = System.Numerics.BitOperations.Log2((ulong)((bytes - 1) / Smallest));
        var start = Smallest << doubling;
        var quarter = (bytes - start + start / ClassesPerDoubling - 1) / (start / ClassesPerDoubling);
        return doubling * ClassesPerDoubling + (int)quarter;
    }

    /// <summary>The bytes in a block of a class.</summary>
    internal static long SizeOf(int index)
    {
        var start = Smallest << (index / ClassesPerDoubling);
        return start + start / ClassesPerDoubling * (index % ClassesPerDoubling);
    }

    private static bool TryPop(int index, out void* block)
    {
        lock (s_lock)
        {
            if (s_free[index].TryPop(out var pointer))
            {
                s_kept -= SizeOf(index);
                s_inUse += SizeOf(index);
                block = (void*)pointer;
                return true;
            }
        }
        block = null;
        return false;
    }

    private static void* Allocate(long size)
    {
        try
        {
            return HugePages.Allocate((nuint)(size + Slack), Alignment);
        }
        catch (OutOfMemoryException)
        {
            // Forgotten tensors and blocks of other sizes may make room.
            CollectForgottenTensors();
            Trim();
            return HugePages.Allocate((nuint)(size + Slack), Alignment);
        }
    }

    private static void CollectForgottenTensors()
    {
        var before = BytesInUse;
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        if (BytesInUse > before - before / 4)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        var live = BytesInUse;
        s_collectAt = live + Math.Max(Budget, live / 2);
    }
}
