using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Zeros each element with probability p and divides the others by 1 − p; nothing when not training.</summary>
            /// <remarks>N. Srivastava et al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014.</remarks>
            /// <param name="input">Any shape.</param>
            /// <param name="p">From 0 to 1.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Dropped("dropout", input, input.Sizes, p, training, inplace, alpha: false);

            /// <summary>Zeros each channel of lines with probability p and divides the others by 1 − p; nothing when not training.</summary>
            /// <param name="input">[N, C, L] or [C, L].</param>
            /// <param name="p">From 0 to 1.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (input.ndim is not (2 or 3))
                    throw new InvalidOperationException($"dropout1d: Expected 2D or 3D input, but received a {input.ndim}D input. Note that dropout1d exists to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an optional batch dimension (i.e. 2D or 3D inputs).");
                return Dropped("dropout1d", input, input.ndim == 2 ? [input.Sizes[0], 1] : Channels("dropout1d", input), p, training, inplace, alpha: false);
            }

            /// <summary>Zeros each channel of images with probability p and divides the others by 1 − p; nothing when not training.</summary>
            /// <remarks>J. Tompson et al., "Efficient Object Localization Using Convolutional Networks", 2015.</remarks>
            /// <param name="input">[N, C, …].</param>
            /// <param name="p">From 0 to 1.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Dropped("dropout2d", input, Channels("dropout2d", input), p, training, inplace, alpha: false);

            /// <summary>Sets each element with probability p to the least value of SELU, then scales and shifts so that mean 0 and variance 1 stay; nothing when not training.</summary>
            /// <remarks>G. Klambauer et al., "Self-Normalizing Neural Networks", 2017.</remarks>
            /// <param name="input">Any shape.</param>
            /// <param name="p">From 0 to 1.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                Dropped("alpha_dropout", input, input.Sizes, p, training, inplace, alpha: true);

            /// <summary>Like <see cref="alpha_dropout"/>, whole channels at a time.</summary>
            /// <param name="input">[N, C, …].</param>
            /// <param name="p">From 0 to 1.</param>
            /// <param name="training">Whether to drop at all.</param>
            /// <param name="inplace">Whether the input is overwritten.</param>
            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                Dropped("feature_alpha_dropout", input, Channels("feature_alpha_dropout", input), p, training, inplace, alpha: true);

            private static long[] Channels(string name, Tensor input)
            {
                if (input.ndim < 2) throw new InvalidOperationException($"{name}: Feature dropout requires at least 2 dimensions in the input, but it has shape {Layout.Text(input.Sizes)}");
                return [input.Sizes[0], input.Sizes[1], .. Enumerable.Repeat(1L, (int)input.ndim - 2)];
            }

            /// <summary>Drops where a mask of the given shape, which is broadcast over the input, says so.</summary>
            private static Tensor Dropped(string name, Tensor input, ReadOnlySpan<long> mask, double p, bool training, bool inplace, bool alpha)
            {
                if (p is not (>= 0 and <= 1)) throw new ArgumentException($"dropout probability has to be between 0 and 1, but got {p}", nameof(p));
                if (!training || p == 0 || input.NumberOfElements == 0) return inplace ? input : input.alias();
                if (!input.is_floating_point()) throw new InvalidOperationException($"{name} works on floating-point tensors, not on {input.dtype}: convert the input with to_type(float32).");
                using var kept = Tensor.Empty(mask, input.dtype);
                if (p == 1) kept.zero_();
                else if (input.dtype == ScalarType.Float32) RandomStream.Default.Bernoulli(kept.AsSpan<float>(), 1 - p);
                else RandomStream.Default.Bernoulli(kept.AsSpan<double>(), 1 - p);
                if (!alpha || p == 1)
                {
                    if (p < 1) kept.mul_(1 / (1 - p));
                    return Into(input, input * kept, inplace);
                }
                // −λα, what SELU tends to far below 0, is where the dropped ones go.
                const double Least = 1.7580993408473766;
                var scale = 1 / Math.Sqrt((Least * Least * p + 1) * (1 - p));
                using var shift = (kept - 1) * (Least * scale) + Least * scale * p;
                using var scaled = input * kept.mul_(scale);
                return Into(input, scaled + shift, inplace);
            }
        }
    }
}
