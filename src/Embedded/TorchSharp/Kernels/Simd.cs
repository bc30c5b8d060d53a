using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>How many bits a kernel's vectors have.</summary>
internal enum SimdWidth
{
    /// <summary>One element at a time.</summary>
    Scalar = 0,

    /// <summary>128 bits: SSE, Neon, WebAssembly.</summary>
    Bits128 = 128,

    /// <summary>256 bits: AVX2.</summary>
    Bits256 = 256,

    /// <summary>512 bits: AVX-512.</summary>
    Bits512 = 512,
}

/// <summary>Chooses the widest vectors that the processor has.</summary>
internal static class Simd
{
    /// <summary>The widest vectors of this processor.</summary>
    public static readonly SimdWidth Widest =
        Vector512.IsHardwareAccelerated ? SimdWidth.Bits512
        : Vector256.IsHardwareAccelerated ? SimdWidth.Bits256
        : Vector128.IsHardwareAccelerated ? SimdWidth.Bits128
        : SimdWidth.Scalar;

    private static SimdWidth s_width = Widest;

    /// <summary>The width that kernels use. Tests lower it to reach every path; it is never above <see cref="Widest"/>.</summary>
    public static SimdWidth Width
    {
        get => s_width;
        set => s_width = value <= Widest ? value : Widest;
    }

    /// <summary>Does one part of work with vectors of <see cref="Width"/>.</summary>
    public static void Run<T, TWork>(in TWork work, int part)
        where T : unmanaged, INumber<T>
        where TWork : struct, ILaneParts<T>
    {
        switch (Width)
        {
            case SimdWidth.Bits512: work.Run<Vector512<T>, Lanes512<T>>(part); break;
            case SimdWidth.Bits256: work.Run<Vector256<T>, Lanes256<T>>(part); break;
            case SimdWidth.Bits128: work.Run<Vector128<T>, Lanes128<T>>(part); break;
            default: work.Run<T, Lanes1<T>>(part); break;
        }
    }
}

/// <summary>Parts of work that are written once for vectors of every width; <see cref="Simd.Run"/> chooses it.</summary>
/// <remarks>A loop of many small calls is marked NoInlining: taken into its caller four times over, once for each width, it uses up what the JIT inlines there, and the calls stay calls.</remarks>
internal interface ILaneParts<T> : IParts where T : unmanaged, INumber<T>
{
    /// <summary>Does one part with vectors V of type T, calculated with by L.</summary>
    void Run<V, L>(int part)
        where V : struct
        where L : ILanes<T, V>;
}
