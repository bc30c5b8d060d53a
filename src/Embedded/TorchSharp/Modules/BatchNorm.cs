using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>What layers that normalise channels have in common: y = w · (x − μ)/√(σ² + ε) + b.</summary>
    public abstract class NormBase : nn.Module<Tensor, Tensor>
    {
        private Parameter? _weight, _bias;
        private Tensor? _mean, _variance, _count;

        /// <summary>A layer for a number of channels.</summary>
        /// <param name="num_features">Channels.</param>
        /// <param name="eps">ε.</param>
        /// <param name="momentum">The part of a batch's statistics in the running ones; null for the mean over all batches.</param>
        /// <param name="affine">Whether there are w and b.</param>
        /// <param name="track_running_stats">Whether statistics are kept for evaluation mode.</param>
        /// <param name="device">Where the parameters live.</param>
        /// <param name="dtype">Their type.</param>
        /// <param name="name">The layer's name.</param>
        public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
            : base(name)
        {
            (this.num_features, this.eps, this.momentum, this.affine, this.track_running_stats) = (num_features, eps, momentum, affine, track_running_stats);
            if (affine)
            {
                weight = new Parameter(ones(num_features, dtype, device));
                bias = new Parameter(zeros(num_features, dtype, device));
            }
            if (!track_running_stats) return;
            running_mean = zeros(num_features, dtype, device);
            running_var = ones(num_features, dtype, device);
            num_batches_tracked = zeros([], ScalarType.Int64, device);
        }

        /// <summary>Channels.</summary>
        public long num_features { get; }

        /// <summary>ε, added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>The part of a batch's statistics in the running ones; null for the mean over all batches.</summary>
        public double? momentum { get; set; }

        /// <summary>Whether there are w and b.</summary>
        public bool affine { get; }

        /// <summary>Whether statistics are kept for evaluation mode.</summary>
        public bool track_running_stats { get; }

        /// <summary>w, or null.</summary>
        public Parameter? weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>b, or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => ConditionallyRegisterParameter(nameof(bias), _bias = value);
        }

        /// <summary>The mean of each channel, or null.</summary>
        public Tensor? running_mean
        {
            get => _mean;
            set => ConditionallyRegisterBuffer(nameof(running_mean), _mean = value);
        }

        /// <summary>The variance of each channel, or null.</summary>
        public Tensor? running_var
        {
            get => _variance;
            set => ConditionallyRegisterBuffer(nameof(running_var), _variance = value);
        }

        /// <summary>How many batches the statistics have seen, or null.</summary>
        public Tensor? num_batches_tracked
        {
            get => _count;
            set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), _count = value);
        }

        /// <summary>Forgets the running statistics.</summary>
        public void reset_running_stats()
        {
            if (!track_running_stats) return;
            nn.init.zeros_(_mean!);
            nn.init.ones_(_variance!);
            nn.init.zeros_(_count!);
        }

        /// <summary>Forgets the running statistics and what w and b have learnt.</summary>
        public void reset_parameters()
        {
            reset_running_stats();
            if (!affine) return;
            nn.init.ones_(_weight!);
            nn.init.zeros_(_bias!);
        }

        /// <summary>Refuses inputs with the wrong number of dimensions.</summary>
        protected abstract void ValidateInputDimensions(Tensor input);
    }

    /// <summary>Batch normalisation: by the batch's own statistics in training mode, by the running ones in evaluation mode.</summary>
    public abstract class BatchNorm : NormBase
    {
        /// <summary>A layer for a number of channels.</summary>
        public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
        {
        }

        /// <summary>Normalises the channels.</summary>
        public override Tensor forward(Tensor input)
        {
            ValidateInputDimensions(input);
            var part = momentum ?? 0;
            if (training && num_batches_tracked is { } count)
            {
                using var recording = no_grad();
                count.add_(1);
                part = momentum ?? 1.0 / count.item<long>();
            }
            return nn.functional.batch_norm(input, running_mean, running_var, weight, bias, training || running_mean is null, part, eps);
        }
    }

    /// <summary>Batch normalisation of rows or lines: [N, C] or [N, C, L].</summary>
    public sealed class BatchNorm1d : BatchNorm
    {
        internal BatchNorm1d(long channels, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(channels, eps, momentum, affine, track, device, dtype, nameof(BatchNorm1d))
        {
        }

        /// <summary>Refuses all but 2 or 3 dimensions.</summary>
        protected override void ValidateInputDimensions(Tensor input)
        {
            if (input.ndim is not (2 or 3)) throw new ArgumentException($"expected 2D or 3D input (got {input.ndim}D input)", nameof(input));
        }
    }

    /// <summary>Batch normalisation of images: [N, C, H, W].</summary>
    public sealed class BatchNorm2d : BatchNorm
    {
        internal BatchNorm2d(long channels, double eps, double momentum, bool affine, bool track, Device? device, ScalarType? dtype)
            : base(channels, eps, momentum, affine, track, device, dtype, nameof(BatchNorm2d))
        {
        }

        /// <summary>Refuses all but 4 dimensions.</summary>
        protected override void ValidateInputDimensions(Tensor input)
        {
            if (input.ndim != 4) throw new ArgumentException($"expected 4D input (got {input.ndim}D input)", nameof(input));
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Batch normalisation of rows or lines.</summary>
            /// <param name="num_features">Channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The part of a batch's statistics in the running ones.</param>
            /// <param name="affine">Whether each channel is scaled and shifted by trained numbers.</param>
            /// <param name="track_running_stats">Whether statistics are kept for evaluation mode.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static BatchNorm1d BatchNorm1d(long num_features, double eps = 1E-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            /// <summary>Batch normalisation of images.</summary>
            /// <param name="num_features">Channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="momentum">The part of a batch's statistics in the running ones.</param>
            /// <param name="affine">Whether each channel is scaled and shifted by trained numbers.</param>
            /// <param name="track_running_stats">Whether statistics are kept for evaluation mode.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static BatchNorm2d BatchNorm2d(long num_features, double eps = 1E-05, double momentum = 0.1, bool affine = true, bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);
        }
    }
}
