using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Zeros each element with probability p and divides the others by 1 − p; nothing when not training.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="p">From 0 to 1.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (p is not (>= 0 and <= 1)) throw new ArgumentException($"dropout probability has to be between 0 and 1, but got {p}", nameof(p));
                if (!training || p == 0 || input.NumberOfElements == 0) return inplace ? input : input.alias();
                if (!input.is_floating_point()) throw new InvalidOperationException($"dropout works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                using var kept = Tensor.Empty(input.Sizes, input.dtype);
                var scale = p == 1 ? 0 : 1 / (1 - p);
                if (input.dtype == ScalarType.Float32)
                {
                    RandomStream.Default.Bernoulli(kept.AsSpan<float>(), 1 - p);
                    System.Numerics.Tensors.TensorPrimitives.Multiply(kept.AsSpan<float>(), (float)scale, kept.AsSpan<float>());
                }
                else
                {
                    RandomStream.Default.Bernoulli(kept.AsSpan<double>(), 1 - p);
                    System.Numerics.Tensors.TensorPrimitives.Multiply(kept.AsSpan<double>(), scale, kept.AsSpan<double>());
                }
                return Into(input, input * kept, inplace);
            }

            /// <summary>Normalises each channel, by the batch's own statistics or by given ones, then scales and shifts it.</summary>
            /// <param name="input">[N, C] or [N, C, …].</param>
            /// <param name="running_mean">[C]; updated when training, used when not. Null: the batch's own are always used.</param>
            /// <param name="running_var">[C], likewise; an estimate that divides by one less than the number of values.</param>
            /// <param name="weight">[C], or null for ones.</param>
            /// <param name="bias">[C], or null for zeros.</param>
            /// <param name="training">Whether the batch's own statistics are used.</param>
            /// <param name="momentum">The part of the batch's statistics in the updated ones.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1E-05)
            {
                if (input.ndim < 2) throw new InvalidOperationException($"batch_norm: Expected an input [N, C, …], but got input of size: {Layout.Text(input.Sizes)}");
                if (!input.is_floating_point()) throw new InvalidOperationException($"batch_norm works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                var channels = input.Sizes[1];
                foreach (var (name, values) in new[] { (nameof(running_mean), running_mean), (nameof(running_var), running_var), (nameof(weight), weight), (nameof(bias), bias) })
                    if (values is not null && values.NumberOfElements != channels) throw new InvalidOperationException($"{name} should contain {channels} elements not {values.NumberOfElements}");
                return training || running_mean is null || running_var is null
                    ? Trained(input, running_mean, running_var, weight, bias, training ? momentum : 0, eps)
                    : Fixed(input, running_mean, running_var, weight, bias, eps);
            }

            private static Tensor Trained(Tensor input, Tensor? runningMean, Tensor? runningVariance, Tensor? weight, Tensor? bias, double momentum, double eps)
            {
                var values = input.Sizes[1] == 0 ? 0 : input.NumberOfElements / input.Sizes[1];
                if (values <= 1) throw new InvalidOperationException($"Expected more than 1 value per channel when training, got input size {Layout.Text(input.Sizes)}");
                // A shift without a scale is a scale of ones.
                using var ones = weight is null && bias is not null ? torch.ones(input.Sizes[1], input.dtype) : null;
                var result = BatchNormalization.Instance.Apply(input, weight ?? ones, bias, eps, out var mean, out var variance);
                if (momentum > 0)
                {
                    var unbiased = values / (values - 1.0);
                    Blend(runningMean, mean, momentum);
                    Blend(runningVariance, [.. variance.Select(v => v * unbiased)], momentum);
                }
                return result;
            }

            private static void Blend(Tensor? running, double[] values, double momentum)
            {
                if (running is null) return;
                using var recording = no_grad();
                using var scope = NewDisposeScope();
                running.copy_(running * (1 - momentum) + tensor(values).to_type(running.dtype) * momentum);
            }

            private static Tensor Fixed(Tensor input, Tensor mean, Tensor variance, Tensor? weight, Tensor? bias, double eps)
            {
                using var scope = NewDisposeScope();
                long[] broadcast = [1, input.Sizes[1], .. Enumerable.Repeat(1L, (int)input.ndim - 2)];
                var scale = (variance + eps).rsqrt();
                if (weight is not null) scale *= weight;
                var shift = -mean * scale;
                if (bias is not null) shift += bias;
                return (input * scale.reshape(broadcast) + shift.reshape(broadcast)).MoveToOuterDisposeScope();
            }
        }
    }
}
