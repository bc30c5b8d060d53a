using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalises each channel of each sample by its own statistics, or in evaluation mode by the running ones if it keeps them.</summary>
    public abstract class InstanceNorm : NormBase
    {
        /// <summary>A layer for a number of channels.</summary>
        public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
        {
        }

        /// <summary>Dimensions of a batch; one less is a single sample.</summary>
        protected abstract long GetNumberOfBatchDimensions();

        /// <summary>Normalises the channels.</summary>
        public override Tensor forward(Tensor input)
        {
            ValidateInputDimensions(input);
            if (input.ndim == GetNumberOfBatchDimensions()) return Normalized(input);
            using var batch = input.unsqueeze(0);
            using var result = Normalized(batch);
            return result.squeeze(0);
        }

        private Tensor Normalized(Tensor input) =>
            nn.functional.instance_norm(input, running_mean, running_var, weight, bias, training || running_mean is null, momentum ?? 0, eps);
    }

    /// <summary>Instance normalisation of lines: [N, C, L] or [C, L].</summary>
    public sealed class InstanceNorm1d : InstanceNorm
    {
        internal InstanceNorm1d(long channels, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(channels, eps, momentum, affine, track, device, dtype, nameof(InstanceNorm1d))
        {
        }

        /// <summary>Dimensions of a batch.</summary>
        protected override long GetNumberOfBatchDimensions() => 3;

        /// <summary>Refuses all but 2 or 3 dimensions.</summary>
        protected override void ValidateInputDimensions(Tensor input)
        {
            if (input.ndim is not (2 or 3)) throw new ArgumentException($"expected 2D or 3D input (got {input.ndim}D input)", nameof(input));
        }
    }

    /// <summary>Instance normalisation of images: [N, C, H, W] or [C, H, W].</summary>
    public sealed class InstanceNorm2d : InstanceNorm
    {
        internal InstanceNorm2d(long channels, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(channels, eps, momentum, affine, track, device, dtype, nameof(InstanceNorm2d))
        {
        }

        /// <summary>Dimensions of a batch.</summary>
        protected override long GetNumberOfBatchDimensions() => 4;

        /// <summary>Refuses all but 3 or 4 dimensions.</summary>
        protected override void ValidateInputDimensions(Tensor input)
        {
            if (input.ndim is not (3 or 4)) throw new ArgumentException($"expected 3D or 4D input (got {input.ndim}D input)", nameof(input));
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Instance normalisation of lines.</summary>
            /// <param name="num_features">Channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The part of a batch's mean statistics in the running ones.</param>
            /// <param name="affine">Whether each channel is scaled and shifted by trained numbers.</param>
            /// <param name="track_running_stats">Whether statistics are kept for evaluation mode.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static InstanceNorm1d InstanceNorm1d(long num_features, double eps = 1E-05, double momentum = 0.1, bool affine = false, bool track_running_stats = false, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            /// <summary>Instance normalisation of images.</summary>
            /// <param name="num_features">Channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The part of a batch's mean statistics in the running ones.</param>
            /// <param name="affine">Whether each channel is scaled and shifted by trained numbers.</param>
            /// <param name="track_running_stats">Whether statistics are kept for evaluation mode.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static InstanceNorm2d InstanceNorm2d(long num_features, double eps = 1E-05, double momentum = 0.1, bool affine = false, bool track_running_stats = false, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
