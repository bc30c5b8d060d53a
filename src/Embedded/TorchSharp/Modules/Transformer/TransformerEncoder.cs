using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A layer of an encoder: self-attention, then two dense layers; what each adds to its input is normalised behind the sum.</summary>
    /// <remarks>x = norm₁(x + attention(x)), y = norm₂(x + W₂·f(W₁x)). A. Vaswani et al., "Attention Is All You Need", 2017.</remarks>
    public sealed class TransformerEncoderLayer : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly MultiheadAttention _attention;
        private readonly FeedForward _dense;
        private readonly LayerNorm _norm1, _norm2;
        private readonly Dropout _dropout1, _dropout2;

        internal TransformerEncoderLayer(long width, long heads, long hidden, double dropout, nn.Activations activation)
            : this(nn.MultiheadAttention(width, heads, dropout), new FeedForward(width, hidden, dropout, activation), nn.LayerNorm(width), nn.LayerNorm(width), dropout)
        {
        }

        /// <summary>A copy with parameters of its own.</summary>
        internal TransformerEncoderLayer(TransformerEncoderLayer other)
            : this(new MultiheadAttention(other._attention), new FeedForward(other._dense), Copies.Of(other._norm1), Copies.Of(other._norm2), other._dropout1.p)
        {
        }

        private TransformerEncoderLayer(MultiheadAttention attention, FeedForward dense, LayerNorm norm1, LayerNorm norm2, double dropout)
            : base(nameof(TransformerEncoderLayer))
        {
            (_attention, _dense, _norm1, _norm2, _dropout1, _dropout2) = (attention, dense, norm1, norm2, nn.Dropout(dropout), nn.Dropout(dropout));
            register_module("self_attn", attention);
            dense.Register(this);
            register_module("norm1", norm1);
            register_module("norm2", norm2);
            register_module("dropout1", _dropout1);
            register_module("dropout2", _dropout2);
        }

        /// <summary>Runs the layer without masks.</summary>
        /// <param name="src">[length, batch, width] or [length, width].</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor src) => Run(src, null, null);

        /// <summary>Runs the layer.</summary>
        /// <param name="src">[length, batch, width] or [length, width].</param>
        /// <param name="src_mask">[length, length], as <see cref="MultiheadAttention"/> has it; or null.</param>
        public Tensor call(Tensor src, Tensor? src_mask) => Run(src, src_mask, null);

        /// <summary>Runs the layer.</summary>
        /// <param name="src">[length, batch, width] or [length, width].</param>
        /// <param name="src_mask">[length, length], as <see cref="MultiheadAttention"/> has it; or null.</param>
        /// <param name="src_key_padding_mask">[batch, length], likewise; or null.</param>
        public Tensor call(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask) => Run(src, src_mask, src_key_padding_mask);

        private Tensor Run(Tensor src, Tensor? mask, Tensor? padding)
        {
            var x = _norm1.call(src + _dropout1.call(_attention.call(src, src, src, padding, need_weights: false, mask).Item1));
            return _norm2.call(x + _dropout2.call(_dense.Run(x)));
        }
    }

    /// <summary>The two dense layers of an encoder's or decoder's layer, W₂·f(W₁x), with dropout behind f.</summary>
    internal sealed class FeedForward
    {
        private readonly Linear _linear1, _linear2;
        private readonly Dropout _dropout;
        private readonly nn.Activations _activation;

        internal FeedForward(long width, long hidden, double dropout, nn.Activations activation) =>
            (_linear1, _linear2, _dropout, _activation) = (nn.Linear(width, hidden), nn.Linear(hidden, width), nn.Dropout(dropout), activation);

        internal FeedForward(FeedForward other) =>
            (_linear1, _linear2, _dropout, _activation) = (Copies.Of(other._linear1), Copies.Of(other._linear2), nn.Dropout(other._dropout.p), other._activation);

        internal void Register(nn.Module module)
        {
            module.register_module("linear1", _linear1);
            module.register_module("dropout", _dropout);
            module.register_module("linear2", _linear2);
        }

        internal Tensor Run(Tensor x)
        {
            var hidden = _linear1.call(x);
            return _linear2.call(_dropout.call(_activation == nn.Activations.GELU ? nn.functional.gelu(hidden) : nn.functional.relu(hidden)));
        }
    }

    /// <summary>Encoder layers on encoder layers.</summary>
    public sealed class TransformerEncoder : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor>
    {
        private readonly List<TransformerEncoderLayer> _layers = [];
        private readonly LayerNorm? _norm;

        internal TransformerEncoder(TransformerEncoderLayer layer, long count, LayerNorm? norm = null)
            : base(nameof(TransformerEncoder))
        {
            for (var i = 0; i < count; i++) _layers.Add(new TransformerEncoderLayer(layer));
            register_module("layers", nn.ModuleList<TransformerEncoderLayer>([.. _layers]));
            if ((_norm = norm) is not null) register_module("norm", norm);
        }

        /// <summary>What stands between a layer's dense layers.</summary>
        public enum Activations
        {
            /// <summary>max(x, 0).</summary>
            ReLU = 0,

            /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
            GELU = 1,
        }

        /// <summary>Runs all layers.</summary>
        /// <param name="src">[length, batch, width] or [length, width].</param>
        /// <param name="src_mask">[length, length], as <see cref="MultiheadAttention"/> has it; or null.</param>
        /// <param name="src_key_padding_mask">[batch, length], likewise; or null.</param>
        /// <returns>The same shape as src.</returns>
        public override Tensor forward(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
        {
            foreach (var layer in _layers) src = layer.call(src, src_mask, src_key_padding_mask);
            return _norm is null ? src : _norm.call(src);
        }

        /// <summary>Runs all layers without masks.</summary>
        public Tensor call(Tensor src) => base.call(src, null!, null!);

        /// <summary>Runs all layers.</summary>
        public Tensor call(Tensor src, Tensor src_mask) => base.call(src, src_mask, null!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>What stands between a transformer layer's dense layers.</summary>
            public enum Activations
            {
                /// <summary>max(x, 0).</summary>
                ReLU = 0,

                /// <summary>x·Φ(x), with the normal distribution function Φ.</summary>
                GELU = 1,
            }

            /// <summary>A layer of an encoder.</summary>
            /// <param name="d_model">Numbers of each position.</param>
            /// <param name="nhead">Heads of the attention.</param>
            /// <param name="dim_feedforward">Numbers between the dense layers.</param>
            /// <param name="dropout">How likely a number is zeroed while training: weights of the attention, what is between the dense layers, and what is added.</param>
            /// <param name="activation">What stands between the dense layers.</param>
            public static TransformerEncoderLayer TransformerEncoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);

            /// <summary>Encoder layers on encoder layers, each a copy of the given one.</summary>
            /// <param name="encoder_layer">The layer that is copied.</param>
            /// <param name="num_layers">How many.</param>
            public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) => new(encoder_layer, num_layers);
        }
    }
}
