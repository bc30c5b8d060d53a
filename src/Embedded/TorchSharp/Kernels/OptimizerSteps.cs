using System.Numerics;
using System.Runtime.CompilerServices;

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
            M = m,
            V = v,
            Maximum = maximum,
            Options = options,
        });

    private static int Over(nint count) => (int)((count + PartOfWork - 1) / PartOfWork);

    private static Vector<T> Normal<T>(Vector<T> value) where T : unmanaged
    {
        var smallest = typeof(T) == typeof(float)
            ? Vector.Create(1.17549435e-38f).As<float, T>()
            : Vector.Create(2.2250738585072014e-308).As<double, T>();
        return Vector.AndNot(value, Vector.LessThan(Vector.Abs(value), smallest));
    }

    private struct SgdParts<T> : IParts where T : unmanaged, IFloatingPointIeee754<T>
    {
        public nint Count;
        public T* P, G, Buffer;
        public SgdOptions Options;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var rate = Vector.Create(T.CreateTruncating(-Options.LearningRate));
            var decay = Vector.Create(T.CreateTruncating(Options.WeightDecay));
            var momentum = Vector.Create(T.CreateTruncating(Options.Momentum));
            var fresh = Vector.Create(T.CreateTruncating(1 - Options.Dampening));
            var start = (nint)part * PartOfWork;
            var end = Math.Min(Count, start + PartOfWork);
            for (var i = start; i < end; i += Vector<T>.Count)
            {
                var left = (int)Math.Min(Vector<T>.Count, end - i);
                var p = Ends.Load(P + i, left);
                var d = Ends.Load(G + i, left);
                if (Options.Maximize)
                {
                    d = -d;
                }

                if (Options.WeightDecay != 0)
                {
                    d += p * decay;
                }

                if (Options.Momentum != 0)
                {
                    var buffer = Options.First ? d : (Ends.Load(Buffer + i, left) * momentum) + (d * fresh);
                    buffer = Normal(buffer);
                    Ends.Store(Buffer + i, buffer, left);
                    d = Options.Nesterov ? d + (buffer * momentum) : buffer;
                }

                Ends.Store(P + i, p + (d * rate), left);
            }
        }
    }

    private struct AdamParts<T> : IParts where T : unmanaged, IFloatingPointIeee754<T>
    {
        public nint Count;
        public T* P, G, M, V, Maximum;
        public AdamOptions Options;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(int part)
        {
            var correction1 = 1 - Math.Pow(Options.Beta1, Options.Step);
            var correction2 = 1 - Math.Pow(Options.Beta2, Options.Step);
            var stepSize = Vector.Create(T.CreateTruncating(-(Options.LearningRate / correction1)));
            var root = Vector.Create(T.CreateTruncating(Math.Sqrt(correction2)));
            var epsilon = Vector.Create(T.CreateTruncating(Options.Epsilon));
            var beta1 = Vector.Create(T.CreateTruncating(Options.Beta1));
            var fresh1 = Vector.Create(T.CreateTruncating(1 - Options.Beta1));
            var beta2 = Vector.Create(T.CreateTruncating(Options.Beta2));
            var fresh2 = Vector.Create(T.CreateTruncating(1 - Options.Beta2));
            var decay = Vector.Create(T.CreateTruncating(Options.WeightDecay));
            var shrink = Vector.Create(T.CreateTruncating(1 - (Options.LearningRate * Options.WeightDecay)));
            var start = (nint)part * PartOfWork;
            var end = Math.Min(Count, start + PartOfWork);
            for (var i = start; i < end; i += Vector<T>.Count)
            {
                var left = (int)Math.Min(Vector<T>.Count, end - i);
                var p = Ends.Load(P + i, left);
                var g = Ends.Load(G + i, left);
                if (Options.Maximize)
                {
                    g = -g;
                }

                if (Options.WeightDecay != 0)
                {
                    if (Options.Decoupled)
                    {
                        p *= shrink;
                    }
                    else
                    {
                        g += p * decay;
                    }
                }

                var m = Normal((Ends.Load(M + i, left) * beta1) + (g * fresh1));
                var v = Normal((Ends.Load(V + i, left) * beta2) + (g * g * fresh2));
                Ends.Store(M + i, m, left);
                Ends.Store(V + i, v, left);
                if (Maximum != null)
                {
                    v = Vector.Max(Ends.Load(Maximum + i, left), v);
                    Ends.Store(Maximum + i, v, left);
                }

                var denominator = (Vector.SquareRoot(v) / root) + epsilon;
                Ends.Store(P + i, p + (stepSize * m / denominator), left);
            }
        }
    }

    /// <summary>Loads and stores that touch no more than is left.</summary>
    private static class Ends
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<T> Load<T>(T* p, int left) where T : unmanaged => left == Vector<T>.Count ? Vector.Load(p) : LoadFirst(p, left);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store<T>(T* p, Vector<T> value, int left) where T : unmanaged
        {
            if (left == Vector<T>.Count)
            {
                value.Store(p);
            }
            else
            {
                StoreFirst(p, value, left);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector<T> LoadFirst<T>(T* p, int left) where T : unmanaged
        {
            var value = Vector<T>.Zero;
            for (var i = 0; i < left; i++)
            {
                ((T*)&value)[i] = p[i];
            }

            return value;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void StoreFirst<T>(T* p, Vector<T> value, int left) where T : unmanaged
        {
            for (var i = 0; i < left; i++)
            {
                p[i] = ((T*)&value)[i];
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
