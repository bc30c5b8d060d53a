using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A layer of a recurrent network in one direction over whole sequences, as one operator.</summary>
/// <remarks>
/// Rows lie as in a packed sequence: x is [Σ sizes, in] with the sizes[t] rows of step t after those of step t − 1, and the sizes never grow.
/// The result has the states of all rows, [Σ sizes, hidden], then each sequence's last state, [batch, hidden], and a cell's last state c likewise.
/// The input's share of all steps is one product, so is each weight's gradient; only the state's share goes step by step (<see cref="Recurrence{T,TCell}"/>).
/// A gradient that must be differentiated again is that of the steps written with tensor operators.
/// </remarks>
internal abstract unsafe class RecurrentOperator : Operator
{
    /// <summary>What goes in: [rows, in], [gates · hidden, in], [gates · hidden, hidden], [batch, hidden], and [batch, hidden], [gates · hidden], [gates · hidden] or null.</summary>
    internal sealed record Inputs(Tensor X, Tensor WeightX, Tensor WeightH, Tensor H, Tensor? C, Tensor? BiasX, Tensor? BiasH)
    {
        internal Tensor[] Present { get; } = [.. new[] { X, WeightX, WeightH, H, C, BiasX, BiasH }.OfType<Tensor>()];

        /// <summary>Other tensors in the same places.</summary>
        internal Inputs With(Tensor[] present)
        {
            var next = 0;
            return new(present[next++], present[next++], present[next++], present[next++], C is null ? null : present[next++], BiasX is null ? null : present[next++], BiasH is null ? null : present[next++]);
        }
    }

    /// <summary>One step of some sequences, from the two shares of the sums and the states.</summary>
    protected abstract (Tensor H, Tensor? C) Step(Tensor shareX, Tensor shareH, Tensor h, Tensor? c);

    /// <summary>The layer's numbers, by its cell's kernel.</summary>
    protected abstract Saved Forward<T>(Inputs inputs, int[] sizes, bool reversed) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The gradients of the inputs, by its cell's kernel.</summary>
    protected abstract Tensor[] Backward<T>(Inputs inputs, int[] sizes, bool reversed, Saved saved, Tensor gradient) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The result, and what the kernel keeps for the way back: the gates, and the states c of all rows or none.</summary>
    protected sealed record Saved(Tensor Result, Tensor Gates, Tensor? Cells);

    /// <summary>Runs the layer.</summary>
    /// <param name="inputs">All of one floating-point type; shapes have been checked.</param>
    /// <param name="sizes">How many sequences each step has.</param>
    /// <param name="reversed">Whether the last step comes first.</param>
    internal Tensor Apply(Inputs inputs, int[] sizes, bool reversed)
    {
        using var saved = new Disposables();
        var dense = inputs.With([.. inputs.Present.Select(input => saved.Add(input.Dense()))]);
        var kept = inputs.X.dtype == ScalarType.Float32 ? Forward<float>(dense, sizes, reversed) : Forward<double>(dense, sizes, reversed);
        saved.Add(kept.Gates);
        Tensor[] all = [.. inputs.Present, kept.Result, kept.Gates];
        if (kept.Cells is { } cells) all = [.. all, saved.Add(cells)];
        var present = inputs.Present.Length;
        var (hasC, hasBias) = (inputs.C is not null, inputs.BiasX is not null);
        return Record(kept.Result, inputs.Present, all, step =>
        {
            var before = Shape([.. Enumerable.Range(0, present).Select(step.Saved)], hasC, hasBias);
            if (GradientMode.Enabled) return Recomputed(before, sizes, reversed, step.Gradient);
            using var made = new Disposables();
            var rows = before.With([.. before.Present.Select(input => made.Add(input.Dense()))]);
            var gradient = made.Add(step.Gradient.Dense());
            var state = new Saved(step.Saved(present), step.Saved(present + 1), hasC ? step.Saved(present + 2) : null);
            return gradient.dtype == ScalarType.Float32 ? Backward<float>(rows, sizes, reversed, state, gradient) : Backward<double>(rows, sizes, reversed, state, gradient);
        });
    }

    /// <summary>The same with tensor operators, one step after the other: what the kernel computes, as a definition.</summary>
    internal Tensor StepByStep(Inputs inputs, int[] sizes, bool reversed)
    {
        var (h, c) = (inputs.H, inputs.C);
        var shareX = Affine(inputs.X, inputs.WeightX, inputs.BiasX);
        var offsets = Offsets(sizes);
        var states = new Tensor[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            var t = reversed ? sizes.Length - 1 - i : i;
            var (n, rest) = (sizes[t], h.Sizes[0] - sizes[t]);
            var (active, activeC) = (h.narrow(0, 0, n), c?.narrow(0, 0, n));
            var (nextH, nextC) = Step(shareX.narrow(0, offsets[t], n), Affine(active, inputs.WeightH, inputs.BiasH), active, activeC);
            states[t] = nextH;
            h = rest == 0 ? nextH : cat([nextH, h.narrow(0, n, rest)], 0);
            c = rest == 0 || c is null ? nextC : cat([nextC!, c.narrow(0, n, rest)], 0);
        }
        return cat(c is null ? [.. states, h] : [.. states, h, c], 0);

        static Tensor Affine(Tensor x, Tensor weight, Tensor? bias) => AffineMap.Instance.Apply(x, weight, bias);
    }

    /// <summary>Runs a cell's kernel forward.</summary>
    protected static Saved Forward<T, TCell>(Inputs inputs, int[] sizes, bool reversed)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TCell : ICell<T>
    {
        var dims = new Dimensions(inputs);
        int hidden = dims.Hidden, gateColumns = TCell.Gates * hidden, row = TCell.Width * hidden, joint = (TCell.Gates - TCell.GatesApart) * hidden;
        var type = inputs.X.dtype;
        var result = Tensor.Empty([dims.Rows + dims.Batch * (inputs.C is null ? 1 : 2), hidden], type);
        var gates = Tensor.Empty([dims.Rows, row], type);
        var cells = inputs.C is null ? null : Tensor.Empty([dims.Rows, hidden], type);
        using var bias = inputs.BiasX is null ? null : Tensor.Empty([gateColumns], type);
        if (bias is not null)
        {
            var sum = bias.AsSpan<T>();
            inputs.BiasX!.AsSpan<T>().CopyTo(sum);
            TensorPrimitives.Add(sum[..joint], inputs.BiasH!.AsSpan<T>()[..joint], sum[..joint]);
        }
        Gemm.Multiply(
            false, true, dims.Rows, gateColumns, dims.In, inputs.X.Pointer<T>(), dims.In, inputs.WeightX.Pointer<T>(), dims.In,
            gates.Pointer<T>(), row, accumulate: false, bias is null ? null : bias.Pointer<T>());
        var h = result.Pointer<T>() + (nint)dims.Rows * hidden;
        var c = cells is null ? null : h + (nint)dims.Batch * hidden;
        Copy(inputs.H, h);
        if (c != null) Copy(inputs.C!, c);
        fixed (int* s = sizes, offsets = Offsets(sizes))
        {
            new Recurrence<T, TCell>
            {
                Steps = sizes.Length,
                Batch = dims.Batch,
                Hidden = hidden,
                Reversed = reversed,
                Sizes = s,
                Offsets = offsets,
                Weight = inputs.WeightH.Pointer<T>(),
                BiasApart = inputs.BiasH is null ? null : inputs.BiasH.Pointer<T>() + joint,
                Gates = gates.Pointer<T>(),
                Y = result.Pointer<T>(),
                C = cells is null ? null : cells.Pointer<T>(),
                RunningH = h,
                RunningC = c,
            }.Forward();
        }
        return new(result, gates, cells);
    }

    /// <summary>Runs a cell's kernel backward, and the products behind it.</summary>
    protected static Tensor[] Backward<T, TCell>(Inputs inputs, int[] sizes, bool reversed, Saved saved, Tensor gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        where TCell : ICell<T>
    {
        var dims = new Dimensions(inputs);
        int hidden = dims.Hidden, gateColumns = TCell.Gates * hidden, row = TCell.Width * hidden, joint = (TCell.Gates - TCell.GatesApart) * hidden, apart = gateColumns - joint;
        var type = inputs.X.dtype;
        Tensor dx = Like(inputs.X), dWeightX = Like(inputs.WeightX), dWeightH = Like(inputs.WeightH), dh = Like(inputs.H);
        var dc = inputs.C is null ? null : Like(inputs.C);
        using Tensor sums = Tensor.Empty([dims.Rows, row], type), before = Tensor.Empty([dims.Rows, hidden], type);
        T* g = gradient.Pointer<T>(), s = sums.Pointer<T>(), last = g + (nint)dims.Rows * hidden;
        Buffer.MemoryCopy(last, dh.Pointer<T>(), Bytes(dh), Bytes(dh));
        if (dc is not null) Buffer.MemoryCopy(last + (nint)dims.Batch * hidden, dc.Pointer<T>(), Bytes(dc), Bytes(dc));
        fixed (int* stepSizes = sizes, offsets = Offsets(sizes))
        {
            var pass = new Recurrence<T, TCell>
            {
                Steps = sizes.Length,
                Batch = dims.Batch,
                Hidden = hidden,
                Reversed = reversed,
                Sizes = stepSizes,
                Offsets = offsets,
                Weight = inputs.WeightH.Pointer<T>(),
                Gates = saved.Gates.Pointer<T>(),
                Y = saved.Result.Pointer<T>(),
                C = saved.Cells is null ? null : saved.Cells.Pointer<T>(),
                FirstH = inputs.H.Pointer<T>(),
                FirstC = inputs.C is null ? null : inputs.C.Pointer<T>(),
                RunningH = dh.Pointer<T>(),
                RunningC = dc is null ? null : dc.Pointer<T>(),
                Gradient = g,
                Sums = s,
            };
            pass.Backward();
            pass.CopyStatesBefore(before.Pointer<T>());
        }
        Gemm.Multiply(false, false, dims.Rows, dims.In, gateColumns, s, row, inputs.WeightX.Pointer<T>(), dims.In, dx.Pointer<T>(), dims.In, false);
        Gemm.Multiply(true, false, gateColumns, dims.In, dims.Rows, s, row, inputs.X.Pointer<T>(), dims.In, dWeightX.Pointer<T>(), dims.In, false);
        Gemm.Multiply(true, false, joint, hidden, dims.Rows, s, row, before.Pointer<T>(), hidden, dWeightH.Pointer<T>(), hidden, false);
        if (apart > 0) Gemm.Multiply(true, false, apart, hidden, dims.Rows, s + gateColumns, row, before.Pointer<T>(), hidden, dWeightH.Pointer<T>() + (nint)joint * hidden, hidden, false);
        List<Tensor> gradients = [dx, dWeightX, dWeightH, dh];
        if (dc is not null) gradients.Add(dc);
        if (inputs.BiasX is null) return [.. gradients];
        Tensor dBiasX = Like(inputs.BiasX), dBiasH = Like(inputs.BiasX);
        Kernels.Sums.OfColumns(dims.Rows, gateColumns, s, row, dBiasX.Pointer<T>());
        dBiasX.AsSpan<T>()[..joint].CopyTo(dBiasH.AsSpan<T>());
        if (apart > 0) Kernels.Sums.OfColumns(dims.Rows, apart, s + gateColumns, row, dBiasH.Pointer<T>() + joint);
        return [.. gradients, dBiasX, dBiasH];
    }

    internal override IReadOnlyDictionary<SampleKind, string> Inapplicable => new Dictionary<SampleKind, string>
    {
        [SampleKind.Broadcast] = "Rows, weights and states must fit each other.",
        [SampleKind.SizeOne] = "Weights have several rows for one hidden unit.",
    };

    private protected IEnumerable<Sample> Samples(int gates, bool hasC)
    {
        yield return Of("sequences of one length", [2, 2, 2]);
        yield return Of("last step first", [2, 2], reversed: true);
        yield return Of("packed", [3, 2, 2, 1]);
        yield return Of("packed, last step first", [3, 2, 1], reversed: true);
        yield return Of("without bias", [2, 1], biased: false);
        yield return Of("non-contiguous", [2, 2], run: x => Apply(x with { X = x.X.t().contiguous().t(), WeightH = x.WeightH.t().contiguous().t() }, [2, 2], false));
        yield return Of("one unit, one step", [1], hidden: 1, width: 1);
        yield return Of("no sequence", [0, 0]);
        yield return Of("step by step", [2, 1], run: x => StepByStep(x, [2, 1], false));

        Sample Of(string name, int[] sizes, bool reversed = false, bool biased = true, int hidden = 2, int width = 3, Func<Inputs, Tensor>? run = null)
        {
            List<long[]> shapes = [[sizes.Sum(), width], [gates * hidden, width], [gates * hidden, hidden], [sizes[0], hidden]];
            if (hasC) shapes.Add([sizes[0], hidden]);
            if (biased) shapes.AddRange([[gates * hidden], [gates * hidden]]);
            run ??= inputs => Apply(inputs, sizes, reversed);
            return new(name, x => run(Shape(x, hasC, biased)), [.. shapes.Select((shape, i) => Sample.Values(-1.5, 1.5, shape, i))]);
        }
    }

    private Tensor?[] Recomputed(Inputs inputs, int[] sizes, bool reversed, Tensor gradient)
    {
        // Aliases: the pass begins and ends at them and leaves alone what the inputs were computed from.
        var own = inputs.With([.. inputs.Present.Select(input => input.alias())]);
        Tensor[] wanted = [.. own.Present.Where(input => input.requires_grad)];
        var found = new Queue<Tensor>(autograd.grad([StepByStep(own, sizes, reversed)], wanted, [gradient], create_graph: true, allow_unused: true));
        return [.. own.Present.Select(input => input.requires_grad ? found.Dequeue() : null)];
    }

    private static Inputs Shape(Tensor[] present, bool hasC, bool biased)
    {
        var next = 4;
        return new(present[0], present[1], present[2], present[3], hasC ? present[next++] : null, biased ? present[next++] : null, biased ? present[next] : null);
    }

    private static int[] Offsets(int[] sizes)
    {
        var offsets = new int[sizes.Length];
        for (var t = 1; t < sizes.Length; t++) offsets[t] = offsets[t - 1] + sizes[t - 1];
        return offsets;
    }

    private static Tensor Like(Tensor tensor) => Tensor.Empty(tensor.Sizes, tensor.dtype);

    private static long Bytes(Tensor tensor) => tensor.NumberOfElements * tensor.ElementSize;

    private static void Copy(Tensor from, void* to) => Buffer.MemoryCopy(from.Address, to, Bytes(from), Bytes(from));

    private readonly record struct Dimensions(int Rows, int In, int Batch, int Hidden)
    {
        internal Dimensions(Inputs inputs) : this((int)inputs.X.Sizes[0], (int)inputs.X.Sizes[1], (int)inputs.H.Sizes[0], (int)inputs.H.Sizes[1]) { }
    }

    /// <summary>Handles that are given back together.</summary>
    private sealed class Disposables : IDisposable
    {
        private readonly List<Tensor> _tensors = [];

        internal Tensor Add(Tensor tensor)
        {
            _tensors.Add(tensor);
            return tensor;
        }

        public void Dispose() => _tensors.ForEach(tensor => tensor.Dispose());
    }
}
