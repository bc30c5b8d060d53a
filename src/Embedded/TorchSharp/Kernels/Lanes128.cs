using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>128-bit vectors.</summary>
internal readonly unsafe struct Lanes128<T> : ILanes<T, Vector128<T>> where T : unmanaged, INumberBase<T>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static int TileRows => 6;

    public static Vector128<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* p) => Vector128.Load(p);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<T> LoadFirst(T* p, int count)
    {
        var value = Vector128<T>.Zero;
        for (var i = 0; i < count; i++)
        {
            ((T*)&value)[i] = p[i];
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* p, Vector128<T> value) => value.Store(p);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void StoreFirst(T* p, Vector128<T> value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            p[i] = ((T*)&value)[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) =>
        typeof(T) == typeof(float)
            ? Vector128.MultiplyAddEstimate(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : typeof(T) == typeof(double)
                ? Vector128.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>()
                : (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> a, Vector128<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide(Vector128<T> a, Vector128<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> SquareRoot(Vector128<T> a) => Vector128.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> a, Vector128<T> b) => Vector128.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> WithoutDenormals(Vector128<T> value) =>
        Vector128.AndNot(value, Vector128.LessThan(Vector128.Abs(value), Vector128.Create(Smallest<T>.Normal)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ZeroUnlessPositive(Vector128<T> test, Vector128<T> value) =>
        Vector128.AndNot(value, Vector128.LessThanOrEqual(test, Vector128<T>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector128<T> value)
    {
        var halves = value.GetLower() + value.GetUpper();
        return Vector64<T>.Count == 1 ? halves[0] : halves[0] + halves[1];
    }
}
