using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    /// <summary>What an <see cref="EmbeddingBag"/> makes of a bag's vectors.</summary>
    public enum EmbeddingBagMode
    {
        /// <summary>Their sum, weighted if weights are given.</summary>
        Sum = 0,

        /// <summary>Their mean.</summary>
        Mean = 1,

        /// <summary>The greatest number at each place.</summary>
        Max = 2,
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Sums, means or maxima of bags of vectors of a table.</summary>
    public sealed class EmbeddingBag : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
    {
        private readonly long _padding;
        private readonly double? _maxNorm;
        private readonly double _normType;
        private readonly bool _byFrequency, _lastOffset;
        private readonly EmbeddingBagMode _mode;
        private Parameter _weight;

        internal EmbeddingBag(Parameter weight, double? maxNorm, double normType, bool byFrequency, EmbeddingBagMode mode, bool lastOffset, long padding)
            : base(nameof(EmbeddingBag))
        {
            (_maxNorm, _normType, _byFrequency, _mode, _lastOffset, _padding) = (maxNorm, normType, byFrequency, mode, lastOffset, padding);
            register_parameter(nameof(weight), _weight = weight);
        }

        /// <summary>The table, [rows, dims].</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>One vector for each bag.</summary>
        /// <param name="input">Numbers of rows: [bags, size], or [n] with all bags one behind the other.</param>
        /// <param name="offsets">Where each bag begins if the input has one dimension, else null.</param>
        /// <param name="perSampleWeights">A factor for each number, in mode Sum only; or null.</param>
        /// <returns>[bags, dims]; zeros for an empty bag.</returns>
        public override Tensor forward(Tensor input, Tensor? offsets, Tensor? perSampleWeights)
        {
            if (perSampleWeights is not null && _mode != EmbeddingBagMode.Sum)
                throw new NotSupportedException($"embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' (got mode='{_mode.ToString().ToLowerInvariant()}').");
            if (perSampleWeights is not null && !perSampleWeights.Sizes.SequenceEqual(input.Sizes))
                throw new ArgumentException($"embedding_bag: If per_sample_weights ({Layout.Text(perSampleWeights.Sizes)}) is not None, then it must have the same shape as the input ({Layout.Text(input.Sizes)})");
            var starts = Starts(input, offsets);
            var numbers = EmbeddingRows.Numbers(input, _weight.Sizes[0]);
            if (_maxNorm is { } limit) EmbeddingRows.Renormalise(_weight, numbers, limit, _normType);
            return EmbeddingBags.Reduce(_weight, numbers, starts, _mode, perSampleWeights, _byFrequency, _padding);
        }

        /// <summary>One vector for each row of numbers.</summary>
        public Tensor call(Tensor input) => base.call(input, null!, null!);

        /// <summary>One vector for each bag, which begin at the offsets.</summary>
        public Tensor call(Tensor input, Tensor offsets) => base.call(input, offsets, null!);

        /// <summary>One vector for each bag, which begin at the offsets, of weighted vectors.</summary>
        public new Tensor call(Tensor input, Tensor offsets, Tensor perSampleWeights) => base.call(input, offsets, perSampleWeights);

        private long[] Starts(Tensor input, Tensor? offsets)
        {
            if (input.ndim == 2)
            {
                if (offsets is not null) throw new ArgumentException("if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets");
                var (bags, size) = (input.Sizes[0], input.Sizes[1]);
                var starts = new long[bags];
                for (var bag = 0; bag < bags; bag++) starts[bag] = bag * size;
                return starts;
            }
            if (input.ndim != 1) throw new ArgumentException($"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.ndim}");
            if (offsets is null || offsets.ndim != 1) throw new ArgumentException($"offsets has to be a 1D Tensor but got {(offsets is null ? "None" : $"Tensor of dimension {offsets.ndim}")}");
            var given = offsets.to_type(ScalarType.Int64).data<long>().ToArray();
            if (given.Length > 0 && given[0] != 0) throw new InvalidOperationException($"offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got {given[0]}");
            if (given.Length > 0 && given.Max() > input.Sizes[0]) throw new InvalidOperationException($"offsets[-1] can not be greater than input's length {input.Sizes[0]}, but got {given.Max()}");
            return _lastOffset ? given[..^1] : given;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sums, means or maxima of bags of vectors of a table.</summary>
            /// <remarks>Drawn from the normal distribution, PyTorch's numbers for the same seed.</remarks>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Numbers in each.</param>
            /// <param name="max_norm">Rows that are longer are shortened to this, in the table, when they are looked up.</param>
            /// <param name="norm_type">Of which norm this is: 2 is the length.</param>
            /// <param name="scale_grad_by_freq">Whether each row's gradient is divided by how often it was looked up.</param>
            /// <param name="mode">What becomes of a bag.</param>
            /// <param name="sparse">Gradients are dense either way.</param>
            /// <param name="include_last_offset">Whether the last offset is the end of the last bag.</param>
            /// <param name="padding_index">A row that is left out of every bag; −1 for none.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its type.</param>
            public static EmbeddingBag EmbeddingBag(
                long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean,
                bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
            {
                var weight = new Parameter(empty([num_embeddings, embedding_dims], dtype, device));
                init.normal_(weight);
                if (padding_index >= 0)
                {
                    using var recording = no_grad();
                    weight[padding_index].zero_();
                }
                return new(weight, max_norm, norm_type, scale_grad_by_freq, mode, include_last_offset, padding_index);
            }

            /// <summary>Sums, means or maxima of bags of given vectors.</summary>
            /// <param name="embeddings">[rows, dims].</param>
            /// <param name="freeze">Whether the table is kept as it is in training.</param>
            /// <param name="max_norm">Rows that are longer are shortened to this, in the table, when they are looked up.</param>
            /// <param name="norm_type">Of which norm this is: 2 is the length.</param>
            /// <param name="scale_grad_by_freq">Whether each row's gradient is divided by how often it was looked up.</param>
            /// <param name="mode">What becomes of a bag.</param>
            /// <param name="sparse">Gradients are dense either way.</param>
            /// <param name="include_last_offset">Whether the last offset is the end of the last bag.</param>
            /// <param name="padding_index">A row that is left out of every bag; −1 for none.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its type.</param>
            public static EmbeddingBag EmbeddingBag_from_pretrained(
                Tensor embeddings, bool freeze = true, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean,
                bool sparse = false, bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null) =>
                new(Pretrained(embeddings, freeze, device, dtype), max_norm, norm_type, scale_grad_by_freq, mode, include_last_offset, padding_index);
        }
    }
}
