using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Transposition of a strip of rows: destination[p, i] = source[i, p].</summary>
/// <remarks>Blocks of 16 × 16 or 8 × 8 floats are turned inside registers; anything else goes element by element.</remarks>
internal static unsafe class Transposition
{
    /// <summary>Turns <paramref name="rows"/> rows of <paramref name="count"/> elements into <paramref name="count"/> rows of <paramref name="width"/>, zeros behind the first <paramref name="rows"/>.</summary>
    /// <param name="source">Row i begins at source + i · stride.</param>
    /// <param name="stride">Elements between rows of the source.</param>
    /// <param name="rows">Rows of the source, at most <paramref name="width"/>.</param>
    /// <param name="count">Elements of each row.</param>
    /// <param name="destination">Row p begins at destination + p · step. One vector past its end may be overwritten.</param>
    /// <param name="step">Elements between rows of the destination, at least <paramref name="width"/>. What lies between width and step may be overwritten.</param>
    /// <param name="width">Elements of a destination row; at most a vector of the current <see cref="Simd.Width"/> or else the slow path serves.</param>
    /// <param name="exact">Whether nothing beyond the width may be overwritten after all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(T* source, nint stride, int rows, nint count, T* destination, nint step, int width, bool exact = false) where T : unmanaged
    {
        if (typeof(T) == typeof(float) && width <= 16 && Simd.Width == SimdWidth.Bits512 && Avx512F.IsSupported)
        {
            for (nint p = 0; p < count; p += 16)
            {
                Turn16((float*)source + p, stride, rows, (int)Math.Min(16, count - p), (float*)destination + (p * step), step, exact ? width : 16);
            }
        }
        else if (typeof(T) == typeof(float) && width <= 8 && Simd.Width >= SimdWidth.Bits256 && Avx.IsSupported)
        {
            for (nint p = 0; p < count; p += 8)
            {
                Turn8((float*)source + p, stride, rows, (int)Math.Min(8, count - p), (float*)destination + (p * step), step, exact ? width : 8);
            }
        }
        else
        {
            ByOne(source, stride, rows, count, destination, step, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ByOne<T>(T* source, nint stride, int rows, nint count, T* destination, nint step, int width) where T : unmanaged
    {
        for (nint p = 0; p < count; p++)
        {
            var row = destination + (p * step);
            for (var i = 0; i < rows; i++)
            {
                row[i] = source[(i * stride) + p];
            }

            for (var i = rows; i < width; i++)
            {
                row[i] = default;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn16(float* s, nint stride, int rows, int count, float* d, nint step, int stored)
    {
        var r0 = Row16(s + (0 * stride), 0 < rows, count);
        var r1 = Row16(s + (1 * stride), 1 < rows, count);
        var r2 = Row16(s + (2 * stride), 2 < rows, count);
        var r3 = Row16(s + (3 * stride), 3 < rows, count);
        var r4 = Row16(s + (4 * stride), 4 < rows, count);
        var r5 = Row16(s + (5 * stride), 5 < rows, count);
        var r6 = Row16(s + (6 * stride), 6 < rows, count);
        var r7 = Row16(s + (7 * stride), 7 < rows, count);
        var r8 = Row16(s + (8 * stride), 8 < rows, count);
        var r9 = Row16(s + (9 * stride), 9 < rows, count);
        var r10 = Row16(s + (10 * stride), 10 < rows, count);
        var r11 = Row16(s + (11 * stride), 11 < rows, count);
        var r12 = Row16(s + (12 * stride), 12 < rows, count);
        var r13 = Row16(s + (13 * stride), 13 < rows, count);
        var r14 = Row16(s + (14 * stride), 14 < rows, count);
        var r15 = Row16(s + (15 * stride), 15 < rows, count);

        var p0 = Avx512F.UnpackLow(r0, r1).AsDouble();
        var p1 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        var p2 = Avx512F.UnpackLow(r2, r3).AsDouble();
        var p3 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        r0 = Avx512F.UnpackLow(p0, p2).AsSingle();
        r1 = Avx512F.UnpackHigh(p0, p2).AsSingle();
        r2 = Avx512F.UnpackLow(p1, p3).AsSingle();
        r3 = Avx512F.UnpackHigh(p1, p3).AsSingle();
        var p4 = Avx512F.UnpackLow(r4, r5).AsDouble();
        var p5 = Avx512F.UnpackHigh(r4, r5).AsDouble();
        var p6 = Avx512F.UnpackLow(r6, r7).AsDouble();
        var p7 = Avx512F.UnpackHigh(r6, r7).AsDouble();
        r4 = Avx512F.UnpackLow(p4, p6).AsSingle();
        r5 = Avx512F.UnpackHigh(p4, p6).AsSingle();
        r6 = Avx512F.UnpackLow(p5, p7).AsSingle();
        r7 = Avx512F.UnpackHigh(p5, p7).AsSingle();
        var p8 = Avx512F.UnpackLow(r8, r9).AsDouble();
        var p9 = Avx512F.UnpackHigh(r8, r9).AsDouble();
        var p10 = Avx512F.UnpackLow(r10, r11).AsDouble();
        var p11 = Avx512F.UnpackHigh(r10, r11).AsDouble();
        r8 = Avx512F.UnpackLow(p8, p10).AsSingle();
        r9 = Avx512F.UnpackHigh(p8, p10).AsSingle();
        r10 = Avx512F.UnpackLow(p9, p11).AsSingle();
        r11 = Avx512F.UnpackHigh(p9, p11).AsSingle();
        var p12 = Avx512F.UnpackLow(r12, r13).AsDouble();
        var p13 = Avx512F.UnpackHigh(r12, r13).AsDouble();
        var p14 = Avx512F.UnpackLow(r14, r15).AsDouble();
        var p15 = Avx512F.UnpackHigh(r14, r15).AsDouble();
        r12 = Avx512F.UnpackLow(p12, p14).AsSingle();
        r13 = Avx512F.UnpackHigh(p12, p14).AsSingle();
        r14 = Avx512F.UnpackLow(p13, p15).AsSingle();
        r15 = Avx512F.UnpackHigh(p13, p15).AsSingle();

        // r[4g + j] holds, in its quarter q, column 4q + j of rows 4g to 4g + 3.
        var even0 = Avx512F.Shuffle4x128(r0, r4, 0x88);
        var even0b = Avx512F.Shuffle4x128(r8, r12, 0x88);
        var odd0 = Avx512F.Shuffle4x128(r0, r4, 0xdd);
        var odd0b = Avx512F.Shuffle4x128(r8, r12, 0xdd);
        var even1 = Avx512F.Shuffle4x128(r1, r5, 0x88);
        var even1b = Avx512F.Shuffle4x128(r9, r13, 0x88);
        var odd1 = Avx512F.Shuffle4x128(r1, r5, 0xdd);
        var odd1b = Avx512F.Shuffle4x128(r9, r13, 0xdd);
        var even2 = Avx512F.Shuffle4x128(r2, r6, 0x88);
        var even2b = Avx512F.Shuffle4x128(r10, r14, 0x88);
        var odd2 = Avx512F.Shuffle4x128(r2, r6, 0xdd);
        var odd2b = Avx512F.Shuffle4x128(r10, r14, 0xdd);
        var even3 = Avx512F.Shuffle4x128(r3, r7, 0x88);
        var even3b = Avx512F.Shuffle4x128(r11, r15, 0x88);
        var odd3 = Avx512F.Shuffle4x128(r3, r7, 0xdd);
        var odd3b = Avx512F.Shuffle4x128(r11, r15, 0xdd);

        Put(d + (0 * step), Avx512F.Shuffle4x128(even0, even0b, 0x88), stored);
        if (count <= 1)
        {
            return;
        }

        Put(d + (1 * step), Avx512F.Shuffle4x128(even1, even1b, 0x88), stored);
        if (count <= 2)
        {
            return;
        }

        Put(d + (2 * step), Avx512F.Shuffle4x128(even2, even2b, 0x88), stored);
        if (count <= 3)
        {
            return;
        }

        Put(d + (3 * step), Avx512F.Shuffle4x128(even3, even3b, 0x88), stored);
        if (count <= 4)
        {
            return;
        }

        Put(d + (4 * step), Avx512F.Shuffle4x128(odd0, odd0b, 0x88), stored);
        if (count <= 5)
        {
            return;
        }

        Put(d + (5 * step), Avx512F.Shuffle4x128(odd1, odd1b, 0x88), stored);
        if (count <= 6)
        {
            return;
        }

        Put(d + (6 * step), Avx512F.Shuffle4x128(odd2, odd2b, 0x88), stored);
        if (count <= 7)
        {
            return;
        }

        Put(d + (7 * step), Avx512F.Shuffle4x128(odd3, odd3b, 0x88), stored);
        if (count <= 8)
        {
            return;
        }

        Put(d + (8 * step), Avx512F.Shuffle4x128(even0, even0b, 0xdd), stored);
        if (count <= 9)
        {
            return;
        }

        Put(d + (9 * step), Avx512F.Shuffle4x128(even1, even1b, 0xdd), stored);
        if (count <= 10)
        {
            return;
        }

        Put(d + (10 * step), Avx512F.Shuffle4x128(even2, even2b, 0xdd), stored);
        if (count <= 11)
        {
            return;
        }

        Put(d + (11 * step), Avx512F.Shuffle4x128(even3, even3b, 0xdd), stored);
        if (count <= 12)
        {
            return;
        }

        Put(d + (12 * step), Avx512F.Shuffle4x128(odd0, odd0b, 0xdd), stored);
        if (count <= 13)
        {
            return;
        }

        Put(d + (13 * step), Avx512F.Shuffle4x128(odd1, odd1b, 0xdd), stored);
        if (count <= 14)
        {
            return;
        }

        Put(d + (14 * step), Avx512F.Shuffle4x128(odd2, odd2b, 0xdd), stored);
        if (count <= 15)
        {
            return;
        }

        Put(d + (15 * step), Avx512F.Shuffle4x128(odd3, odd3b, 0xdd), stored);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Row16(float* p, bool exists, int count) =>
        !exists ? Vector512<float>.Zero : count == 16 ? Vector512.Load(p) : Lanes512<float>.LoadFirst(p, count);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turn8(float* s, nint stride, int rows, int count, float* d, nint step, int stored)
    {
        var r0 = Row8(s + (0 * stride), 0 < rows, count);
        var r1 = Row8(s + (1 * stride), 1 < rows, count);
        var r2 = Row8(s + (2 * stride), 2 < rows, count);
        var r3 = Row8(s + (3 * stride), 3 < rows, count);
        var r4 = Row8(s + (4 * stride), 4 < rows, count);
        var r5 = Row8(s + (5 * stride), 5 < rows, count);
        var r6 = Row8(s + (6 * stride), 6 < rows, count);
        var r7 = Row8(s + (7 * stride), 7 < rows, count);

        var p0 = Avx.UnpackLow(r0, r1).AsDouble();
        var p1 = Avx.UnpackHigh(r0, r1).AsDouble();
        var p2 = Avx.UnpackLow(r2, r3).AsDouble();
        var p3 = Avx.UnpackHigh(r2, r3).AsDouble();
        r0 = Avx.UnpackLow(p0, p2).AsSingle();
        r1 = Avx.UnpackHigh(p0, p2).AsSingle();
        r2 = Avx.UnpackLow(p1, p3).AsSingle();
        r3 = Avx.UnpackHigh(p1, p3).AsSingle();
        var p4 = Avx.UnpackLow(r4, r5).AsDouble();
        var p5 = Avx.UnpackHigh(r4, r5).AsDouble();
        var p6 = Avx.UnpackLow(r6, r7).AsDouble();
        var p7 = Avx.UnpackHigh(r6, r7).AsDouble();
        r4 = Avx.UnpackLow(p4, p6).AsSingle();
        r5 = Avx.UnpackHigh(p4, p6).AsSingle();
        r6 = Avx.UnpackLow(p5, p7).AsSingle();
        r7 = Avx.UnpackHigh(p5, p7).AsSingle();

        Put(d + (0 * step), Avx.Permute2x128(r0, r4, 0x20), stored);
        if (count <= 1)
        {
            return;
        }

        Put(d + (1 * step), Avx.Permute2x128(r1, r5, 0x20), stored);
        if (count <= 2)
        {
            return;
        }

        Put(d + (2 * step), Avx.Permute2x128(r2, r6, 0x20), stored);
        if (count <= 3)
        {
            return;
        }

        Put(d + (3 * step), Avx.Permute2x128(r3, r7, 0x20), stored);
        if (count <= 4)
        {
            return;
        }

        Put(d + (4 * step), Avx.Permute2x128(r0, r4, 0x31), stored);
        if (count <= 5)
        {
            return;
        }

        Put(d + (5 * step), Avx.Permute2x128(r1, r5, 0x31), stored);
        if (count <= 6)
        {
            return;
        }

        Put(d + (6 * step), Avx.Permute2x128(r2, r6, 0x31), stored);
        if (count <= 7)
        {
            return;
        }

        Put(d + (7 * step), Avx.Permute2x128(r3, r7, 0x31), stored);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Row8(float* p, bool exists, int count) =>
        !exists ? Vector256<float>.Zero : count == 8 ? Vector256.Load(p) : Lanes256<float>.LoadFirst(p, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* p, Vector512<float> value, int count)
    {
        if (count == 16)
        {
            value.Store(p);
        }
        else
        {
            Lanes512<float>.StoreFirst(p, value, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(float* p, Vector256<float> value, int count)
    {
        if (count == 8)
        {
            value.Store(p);
        }
        else
        {
            Lanes256<float>.StoreFirst(p, value, count);
        }
    }
}
