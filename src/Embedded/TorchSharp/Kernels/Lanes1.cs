using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

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
    public static T Multiply(T a, T b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Divide(T a, T b) => a / b;

    /// <remarks>Through double, which for a float gives the same correctly rounded root.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SquareRoot(T a) => T.CreateTruncating(Math.Sqrt(double.CreateTruncating(a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Max(T a, T b) => T.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T WithoutDenormals(T value) => T.Abs(value) < Smallest<T>.Normal ? T.Zero : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ZeroUnlessPositive(T test, T value) => test <= T.Zero ? T.Zero : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(T value) => value;
}
