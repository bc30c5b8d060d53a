using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.Tests.Networks.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Networks;

public sealed class TextTests
{
    [Fact]
    public void Masked_tokens_are_guessed_by_an_encoder()
    {
        var (_, padding, inputs, targets) = MaskedTokens();
        var net = new MaskedLanguageModel().to(float64);
        Check(net, optim.Adam(net.parameters(), 0.01), () => functional.cross_entropy(net.call(inputs, padding).transpose(1, 2), targets, ignore_index: -100), losses: [2.95835094, 2.41126479, 1.95367396, 1.71665463], parameters: 15.2617199);
    }

    [Fact]
    public void Mean_of_the_embeddings_that_are_not_padding()
    {
        var (tokens, padding, _, _) = MaskedTokens();
        var (embed, head) = (Embedding(13, 8), Linear(8, 2));
        var keep = (~padding).to(float32).unsqueeze(-1);
        Parameter[] parameters = [.. embed.parameters(), .. head.parameters()];
        Check(parameters, optim.Adam(parameters, 0.05), () => functional.cross_entropy(head.call((embed.call(tokens) * keep).sum(1) / keep.sum(1)), tensor([0L, 1, 1])), losses: [0.725357711, 0.63026011, 0.562685847, 0.504201412], parameters: 0.0236743073);
    }

    [Fact]
    public void A_bag_of_words_by_mean() => Bag(EmbeddingBagMode.Mean, losses: [0.719065368, 0.631475091, 0.59555316, 0.562309146], parameters: 6.2117209);

    [Fact]
    public void A_bag_of_words_by_sum() => Bag(EmbeddingBagMode.Sum, losses: [1.10646367, 5.44535255, 1.12373948, 0.024055101], parameters: 8.49808842);

    [Fact]
    public void A_bag_of_words_by_maximum() => Bag(EmbeddingBagMode.Max, losses: [0.732274711, 0.800952435, 0.695078075, 0.202686861], parameters: 6.15990684);

    [Fact]
    public void Convolutions_over_words()
    {
        manual_seed(23);
        var x = randint(0, 20, [4, 9]);
        var net = new TextConvNet();
        var y = tensor([0L, 1, 1, 0]);
        Check(net, optim.Adagrad(net.parameters(), 0.1), () => functional.cross_entropy(net.call(x), y), losses: [0.826804936, 0.510318756, 0.240827918, 0.150868699], parameters: 3.43981426);
    }

    private static void Bag(EmbeddingBagMode mode, double[] losses, double parameters)
    {
        manual_seed(22);
        var bag = EmbeddingBag(20, 6, mode: mode);
        var head = Linear(6, 2);
        Parameter[] all = [.. bag.parameters(), .. head.parameters()];
        var tokens = randint(0, 20, [14]);
        var offsets = tensor([0L, 3, 8]);
        var labels = tensor([1L, 0, 1]);
        Check(all, optim.SGD(all, 1.0), () => functional.cross_entropy(head.call(bag.call(tokens, offsets)), labels), losses, parameters);
    }

    private static (Tensor tokens, Tensor padding, Tensor inputs, Tensor targets) MaskedTokens()
    {
        manual_seed(21);
        var tokens = randint(2, 13, [3, 10]);
        tokens[1, 7..] = 0;
        tokens[2, 4..] = 0;
        var padding = tokens == 0;
        var masked = (rand(3, 10) < 0.3) & ~padding;
        return (tokens, padding, tokens.masked_fill(masked, 1), tokens.masked_fill(~masked, -100));
    }

    private sealed class MaskedLanguageModel : Module<Tensor, Tensor, Tensor>
    {
        private readonly Modules.Embedding tokens = Embedding(13, 16, padding_idx: 0), positions = Embedding(10, 16);
        private readonly Modules.TransformerEncoder encoder = TransformerEncoder(TransformerEncoderLayer(16, 4, 32, dropout: 0.1, activation: Activations.GELU), 2);
        private readonly Modules.Linear head = Linear(16, 13);

        public MaskedLanguageModel() : base(nameof(MaskedLanguageModel)) => RegisterComponents();

        public override Tensor forward(Tensor x, Tensor padding)
        {
            var h = tokens.call(x) + positions.call(arange(x.shape[1]));
            return head.call(encoder.call(h.transpose(0, 1), null!, padding).transpose(0, 1));
        }
    }

    private sealed class TextConvNet : Module<Tensor, Tensor>
    {
        private readonly Modules.Embedding embed = Embedding(20, 6);
        private readonly Modules.ModuleList<Modules.Conv1d> convs = ModuleList(Conv1d(6, 4, 2), Conv1d(6, 4, 3));
        private readonly Modules.Linear head = Linear(8, 2);

        public TextConvNet() : base(nameof(TextConvNet)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            var e = embed.call(x).transpose(1, 2);
            return head.call(cat(convs.Select(conv => functional.relu(conv.call(e)).amax([2])).ToArray(), 1));
        }
    }
}
