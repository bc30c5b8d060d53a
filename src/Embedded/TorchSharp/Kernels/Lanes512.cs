using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>512-bit vectors.</summary>
internal readonly unsafe struct Lanes512<T> : ILanes<T, Vector512<T>> where T : unmanaged, INumberBase<T>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    public static int TileRows => 14;

    public static Vector512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* p) => Vector512.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadFirst(T* p, int count)
    {
        if (typeof(T) == typeof(float) && Avx512F.IsSupported)
        {
            return Avx512F.MaskLoad((float*)p, FirstSingles(count), Vector512<float>.Zero).As<float, T>();
        }

        return LoadFirstByOne(p, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* p, Vector512<T> value) => value.Store(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(T* p, Vector512<T> value, int count)
    {
        if (typeof(T) == typeof(float) && Avx512F.IsSupported)
        {
            Avx512F.MaskStore((float*)p, FirstSingles(count), value.As<T, float>());
            return;
        }

        StoreFirstByOne(p, value, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) =>
        typeof(T) == typeof(float)
            ? Vector512.MultiplyAddEstimate(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : typeof(T) == typeof(double)
                ? Vector512.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>()
                : (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide(Vector512<T> a, Vector512<T> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SquareRoot(Vector512<T> a) => Vector512.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> WithoutDenormals(Vector512<T> value) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(value), Vector512.Create(Smallest<T>.Normal)), Vector512<T>.Zero, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ZeroUnlessPositive(Vector512<T> test, Vector512<T> value) =>
        Vector512.AndNot(value, Vector512.LessThanOrEqual(test, Vector512<T>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector512<T> value) => Lanes256<T>.Sum(value.GetLower() + value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> FirstSingles(int count) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector512<T> LoadFirstByOne(T* p, int count)
    {
        var value = Vector512<T>.Zero;
        for (var i = 0; i < count; i++)
        {
            ((T*)&value)[i] = p[i];
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreFirstByOne(T* p, Vector512<T> value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            p[i] = ((T*)&value)[i];
        }
    }
}
