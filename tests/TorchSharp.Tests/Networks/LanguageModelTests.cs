using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class LanguageModelTests
{
    private static readonly Tensor Text = tensor([.. Enumerable.Range(0, 25).Select(i => (7L * i * i + 3 * i) % 11)]);

    [Fact]
    public void A_small_GPT_learns_and_writes()
    {
        manual_seed(18);
        var net = new Gpt(11, 16, 2, 2).to(float64);
        var x = Text[..24].view(3, 8);
        var y = Text[1..25].view(3, 8);
        Check(net, optim.AdamW(net.parameters(), 1e-2, beta1: 0.9, beta2: 0.95, weight_decay: 0.01), () => functional.cross_entropy(net.call(x).view(-1, 11), y.view(-1)), losses: [2.39342455, 2.25939306, 2.15713622, 2.07383154, 2.00514602], parameters: -9.75382488,
            beforeStep: () => nn.utils.clip_grad_norm_(net.parameters(), 1));
        Assert.Equal(6768, net.parameters().Sum(p => p.numel()));

        net.eval();
        manual_seed(19);
        using var _ = no_grad();
        var text = Text[..3].unsqueeze(0);
        for (var k = 0; k < 10; k++)
        {
            var logits = net.call(text[.., ^Math.Min(16, (int)text.shape[1])..])[.., -1] / 0.8;
            var (values, _) = logits.topk(5, dim: -1);
            logits = logits.masked_fill(logits < values[.., ^1..], float.NegativeInfinity);
            text = cat([text, multinomial(functional.softmax(logits, -1), 1)], 1);
        }
        Assert.Equal([0, 10, 1, 1, 1, 0, 0, 1, 1, 1, 1, 3, 1], text[0].data<long>().ToArray());
    }

    [Fact]
    public void A_cache_of_keys_and_values_changes_no_score()
    {
        manual_seed(18);
        var net = new Gpt(11, 16, 2, 2);
        net.eval();
        using var _ = no_grad();
        var text = Text[..10].unsqueeze(0);
        var whole = net.call(text);
        var cache = new (Tensor k, Tensor v)?[2];
        for (var t = 0; t < 10; t++)
        {
            var step = net.Next(text[.., t..(t + 1)], t, cache);
            Assert.True(step[0, 0].allclose(whole[0, t], rtol: 1e-4, atol: 1e-6));
        }
    }

    [Fact]
    public void Multi_head_attention_with_a_causal_mask()
    {
        manual_seed(20);
        var x = randn(6, 2, 8).to(float64);
        var attention = MultiheadAttention(8, 2).to(float64);
        var mask = full([6, 6], float.NegativeInfinity, dtype: float64).triu(1);
        var y = randn(6, 2, 8).to(float64);
        Check(attention, optim.Adam(attention.parameters(), 0.01), () => functional.mse_loss(attention.call(x, x, x, null, true, mask).Item1, y), losses: [0.949494474, 0.913374911, 0.882843495, 0.856828008], parameters: 0.114156868);
        var (output, weights) = attention.call(x, x, x, null, true, mask);
        Near([1.60403344, 3.18512919], Sum(output), Sum(weights));
    }

    [Fact]
    public void Scaled_dot_product_attention_is_its_formula()
    {
        manual_seed(20);
        var (q, k, v) = (randn(2, 3, 6, 4), randn(2, 3, 6, 4), randn(2, 3, 6, 4));
        var future = ones(6, 6, dtype: @bool).triu(1);
        var weights = functional.softmax((q.matmul(k.transpose(-2, -1)) / Math.Sqrt(4)).masked_fill(future, float.NegativeInfinity), -1);
        Assert.True(functional.scaled_dot_product_attention(q, k, v, is_casual: true).allclose(weights.matmul(v), atol: 1e-6));
    }

    private static Tensor Positions(long length, long size)
    {
        var position = arange(length).to(float32).unsqueeze(1);
        var frequency = exp(arange(0, size, 2).to(float32) * (-Math.Log(10000.0) / size));
        var table = zeros(length, size);
        table[.., TensorIndex.Slice(0, null, 2)] = sin(position * frequency);
        table[.., TensorIndex.Slice(1, null, 2)] = cos(position * frequency);
        return table;
    }

    private sealed class Attention : Module<Tensor, Tensor>
    {
        private readonly long heads;
        private readonly Module<Tensor, Tensor> qkv, proj, drop;

        public Attention(long size, long heads) : base(nameof(Attention))
        {
            this.heads = heads;
            qkv = Linear(size, 3 * size);
            proj = Linear(size, size);
            drop = Dropout(0.1);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (q, k, v) = Project(x);
            var length = x.shape[1];
            var scores = q.matmul(k.transpose(-2, -1)) / Math.Sqrt(q.shape[3]);
            scores = scores.masked_fill(ones(length, length, dtype: @bool).triu(1), float.NegativeInfinity);
            return Join(drop.call(functional.softmax(scores, -1)).matmul(v));
        }

        public Tensor Next(Tensor x, ref (Tensor k, Tensor v)? cache)
        {
            var (q, k, v) = Project(x);
            if (cache is var (before, valuesBefore)) (k, v) = (cat([before, k], 2), cat([valuesBefore, v], 2));
            cache = (k, v);
            return Join(functional.scaled_dot_product_attention(q, k, v));
        }

        private (Tensor q, Tensor k, Tensor v) Project(Tensor x)
        {
            var parts = qkv.call(x).chunk(3, -1).Select(part => part.view(x.shape[0], x.shape[1], heads, -1).transpose(1, 2)).ToArray();
            return (parts[0], parts[1], parts[2]);
        }

        private Tensor Join(Tensor x) => proj.call(x.transpose(1, 2).contiguous().view(x.shape[0], x.shape[2], -1));
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> norm1;
        private readonly Attention attention;
        private readonly Module<Tensor, Tensor> norm2, mlp;

        public Block(long size, long heads) : base(nameof(Block))
        {
            norm1 = LayerNorm(size);
            attention = new Attention(size, heads);
            norm2 = LayerNorm(size);
            mlp = Sequential(Linear(size, 4 * size), GELU(), Linear(4 * size, size), Dropout(0.1));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            x = x + attention.call(norm1.call(x));
            return x + mlp.call(norm2.call(x));
        }

        public Tensor Next(Tensor x, ref (Tensor k, Tensor v)? cache)
        {
            x = x + attention.Next(norm1.call(x), ref cache);
            return x + mlp.call(norm2.call(x));
        }
    }

    private sealed class Gpt : Module<Tensor, Tensor>
    {
        private readonly Modules.Embedding tokens;
        private readonly Tensor positions;
        private readonly Modules.ModuleList<Block> blocks;
        private readonly Module<Tensor, Tensor> norm;
        private readonly Modules.Linear head;

        public Gpt(long vocabulary, long size, long heads, int layers) : base(nameof(Gpt))
        {
            tokens = Embedding(vocabulary, size);
            positions = Positions(16, size);
            blocks = ModuleList(Enumerable.Range(0, layers).Select(_ => new Block(size, heads)).ToArray());
            norm = LayerNorm(size);
            head = Linear(size, vocabulary, hasBias: false);
            head.weight = tokens.weight;
            init.normal_(tokens.weight!, 0, 0.02);
            register_buffer("positions", positions);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var h = tokens.call(x) + positions[..(int)x.shape[1]];
            foreach (var block in blocks) h = block.call(h);
            return head.call(norm.call(h));
        }

        public Tensor Next(Tensor token, int position, (Tensor k, Tensor v)?[] cache)
        {
            var h = tokens.call(token) + positions[position];
            for (var layer = 0; layer < cache.Length; layer++) h = blocks[layer].Next(h, ref cache[layer]);
            return head.call(norm.call(h));
        }
    }
}
