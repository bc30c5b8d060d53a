using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>h' = tanh(s), or max(s, 0). ds = dh · (1 − h'²), or dh where h' is positive.</summary>
internal readonly unsafe struct ElmanCell<T, TRectified> : ICell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TRectified : struct, IRectified
{
    public static int Gates => 1;

    public static int GatesApart => 0;

    public static int Width => 1;

    public static void Forward(int n, T* gates, T* h, T* c)
    {
        var state = new Span<T>(h, n);
        if (TRectified.Value) TensorPrimitives.Max(new ReadOnlySpan<T>(gates, n), T.Zero, state);
        else TensorPrimitives.Tanh(new ReadOnlySpan<T>(gates, n), state);
    }

    public static void Backward(int n, T* gates, States<T> after, States<T> before, T* dh, T* dc, T* sums)
    {
        switch (Simd.Width)
        {
            case SimdWidth.Bits512: Backward<Vector512<T>, Lanes512<T>>(n, gates, after, before, dh, dc, sums); break;
            case SimdWidth.Bits256: Backward<Vector256<T>, Lanes256<T>>(n, gates, after, before, dh, dc, sums); break;
            case SimdWidth.Bits128: Backward<Vector128<T>, Lanes128<T>>(n, gates, after, before, dh, dc, sums); break;
            default: Backward<T, Lanes1<T>>(n, gates, after, before, dh, dc, sums); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<V, L>(int n, T* gates, States<T> after, States<T> before, T* dh, T* dc, T* sums)
        where V : struct
        where L : ILanes<T, V>
    {
        for (var j = 0; j < n; j += L.Count)
        {
            var count = Math.Min(L.Count, n - j);
            V y = L.LoadFirst(after.H + j, count), g = L.LoadFirst(dh + j, count);
            L.StoreFirst(sums + j, TRectified.Value ? L.ZeroUnlessPositive(y, g) : L.Multiply(g, OneMinus<V, L>(L.Multiply(y, y))), count);
            L.StoreFirst(dh + j, L.Zero, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OneMinus<V, L>(V x)
        where V : struct
        where L : ILanes<T, V> =>
        L.MultiplyAdd(L.Broadcast(T.NegativeOne), x, L.Broadcast(T.One));
}

/// <summary>Which activation an Elman cell has.</summary>
internal interface IRectified
{
    /// <summary>True for max(s, 0), false for tanh.</summary>
    static abstract bool Value { get; }
}

/// <summary>max(s, 0).</summary>
internal readonly struct Rectified : IRectified
{
    public static bool Value => true;
}

/// <summary>tanh(s).</summary>
internal readonly struct Hyperbolic : IRectified
{
    public static bool Value => false;
}

/// <summary>Gates i, f, g, o: c' = σ(f)·c + σ(i)·tanh(g), h' = σ(o)·tanh(c').</summary>
/// <remarks>S. Hochreiter and J. Schmidhuber, "Long Short-Term Memory", 1997, with the forget gate of F. Gers et al., 2000. Kept: the gates after σ and tanh.</remarks>
internal readonly unsafe struct LstmCell<T> : ICell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Gates => 4;

    public static int GatesApart => 0;

    public static int Width => 4;

    public static void Forward(int n, T* gates, T* h, T* c)
    {
        Span<T> inputAndForget = new(gates, 2 * n), candidate = new(gates + (2 * n), n), output = new(gates + (3 * n), n);
        Span<T> hidden = new(h, n), cell = new(c, n);
        TensorPrimitives.Sigmoid(inputAndForget, inputAndForget);
        TensorPrimitives.Tanh(candidate, candidate);
        TensorPrimitives.Sigmoid(output, output);
        TensorPrimitives.Multiply(cell, inputAndForget[n..], cell);
        TensorPrimitives.MultiplyAdd(inputAndForget[..n], candidate, cell, cell);
        TensorPrimitives.Tanh(cell, hidden);
        TensorPrimitives.Multiply(hidden, output, hidden);
    }

    public static void Backward(int n, T* gates, States<T> after, States<T> before, T* dh, T* dc, T* sums)
    {
        switch (Simd.Width)
        {
            case SimdWidth.Bits512: Backward<Vector512<T>, Lanes512<T>>(n, gates, after, before, dh, dc, sums); break;
            case SimdWidth.Bits256: Backward<Vector256<T>, Lanes256<T>>(n, gates, after, before, dh, dc, sums); break;
            case SimdWidth.Bits128: Backward<Vector128<T>, Lanes128<T>>(n, gates, after, before, dh, dc, sums); break;
            default: Backward<T, Lanes1<T>>(n, gates, after, before, dh, dc, sums); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<V, L>(int n, T* gates, States<T> after, States<T> before, T* dh, T* dc, T* sums)
        where V : struct
        where L : ILanes<T, V>
    {
        // tanh(c') waits where the output gate's gradient goes.
        T* di = sums, df = sums + n, dg = df + n, d = dg + n;
        TensorPrimitives.Tanh(new ReadOnlySpan<T>(after.C, n), new Span<T>(d, n));
        for (var j = 0; j < n; j += L.Count)
        {
            var count = Math.Min(L.Count, n - j);
            V i = L.LoadFirst(gates + j, count), f = L.LoadFirst(gates + n + j, count), g = L.LoadFirst(gates + (2 * n) + j, count), o = L.LoadFirst(gates + (3 * n) + j, count);
            V tanhC = L.LoadFirst(d + j, count), gradient = L.LoadFirst(dh + j, count);
            var cell = L.MultiplyAdd(L.Multiply(gradient, o), OneMinus<V, L>(L.Multiply(tanhC, tanhC)), L.LoadFirst(dc + j, count));
            L.StoreFirst(d + j, L.Multiply(L.Multiply(gradient, tanhC), L.Multiply(o, OneMinus<V, L>(o))), count);
            L.StoreFirst(di + j, L.Multiply(L.Multiply(cell, g), L.Multiply(i, OneMinus<V, L>(i))), count);
            L.StoreFirst(df + j, L.Multiply(L.Multiply(cell, L.LoadFirst(before.C + j, count)), L.Multiply(f, OneMinus<V, L>(f))), count);
            L.StoreFirst(dg + j, L.Multiply(L.Multiply(cell, i), OneMinus<V, L>(L.Multiply(g, g))), count);
            L.StoreFirst(dc + j, L.Multiply(cell, f), count);
            L.StoreFirst(dh + j, L.Zero, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OneMinus<V, L>(V x)
        where V : struct
        where L : ILanes<T, V> =>
        L.MultiplyAdd(L.Broadcast(T.NegativeOne), x, L.Broadcast(T.One));
}

/// <summary>Gates r, z, n: n = tanh(sₙ + σ(r)·aₙ), h' = (1 − σ(z))·n + σ(z)·h, with the input's share sₙ and the state's share aₙ.</summary>
/// <remarks>K. Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", 2014, with the reset gate behind the product, as cuDNN and PyTorch have it.
/// Kept: r and z after σ, n after tanh, and aₙ.</remarks>
internal readonly unsafe struct GruCell<T> : ICell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Gates => 3;

    public static int GatesApart => 1;

    public static int Width => 4;

    public static void Forward(int n, T* gates, T* h, T* c)
    {
        Span<T> resetAndUpdate = new(gates, 2 * n), candidate = new(gates + (2 * n), n), share = new(gates + (3 * n), n), hidden = new(h, n);
        TensorPrimitives.Sigmoid(resetAndUpdate, resetAndUpdate);
        TensorPrimitives.MultiplyAdd(resetAndUpdate[..n], share, candidate, candidate);
        TensorPrimitives.Tanh(candidate, candidate);
        // h' = n + z·(h − n).
        TensorPrimitives.Subtract(hidden, candidate, hidden);
        TensorPrimitives.MultiplyAdd(hidden, resetAndUpdate[n..], candidate, hidden);
    }

    public static void Backward(int n, T* gates, States<T> after, States<T> before, T* dh, T* dc, T* sums)
    {
        switch (Simd.Width)
        {
            case SimdWidth.Bits512: Backward<Vector512<T>, Lanes512<T>>(n, gates, after, before, dh, dc, sums); break;
            case SimdWidth.Bits256: Backward<Vector256<T>, Lanes256<T>>(n, gates, after, before, dh, dc, sums); break;
            case SimdWidth.Bits128: Backward<Vector128<T>, Lanes128<T>>(n, gates, after, before, dh, dc, sums); break;
            default: Backward<T, Lanes1<T>>(n, gates, after, before, dh, dc, sums); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<V, L>(int n, T* gates, States<T> after, States<T> before, T* dh, T* dc, T* sums)
        where V : struct
        where L : ILanes<T, V>
    {
        T* dr = sums, dz = sums + n, dn = dz + n, da = dn + n;
        for (var j = 0; j < n; j += L.Count)
        {
            var count = Math.Min(L.Count, n - j);
            V r = L.LoadFirst(gates + j, count), z = L.LoadFirst(gates + n + j, count), candidate = L.LoadFirst(gates + (2 * n) + j, count), share = L.LoadFirst(gates + (3 * n) + j, count);
            V gradient = L.LoadFirst(dh + j, count), distance = L.MultiplyAdd(L.Broadcast(T.NegativeOne), candidate, L.LoadFirst(before.H + j, count));
            var sum = L.Multiply(L.Multiply(gradient, OneMinus<V, L>(z)), OneMinus<V, L>(L.Multiply(candidate, candidate)));
            L.StoreFirst(dn + j, sum, count);
            L.StoreFirst(da + j, L.Multiply(sum, r), count);
            L.StoreFirst(dr + j, L.Multiply(L.Multiply(sum, share), L.Multiply(r, OneMinus<V, L>(r))), count);
            L.StoreFirst(dz + j, L.Multiply(L.Multiply(gradient, distance), L.Multiply(z, OneMinus<V, L>(z))), count);
            L.StoreFirst(dh + j, L.Multiply(gradient, z), count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V OneMinus<V, L>(V x)
        where V : struct
        where L : ILanes<T, V> =>
        L.MultiplyAdd(L.Broadcast(T.NegativeOne), x, L.Broadcast(T.One));
}
