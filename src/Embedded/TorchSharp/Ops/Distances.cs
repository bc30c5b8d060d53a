namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The p-norm of x₁ − x₂ + ε along the last dimension.</summary>
            /// <param name="input1">x₁, [N, D] or [D].</param>
            /// <param name="input2">x₂; the shapes are broadcast.</param>
            /// <param name="p">The norm's exponent; infinity takes the largest difference.</param>
            /// <param name="eps">ε keeps the gradient finite where x₁ = x₂.</param>
            /// <param name="keepdim">Whether the last dimension stays, with size 1.</param>
            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2.0, double eps = 1E-06, bool keepdim = false)
            {
                using Tensor difference = input1 - input2, shifted = difference + eps;
                return Length(shifted, p, -1, keepdim);
            }

            /// <summary>x₁·x₂ / (|x₁|·|x₂|) along a dimension, each length at least ε.</summary>
            /// <param name="x1">x₁.</param>
            /// <param name="x2">x₂; the shapes are broadcast.</param>
            /// <param name="dim">The dimension that holds the vectors.</param>
            /// <param name="eps">ε.</param>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1E-08)
            {
                var shape = Layout.Broadcast(x1.Sizes, x2.Sizes);
                using Tensor a = x1.expand(shape), b = x2.expand(shape);
                using Tensor ofA = Normalized(a, 2, dim, eps), ofB = Normalized(b, 2, dim, eps), products = ofA * ofB;
                return products.sum(dim);
            }

            /// <summary>x divided by its p-norm along a dimension, each norm at least ε.</summary>
            /// <param name="input">x.</param>
            /// <param name="p">The norm's exponent.</param>
            /// <param name="dim">The dimension that holds the vectors.</param>
            /// <param name="eps">ε.</param>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1E-12) => Normalized(input, p, dim, eps);

            /// <summary>x₁ᵀ·W_k·x₂ + b_k for each output k.</summary>
            /// <param name="input1">x₁, […, in₁].</param>
            /// <param name="input2">x₂, […, in₂], with the same leading sizes.</param>
            /// <param name="weight">W, [out, in₁, in₂].</param>
            /// <param name="bias">b, [out], or null.</param>
            /// <returns>[…, out].</returns>
            /// <exception cref="InvalidOperationException">Shapes do not fit.</exception>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
            {
                if (input1.ndim == 0 || input1.ndim != input2.ndim || !input1.Sizes[..^1].SequenceEqual(input2.Sizes[..^1]))
                    throw new InvalidOperationException($"bilinear(): input batch dimensions do not match: got shapes {Layout.Text(input1.Sizes)} and {Layout.Text(input2.Sizes)}");
                if (weight.ndim != 3 || input1.Sizes[^1] != weight.Sizes[1] || input2.Sizes[^1] != weight.Sizes[2])
                    throw new InvalidOperationException($"bilinear(): the inputs' last sizes are {input1.Sizes[^1]} and {input2.Sizes[^1]}, and a weight [out, {input1.Sizes[^1]}, {input2.Sizes[^1]}] is expected, but it has shape {Layout.Text(weight.Sizes)}");
                long outputs = weight.Sizes[0], from1 = weight.Sizes[1], from2 = weight.Sizes[2];
                var rows = Layout.Count(input1.Sizes[..^1]);
                // One product for all outputs: x₁ᵀ·W_k of every row lie side by side.
                var products = input1.reshape(rows, from1).matmul(weight.permute(1, 0, 2).reshape(from1, outputs * from2)).reshape(rows, outputs, from2);
                var result = (products * input2.reshape(rows, 1, from2)).sum(-1L).reshape([.. input1.Sizes[..^1], outputs]);
                return bias is null ? result : result + bias;
            }

            private static Tensor Normalized(Tensor x, double p, long dim, double eps)
            {
                using Tensor least = full([], eps, x.dtype), length = Length(x, p, dim, keepdim: true), divisor = length.maximum(least);
                return x / divisor;
            }

            /// <summary>(Σ|x|ᵖ)¹ᐟᵖ along a dimension. The slope at a vector of zeros is 0, as PyTorch has it.</summary>
            private static Tensor Length(Tensor x, double p, long dim, bool keepdim)
            {
                using var scope = NewDisposeScope();
                return scope.MoveToOuter(p switch
                {
                    1 => x.abs().sum(dim, keepdim),
                    double.PositiveInfinity => x.abs().max(dim, keepdim).values,
                    0 => (x != 0).to_type(x.dtype).sum(dim, keepdim),
                    _ => Root((p == 2 ? x.square() : x.abs().pow(p)).sum(dim, keepdim)),
                });

                // A root has no slope at 0; there the elements are all 0, and their gradient is too.
                Tensor Root(Tensor sum)
                {
                    Tensor none = sum == 0, nonzero = where(none, ones([], x.dtype), sum);
                    return where(none, zeros([], x.dtype), p == 2 ? nonzero.sqrt() : nonzero.pow(1 / p));
                }
            }
        }
    }
}
