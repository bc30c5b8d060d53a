using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>The rows of all heads: head h of sequence b has its row i at P + b · Batch + h · Head + i · Row, its numbers one behind the other.</summary>
internal readonly unsafe struct HeadRows<T>(T* p, nint batch, nint head, nint row) where T : unmanaged
{
    public readonly T* P = p;
    public readonly nint Batch = batch, Head = head, Row = row;

    /// <summary>The first row of a head.</summary>
    public T* Of(int sequence, int head) => P + (sequence * Batch) + (head * Head);
}

/// <summary>Scaled dot-product attention, y = softmax(s · q·kᵀ + mask) · v, head by head, and its gradients.</summary>
/// <remarks>
/// A part is one head: its scores never leave the cache before they are weights. Weights are kept for the way back. Rows are taken in blocks;
/// with the causal mask a block looks only at the keys up to its last row, so about half of the work is left out of long sequences.
/// </remarks>
internal unsafe struct AttentionHeads<T> : IParts where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int BlockRows = 64;

    /// <summary>Sequences, heads of each, rows of q, rows of k and v, numbers in a row of q and k, and of v.</summary>
    public int Batch, Heads, Queries, Keys, Width, ValueWidth;

    /// <summary>Whether row i looks at keys 0 to i only.</summary>
    public bool Causal;

    /// <summary>s.</summary>
    public T Scale;

    public HeadRows<T> Q, K, V, Y;

    /// <summary>Added to the scores; its numbers one behind the other in a row; or a null pointer.</summary>
    public HeadRows<T> Mask;

    /// <summary>[batch, heads, queries, keys].</summary>
    public T* Weights;

    /// <summary>Backward: the gradient of y, and those to be computed.</summary>
    public HeadRows<T> Dy, Dq, Dk, Dv;

    private bool _backward;

    /// <summary>Computes y and the weights.</summary>
    public void Forward() => Run(backward: false);

    /// <summary>Computes the gradients of q, k and v.</summary>
    public void Backward() => Run(backward: true);

    /// <summary>One head.</summary>
    public readonly void Run(int part)
    {
        var (sequence, head) = (part / Heads, part % Heads);
        var weights = Weights + ((nint)part * Queries * Keys);
        if (_backward) Back(sequence, head, weights);
        else On(sequence, head, weights);
    }

    private void Run(bool backward)
    {
        _backward = backward;
        Workers.Run(Batch * Heads, this);
    }

    private readonly int KeysOf(int lastRow) => Causal ? Math.Min(Keys, lastRow + 1) : Keys;

    private readonly void On(int sequence, int head, T* weights)
    {
        T* q = Q.Of(sequence, head), k = K.Of(sequence, head), v = V.Of(sequence, head), y = Y.Of(sequence, head);
        for (var first = 0; first < Queries; first += BlockRows)
        {
            var rows = Math.Min(BlockRows, Queries - first);
            var keys = KeysOf(first + rows - 1);
            var block = weights + ((nint)first * Keys);
            Gemm.Multiply(false, true, rows, keys, Width, q + (first * Q.Row), (int)Q.Row, k, (int)K.Row, block, Keys, accumulate: false);
            Softmax(block, rows, first, keys, Mask.P == null ? null : Mask.Of(sequence, head) + (first * Mask.Row));
            Gemm.Multiply(false, false, rows, ValueWidth, keys, block, Keys, v, (int)V.Row, y + (first * Y.Row), (int)Y.Row, accumulate: false);
        }
    }

    private readonly void Softmax(T* block, int rows, int first, int keys, T* mask)
    {
        switch (Simd.Width)
        {
            case SimdWidth.Bits512: Softmax<Vector512<T>, Lanes512<T>>(block, rows, first, keys, mask); break;
            case SimdWidth.Bits256: Softmax<Vector256<T>, Lanes256<T>>(block, rows, first, keys, mask); break;
            case SimdWidth.Bits128: Softmax<Vector128<T>, Lanes128<T>>(block, rows, first, keys, mask); break;
            default: Softmax<T, Lanes1<T>>(block, rows, first, keys, mask); break;
        }
    }

    /// <summary>From products to weights, row by row, but for the exponentials: those of neighbouring rows are taken in one go.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Softmax<V, L>(T* block, int rows, int first, int keys, T* mask)
        where V : struct
        where L : ILanes<T, V>
    {
        var scale = L.Broadcast(Scale);
        var greatest = stackalloc T[L.Count];
        for (nint i = 0; i < rows; i++)
        {
            var row = block + (i * Keys);
            var seen = KeysOf(first + (int)i);
            var maximum = L.Broadcast(T.NegativeInfinity);
            nint j = 0;
            for (; j + L.Count <= seen; j += L.Count)
            {
                var score = L.MultiplyAdd(L.Load(row + j), scale, mask == null ? L.Zero : L.Load(mask + (i * Mask.Row) + j));
                maximum = L.Max(maximum, score);
                L.Store(row + j, score);
            }

            L.Store(greatest, maximum);
            var shift = Kernels.Softmax.Maximum(greatest, L.Count);
            for (var rest = j; rest < seen; rest++)
            {
                row[rest] = (row[rest] * Scale) + (mask == null ? T.Zero : mask[(i * Mask.Row) + rest]);
                shift = T.Max(shift, row[rest]);
            }

            var down = L.Broadcast(-shift);
            for (j = 0; j + L.Count <= seen; j += L.Count)
            {
                L.Store(row + j, L.Add(L.Load(row + j), down));
            }

            for (; j < seen; j++)
            {
                row[j] -= shift;
            }

            // Keys that the row does not look at get the weight e⁻∞ = 0.
            new Span<T>(row + seen, Keys - seen).Fill(T.NegativeInfinity);
        }

        var all = new Span<T>(block, checked(rows * Keys));
        VectorFunctions.Exp<T>(all, all);
        for (nint i = 0; i < rows; i++)
        {
            var row = block + (i * Keys);
            var sum = Sums.Of(row, keys);
            var total = L.Broadcast(sum);
            nint j = 0;
            for (; j + L.Count <= keys; j += L.Count)
            {
                L.Store(row + j, L.Divide(L.Load(row + j), total));
            }

            for (; j < keys; j++)
            {
                row[j] /= sum;
            }
        }
    }

    private readonly void Back(int sequence, int head, T* weights)
    {
        T* q = Q.Of(sequence, head), k = K.Of(sequence, head), v = V.Of(sequence, head), dy = Dy.Of(sequence, head);
        T* dq = Dq.Of(sequence, head), dk = Dk.Of(sequence, head), dv = Dv.Of(sequence, head);
        var scores = Scratch.Take<T>(ScratchFor.Result, (nint)BlockRows * Keys);
        if (Causal || Queries == 0)
        {
            // The blocks reach more and more keys, so they all add.
            for (nint j = 0; j < Keys; j++)
            {
                new Span<T>(dk + (j * Dk.Row), Width).Clear();
                new Span<T>(dv + (j * Dv.Row), ValueWidth).Clear();
            }
        }

        for (var first = 0; first < Queries; first += BlockRows)
        {
            var rows = Math.Min(BlockRows, Queries - first);
            var keys = KeysOf(first + rows - 1);
            var adds = Causal || first > 0;
            T* block = weights + ((nint)first * Keys), gradient = dy + (first * Dy.Row);
            Gemm.Multiply(true, false, keys, ValueWidth, rows, block, Keys, gradient, (int)Dy.Row, dv, (int)Dv.Row, adds);
            Gemm.Multiply(false, true, rows, keys, ValueWidth, gradient, (int)Dy.Row, v, (int)V.Row, scores, keys, accumulate: false);
            SoftmaxBack(block, scores, rows, keys);
            Gemm.Multiply(false, false, rows, Width, keys, scores, keys, k, (int)K.Row, dq + (first * Dq.Row), (int)Dq.Row, accumulate: false);
            Gemm.Multiply(true, false, keys, Width, rows, scores, keys, q + (first * Q.Row), (int)Q.Row, dk, (int)Dk.Row, adds);
        }
    }

    private readonly void SoftmaxBack(T* block, T* gradients, int rows, int keys)
    {
        switch (Simd.Width)
        {
            case SimdWidth.Bits512: SoftmaxBack<Vector512<T>, Lanes512<T>>(block, gradients, rows, keys); break;
            case SimdWidth.Bits256: SoftmaxBack<Vector256<T>, Lanes256<T>>(block, gradients, rows, keys); break;
            case SimdWidth.Bits128: SoftmaxBack<Vector128<T>, Lanes128<T>>(block, gradients, rows, keys); break;
            default: SoftmaxBack<T, Lanes1<T>>(block, gradients, rows, keys); break;
        }
    }

    /// <summary>From the gradient of weights to that of the products: s · w · (g − Σ g·w).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void SoftmaxBack<V, L>(T* block, T* gradients, int rows, int keys)
        where V : struct
        where L : ILanes<T, V>
    {
        var scale = L.Broadcast(Scale);
        for (nint i = 0; i < rows; i++)
        {
            T* weights = block + (i * Keys), row = gradients + (i * keys);
            V even = L.Zero, odd = L.Zero;
            nint j = 0;
            for (; j + (2 * L.Count) <= keys; j += 2 * L.Count)
            {
                even = L.MultiplyAdd(L.Load(weights + j), L.Load(row + j), even);
                odd = L.MultiplyAdd(L.Load(weights + j + L.Count), L.Load(row + j + L.Count), odd);
            }

            for (; j < keys; j += L.Count)
            {
                var count = (int)Math.Min(L.Count, keys - j);
                even = L.MultiplyAdd(L.LoadFirst(weights + j, count), L.LoadFirst(row + j, count), even);
            }

            var down = L.Broadcast(-L.Sum(L.Add(even, odd)));
            for (j = 0; j < keys; j += L.Count)
            {
                var count = (int)Math.Min(L.Count, keys - j);
                var gradient = L.Multiply(L.Multiply(L.LoadFirst(weights + j, count), scale), L.Add(L.LoadFirst(row + j, count), down));
                L.StoreFirst(row + j, gradient, count);
            }
        }
    }
}
