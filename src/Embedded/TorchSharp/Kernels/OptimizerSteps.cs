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
            var numbers = new SgdNumbers<V>
            {
                Adjusts = Options.Maximize || Options.WeightDecay != 0,
                HasMomentum = Options.Momentum != 0,
                First = Options.First,
                Nesterov = Options.Nesterov,
                Sign = Ends<T, V, L>.All(Options.Maximize ? -1 : 1),
                Rate = Ends<T, V, L>.All(-Options.LearningRate),
                Decay = Ends<T, V, L>.All(Options.WeightDecay),
                Momentum = Ends<T, V, L>.All(Options.Momentum),
                Fresh = Ends<T, V, L>.All(1 - Options.Dampening),
            };
            T* p = P, g = G, buffer = Buffer;
            var i = (nint)part * PartOfWork;
            var end = Math.Min(Count, i + PartOfWork);
            for (; i + L.Count <= end; i += L.Count)
            {
                Step<V, L>(p + i, g + i, buffer + i, numbers, L.Count);
            }

            if (i < end)
            {
                Step<V, L>(p + i, g + i, buffer + i, numbers, (int)(end - i));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Step<V, L>(T* parameter, T* gradient, T* buffer, SgdNumbers<V> numbers, int count)
            where V : struct
            where L : ILanes<T, V>
        {
            V p = Ends<T, V, L>.Load(parameter, count), d = Ends<T, V, L>.Load(gradient, count);
            if (numbers.Adjusts)
            {
                d = L.MultiplyAdd(p, numbers.Decay, L.Multiply(d, numbers.Sign));
            }

            if (numbers.HasMomentum)
            {
                var moved = numbers.First ? d : L.MultiplyAdd(d, numbers.Fresh, L.Multiply(Ends<T, V, L>.Load(buffer, count), numbers.Momentum));
                moved = L.WithoutDenormals(moved);
                Ends<T, V, L>.Store(buffer, moved, count);
                d = numbers.Nesterov ? L.MultiplyAdd(moved, numbers.Momentum, d) : moved;
            }

            Ends<T, V, L>.Store(parameter, L.MultiplyAdd(d, numbers.Rate, p), count);
        }
    }

    /// <summary>The numbers of one step of gradient descent, each in all lanes of a vector.</summary>
    private struct SgdNumbers<V> where V : struct
    {
        /// <summary>Whether the gradient's sign changes, or weights decay.</summary>
        public bool Adjusts;
        public bool HasMomentum, First, Nesterov;
        public V Sign, Rate, Decay, Momentum, Fresh;
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
            var numbers = new AdamNumbers<V>
            {
                Adjusts = Options.Maximize || Options.WeightDecay != 0,
                Sign = Ends<T, V, L>.All(Options.Maximize ? -1 : 1),
                StepSize = Ends<T, V, L>.All(-(Options.LearningRate / correction1)),
                Root = Ends<T, V, L>.All(Math.Sqrt(correction2)),
                Epsilon = Ends<T, V, L>.All(Options.Epsilon),
                Beta1 = Ends<T, V, L>.All(Options.Beta1),
                Fresh1 = Ends<T, V, L>.All(1 - Options.Beta1),
                Beta2 = Ends<T, V, L>.All(Options.Beta2),
                Fresh2 = Ends<T, V, L>.All(1 - Options.Beta2),
                Decay = Ends<T, V, L>.All(Options.Decoupled ? 0 : Options.WeightDecay),
                Keep = Ends<T, V, L>.All(Options.Decoupled ? 1 - (Options.LearningRate * Options.WeightDecay) : 1),
            };
            T* p = P, g = G, mean = Mean, square = Square, maximum = Maximum;
            var i = (nint)part * PartOfWork;
            var end = Math.Min(Count, i + PartOfWork);
            for (; i + L.Count <= end; i += L.Count)
            {
                Step<V, L>(p + i, g + i, mean + i, square + i, maximum == null ? null : maximum + i, numbers, L.Count);
            }

            if (i < end)
            {
                Step<V, L>(p + i, g + i, mean + i, square + i, maximum == null ? null : maximum + i, numbers, (int)(end - i));
            }
        }

        // Every operation is in PyTorch's order and rounded where PyTorch rounds, so that curves stay together for longer.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Step<V, L>(T* parameter, T* gradient, T* mean, T* square, T* maximum, AdamNumbers<V> numbers, int count)
            where V : struct
            where L : ILanes<T, V>
        {
            V p = Ends<T, V, L>.Load(parameter, count), g = Ends<T, V, L>.Load(gradient, count);
            if (numbers.Adjusts)
            {
                p = L.Multiply(p, numbers.Keep);
                g = L.MultiplyAdd(p, numbers.Decay, L.Multiply(g, numbers.Sign));
            }

            var m = L.WithoutDenormals(L.MultiplyAdd(g, numbers.Fresh1, L.Multiply(Ends<T, V, L>.Load(mean, count), numbers.Beta1)));
            var v = L.WithoutDenormals(L.MultiplyAdd(L.Multiply(numbers.Fresh2, g), g, L.Multiply(Ends<T, V, L>.Load(square, count), numbers.Beta2)));
            Ends<T, V, L>.Store(mean, m, count);
            Ends<T, V, L>.Store(square, v, count);
            if (maximum != null)
            {
                v = L.Max(Ends<T, V, L>.Load(maximum, count), v);
                Ends<T, V, L>.Store(maximum, v, count);
            }

            var denominator = L.Add(L.Divide(L.SquareRoot(v), numbers.Root), numbers.Epsilon);
            Ends<T, V, L>.Store(parameter, L.Add(p, L.Divide(L.Multiply(numbers.StepSize, m), denominator)), count);
        }
    }

    /// <summary>The numbers of one step of Adam, each in all lanes of a vector.</summary>
    private struct AdamNumbers<V> where V : struct
    {
        /// <summary>Whether the gradient's sign changes, or weights decay.</summary>
        public bool Adjusts;
        public V Sign, StepSize, Root, Epsilon, Beta1, Fresh1, Beta2, Fresh2, Decay, Keep;
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
