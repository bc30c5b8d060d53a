using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>How a group normalisation cuts a tensor [Samples, Groups · Channels, Pixels]. With one group and one pixel it is a layer normalisation.</summary>
/// <param name="Samples">Rows that have nothing in common.</param>
/// <param name="Groups">Groups of a sample, each normalised by itself.</param>
/// <param name="Channels">Channels of a group; each has a weight and a bias.</param>
/// <param name="Pixels">Numbers in a channel.</param>
internal readonly record struct GroupNormShape(int Samples, int Groups, int Channels, int Pixels)
{
    /// <summary>Channels of a sample.</summary>
    public int AllChannels => Groups * Channels;

    /// <summary>Numbers that are normalised together.</summary>
    public nint Size => (nint)Channels * Pixels;
}

/// <summary>Group normalisation, y = w · (x − μ) · r + b with r = 1/√(σ² + ε) and the mean μ and variance σ² of each group of channels of each sample, and its gradients.</summary>
/// <remarks>With n numbers in a group and ĝ = g · w: dx = r · (ĝ − Σĝ/n − x̂ · Σ(ĝ·x̂)/n), dw = Σ g · x̂, db = Σ g; the sums of dw and db go over samples and pixels.</remarks>
internal static unsafe class GroupNorm
{
    private const int PartOfWork = 1 << 14;

    /// <summary>y, and the mean and variance of each group; w and b are null or have a number for each channel.</summary>
    public static void Forward<T>(in GroupNormShape shape, T* x, T* w, T* b, double epsilon, T* y, T* mean, T* variance) where T : unmanaged, INumber<T> =>
        Run(new Parts<T> { Shape = shape, X = x, W = w, B = b, Epsilon = epsilon, Y = y, Mean = mean, Variance = variance });

    /// <summary>gx, and gw and gb of all channels, which may both be null.</summary>
    public static void Backward<T>(in GroupNormShape shape, T* gy, T* x, T* w, T* mean, T* variance, double epsilon, T* gx, T* gw, T* gb) where T : unmanaged, INumber<T>
    {
        // A set of sums for each part if channels are columns, or else for each sample.
        var channels = shape.AllChannels;
        var sets = shape.Pixels == 1 ? Count<T>(shape) : shape.Samples;
        var sums = gw == null ? null : Scratch.Take<T>(ScratchFor.PartialSums, (nint)sets * 2 * channels);
        Run(new Parts<T> { Shape = shape, IsBackward = true, Gy = gy, X = x, W = w, Mean = mean, Variance = variance, Epsilon = epsilon, Y = gx, Sums = sums });
        if (gw == null)
        {
            return;
        }

        Sums.OfColumns(sets, channels, sums, 2 * channels, gw);
        Sums.OfColumns(sets, channels, sums + channels, 2 * channels, gb);
    }

    private static int SamplesPerPart(in GroupNormShape shape) => (int)Math.Clamp(PartOfWork / Math.Max(1, shape.Size * shape.Groups), 1, Math.Max(1, shape.Samples));

    private static int Count<T>(in GroupNormShape shape) => (shape.Samples + SamplesPerPart(shape) - 1) / SamplesPerPart(shape);

    private static void Run<T>(Parts<T> parts) where T : unmanaged, INumber<T>
    {
        parts.PerPart = SamplesPerPart(parts.Shape);

        // The groups of large samples are parts of their own.
        parts.ByGroup = parts.Shape.Pixels > 1 && parts.PerPart == 1;
        Workers.Run(parts.ByGroup ? parts.Shape.Samples * parts.Shape.Groups : Count<T>(parts.Shape), parts);
    }

    private struct Parts<T> : ILaneParts<T> where T : unmanaged, INumber<T>
    {
        public GroupNormShape Shape;
        public bool IsBackward, ByGroup;
        public T* X, W, B, Y, Gy, Mean, Variance, Sums;
        public double Epsilon;
        public int PerPart;

        public readonly void Run(int part) => Simd.Run<T, Parts<T>>(this, part);

        public readonly void Run<V, L>(int part)
            where V : struct
            where L : ILanes<T, V>
        {
            var first = ByGroup ? part : part * PerPart * Shape.Groups;
            var end = ByGroup ? part + 1 : Math.Min(Shape.Samples, (part + 1) * PerPart) * Shape.Groups;
            var columns = Shape.Pixels == 1;
            var sums = Sums == null ? null : Sums + ((nint)part * 2 * Shape.AllChannels);
            if (columns && sums != null)
            {
                new Span<T>(sums, 2 * Shape.AllChannels).Clear();
            }

            for (var row = first; row < end; row++)
            {
                if (!IsBackward)
                {
                    Measure<V, L>(row);
                }

                switch (IsBackward, columns)
                {
                    case (false, true):
                        ForwardColumns<V, L>(row);
                        break;
                    case (false, false):
                        ForwardChannels<V, L>(row);
                        break;
                    case (true, true):
                        BackwardColumns<V, L>(row, sums);
                        break;
                    default:
                        BackwardChannels<V, L>(row);
                        break;
                }
            }
        }

        private readonly void Measure<V, L>(int row)
            where V : struct
            where L : ILanes<T, V>
        {
            var size = Shape.Size;
            var x = X + (row * size);
            var mean = Moments<T, V, L>.Sum(x, size) / T.CreateTruncating(size);
            Mean[row] = mean;
            Variance[row] = Moments<T, V, L>.SquaredDeviations(x, size, mean) / T.CreateTruncating(size);
        }

        private readonly T Inverse(int row) => T.CreateTruncating(1 / Math.Sqrt(double.CreateTruncating(Variance[row]) + Epsilon));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void ForwardColumns<V, L>(int row)
            where V : struct
            where L : ILanes<T, V>
        {
            var count = Shape.Channels;
            var start = row % Shape.Groups * count;
            T* x = X + ((nint)row * count), y = Y + ((nint)row * count);
            T* w = W == null ? null : W + start, b = B == null ? null : B + start;
            T mean = Mean[row], r = Inverse(row);
            V minus = L.Broadcast(-mean), inverse = L.Broadcast(r);
            var j = 0;
            for (; j + L.Count <= count; j += L.Count)
            {
                var normal = L.Multiply(L.Add(L.Load(x + j), minus), inverse);
                if (w != null)
                {
                    normal = L.MultiplyAdd(normal, L.Load(w + j), b == null ? L.Zero : L.Load(b + j));
                }
                else if (b != null)
                {
                    normal = L.Add(normal, L.Load(b + j));
                }

                L.Store(y + j, normal);
            }

            for (; j < count; j++)
            {
                y[j] = ((x[j] - mean) * r * (w == null ? T.One : w[j])) + (b == null ? T.Zero : b[j]);
            }
        }

        private readonly void ForwardChannels<V, L>(int row)
            where V : struct
            where L : ILanes<T, V>
        {
            var inverse = Inverse(row);
            for (var channel = 0; channel < Shape.Channels; channel++)
            {
                var c = (row % Shape.Groups * Shape.Channels) + channel;
                var at = (row * Shape.Size) + ((nint)channel * Shape.Pixels);
                Moments<T, V, L>.Transform(X + at, Shape.Pixels, Mean[row], W == null ? inverse : inverse * W[c], B == null ? T.Zero : B[c], Y + at);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void BackwardColumns<V, L>(int row, T* sums)
            where V : struct
            where L : ILanes<T, V>
        {
            var count = Shape.Channels;
            var start = row % Shape.Groups * count;
            T* x = X + ((nint)row * count), g = Gy + ((nint)row * count), gx = Y + ((nint)row * count);
            T* w = W == null ? null : W + start, gw = sums == null ? null : sums + start, gb = sums == null ? null : gw + Shape.AllChannels;
            T mean = Mean[row], r = Inverse(row);
            V minus = L.Broadcast(-mean), inverse = L.Broadcast(r);
            V sum = L.Zero, product = L.Zero;
            var j = 0;
            for (; j + L.Count <= count; j += L.Count)
            {
                var normal = L.Multiply(L.Add(L.Load(x + j), minus), inverse);
                var gradient = L.Load(g + j);
                if (gw != null)
                {
                    L.Store(gw + j, L.MultiplyAdd(gradient, normal, L.Load(gw + j)));
                    L.Store(gb + j, L.Add(gradient, L.Load(gb + j)));
                }

                if (w != null)
                {
                    gradient = L.Multiply(gradient, L.Load(w + j));
                }

                sum = L.Add(sum, gradient);
                product = L.MultiplyAdd(gradient, normal, product);
            }

            T total = L.Sum(sum), dot = L.Sum(product);
            for (; j < count; j++)
            {
                var normal = (x[j] - mean) * r;
                if (gw != null)
                {
                    gw[j] += g[j] * normal;
                    gb[j] += g[j];
                }

                var gradient = w == null ? g[j] : g[j] * w[j];
                total += gradient;
                dot += gradient * normal;
            }

            var share = T.CreateTruncating(count);
            T constant = -total * r / share, slope = -dot * r * r / share;
            V constants = L.Broadcast(constant), slopes = L.Broadcast(slope);
            for (j = 0; j + L.Count <= count; j += L.Count)
            {
                var gradient = w == null ? L.Load(g + j) : L.Multiply(L.Load(g + j), L.Load(w + j));
                L.Store(gx + j, L.MultiplyAdd(gradient, inverse, L.MultiplyAdd(L.Add(L.Load(x + j), minus), slopes, constants)));
            }

            for (; j < count; j++)
            {
                gx[j] = ((w == null ? g[j] : g[j] * w[j]) * r) + ((x[j] - mean) * slope) + constant;
            }
        }

        private readonly void BackwardChannels<V, L>(int row)
            where V : struct
            where L : ILanes<T, V>
        {
            T inverse = Inverse(row), total = T.Zero, dot = T.Zero;
            var sums = Sums == null ? null : Sums + ((nint)(row / Shape.Groups) * 2 * Shape.AllChannels);
            for (var channel = 0; channel < Shape.Channels; channel++)
            {
                var c = (row % Shape.Groups * Shape.Channels) + channel;
                var at = (row * Shape.Size) + ((nint)channel * Shape.Pixels);
                Moments<T, V, L>.Products(Gy + at, X + at, Shape.Pixels, Mean[row], out var sum, out var product);
                if (sums != null)
                {
                    sums[c] = product * inverse;
                    sums[Shape.AllChannels + c] = sum;
                }

                total += W == null ? sum : sum * W[c];
                dot += W == null ? product : product * W[c];
            }

            var share = T.CreateTruncating(Shape.Size);
            T constant = -total * inverse / share, slope = -dot * inverse * inverse * inverse / share;
            for (var channel = 0; channel < Shape.Channels; channel++)
            {
                var at = (row * Shape.Size) + ((nint)channel * Shape.Pixels);
                var scale = W == null ? inverse : inverse * W[(row % Shape.Groups * Shape.Channels) + channel];
                Moments<T, V, L>.Combine(Gy + at, X + at, Shape.Pixels, Mean[row], scale, slope, constant, Y + at);
            }
        }
    }
}
