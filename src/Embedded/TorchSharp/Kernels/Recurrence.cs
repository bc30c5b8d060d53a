using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The element-wise half of a recurrent cell, for one sequence at one step with n hidden units.</summary>
/// <remarks>
/// Gates is a row of <see cref="Width"/> · n numbers. It comes with the sums of the gates, the input's and the state's share together, gate after gate,
/// and is left with what the backward step reads. A cell may need the state's share of its last gates by itself: it then lies behind the gates, as further columns.
/// </remarks>
internal unsafe interface ICell<T> where T : unmanaged
{
    /// <summary>Gates: the weights have n rows for each.</summary>
    static abstract int Gates { get; }

    /// <summary>How many of the last gates have the state's share apart.</summary>
    static abstract int GatesApart { get; }

    /// <summary>Columns for each unit: gates and shares apart.</summary>
    static abstract int Width { get; }

    /// <summary>Turns the sums into what is kept, and the states h and c into the next ones.</summary>
    static abstract void Forward(int n, T* gates, T* h, T* c);

    /// <summary>From the gradient of a step's states to that of its sums, and to the part of the previous states' that does not go through the weights.</summary>
    /// <param name="n">Hidden units.</param>
    /// <param name="gates">What <see cref="Forward"/> left.</param>
    /// <param name="after">The states after the step.</param>
    /// <param name="before">The states before it.</param>
    /// <param name="dh">The gradient of h, after the step and then before it.</param>
    /// <param name="dc">The gradient of c, likewise.</param>
    /// <param name="sums">The gradient of the sums, laid out as they were.</param>
    static abstract void Backward(int n, T* gates, States<T> after, States<T> before, T* dh, T* dc, T* sums);
}

/// <summary>The states of one sequence: h, and c if the cell has one.</summary>
internal readonly unsafe struct States<T>(T* h, T* c) where T : unmanaged
{
    public readonly T* H = h, C = c;
}

/// <summary>One layer of a recurrent network in one direction, all steps in one call.</summary>
/// <remarks>
/// Rows lie as in a packed sequence: those of one step after those of another, the longest sequence first, so that step t has the first
/// sizes[t] sequences. The caller has put the input's share of the sums, one product for all steps, into the gates; each step adds the state's share.
/// Groups of sequences go through all steps by themselves, so threads never wait for each other.
/// </remarks>
internal unsafe struct Recurrence<T, TCell> : IParts
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : ICell<T>
{
    private const int GroupRows = 16;

    /// <summary>Steps, sequences, hidden units.</summary>
    public int Steps, Batch, Hidden;

    /// <summary>Whether the last step comes first.</summary>
    public bool Reversed;

    /// <summary>For each step: how many sequences it has, and its first row.</summary>
    public int* Sizes, Offsets;

    /// <summary>[gates · hidden, hidden]: what the state is multiplied by.</summary>
    public T* Weight;

    /// <summary>The bias of the sums that stay apart, or null.</summary>
    public T* BiasApart;

    /// <summary>[rows, width · hidden].</summary>
    public T* Gates;

    /// <summary>[rows, hidden]: the states after each step.</summary>
    public T* Y, C;

    /// <summary>[batch, hidden]: the states before the first step.</summary>
    public T* FirstH, FirstC;

    /// <summary>[batch, hidden]: forward, the states, first those before the first step, then those after the last; backward, their gradients in the other order.</summary>
    public T* RunningH, RunningC;

    /// <summary>Backward: the gradient of Y, and of the sums, which is computed.</summary>
    public T* Gradient, Sums;

    private PackedFactor<T> _joint, _apart;
    private bool _backward;

    private readonly int Joint => (TCell.Gates - TCell.GatesApart) * Hidden;

    private readonly int Apart => TCell.GatesApart * Hidden;

    private readonly nint Row => (nint)TCell.Width * Hidden;

    /// <summary>All steps from the first to the last.</summary>
    public void Forward() => Run(backward: false);

    /// <summary>All steps from the last to the first.</summary>
    public void Backward() => Run(backward: true);

    /// <summary>The state h before each step, [rows, hidden]: what the gradient of the weights is multiplied by.</summary>
    public readonly void CopyStatesBefore(T* to)
    {
        for (var step = 0; step < Steps; step++)
        {
            for (var i = 0; i < Sizes[step]; i++)
            {
                new ReadOnlySpan<T>(Before(step, i).H, Hidden).CopyTo(new Span<T>(to + ((nint)(Offsets[step] + i) * Hidden), Hidden));
            }
        }
    }

    /// <summary>Takes one group of sequences through all steps.</summary>
    public readonly void Run(int part)
    {
        var first = part * GroupRows;
        var end = Math.Min(Batch, first + GroupRows);
        for (var i = 0; i < Steps; i++)
        {
            var step = Reversed != _backward ? Steps - 1 - i : i;
            var rows = Math.Min(end, Sizes[step]) - first;
            if (rows <= 0) continue;
            if (_backward) StepBack(step, first, rows);
            else StepOn(step, first, rows);
        }
    }

    private void Run(bool backward)
    {
        if (Batch == 0 || Hidden == 0 || Steps == 0) return;
        _backward = backward;
        // Forward multiplies by the weights' transpose, backward by the weights.
        var behind = Length(Joint);
        var bytes = (long)(behind + Length(Apart)) * sizeof(T);
        var memory = (T*)MemoryPool.Rent(bytes);
        try
        {
            _joint = Packed(Joint, Hidden, Weight, memory);
            _apart = Packed(Apart, Hidden, Weight + ((nint)Joint * Hidden), memory + behind);
            Workers.Run((Batch + GroupRows - 1) / GroupRows, this);
        }
        finally
        {
            MemoryPool.Return(memory, bytes);
        }

        PackedFactor<T> Packed(int sums, int hidden, T* weight, T* to) =>
            backward ? new(false, sums, hidden, weight, hidden, to) : new(true, hidden, sums, weight, hidden, to);
    }

    private readonly nint Length(int sums) => _backward ? PackedFactor<T>.Length(sums, Hidden) : PackedFactor<T>.Length(Hidden, sums);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void StepOn(int step, int first, int rows)
    {
        nint start = Offsets[step] + first;
        T* h = RunningH + ((nint)first * Hidden), gates = Gates + (start * Row);
        _joint.Multiply(rows, h, Hidden, gates, Row, accumulate: true);
        if (Apart > 0) _apart.Multiply(rows, h, Hidden, gates + (TCell.Gates * Hidden), Row, accumulate: false, BiasApart);
        for (nint i = 0; i < rows; i++)
        {
            var state = Running(first + i);
            TCell.Forward(Hidden, gates + (i * Row), state.H, state.C);
            Copy(state.H, Y + ((start + i) * Hidden));
            if (C != null) Copy(state.C, C + ((start + i) * Hidden));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void StepBack(int step, int first, int rows)
    {
        nint start = Offsets[step] + first;
        var sums = Sums + (start * Row);
        for (nint i = 0; i < rows; i++)
        {
            var running = Running(first + i);
            var dh = new Span<T>(running.H, Hidden);
            TensorPrimitives.Add(dh, new ReadOnlySpan<T>(Gradient + ((start + i) * Hidden), Hidden), dh);
            TCell.Backward(Hidden, Gates + ((start + i) * Row), After(step, first + i), Before(step, first + i), running.H, running.C, sums + (i * Row));
        }

        var h = RunningH + ((nint)first * Hidden);
        _joint.Multiply(rows, sums, Row, h, Hidden, accumulate: true);
        if (Apart > 0) _apart.Multiply(rows, sums + (TCell.Gates * Hidden), Row, h, Hidden, accumulate: true);
    }

    private readonly States<T> After(int step, nint sequence) => At(Y, C, Offsets[step] + sequence);

    private readonly States<T> Before(int step, nint sequence)
    {
        var before = Reversed ? step + 1 : step - 1;
        return before < 0 || before >= Steps || sequence >= Sizes[before] ? At(FirstH, FirstC, sequence) : After(before, sequence);
    }

    private readonly States<T> Running(nint sequence) => At(RunningH, RunningC, sequence);

    private readonly States<T> At(T* h, T* c, nint row) => new(h + (row * Hidden), c == null ? null : c + (row * Hidden));

    private readonly void Copy(T* from, T* to) => new ReadOnlySpan<T>(from, Hidden).CopyTo(new Span<T>(to, Hidden));
}
