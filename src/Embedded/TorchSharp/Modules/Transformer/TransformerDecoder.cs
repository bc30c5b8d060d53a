using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A layer of a decoder: self-attention, attention to what the encoder made, then two dense layers; what each adds to its input is normalised behind the sum.</summary>
    /// <remarks>A. Vaswani et al., "Attention Is All You Need", 2017.</remarks>
    public sealed class TransformerDecoderLayer : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
    {
        private readonly MultiheadAttention _attention, _across;
        private readonly FeedForward _dense;
        private readonly LayerNorm[] _norms;
        private readonly Dropout[] _dropouts;

        internal TransformerDecoderLayer(long width, long heads, long hidden, double dropout, nn.Activations activation)
            : this(
                nn.MultiheadAttention(width, heads, dropout), nn.MultiheadAttention(width, heads, dropout), new FeedForward(width, hidden, dropout, activation),
                [nn.LayerNorm(width), nn.LayerNorm(width), nn.LayerNorm(width)], dropout)
        {
        }

        /// <summary>A copy with parameters of its own.</summary>
        internal TransformerDecoderLayer(TransformerDecoderLayer other)
            : this(new(other._attention), new(other._across), new FeedForward(other._dense), [.. other._norms.Select(Copies.Of)], other._dropouts[0].p)
        {
        }

        private TransformerDecoderLayer(MultiheadAttention attention, MultiheadAttention across, FeedForward dense, LayerNorm[] norms, double dropout)
            : base(nameof(TransformerDecoderLayer))
        {
            (_attention, _across, _dense, _norms, _dropouts) = (attention, across, dense, norms, [nn.Dropout(dropout), nn.Dropout(dropout), nn.Dropout(dropout)]);
            register_module("self_attn", attention);
            register_module("multihead_attn", across);
            dense.Register(this);
            for (var i = 0; i < 3; i++) register_module($"norm{i + 1}", norms[i]);
            for (var i = 0; i < 3; i++) register_module($"dropout{i + 1}", _dropouts[i]);
        }

        /// <summary>Runs the layer.</summary>
        /// <param name="tgt">[length, batch, width] or [length, width].</param>
        /// <param name="memory">What the encoder made.</param>
        /// <param name="tgt_mask">[length, length], as <see cref="MultiheadAttention"/> has it; or null. The other masks likewise.</param>
        /// <param name="memory_mask">[length, length of memory].</param>
        /// <param name="tgt_key_padding_mask">[batch, length].</param>
        /// <param name="memory_key_padding_mask">[batch, length of memory].</param>
        /// <returns>The same shape as tgt.</returns>
        public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask, Tensor? tgt_key_padding_mask, Tensor? memory_key_padding_mask)
        {
            var x = _norms[0].call(tgt + _dropouts[0].call(_attention.call(tgt, tgt, tgt, tgt_key_padding_mask, need_weights: false, tgt_mask).Item1));
            x = _norms[1].call(x + _dropouts[1].call(_across.call(x, memory, memory, memory_key_padding_mask, need_weights: false, memory_mask).Item1));
            return _norms[2].call(x + _dropouts[2].call(_dense.Run(x)));
        }

        /// <summary>Runs the layer without masks.</summary>
        public Tensor call(Tensor tgt, Tensor memory) => base.call(tgt, memory, null!, null!, null!, null!);

        /// <summary>Runs the layer.</summary>
        /// <param name="tgt">[length, batch, width] or [length, width].</param>
        /// <param name="memory">What the encoder made.</param>
        /// <param name="tgt_mask">[length, length], as <see cref="MultiheadAttention"/> has it; or null. The other masks likewise.</param>
        /// <param name="memory_mask">[length, length of memory].</param>
        /// <param name="tgt_key_padding_mask">[batch, length].</param>
        /// <param name="memory_key_padding_mask">[batch, length of memory].</param>
        public new Tensor call(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null) =>
            base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);
    }

    /// <summary>Decoder layers on decoder layers.</summary>
    public sealed class TransformerDecoder : nn.Module<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>
    {
        private readonly List<TransformerDecoderLayer> _layers = [];
        private readonly LayerNorm? _norm;

        internal TransformerDecoder(TransformerDecoderLayer layer, long count, LayerNorm? norm = null)
            : base(nameof(TransformerDecoder))
        {
            for (var i = 0; i < count; i++) _layers.Add(new TransformerDecoderLayer(layer));
            register_module("layers", nn.ModuleList<TransformerDecoderLayer>([.. _layers]));
            if ((_norm = norm) is not null) register_module("norm", norm);
        }

        /// <summary>Runs all layers.</summary>
        /// <param name="tgt">[length, batch, width] or [length, width].</param>
        /// <param name="memory">What the encoder made.</param>
        /// <param name="tgt_mask">[length, length], as <see cref="MultiheadAttention"/> has it; or null. The other masks likewise.</param>
        /// <param name="memory_mask">[length, length of memory].</param>
        /// <param name="tgt_key_padding_mask">[batch, length].</param>
        /// <param name="memory_key_padding_mask">[batch, length of memory].</param>
        /// <returns>The same shape as tgt.</returns>
        public override Tensor forward(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
        {
            foreach (var layer in _layers) tgt = layer.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
            return _norm is null ? tgt : _norm.call(tgt);
        }

        /// <summary>Runs all layers without masks.</summary>
        public Tensor call(Tensor tgt, Tensor memory) => base.call(tgt, memory, null!, null!, null!, null!);

        /// <summary>Runs all layers.</summary>
        /// <param name="tgt">[length, batch, width] or [length, width].</param>
        /// <param name="memory">What the encoder made.</param>
        /// <param name="tgt_mask">[length, length], as <see cref="MultiheadAttention"/> has it; or null. The other masks likewise.</param>
        /// <param name="memory_mask">[length, length of memory].</param>
        /// <param name="tgt_key_padding_mask">[batch, length].</param>
        /// <param name="memory_key_padding_mask">[batch, length of memory].</param>
        public new Tensor call(Tensor tgt, Tensor memory, Tensor? tgt_mask, Tensor? memory_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null) =>
            base.call(tgt, memory, tgt_mask!, memory_mask!, tgt_key_padding_mask!, memory_key_padding_mask!);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A layer of a decoder.</summary>
            /// <param name="d_model">Numbers of each position.</param>
            /// <param name="nhead">Heads of the attention.</param>
            /// <param name="dim_feedforward">Numbers between the dense layers.</param>
            /// <param name="dropout">How likely a number is zeroed while training: weights of the attention, what is between the dense layers, and what is added.</param>
            /// <param name="activation">What stands between the dense layers.</param>
            public static TransformerDecoderLayer TransformerDecoderLayer(long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);

            /// <summary>Decoder layers on decoder layers, each a copy of the given one.</summary>
            /// <param name="decoder_layer">The layer that is copied.</param>
            /// <param name="num_layers">How many.</param>
            public static TransformerDecoder TransformerDecoder(TransformerDecoderLayer decoder_layer, long num_layers) => new(decoder_layer, num_layers);
        }
    }
}
