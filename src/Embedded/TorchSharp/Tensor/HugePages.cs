using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Large blocks of native memory in pages of 2 MB where the system has them, so that a walk through a batch of images does not miss the table of pages all the time.</summary>
internal static unsafe partial class HugePages
{
    private const nuint Size = 2 << 20;
    private const int MadvHugePage = 14;

    private static bool s_asks = OperatingSystem.IsLinux();

    /// <summary>A block to be freed with <see cref="NativeMemory.AlignedFree"/>.</summary>
    /// <exception cref="OutOfMemoryException">There is not so much memory.</exception>
    internal static void* Allocate(nuint bytes, nuint alignment)
    {
        if (!s_asks || bytes < Size) return NativeMemory.AlignedAlloc(bytes, alignment);
        var block = NativeMemory.AlignedAlloc(bytes, Size);
        try
        {
            // A wish: where it is not granted, the block has pages of the usual size.
            Advise(block, bytes, MadvHugePage);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            s_asks = false;
        }
        return block;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
