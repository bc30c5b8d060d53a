using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>What a scratch buffer is for. A kernel that calls another must not share a purpose with it.</summary>
internal enum ScratchFor
{
    /// <summary>The first factor of a matrix product, packed.</summary>
    PackedA,

    /// <summary>The second factor of a matrix product, packed.</summary>
    PackedB,

    /// <summary>A matrix product that is computed as its transpose.</summary>
    TurnedProduct,

    /// <summary>A convolution's weights, turned round for its backward pass.</summary>
    TurnedWeights,

    /// <summary>A convolution's weights in the order in which its innermost loop reads them.</summary>
    PackedWeights,

    /// <summary>The images that one part of a convolution reads, with their padding.</summary>
    PaddedImage,

    /// <summary>Where each tap of a kernel is in an image.</summary>
    Offsets,

    /// <summary>The patches of an image as columns of a matrix.</summary>
    Patches,

    /// <summary>What one part of a convolution computes before it is put in its place.</summary>
    Result,

    /// <summary>Partial sums, one set for each part.</summary>
    PartialSums,
}

/// <summary>Memory for the inside of a kernel: one buffer for each thread and purpose, kept from call to call and grown when needed.</summary>
/// <remarks>
/// Buffers are 64-byte aligned and have 256 bytes of slack at the end, so a vector may be read or written past the last element.
/// The content is whatever was left there.
/// </remarks>
internal static unsafe class Scratch
{
    private const int Alignment = 64;
    private const int Slack = 256;

    [ThreadStatic]
    private static Buffer[]? t_buffers;

    /// <summary>The calling thread's buffer for a purpose, at least <paramref name="count"/> elements long; it stays valid until the same thread asks for a longer one.</summary>
    public static T* Take<T>(ScratchFor purpose, nint count) where T : unmanaged
    {
        var buffers = t_buffers ??= Enumerable.Range(0, Enum.GetValues<ScratchFor>().Length).Select(_ => new Buffer()).ToArray();
        return (T*)buffers[(int)purpose].AtLeast(count * sizeof(T));
    }

    private sealed class Buffer
    {
        private void* _memory;
        private nint _bytes = -1;

        ~Buffer() => NativeMemory.AlignedFree(_memory);

        public void* AtLeast(nint bytes)
        {
            if (bytes > _bytes)
            {
                NativeMemory.AlignedFree(_memory);
                _memory = null;
                _bytes = -1;
                var rounded = bytes + (bytes >> 2);
                _memory = NativeMemory.AlignedAlloc((nuint)(rounded + Slack), Alignment);
                _bytes = rounded;
            }

            return _memory;
        }
    }
}
