using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>One step of an optimiser over one parameter, in PyTorch's order of operations, in one pass over memory.</summary>
internal static unsafe class OptimizerSteps
{
    private const int PartOfWork = 1 << 14;

    /// <summary>Stochastic gradient descent: d = g + weightDecay · p; buffer = momentum · buffer + (1 − dampening) · d; p −= lr · (nesterov ? d + momentum · buffer : buffer).</summary>
    /// <remarks>Without momentum, p −= lr · d and the buffer is not touched. The first step with momentum sets the buffer to d.</remarks>
    public static void Sgd<T>(nint count, T* parameter, T* gradient, T* buffer, in SgdOptions options) where T : unmanaged, IFloatingPointIeee754<T> =>
        Workers.Run(Over(count), new SgdParts<T>
        {
            Count = count,
            P = parameter,
            G = gradient,
            Buffer = buffer,
            Options = options,
        });

    /// <summary>Adam (Kingma and Ba, 2015), with AdamW's decoupled decay if asked for (Loshchilov and Hutter, 2019).</summary>
    /// <remarks>
    /// m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; p −= lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).
    /// With <paramref name="maximum"/> (AMSGrad) the greatest v so far takes its place. Moments below the smallest normal number become 0:
    /// arithmetic on denormals is some thirty times slower, and they move nothing.
    /// </remarks>
    public static void Adam<T>(nint count, T* parameter, T* gradient, T* m, T* v, T* maximum, in AdamOptions options) where T : unmanaged, IFloatingPointIeee754<T> =>
        Workers.Run(Over(count), new AdamParts<T>
        {
            Count = count,
            P = parameter,
            G = gradient,
            Mean = m,
            Square = v,
            Maximum = maximum,
            Options = options,
        });

    private static int Over(nint count) => (int)((count + PartOfWork - 1) / PartOfWork);

    private struct SgdParts<T> : ILaneParts<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public nint Count;
        public T* P, G, Buffer;
        public SgdOptions Options;

        public readonly void Run(int part) => Simd.Run<T, SgdParts<T>>(this, part);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V, L>(int part)
            where V : struct
            where L : ILanes<T, V>
        {
            var sign = Ends<T, V, L>.All(Options.Maximize ? -1 : 1);
            var rate = Ends<T, V, L>.All(-Options.LearningRate);
            var decay = Ends<T, V, L>.All(Options.WeightDecay);
            var momentum = Ends<T, V, L>.All(Options.Momentum);
            var fresh = Ends<T, V, L>.All(1 - Options.Dampening);
            var start = (nint)part * PartOfWork;
            var end = Math.Min(Count, start + PartOfWork);
            for (var i = start; i < end; i += L.Count)
            {
                var left = (int)Math.Min(L.Count, end - i);
                var p = Ends<T, V, L>.Load(P + i, left);
                var d = L.Multiply(Ends<T, V, L>.Load(G + i, left), sign);
                if (Options.WeightDecay != 0)
                {
                    d = L.MultiplyAdd(p, decay, d);
                }

                if (Options.Momentum != 0)
                {
                    var buffer = Options.First ? d : L.MultiplyAdd(d, fresh, L.Multiply(Ends<T, V, L>.Load(Buffer + i, left), momentum));
                    buffer = L.WithoutDenormals(buffer);
                    Ends<T, V, L>.Store(Buffer + i, buffer, left);
                    d = Options.Nesterov ? L.MultiplyAdd(buffer, momentum, d) : buffer;
                }

                Ends<T, V, L>.Store(P + i, L.MultiplyAdd(d, rate, p), left);
            }
        }
    }

    private struct AdamParts<T> : ILaneParts<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        public nint Count;
        public T* P, G, Mean, Square, Maximum;
        public AdamOptions Options;

        public readonly void Run(int part) => Simd.Run<T, AdamParts<T>>(this, part);

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public readonly void Run<V, L>(int part)
            where V : struct
            where L : ILanes<T, V>
        {
            var correction1 = 1 - Math.Pow(Options.Beta1, Options.Step);
            var correction2 = 1 - Math.Pow(Options.Beta2, Options.Step);
            var sign = Ends<T, V, L>.All(Options.Maximize ? -1 : 1);
            var stepSize = Ends<T, V, L>.All(-(Options.LearningRate / correction1));

            // Every operation is in PyTorch's order and rounded where PyTorch rounds, so that curves stay together for longer.
            var root = Ends<T, V, L>.All(Math.Sqrt(correction2));
            var epsilon = Ends<T, V, L>.All(Options.Epsilon);
            var beta1 = Ends<T, V, L>.All(Options.Beta1);
            var fresh1 = Ends<T, V, L>.All(1 - Options.Beta1);
            var beta2 = Ends<T, V, L>.All(Options.Beta2);
            var fresh2 = Ends<T, V, L>.All(1 - Options.Beta2);
            var decay = Ends<T, V, L>.All(Options.WeightDecay);
            var shrink = Ends<T, V, L>.All(1 - (Options.LearningRate * Options.WeightDecay));
            var decays = Options.WeightDecay != 0 && !Options.Decoupled;
            var shrinks = Options.WeightDecay != 0 && Options.Decoupled;
            var start = (nint)part * PartOfWork;
            var end = Math.Min(Count, start + PartOfWork);
            for (var i = start; i < end; i += L.Count)
            {
                var left = (int)Math.Min(L.Count, end - i);
                var p = Ends<T, V, L>.Load(P + i, left);
                var g = L.Multiply(Ends<T, V, L>.Load(G + i, left), sign);
                if (decays)
                {
                    g = L.MultiplyAdd(p, decay, g);
                }

                if (shrinks)
                {
                    p = L.Multiply(p, shrink);
                }

                var m = L.WithoutDenormals(L.MultiplyAdd(g, fresh1, L.Multiply(Ends<T, V, L>.Load(Mean + i, left), beta1)));
                var v = L.WithoutDenormals(L.MultiplyAdd(L.Multiply(fresh2, g), g, L.Multiply(Ends<T, V, L>.Load(Square + i, left), beta2)));
                Ends<T, V, L>.Store(Mean + i, m, left);
                Ends<T, V, L>.Store(Square + i, v, left);
                if (Maximum != null)
                {
                    v = L.Max(Ends<T, V, L>.Load(Maximum + i, left), v);
                    Ends<T, V, L>.Store(Maximum + i, v, left);
                }

                var denominator = L.Add(L.Divide(L.SquareRoot(v), root), epsilon);
                Ends<T, V, L>.Store(P + i, L.Add(p, L.Divide(L.Multiply(stepSize, m), denominator)), left);
            }
        }
    }

    /// <summary>Loads and stores that touch no more than is left.</summary>
    private static class Ends<T, V, L>
        where T : unmanaged, IFloatingPointIeee754<T>
        where V : struct
        where L : ILanes<T, V>
    {
        public static V All(double value) => L.Broadcast(T.CreateTruncating(value));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Load(T* p, int left) => left == L.Count ? L.Load(p) : L.LoadFirst(p, left);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(T* p, V value, int left)
        {
            if (left == L.Count)
            {
                L.Store(p, value);
            }
            else
            {
                L.StoreFirst(p, value, left);
            }
        }
    }
}

/// <summary>What <see cref="OptimizerSteps.Sgd{T}"/> needs to know.</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Momentum">Share of the buffer that is kept; 0 for none.</param>
/// <param name="Dampening">Share of the gradient that does not enter the buffer.</param>
/// <param name="WeightDecay">Factor of the parameter added to its gradient.</param>
/// <param name="Nesterov">Whether to look ahead by one more momentum.</param>
/// <param name="First">Whether the buffer is yet to be set.</param>
/// <param name="Maximize">Whether to climb.</param>
internal readonly record struct SgdOptions(
    double LearningRate, double Momentum = 0, double Dampening = 0, double WeightDecay = 0, bool Nesterov = false, bool First = false, bool Maximize = false);

/// <summary>What <see cref="OptimizerSteps.Adam{T}"/> needs to know.</summary>
/// <param name="LearningRate">Step size.</param>
/// <param name="Step">The number of this step, from 1.</param>
/// <param name="Beta1">Share of the first moment that is kept.</param>
/// <param name="Beta2">Share of the second moment that is kept.</param>
/// <param name="Epsilon">Added to the denominator.</param>
/// <param name="WeightDecay">Adam: factor of the parameter added to its gradient. AdamW: the parameter shrinks by learning rate times this first.</param>
/// <param name="Decoupled">Whether the decay is AdamW's.</param>
/// <param name="Maximize">Whether to climb.</param>
internal readonly record struct AdamOptions(
    double LearningRate, long Step, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8, double WeightDecay = 0, bool Decoupled = false, bool Maximize = false);
