using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is done to the parameters of a whole network.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients down so that together, as one vector, they are no longer than a bound.</summary>
            /// <remarks>R. Pascanu et al., "On the difficulty of training Recurrent Neural Networks", 2012.</remarks>
            /// <param name="tensors">The parameters; those without a gradient are left out.</param>
            /// <param name="max_norm">The bound.</param>
            /// <param name="norm_type">The norm's exponent; infinity takes the largest element.</param>
            /// <returns>The length before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                Tensor[] gradients = [.. tensors.Select(parameter => parameter.grad).OfType<Tensor>()];
                var length = Norm([.. gradients.Select(gradient => Norm(gradient, norm_type))], norm_type);
                // PyTorch's small number, which keeps the quotient finite. Gradients that are short enough are multiplied by 1 there.
                var scale = max_norm / (length + 1e-6);
                if (scale < 1 || double.IsNaN(scale))
                    foreach (var gradient in gradients) gradient.mul_(scale);
                return length;
            }

            /// <summary>Puts every element of every gradient between ± a bound.</summary>
            /// <param name="tensors">The parameters; those without a gradient are left out.</param>
            /// <param name="clip_value">The bound.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                foreach (var parameter in tensors) parameter.grad?.copy_(parameter.grad.clamp(-clip_value, clip_value));
            }

            /// <summary>All elements of all parameters one behind the other.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors) => cat([.. tensors.Select(parameter => parameter.reshape(-1))], 0);

            /// <summary>Copies the elements of a vector into parameters, one behind the other.</summary>
            /// <param name="vec">As long as all parameters together, or longer.</param>
            /// <param name="tensors">The parameters.</param>
            /// <exception cref="ArgumentException">The vector is too short.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                Parameter[] parameters = [.. tensors];
                var wanted = parameters.Sum(parameter => parameter.NumberOfElements);
                if (vec.NumberOfElements < wanted) throw new ArgumentException($"The parameters have {wanted} elements, but the vector has {vec.NumberOfElements}.", nameof(vec));
                using var recording = no_grad();
                long start = 0;
                foreach (var parameter in parameters)
                {
                    using Tensor part = vec.narrow(0, start, parameter.NumberOfElements), shaped = part.reshape(parameter.shape);
                    parameter.copy_(shaped);
                    start += parameter.NumberOfElements;
                }
            }

            private static double Norm(Tensor tensor, double p)
            {
                using Tensor dense = tensor.Dense(), real = dense.to_type(ScalarType.Float64), sizes = real.abs();
                return Norm(sizes.AsSpan<double>(), p);
            }

            private static double Norm(ReadOnlySpan<double> sizes, double p)
            {
                if (sizes.IsEmpty) return 0;
                if (double.IsPositiveInfinity(p)) return TensorPrimitives.Max(sizes);
                if (p == 2) return Math.Sqrt(TensorPrimitives.SumOfSquares(sizes));
                double sum = 0;
                foreach (var size in sizes) sum += Math.Pow(size, p);
                return Math.Pow(sum, 1 / p);
            }
        }
    }
}
