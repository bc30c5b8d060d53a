using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>An encoder, a decoder that looks at what it made, and a normalisation behind each.</summary>
    /// <remarks>A. Vaswani et al., "Attention Is All You Need", 2017. Embeddings, positions and the last dense layer are not in it.</remarks>
    public sealed class Transformer : nn.Module<Tensor, Tensor, Tensor>
    {
        private readonly TransformerEncoder _encoder;
        private readonly TransformerDecoder _decoder;

        internal Transformer(long width, long heads, long encoderLayers, long decoderLayers, long hidden, double dropout, nn.Activations activation)
            : base(nameof(Transformer))
        {
            using (var layer = nn.TransformerEncoderLayer(width, heads, hidden, dropout, activation)) _encoder = new(layer, encoderLayers, nn.LayerNorm(width));
            using (var layer = nn.TransformerDecoderLayer(width, heads, hidden, dropout, activation)) _decoder = new(layer, decoderLayers, nn.LayerNorm(width));
            register_module("encoder", _encoder);
            register_module("decoder", _decoder);
            foreach (var parameter in parameters())
                if (parameter.ndim > 1) nn.init.xavier_uniform_(parameter);
        }

        /// <summary>Runs encoder and decoder without masks.</summary>
        /// <param name="src">[s, batch, width] or [s, width].</param>
        /// <param name="tgt">[l, batch, width] or [l, width].</param>
        /// <returns>The same shape as tgt.</returns>
        public override Tensor forward(Tensor src, Tensor tgt) => call(src, tgt, null);

        /// <summary>Runs encoder and decoder.</summary>
        /// <param name="src">[s, batch, width] or [s, width].</param>
        /// <param name="tgt">[l, batch, width] or [l, width].</param>
        /// <param name="src_mask">[s, s], as <see cref="MultiheadAttention"/> has it; or null. The other masks likewise.</param>
        /// <param name="tgt_mask">[l, l].</param>
        /// <param name="memory_mask">[l, s].</param>
        /// <param name="src_key_padding_mask">[batch, s].</param>
        /// <param name="tgt_key_padding_mask">[batch, l].</param>
        /// <param name="memory_key_padding_mask">[batch, s].</param>
        /// <returns>The same shape as tgt.</returns>
        public Tensor call(
            Tensor src, Tensor tgt, Tensor? src_mask, Tensor? tgt_mask = null, Tensor? memory_mask = null,
            Tensor? src_key_padding_mask = null, Tensor? tgt_key_padding_mask = null, Tensor? memory_key_padding_mask = null)
        {
            if (src.ndim == 3 && tgt.ndim == 3 && src.Sizes[1] != tgt.Sizes[1]) throw new InvalidOperationException($"the batch number of src and tgt must be equal, but they are {src.Sizes[1]} and {tgt.Sizes[1]}");
            var memory = _encoder.call(src, src_mask!, src_key_padding_mask!);
            return _decoder.call(tgt, memory, tgt_mask, memory_mask, tgt_key_padding_mask, memory_key_padding_mask);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An encoder and a decoder. Matrices are drawn as Glorot and Bengio have it, PyTorch's numbers for the same seed.</summary>
            /// <param name="d_model">Numbers of each position.</param>
            /// <param name="nhead">Heads of the attention.</param>
            /// <param name="num_encoder_layers">Layers of the encoder.</param>
            /// <param name="num_decoder_layers">Layers of the decoder.</param>
            /// <param name="dim_feedforward">Numbers between a layer's dense layers.</param>
            /// <param name="dropout">How likely a number is zeroed while training.</param>
            /// <param name="activation">What stands between a layer's dense layers.</param>
            public static Transformer Transformer(
                long d_model = 512, long nhead = 8, long num_encoder_layers = 6, long num_decoder_layers = 6, long dim_feedforward = 2048, double dropout = 0.1,
                Activations activation = Activations.ReLU) =>
                new(d_model, nhead, num_encoder_layers, num_decoder_layers, dim_feedforward, dropout, activation);
        }
    }
}
