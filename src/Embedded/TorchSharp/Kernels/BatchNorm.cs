using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Where the channels of a tensor [Images, Channels, Pixels] lie.</summary>
internal readonly record struct ChannelShape(int Images, int Channels, int Pixels)
{
    /// <summary>Numbers in a channel.</summary>
    public long Values => (long)Images * Pixels;
}

/// <summary>Batch normalisation: the mean and variance of each channel, the transformation by them, and its gradients.</summary>
internal static unsafe class BatchNorm
{
    private const int PartOfWork = 1 << 14;
    private const int ColumnBlock = 64;

    private enum Kind
    {
        Statistics,
        Forward,
        Backward,
    }

    /// <summary>The mean of each channel, and its variance, which divides by the number of values.</summary>
    public static void Statistics<T>(in ChannelShape shape, T* x, T* mean, T* variance) where T : unmanaged, INumber<T> =>
        Run(new Parts<T> { What = Kind.Statistics, Shape = shape, X = x, Mean = mean, Variance = variance });

    /// <summary>y = (x − μ) · w/√(σ² + ε) + b; w and b may be null.</summary>
    public static void Forward<T>(in ChannelShape shape, T* x, T* mean, T* variance, T* w, T* b, double epsilon, T* y) where T : unmanaged, INumber<T> =>
        Run(new Parts<T> { What = Kind.Forward, Shape = shape, X = x, Mean = mean, Variance = variance, W = w, B = b, Epsilon = epsilon, Y = y });

    /// <summary>With r = 1/√(σ² + ε), x̂ = (x − μ)·r and means over a channel: gx = w·r·(g − mean(g) − x̂·mean(g·x̂)), gw = Σ g·x̂, gb = Σ g.</summary>
    public static void Backward<T>(in ChannelShape shape, T* gy, T* x, T* mean, T* variance, T* w, double epsilon, T* gx, T* gw, T* gb) where T : unmanaged, INumber<T> =>
        Run(new Parts<T> { What = Kind.Backward, Shape = shape, Gy = gy, X = x, Mean = mean, Variance = variance, W = w, Epsilon = epsilon, Y = gx, Gw = gw, Gb = gb });

    private static void Run<T>(Parts<T> parts) where T : unmanaged, INumber<T>
    {
        var shape = parts.Shape;
        var perPart = Math.Clamp(PartOfWork / Math.Max(1, shape.Values), 1, Math.Max(1, shape.Channels));
        parts.PerPart = (int)(shape.Pixels == 1 ? (perPart + ColumnBlock - 1) / ColumnBlock * ColumnBlock : perPart);
        Workers.Run((shape.Channels + parts.PerPart - 1) / parts.PerPart, parts);
    }

    private struct Parts<T> : ILaneParts<T> where T : unmanaged, INumber<T>
    {
        public ChannelShape Shape;
        public Kind What;
        public T* X, Mean, Variance, W, B, Y, Gy, Gw, Gb;
        public double Epsilon;
        public int PerPart;

        public readonly void Run(int part) => Simd.Run<T, Parts<T>>(this, part);

        public readonly void Run<V, L>(int part)
            where V : struct
            where L : ILanes<T, V>
        {
            var end = Math.Min(Shape.Channels, (part + 1) * PerPart);
            if (Shape.Pixels == 1)
            {
                for (var c = part * PerPart; c < end; c += L.Count)
                {
                    Columns<V, L>(c, Math.Min(L.Count, end - c));
                }

                return;
            }

            for (var c = part * PerPart; c < end; c++)
            {
                switch (What)
                {
                    case Kind.Statistics:
                        Measure<V, L>(c);
                        break;
                    case Kind.Forward:
                        Transform<V, L>(c);
                        break;
                    default:
                        Differentiate<V, L>(c);
                        break;
                }
            }
        }

        private readonly nint At(int image, int channel) => (((nint)image * Shape.Channels) + channel) * Shape.Pixels;

        private readonly double Inverse(int channel) => 1 / Math.Sqrt(double.CreateTruncating(Variance[channel]) + Epsilon);

        private readonly void Measure<V, L>(int channel)
            where V : struct
            where L : ILanes<T, V>
        {
            double sum = 0, squares = 0;
            for (var n = 0; n < Shape.Images; n++)
            {
                sum += double.CreateTruncating(Moments<T, V, L>.Sum(X + At(n, channel), Shape.Pixels));
            }

            var center = T.CreateTruncating(sum / Shape.Values);
            for (var n = 0; n < Shape.Images; n++)
            {
                squares += double.CreateTruncating(Moments<T, V, L>.SquaredDeviations(X + At(n, channel), Shape.Pixels, center));
            }

            Mean[channel] = center;
            Variance[channel] = T.CreateTruncating(squares / Shape.Values);
        }

        private readonly void Transform<V, L>(int channel)
            where V : struct
            where L : ILanes<T, V>
        {
            var scale = T.CreateTruncating(Inverse(channel) * (W == null ? 1 : double.CreateTruncating(W[channel])));
            for (var n = 0; n < Shape.Images; n++)
            {
                Moments<T, V, L>.Transform(X + At(n, channel), Shape.Pixels, Mean[channel], scale, B == null ? T.Zero : B[channel], Y + At(n, channel));
            }
        }

        private readonly void Differentiate<V, L>(int channel)
            where V : struct
            where L : ILanes<T, V>
        {
            double total = 0, dot = 0;
            for (var n = 0; n < Shape.Images; n++)
            {
                Moments<T, V, L>.Products(Gy + At(n, channel), X + At(n, channel), Shape.Pixels, Mean[channel], out var sum, out var product);
                total += double.CreateTruncating(sum);
                dot += double.CreateTruncating(product);
            }

            var inverse = Inverse(channel);
            var scale = inverse * (W == null ? 1 : double.CreateTruncating(W[channel]));
            if (Gw != null)
            {
                Gw[channel] = T.CreateTruncating(dot * inverse);
                Gb[channel] = T.CreateTruncating(total);
            }

            var slope = T.CreateTruncating(-scale * inverse * inverse * dot / Shape.Values);
            var constant = T.CreateTruncating(-scale * total / Shape.Values);
            for (var n = 0; n < Shape.Images; n++)
            {
                Moments<T, V, L>.Combine(Gy + At(n, channel), X + At(n, channel), Shape.Pixels, Mean[channel], T.CreateTruncating(scale), slope, constant, Y + At(n, channel));
            }
        }

        /// <summary>As many channels of one pixel as a vector has lanes: columns of a matrix.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Columns<V, L>(int c, int count)
            where V : struct
            where L : ILanes<T, V>
        {
            nint stride = Shape.Channels, size = Shape.Images * stride;
            var share = L.Broadcast(T.One / T.CreateTruncating(Shape.Images));
            var x = X + c;
            if (What == Kind.Statistics)
            {
                V sum = L.Zero, squares = L.Zero;
                for (nint i = 0; i < size; i += stride)
                {
                    sum = L.Add(sum, First<V, L>(x + i, count));
                }

                var center = L.Multiply(sum, share);
                var less = L.Multiply(center, L.Broadcast(-T.One));
                for (nint i = 0; i < size; i += stride)
                {
                    var deviation = L.Add(First<V, L>(x + i, count), less);
                    squares = L.MultiplyAdd(deviation, deviation, squares);
                }

                StoreFirst<V, L>(Mean + c, center, count);
                StoreFirst<V, L>(Variance + c, L.Multiply(squares, share), count);
                return;
            }

            var minus = L.Multiply(First<V, L>(Mean + c, count), L.Broadcast(-T.One));
            var inverse = L.Divide(L.Broadcast(T.One), L.SquareRoot(L.Add(First<V, L>(Variance + c, count), L.Broadcast(T.CreateTruncating(Epsilon)))));
            var scale = W == null ? inverse : L.Multiply(inverse, First<V, L>(W + c, count));
            var y = Y + c;
            if (What == Kind.Forward)
            {
                var shift = B == null ? L.Zero : First<V, L>(B + c, count);
                for (nint i = 0; i < size; i += stride)
                {
                    StoreFirst<V, L>(y + i, L.MultiplyAdd(L.Add(First<V, L>(x + i, count), minus), scale, shift), count);
                }

                return;
            }

            V total = L.Zero, dot = L.Zero;
            var g = Gy + c;
            for (nint i = 0; i < size; i += stride)
            {
                var gradient = First<V, L>(g + i, count);
                total = L.Add(total, gradient);
                dot = L.MultiplyAdd(gradient, L.Multiply(L.Add(First<V, L>(x + i, count), minus), inverse), dot);
            }

            if (Gw != null)
            {
                StoreFirst<V, L>(Gw + c, dot, count);
                StoreFirst<V, L>(Gb + c, total, count);
            }

            var negative = L.Multiply(L.Multiply(scale, share), L.Broadcast(-T.One));
            V constant = L.Multiply(negative, total), slope = L.Multiply(L.Multiply(negative, dot), inverse);
            for (nint i = 0; i < size; i += stride)
            {
                var deviation = L.Add(First<V, L>(x + i, count), minus);
                StoreFirst<V, L>(y + i, L.MultiplyAdd(scale, First<V, L>(g + i, count), L.MultiplyAdd(deviation, slope, constant)), count);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static V First<V, L>(T* p, int count)
            where V : struct
            where L : ILanes<T, V> => count == L.Count ? L.Load(p) : L.LoadFirst(p, count);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void StoreFirst<V, L>(T* p, V value, int count)
            where V : struct
            where L : ILanes<T, V>
        {
            if (count == L.Count)
            {
                L.Store(p, value);
            }
            else
            {
                L.StoreFirst(p, value, count);
            }
        }
    }
}
