using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>256-bit vectors.</summary>
internal readonly unsafe struct Lanes256<T> : ILanes<T, Vector256<T>> where T : unmanaged, INumberBase<T>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    public static int TileRows => 6;

    public static Vector256<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* p) => Vector256.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadFirst(T* p, int count)
    {
        if (typeof(T) == typeof(float) && Avx.IsSupported)
        {
            return Avx.MaskLoad((float*)p, FirstSingles(count)).As<float, T>();
        }

        return LoadFirstByOne(p, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* p, Vector256<T> value) => value.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(T* p, Vector256<T> value, int count)
    {
        if (typeof(T) == typeof(float) && Avx.IsSupported)
        {
            Avx.MaskStore((float*)p, FirstSingles(count), value.As<T, float>());
            return;
        }

        StoreFirstByOne(p, value, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) =>
        typeof(T) == typeof(float)
            ? Vector256.MultiplyAddEstimate(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : typeof(T) == typeof(double)
                ? Vector256.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>()
                : (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> a, Vector256<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide(Vector256<T> a, Vector256<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> SquareRoot(Vector256<T> a) => Vector256.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> a, Vector256<T> b) => Vector256.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> WithoutDenormals(Vector256<T> value) =>
        Vector256.AndNot(value, Vector256.LessThan(Vector256.Abs(value), Vector256.Create(Smallest<T>.Normal)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ZeroUnlessPositive(Vector256<T> test, Vector256<T> value) =>
        Vector256.AndNot(value, Vector256.LessThanOrEqual(test, Vector256<T>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector256<T> value) => Lanes128<T>.Sum(value.GetLower() + value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FirstSingles(int count) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<T> LoadFirstByOne(T* p, int count)
    {
        var value = Vector256<T>.Zero;
        for (var i = 0; i < count; i++)
        {
            ((T*)&value)[i] = p[i];
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreFirstByOne(T* p, Vector256<T> value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            p[i] = ((T*)&value)[i];
        }
    }
}
