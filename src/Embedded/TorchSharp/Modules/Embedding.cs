using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A table of vectors, looked up by number: [..] of integers → [.., dims].</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        private readonly long _padding;
        private readonly double? _maxNorm;
        private readonly double _normType;
        private readonly bool _byFrequency;
        private Parameter _weight;

        internal Embedding(Parameter weight, long? padding, double? maxNorm, double normType, bool byFrequency)
            : base(nameof(Embedding))
        {
            (_padding, _maxNorm, _normType, _byFrequency) = (Row(padding, weight.Sizes[0]) ?? -1, maxNorm, normType, byFrequency);
            register_parameter(nameof(weight), _weight = weight);
        }

        /// <summary>The table, [rows, dims].</summary>
        public Parameter weight
        {
            get => _weight;
            set => ConditionallyRegisterParameter(nameof(weight), _weight = value);
        }

        /// <summary>Looks vectors up.</summary>
        /// <param name="input">Any shape, int64 or int32, each number in [0, rows).</param>
        public override Tensor forward(Tensor input)
        {
            if (_maxNorm is { } limit) EmbeddingRows.Renormalise(_weight, input, limit, _normType);
            return EmbeddingRows.Instance.Apply(_weight, input, _padding, _byFrequency);
        }

        /// <summary>A row's number, which may count from the end.</summary>
        internal static long? Row(long? number, long rows) =>
            number is null || (number >= -rows && number < rows) ? number < 0 ? number + rows : number
            : throw new ArgumentException($"Padding_idx must be within num_embeddings: {number} is not within the {rows} rows.");
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of vectors, looked up by number.</summary>
            /// <remarks>Drawn from the normal distribution, PyTorch's numbers for the same seed.</remarks>
            /// <param name="num_embeddings">Rows of the table.</param>
            /// <param name="embedding_dims">Numbers in each.</param>
            /// <param name="padding_idx">A row that begins as zeros and collects no gradient.</param>
            /// <param name="max_norm">Rows that are longer are shortened to this, in the table, when they are looked up.</param>
            /// <param name="norm_type">Of which norm this is: 2 is the length.</param>
            /// <param name="scale_grad_by_freq">Whether each row's gradient is divided by how often it was looked up.</param>
            /// <param name="sparse">Gradients are dense either way.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its type.</param>
            public static Embedding Embedding(
                long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var row = Modules.Embedding.Row(padding_idx, num_embeddings);
                var weight = new Parameter(empty([num_embeddings, embedding_dims], dtype, device));
                init.normal_(weight);
                if (row is { } padding)
                {
                    using var recording = no_grad();
                    weight[padding].zero_();
                }
                return new(weight, padding_idx, max_norm, norm_type, scale_grad_by_freq);
            }

            /// <summary>A table of given vectors.</summary>
            /// <param name="embeddings">[rows, dims].</param>
            /// <param name="freeze">Whether the table is kept as it is in training.</param>
            /// <param name="padding_idx">A row that collects no gradient.</param>
            /// <param name="max_norm">Rows that are longer are shortened to this, in the table, when they are looked up.</param>
            /// <param name="norm_type">Of which norm this is: 2 is the length.</param>
            /// <param name="scale_grad_by_freq">Whether each row's gradient is divided by how often it was looked up.</param>
            /// <param name="sparse">Gradients are dense either way.</param>
            /// <param name="device">Where the table lives.</param>
            /// <param name="dtype">Its type.</param>
            public static Embedding Embedding_from_pretrained(
                Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0,
                bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null) =>
                new(Pretrained(embeddings, freeze, device, dtype), padding_idx, max_norm, norm_type, scale_grad_by_freq);

            private static Parameter Pretrained(Tensor embeddings, bool freeze, Device? device, ScalarType? dtype)
            {
                if (embeddings.ndim != 2) throw new ArgumentException($"Embeddings parameter is expected to be 2-dimensional, but it has shape {Layout.Text(embeddings.Sizes)}", nameof(embeddings));
                if (device is not null) Device.RequireCpu(device);
                return new Parameter(dtype is { } type ? embeddings.to_type(type) : embeddings, requires_grad: !freeze);
            }
        }
    }
}
