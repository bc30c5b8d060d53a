using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Rows of an image copied with their padding, and the patches under a kernel as rows of a matrix.</summary>
internal static unsafe class Patches
{
    /// <summary>Copies rows of some channels with zeros where the image ends, so that no inner loop asks whether it is inside.</summary>
    /// <param name="shape">Sizes of image and padding.</param>
    /// <param name="image">The first channel.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="firstRow">The first row, counted in the padded image.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="padded">channels × rows × (W + 2 · PadW).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pad<T>(in ConvShape shape, T* image, int channels, int firstRow, int rows, T* padded) where T : unmanaged
    {
        var width = shape.W + (2 * shape.PadW);
        for (nint c = 0; c < channels; c++)
        {
            for (var r = 0; r < rows; r++)
            {
                var row = firstRow + r - shape.PadH;
                var to = padded + (((c * rows) + r) * width);
                if ((uint)row >= (uint)shape.H)
                {
                    new Span<T>(to, width).Clear();
                    continue;
                }

                var from = image + (((c * shape.H) + row) * shape.W);
                for (var i = 0; i < shape.PadW; i++)
                {
                    to[i] = default;
                    to[shape.PadW + shape.W + i] = default;
                }

                CopyRow((byte*)from, (byte*)(to + shape.PadW), (nint)shape.W * sizeof(T));
            }
        }
    }

    /// <summary>Copies a row of a few dozen pixels, for which a call to copy memory costs more than the copy; the last vector overlaps the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyRow(byte* from, byte* to, nint bytes)
    {
        var last = bytes - Vector256<byte>.Count;
        if (last < 0)
        {
            for (nint i = 0; i < bytes; i++)
            {
                to[i] = from[i];
            }

            return;
        }

        for (nint i = 0; i < last; i += Vector256<byte>.Count)
        {
            Vector256.Load(from + i).Store(to + i);
        }

        Vector256.Load(from + last).Store(to + last);
    }

    /// <summary>The matrix whose row (c, r, s) holds, for each output pixel, the input pixel that the kernel's tap (r, s) of channel c meets there.</summary>
    /// <param name="shape">Sizes.</param>
    /// <param name="image">The first of the channels.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="patches">(channels · KernelH · KernelW) × (OutH · OutW).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather<T>(in ConvShape shape, T* image, int channels, T* patches) where T : unmanaged
    {
        for (nint c = 0; c < channels; c++)
        {
            for (var r = 0; r < shape.KernelH; r++)
            {
                for (var s = 0; s < shape.KernelW; s++)
                {
                    var (first, end) = Inside(shape, s);
                    for (var i = 0; i < shape.OutH; i++)
                    {
                        var to = patches;
                        patches += shape.OutW;
                        var row = (i * shape.StrideH) - shape.PadH + (r * shape.DilationH);
                        if ((uint)row >= (uint)shape.H || end <= first)
                        {
                            new Span<T>(to, shape.OutW).Clear();
                            continue;
                        }

                        var from = image + (((c * shape.H) + row) * shape.W) - shape.PadW + (s * shape.DilationW);
                        new Span<T>(to, first).Clear();
                        new Span<T>(to + end, shape.OutW - end).Clear();
                        if (shape.StrideW == 1)
                        {
                            new ReadOnlySpan<T>(from + first, end - first).CopyTo(new Span<T>(to + first, end - first));
                        }
                        else
                        {
                            for (var j = first; j < end; j++)
                            {
                                to[j] = from[j * shape.StrideW];
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The reverse of <see cref="Gather{T}"/>: adds each entry of the matrix to the pixel it came from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scatter<T>(in ConvShape shape, T* patches, int channels, T* image) where T : unmanaged, System.Numerics.INumber<T>
    {
        for (nint c = 0; c < channels; c++)
        {
            for (var r = 0; r < shape.KernelH; r++)
            {
                for (var s = 0; s < shape.KernelW; s++)
                {
                    var (first, end) = Inside(shape, s);
                    for (var i = 0; i < shape.OutH; i++)
                    {
                        var from = patches;
                        patches += shape.OutW;
                        var row = (i * shape.StrideH) - shape.PadH + (r * shape.DilationH);
                        if ((uint)row >= (uint)shape.H)
                        {
                            continue;
                        }

                        var to = image + (((c * shape.H) + row) * shape.W) - shape.PadW + (s * shape.DilationW);
                        for (var j = first; j < end; j++)
                        {
                            to[j * shape.StrideW] += from[j];
                        }
                    }
                }
            }
        }
    }

    /// <summary>The output columns, from first to before end, whose tap s lies inside the image.</summary>
    private static (int First, int End) Inside(in ConvShape shape, int s)
    {
        var shift = (s * shape.DilationW) - shape.PadW;
        var first = shift >= 0 ? 0 : (-shift + shape.StrideW - 1) / shape.StrideW;
        var last = shape.W - 1 - shift;
        var end = last < 0 ? 0 : Math.Min(shape.OutW, (last / shape.StrideW) + 1);
        return (Math.Min(first, shape.OutW), Math.Max(end, Math.Min(first, shape.OutW)));
    }
}
