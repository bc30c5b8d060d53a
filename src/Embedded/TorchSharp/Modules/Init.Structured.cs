namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>The identity matrix: linear layers hand on as many inputs as they can.</summary>
            /// <exception cref="ArgumentException">The tensor has not 2 dimensions.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported", nameof(tensor));
                return Fill(tensor, t =>
                {
                    t.zero_();
                    for (var i = 0; i < Math.Min(t.Sizes[0], t.Sizes[1]); i++) t[i, i] = One(t);
                    return t;
                });
            }

            /// <summary>Ones at the middle of the filters that lead from a channel to the one of its number: convolutions hand on as many channels as they can.</summary>
            /// <exception cref="ArgumentException">The tensor has not 3, 4 or 5 dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                if (tensor.ndim is < 3 or > 5) throw new ArgumentException("Only tensors with 3, 4, or 5 dimensions are supported", nameof(tensor));
                return Fill(tensor, t =>
                {
                    t.zero_();
                    for (var i = 0; i < Math.Min(t.Sizes[0], t.Sizes[1]); i++)
                    {
                        TensorIndex[] place = [i, i, .. t.Sizes[2..].ToArray().Select(size => (TensorIndex)(size / 2))];
                        t[place] = One(t);
                    }
                    return t;
                });
            }

            /// <summary>Normal, but only between two bounds, by turning uniform numbers through the inverse of the distribution function.</summary>
            /// <param name="tensor">What is filled.</param>
            /// <param name="mean">The normal distribution's mean.</param>
            /// <param name="std">Its deviation.</param>
            /// <param name="a">The lower bound.</param>
            /// <param name="b">The upper bound.</param>
            /// <param name="generator">Where the numbers come from; torch's own if left out.</param>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null) => Fill(tensor, t =>
            {
                double low = NormalDistribution((a - mean) / std), high = NormalDistribution((b - mean) / std);
                t.uniform_(2 * low - 1, 2 * high - 1, generator);
                using var scope = NewDisposeScope();
                return t.copy_((t.erfinv() * (std * Math.Sqrt(2)) + mean).clamp(a, b));
            });

            /// <summary>A matrix whose rows, or columns if these are fewer, are orthogonal and of length gain.</summary>
            /// <remarks>
            /// A. Saxe et al., "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2013. Normal numbers made orthogonal
            /// one after the other; dimensions from the second on are joined.
            /// </remarks>
            /// <exception cref="ArgumentException">The tensor has fewer than 2 dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                if (tensor.ndim < 2) throw new ArgumentException("Only tensors with 2 or more dimensions are supported", nameof(tensor));
                if (tensor.NumberOfElements == 0) return tensor;
                return Fill(tensor, t =>
                {
                    using var scope = NewDisposeScope();
                    long rows = t.Sizes[0], columns = t.NumberOfElements / rows;
                    var drawn = empty([rows, columns], t.dtype).normal_().to_type(ScalarType.Float64);
                    // As rows of the wider matrix, the vectors lie one behind the other.
                    var vectors = (rows < columns ? drawn : drawn.t()).contiguous();
                    Orthogonalise(vectors.AsSpan<double>(), (int)Math.Max(rows, columns));
                    return t.copy_(((rows < columns ? vectors : vectors.t()) * gain).reshape(t.shape));
                });
            }

            /// <summary>Normal with mean 0, and then a share of each column set to 0.</summary>
            /// <remarks>J. Martens, "Deep learning via Hessian-free optimization", 2010.</remarks>
            /// <param name="tensor">A matrix.</param>
            /// <param name="sparsity">The share of zeros in a column, rounded up to whole elements.</param>
            /// <param name="std">The deviation of the others.</param>
            /// <exception cref="ArgumentException">The tensor has not 2 dimensions.</exception>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.ndim != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported", nameof(tensor));
                return Fill(tensor, t =>
                {
                    long rows = t.Sizes[0], columns = t.Sizes[1];
                    var zeroed = (int)Math.Ceiling(sparsity * rows);
                    t.normal_(0, std);
                    using var kept = ones([rows, columns], ScalarType.Float64);
                    var mask = kept.AsSpan<double>();
                    var order = new long[rows];
                    for (var column = 0; column < columns; column++)
                    {
                        RandomStream.Default.Permutation<long>(order);
                        foreach (var row in order.AsSpan(0, zeroed)) mask[(int)(row * columns + column)] = 0;
                    }
                    using var typed = kept.to_type(t.dtype);
                    return t.mul_(typed);
                });
            }

            /// <summary>Each vector loses its parts along those before it, twice, so that rounding leaves none, and is given length 1 (Gram and Schmidt).</summary>
            private static void Orthogonalise(Span<double> vectors, int length)
            {
                for (var i = 0; i < vectors.Length; i += length)
                {
                    var vector = vectors.Slice(i, length);
                    for (var pass = 0; pass < 2; pass++)
                    {
                        for (var j = 0; j < i; j += length)
                        {
                            var earlier = vectors.Slice(j, length);
                            TensorPrimitives.MultiplyAdd(earlier, -TensorPrimitives.Dot<double>(earlier, vector), vector, vector);
                        }
                    }
                    TensorPrimitives.Divide(vector, Math.Sqrt(TensorPrimitives.SumOfSquares<double>(vector)), vector);
                }
            }

            private static double NormalDistribution(double x)
            {
                using Tensor scaled = tensor(x * Math.Sqrt(0.5)), value = scaled.erf();
                return 0.5 * (1 + value.item<double>());
            }

            private static Tensor One(Tensor like) => ones([], like.dtype);
        }
    }
}
