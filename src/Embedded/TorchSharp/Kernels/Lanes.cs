using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>A vector of numbers of one width, so that a kernel is written once for all widths.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="V">The vector: <see cref="Vector512{T}"/>, <see cref="Vector256{T}"/>, <see cref="Vector128{T}"/>, or <typeparamref name="T"/> itself.</typeparam>
/// <remarks>A struct implements it, so the JIT compiles each kernel for each width and sees through every call.</remarks>
internal unsafe interface ILanes<T, V> where T : unmanaged where V : struct
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Height of the tallest tile, two vectors wide, whose sums stay in registers beside one row of B and one element of A.</summary>
    static abstract int TileRows { get; }

    /// <summary>All lanes zero.</summary>
    static abstract V Zero { get; }

    /// <summary>All lanes <paramref name="value"/>.</summary>
    static abstract V Broadcast(T value);

    /// <summary>The vector at <paramref name="p"/>; any alignment.</summary>
    static abstract V Load(T* p);

    /// <summary>The first <paramref name="count"/> lanes from <paramref name="p"/>, the others zero; nothing past them is read.</summary>
    static abstract V LoadFirst(T* p, int count);

    /// <summary>Stores all lanes.</summary>
    static abstract void Store(T* p, V value);

    /// <summary>Stores the first <paramref name="count"/> lanes; nothing past them is written.</summary>
    static abstract void StoreFirst(T* p, V value, int count);

    /// <summary>a + b.</summary>
    static abstract V Add(V a, V b);

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>The lanes of <paramref name="value"/>, zero where <paramref name="test"/> is zero or less; a test that is NaN lets the value through.</summary>
    static abstract V ZeroUnlessPositive(V test, V value);

    /// <summary>The sum of all lanes, halves added to halves.</summary>
    static abstract T Sum(V value);
}

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
            : Vector512.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

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
            : Vector256.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

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
            : Vector128.MultiplyAddEstimate(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

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

/// <summary>One element at a time, for processors without vectors.</summary>
internal readonly unsafe struct Lanes1<T> : ILanes<T, T> where T : unmanaged, INumber<T>
{
    public static int Count => 1;

    public static int TileRows => 4;

    public static T Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => T.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast(T value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* p) => *p;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadFirst(T* p, int count) => count > 0 ? *p : T.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* p, T value) => *p = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(T* p, T value, int count)
    {
        if (count > 0)
        {
            *p = value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T a, T b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T a, T b, T c) => (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ZeroUnlessPositive(T test, T value) => test <= T.Zero ? T.Zero : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(T value) => value;
}
