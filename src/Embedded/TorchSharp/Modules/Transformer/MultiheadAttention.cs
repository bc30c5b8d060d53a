using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Attention in several heads: each has projections of its own of queries, keys and values; the heads' results side by side are projected once more.</summary>
    /// <remarks>A. Vaswani et al., "Attention Is All You Need", 2017. Sequences come first: [length, batch, numbers].</remarks>
    public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor, bool, Tensor, Tuple<Tensor, Tensor>>
    {
        private readonly long _width, _heads;
        private readonly double _dropout;
        private readonly bool _addZero, _joint;
        private readonly Linear _out;

        internal MultiheadAttention(long width, long heads, double dropout, bool bias, bool addBiasKv, bool addZero, long? kdim, long? vdim)
            : this(width, heads, dropout, addZero, (kdim ?? width) == width && (vdim ?? width) == width, nn.Linear(width, width, bias))
        {
            if (_joint) Draw("in_proj_weight", 3 * width, width);
            else
            {
                Draw("q_proj_weight", width, width);
                Draw("k_proj_weight", width, kdim ?? width);
                Draw("v_proj_weight", width, vdim ?? width);
            }
            if (bias)
            {
                register_parameter("in_proj_bias", new Parameter(zeros(3 * width)));
                nn.init.zeros_(_out.bias!);
            }
            if (!addBiasKv) return;
            foreach (var name in new[] { "bias_k", "bias_v" }) register_parameter(name, new Parameter(nn.init.xavier_normal_(empty(1, 1, width))));

            void Draw(string name, long rows, long columns) => register_parameter(name, new Parameter(nn.init.xavier_uniform_(empty(rows, columns))));
        }

        /// <summary>A copy with parameters of its own.</summary>
        internal MultiheadAttention(MultiheadAttention other)
            : this(other._width, other._heads, other._dropout, other._addZero, other._joint, Copies.Of(other._out))
        {
            foreach (var (name, parameter) in other.named_parameters(recurse: false)) register_parameter(name, Copies.Of(parameter));
        }

        private MultiheadAttention(long width, long heads, double dropout, bool addZero, bool joint, Linear projection)
            : base(nameof(MultiheadAttention))
        {
            if (heads <= 0 || width <= 0 || width % heads != 0) throw new ArgumentException($"embed_dim must be divisible by num_heads, but got {width} and {heads}");
            (_width, _heads, _dropout, _addZero, _joint, _out) = (width, heads, dropout, addZero, joint, projection);
            register_module("out_proj", _out);
        }

        /// <summary>Attends.</summary>
        /// <param name="query">[l, batch, width], or [l, width].</param>
        /// <param name="key">[s, batch, kdim], or [s, kdim].</param>
        /// <param name="value">[s, batch, vdim], or [s, vdim].</param>
        /// <param name="key_padding_mask">[batch, s]: true for keys that nobody may look at, or numbers added to the scores; or null.</param>
        /// <param name="need_weights">Whether the weights are returned too; without them the faster way is taken.</param>
        /// <param name="attn_mask">[l, s] or [batch · heads, l, s]: true where a query may not look at a key, or numbers added to the scores; or null.</param>
        /// <returns>[l, batch, width], and the weights averaged over the heads, [batch, l, s], or null.</returns>
        public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
        {
            if (query.ndim is not (2 or 3) || key.ndim != query.ndim || value.ndim != query.ndim)
                throw new InvalidOperationException($"query should be unbatched 2D or batched 3D tensor, and key and value likewise, but received {query.ndim}-D, {key.ndim}-D and {value.ndim}-D tensors");
            if (query.ndim == 2)
            {
                // The three stay one tensor if they were one.
                var rows = query.unsqueeze(1);
                Tensor Rows(Tensor tensor) => ReferenceEquals(tensor, query) ? rows : tensor.unsqueeze(1);
                var (single, of) = forward(rows, Rows(key), Rows(value), key_padding_mask?.unsqueeze(0), need_weights, attn_mask);
                return Tuple.Create(single.squeeze(1), of is null ? null! : of.squeeze(0));
            }
            Check(query, key, value);
            long l = query.Sizes[0], n = query.Sizes[1], s = key.Sizes[0];
            var extra = (get_parameter("bias_k") is null ? 0 : 1) + (_addZero ? 1 : 0);
            var mask = Mask(key_padding_mask, attn_mask, n, l, s, extra, query.dtype);
            var dropout = training ? _dropout : 0;
            if (_joint && ReferenceEquals(query, key) && ReferenceEquals(key, value) && extra == 0 && !need_weights && dropout == 0 && mask?.requires_grad != true)
            {
                var joint = SelfAttention.Instance.Apply(nn.functional.linear(query, get_parameter("in_proj_weight")!, get_parameter("in_proj_bias")), _heads, mask);
                return Tuple.Create(_out.call(joint), (Tensor)null!);
            }
            var q = Heads(Projected(query, 0, "q_proj_weight"));
            var k = Heads(WithExtra(Projected(key, 1, "k_proj_weight"), "bias_k"));
            var v = Heads(WithExtra(Projected(value, 2, "v_proj_weight"), "bias_v"));
            Tensor? weights = null;
            Tensor y;
            if (need_weights || dropout > 0 || mask?.requires_grad == true)
            {
                weights = nn.functional.dropout(Attention.Weights(q, k, mask, causal: false), dropout);
                y = weights.matmul(v);
            }
            else y = Attention.Instance.Apply(q, k, v, mask, causal: false);
            return Tuple.Create(_out.call(y.permute(2, 0, 1, 3).reshape(l, n, _width)), need_weights ? weights!.mean([1]) : null!);
        }

        /// <summary>Attends.</summary>
        /// <param name="query">[l, batch, width], or [l, width].</param>
        /// <param name="key">[s, batch, kdim], or [s, kdim].</param>
        /// <param name="value">[s, batch, vdim], or [s, vdim].</param>
        /// <param name="key_padding_mask">[batch, s]: true for keys that nobody may look at, or numbers added to the scores; or null.</param>
        /// <param name="need_weights">Whether the weights are returned too; without them the faster way is taken.</param>
        /// <param name="attn_mask">[l, s] or [batch · heads, l, s]: true where a query may not look at a key, or numbers added to the scores; or null.</param>
        /// <returns>[l, batch, width], and the weights averaged over the heads, [batch, l, s], or null.</returns>
        public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null) =>
            base.call(query, key, value, key_padding_mask!, need_weights, attn_mask!);

        private Tensor Projected(Tensor x, int part, string name)
        {
            var bias = get_parameter("in_proj_bias")?.narrow(0, part * _width, _width);
            return nn.functional.linear(x, _joint ? get_parameter("in_proj_weight")!.narrow(0, part * _width, _width) : get_parameter(name)!, bias);
        }

        /// <summary>Keys or values with the trained one and the zero one behind them.</summary>
        private Tensor WithExtra(Tensor rows, string name)
        {
            if (get_parameter(name) is { } trained) rows = cat([rows, trained.expand(1, rows.Sizes[1], _width)], 0);
            return _addZero ? cat([rows, zeros([1, rows.Sizes[1], _width], rows.dtype)], 0) : rows;
        }

        private Tensor Heads(Tensor rows) => rows.reshape(rows.Sizes[0], rows.Sizes[1], _heads, _width / _heads).permute(1, 2, 0, 3);

        private Tensor? Mask(Tensor? padding, Tensor? attention, long n, long l, long s, int extra, ScalarType type)
        {
            if (attention is { ndim: 2 } && !attention.Sizes.SequenceEqual([l, s]))
                throw new InvalidOperationException($"The shape of the 2D attn_mask is {Layout.Text(attention.Sizes)}, but should be ({l}, {s}).");
            if (attention is { ndim: 3 } && !attention.Sizes.SequenceEqual([n * _heads, l, s]))
                throw new InvalidOperationException($"The shape of the 3D attn_mask is {Layout.Text(attention.Sizes)}, but should be ({n * _heads}, {l}, {s}).");
            if (attention is { ndim: not (2 or 3) }) throw new InvalidOperationException($"attn_mask's dimension {attention.ndim} is not supported");
            if (padding is not null && !padding.Sizes.SequenceEqual([n, s]))
                throw new InvalidOperationException($"expecting key_padding_mask shape of ({n}, {s}), but got {Layout.Text(padding.Sizes)}");
            var scores = Additive(attention, "attn_mask");
            if (scores?.ndim == 3) scores = scores.reshape(n, _heads, l, -1);
            var keys = Additive(padding, "key_padding_mask")?.reshape(n, 1, 1, -1);
            return scores is null ? keys : keys is null ? scores : scores + keys;

            Tensor? Additive(Tensor? mask, string name)
            {
                if (mask is null) return null;
                if (mask.dtype != ScalarType.Bool && !mask.is_floating_point()) throw new InvalidOperationException($"Only float and bool types are supported for {name}, not {mask.dtype}");
                var added = mask.dtype == ScalarType.Bool ? Attention.Additive(mask.logical_not(), type) : mask.to_type(type);
                return extra == 0 ? added : cat([added, zeros([.. added.Sizes[..^1], extra], type)], -1);
            }
        }

        private void Check(Tensor query, Tensor key, Tensor value)
        {
            if (query.Sizes[2] != _width) throw new InvalidOperationException($"was expecting embedding dimension of {_width}, but got {query.Sizes[2]}");
            if (!key.Sizes[..2].SequenceEqual(value.Sizes[..2]) || key.Sizes[1] != query.Sizes[1])
                throw new InvalidOperationException($"key's sequence and batch dims {Layout.Text(key.Sizes[..2])} do not match value's {Layout.Text(value.Sizes[..2])} or query's batch of {query.Sizes[1]}");
        }
    }

    /// <summary>Copies of parameters and layers, as PyTorch's deepcopy makes them: without drawing random numbers.</summary>
    internal static class Copies
    {
        internal static Parameter Of(Parameter parameter)
        {
            using var recording = no_grad();
            return new Parameter(parameter.clone(), parameter.requires_grad);
        }

        internal static Linear Of(Linear layer) => new(Of(layer.weight), layer.bias is { } bias ? Of(bias) : null);

        internal static LayerNorm Of(LayerNorm layer)
        {
            var copy = new LayerNorm(layer.normalized_shape, layer.eps, affine: false, withBias: false, null, null) { elementwise_affine = layer.elementwise_affine };
            if (layer.weight is { } weight) copy.weight = Of(weight);
            if (layer.bias is { } bias) copy.bias = Of(bias);
            return copy;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Attention in several heads.</summary>
            /// <remarks>Parameters "in_proj_weight" (or "q_proj_weight", "k_proj_weight", "v_proj_weight"), "in_proj_bias", "out_proj.weight", "out_proj.bias" begin with PyTorch's numbers for the same seed.</remarks>
            /// <param name="embedded_dim">Numbers of a query and of a result; a multiple of the heads.</param>
            /// <param name="num_heads">Heads.</param>
            /// <param name="dropout">How likely each weight is zeroed while training.</param>
            /// <param name="bias">Whether the projections have biases.</param>
            /// <param name="add_bias_kv">Whether a trained key and value stand behind the others.</param>
            /// <param name="add_zero_attn">Whether a key and value of zeros stand behind the others.</param>
            /// <param name="kdim">Numbers of a key, if not as many as of a query.</param>
            /// <param name="vdim">Numbers of a value, if not as many as of a query.</param>
            public static MultiheadAttention MultiheadAttention(
                long embedded_dim, long num_heads, double dropout = 0.0, bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null, long? vdim = null) =>
                new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim, vdim);
        }
    }
}
