using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>The rectified linear unit, max(x, 0), and its gradient. NaN stays NaN.</summary>
internal static unsafe class Relu
{
    private const int PartOfWork = 1 << 15;

    /// <summary>y[i] = x[i] where positive, else 0. In place if both are the same.</summary>
    public static void Forward<T>(nint count, T* x, T* y) where T : unmanaged, INumber<T> => Run(count, x, x, y);

    /// <summary>gx[i] = gy[i] where the output (or the input) was positive, else 0. In place if both are the same.</summary>
    public static void Backward<T>(nint count, T* y, T* gy, T* gx) where T : unmanaged, INumber<T> => Run(count, y, gy, gx);

    private static void Run<T>(nint count, T* test, T* value, T* result) where T : unmanaged, INumber<T> =>
        Workers.Run((int)((count + PartOfWork - 1) / PartOfWork), new Parts<T> { Count = count, Test = test, Value = value, Result = result });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, V, L>(nint count, T* test, T* value, T* result)
        where T : unmanaged, INumber<T>
        where V : struct
        where L : ILanes<T, V>
    {
        nint i = 0;
        for (; i + L.Count <= count; i += L.Count)
        {
            L.Store(result + i, L.ZeroUnlessPositive(L.Load(test + i), L.Load(value + i)));
        }

        var left = (int)(count - i);
        if (left > 0)
        {
            L.StoreFirst(result + i, L.ZeroUnlessPositive(L.LoadFirst(test + i, left), L.LoadFirst(value + i, left)), left);
        }
    }

    private struct Parts<T> : IParts where T : unmanaged, INumber<T>
    {
        public nint Count;
        public T* Test, Value, Result;

        public readonly void Run(int part)
        {
            var start = (nint)part * PartOfWork;
            var count = Math.Min(PartOfWork, Count - start);
            switch (Simd.Width)
            {
                case SimdWidth.Bits512:
                    Relu.Run<T, Vector512<T>, Lanes512<T>>(count, Test + start, Value + start, Result + start);
                    break;
                case SimdWidth.Bits256:
                    Relu.Run<T, Vector256<T>, Lanes256<T>>(count, Test + start, Value + start, Result + start);
                    break;
                case SimdWidth.Bits128:
                    Relu.Run<T, Vector128<T>, Lanes128<T>>(count, Test + start, Value + start, Result + start);
                    break;
                default:
                    Relu.Run<T, T, Lanes1<T>>(count, Test + start, Value + start, Result + start);
                    break;
            }
        }
    }
}
